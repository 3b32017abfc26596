"""One career: who it is, the day it is told as of, and the two pages about it."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QPushButton, QStackedWidget, QWidget

from asn_desktop.core.domain.karier import Hak, Jalan
from asn_desktop.ui.presenters.karier.forms import CARD
from asn_desktop.ui.presenters.karier.person import CareerPresenter
from asn_desktop.ui.presenters.karier.state import PLAN, RIGHTS, WHAT_IF, CareerState
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.karier.plan_page import PlanPage
from asn_desktop.ui.views.karier.rights_page import RightsPage
from asn_desktop.ui.views.karier.what_if_page import WhatIfPage
from asn_desktop.ui.widgets.as_of import AsOf
from asn_desktop.ui.widgets.buttons import button, icon_button, quiet_button
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.person_card import PersonCard, PersonHead
from asn_desktop.ui.widgets.tab_row import tab_head, tab_row

PAGES = (RIGHTS, WHAT_IF, PLAN)


class CareerPage(QWidget):
    """View of `CareerPresenter`."""

    shown = Signal(str)
    """The career of this person is drawn."""
    left = Signal()
    """There is nobody to show, or the reader wants to go back."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        texts = services.texts
        self.say = texts.say
        self._state: CareerState | None = None
        self._led = False
        self.presenter: CareerPresenter = CareerPresenter(services, self)
        self.card = PersonCard()
        self.tabs = tab_row(self.say("karier_ui.pages"), (self.say(f"karier_ui.page.{name}") for name in PAGES))
        self.tabs.currentChanged.connect(lambda index: self.presenter.turn(PAGES[index]))
        self.as_of = AsOf(services)
        self.as_of.asked.connect(self.presenter.as_of)
        self.card_action = QAction(self.say("karier_ui.card"), self)
        self.card_action.triggered.connect(lambda: self.presenter.print(CARD.value))
        self.print_card = button(self.say("karier_ui.card"), self.card_action.trigger, "printer")
        self.forms = QPushButton(self.say("karier_ui.print_more"))
        self.menu = QMenu(self.forms)
        self.rights = RightsPage(texts, self.presenter)
        self.what_if: WhatIfPage | None = None
        self.plan: PlanPage | None = None
        self.save_action = QAction(self.say("document.save"), self)
        self.save_action.triggered.connect(self._save)
        self.main_action = QAction(self)
        self.main_action.triggered.connect(self._main)
        self._texts = texts
        self._services = services
        self.pages = QStackedWidget()
        self.pages.addWidget(self.rights)
        self._lay_out()

    def open(self, target: UUID, detail: str) -> None:
        """The career of a person, at a right or at the second page."""
        self._led = detail in (*Hak, *Jalan)
        self.presenter.open(target, detail)

    def render(self, state: CareerState) -> None:  # type: ignore[override]
        other = self._state is None or self._state.pegawai_id != state.pegawai_id
        self._state = state
        self.card.show_person(PersonHead(state.head.name, state.head.facts, state.head.chips))
        self.as_of.show_day(state.day)
        self.as_of.setHidden(state.page == PLAN)  # what both agree on is of today
        blocker = QSignalBlocker(self.tabs)
        self.tabs.setCurrentIndex(PAGES.index(state.page))
        blocker.unblock()
        self._show_forms(state)
        if state.page == PLAN:
            self._show_plan(state, other=other)
        elif state.page == WHAT_IF:
            self._second().show_state(state)
            self.pages.setCurrentWidget(self._second())
        else:
            self.rights.show_state(state)
            self.pages.setCurrentWidget(self.rights)
        if other:
            self.rights.verticalScrollBar().setValue(0)
        self.shown.emit(state.head.name)
        if self._led and state.detail is not None:
            self._led = False
            self.rights.focus_right(state.detail.part)

    def gone(self) -> None:
        self._state = None
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _second(self) -> WhatIfPage:
        """Made when it is first wanted."""
        if self.what_if is None:
            self.what_if = WhatIfPage(self._texts, self.presenter)
            self.what_if.side.taken.connect(self._take)
            self.pages.addWidget(self.what_if)
        return self.what_if

    def _show_plan(self, state: CareerState, *, other: bool) -> None:
        """The plan is of today, whichever day is looked at on the other pages; made when it is first wanted."""
        if self.plan is None:
            self.plan = PlanPage(self._services)
            self.plan.gone.connect(self.left.emit)
            self.pages.addWidget(self.plan)
            other = True
        if other or self.pages.currentWidget() is not self.plan:
            self.plan.presenter.open(state.pegawai_id)
        self.pages.setCurrentWidget(self.plan)

    def _take(self) -> None:
        """What is assumed goes into the plan, which comes into view."""
        if self._state is None:
            return
        assumed = self.presenter.assumed
        if not assumed:
            self._services.shell.note("rencana.said.nothing")
            return
        self.presenter.turn(PLAN)
        if self.plan is not None:
            self.plan.presenter.bring(assumed)

    def _main(self) -> None:
        """Ctrl+Enter: the next step of the plan where it is on show, else the card."""
        shown = self.plan if self.plan is not None and self.pages.currentWidget() is self.plan else None
        (shown.step_action if shown is not None else self.card_action).trigger()

    def _save(self) -> None:
        if self.plan is not None and self.pages.currentWidget() is self.plan:
            self.plan.save_action.trigger()

    def _show_forms(self, state: CareerState) -> None:
        """Whatever else can be printed of this person."""
        if not self.menu.isEmpty():
            return
        for name, wording in state.forms:
            self.menu.addAction(wording, self._printing(name))
        self.forms.setMenu(self.menu)

    def _printing(self, name: str) -> Callable[[], None]:
        return lambda: self.presenter.print(name)

    def _lay_out(self) -> None:
        back = icon_button(self.say("karier_ui.back"), "arrow-left", self.left.emit)
        back.setShortcut("Alt+Left")
        self.card.corner.addWidget(quiet_button(self.say("karier_ui.register"), self.presenter.show_register, "user"))
        self.card.corner.addWidget(back)
        head = tab_head(self.tabs, self.as_of, self.print_card, self.forms)
        layout = flush_column(self, spacing=0)
        layout.addWidget(self.card)
        layout.addWidget(head)
        layout.addWidget(self.pages, 1)
