"""What was recorded: labels at the left, values at the right, to be read and copied."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words

LABELS = 24
"""Width of the labels, in letters."""


class FactGrid(QWidget):
    """Hidden while there is nothing to show."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[str, str], ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(GRID // 2)
        self._grid.setColumnMinimumWidth(0, LABELS * self.fontMetrics().averageCharWidth())
        self._grid.setColumnStretch(1, 1)
        self.hide()

    def show_facts(self, facts: tuple[tuple[str, str], ...]) -> None:
        if facts != self._shown:
            self._shown = facts
            while (item := self._grid.takeAt(0)) is not None:
                if (widget := item.widget()) is not None:
                    widget.hide()
                    widget.deleteLater()
            for row, (label, value) in enumerate(facts):
                said = words(value)
                said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                self._grid.addWidget(words(label, "label", wrap=False), row, 0, Qt.AlignmentFlag.AlignTop)
                self._grid.addWidget(said, row, 1)
        self.setVisible(bool(facts))
