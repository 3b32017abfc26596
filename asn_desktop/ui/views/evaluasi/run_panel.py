"""The end of a run above the list: what was done, who is left and why, and what can be done about it at once."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.evaluasi.runs import ListRuns, RunEnd
from asn_desktop.ui.widgets.buttons import button, primary_button, quiet_button
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words

MOST_LINES = 5
"""More lines than this scroll, so that the list below stays in sight."""


class RunPanel(QFrame):
    """Hidden while no run has ended. `finalise` asks for the date."""

    def __init__(self, texts: Texts, runs: ListRuns, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "done")
        self._texts = texts
        self._runs = runs
        self._shown: RunEnd | None = None
        say = texts.say
        self.headline = words("", "strong")
        self.finalise = QAction(self)
        self.again = button("", runs.again, "rotate-ccw")
        self.close_button = button(say("evaluasi.run.close"), runs.read_end)
        top = QHBoxLayout()
        top.setSpacing(GRID)
        top.addWidget(self.headline, 1)
        self._finalise = primary_button(self.finalise, "badge-check")
        for widget in (self._finalise, self.again, self.close_button):
            top.addWidget(widget)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.viewport().setAutoFillBackground(False)
        self._area.setStyleSheet("QScrollArea { background: transparent; }")
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        layout.addLayout(top)
        layout.addWidget(self._area)
        self.hide()

    def show_end(self, end: RunEnd | None) -> None:
        if end == self._shown:
            return
        self._shown = end
        self.setVisible(end is not None)
        if end is None:
            return
        say = self._texts.say
        self.headline.setText(end.headline)
        self.finalise.setText(say("evaluasi.run.finalise", n=end.ready))
        self._finalise.setVisible(end.ready > 0)
        self.again.setText(say("evaluasi.run.again", n=end.open))
        self.again.setVisible(end.open > 0)
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID // 2)
        for number, line in enumerate(end.left):
            grid.addWidget(quiet_button(line.name, partial(self._runs.open_line, line)), number, 0)
            grid.addWidget(words(line.why), number, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(end.left), 1)
        self._area.setWidget(inside)
        inside.setAutoFillBackground(False)  # the area has just switched it on
        self._area.setVisible(bool(end.left))
        self._fit()
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        inside = self._area.widget()
        if inside is not None and self.isVisible():
            line = self.fontMetrics().lineSpacing() + 2 * GRID
            self._area.setFixedHeight(min(inside.sizeHint().height(), MOST_LINES * line) + GRID // 2)
