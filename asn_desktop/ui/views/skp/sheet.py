"""One plan to be written: results, expectations, what still lacks, and the steps to agreement."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from asn_desktop.core.domain.skp import JenisHasilKerja, StatusSkp
from asn_desktop.ui.presenters.document_state import DocumentState
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.skp import SkpPresenter
from asn_desktop.ui.presenters.skp_links import FREE
from asn_desktop.ui.presenters.skp_split import Proposed
from asn_desktop.ui.presenters.skp_state import ANNEX, SkpState
from asn_desktop.ui.views.skp.annex_card import AnnexCard
from asn_desktop.ui.views.skp.expectations import ExpectationsCard
from asn_desktop.ui.views.skp.kind_card import KindCard
from asn_desktop.ui.views.skp.lacking import LackingSide
from asn_desktop.ui.views.skp.period_panel import PeriodPanel
from asn_desktop.ui.views.skp.result_card import NARROW, ResultCard
from asn_desktop.ui.views.skp.sources_side import CopySide, LibrarySide
from asn_desktop.ui.views.skp.split_panel import SplitPanel
from asn_desktop.ui.views.skp.versions_side import VersionsSide
from asn_desktop.ui.views.skp.year_strip import YearStrip
from asn_desktop.ui.widgets.buttons import button, quiet_button
from asn_desktop.ui.widgets.card import ScrollPage
from asn_desktop.ui.widgets.confirm_panel import ConfirmPanel
from asn_desktop.ui.widgets.date_field import DateField
from asn_desktop.ui.widgets.document_sheet import DocumentSheet
from asn_desktop.ui.widgets.field import Field, text_field
from asn_desktop.ui.widgets.keys import shortcut
from asn_desktop.ui.widgets.offer_bar import OfferBar
from asn_desktop.ui.widgets.pick_field import PickField
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words

USUAL_RESULTS, USUAL_MEASURES = 5, 3
"""Results of a plan, and measures of a result, whose widgets are made ahead."""
USUAL_LINES = 2
"""Lines of each list of the annex whose widgets are made ahead."""
WIDE = 940
"""From this width on, the panel at the side has its full width."""


class PlanSheet(DocumentSheet):
    """View of `SkpPresenter`."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, "skp", "check", parent)
        self._cards: dict[JenisHasilKerja, list[ResultCard]] = {jenis: [] for jenis in JenisHasilKerja}
        self._state: SkpState | None = None
        self._suggested: Proposed | None = None
        self._narrow: bool | None = None
        self.presenter: SkpPresenter = SkpPresenter(services, self, lambda: datetime.now().astimezone())
        self._make_questions()
        self._make_menu()
        self._make_page()
        shortcut(self, "Ctrl+Z", self.presenter.undo)
        shortcut(self, "Ctrl+Shift+Return", lambda: self.presenter.add_result(JenisHasilKerja.UTAMA))

    def show_content(self, state: DocumentState) -> None:
        assert isinstance(state, SkpState)
        self._state = state
        self._undo.offer(state.undo)
        self._show_results(state)
        self._kind.show_kind(state.kind)
        self._expectations.show_values(state.values, state.editable)
        self._annex.show_lists(state.annex, state.editable)
        self._year.show_year(state.year, state.overlap)
        self._versions.show_versions(state.versions)
        self._lacking.show_gaps(state)
        self._show_steps(state)

    def turn_over(self) -> None:
        self._page.verticalScrollBar().setValue(0)
        self._kind.fold()
        self._close_side()

    def settle(self, *, other: bool) -> None:
        state = self._state
        if state is None:
            return
        if state.focus is not None:
            self._focus(state.focus, lacks=state.lacks)
        elif other and self._suggested is not None:
            self._offer_split()
        elif other and state.editable and state.results:
            self._all_cards()[0].focus(state.results[0].key)  # the page stays at its top

    def fit(self) -> None:
        taking = self._side.currentWidget() in (self.library, self.copying)
        width = LackingSide.WIDTH if self.width() >= WIDE or taking else LackingSide.NARROW
        self._side.setFixedWidth(width + 6 * GRID if taking and self.width() >= WIDE else width)
        narrow = self.width() - self._side.width() < NARROW
        if narrow is not self._narrow:
            self._narrow = narrow
            for card in self._all_cards():
                card.set_narrow(narrow)

    def prepare(self) -> Iterator[Callable[[], object]]:
        for jenis, many in ((JenisHasilKerja.UTAMA, USUAL_RESULTS), (JenisHasilKerja.TAMBAHAN, 1)):
            mine = self._cards[jenis]
            for place in range(many):
                if len(mine) == place:
                    yield partial(self._add_card, jenis)
                for row in range(1, USUAL_MEASURES + 1):
                    yield partial(mine[place].prepare, row)
        yield from self._annex.prepare(USUAL_LINES)

    def step(self) -> None:
        if self._state is None or not self._state.editable:
            self.presenter.appraise()
        elif not self._lacks(self._state):
            self._date.set_value(self.services.context().today)
            self._agree.ask()

    def _make_questions(self) -> None:
        say = self.say
        self._undo = OfferBar(((say("skp.undo.button"), lambda: self.presenter.undo()),))
        self._date = Field(say("skp.agree.date"), DateField(self.services.texts), say("skp.agree.help"))
        go, cancel = say("skp.action.agree"), say("evaluasi.finalise.cancel")
        self._agree = ConfirmPanel(go, self._date, go, cancel, self._agreed)
        self._rater = PickField(searched=True)
        self._rater.wanted.connect(lambda text: self.presenter.look_for_raters(text, self._rater.set_options))
        self._ask_rater = ConfirmPanel(
            say("skp.rater.title"),
            Field(say("skp.rater.field"), self._rater, say("skp.rater.help")),
            say("skp.rater.go"),
            cancel,
            self._rater_chosen,
        )
        self._reason = text_field(say("skp.reopen.reason"), say("skp.reopen.help"))
        go = say("skp.action.reopen")
        self._ask_reason = ConfirmPanel(say("skp.reopen.title"), self._reason, go, cancel, self._reopened)
        self._split = SplitPanel(self.services.texts, self.presenter)
        self._period = PeriodPanel(self.services.texts, self.presenter)
        self.ask_with(self._split)
        self.ask_with(self._period)
        self.insert(3, self._undo)
        self._year = YearStrip(self.services.texts, lambda target: self.services.shell.go("skp", target))
        self.insert(1, self._year)
        for panel in (self._agree, self._ask_rater, self._ask_reason):
            self.ask_with(panel)

    def _make_menu(self) -> None:
        say = self.say
        self._menu_appraise = self.menu.addAction(say("skp.action.appraise"), self.presenter.appraise)
        self.menu.addAction(say("skp.action.months"), self.presenter.show_months)
        self._menu_rater = self.menu.addAction(say("skp.action.set_rater"), self._set_rater)
        self.menu.addAction(say("skp.action.split"), self._ask_split)
        self.menu.addAction(say("skp.action.adjust"), self._ask_period)
        self._menu_versions = self.menu.addAction(say("skp.action.versions"), lambda: self._show_side(self._versions))
        self._menu_reopen = self.menu.addAction(say("skp.action.reopen"), self._reopen)
        self._menu_delete = self.menu.addAction(say("skp.action.delete"), self.presenter.delete)
        self._submit = button(say("skp.action.submit"), self._hand_in)
        self._from = QPushButton(say("skp.action.take_from"))
        taking = QMenu(self._from)
        taking.addAction(say("skp.action.library"), self._open_library)
        taking.addAction(say("skp.action.copy"), self._open_copy)
        taking.addAction(say("skp.action.matrix"), self.presenter.take_from_matrix)
        self._from.setMenu(taking)
        shortcut(self, "Ctrl+L", self._open_library)
        self.bar.add(self._from)
        self.bar.add(self._submit)

    def _make_page(self) -> None:
        say = self.say
        self._page = ScrollPage()
        body = self._page.body
        self._sections: dict[JenisHasilKerja, QVBoxLayout] = {}
        self._adders: dict[JenisHasilKerja, QWidget] = {}
        self._none = words(say("skp.result.none_tambahan"), "muted")
        self._kind = KindCard(self.services.texts, self.presenter)
        body.addWidget(self._kind)
        for jenis in (JenisHasilKerja.UTAMA, JenisHasilKerja.TAMBAHAN):
            body.addWidget(words(say(f"skp.section.{jenis.value}"), "title"))
            self._sections[jenis] = QVBoxLayout()
            self._sections[jenis].setSpacing(2 * GRID)
            body.addLayout(self._sections[jenis])
            if jenis is JenisHasilKerja.TAMBAHAN:
                body.addWidget(self._none)
            add = partial(lambda jenis: self.presenter.add_result(jenis), jenis)
            self._adders[jenis] = quiet_button(say(f"skp.result.add_{jenis.value}"), add, "plus")
            body.addWidget(self._adders[jenis], 0, Qt.AlignmentFlag.AlignLeft)
        self._adders[JenisHasilKerja.UTAMA].setToolTip("Ctrl+Shift+Enter")
        self._expectations = ExpectationsCard(self.services.texts, self.presenter)
        body.addWidget(self._expectations)
        self._annex = AnnexCard(self.services.texts, self.presenter)
        body.addWidget(self._annex)
        body.addStretch(1)
        texts = self.services.texts
        self._lacking = LackingSide(texts, self.presenter)
        self.library = LibrarySide(texts, self.presenter, self._close_side)
        self.copying = CopySide(texts, self.presenter, self._close_side)
        self._versions = VersionsSide(texts, self._close_side, self.presenter.print_version)
        self._side = QStackedWidget()
        for side in (self._lacking, self.library, self.copying, self._versions):
            self._side.addWidget(side)
        self.middle.addWidget(self._page, 1)
        self.middle.addWidget(self._side)

    def _show_results(self, state: SkpState) -> None:
        for jenis, cards in self._cards.items():
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

    def _add_card(self, jenis: JenisHasilKerja) -> None:
        card = ResultCard(self.services.texts, self.presenter)
        card.put_away()
        card.rencana.typed.connect(self._typed_result)
        card.set_narrow(bool(self._narrow))
        self._cards[jenis].append(card)
        self._sections[jenis].addWidget(card)

    def _show_steps(self, state: SkpState) -> None:
        submitted = state.status is StatusSkp.DIAJUKAN
        self.step_action.setText(self.say("skp.action.agree" if state.editable else "skp.action.appraise"))
        self._submit.setHidden(state.status is not StatusSkp.DRAF)
        self._menu_reopen.setVisible(submitted or state.locked)
        self._menu_rater.setVisible(state.editable)
        self._menu_appraise.setVisible(state.editable)  # otherwise it is the step itself
        self._menu_delete.setVisible(state.editable)
        self._menu_versions.setVisible(bool(state.versions))
        self._from.setHidden(not state.editable)
        if state.locked and state.agreed_on:
            self.bar.note.setText(self.say("skp.agree.on", tanggal=state.agreed_on))

    def _show_side(self, side: QWidget) -> None:
        self._side.setCurrentWidget(side)
        self.fit()

    def _close_side(self) -> None:
        self._show_side(self._lacking)

    def _open_library(self) -> None:
        if self._state is not None and self._state.editable:
            self._show_side(self.library)
            self.library.open()

    def _open_copy(self) -> None:
        self._show_side(self.copying)
        self.copying.open()

    def _typed_result(self, text: str) -> None:
        if self._side.currentWidget() is self.library:
            self.library.look_for(text)

    def _ask_period(self) -> None:
        if self._state is not None:
            self._period.ask(self._state)

    def _ask_split(self) -> None:
        self._split.ask(None, agreed=self._agreed_on)

    @property
    def _agreed_on(self) -> bool:
        return self._state is not None and self._state.locked

    def offer_split(self, suggested: Proposed | None) -> None:
        """Ask whether to split the plan that comes into view, on a day on which something changed."""
        self._suggested = suggested
        if suggested is not None and self._state is not None and self.isVisible():
            self._offer_split()

    def _offer_split(self) -> None:
        suggested, self._suggested = self._suggested, None
        if suggested is not None:
            self._split.ask(suggested.day, suggested.sebab, agreed=self._agreed_on)
            facts = {"sebab": suggested.sebab, "tanggal": suggested.day}
            self._split.title.setText(
                self.say("skp.split.suggested", **facts, lama=suggested.before, baru=suggested.after)
            )

    def _hand_in(self) -> None:
        if self._state is not None and not self._lacks(self._state):
            self.presenter.submit()

    def _lacks(self, state: SkpState) -> bool:
        """Say what stands in the way, and go there; a button that is dead without a word helps nobody."""
        gap = next((gap for gap in state.gaps if gap.blocking), None)
        if gap is None:
            return False
        self.services.shell.note("skp.said.lacks", what=gap.text)
        if gap.key is not None:
            self.presenter.jump(gap.key)
        return True

    def _agreed(self) -> bool:
        day = self._date.value
        if not isinstance(day, date):
            self._date.set_error(self.say("skp.agree.invalid"))
            return False
        if day > self.services.context().today:
            self._date.set_error(self.say("skp.agree.to_come", tanggal=day))
            return False
        self.presenter.agree(day)
        return True

    def _set_rater(self) -> None:
        self._rater.set_value("")
        self._rater.clear()
        self._ask_rater.ask()

    def _rater_chosen(self) -> bool:
        if self._rater.text().strip() and not self._rater.value:
            self._ask_rater.field.set_error(self.say("skp.rater.unknown"))
            return False
        self.presenter.set_rater(self._rater.value)
        return True

    def _reopen(self) -> None:
        if self._state is not None and self._state.locked:
            self._reason.set_value("")
            self._ask_reason.ask()
        else:
            self.presenter.reopen()

    def _reopened(self) -> bool:
        reason = str(self._reason.value).strip()
        if not reason:
            self._reason.set_error(self.say("error.reason_missing.now"))
            return False
        self.presenter.reopen(reason)
        return True

    def _focus(self, key: int, *, lacks: bool) -> None:
        if key <= ANNEX:
            line = self._annex.focus(key)
            if line is not None:
                self._page.ensureWidgetVisible(line, 0, 6 * GRID)
            return
        for card in self._all_cards():
            field = card.focus(key, lacks=lacks)
            if field is not None:
                self._page.ensureWidgetVisible(card if card.height() < self._page.height() else field, 0, GRID)
                return

    def _all_cards(self) -> list[ResultCard]:
        return [card for cards in self._cards.values() for card in cards]
