"""Rule packs from a file: tried with their cases, marked where unread, kept, dropped, withdrawn."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from asn_desktop import bootstrap
from asn_desktop.ui.presenters.pack_trial import cases_beside
from asn_desktop.ui.presenters.pengaturan.packs import PacksPresenter, PacksState

RULES = bootstrap.resources() / "rules"


class View:
    def render(self, state: PacksState) -> None: ...


def pack(folder: Path, before: str = "", after: str = "", name: str = "kgb.toml") -> tuple[Path, Path]:
    """A pack with a changed value, and its cases beside it."""
    content = (RULES / name).read_text()
    assert before in content
    file, cases = folder / name, folder / f"{Path(name).stem} kasus.toml"
    file.write_text(content.replace(before, after, 1) if before else content)
    cases.write_text((RULES / "cases" / name).read_text())
    return file, cases


def opened(desk: Any) -> PacksPresenter:
    page = PacksPresenter(desk.services, View())
    page.load()
    return page


def test_the_cases_are_found_where_they_are_shipped_or_beside(tmp_path: Path) -> None:
    assert cases_beside(RULES / "kgb.toml") == RULES / "cases" / "kgb.toml"
    file, cases = pack(tmp_path)
    assert cases_beside(file) == cases
    cases.unlink()
    assert cases_beside(file) is None


def test_a_pack_that_passes_is_kept_until_its_day(desk: Any, tmp_path: Path) -> None:
    page = opened(desk)
    page.try_file(*pack(tmp_path))
    tried = page.state.tried
    assert tried is not None
    assert (tried.failed, tried.changed) == ((), ())
    assert "jangka_pppk" in tried.unverified
    page.keep("entah kapan")
    assert page.state.tried is not None
    assert "tanggal lengkap" in page.state.tried.day_problem
    page.keep("1 Januari 2027")
    assert page.state.tried is None
    (waiting,) = page.state.waiting
    assert waiting.said == "menunggu, berlaku mulai 1 Januari 2027"
    assert [each.active_from for each in desk.packs.waiting()] == [date(2027, 1, 1)]
    page.drop(waiting.file)
    assert page.state.waiting == ()


def test_a_pack_whose_cases_fail_cannot_be_used(desk: Any, tmp_path: Path) -> None:
    file, cases = pack(tmp_path)
    wrong = cases.read_text().replace('outcome = "met"', 'outcome = "not_met"')
    assert wrong != cases.read_text()
    cases.write_text(wrong)
    page = opened(desk)
    page.try_file(file, cases)
    tried = page.state.tried
    assert tried is not None
    assert tried.failed
    page.keep("1 Januari 2027")
    assert desk.packs.waiting() == ()


def test_of_a_table_the_rows_that_change_are_told(desk: Any, tmp_path: Path) -> None:
    rules = bootstrap.resources() / "rules"
    text = (rules / "bup.toml").read_text()
    start = text.index('[[entry]]\nname = "jabatan"\nunit = "tahun"\nstart = 2023-10-31')
    entry = text[start : text.index("[[entry]]", start + 9)]
    later = entry.replace("2023-10-31", "2027-01-01", 1).replace('"pelaksana", usia = 58', '"pelaksana", usia = 60')
    file = tmp_path / "bup.toml"
    file.write_text(text.replace(entry, entry + later))
    page = opened(desk)
    page.try_file(file, rules / "cases" / "bup.toml")
    assert page.state.tried is not None
    assert page.state.tried.changed == ("jabatan mulai 1 Januari 2027, baris yang berubah: pelaksana, 60",)


def test_what_changes_is_told_with_the_values(desk: Any, tmp_path: Path) -> None:
    page = opened(desk)
    page.try_file(*pack(tmp_path, "value = 2\n", "value = 3\n"))
    assert page.state.tried is not None
    assert any("2 menjadi 3" in line for line in page.state.tried.changed)


def test_a_broken_pack_is_refused_with_file_entry_and_key(desk: Any, tmp_path: Path) -> None:
    file, cases = pack(tmp_path)
    file.write_text(file.read_text() + "\n[salah\n")
    page = opened(desk)
    page.try_file(file, cases)
    assert page.state.tried is None
    assert [error.key for error in desk.shell.reported] == ["pack.not_toml"]


def test_whom_it_moves_is_told_before_it_is_used(practice_copy: Path, desk: Any, tmp_path: Path) -> None:
    from asn_desktop.storage.db import open_store

    desk.exchange.store.close()
    desk.exchange.store = open_store(practice_copy, today=desk.today, installation=bootstrap.installation())
    page = opened(desk)
    page.try_file(*pack(tmp_path, "value = 2\n", "value = 1\n"))
    page.preview()
    assert page.state.tried is not None
    moved = page.state.tried.moved
    assert moved
    assert {line.hak for line in moved} == {"Kenaikan gaji berkala"}
    assert moved[0].before != moved[0].now
    page.open(moved[0])
    assert desk.shell.places == [("karier", moved[0].pegawai_id, "")]


def office_list(folder: Path) -> tuple[Path, Path]:
    """The shipped lists of papers with another one of the office for KGB from 2027, its cases beside it."""
    text = (RULES / "berkas.toml").read_text()
    text += (
        '\n[[entry]]\nname = "kgb"\nunit = "tabel"\nstart = 2027-03-01\n'
        'value.dokumen = ["sk_pangkat", "penilaian_kinerja", "keterangan_disiplin"]\n'
        'citation.regulation = "Peraturan Bupati Nomor 12 Tahun 2026"\ncitation.article = "Pasal 5"\n'
        "citation.verified = true\n"
    )
    case = '[[case]]\nname = "{0}"\nrule = "berkas"\nlaw_date = {0}\ngiven = {{ hak = "kgb" }}\n'
    file, cases = folder / "berkas.toml", folder / "berkas kasus.toml"
    file.write_text(text)
    cases.write_text(
        case.format("2027-02-28")
        + 'expect = { outcome = "met", dokumen = "sk_pangkat, penilaian_kinerja" }\n\n'
        + case.format("2027-03-01")
        + 'expect = { outcome = "met", dokumen = "sk_pangkat, penilaian_kinerja, keterangan_disiplin" }\n'
    )
    return file, cases


def test_an_office_puts_its_own_list_of_papers_into_force(desk: Any, tmp_path: Path) -> None:
    page = opened(desk)
    file, cases = office_list(tmp_path)
    page.try_file(file, cases)
    tried = page.state.tried
    assert tried is not None
    assert (tried.passed, tried.failed) == (2, ())
    (line,) = tried.changed
    assert "Surat keterangan" in line
    assert "1 Maret 2027" in line
    page.keep("20 November 2026")
    desk.packs.put_into_force(desk.today)
    page.load()
    assert page.state.in_force == (("berkas.toml", "Berkas usul karier"),)


def test_a_list_of_papers_with_a_wrong_case_is_not_used(desk: Any, tmp_path: Path) -> None:
    file, cases = office_list(tmp_path)
    cases.write_text(cases.read_text().replace(", keterangan_disiplin", ""))
    page = opened(desk)
    page.try_file(file, cases)
    assert page.state.tried is not None
    (failed,) = page.state.tried.failed
    assert "2027-03-01" in failed
    page.keep("1 Januari 2027")
    assert desk.packs.waiting() == ()


def test_a_pack_in_force_can_be_withdrawn(desk: Any, tmp_path: Path) -> None:
    page = opened(desk)
    page.try_file(*pack(tmp_path))
    page.keep("20 November 2026")
    assert desk.shell.said[-1].endswith("berlaku sejak program dibuka kembali.")
    desk.packs.put_into_force(desk.today)
    page.load()
    assert page.state.in_force == (("kgb.toml", "Kenaikan gaji berkala"),)
    page.withdraw("kgb.toml", "Kenaikan gaji berkala")
    assert page.state.in_force == ()


@pytest.mark.parametrize("fails", [False, True])
def test_the_panel_offers_only_what_can_be_used(
    desk: Any, tmp_path: Path, window_world: Any, qtbot: Any, read: Any, fails: bool
) -> None:
    from asn_desktop.ui.views.pengaturan.packs import PacksPanel

    panel = PacksPanel(desk.services)
    qtbot.addWidget(panel)
    qtbot.addWidget(panel.add)
    panel.resize(900, 600)
    panel.presenter.load()
    assert panel.isHidden()
    file, cases = pack(tmp_path)
    if fails:
        cases.write_text(cases.read_text().replace('outcome = "met"', 'outcome = "not_met"'))
    panel.presenter.try_file(file, cases)
    panel.show()
    said = read(panel)
    assert ("Pakai paket ini" in said) is not fails
    assert ("tidak dapat dipakai" in said) is fails
    panel.presenter.put_away()
    assert panel.isHidden()
