"""Taking in spreadsheets through the presenter: real files of the kinds offices have, on a real register."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.kernel.errors import CancelledError
from asn_desktop.core.usecases.ports import Sheet
from asn_desktop.ui.presenters.intake.lines import ProblemLine, RowLine, _shown
from asn_desktop.ui.presenters.intake.screen import IntakePresenter
from asn_desktop.ui.presenters.intake.state import IntakeState


class Seen:
    def __init__(self) -> None:
        self.states: list[IntakeState] = []
        self.lines: Sequence[Any] = ()

    @property
    def now(self) -> IntakeState:
        return self.states[-1]

    def render(self, state: IntakeState) -> None:
        self.states.append(state)

    def page(self, offset: int, lines: Sequence[Any]) -> None:
        self.lines = lines


HEADINGS = ["No", "Nama Lengkap", "NIP", "Gol", "TMT Gol", "Jabatan", "Unit Kerja"]


@pytest.fixture
def files(office: Any, tmp_path: Path) -> Any:
    def write(name: str, rows: list[list[Any]]) -> Path:
        path = tmp_path / name
        office.services.sheets.write(path, [Sheet("Data", rows)])
        return path

    return write


@pytest.fixture
def seen() -> Seen:
    return Seen()


@pytest.fixture
def taking(office: Any, seen: Seen) -> IntakePresenter:
    presenter = IntakePresenter(office.services, seen)
    presenter.start()
    return presenter


def _list() -> list[list[Any]]:
    return [
        ["DAFTAR PEGAWAI DISTRIK WELESI"],
        HEADINGS,
        [1, "Maria Kogoya, S.Sos", "198509262010012902", "III/c", "01/04/2025", "Pengelola Kepegawaian", "Sekretariat"],
        [2, "Debora Asso", "199008092014032911", "III/b", "01/04/2023", "Pengelola Keuangan", "Sekretariat"],
        [3, "Tanpa Nomor", "1.98609E+17", "III/b", "01/04/2023", "Pengelola", "Sekretariat"],
    ]


def test_a_list_is_recognised_compared_and_saved_in_one_go(
    taking: IntakePresenter, seen: Seen, office: Any, files: Any
) -> None:
    taking.choose([files("daftar.xlsx", _list())])
    assert seen.now.step == "match"
    assert seen.now.inspection is not None
    assert {"nip", "nama", "golongan"} <= set(seen.now.mapping.values())
    taking.check()
    assert seen.now.step == "check"
    counts = seen.now.counts
    assert (counts.baru, counts.berubah, counts.ditolak) == (1, 1, 1)
    assert len(office.read(Pegawai)) == 3, "a dry run saves nothing"
    taking.save()
    assert seen.now.step == "done"
    assert {p.nip for p in office.read(Pegawai)} >= {"199008092014032911"}
    assert office.shell.told[-1] == ("intake_ui.saved", {"n": 2})
    assert "pegawai" in office.shell.offered[-1].kinds


def test_changes_are_told_field_by_field(taking: IntakePresenter, seen: Seen, files: Any) -> None:
    taking.choose([files("daftar.xlsx", _list())])
    taking.check()
    taking.show_tab("berubah")
    (line,) = seen.lines
    assert isinstance(line, RowLine)
    told = {change.field: (change.old, change.new) for change in line.changes}
    assert told["Golongan"] == ("III/b", "III/c")


def test_a_problem_names_cell_reason_and_remedy(taking: IntakePresenter, seen: Seen, files: Any) -> None:
    taking.choose([files("daftar.xlsx", _list())])
    taking.check()
    taking.show_tab("ditolak")
    (line,) = seen.lines
    problem = next(problem for problem in line.problems if problem.column == "C")
    assert isinstance(problem, ProblemLine)
    assert problem.row == 5
    assert problem.reason
    assert problem.remedy


def test_refused_rows_and_problems_are_given_back(
    taking: IntakePresenter, seen: Seen, office: Any, files: Any, tmp_path: Path
) -> None:
    taking.choose([files("daftar.xlsx", _list())])
    taking.check()
    taking.save_refused(tmp_path / "ditolak.xlsx")
    taking.save_problems(tmp_path / "masalah.xlsx")
    (refused,) = office.services.sheets.read(tmp_path / "ditolak.xlsx")
    assert any("Tanpa Nomor" in [str(cell) for cell in row] for row in refused.rows)
    (problems,) = office.services.sheets.read(tmp_path / "masalah.xlsx")
    assert problems.rows[0][-1] == "Perbaikan"
    assert len(problems.rows) == seen.now.problems + 1


def test_refused_rows_can_still_be_saved_after_the_rest_was_taken_in(
    taking: IntakePresenter, seen: Seen, office: Any, files: Any, tmp_path: Path
) -> None:
    taking.choose([files("daftar.xlsx", _list())])
    taking.check()
    taking.save()
    taking.save_refused(tmp_path / "ditolak.xlsx")
    (refused,) = office.services.sheets.read(tmp_path / "ditolak.xlsx")
    assert any("Tanpa Nomor" in [str(cell) for cell in row] for row in refused.rows)


def test_a_year_is_shown_as_a_year(texts: Any) -> None:
    assert _shown(1999, texts) == "1999"


def test_a_cancelled_import_leaves_the_user_at_the_wheel(
    taking: IntakePresenter, seen: Seen, files: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    taking.choose([files("daftar.xlsx", _list())])
    taking.check()

    def cancelled(*_: Any) -> None:
        raise CancelledError

    with monkeypatch.context() as patched:
        patched.setattr("asn_desktop.core.usecases.intake.apply_all", cancelled)
        taking.save()
    assert (seen.now.step, seen.now.busy) == ("check", "")
    taking.save()
    assert seen.now.step == "done"


def test_an_import_is_undone_as_a_whole(taking: IntakePresenter, seen: Seen, office: Any, files: Any) -> None:
    taking.choose([files("daftar.xlsx", _list())])
    taking.check()
    taking.save()
    taking.undo()
    assert seen.now.undone
    assert len(office.read(Pegawai)) == 3


def test_a_meaning_has_one_column(taking: IntakePresenter, seen: Seen, files: Any) -> None:
    taking.choose([files("daftar.xlsx", _list())])
    taking.match(0, "nip")
    assert [column for column, target in seen.now.mapping.items() if target == "nip"] == [0]
    taking.match(0, "")
    assert 0 not in seen.now.mapping


def test_without_a_column_for_the_nip_the_reason_is_said(
    taking: IntakePresenter, seen: Seen, office: Any, files: Any
) -> None:
    taking.choose([files("daftar.xlsx", _list())])
    taking.match(2, "")
    taking.check()
    assert [error.key for error in office.shell.reported] == ["intake_no_nip"]
    assert seen.now.busy == ""


def test_a_file_that_is_no_spreadsheet_says_so_and_the_choice_stays_open(
    taking: IntakePresenter, seen: Seen, office: Any, tmp_path: Path
) -> None:
    wrong = tmp_path / "surat.xlsx"
    wrong.write_text("bukan lembar sebar")
    taking.choose([wrong])
    assert seen.now.step == "choose"
    (source,) = seen.now.sources
    assert source.problem is not None
    assert all(office.services.texts.error(source.problem))


def test_results_of_several_appraisers_go_together_and_lists_wait(
    taking: IntakePresenter, seen: Seen, office: Any, files: Any
) -> None:
    def rekap(unit: str, nip: str, name: str) -> list[list[Any]]:
        return [
            ["3013 - Kabupaten Jayawijaya"],
            [unit],
            ["Periode Bulanan 2 Tahun 2026"],
            [],
            ["No", "NIP", "Nama", "Jabatan", "Rating Hasil Kinerja", "Rating Perilaku Kerja",
             "Predikat Kinerja Periodik"],
            [1, nip, name, "Pengelola", "Sesuai Ekspektasi", "Sesuai Ekspektasi", "Baik"],
        ]  # fmt: skip

    taking.choose(
        [
            files("Rekap Penilaian (1).xlsx", rekap("Sekretariat", "198509262010012902", "MARIA KOGOYA")),
            files("Rekap Penilaian (2).xlsx", rekap("Seksi Umum", "199001152019031903", "YUNUS WENDA")),
            files("daftar.xlsx", _list()),
        ]
    )
    assert [path.name for path in seen.now.waiting] == ["daftar.xlsx"]
    taking.check()
    assert seen.now.counts.baru == 2
    assert [line.file for line in seen.lines] == ["Rekap Penilaian (1).xlsx", "Rekap Penilaian (2).xlsx"]
    assert "Baik" in seen.lines[0].text
    taking.save()
    assert office.shell.told[-1] == ("intake_ui.saved_rekap", {"n": 2})
    taking.next_file()
    assert seen.now.step == "match"


def test_an_unreadable_day_stops_before_comparing(taking: IntakePresenter, seen: Seen, office: Any, files: Any) -> None:
    taking.choose([files("daftar.xlsx", _list())])
    taking.since("tahun lalu")
    taking.check()
    assert [error.key for error in office.shell.reported] == ["date_unreadable"]
    assert seen.now.step == "match"
