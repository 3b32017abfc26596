"""One plan to be written: results, expectations, what still lacks, and the steps to agreement."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from PySide6.QtWidgets import QMenu, QPushButton, QStackedWidget, QWidget

from asn_desktop.core.domain.skp import JenisHasilKerja, StatusSkp
from asn_desktop.ui.presenters.document_state import DocumentState
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.skp.document import SkpPresenter
from asn_desktop.ui.presenters.skp.split import Proposed
from asn_desktop.ui.presenters.skp.state import SkpState
from asn_desktop.ui.views.skp.lacking import LackingSide
from asn_desktop.ui.views.skp.plan_page import PlanPage
from asn_desktop.ui.views.skp.questions import Questions
from asn_desktop.ui.views.skp.result_card import NARROW
from asn_desktop.ui.views.skp.sources_side import CopySide, LibrarySide
from asn_desktop.ui.views.skp.versions_side import VersionsSide
from asn_desktop.ui.views.skp.year_strip import YearStrip
from asn_desktop.ui.widgets.buttons import button
from asn_desktop.ui.widgets.document_sheet import DocumentSheet
from asn_desktop.ui.widgets.keys import shortcut
from asn_desktop.ui.widgets.offer_bar import OfferBar
from asn_desktop.ui.widgets.tokens import GRID

WIDE = 940
"""From this width on, the panel at the side has its full width."""


class PlanSheet(DocumentSheet):
    """View of `SkpPresenter`."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, "skp", "check", parent)
        self._state: SkpState | None = None
        self._suggested: Proposed | None = None
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
        self._page.show_plan(state)
        self._year.show_year(state.year, state.overlap)
        self._versions.show_versions(state.versions)
        self._lacking.show_gaps(state)
        self._show_steps(state)

    def turn_over(self) -> None:
        self._page.turn_over()
        self._close_side()

    def settle(self, *, other: bool) -> None:
        state = self._state
        if state is None:
            return
        if state.focus is not None:
            self._page.focus(state.focus, lacks=state.lacks)
        elif other and self._suggested is not None:
            self._offer_split()
        elif other and state.editable and state.results:
            self._page.all_cards()[0].focus(state.results[0].key)  # the page stays at its top

    def fit(self) -> None:
        taking = self._side.currentWidget() in (self.library, self.copying)
        width = LackingSide.WIDTH if self.width() >= WIDE or taking else LackingSide.NARROW
        self._side.setFixedWidth(width + 6 * GRID if taking and self.width() >= WIDE else width)
        self._page.set_narrow(self.width() - self._side.width() < NARROW)

    def prepare(self) -> Iterator[Callable[[], object]]:
        yield from self._page.prepare()

    def step(self) -> None:
        if self._state is None or not self._state.editable:
            self.presenter.appraise()
        elif not self._lacks(self._state):
            self.questions.ask_day()

    def _make_questions(self) -> None:
        say = self.say
        self._undo = OfferBar(((say("skp.undo.button"), lambda: self.presenter.undo()),))
        self.questions = Questions(self.services, self.presenter, lambda: self._state)
        for panel in self.questions.panels:
            self.ask_with(panel)
        self.insert(3, self._undo)
        self._year = YearStrip(self.services.texts, lambda target: self.services.shell.go("skp", target))
        self.insert(1, self._year)

    def _make_menu(self) -> None:
        say = self.say
        self._menu_appraise = self.menu.addAction(say("skp.action.appraise"), self.presenter.appraise)
        self.menu.addAction(say("skp.action.months"), self.presenter.show_months)
        self._menu_rater = self.menu.addAction(say("skp.action.set_rater"), self.questions.ask_rater)
        self.menu.addAction(say("skp.action.split"), lambda: self.questions.ask_split())
        self.menu.addAction(say("skp.action.adjust"), self.questions.ask_period)
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
        texts = self.services.texts
        self._page = PlanPage(texts, self.presenter)
        self._page.typed.connect(self._typed_result)
        self._lacking = LackingSide(texts, self.presenter)
        self.library = LibrarySide(texts, self.presenter, self._close_side)
        self.copying = CopySide(texts, self.presenter, self._close_side)
        self._versions = VersionsSide(texts, self._close_side, self.presenter.print_version)
        self._side = QStackedWidget()
        for side in (self._lacking, self.library, self.copying, self._versions):
            self._side.addWidget(side)
        self.middle.addWidget(self._page, 1)
        self.middle.addWidget(self._side)

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

    def offer_split(self, suggested: Proposed | None) -> None:
        """Ask whether to split the plan that comes into view, on a day on which something changed."""
        self._suggested = suggested
        if suggested is not None and self._state is not None and self.isVisible():
            self._offer_split()

    def _offer_split(self) -> None:
        suggested, self._suggested = self._suggested, None
        if suggested is not None:
            self.questions.ask_split(suggested)

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

    def _reopen(self) -> None:
        if self._state is not None and self._state.locked:
            self.questions.ask_reason()
        else:
            self.presenter.reopen()
