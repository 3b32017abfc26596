"""Keys of a part of the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def shortcut(owner: QWidget, keys: str, does: Callable[[], object]) -> None:
    """Keys that work while the cursor is inside `owner`.

    Their names are those of Qt, not of the reader's language: there the key Return is called Enter.
    """
    made = QShortcut(QKeySequence.fromString(keys, QKeySequence.SequenceFormat.PortableText), owner)
    made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    made.activated.connect(does)
