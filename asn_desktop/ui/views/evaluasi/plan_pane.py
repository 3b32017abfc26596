"""What was agreed on: the plan's results and the behaviours, to be read while rating."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.evaluasi.state import EvaluasiState, MeasureLine, RatedResult, RatedValue
from asn_desktop.ui.widgets.card import ScrollPage
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words

USUAL_RESULTS = 3
"""Results of a plan whose words are made ahead."""


class ResultText(QWidget):
    """One planned result in words. Made once, then shows whatever stands in its place."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._number = words("", "muted")
        self._rencana = words("", "strong")
        self._serves = words("", "muted")
        self._measures = words()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(GRID // 2)
        for label in (self._number, self._rencana, self._serves, self._measures):
            column.addWidget(label)

    def show_result(self, result: RatedResult) -> None:
        say = self._texts.say
        self._number.setText(say(f"evaluasi.section.{result.jenis.value}", nomor=result.number))
        self._rencana.setText(result.rencana)
        self._serves.setHidden(not result.serves)
        self._serves.setText(result.serves)
        self._measures.setHidden(not result.measures)
        self._measures.setText("\n".join(self._measured(measure) for measure in result.measures))

    def _measured(self, measure: MeasureLine) -> str:
        kind = f"{measure.kind}: " if measure.kind else ""
        return f"•  {kind}{', '.join(part for part in (measure.indikator, measure.target) if part)}"


class ValueText(QWidget):
    """One value: its behaviours, and what was expected of this person."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._name = words("", "strong")
        self._behaviours = words("", "muted")
        self._expected = words()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(GRID // 2)
        for label in (self._name, self._behaviours, self._expected):
            column.addWidget(label)

    def show_value(self, value: RatedValue) -> None:
        self._name.setText(value.name)
        self._behaviours.setText("\n".join(f"•  {behaviour}" for behaviour in value.behaviours))
        self._expected.setHidden(not value.expectation)
        said = self._texts.say("evaluasi.field.expectation", teks=value.expectation) if value.expectation else ""
        self._expected.setText(said)


class PlanPane(ScrollPage):
    """Only to be read."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._results: list[ResultText] = []
        self._values: list[ValueText] = []
        self._shown: object = None
        self._no_plan = words(texts.say("evaluasi.section.no_plan"), "muted")
        self._kind = words("", "muted")
        self._results_column, self._values_column = QVBoxLayout(), QVBoxLayout()
        self.body.setSpacing(GRID // 2)
        self.body.addWidget(words(texts.say("evaluasi.section.hasil"), "heading"))
        self.body.addWidget(self._kind)
        self.body.addWidget(self._no_plan)
        self.body.addLayout(self._results_column)
        self.body.addSpacing(2 * GRID)
        self.body.addWidget(words(texts.say("evaluasi.section.perilaku"), "heading"))
        self.body.addLayout(self._values_column)
        self.body.addStretch(1)

    def show_state(self, state: EvaluasiState) -> None:
        results = [(r.number, r.jenis, r.rencana, r.serves, _measured(r)) for r in state.results]
        shown = state.plan_kind, results, [(value.name, value.behaviours, value.expectation) for value in state.values]
        if shown != self._shown:
            self._shown = shown
            self._kind.setText(state.plan_kind)
            self._show_results(state.results)
            self._show_values(state.values)

    def prepare(self) -> Iterator[Callable[[], object]]:
        """Steps that make the words of a usual plan before one is opened."""
        for number in range(1, USUAL_RESULTS + 1):
            yield partial(self._make_results, number)

    def _show_results(self, results: Sequence[RatedResult]) -> None:
        self._no_plan.setHidden(bool(results))
        self._make_results(len(results))
        for text in self._results[len(results) :]:
            text.hide()
        for text, result in zip(self._results, results, strict=False):
            text.show_result(result)
            text.setHidden(False)

    def _make_results(self, number: int) -> None:
        while len(self._results) < number:
            text = ResultText(self._texts)
            text.hide()
            self._results.append(text)
            self._results_column.addWidget(text)

    def _show_values(self, values: Sequence[RatedValue]) -> None:
        while len(self._values) < len(values):
            self._values.append(ValueText(self._texts))
            self._values_column.addWidget(self._values[-1])
        for text, value in zip(self._values, values, strict=True):
            text.show_value(value)


def _measured(result: RatedResult) -> tuple[object, ...]:
    return tuple((measure.kind, measure.indikator, measure.target) for measure in result.measures)
