"""What a choice of these pages offers, renewed without anybody having chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QWidget


def offer(editor: QWidget, options: Sequence[tuple[str, object]], now: object) -> None:
    """Offer these choices, with the present one chosen, without reporting it as a choice."""
    if not isinstance(editor, QComboBox):
        return
    blocker = QSignalBlocker(editor)
    editor.clear()
    for name, value in options:
        editor.addItem(name, value)
    editor.setCurrentIndex(next((n for n, (_, value) in enumerate(options) if value == now), 0))
    blocker.unblock()
