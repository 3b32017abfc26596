"""Small pictures of evidence, each drawn once beside other work."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QPixmap

KEPT = 300
"""Pictures kept for a sheet; a month of a large unit has fewer."""


class Thumbnails:
    """`draw` is asked for the picture with a SHA-256, `side` pixels wide, and calls back with its PNG, or nothing."""

    def __init__(self, draw: Callable[[str, int, Callable[[bytes], None]], None], side: int) -> None:
        self._draw = draw
        self._side = side
        self._known: dict[str, QPixmap] = {}

    def show(self, sha256: str, on_done: Callable[[QPixmap], None]) -> None:
        """Call `on_done` with the picture, at once where it is known."""
        if sha256 in self._known:
            on_done(self._known[sha256])
            return

        def came(content: bytes) -> None:
            picture = QPixmap()
            if content and picture.loadFromData(content):
                picture.setDevicePixelRatio(2)
            if len(self._known) >= KEPT:
                self._known.clear()
            self._known[sha256] = picture
            on_done(picture)

        self._draw(sha256, self._side, came)
