"""Whom a task over many people left out, by name, each with the reason; stays until it is read."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from asn_desktop.ui.presenters.kinerja_list import Refused
from asn_desktop.ui.widgets.buttons import button
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words

MOST_LINES = 6
"""More lines than this scroll, so that the list below stays in sight."""


class RefusedPanel(QFrame):
    """Hidden while nobody was left out."""

    def __init__(self, title: str, close: str, read: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "problem")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        top = QHBoxLayout()
        self._title = words(title, "strong")
        top.addWidget(self._title, 1)
        top.addWidget(button(close, read))
        layout.addLayout(top)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.viewport().setAutoFillBackground(False)
        self._area.setStyleSheet("QScrollArea { background: transparent; }")
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout.addWidget(self._area)
        self.hide()

    def set_title(self, title: str) -> None:
        """What they were left out of, where that is not always the same."""
        self._title.setText(title)

    def show_refused(self, refused: Sequence[Refused]) -> None:
        self.setVisible(bool(refused))
        inside = QWidget()
        column = flush_column(inside, spacing=GRID // 2)
        for one in refused:
            label = words(f"{one.name}: {one.why} {one.now}")
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        column.addStretch(1)
        self._area.setWidget(inside)
        inside.setAutoFillBackground(False)  # the area has just switched it on
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as the sentences are at this width, until it is better to scroll."""
        inside = self._area.widget()
        sentences = inside.layout() if inside is not None else None
        if sentences is not None and self.isVisible():
            needed = sentences.heightForWidth(self.width() - 5 * GRID)
            self._area.setFixedHeight(min(needed, MOST_LINES * (self.fontMetrics().lineSpacing() + GRID)) + GRID)
