"""The page of a plan: its form, the results in their sections, what is expected, and the annex."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from asn_desktop.core.domain.skp import JenisHasilKerja
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.skp.document import SkpPresenter
from asn_desktop.ui.presenters.skp.links import FREE
from asn_desktop.ui.presenters.skp.state import ANNEX, SkpState
from asn_desktop.ui.views.skp.annex_card import AnnexCard
from asn_desktop.ui.views.skp.expectations import ExpectationsCard
from asn_desktop.ui.views.skp.kind_card import KindCard
from asn_desktop.ui.views.skp.result_card import ResultCard
from asn_desktop.ui.widgets.buttons import quiet_button
from asn_desktop.ui.widgets.card import ScrollPage
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words

USUAL_RESULTS, USUAL_MEASURES = 5, 3
"""Results of a plan, and measures of a result, whose widgets are made ahead."""
USUAL_LINES = 2
"""Lines of each list of the annex whose widgets are made ahead."""


class PlanPage(ScrollPage):
    """Cards are made once and then show whatever result stands in their place."""

    typed = Signal(str)
    """What is being written as a result."""

    def __init__(self, texts: Texts, presenter: SkpPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        say = texts.say
        self._texts = texts
        self._presenter = presenter
        self._narrow = False
        self.cards: dict[JenisHasilKerja, list[ResultCard]] = {jenis: [] for jenis in JenisHasilKerja}
        self._sections: dict[JenisHasilKerja, QVBoxLayout] = {}
        self._adders: dict[JenisHasilKerja, QWidget] = {}
        self._none = words(say("skp.result.none_tambahan"), "muted")
        self.kind = KindCard(texts, presenter)
        self.body.addWidget(self.kind)
        for jenis in (JenisHasilKerja.UTAMA, JenisHasilKerja.TAMBAHAN):
            self.body.addWidget(words(say(f"skp.section.{jenis.value}"), "title"))
            self._sections[jenis] = QVBoxLayout()
            self._sections[jenis].setSpacing(2 * GRID)
            self.body.addLayout(self._sections[jenis])
            if jenis is JenisHasilKerja.TAMBAHAN:
                self.body.addWidget(self._none)
            add = partial(lambda jenis: presenter.add_result(jenis), jenis)
            self._adders[jenis] = quiet_button(say(f"skp.result.add_{jenis.value}"), add, "plus")
            self.body.addWidget(self._adders[jenis], 0, Qt.AlignmentFlag.AlignLeft)
        self._adders[JenisHasilKerja.UTAMA].setToolTip("Ctrl+Shift+Enter")
        self._expectations = ExpectationsCard(texts, presenter)
        self.body.addWidget(self._expectations)
        self._annex = AnnexCard(texts, presenter)
        self.body.addWidget(self._annex)
        self.body.addStretch(1)

    def show_plan(self, state: SkpState) -> None:
        for jenis, cards in self.cards.items():
            lines = [line for line in state.results if line.jenis is jenis]
            while len(cards) < len(lines):
                self._add_card(jenis)
            for card in cards[len(lines) :]:
                card.put_away()
            for number, (card, line) in enumerate(zip(cards, lines, strict=False), start=1):
                card.show_line(line, number, state.editable, state.kind.shape, state.links.get(line.key, FREE))
            if jenis is JenisHasilKerja.TAMBAHAN:
                self._none.setHidden(bool(lines))
        for adder in self._adders.values():
            adder.setHidden(not state.editable)
        self.kind.show_kind(state.kind)
        self._expectations.show_values(state.values, state.editable)
        self._annex.show_lists(state.annex, state.editable)

    def turn_over(self) -> None:
        """Another plan is about to be shown: everything from the top."""
        self.verticalScrollBar().setValue(0)
        self.kind.fold()

    def prepare(self) -> Iterator[Callable[[], object]]:
        """Steps that make the widgets of a usual plan."""
        for jenis, many in ((JenisHasilKerja.UTAMA, USUAL_RESULTS), (JenisHasilKerja.TAMBAHAN, 1)):
            mine = self.cards[jenis]
            for place in range(many):
                if len(mine) == place:
                    yield partial(self._add_card, jenis)
                for row in range(1, USUAL_MEASURES + 1):
                    yield partial(mine[place].prepare, row)
        yield from self._annex.prepare(USUAL_LINES)

    def set_narrow(self, narrow: bool) -> None:
        """Whether a result and what it serves stand under one another."""
        if narrow is not self._narrow:
            self._narrow = narrow
            for card in self.all_cards():
                card.set_narrow(narrow)

    def focus(self, key: int, *, lacks: bool) -> None:
        """Go to a line; `lacks`: where something of it is to be filled in."""
        if key <= ANNEX:
            line = self._annex.focus(key)
            if line is not None:
                self.ensureWidgetVisible(line, 0, 6 * GRID)
            return
        for card in self.all_cards():
            field = card.focus(key, lacks=lacks)
            if field is not None:
                self.ensureWidgetVisible(card if card.height() < self.height() else field, 0, GRID)
                return

    def all_cards(self) -> list[ResultCard]:
        return [card for cards in self.cards.values() for card in cards]

    def _add_card(self, jenis: JenisHasilKerja) -> None:
        card = ResultCard(self._texts, self._presenter)
        card.put_away()
        card.rencana.typed.connect(self.typed)
        card.set_narrow(self._narrow)
        self.cards[jenis].append(card)
        self._sections[jenis].addWidget(card)
