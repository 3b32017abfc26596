"""A page is laid out whole before it is painted."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent

LEVELS = 8
"""From a line in a card up to the window; to ask where nothing waits any more costs nothing."""


def lay_out() -> None:
    """Give everything that has changed its place now.

    By itself Qt goes up one level with each round of its event loop and paints in between: a large page is then seen
    half laid out, and painted three times.
    """
    for _level in range(LEVELS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
