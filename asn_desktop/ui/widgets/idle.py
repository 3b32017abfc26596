"""Work done while the user reads: one small step at a time, so that no key or click waits for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

FIRST, NEXT = 350, 30
"""Milliseconds before the first step, so that what was asked for comes first, and between two steps."""


def while_idle(owner: QObject, steps: Iterable[Callable[[], object]], first: int = FIRST) -> None:
    """Take the steps one after the other, after `first` milliseconds; they end with `owner`."""
    waiting = iter(steps)
    timer = QTimer(owner, singleShot=True, interval=first)

    def step() -> None:
        does = next(waiting, None)
        if does is None:
            timer.deleteLater()
            return
        does()
        timer.start(NEXT)

    timer.timeout.connect(step)
    timer.start()


def polish(made: QWidget) -> None:
    """Dress what was made ahead: by itself Qt does that when it is first shown, and then somebody waits."""
    made.ensurePolished()
    for inside in made.findChildren(QWidget):
        inside.ensurePolished()
