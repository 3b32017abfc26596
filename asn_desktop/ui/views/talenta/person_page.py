"""One person: the box with its reasons, every assessment with its source and day, and the form to enter one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from asn_desktop.ui.models.table import Column, TableModel, chip_column, fill
from asn_desktop.ui.presenters.chips import Chip
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.talenta.assessment import AssessedLine
from asn_desktop.ui.presenters.talenta.boxes import BoxesPresenter
from asn_desktop.ui.presenters.talenta.person import TalentPresenter, TalentState
from asn_desktop.ui.views.talenta.assess_form import AssessForm
from asn_desktop.ui.widgets.buttons import button, icon_button, quiet_button
from asn_desktop.ui.widgets.card import Card, ScrollPage
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.person_card import PersonCard, PersonHead
from asn_desktop.ui.widgets.row_table import RowTable
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.why_panel import WhyPanel
from asn_desktop.ui.widgets.words import words

ROWS = 5


class TalentPage(QWidget):
    """View of `TalentPresenter`."""

    shown = Signal(str)
    left = Signal()
    """There is nobody to show, or the reader wants to go back."""

    def __init__(self, services: Services, boxes: BoxesPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        texts = services.texts
        self.say = texts.say
        self.name = ""
        self._lines: tuple[AssessedLine, ...] | None = None
        self.presenter: TalentPresenter = TalentPresenter(services, self, boxes)
        self.card = PersonCard()
        self.form = AssessForm(texts, self.presenter)
        self.why = WhyPanel(texts)
        self.moves = words("")
        self.advice = words("")
        self.model = TableModel(
            (
                Column("talenta.column.hari", lambda line: texts.show(line.day), width=18),
                chip_column("talenta.column.apa", lambda line: self._kind(line), width=16),
                Column("talenta.column.hasil", lambda line: line.result, width=22),
                Column("talenta.form.sumber", lambda line: line.source, width=28),
                Column("talenta.column.nomor", lambda line: line.number or "–", width=18, spare=True),
                Column("talenta.column.catatan", lambda line: line.note or "–", width=20, spare=True),
            ),
            texts,
            self,
        )
        self.table = RowTable(self.model)
        self.table.setAccessibleName(self.say("talenta.assessed"))
        self.table.setSortingEnabled(False)
        self.table.opened.connect(self._edit)
        self.nothing = words(self.say("talenta.never_assessed"), "muted")
        self._lay_out()

    def render(self, state: TalentState) -> None:  # type: ignore[override]
        self.name = state.name
        self.card.show_person(PersonHead(state.name, state.facts, state.chips))
        self.why.show_why(state.why)
        self.moves.setText(state.moves)
        self.moves.setVisible(bool(state.moves))
        self.advice.setText(
            self.say("talenta.advice", anjuran=self.say(f"talenta.box.{state.box}.advice")) if state.box else ""
        )
        self.advice.setVisible(state.box is not None)
        self._caution.setVisible(state.box is not None)
        if state.lines != self._lines:
            self._lines = state.lines
            fill(self.model, state.lines)
            high = self.table.verticalHeader().defaultSectionSize()
            rows = max(1, min(ROWS, len(state.lines)))
            self.table.setFixedHeight(rows * high + self.table.horizontalHeader().sizeHint().height() + GRID)
        self.table.setVisible(bool(state.lines))
        self.nothing.setVisible(not state.lines)
        self.form.show_state(state)
        self.shown.emit(state.name)

    def gone(self) -> None:
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.form.isHidden():
                self.left.emit()
            else:
                self.presenter.close()
        else:
            super().keyPressEvent(event)

    def _kind(self, line: AssessedLine) -> Chip:
        text = self.say(f"talenta.kind.{line.which}")
        return Chip(text, "circle-check" if line.counts else "history", "ok" if line.counts else "neutral")

    def _edit(self, number: int) -> None:
        line = self.model.row(number)
        if line is not None:
            self.presenter.edit(line)

    def _lay_out(self) -> None:
        back = icon_button(self.say("talenta.back"), "arrow-left", self.left.emit)
        back.setShortcut("Alt+Left")
        self.card.corner.addWidget(quiet_button(self.say("talenta.career"), self.presenter.show_career, "route"))
        self.card.corner.addWidget(back)
        assessed = Card(self.say("talenta.assessed"))
        self.add_potential = button(self.say("talenta.add.potensi"), lambda: self.presenter.begin("potensi"), "plus")
        self.add_competence = button(
            self.say("talenta.add.kompetensi"), lambda: self.presenter.begin("kompetensi"), "plus"
        )
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.add_potential)
        row.addWidget(self.add_competence)
        row.addStretch(1)
        assessed.body.addLayout(row)
        assessed.body.addWidget(self.nothing)
        assessed.body.addWidget(self.table)
        assessed.body.addWidget(words(self.say("talenta.assessed_help"), "muted"))
        reasons = Card(self.say("talenta.why"))
        self._caution = words(self.say("talenta.caution"), "muted")
        for part in (self.moves, self.why, self.advice, self._caution):
            reasons.body.addWidget(part)
        page = ScrollPage()
        for card in (self.form, assessed, reasons):
            page.body.addWidget(card)
        page.body.addStretch(1)
        layout = flush_column(self, spacing=0)
        layout.addWidget(self.card)
        layout.addWidget(page, 1)
