"""Labels in the few kinds of writing the program has."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QWidget

Role = Literal["title", "heading", "label", "body", "muted", "error", "strong", "number"]


class Words(QLabel):
    """A label that remembers how high it is at a width.

    A page asks each label for that again and again while it is laid out, some nine hundred times for one appraisal,
    and Qt breaks the whole text into lines anew for every answer. Its face comes from the style sheet, which a label
    gets when it is first shown; asked before that, Qt would answer for another face.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._heights: dict[int, int] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)

    def setText(self, text: str) -> None:
        if text != self.text():
            self._heights.clear()
            super().setText(text)

    def setWordWrap(self, on: bool) -> None:
        self._heights.clear()
        super().setWordWrap(on)

    def heightForWidth(self, width: int) -> int:
        height = self._heights.get(width)
        if height is None:
            self.ensurePolished()
            height = self._heights[width] = super().heightForWidth(width)
        return height

    def changeEvent(self, event: QEvent) -> None:
        """Another face or another style: another height."""
        self._heights.clear()
        super().changeEvent(event)


def words(text: str = "", role: Role = "body", parent: QWidget | None = None, *, wrap: bool = True) -> Words:
    """A label; its face comes from the style sheet by role. Plain text only: data never turns into markup."""
    label = Words(text, parent)
    label.setProperty("role", role)
    label.setWordWrap(wrap)
    return label
