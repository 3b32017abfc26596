"""Asking a screen for another day: by Enter, by leaving the field, and back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from asn_desktop.ui.widgets.as_of import AsOf


class Asking:
    """A window with the field and another one beside it; it answers for whatever day is asked."""

    def __init__(self, world: Any, qtbot: Any) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.as_of = AsOf(world.services)
        self.other = QLineEdit()
        column = QVBoxLayout(self.window)
        column.addWidget(self.as_of)
        column.addWidget(self.other)
        self.days: list[date] = []
        self.as_of.asked.connect(self.days.append)
        self.as_of.asked.connect(self.as_of.show_day)
        self.window.show()
        QTest.qWaitForWindowActive(self.window)

    def type(self, text: str, key: Qt.Key) -> None:
        self.as_of.field.setFocus()
        self.as_of.field.selectAll()
        QTest.keyClicks(self.as_of.field, text)
        QTest.keyClick(self.as_of.field, key)
        QApplication.processEvents()


@pytest.fixture
def asking(window_world: Any, world: Any, qtbot: Any) -> Asking:
    return Asking(world, qtbot)


def test_enter_asks_once_and_one_button_leads_back(asking: Asking, world: Any) -> None:
    today = world.services.context().today
    assert not asking.as_of.today.isVisible()
    asking.type("1/5/2031", Qt.Key.Key_Return)
    assert asking.days == [date(2031, 5, 1)]
    assert asking.as_of.field.text() == "1 Mei 2031"
    assert asking.as_of.today.isVisible()
    QTest.mouseClick(asking.as_of.today, Qt.MouseButton.LeftButton)
    assert asking.days == [date(2031, 5, 1), today]
    assert not asking.as_of.today.isVisible()


def test_leaving_the_field_asks_too_so_that_it_never_names_another_day_than_the_one_on_show(asking: Asking) -> None:
    asking.type("1/5/2031", Qt.Key.Key_Tab)
    assert asking.days == [date(2031, 5, 1)]
    shown = asking.as_of.field.text()
    asking.as_of.field.setFocus()
    asking.as_of.field.clear()
    QTest.keyClicks(asking.as_of.field, "entah")
    asking.other.setFocus()
    QApplication.processEvents()
    assert asking.as_of.field.text() == shown
    assert len(asking.days) == 1


@pytest.mark.parametrize("text", ["entah", "31/2/2027", "1/1/1870"])
def test_what_is_no_day_is_said_and_escape_brings_back_the_day_on_show(asking: Asking, world: Any, text: str) -> None:
    shown = asking.as_of.field.text()
    asking.type(text, Qt.Key.Key_Return)
    assert asking.days == []
    assert len(world.shell.reported) == 1
    assert asking.as_of.field.hasFocus(), "to be mended"
    QTest.keyClick(asking.as_of.field, Qt.Key.Key_Escape)
    assert asking.as_of.field.text() == shown


def test_nothing_typed_is_today_and_typing_is_not_written_over(asking: Asking, world: Any) -> None:
    today = world.services.context().today
    asking.as_of.show_day(date(2031, 5, 1))
    asking.as_of.field.setFocus()
    asking.as_of.field.clear()
    QTest.keyClicks(asking.as_of.field, "1/6")
    asking.as_of.show_day(date(2032, 5, 1))
    assert asking.as_of.field.text() == "1/6"
    asking.type("\b", Qt.Key.Key_Return)
    assert asking.days == [today]
