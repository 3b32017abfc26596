"""One unit: its achievement and who set it, the spread as a chart, why it keeps to the guidance, and what is below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.models.table import Column, TableModel, chip_column
from asn_desktop.ui.presenters.sebaran.screen import SebaranPresenter
from asn_desktop.ui.presenters.sebaran.state import GUIDANCE, SpreadState, UnitLine
from asn_desktop.ui.views.sebaran.chart import SpreadChart
from asn_desktop.ui.widgets.buttons import button, quiet_button
from asn_desktop.ui.widgets.capaian_form import CapaianForm
from asn_desktop.ui.widgets.card import Card, ScrollPage
from asn_desktop.ui.widgets.chip import ChipLabel
from asn_desktop.ui.widgets.row_table import RowTable
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.why_panel import WhyPanel
from asn_desktop.ui.widgets.words import words

MOST_ROWS = 12
"""Units below shown without scrolling inside the page."""


def below_columns(texts: Texts) -> tuple[Column, ...]:
    def count(predikat: Predikat) -> Column:
        return Column(
            f"sebaran.short.{predikat.value}",
            lambda line: texts.show(line.counts[predikat] or "–"),
            right=True,
            width=5,
        )

    return (
        Column("sebaran.column.unit", lambda line: line.name, width=24),
        Column(
            "sebaran.column.rated",
            lambda line: f"{texts.show(line.rated)}/{texts.show(line.people)}",
            right=True,
            width=7,
        ),
        *(count(predikat) for predikat in Predikat),
        chip_column("sebaran.column.capaian", lambda line: line.capaian, width=14),
        chip_column("sebaran.column.guidance", lambda line: line.guidance, width=14),
    )


class UnitSide(ScrollPage):
    """The chosen unit."""

    def __init__(self, texts: Texts, presenter: SebaranPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = texts.say
        self._texts = texts
        self._presenter = presenter
        self._state: SpreadState | None = None
        self.path = words("", "muted")
        self.name = words("", "title")
        self.rated = words("", "muted")
        self.capaian_chip = ChipLabel()
        self.guidance_chip = ChipLabel()
        self.about = words("", "muted")
        self.edit = button(say("sebaran.set"), self._edit, "pencil")
        self.people = quiet_button(say("sebaran.people"), presenter.show_people, "arrow-right")
        self.form = CapaianForm(texts, presenter.set_capaian, across=True)
        self.form.closed.connect(lambda: self.edit.setFocus(Qt.FocusReason.OtherFocusReason))
        self.chart = SpreadChart(say("sebaran.chart"))
        self.small = words("", "strong")
        self.broken = QFrame()
        self.broken.setProperty("role", "note")
        self._broken = QVBoxLayout(self.broken)
        self.legend = words(say("sebaran.legend"), "muted")
        self.why = WhyPanel(texts, marks=GUIDANCE, meaning="sebaran.mark")
        self.model = TableModel(below_columns(texts), texts, self)
        self.table = RowTable(self.model)
        self.table.setAccessibleName(say("sebaran.below"))
        self.table.opened.connect(self._open)
        self._lay_out()

    def show_state(self, state: SpreadState, title: str) -> None:
        before, self._state = self._state, state
        if before is None or before.unit_id != state.unit_id:
            self.form.hide()
            self.verticalScrollBar().setValue(0)
        say = self._texts.say
        self.path.setText(state.path)
        self.path.setHidden(not state.path)
        self.name.setText(state.unit)
        self.rated.setText(f"{title} · {state.rated}")
        self.capaian_chip.set_chip(state.capaian_chip)
        self.guidance_chip.set_chip(state.guidance)
        self.about.setText(_about(self._texts, state))
        self.about.setHidden(not self.about.text())
        self.edit.setText(say("sebaran.change" if state.capaian and not state.inherited else "sebaran.set"))
        self.chart.show_columns(state.columns)
        self.small.setText(state.small)
        self.small.setHidden(not state.small)
        self._show_broken(state.broken)
        self.legend.setHidden(state.capaian is None)
        self.why.show_why(state.why)
        self._below.setHidden(not state.below)
        if before is None or before.below != state.below:
            self.model.reset(len(state.below), state.below)
            rows = min(len(state.below), MOST_ROWS)
            height = self.table.verticalHeader().defaultSectionSize()
            self.table.setFixedHeight(rows * height + self.table.horizontalHeader().sizeHint().height() + GRID)

    def _lay_out(self) -> None:
        say = self._texts.say
        head = Card()
        chips = QHBoxLayout()
        chips.setSpacing(GRID)
        chips.addWidget(words(say("evaluasi.distribution.capaian"), "label", wrap=False))
        chips.addWidget(self.capaian_chip)
        chips.addWidget(self.edit)
        chips.addStretch(1)
        rated = QHBoxLayout()
        rated.addWidget(self.rated, 1)
        rated.addWidget(self.people)
        for part in (self.path, self.name):
            head.body.addWidget(part)
        head.body.addLayout(rated)
        head.body.addLayout(chips)
        head.body.addWidget(self.about)
        head.body.addWidget(self.form)
        spread = Card(say("sebaran.spread"))
        spread.corner.addWidget(self.guidance_chip)
        shown: tuple[QWidget, ...] = (self.small, self.broken, self.chart, self.legend)
        for widget in shown:
            spread.body.addWidget(widget)
        why = Card(say("evaluasi.section.why"))
        why.body.addWidget(self.why)
        why.body.addWidget(words(say("sebaran.advice"), "muted"))
        self._below = Card(say("sebaran.below"))
        self._below.body.addWidget(self.table)
        self.body.setSpacing(GRID + GRID // 2)
        for card in (head, spread, why, self._below):
            self.body.addWidget(card)
        self.body.addStretch(1)

    def _show_broken(self, sentences: tuple[str, ...]) -> None:
        while (item := self._broken.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for sentence in sentences:
            self._broken.addWidget(words(sentence))
        self.broken.setHidden(not sentences)

    def _edit(self) -> None:
        state = self._state
        if state is not None:
            self.form.ask(state.capaian, state.set_by, state.basis)

    def _open(self, number: int) -> None:
        line: UnitLine | None = self.model.row(number)
        if line is not None:
            self._presenter.choose(line.id)


def _about(texts: Texts, state: SpreadState) -> str:
    """Who set the achievement and on what basis, or from where it is taken."""
    if state.inherited:
        return texts.say("evaluasi.distribution.inherited", unit=state.inherited)
    said = []
    if state.set_by:
        said.append(texts.say("sebaran.set_by", nama=state.set_by))
    if state.basis:
        said.append(texts.say("sebaran.basis", dasar=state.basis))
    return " · ".join(said)
