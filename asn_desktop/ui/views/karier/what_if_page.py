"""The second page of a career: what is assumed at the left, and at the right what would become of it."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QSignalBlocker
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.models.table import Column, TableModel
from asn_desktop.ui.presenters.chips import Chip, Tone
from asn_desktop.ui.presenters.karier.person import CareerPresenter
from asn_desktop.ui.presenters.karier.state import CareerState, Consequence, ShiftLine
from asn_desktop.ui.views.karier.assume_side import AssumeSide
from asn_desktop.ui.widgets.card import Card, ScrollPage
from asn_desktop.ui.widgets.career_line import CareerLine
from asn_desktop.ui.widgets.chip import ChipLabel
from asn_desktop.ui.widgets.empty_state import EmptyState
from asn_desktop.ui.widgets.flush import flush_line
from asn_desktop.ui.widgets.row_table import RowTable
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.why_panel import WhyPanel
from asn_desktop.ui.widgets.words import words

SIDE = 330
NARROW = 272
WIDE = 1000
ROWS = 7
"""Steps seen at once; the others are scrolled to, so that the reasons below stay near."""
_ICONS: dict[Tone, str] = {
    "ok": "trending-up",
    "bad": "clock",
    "warn": "circle-dashed",
    "info": "info",
    "neutral": "minus",
}


class WhatIfPage(QWidget):
    """Shows a `CareerState`. Nothing on this page is ever saved."""

    def __init__(self, texts: Texts, presenter: CareerPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.say = texts.say
        self._presenter = presenter
        self._texts = texts
        self._shifts: tuple[ShiftLine, ...] | None = None
        self._showing = False
        self.side = AssumeSide(texts, presenter)
        self.line = CareerLine(texts, self.say("karier_ui.line.beside"))
        self.line.picked.connect(presenter.pick)
        self.model = TableModel(columns(), texts, self)
        self.table = RowTable(self.model)
        self.table.setAccessibleName(self.say("karier_ui.shift.name"))
        self.table.setSortingEnabled(False)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._choose(now.row()))
        self.why = WhyPanel(texts)
        self._hint = words(self.say("karier_ui.shift.hint"), "muted")
        page = ScrollPage()
        over = Card(self.say("karier_ui.line.beside"))
        over.body.addWidget(self.line)
        steps = Card(self.say("karier_ui.shift.name"))
        steps.body.addWidget(self.table)
        self._reasons = Card(self.say("karier_ui.shift.decides"))
        self._reasons.body.addWidget(self._hint)
        self._reasons.body.addWidget(self.why)
        self._consequences = QVBoxLayout()
        self._consequences.setSpacing(2 * GRID)
        self._consequences_shown: tuple[Consequence, ...] = ()
        for card in (over, steps, self._reasons):
            page.body.addWidget(card)
        page.body.addLayout(self._consequences)
        page.body.addStretch(1)
        row = flush_line(self, spacing=0)
        row.addWidget(self.side)
        self._page = page
        row.addWidget(page, 1)
        self._none = EmptyState(
            "circle-minus", self.say("karier_ui.no_rights.what"), self.say("karier_ui.no_rights.what_if")
        )
        row.addWidget(self._none, 1)

    def show_state(self, state: CareerState) -> None:
        for part in (self.side, self._page):
            part.setVisible(state.in_service)
        self._none.setHidden(state.in_service)
        self.side.show_state(state)
        self.line.show_line(state.beside)
        self._show_consequences(state.consequences)
        self._showing = True
        if state.shifts != self._shifts:
            self._shifts = state.shifts
            self.model.reset(len(state.shifts), state.shifts)
            rows = max(1, min(ROWS, len(state.shifts)))
            high = self.table.verticalHeader().defaultSectionSize()
            self.table.setFixedHeight(rows * high + self.table.horizontalHeader().sizeHint().height() + GRID)
        if state.shift_number >= 0 and self.table.currentIndex().row() != state.shift_number:
            blocker = QSignalBlocker(self.table.selectionModel())
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.table.selectionModel().setCurrentIndex(self.model.index(state.shift_number, 0), flags)
            blocker.unblock()
        self._showing = False
        self._hint.setHidden(state.shift_why is not None)
        self.why.show_why(state.shift_why)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.side.setFixedWidth(SIDE if self.width() >= WIDE else NARROW)

    def _show_consequences(self, found: tuple[Consequence, ...]) -> None:
        """A card for each: an assumed post with its requirements, a promotion by an assumed diploma."""
        if found == self._consequences_shown:
            return
        self._consequences_shown = found
        while (item := self._consequences.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for each in found:
            card = Card(each.title)
            card.corner.addWidget(ChipLabel(each.chip))
            panel = WhyPanel(self._texts)
            panel.show_why(each.why)
            card.body.addWidget(panel)
            self._consequences.addWidget(card)

    def _choose(self, row: int) -> None:
        if not self._showing and row >= 0:
            self._presenter.choose_shift(row)


def columns() -> tuple[Column, ...]:
    """Step, now, then, how far it moved, and what decides."""
    return (
        Column("karier_ui.shift.step", lambda row: row.name, width=26),
        Column("karier_ui.shift.now", lambda row: row.now, width=22),
        Column("karier_ui.shift.then", lambda row: row.then, width=22),
        Column(
            "karier_ui.shift.moved", lambda row: row.moved, width=18,
            chip=lambda row: Chip(row.moved, _ICONS.get(row.tone, "info"), row.tone),
        ),
    )  # fmt: skip
