"""The window keeps its picture until what comes next is ready, so that nobody sees it half built."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QWidget

LONGEST = 250
"""Milliseconds after which the window is drawn again whatever is ready: a picture that stays too long is a lie."""


class Still:
    """Holds the picture of the window `owner` stands in."""

    def __init__(self, owner: QWidget) -> None:
        self._owner = owner
        self._held: QWidget | None = None
        self._timer = QTimer(owner, singleShot=True, interval=LONGEST)
        self._timer.timeout.connect(self.let_go)

    def hold(self) -> None:
        if self._owner.isVisible() and self._held is None:
            self._held = self._owner.window()
            self._held.setUpdatesEnabled(False)
            self._timer.start()

    def let_go(self) -> None:
        self._timer.stop()
        if self._held is not None:
            held, self._held = self._held, None
            held.setUpdatesEnabled(True)
            # What was to be drawn when the picture was held is still noted, so Qt believes that it is on its way and
            # asks for nothing; but the request for it came meanwhile and was dropped. The window would stay as it was.
            QCoreApplication.postEvent(held, QEvent(QEvent.Type.UpdateRequest))
