"""Keys that hold everywhere: Enter on a button, Ctrl+Enter for the main button, the cursor back where it was."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton


def test_ctrl_enter_is_the_main_button_of_the_page_in_view(office: Any) -> None:
    office.window.go("pegawai", None, "")
    office.settle()
    QTest.keyClick(QApplication.focusWidget() or office.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    office.settle()
    assert office.window.visit("pegawai").title == office.window.visit("pegawai").say("pegawai.new.title")


def test_enter_presses_the_button_that_has_the_cursor(office: Any) -> None:
    button = next(b for b in office.window.nav.findChildren(QPushButton) if b.text() == "SKP")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    office.settle()
    assert office.window.place == "skp"


def test_search_gives_the_cursor_back_when_it_is_closed(office: Any) -> None:
    office.window.go("pegawai", None, "")
    office.settle()
    field = office.window.visit("pegawai").search_field()
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    popup = QApplication.focusWidget()
    assert popup is not field
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is field


def test_the_cursor_waits_in_the_search_of_a_list_that_comes_into_view(office: Any) -> None:
    office.window.go("beranda")
    office.settle()
    QTest.keyClick(office.window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    office.settle()
    assert QApplication.focusWidget() is office.window.visit("pegawai").search_field()
    QTest.keyClick(office.window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    office.settle()
    QTest.keyClick(office.window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert QApplication.focusWidget() is office.window.visit("pegawai").search_field()


def test_search_goes_away_when_one_works_elsewhere(office: Any) -> None:
    office.window.go("pegawai", None, "")
    office.settle()
    QTest.keyClick(office.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    popup = office.window._popup
    assert popup.isVisible()
    office.window.visit("pegawai").search_field().setFocus()
    assert not popup.isVisible()


def test_choosing_the_screen_again_leads_back_to_its_list(office: Any) -> None:
    office.window.go("pegawai", None, "unit")
    office.settle()
    QTest.keyClick(office.window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert office.window.visit("pegawai").title == ""


def test_help_speaks_of_the_page_in_view(office: Any) -> None:
    office.window.go("pegawai", None, "impor")
    office.settle()
    QTest.keyClick(office.window, Qt.Key.Key_F1)
    panel = office.window.help_panel()
    assert panel._title.text() == "Bantuan: Impor dari Excel"
    office.window.go("pegawai", None, "unit")
    office.settle()
    assert panel._title.text() == "Bantuan: Unit dan jabatan"
