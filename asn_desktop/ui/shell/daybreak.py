"""Notices that a new day has begun, also after the computer has slept through midnight."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

EVERY = 60_000
"""Milliseconds between two looks at the calendar. A timer set for midnight would sleep along with the computer."""


class Daybreak(QObject):
    """Looks every minute, and whenever the window is taken up again."""

    broke = Signal(object)
    """The new day."""

    def __init__(self, today: Callable[[], date], parent: QObject) -> None:
        super().__init__(parent)
        self._today = today
        self._day = today()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._taken_up)

    def look(self) -> None:
        """Compare the calendar with the day it showed last; a clock set back is a new day too."""
        day = self._today()
        if day != self._day:
            self._day = day
            self.broke.emit(day)

    def stop(self) -> None:
        self._timer.stop()

    def _taken_up(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self.look()
