"""The screen Pelaksanaan as a person uses it, in a real window over a real file with a real vault."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow

from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.kinerja import JenisEvaluasi
from asn_desktop.core.domain.pelaksanaan import BuktiDukung, RealisasiBerkala, RencanaAksi, UmpanBalik
from asn_desktop.core.domain.skp import Indikator, PengecualianSkp, StatusSkp
from asn_desktop.ui.views.pelaksanaan import make
from asn_desktop.ui.views.pelaksanaan.list_view import CHASE, PEOPLE, UNITS
from asn_desktop.ui.views.pelaksanaan.screen import PelaksanaanScreen
from asn_desktop.ui.views.pelaksanaan.units_view import FIRST_MONTH


def settle(times: int = 5) -> None:
    for _ in range(times):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QTest.qWait(10)


@pytest.fixture
def screen(may: Any, window_world: QApplication) -> Iterator[PelaksanaanScreen]:
    made = make(may.services)
    host = QMainWindow()
    host.setCentralWidget(made)
    for keys, action in (("Ctrl+Return", "primary_action"), ("Ctrl+S", "save_action")):
        QShortcut(QKeySequence(keys), host).activated.connect(lambda action=action: getattr(made, action).trigger())
    host.resize(1166, 640)
    host.show()
    host.activateWindow()
    QTest.qWaitForWindowActive(host)
    may.window.open.append(made)
    settle()
    assert isinstance(made, PelaksanaanScreen)
    yield made
    may.window.open.clear()
    host.close()
    host.deleteLater()
    settle()


@pytest.fixture
def opened(may: Any, screen: PelaksanaanScreen) -> PelaksanaanScreen:
    """The screen with the months of somebody open."""
    screen.show_target(may.plan(StatusSkp.DISETUJUI).skp_id, "masa=triwulan-2")
    settle()
    return screen


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), key, modifier)
    settle(3)


def type_in(text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), text)
    settle(2)


CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def test_a_quarter_is_filled_with_the_keyboard_alone(may: Any, opened: PelaksanaanScreen) -> None:
    card = opened.sheet.cards[0]
    skp_id = opened.sheet.presenter.months.plan.skp.id  # type: ignore[union-attr]
    assert QApplication.focusWidget() is card.measures[0].rows[0].realisasi
    type_in("3 laporan")
    press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is card.measures[0].rows[0].sumber
    type_in("Buku register")
    card.groups[0].add.setFocus()
    settle()
    assert QApplication.focusWidget() is card.groups[0].add
    press(Qt.Key.Key_Return, ALT)
    assert QApplication.focusWidget() is card.groups[0].rows[0].kegiatan
    type_in("Rapat koordinasi")
    press(Qt.Key.Key_S, CTRL)
    (kept,) = may.stored(RealisasiBerkala, skp_id=skp_id)
    assert (kept.realisasi, kept.sumber_data) == ("3 laporan", "Buku register")
    assert [(step.bulan, step.kegiatan) for step in may.stored(RencanaAksi, skp_id=skp_id)] == [(4, "Rapat koordinasi")]
    assert "Tersimpan" in opened.sheet.bar.note.text()
    press(Qt.Key.Key_PageDown, ALT)
    assert [group.isVisible() for group in card.groups] == [True] * 3
    assert opened.sheet.row.terms[2].isChecked()
    opened.sheet.row.months[7].click()
    opened.sheet.row.focus_chosen()
    press(Qt.Key.Key_Right)
    assert opened.sheet.row.months[8].isChecked()
    assert QApplication.focusWidget() is opened.sheet.row.months[8]
    before = opened.title
    press(Qt.Key.Key_PageDown, CTRL)
    press(Qt.Key.Key_PageUp, CTRL)
    assert opened.title == before
    assert may.window.reported == []


def test_files_are_dropped_and_pasted_shown_and_removed(may: Any, opened: PelaksanaanScreen, tmp_path: Path) -> None:
    sheet, card = opened.sheet, opened.sheet.cards[0]
    photo = tmp_path / "rapat.png"
    picture = QImage(640, 480, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkCyan)
    picture.save(str(photo))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(photo))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    card.dropEvent(QDropEvent(QPointF(20, 20), copy, data, left, Qt.KeyboardModifier.NoModifier))
    settle()
    tile = card.tiles.tiles[0]
    assert (tile.isVisible(), tile.name.text(), tile.note.text()) == (True, "rapat.png", "Mei")
    middle = tile.picture.icon().pixmap(60, 60).toImage().pixelColor(30, 30)
    assert middle.red() < 20 < middle.green(), "the photo itself is shown, which is cyan"
    picture.fill(Qt.GlobalColor.red)
    QApplication.clipboard().setImage(picture)
    card.measures[0].rows[0].realisasi.setFocus()
    press(Qt.Key.Key_V, CTRL | SHIFT)
    assert len([t for t in card.tiles.tiles if t.isVisible()]) == 2
    QApplication.clipboard().setText("bukan gambar")
    press(Qt.Key.Key_V, CTRL | SHIFT)
    assert "Papan klip" in may.window.noted[-1]
    sheet.link_to(card.hasil_id)  # type: ignore[arg-type]
    sheet.form.confirm()
    assert sheet.form.isVisible()
    sheet.form.nama.editor.setFocus()
    type_in("Buku tamu")
    press(Qt.Key.Key_Return)
    type_in("Lemari 2")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    assert not sheet.form.isVisible()
    tile = next(t for t in card.tiles.tiles if t.line and t.line.nama == "Buku tamu")
    tile.picture.click()
    assert may.window.noted[-1] == "Buku tamu disimpan di: Lemari 2"
    tile.picture.setFocus()
    press(Qt.Key.Key_Delete)
    assert sorted(each.nama for each in may.stored(BuktiDukung)) == ["Gambar 12 Mei 2026", "rapat.png"]


def test_a_missing_file_is_marked_and_opening_it_tells_what_to_do(
    may: Any, opened: PelaksanaanScreen, tmp_path: Path
) -> None:
    card = opened.sheet.cards[0]
    paper = tmp_path / "surat.txt"
    paper.write_text("isi surat")
    assert card.hasil_id
    opened.sheet.presenter.evidence.attach(card.hasil_id, [paper])
    for file in may.ctx.vault.folder.rglob("*"):
        if file.is_file():
            file.unlink()
    opened.sheet.presenter.open(opened.sheet.presenter.months.plan.skp.id)  # type: ignore[union-attr]
    settle()
    tile = card.tiles.tiles[0]
    assert tile.note.text() == "Berkas hilang"
    assert "lampirkan ulang" in tile.toolTip()
    tile.picture.click()
    assert may.window.reported[-1].key == "vault_missing"


def test_feedback_is_written_beside_the_months(may: Any, opened: PelaksanaanScreen) -> None:
    side = opened.sheet.side
    press(Qt.Key.Key_U, CTRL | SHIFT)
    assert QApplication.focusWidget() is side.form.isi
    type_in("Baik.")
    assert "singkat" in side.form._hints.text()
    side.form._give.click()
    settle()
    (kept,) = may.stored(UmpanBalik)
    assert kept.isi == "Baik."
    assert [card for card in side.cards if card.isVisible()] == side.cards[:1]
    assert not side.form.isVisible()


def test_the_list_leads_to_the_sheet_and_remembers_its_filters(may: Any, screen: PelaksanaanScreen) -> None:
    page = screen.list.page
    page.bar.search.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert may.window.gone[-1][0] in ("pelaksanaan", "skp")
    screen.show_target(None, "tahun=2026&masa=triwulan-1&keadaan=belum_dikumpulkan")
    settle()
    assert page.model.rowCount() > 0
    assert {page.model.row(n).keadaan.value for n in range(page.model.rowCount())} == {"belum_dikumpulkan"}
    with may.ctx.store.read() as reader:
        assert reader.setting("list.pelaksanaan")["choices"]["keadaan"] == "belum_dikumpulkan"


def test_why_whom_to_ask_and_units(may: Any, screen: PelaksanaanScreen) -> None:
    view = screen.list
    screen.show_target(None, "tahun=2026&masa=triwulan-1")
    settle()
    view.page.table.selectRow(0)
    view.show_why()
    settle()
    assert view.why.isVisible()
    first = view.why._name.text()
    view.page.table.selectRow(3)
    settle()
    assert view.why._name.text() != first
    view.page.table.selectAll()
    screen.primary_action.trigger()  # type: ignore[union-attr]
    settle()
    assert view.tabs.currentIndex() == CHASE
    assert view.chase.groups
    assert view.chase.message.toPlainText().startswith("Kepada ")
    view.chase.copy_all()
    copied = QApplication.clipboard().text()
    assert all(group.to in copied for group in view.chase.groups)
    view.show_view(UNITS)
    settle()
    assert view.units.lines[0].unit == "Semua unit"
    shown = [n for n in range(12) if not view.units.table.isColumnHidden(FIRST_MONTH + n)]
    assert shown == [2, 5, 8, 11], "nobody owes a realisation in other months"
    view.units.measure.setCurrentIndex(1)
    view.units._render()
    assert not any(view.units.table.isColumnHidden(FIRST_MONTH + n) for n in range(12))
    assert not view.page.bar.export.isVisible()
    view.show_view(PEOPLE)
    settle()
    assert view.page.bar.export.isVisible()


def test_somebody_is_exempted_in_the_page(may: Any, screen: PelaksanaanScreen) -> None:
    view = screen.list
    screen.show_target(None, "tahun=2026&masa=triwulan-1&keadaan=belum_dikumpulkan")
    settle()
    before = len(may.stored(PengecualianSkp))
    view.page.table.selectRow(0)
    row = view.current
    assert row
    view.ask_exempt()
    panel = view.exempt_panel
    panel.mulai.set_value(None)
    panel.confirm()
    assert panel.isVisible()
    panel.mulai.editor.setText("1/1/2026")  # type: ignore[attr-defined]
    panel.terakhir.editor.setText("31/12/2025")  # type: ignore[attr-defined]
    panel.confirm()
    assert "mendahului" in panel.terakhir._error.text()
    panel.terakhir.editor.setText("")  # type: ignore[attr-defined]
    panel.confirm()
    settle()
    assert not panel.isVisible()
    assert len(may.stored(PengecualianSkp)) == before + 1
    assert row.row.nama in may.window.said[-1]


def test_the_office_decides_how_often_it_appraises(may: Any, screen: PelaksanaanScreen) -> None:
    screen.list.ask_cadence()
    screen.list._cadence.set_value(JenisEvaluasi.BULAN.value)
    screen.list._ask_cadence._confirm()
    settle()
    assert may.stored(Kantor)[0].periodik is JenisEvaluasi.BULAN
    screen.show_target(may.plan(StatusSkp.DISETUJUI).skp_id, "")
    settle()
    assert screen.sheet.row.terms == []
    assert screen.sheet.row.months[4].isChecked()


def test_a_result_without_indicator_leads_to_the_plan(may: Any, opened: PelaksanaanScreen) -> None:
    skp_id = opened.sheet.presenter.months.plan.skp.id  # type: ignore[union-attr]
    with may.ctx.store.write("test", "Petugas") as work:
        for each in work.find(Indikator, skp_id=skp_id):
            work.remove(each)
        opened.changed(work.commit())
    settle()
    card = opened.sheet.cards[0]
    assert card._no_measure.isVisible()
    card._to_plan.click()
    assert may.window.gone[-1] == ("skp", skp_id, "")


@pytest.mark.parametrize("size", [(976, 520), (1366, 700)])
def test_nothing_is_wider_than_the_window(may: Any, opened: PelaksanaanScreen, size: tuple[int, int]) -> None:
    opened.window().resize(*size)
    long = "Terlaksananya pelayanan administrasi kependudukan " * 12
    card = opened.sheet.cards[0]
    measure = opened.sheet.presenter.months.plan.results[0].indikator[0].id  # type: ignore[union-attr]
    opened.sheet.presenter.realised_typed(measure, 6, realisasi=long)
    settle()
    page = opened.sheet._page
    assert page.horizontalScrollBar().maximum() == 0
    assert opened.window().width() == size[0]
    field = card.measures[0].rows[0].realisasi
    assert field.height() >= field.heightForWidth(field.width()) - 1


def test_an_empty_office_says_where_to_begin(window_world: QApplication, make_world: Callable[..., Any]) -> None:
    world = make_world()
    from uuid import uuid4

    kantor = Kantor(id=uuid4(), nama="Distrik Welesi", instansi="Pemerintah Kabupaten Jayawijaya")
    world.store.records[kantor.id] = kantor
    world.store.term_rows = lambda *_: ()
    from msgspec.structs import replace

    from asn_desktop import bootstrap

    ctx = replace(world.services.context(), law=bootstrap.law_book())
    made = make(replace(world.services, context=lambda: ctx))
    made.resize(1000, 560)
    made.show()
    settle()
    assert isinstance(made, PelaksanaanScreen)
    assert made.list.page._stack.currentWidget() is made.list.page._empty
    made.close()
    made.deleteLater()
    settle()
