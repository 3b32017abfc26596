"""Labels in the few kinds of writing the program has."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

Role = Literal["title", "heading", "label", "body", "muted", "error", "strong", "number"]


def words(text: str = "", role: Role = "body", parent: QWidget | None = None, *, wrap: bool = True) -> QLabel:
    """A label; its face comes from the style sheet by role. Plain text only: data never turns into markup."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    label.setWordWrap(wrap)
    return label
