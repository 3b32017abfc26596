"""The fourth face: copying into e-Kinerja line by line, comparing with it, and the sheets for SIASN."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from asn_desktop import bootstrap
from asn_desktop.core.domain.evaluasi import Evaluasi, RekapPenilaian, StatusEvaluasi
from asn_desktop.core.domain.kinerja import JenisEvaluasi, Predikat, Rating
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.skp import HasilKerja, Skp
from asn_desktop.core.usecases.bridges import Compared
from asn_desktop.storage.db import open_store
from asn_desktop.storage.ids import new_id
from asn_desktop.ui.presenters.kirim.bridge import BridgePresenter, BridgeState
from asn_desktop.ui.presenters.kirim.reconcile import OPEN, ReconcilePresenter, ReconcileState
from asn_desktop.ui.presenters.kirim.siasn import SiasnPresenter


class View:
    def render(self, state: Any) -> None: ...


@pytest.fixture
def practice(desk: Any, practice_copy: Path) -> Any:
    """The same desk over the practice office, which has a whole year of work."""
    desk.exchange.store.close()
    desk.exchange.store = open_store(practice_copy, today=desk.today, installation=bootstrap.installation())
    return desk


def opened(desk: Any, tahun: int = 2025) -> BridgePresenter:
    page = BridgePresenter(desk.services, View())
    page.choose_year(tahun)
    page.choose(page.state.plans[0].skp_id)
    return page


def test_fields_come_screen_by_screen_with_their_names(practice: Any) -> None:
    page = opened(practice)
    names = [screen.name for screen in page.state.screens]
    assert names[:3] == ["Periode dan pejabat penilai", "Hasil kerja", "Perilaku kerja"]
    first = page.state.screens[0].lines[0]
    assert first.field == "Tanggal mulai"
    assert first.text.endswith("-2025")
    fields = {line.field for screen in page.state.screens for line in screen.lines}
    assert "Rencana hasil kerja" in fields
    assert any(field.startswith("Indikator") for field in fields)


def test_ticks_stay_and_go_when_the_text_changes(practice: Any) -> None:
    page = opened(practice)
    number = next(
        line.number
        for screen in page.state.screens
        for line in screen.lines
        if line.field == "Rencana hasil kerja" and line.text == line.below
    )
    text = page.text_of(number)
    page.tick(number, True)
    page.tick(0, True)
    assert page.state.done == 2
    again = opened(practice)
    assert again.state.done == 2
    assert again.state.plans[0].copied == 2
    with practice.ctx.store.read() as reader:
        result = next(each for each in reader.find(HasilKerja, skp_id=page.state.chosen) if each.rencana == text)
    with practice.ctx.store.write("save_skp", "Petugas") as unit:
        unit.put(result.with_(rencana="Rencana yang lain sama sekali"))
        changes = unit.commit()
    again.changed(changes)
    assert again.state.done == 1


def test_people_are_found_by_name_and_by_nip(practice: Any) -> None:
    page = opened(practice)
    name, nip = page.state.plans[0].nama, page.state.plans[0].nip
    page.look_for(name.split()[0].lower())
    assert name in [plan.nama for plan in page.state.shown]
    page.look_for(nip[-9:])
    assert [plan.nip for plan in page.state.shown][:1] == [nip]
    page.look_for("tidak ada yang bernama begini")
    assert page.state.shown == ()


def test_copying_puts_the_text_on_the_clipboard_and_goes_on(
    practice: Any, screen: Callable[..., Any], qtbot: Any
) -> None:
    from PySide6.QtGui import QGuiApplication

    made = screen(practice)
    made.show_target(None, "jembatan")
    page = made.face
    page.presenter.choose_year(2025)
    page.presenter.choose(page.presenter.state.plans[0].skp_id)
    made.activateWindow()
    rows = page.lines.rows
    rows[0].copy.click()
    assert QGuiApplication.clipboard().text() == page.presenter.text_of(0)
    assert rows[0].tick.isChecked()
    rows[1].tick.click()
    assert page.presenter.state.done == 2
    rows[1].tick.click()
    assert page.presenter.state.done == 1
    qtbot.waitUntil(lambda: len(rows) == page.presenter.state.total)  # the last come while the first are read
    assert [row.tick.isChecked() for row in rows][:3] == [True, False, False]


def test_siasn_sheets_are_written_in_indonesian_whatever_the_window_speaks(practice: Any, tmp_path: Path) -> None:
    page = SiasnPresenter(practice.services, View())
    page.load()
    target = tmp_path / page.proposed()
    page.export(target)
    names = [sheet.name for sheet in practice.services.sheets.read(target)]
    assert names[:2] == ["pegawai", "skp22"]
    people, lacking = page.state.people, len(practice.services.sheets.read(target)[-1].rows) - 1
    assert practice.shell.said[-1] == (
        f"{people} pegawai dan {page.state.yearly} hasil tahun 2025 ditulis ke SIASN 2025.xlsx. "
        f"{lacking} hal belum lengkap; lihat lembar terakhirnya."
    )


def test_what_is_missing_for_siasn_is_told_before_anything_is_written(
    practice: Any, screen: Callable[..., Any], read: Any
) -> None:
    made = screen(practice)
    made.show_target(None, "jembatan")
    made.face._tabs.setCurrentIndex(2)
    state = made.face.siasn.presenter.state
    assert f"{state.yearly} hasil tahunan 2025 yang final" in read(made)
    assert "belum mempunyai hasil tahunan 2025 yang final:" in read(made)
    assert "1 Sangat Baik, 5 Sangat Kurang" in read(made)
    made.face.siasn.presenter.choose_year(2031)
    assert made.face.siasn.presenter.state.yearly == 0


def rekap(desk: Any) -> tuple[str, str]:
    """Two people in a summary of e-Kinerja: one as here, one better than here; returns their names."""
    with desk.ctx.store.read() as reader:
        final = reader.find(Evaluasi, tahun=2025, jenis=JenisEvaluasi.AKHIR, status=StatusEvaluasi.FINAL)
        people = {each.id: each for each in reader.find(Pegawai)}
    same, other = [each for each in final if not each.digantikan and each.predikat is Predikat.BAIK][:2]
    with desk.ctx.store.write("save_pegawai", "Petugas") as unit:
        for number, (each, predikat) in enumerate(((same, Predikat.BAIK), (other, Predikat.SANGAT_BAIK)), start=2):
            person = people[each.pegawai_id]
            unit.put(
                RekapPenilaian(
                    id=new_id(),
                    nip=person.nip,
                    tahun=2025,
                    pegawai_id=person.id,
                    nama=person.nama,
                    rating_hasil=each.rating_hasil or Rating.SESUAI,
                    rating_perilaku=each.rating_perilaku or Rating.SESUAI,
                    predikat_berkas=predikat,
                    berkas="rekap.xlsx",
                    baris=number,
                )
            )
        unit.commit()
    return people[same.pegawai_id].nama_lengkap, people[other.pegawai_id].nama_lengkap


def test_what_differs_from_e_kinerja_comes_first(practice: Any, tmp_path: Path) -> None:
    same, other = rekap(practice)
    page = ReconcilePresenter(practice.services, View())
    page.load()
    assert page.state.terms == ((2025, None),)
    first = page.state.lines[0]
    assert (first.nama, first.chip.text) == (other, "Berbeda")
    assert first.here.startswith("Baik (hasil")
    assert first.there.startswith("Sangat Baik (hasil")
    assert first.source == "rekap.xlsx, baris 3"
    page.only(Compared.SAMA)
    assert [line.nama for line in page.state.shown] == [same]
    page.only(None)
    page.tick([first], handled=True)
    page.export(tmp_path / "beda.xlsx")
    heading, written, *_ = practice.services.sheets.read(tmp_path / "beda.xlsx")[0].rows
    told = dict(zip(map(str, heading), written, strict=True))
    assert (told["NIP"], told["Ditangani"]) == (first.nip, "Ditangani")
    assert told["Yang perlu dilakukan"] == first.todo
    page.open(first)
    assert practice.shell.places == [("pegawai", first.pegawai_id, "kinerja")]


def test_an_empty_office_has_no_sheets_to_write(desk: Any, screen: Callable[..., Any], read: Any) -> None:
    made = screen(desk)
    made.show_target(None, "jembatan")
    made.face._tabs.setCurrentIndex(2)
    assert not made.face.siasn.primary_action.isEnabled()
    assert "Tidak ada yang kurang" not in read(made)


def test_who_was_seen_to_stays_ticked_and_can_be_unticked(practice: Any) -> None:
    rekap(practice)
    page = ReconcilePresenter(practice.services, View())
    page.load()
    waiting = page.state.waiting
    page.only(OPEN)
    first, second = page.state.shown[:2]
    page.tick([first, second], handled=True)
    assert (page.state.waiting, first.nip in {line.nip for line in page.state.shown}) == (waiting - 2, False)
    again = ReconcilePresenter(practice.services, View())
    again.load()
    assert [line.chip.text for line in again.state.lines[:2]] == ["Ditangani", "Ditangani"]
    again.tick(again.state.lines[:1], handled=False)
    assert again.state.waiting == waiting - 1
    same = [line for line in again.state.lines if line.how is Compared.SAMA]
    again.tick(same, handled=True)
    assert not any(line.handled for line in again.state.lines if line.how is Compared.SAMA)


def test_what_to_do_is_said_of_each(practice: Any) -> None:
    rekap(practice)
    page = ReconcilePresenter(practice.services, View())
    page.load()
    assert page.state.lines[0].todo.startswith("Ratingnya sama, tetapi menurut matriks predikatnya Baik.")
    here = next(line for line in page.state.lines if line.how is Compared.HANYA_DI_SINI)
    assert here.todo.startswith("Tidak ada dalam rekap yang diambil.")


def test_space_ticks_and_the_reader_stays_where_he_was(practice: Any, screen: Callable[..., Any], qtbot: Any) -> None:
    from PySide6.QtCore import Qt

    rekap(practice)
    made = screen(practice)
    made.show_target(None, "jembatan")
    made.face._tabs.setCurrentIndex(1)
    page = made.face.compare
    page.table.selectRow(3)
    assert page._bar.note.text() == page._state.lines[3].todo
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert page._state.lines[3].handled
    assert [index.row() for index in page.table.selectionModel().selectedRows()] == [3]
    assert page.tick.text() == "Batalkan tanda"
    page.tick.click()
    assert not page._state.lines[3].handled
    page.table.selectAll()
    assert page._bar.note.text() == f"{len(page._state.lines)} pegawai dipilih."


def test_a_year_without_plans_opens_with_the_newest_that_has_some(practice: Any) -> None:
    practice.today = practice.today.replace(year=2031)
    page = BridgePresenter(practice.services, View())
    page.load()
    with practice.ctx.store.read() as reader:
        newest = max(int(year) for (year,) in reader.values(Skp, ("tahun",)))
    assert page.state.tahun == newest
    assert page.state.plans
    page.choose_year(2031)
    assert page.state.plans == ()


def test_several_plans_of_one_person_are_told_apart(practice: Any) -> None:
    page = opened(practice)
    names = [plan.nama for plan in page.state.plans]
    assert len(set(names)) == len(names)
    assert any(name.endswith("/12)") for name in names)


def test_without_a_summary_the_way_to_it_is_shown(practice: Any, screen: Callable[..., Any], read: Any) -> None:
    made = screen(practice)
    made.show_target(None, "jembatan")
    made.face._tabs.setCurrentIndex(1)
    assert "Rekap Penilaian belum diambil." in read(made)
    made.face.compare.presenter.take_in()
    assert practice.shell.places == [("pegawai", None, "impor")]


def test_an_empty_state_is_nobody(desk: Any) -> None:
    page = BridgePresenter(desk.services, View())
    page.load()
    assert page.state.plans == ()
    assert (BridgeState().total, ReconcileState().shown) == (0, ())
