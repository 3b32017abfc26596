"""The line of buttons of a screen: always visible, the primary one at the right."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from asn_desktop.ui.widgets.buttons import primary_button
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words


class ActionBar(QFrame):
    """Put it above or below what scrolls. `note` is a short sentence at the left (what is missing, what was saved)."""

    def __init__(self, primary: QAction | None = None, icon_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        layout.setSpacing(GRID)
        self.note = words("", "muted")
        layout.addWidget(self.note, 1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(GRID)
        layout.addLayout(self._buttons)
        if primary is not None:
            layout.addWidget(primary_button(primary, icon_name))

    def add(self, widget: QWidget) -> None:
        """A further button, left of the primary one."""
        self._buttons.addWidget(widget)
