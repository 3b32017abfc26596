"""The print screen: pages come at once, piles by who signs, quarters, keys of the preview."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs
from PySide6.QtCore import QEvent, QStandardPaths, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow, QStyle, QStyleOptionComboBox

from asn_desktop import bootstrap
from asn_desktop.core.domain.evaluasi import StatusEvaluasi
from asn_desktop.core.domain.kinerja import JenisEvaluasi
from asn_desktop.core.domain.skp import StatusSkp
from asn_desktop.core.forms.filled import FormKind
from asn_desktop.core.usecases import skp as usecase
from asn_desktop.core.usecases.form_facts.model import Of
from asn_desktop.core.usecases.form_facts.registry import FORMS
from asn_desktop.core.usecases.piles import Pile
from asn_desktop.ui.presenters.cetak.screen import CetakPresenter
from asn_desktop.ui.presenters.cetak.state import TermChoice, terms_of
from asn_desktop.ui.views.cetak.columns import columns


class View:
    """Remembers what it is shown."""

    def __init__(self) -> None:
        self.states: list[Any] = []
        self.sizes: tuple[Any, ...] = ()
        self.steps: list[int] = []
        self.pages: dict[int, bytes] = {}

    def render(self, state: Any) -> None:
        self.states.append(state)

    def show_document(self, sizes: tuple[Any, ...]) -> None:
        self.sizes = sizes
        self.steps.append(len(sizes))

    def add_pages(self, sizes: tuple[Any, ...]) -> None:
        self.sizes += sizes
        self.steps.append(len(self.sizes))

    def show_page(self, number: int, png: bytes) -> None:
        self.pages[number] = png


@pytest.fixture
def presenter(desk: Any) -> Iterator[CetakPresenter]:
    view = View()
    made = CetakPresenter(desk.services, view)
    made.view = view  # type: ignore[attr-defined]
    made.start()
    yield made
    made.close()


def pages_of(file: Path) -> list[str]:
    return subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True).stdout.split("\f")[:-1]


def test_the_first_form_is_shown_before_the_others_are_made(desk: Any, presenter: Any) -> None:
    presenter.show(desk.rows(2025, skp=StatusSkp.DISETUJUI))
    nothing, first, all_of_them = presenter.view.steps[-3:]
    assert nothing == 0
    assert 0 < first < all_of_them
    assert presenter.shown.count == len(presenter.view.sizes) == all_of_them
    for number in (0, first, all_of_them - 1):
        presenter.shown.draw(number, 100)
        assert presenter.view.pages[number].startswith(b"\x89PNG")
    presenter.shown.draw(all_of_them, 100)
    assert all_of_them not in presenter.view.pages


def test_one_file_for_each_signer_with_a_list(desk: Any, presenter: Any, tmp_path: Path) -> None:
    rows = desk.rows(2025, evaluasi=StatusEvaluasi.FINAL)
    presenter.choose_form(FormKind.DOKUMEN_EVALUASI)
    presenter.show(rows, whole=True)
    presenter.save(tmp_path / "pdf", Pile.SIGNERS)
    files = list((tmp_path / "pdf").iterdir())
    assert 1 < len(files) < len(rows)
    assert all("DAFTAR SERAH-TERIMA" in pages_of(file)[0] for file in files)
    assert f"{len(files)} berkas PDF" in desk.window.said[-1]


def test_who_stops_a_pile_is_told_that_nothing_was_made_and_of_nobody_who_was_left_out(
    desk: Any, presenter: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    presenter.show(desk.rows(2025), whole=True)
    submit = type(desk.services.runner).submit

    def stopped(self: Any, work: Any, *rest: Any, **more: Any) -> Any:
        return submit(self, lambda progress, _cancel: work(progress, lambda: True), *rest, **more)

    monkeypatch.setattr(type(desk.services.runner), "submit", stopped)
    presenter.save(tmp_path / "pdf", Pile.EACH)
    assert "tidak ada berkas yang dibuat" in desk.window.said[-1]
    assert presenter.view.states[-1].refused == ()
    assert list(tmp_path.rglob("*.pdf")) == []


def test_quarters_and_papers_are_read_whole(desk: Any, window_world: QApplication, qtbot: Any) -> None:
    """Quarters come into the box after it was made: its width follows them."""
    from asn_desktop.ui.views.cetak import make

    screen = make(desk.services)
    qtbot.addWidget(screen)
    screen.resize(1166, 640)
    screen.show()
    screen.presenter.choose_form(FormKind.EVALUASI)
    for field in (screen._choices.term, screen._choices.paper):
        box = field.editor
        for at in range(box.count()):
            box.setCurrentIndex(at)
            QApplication.processEvents()
            asked = QStyleOptionComboBox()
            box.initStyleOption(asked)
            room = box.style().subControlRect(
                QStyle.ComplexControl.CC_ComboBox, asked, QStyle.SubControl.SC_ComboBoxEditField, box
            )
            assert box.fontMetrics().horizontalAdvance(box.currentText()) <= room.width(), box.currentText()
    assert screen._choices.term.editor.count() == 5
    screen.close()


def test_an_older_version_of_a_plan_is_shown_saved_and_left_again(desk: Any, presenter: Any, tmp_path: Path) -> None:
    row = desk.plan(StatusSkp.DISETUJUI)
    usecase.reopen(desk.ctx, row.skp_id, "Anggaran dipotong")
    draft = usecase.plan(desk.ctx, row.skp_id).draft()
    first = structs.replace(draft.results[0], rencana="Rencana yang lebih kecil")
    usecase.save(desk.ctx, row.skp_id, structs.replace(draft, results=(first, *draft.results[1:])))
    usecase.agree(desk.ctx, row.skp_id, desk.ctx.today)
    presenter.show_person(row.skp_id, "skp/2026//1")
    assert presenter.view.states[-1].who == f"{row.nama}, versi 1"
    assert presenter.file_name.endswith("versi 1.pdf")
    presenter.save(tmp_path / "lama.pdf", Pile.ONE)
    assert "Rencana yang lebih kecil" not in "".join(pages_of(tmp_path / "lama.pdf")).replace("\n", " ")
    presenter.show([row])
    assert presenter.view.states[-1].who == row.nama
    presenter.save(tmp_path / "baru.pdf", Pile.ONE)
    assert "Rencana yang lebih kecil" in "".join(pages_of(tmp_path / "baru.pdf")).replace("\n", " ")


def test_sorted_by_signer_is_remembered_and_goes_to_the_printer_too(desk: Any, presenter: Any, tmp_path: Path) -> None:
    assert not presenter.view.states[-1].by_signer
    presenter.choose_by_signer(True)
    presenter.show(desk.rows(2025, skp=StatusSkp.DISETUJUI))
    presenter.save(tmp_path / "semua.pdf", presenter.pile)
    lists = sum("DAFTAR SERAH-TERIMA" in page for page in pages_of(tmp_path / "semua.pdf"))
    assert lists > 1
    sent: list[Any] = []
    presenter.pages(sent.append)
    assert sent[0].page_count == len(pages_of(tmp_path / "semua.pdf"))
    sent[0].close()
    again = CetakPresenter(desk.services, View())
    again.start()
    assert again.pile is Pile.ONE_BY_SIGNER


def test_a_quarter_is_chosen_where_the_form_is_made_for_it(desk: Any, presenter: Any, tmp_path: Path) -> None:
    assert len(presenter.view.states[-1].terms) == 1
    presenter.choose_form(FormKind.EVALUASI)
    terms = presenter.view.states[-1].terms
    assert [wording for _, wording in terms] == ["Akhir", "Triwulan I", "Triwulan II", "Triwulan III", "Triwulan IV"]
    presenter.choose_term(TermChoice.of(terms[2][0]))
    row = next(r for r in desk.rows(2025, skp=StatusSkp.DISETUJUI) if (r.sampai - r.mulai).days > 360)
    presenter.show([row])
    presenter.save(tmp_path / "tw.pdf", Pile.ONE)
    assert "1 APRIL S.D. 30 JUNI 2025" in " ".join(pages_of(tmp_path / "tw.pdf")[0].split())
    presenter.choose_form(FormKind.SKP)
    assert presenter.view.states[-1].term == TermChoice()


def test_offices_that_appraise_by_month_choose_among_months() -> None:
    for language, first in (("id", "Januari"), ("en", "January")):
        terms = terms_of(bootstrap.texts(language), FormKind.EVALUASI, JenisEvaluasi.BULAN, TermChoice())
        assert len(terms) == 13
        assert terms[1] == ("bulan/1", first)


def test_a_name_with_a_title_makes_a_whole_file_name(desk: Any, presenter: Any) -> None:
    row = next(row for row in desk.rows(2025) if "." in row.nama)
    presenter.show([row])
    assert row.nama.rstrip(".") in presenter.file_name
    assert presenter.file_name.endswith(".pdf")


@pytest.fixture
def screen(desk: Any, window_world: QApplication) -> Iterator[Any]:
    from asn_desktop.ui.views.cetak import make

    host = QMainWindow()
    made = make(desk.services)
    host.setCentralWidget(made)
    host.resize(1166, 640)
    host.show()
    QTest.qWaitForWindowActive(host)
    yield made
    made.presenter.close()
    host.close()
    host.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_the_menu_saves_where_the_user_says(
    desk: Any, screen: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen.presenter.show(desk.rows(2025, skp=StatusSkp.DISETUJUI)[:3])
    QTest.qWait(50)
    one, each, signers = screen._saving.menu.actions()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "Dr. Semua"), ""))
    one.trigger()
    assert len(pages_of(tmp_path / "Dr. Semua.pdf")) >= 3
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "folder"))
    each.trigger()
    assert len(list((tmp_path / "folder").iterdir())) == 3
    signers.trigger()
    assert len(list((tmp_path / "folder").iterdir())) > 3


def test_the_preview_is_read_with_keys(desk: Any, screen: Any) -> None:
    screen.presenter.show(desk.rows(2025, skp=StatusSkp.DISETUJUI)[:2])
    QTest.qWait(100)
    preview = screen.preview
    area, bar = preview._area, preview._area.verticalScrollBar()
    fitted = preview._pages.zoom
    QTest.keyClick(area, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert preview._pages.zoom > fitted
    QTest.keyClick(area, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    larger = preview._pages.zoom
    QTest.keyClick(area, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert preview._pages.zoom < larger
    QTest.keyClick(area, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    QTest.qWait(50)
    assert preview._pages.zoom == pytest.approx(fitted, abs=0.02)
    QTest.keyClick(area, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    QTest.keyClick(area, Qt.Key.Key_PageUp)
    assert bar.value() == 0
    QTest.keyClick(area, Qt.Key.Key_End)
    assert preview.page == screen.presenter.shown.count - 1
    QTest.keyClick(area, Qt.Key.Key_Home)
    assert preview.page == 0


def test_a_form_about_a_unit_is_shown_once_for_all_its_people(desk: Any, presenter: Any, tmp_path: Path) -> None:
    rows = desk.rows(2025)
    unit = next(row.unit_id for row in rows if sum(other.unit_id == row.unit_id for other in rows) > 1)
    of_unit = [row for row in rows if row.unit_id == unit]
    for kind in (FormKind.MATRIKS_PERAN_HASIL, FormKind.PENETAPAN_PREDIKAT):
        presenter.choose_form(kind)
        presenter.show(of_unit)
        shown = presenter.shown.count
        assert shown > 0
        assert not presenter.view.states[-1].drafts
        people = len({row.pegawai_id for row in of_unit})
        assert presenter.view.states[-1].who == f"Unit kerja {people} pegawai yang dipilih"
        presenter.save(tmp_path / f"{kind}.pdf", Pile.ONE)
        assert len(pages_of(tmp_path / f"{kind}.pdf")) == shown


def test_a_table_in_which_nothing_stands_yet_is_told_as_a_draft(desk: Any, presenter: Any, tmp_path: Path) -> None:
    presenter.choose_form(FormKind.MATRIKS_PERAN_HASIL)
    presenter.show(desk.rows(2025, skp=StatusSkp.DISETUJUI)[:1])
    presenter.save(tmp_path / "matriks.pdf", Pile.ONE)
    assert "DRAF" in pages_of(tmp_path / "matriks.pdf")[0]
    (told,) = presenter.view.states[-1].refused
    assert told.name.startswith("Sebagai draf, ")
    assert "Belum ada peran" in told.why
    presenter.output.read_refused()
    assert not presenter.view.states[-1].refused


def test_the_preview_by_who_signs_is_the_beginning_of_what_is_printed(
    desk: Any, presenter: Any, tmp_path: Path
) -> None:
    presenter.choose_by_signer(True)
    presenter.show(desk.rows(2025))
    presenter.save(tmp_path / "semua.pdf", presenter.pile)
    printed = pages_of(tmp_path / "semua.pdf")
    shown = presenter.shown.count
    assert 10 <= presenter.shown.forms < len(printed)
    (seen, sizes), *others = presenter.shown._parts
    assert not others
    (tmp_path / "seen.pdf").write_bytes(seen.content)
    beginning = pages_of(tmp_path / "seen.pdf")
    assert len(beginning) == len(sizes) == shown < len(printed)
    assert beginning == printed[:shown], "the same order, and the lists of the signers as they will be"
    assert "DAFTAR SERAH-TERIMA" in beginning[0]
    assert "DAFTAR SERAH-TERIMA" in printed[shown], "whole signers"
    assert f"{presenter.shown.forms} formulir pertama" in presenter.view.states[-1].shown
    presenter.choose_by_signer(False)
    assert presenter.shown.count != shown, "it follows the choice at once"


def test_whom_one_reason_leaves_out_stands_in_one_line(desk: Any, presenter: Any, tmp_path: Path) -> None:
    rows = desk.rows(2025)
    presenter.show(rows, whole=True)
    presenter.save(tmp_path / "skp.pdf", Pile.ONE)
    (told,) = presenter.view.states[-1].refused
    assert told.name == ", ".join(row.nama for row in rows if row.skp_id is None)
    presenter.choose_form(FormKind.MATRIKS_PERAN_HASIL)
    presenter.save(tmp_path / "matriks.pdf", Pile.ONE)
    (told,) = presenter.view.states[-1].refused
    assert told.name.count(",") > 3


@pytest.mark.parametrize("size", [(1166, 560), (1024, 540)])
def test_whom_it_left_out_does_not_push_the_list_away(desk: Any, screen: Any, tmp_path: Path, size: Any) -> None:
    screen.window().resize(*size)
    screen.presenter.show(desk.rows(2025), whole=True)
    QTest.qWait(50)
    before = screen.page.table.height()
    screen.presenter.save(tmp_path / "skp.pdf", Pile.ONE)
    QTest.qWait(50)
    assert screen._refused.isVisible()
    assert screen.page.table.height() >= before - 4
    assert screen.preview.height() > 120


def test_several_plans_of_one_person_are_one_person(desk: Any, presenter: Any) -> None:
    rows = desk.rows(2025, skp=StatusSkp.DISETUJUI)
    twice = next(row for row in rows if sum(other.pegawai_id == row.pegawai_id for other in rows) > 1)
    presenter.choose_form(FormKind.KEBERATAN)
    presenter.show([row for row in rows if row.pegawai_id == twice.pegawai_id])
    assert presenter.view.states[-1].who == f"Keberatan {twice.nama}"


def test_a_dialog_begins_in_a_folder_that_is_there(
    monkeypatch: pytest.MonkeyPatch, window_world: QApplication, tmp_path: Path
) -> None:
    from asn_desktop.ui.views.cetak.places import documents

    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _kind: str(tmp_path / "Documents"))
    assert documents() == str(tmp_path)
    (tmp_path / "Documents").mkdir()
    assert documents() == str(tmp_path / "Documents")


def test_rows_without_a_plan_are_no_forms(desk: Any, presenter: Any) -> None:
    rows = desk.rows(2025)
    without = [row for row in rows if row.skp_id is None]
    assert without
    presenter.show(rows, whole=True)
    state = presenter.view.states[-1]
    assert state.who == f"Semua di daftar: {len(rows) - len(without)} formulir"
    assert f"{len(without)} belum memiliki SKP" in state.drafts
    presenter.show([without[0], *rows[:2]])
    assert presenter.view.states[-1].who == f"{sum(r.skp_id is not None for r in rows[:2])} formulir dipilih"


@pytest.fixture
def in_march(desk: Any) -> Iterator[CetakPresenter]:
    """The results of last year are there, and nobody has any of this year yet."""
    ctx = structs.replace(desk.ctx, today=date(2026, 3, 2))
    services = structs.replace(desk.services, context=lambda: ctx)
    made = CetakPresenter(services, View())
    made.start()
    yield made
    made.close()


def test_objections_are_to_the_newest_results(in_march: Any) -> None:
    listing = in_march.listing
    in_march.choose_form(FormKind.SKP)
    assert listing.asked.choice("tahun") in ("", "2026")
    in_march.choose_form(FormKind.KEBERATAN)
    assert listing.asked.choice("tahun") == "2025"
    assert in_march._view.states[-1].choices["tahun"] == "2025"
    in_march.choose_form(FormKind.SKP)
    assert listing.asked.choice("tahun") == "2026", "the year of the form goes with the form"
    listing.ask(choices={"tahun": "2024"})
    in_march.choose_form(FormKind.KEBERATAN)
    assert listing.asked.choice("tahun") == "2024", "a year that was chosen stays"


@pytest.mark.parametrize("kind", FORMS)
def test_every_form_can_be_chosen(desk: Any, presenter: Any, kind: FormKind) -> None:
    presenter.choose_form(kind)
    assert len(presenter.view.states[-1].terms) == (5 if JenisEvaluasi.TRIWULAN in FORMS[kind].terms else 1)
    presenter.show(desk.rows(2025, evaluasi=StatusEvaluasi.FINAL)[:1])
    of_the_year = FORMS[kind].of in (Of.SKP, Of.EVALUASI, Of.MATRIKS, Of.CAPAIAN, Of.KEBERATAN)
    if of_the_year and kind not in (FormKind.PENJELASAN_KEBERATAN, FormKind.PUTUSAN_KEBERATAN):
        assert presenter.shown.count > 0


def test_the_plans_of_one_person_are_told_apart_by_their_days(desk: Any) -> None:
    row = desk.rows(2025, skp=StatusSkp.DISETUJUI)[0]
    whole = structs.replace(row, mulai=date(2025, 1, 1), sampai=date(2026, 1, 1))
    part = structs.replace(row, mulai=date(2025, 1, 1), sampai=date(2025, 6, 1))
    shown = columns(bootstrap.texts("id"), lambda: FormKind.SKP)[-1]
    assert [shown.show(each) for each in (whole, part)] == ["", "01/01–31/05"]
