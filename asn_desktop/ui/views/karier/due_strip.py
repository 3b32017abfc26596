"""What a line of the calendar says in full, below the list: the list itself has no room for sentences."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.ui.presenters.karier.calendar_state import DueTold
from asn_desktop.ui.widgets.buttons import button
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words


class DueStrip(QFrame):
    """Hidden while no line is chosen. Its button leads to the reasons."""

    def __init__(self, label: str, opened: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self.head, self.why, self.papers = words("", "strong"), words(""), words("", "muted")
        self.reasons = button(label, opened, "circle-question-mark")
        column = QVBoxLayout()
        column.setSpacing(2)
        for said in (self.head, self.why, self.papers):
            column.addWidget(said)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        row.setSpacing(2 * GRID)
        row.addLayout(column, 1)
        row.addWidget(self.reasons, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def tell(self, told: DueTold | None) -> None:
        """Show these sentences; None hides them."""
        for label, said in (
            (self.head, told.head if told else ""),
            (self.why, told.why if told else ""),
            (self.papers, told.papers if told else ""),
        ):
            label.setText(said)
            label.setHidden(not said)
        self.setVisible(told is not None)
