"""The third face: what the centre proposes to correct, before and after."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QVBoxLayout

from asn_desktop.core.kernel.record import Changes
from asn_desktop.ui.presenters.kirim.fix import FixLine, FixPresenter, FixState
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.kirim.face import Face, left
from asn_desktop.ui.widgets.buttons import button, primary_button, quiet_button
from asn_desktop.ui.widgets.card import Card, ScrollPage
from asn_desktop.ui.widgets.chip import ChipLabel
from asn_desktop.ui.widgets.empty_state import EmptyState
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words

MOST = 60
"""Proposals shown at once; those that wait come first."""


class FixPage(Face):
    """Renders `FixState`. `counted` is told how many wait for a decision."""

    def __init__(self, services: Services, counted: Callable[[int], None]) -> None:
        super().__init__(services)
        self._counted = counted
        self._shown: tuple[FixLine, ...] | None = None
        self.cards: list[Card] = []
        self.presenter = FixPresenter(services, self)
        self.primary_action = QAction(self.say("kirim.fix.take"), self)
        self.primary_action.triggered.connect(self._take_first)
        self._page = ScrollPage(width=900)
        self._page.body.addWidget(words(self.say("kirim.fix.help"), "muted"))
        self._column = QVBoxLayout()
        self._column.setSpacing(2 * GRID)
        self._page.body.addLayout(self._column)
        self._page.body.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._page)
        self._stack.addWidget(EmptyState("circle-check", self.say("kirim.fix.empty"), self.say("kirim.fix.empty_help")))
        layout = flush_column(self)
        layout.addWidget(self._stack)
        self.presenter.load()

    def visited(self) -> None:
        self.presenter.load()

    def arrived(self) -> None:
        self.presenter.load()

    def changed(self, changes: Changes) -> None:
        self.presenter.changed(changes)

    def render(self, state: FixState) -> None:  # type: ignore[override]
        self._counted(state.waiting)
        self._stack.setCurrentIndex(1 if state.read and not state.lines else 0)
        if state.lines == self._shown:
            return
        self._shown = state.lines
        while self.cards:
            card = self.cards.pop()
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        for number, line in enumerate(state.lines[:MOST]):
            card = self._card(line, first=number == 0)
            self.cards.append(card)
            self._column.addWidget(card)
            card.show()  # at once: by itself it would come after the page has been laid out

    def _card(self, line: FixLine, *, first: bool) -> Card:
        say, presenter = self.say, self.presenter
        card = Card(line.title)
        card.corner.addWidget(ChipLabel(line.state))
        card.body.addWidget(words(say("kirim.fix.reason", alasan=line.reason)))
        if line.fields:
            card.body.addLayout(self._table(line))
        if line.hindrance:
            card.body.addWidget(words(line.hindrance, "error"))
        buttons = []
        if line.takeable:
            take = (
                primary_button(self.primary_action, "check")
                if first and self.primary_action is not None
                else button(say("kirim.fix.take"), lambda: presenter.take(line), "check")
            )
            buttons.append(take)
        if line.open:
            buttons.append(button(say("kirim.fix.decline"), lambda: presenter.decline(line), "x"))
        if line.place is not None:
            buttons.append(quiet_button(say("kirim.open"), lambda: presenter.go(line), "arrow-right"))
        for each in buttons:
            each.setAccessibleName(f"{each.text()}: {line.title}")
        card.body.addLayout(left(*buttons))
        return card

    def _table(self, line: FixLine) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID // 2)
        for column, key in enumerate(("field", "before", "after")):
            grid.addWidget(words(self.say(f"kirim.fix.{key}"), "muted"), 0, column)
            grid.setColumnStretch(column, 2 if column == 0 else 3)
        for row, field in enumerate(line.fields, start=1):
            for column, (text, role) in enumerate(
                ((field.field, "body"), (field.before, "body"), (field.after, "strong"))
            ):
                label = words(text, role)  # type: ignore[arg-type]
                label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
        return grid

    def _take_first(self) -> None:
        if self._shown and self._shown[0].takeable:
            self.presenter.take(self._shown[0])
