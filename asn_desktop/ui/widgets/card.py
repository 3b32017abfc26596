"""A quiet surface that holds what belongs together."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words


class Card(QFrame):
    """A surface with an optional heading; put what it holds into `body`, and small buttons into `corner`."""

    def __init__(self, heading: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(2 * GRID, GRID + 4, 2 * GRID, GRID + 4)
        whole.setSpacing(GRID)
        top = QHBoxLayout()
        top.setSpacing(GRID)
        self.heading = words(heading, "heading")
        if not heading:
            self.heading.hide()
        top.addWidget(self.heading, 1)
        self.corner = QHBoxLayout()
        top.addLayout(self.corner)
        whole.addLayout(top)
        self.body = QVBoxLayout()
        self.body.setSpacing(GRID)
        whole.addLayout(self.body)


class ScrollPage(QScrollArea):
    """A page that scrolls when the window is small; put what it shows into `body`. Never scrolls sideways."""

    def __init__(self, parent: QWidget | None = None, *, width: int = 0) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setProperty("role", "page")
        around = QHBoxLayout(inside)
        around.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column = QWidget()
        column.setProperty("role", "page")
        if width:
            column.setMaximumWidth(width)
        self.body = flush_column(column, spacing=2 * GRID)
        around.addWidget(column, 1)
        if width:
            around.addStretch(0)
        self.setWidget(inside)
