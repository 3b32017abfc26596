"""Keberatan and Sebaran as a person uses them, in real windows over a real file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QPushButton, QWidget

from asn_desktop.core.domain.evaluasi import Evaluasi, SerahTerima, StatusEvaluasi
from asn_desktop.core.domain.keberatan import Keberatan, PutusanKeberatan, StatusKeberatan
from asn_desktop.core.domain.kinerja import Capaian, CapaianOrganisasi, Predikat
from asn_desktop.core.usecases import keberatan
from asn_desktop.storage.db import new_id
from asn_desktop.ui.presenters.chips import Chip
from asn_desktop.ui.presenters.keberatan.state import Step
from asn_desktop.ui.widgets.screen import Screen

TODAY = date(2026, 1, 19)
RECEIVED, FILED = date(2026, 1, 5), date(2026, 1, 7)


def settle(times: int = 6) -> None:
    for _ in range(times):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QTest.qWait(15)


def seen(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def press(widget: QWidget, name: str) -> None:
    next(b for b in widget.findChildren(QPushButton) if name in b.text() and b.isVisible()).click()
    settle()


@pytest.fixture
def show(desk: Any, window_world: QApplication) -> Iterator[Callable[..., Any]]:
    """Opens a screen in a window that binds the keys the program's window binds."""
    hosts: list[QMainWindow] = []

    def make(name: str, width: int = 1166, height: int = 640) -> Screen:
        made: Screen = __import__(f"asn_desktop.ui.views.{name}", fromlist=["make"]).make(desk.services)
        host = QMainWindow()
        host.setCentralWidget(made)
        for keys, action in (("Ctrl+Return", "primary_action"), ("Ctrl+S", "save_action")):
            QShortcut(QKeySequence(keys), host).activated.connect(lambda action=action: getattr(made, action).trigger())
        host.resize(width, height)
        host.show()
        host.activateWindow()
        desk.window.open.append(made)
        made.visited()
        settle()
        hosts.append(host)
        return made

    yield make
    desk.window.open.clear()
    for host in hosts:
        host.close()
        host.deleteLater()
    settle()


@pytest.fixture
def result(desk: Any) -> Evaluasi:
    """A final result that nobody objected to; the desk is empty but for it."""
    with desk.ctx.store.write("test", "Petugas") as work:
        for record in (*work.find(Keberatan), *work.find(SerahTerima)):
            work.remove(record)
        work.commit()
    found = desk.stored(Evaluasi, tahun=2025, status=StatusEvaluasi.FINAL, digantikan=False)
    return next(
        each
        for each in found
        if each.revisi == 1 and each.pihak.atasan_penilai and each.pihak.atasan_penilai.pegawai_id
    )


def test_an_objection_by_keyboard_from_the_empty_desk(desk: Any, show: Callable[..., Any], result: Evaluasi) -> None:
    screen = show("keberatan")
    assert "PP 30/2019 Pasal 59" in seen(screen)
    assert "14 hari" in seen(screen)
    screen.primary_action.trigger()
    listed = screen.list
    assert not listed.question._picked()
    assert "Pilih satu hasil" in seen(screen)
    listed.page.bar.search.setFocus(Qt.FocusReason.OtherFocusReason)  # the list of names has a window of its own
    listed.presenter.look_for(result.pihak.pegawai.nama.split()[0])
    listed.question.person.set_value(str(result.id))
    assert listed.question._picked()
    assert desk.window.gone == [("keberatan", result.id, "")]
    screen.show_target(result.id, "")
    settle()
    sheet = screen.sheet
    fields = sheet.forms[Step.PENGAJUAN].fields
    assert QApplication.focusWidget() is fields["tanggal_terima"].editor
    for name, day in (("tanggal_terima", "5/1/2026"), ("tanggal_pengajuan", "7 Januari 2026")):
        fields[name].editor.setFocus(Qt.FocusReason.OtherFocusReason)
        fields[name].editor.selectAll()
        QTest.keyClicks(fields[name].editor, day)
    QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert "Alasan keberatan masih kosong" in seen(screen)
    assert not desk.stored(Keberatan)
    QTest.keyClicks(fields["alasan"].editor, "Laporan Mei tidak dihitung")
    QTest.keyClick(sheet, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settle()
    (found,) = desk.stored(Keberatan)
    assert (found.tanggal_terima, found.tanggal_pengajuan) == (RECEIVED, FILED)
    assert "tidak lewat dari 19 Januari 2026" in seen(screen)
    assert sheet.forms[Step.PENJELASAN].isVisible()


def test_a_day_half_typed_is_left_alone_and_asked_for(desk: Any, show: Callable[..., Any], result: Evaluasi) -> None:
    screen = show("keberatan")
    screen.show_target(result.id, "")
    settle()
    day = screen.sheet.forms[Step.PENGAJUAN].fields["tanggal_terima"].editor
    day.clear()
    QTest.keyClicks(day, "5 Janu")
    assert day.text() == "5 Janu"
    assert "“5 Janu” bukan tanggal" not in seen(screen)  # still being typed
    QTest.keyClick(day, Qt.Key.Key_Tab)
    assert "“5 Janu” bukan tanggal" in seen(screen)
    assert day.text() == "5 Janu"
    screen.primary_action.trigger()
    settle()
    assert "“5 Janu” bukan tanggal" in seen(screen)
    assert not desk.stored(Keberatan)


def test_a_decision_asks_for_new_ratings_only_where_the_result_changes(
    desk: Any, show: Callable[..., Any], result: Evaluasi
) -> None:
    keberatan_id, _ = keberatan.file(desk.ctx, result.id, RECEIVED, FILED, "Alasan")
    keberatan.explain(desk.ctx, keberatan_id, "Jawaban", date(2026, 1, 9))
    screen = show("keberatan")
    screen.show_target(keberatan_id, "")
    settle()
    form = screen.sheet.forms[Step.PUTUSAN]
    assert "Pemutus per 19 Januari 2026" in seen(form)
    assert not form.hasil.isVisible()
    form.ruling.set_value(PutusanKeberatan.DIUBAH.value)
    form._ruled(0)
    settle()
    assert form.hasil.isVisible()
    screen.primary_action.trigger()
    settle()
    assert form.hasil.isAncestorOf(QApplication.focusWidget())  # what lacks first
    QTest.keyClick(form.hasil, Qt.Key.Key_1)
    QTest.keyClick(form.perilaku, Qt.Key.Key_1)
    wrong = form.fields["pertimbangan"]
    for _ in range(2):  # asked a second time, it is shown a second time
        screen.sheet._page.verticalScrollBar().setValue(0)
        form.ruling.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        screen.primary_action.trigger()
        settle()
        assert QApplication.focusWidget() is wrong.editor
        assert wrong.visibleRegion().boundingRect() == wrong.rect()  # with what is said below it
    assert "Sangat Baik" in form.predikat.accessibleName()
    form.ruling.set_value(PutusanKeberatan.DIKUATKAN.value)
    form._ruled(0)
    QTest.keyClicks(form.fields["pertimbangan"].editor, "Bukti tidak ada")
    screen.primary_action.trigger()
    settle()
    assert desk.stored(Keberatan)[0].status is StatusKeberatan.DIPUTUS
    assert "Putusan ini final" in seen(screen)
    assert QApplication.focusWidget() is screen.sheet._print  # not thrown out of the page
    assert not screen.sheet.more.isVisible()


def test_a_withdrawal_is_asked_for_in_the_page(desk: Any, show: Callable[..., Any], result: Evaluasi) -> None:
    keberatan_id, _ = keberatan.file(desk.ctx, result.id, RECEIVED, FILED, "Alasan")
    screen = show("keberatan")
    screen.show_target(keberatan_id, "")
    settle()
    sheet = screen.sheet
    sheet._ask_withdrawal()
    sheet._day.set_value(date(2026, 1, 2))
    press(sheet.withdrawal, "Cabut")
    assert "7 Januari 2026" in seen(sheet.withdrawal)
    sheet._day.set_value(TODAY)
    press(sheet.withdrawal, "Cabut")
    assert not sheet.withdrawal.isVisible()
    assert desk.stored(Keberatan)[0].status is StatusKeberatan.DICABUT


@pytest.mark.parametrize(("width", "height"), [(976, 520), (1045, 530), (1166, 640)])
def test_both_screens_fit_small_windows(
    desk: Any, show: Callable[..., Any], result: Evaluasi, width: int, height: int
) -> None:
    keberatan_id, _ = keberatan.file(desk.ctx, result.id, RECEIVED, FILED, "Alasan")
    screen = show("keberatan", width, height)
    screen.show_target(keberatan_id, "")
    settle()
    page = screen.sheet._page
    assert page.widget().minimumSizeHint().width() <= page.viewport().width()
    spread = show("sebaran", width, height)
    spread.show_target(None, "tahun=2025")
    settle()
    assert spread.units.side.widget().minimumSizeHint().width() <= spread.units.side.viewport().width()
    spread.show_target(None, "tahun=2025&penilai=x")
    settle()
    assert spread.raters.side.widget().minimumSizeHint().width() <= spread.raters.side.viewport().width()


def test_units_by_keyboard_and_an_achievement(desk: Any, show: Callable[..., Any]) -> None:
    screen = show("sebaran")
    screen.show_target(None, "tahun=2025")
    settle()
    units = screen.units
    assert "Distrik Welesi" in seen(units.side)
    assert "maks. 70 %" in units.side.chart.accessibleDescription()
    units.chooser.table.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClick(units.chooser.table, Qt.Key.Key_Down)
    settle()
    assert units.side.name.text() == "Sekretariat"
    form = units.side.form
    press(units.side, "Tetapkan")
    QTest.keyClick(form.capaian.editor, Qt.Key.Key_Escape)
    assert form.isHidden()
    assert QApplication.focusWidget() is units.side.edit  # not thrown out of the page
    press(units.side, "Tetapkan")
    form.capaian.set_value(Capaian.ISTIMEWA.value)
    QTest.keyClicks(form.set_by.editor, "Camat")
    QTest.keyClick(form.basis.editor, Qt.Key.Key_Return)
    settle()
    assert QApplication.focusWidget() is units.side.edit
    (stored,) = [each for each in desk.stored(CapaianOrganisasi, tahun=2025) if each.ditetapkan_oleh == "Camat"]
    assert stored.capaian is Capaian.ISTIMEWA
    assert "Ditetapkan oleh Camat" in seen(units.side)
    assert units.side.name.text() == "Sekretariat"
    press(units.side, "Ubah")
    form.set_by.set_value("Sekretaris Daerah")
    QTest.keyClick(form.set_by.editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert "Ditetapkan oleh Sekretaris Daerah" in seen(units.side)


def test_people_of_large_units_are_counted_as_they_are_read(texts: Any) -> None:
    from asn_desktop.ui.presenters.sebaran.state import UnitLine
    from asn_desktop.ui.views.sebaran.unit_side import below_columns
    from asn_desktop.ui.views.sebaran.units import columns

    line = UnitLine(new_id(), "Dinas", 0, 1025, {Predikat.BAIK: 1000}, Chip("Baik", "check"), Chip("", "check"))
    assert columns(texts)[1].text(line) == "1.025"
    assert below_columns(texts)[1].text(line) == "1.000/1.025"


def test_a_small_unit_is_told_before_its_limits(desk: Any, show: Callable[..., Any]) -> None:
    screen = show("sebaran")
    screen.show_target(None, "tahun=2025")
    settle()
    side = screen.units.side
    small = next(line for line in screen.units.presenter._lines if 0 < line.rated < 3)
    screen.units.presenter.choose(small.id)
    settle()
    assert "persentase pada unit kecil tidak banyak artinya" in seen(side)
    assert side.small.y() < side.broken.y() < side.chart.y()
    assert side.small.isVisible()


def test_before_signing_a_rater_is_one_place_away(desk: Any, show: Callable[..., Any]) -> None:
    screen = show("sebaran")
    screen.show_target(None, "tahun=2025&penilai=Hana Wetipo, M.Si")
    settle()
    assert screen.raters.side.name.text() == "Hana Wetipo, M.Si"
    words = seen(screen)
    assert "tidak disimpan dan tidak dikirim" in words
    assert "Tidak terpenuhi" not in words
    assert "penilai=" in screen.detail
    again = show("sebaran")
    again.show_target(None, screen.detail)
    settle()
    assert again.raters.side.name.text() == "Hana Wetipo, M.Si"


def test_the_spread_is_written_to_a_file(desk: Any, show: Callable[..., Any], tmp_path: Path) -> None:
    screen = show("sebaran")
    screen.export_to(tmp_path / "s.xlsx")
    assert (tmp_path / "s.xlsx").exists()
    assert desk.window.said
