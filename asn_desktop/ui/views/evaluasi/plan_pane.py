"""What was agreed on: the plan's results and the behaviours, to be read while rating."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.evaluasi import EvaluasiState, RatedResult, RatedValue
from asn_desktop.ui.widgets.card import ScrollPage
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words


class PlanPane(ScrollPage):
    """Only to be read; rebuilt when another plan is shown."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._inside: QWidget | None = None
        self._shown: object = None

    def show_state(self, state: EvaluasiState) -> None:
        content = (
            tuple((r.id, r.rencana, r.diintervensi, tuple(m.target for m in r.measures)) for r in state.results),
            tuple((value.nilai, value.expectation) for value in state.values),
        )
        if content == self._shown:
            return
        self._shown = content
        if self._inside is not None:
            self.body.removeWidget(self._inside)
            self._inside.deleteLater()
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        self._add_results(column, state.results)
        column.addSpacing(2 * GRID)
        self._add_values(column, state.values)
        column.addStretch(1)
        self.body.addWidget(self._inside)

    def _add_results(self, column: QVBoxLayout, results: Sequence[RatedResult]) -> None:
        say = self._texts.say
        column.addWidget(words(say("evaluasi.section.hasil"), "heading"))
        if not results:
            column.addWidget(words(say("evaluasi.section.no_plan"), "muted"))
        for result in results:
            column.addSpacing(GRID // 2)
            column.addWidget(words(say(f"evaluasi.section.{result.jenis.value}", nomor=result.number), "muted"))
            column.addWidget(words(result.rencana, "strong"))
            if result.diintervensi:
                column.addWidget(words(say("evaluasi.field.intervened", teks=result.diintervensi), "muted"))
            for measure in result.measures:
                aspek = self._texts.show(measure.aspek)
                column.addWidget(words(f"•  {aspek}: {measure.indikator}, {measure.target}"))

    def _add_values(self, column: QVBoxLayout, values: Sequence[RatedValue]) -> None:
        say = self._texts.say
        column.addWidget(words(say("evaluasi.section.perilaku"), "heading"))
        for value in values:
            column.addSpacing(GRID // 2)
            column.addWidget(words(value.name, "strong"))
            for behaviour in value.behaviours:
                column.addWidget(words(f"•  {behaviour}", "muted"))
            if value.expectation:
                column.addWidget(words(say("evaluasi.field.expectation", teks=value.expectation)))
