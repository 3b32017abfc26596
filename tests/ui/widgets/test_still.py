"""The window keeps its picture while the next one is made, and never longer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from asn_desktop.ui.widgets.still import LONGEST, Still


class Painted(QWidget):
    """Counts how often it was drawn."""

    times = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.times += 1
        super().paintEvent(event)


@pytest.fixture
def page(window_world: QApplication) -> Iterator[Painted]:
    host = QWidget()
    page = Painted()
    QVBoxLayout(host).addWidget(page)
    host.resize(200, 200)
    host.show()
    QTest.qWait(50)
    yield page
    host.close()
    host.deleteLater()
    QTest.qWait(10)


def test_what_changed_before_the_picture_was_held_is_drawn_after_it(page: Painted) -> None:
    still = Still(page)
    page.update()  # is asked for, and comes while nothing is drawn
    still.hold()
    QTest.qWait(30)
    before = page.times
    still.let_go()
    QTest.qWait(30)
    assert page.times > before


def test_a_picture_is_never_held_too_long(page: Painted) -> None:
    still = Still(page)
    page.update()
    still.hold()
    before = page.times
    QTest.qWait(LONGEST + 100)
    assert page.times > before
