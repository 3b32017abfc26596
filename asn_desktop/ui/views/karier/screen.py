"""The screen: the calendar, or the career of one person, one at a time."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout, QWidget

from asn_desktop.core.kernel.record import Changes
from asn_desktop.ui.presenters.karier.state import PLAN
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.karier.calendar_page import CalendarPage
from asn_desktop.ui.views.karier.person_page import CareerPage
from asn_desktop.ui.views.karier.plans_page import PlansPage
from asn_desktop.ui.widgets.screen import Screen
from asn_desktop.ui.widgets.still import Still


class KarierScreen(Screen):
    """`show_target(person, detail)`: `detail` is a right (`kgb`), `andai` or `rencana`. Without a target it is the
    calendar, with filters (`hak=kgb&unit=<id>&keadaan=terlambat&masa=2026-12`), or with `rencana` all career plans.
    """

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.calendar = CalendarPage(services)
        self.calendar.plans_wanted.connect(self._to_plans)
        self.person: CareerPage | None = None
        self.plans: PlansPage | None = None
        self._title = ""
        self._wanted = False
        self._still = Still(self)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.calendar)

    @property
    def title(self) -> str:
        return self._title

    @property
    def help_key(self) -> str:
        return "karier_orang" if self._with_person() else ""

    def show_target(self, target: UUID | None, detail: str) -> None:
        if target is None and detail == PLAN:
            self._to_plans()
            return
        if target is None:
            self._to_calendar()
            self.calendar.show_filters(detail)
            self.calendar.presenter.visited()
            return
        self._wanted = True
        self._still.hold()
        self._career().open(target, detail)

    def visited(self) -> None:
        if self.person is not None and self._with_person():
            self.person.presenter.visited()
        elif not self._with_plans():
            self.calendar.settle()

    def home(self) -> None:
        if self._stack.currentWidget() is not self.calendar:
            self._to_calendar()
        self.calendar.settle()

    def changed(self, changes: Changes) -> None:
        shown = self.isVisible()
        self.calendar.presenter.changed(changes, visible=shown and not self._with_person())
        if self.person is not None:
            self.person.presenter.changed(changes, visible=shown and self._with_person())
            if self.person.plan is not None:
                self.person.plan.presenter.changed(changes)
        if self.plans is not None:
            self.plans.presenter.changed(changes)

    def search_field(self) -> QWidget | None:
        if self._with_plans() and self.plans is not None:
            return self.plans.page.bar.search
        return None if self._with_person() else self.calendar.search

    def _career(self) -> CareerPage:
        """Made when the first person is opened."""
        if self.person is None:
            self.person = CareerPage(self.services)
            self.person.shown.connect(self._shown)
            self.person.left.connect(self._left)
            self._stack.addWidget(self.person)
        return self.person

    def _to_plans(self) -> None:
        """All career plans; made when they are first wanted."""
        self._to_calendar()
        if self.plans is None:
            self.plans = PlansPage(self.services)
            self.plans.left.connect(self._left)
            self._stack.addWidget(self.plans)
        self._stack.setCurrentWidget(self.plans)
        self._titled(self.services.texts.say("rencana.office"))
        self.plans.page.bar.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _with_plans(self) -> bool:
        return self.plans is not None and self._stack.currentWidget() is self.plans

    def _with_person(self) -> bool:
        return self.person is not None and self._stack.currentWidget() is self.person

    def _shown(self, name: str) -> None:
        if self._wanted and self.person is not None:
            self._wanted = False
            self._stack.setCurrentWidget(self.person)
            self.primary_action = self.person.main_action
            self.save_action = self.person.save_action
        self._still.let_go()
        if self._with_person():
            self._titled(name)

    def _left(self) -> None:
        self._to_calendar()
        self.calendar.presenter.visited()
        self.calendar.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _to_calendar(self) -> None:
        self._wanted = False
        self._still.let_go()
        self._stack.setCurrentWidget(self.calendar)
        self.primary_action = self.save_action = None
        self._titled("")

    def _titled(self, name: str) -> None:
        if self._title != name:
            self._title = name
            self.title_changed.emit()
