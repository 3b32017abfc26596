"""What was achieved and what the appraiser says to it: one field for each measure, result and value."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from asn_desktop.core.domain.kinerja import NilaiBerakhlak
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.evaluasi.document import EvaluasiPresenter
from asn_desktop.ui.presenters.evaluasi.state import EvaluasiState, MeasureLine, RatedResult, RatedValue
from asn_desktop.ui.views.evaluasi.from_months import EvidenceActions, EvidenceRow, Quote
from asn_desktop.ui.widgets.buttons import button
from asn_desktop.ui.widgets.card import Card, ScrollPage
from asn_desktop.ui.widgets.flush import flush_line
from asn_desktop.ui.widgets.growing_text import GrowingText
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words

USUAL_RESULTS, USUAL_MEASURES = 3, 3
"""Results of a plan, and measures of a result, whose widgets are made ahead."""


def measured(texts: Texts, measure: MeasureLine) -> str:
    """A measure and its target in one sentence; of a measure not written yet, that it is not.

    On the qualitative forms measure and target are one narrative.
    """
    if measure.indikator and measure.target:
        return texts.say("evaluasi.field.target", indikator=measure.indikator, target=measure.target)
    return measure.indikator or measure.target or texts.say("evaluasi.field.no_measure")


class MeasureField:
    """One measure: its words and the realisation. Made once, then shows whatever stands in its place."""

    def __init__(self, texts: Texts, presenter: EvaluasiPresenter, card: Card) -> None:
        self._texts = texts
        self._presenter = presenter
        self._id: UUID | None = None
        self._label = words("")
        self.months = Quote()
        self.field = GrowingText(texts.say("evaluasi.field.realisation"), texts.say("evaluasi.field.realisation_hint"))
        self._label.setBuddy(self.field)
        self.field.typed.connect(self._typed)
        for widget in (self._label, self.months, self.field):
            card.body.addWidget(widget)

    def show_measure(self, result: RatedResult, place: int, locked: bool) -> None:
        shown = place < len(result.measures)
        self._label.setHidden(not shown)
        self.field.setHidden(not shown)
        if not shown:
            self._id = None
            self.months.say("")
            return
        measure = result.measures[place]
        self._id = measure.id
        said = measured(self._texts, measure)
        self._label.setText(said)
        self.months.say(measure.months)
        self.field.setAccessibleName(f"{self._texts.say('evaluasi.field.realisation')}: {said}")
        self.field.show_text(measure.realisasi)
        self.field.setReadOnly(locked)

    def _typed(self, text: str) -> None:
        if self._id is not None:
            self._presenter.realisation_typed(self._id, text)


class RealisedCard(Card):
    """One planned result: realisation on each measure, then the feedback on the whole."""

    def __init__(
        self, texts: Texts, presenter: EvaluasiPresenter, actions: EvidenceActions, parent: QWidget | None = None
    ) -> None:
        super().__init__(" ", parent)
        self._texts = texts
        self._presenter = presenter
        self._id: UUID | None = None
        self.measures: list[MeasureField] = []
        self._feedback_label = words(texts.say("evaluasi.field.feedback"), "label")
        self.feedback = GrowingText(texts.say("evaluasi.field.feedback"), texts.say("evaluasi.field.feedback_hint"), 2)
        self._feedback_label.setBuddy(self.feedback)
        self.feedback.typed.connect(self._typed)
        self.said = Quote()
        self.evidence = EvidenceRow(texts, actions)

    def show_result(self, result: RatedResult, locked: bool) -> None:
        self._id = result.id
        number = self._texts.say(f"evaluasi.section.{result.jenis.value}", nomor=result.number)
        self.heading.setText(f"{number}. {result.rencana}")
        self.prepare(len(result.measures))
        for place, measure in enumerate(self.measures):
            measure.show_measure(result, place, locked)
        self.said.say(result.months.feedback)
        self.evidence.show_evidence(result.months.evidence)
        self.feedback.setAccessibleName(self._texts.say("evaluasi.field.feedback_result", nomor=result.number))
        self.feedback.show_text(result.feedback)
        self.feedback.setReadOnly(locked)
        self.setHidden(False)

    def prepare(self, measures: int) -> None:
        """Make the fields of so many measures, and the feedback below them."""
        if len(self.measures) < measures or not self.measures:
            while len(self.measures) < measures:
                self.measures.append(MeasureField(self._texts, self._presenter, self))
            for widget in (self.evidence, self._feedback_label, self.said, self.feedback):
                self.body.removeWidget(widget)
                self.body.addWidget(widget)

    def put_away(self) -> None:
        self._id = None
        self.hide()

    def _typed(self, text: str) -> None:
        if self._id is not None:
            self._presenter.result_feedback_typed(self._id, text)


class ValuesCard(Card):
    """Feedback under each of the seven values."""

    def __init__(self, texts: Texts, presenter: EvaluasiPresenter, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("evaluasi.section.perilaku"), parent)
        self._texts = texts
        self._presenter = presenter
        self.fields: dict[NilaiBerakhlak, GrowingText] = {}
        self.said: dict[NilaiBerakhlak, Quote] = {}

    def show_values(self, values: tuple[RatedValue, ...], locked: bool) -> None:
        for value in values:
            field = self.fields.get(value.nilai) or self._add(value)
            self.said[value.nilai].say(value.months)
            field.show_text(value.feedback)
            field.setReadOnly(locked)

    def _add(self, value: RatedValue) -> GrowingText:
        name = self._texts.say("evaluasi.field.feedback_value", nilai=value.name)
        field = GrowingText(name, self._texts.say("evaluasi.field.feedback_hint"))
        field.typed.connect(lambda text, nilai=value.nilai: self._presenter.value_feedback_typed(nilai, text))
        label = words(value.name, "label")
        label.setBuddy(field)
        label.setToolTip("\n".join(value.behaviours))
        said = Quote()
        for widget in (label, said, field):
            self.body.addWidget(widget)
        self.fields[value.nilai] = field
        self.said[value.nilai] = said
        return field


class RealisationPane(ScrollPage):
    """The middle of the rating sheet."""

    def __init__(
        self, texts: Texts, presenter: EvaluasiPresenter, actions: EvidenceActions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._texts = texts
        self._presenter = presenter
        self._actions = actions
        self.cards: list[RealisedCard] = []
        self.fill = button(texts.say("evaluasi.months.fill"), presenter.fill, "download")
        self.unfill = button(texts.say("evaluasi.months.unfill"), presenter.unfill, "undo-2")
        self._filled = words(texts.say("evaluasi.months.filled"), "muted")
        self._fill_bar = QWidget()
        across = flush_line(self._fill_bar, spacing=GRID)
        across.addWidget(self._filled, 1)
        across.addStretch(1)
        across.addWidget(self.fill)
        across.addWidget(self.unfill)
        self.values = ValuesCard(texts, presenter)
        self._note = Card(texts.say("evaluasi.section.note"))
        self.note = GrowingText(texts.say("evaluasi.section.note"), texts.say("evaluasi.section.note_hint"), 2)
        self.note.typed.connect(presenter.note_typed)
        self.general = Quote()
        self._note.body.addWidget(self.general)
        self._note.body.addWidget(self.note)
        self.body.addWidget(self._fill_bar)
        self.body.addWidget(self.values)
        self.body.addWidget(self._note)
        self.body.addStretch(1)

    def show_state(self, state: EvaluasiState) -> None:
        while len(self.cards) < len(state.results):
            self._add_card()
        for card in self.cards[len(state.results) :]:
            card.put_away()
        for card, result in zip(self.cards, state.results, strict=False):
            card.show_result(result, state.final)
        self.values.show_values(state.values, state.final)
        self._offer_filling(state)
        self._filled.setHidden(not state.filled)
        self._fill_bar.setHidden(not (state.can_fill or state.filled))
        self.general.say(state.general)
        self.note.show_text(state.catatan)
        self.note.setReadOnly(state.final)

    def _offer_filling(self, state: EvaluasiState) -> None:
        """Each of the two takes the cursor from the other: what hides with it would send it to the last field."""
        offered = ((self.fill, state.can_fill), (self.unfill, state.filled))
        left = any(key.hasFocus() and not wanted for key, wanted in offered)
        for key, wanted in offered:
            if wanted:
                key.show()
                if left:
                    key.setFocus(Qt.FocusReason.OtherFocusReason)
        for key, wanted in offered:
            key.setHidden(not wanted)

    def prepare(self) -> Iterator[Callable[[], object]]:
        """Steps that make the widgets of a usual appraisal before one is opened."""
        for place in range(USUAL_RESULTS):
            if len(self.cards) == place:
                yield self._add_card
            yield partial(self.cards[place].prepare, USUAL_MEASURES)

    def _add_card(self) -> None:
        card = RealisedCard(self._texts, self._presenter, self._actions)
        card.put_away()
        self.cards.append(card)
        self.body.insertWidget(len(self.cards), card)

    def go_to(self, field: str) -> bool:
        """Put the cursor where `field` still lacks something; False where nothing of the kind is here."""
        empty = next((found for found in self._fields(field) if not found.toPlainText().strip()), None)
        if empty is None:
            return False
        empty.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(empty, 0, 4 * GRID)
        return True

    def _fields(self, field: str) -> list[GrowingText]:
        cards = [card for card in self.cards if not card.isHidden()]
        if field == "realisasi":
            return [measure.field for card in cards for measure in card.measures if not measure.field.isHidden()]
        if field == "umpan_hasil":
            return [card.feedback for card in cards]
        return list(self.values.fields.values()) if field == "umpan_perilaku" else []
