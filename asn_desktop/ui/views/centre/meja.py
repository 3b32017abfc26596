"""Meja keputusan: what only a person can decide, both sides beside one another, and what was decided."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSplitter, QTabWidget, QWidget

from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.centre.rows import Turn
from asn_desktop.ui.models.table import Column, chip_column
from asn_desktop.ui.presenters.centre.desk import Meja, MejaState, task_about, task_chip, task_title
from asn_desktop.ui.presenters.centre_services import CentreServices
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.centre.decisions import AlertsPage, DecisionsPage
from asn_desktop.ui.views.centre.task_sheet import TaskSheet
from asn_desktop.ui.widgets.empty_state import EmptyState
from asn_desktop.ui.widgets.filter_bar import Filter
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.list_page import ListPage
from asn_desktop.ui.widgets.screen import Screen

TABS = ("tugas", "diputuskan", "peringatan")


def make(services: Services) -> Screen:
    return MejaScreen(cast("CentreServices", services))


class MejaScreen(Screen):
    """The task at the cursor is on the sheet; once it is decided the cursor stands at the next one."""

    def __init__(self, services: CentreServices) -> None:
        super().__init__(services)
        self._state = MejaState()
        self.presenter = Meja(services, self)
        self.sheet = TaskSheet(services, self.presenter)
        turns = tuple((one.value, self.say(f"pusat.meja.chip.{one.value}")) for one in Turn)
        self.list = ListPage(
            services,
            self.presenter.listing,
            _columns(services),
            noun="pusat.meja.count",
            hint=self.say("pusat.meja.search"),
            filters=(
                Filter("giliran", self.say("pusat.column.tugas"), turns),
                Filter("kantor", self.say("pusat.column.kantor")),
            ),
            empty=EmptyState("circle-check", self.say("pusat.meja.empty"), self.say("pusat.meja.empty_help")),
        )
        self.list.table.setAccessibleName(self.say("pusat.meja.list"))
        self.list.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._stand_at(now.row()))
        self.list.model.modelAboutToBeReset.connect(self._note_place)
        self.list.model.modelReset.connect(self._return)
        self.list.model.dataChanged.connect(lambda *_: self._stand_at(self.list.table.currentIndex().row()))
        self._place = 0
        middle = QSplitter(Qt.Orientation.Horizontal)
        middle.setChildrenCollapsible(False)
        middle.addWidget(self.list)
        middle.addWidget(self.sheet)
        middle.setStretchFactor(0, 2)
        middle.setStretchFactor(1, 3)
        self._middle = middle
        self.sheet.hide()
        tasks = QWidget()
        column = flush_column(tasks, spacing=0)
        column.addWidget(self.list.bar)  # above both, where there is room for it
        column.addWidget(middle, 1)
        self.decisions = DecisionsPage(services, self.presenter)
        self.alerts = AlertsPage(services, self.presenter)
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.tabBar().setAccessibleName(self.say("pusat.meja.tabs"))
        for page in (tasks, self.decisions, self.alerts):
            self._tabs.addTab(page, "")
        layout = flush_column(self)
        layout.addWidget(self._tabs)
        self.render(self._state)
        self.presenter.load()

    @property
    def detail(self) -> str:
        return TABS[self._tabs.currentIndex()]

    def show_target(self, _target: UUID | None, detail: str) -> None:
        if detail in TABS:
            self._tabs.setCurrentIndex(TABS.index(detail))

    def changed(self, _changes: Changes) -> None:
        self.presenter.load()

    def visited(self) -> None:
        self.presenter.load()

    def search_field(self) -> QWidget | None:
        return self.list.bar.search if self._tabs.currentIndex() == 0 else None

    def render(self, state: MejaState) -> None:  # type: ignore[override]
        before, self._state = self._state, state
        counts = (state.waiting, len(state.decided), len(state.alerts))
        for number, (key, n) in enumerate(zip(TABS, counts, strict=True)):
            self._tabs.setTabText(number, self.say(f"pusat.meja.tab.{key}", n=n))
        if state.offices != before.offices:
            offices = tuple((str(row.office), row.name) for row in state.offices)
            self.list.bar.set_options(Filter("kantor", self.say("pusat.column.kantor"), offices))
        self.sheet.show_task(state.chosen, state.sides, busy=state.busy)
        if state.decided != before.decided:
            self.decisions.show_rows(state.decided)
        if state.alerts != before.alerts:
            self.alerts.show_rows(state.alerts)

    def _note_place(self) -> None:
        self._place = max(0, self.list.table.currentIndex().row())

    def _return(self) -> None:
        """After the list was read anew: at the same place, where the next task stands if this one is done."""
        n = self.list.model.rowCount()
        if self.sheet.isHidden() and n:  # a splitter that nobody saw yet has been as narrow as its parts allow
            self._middle.setSizes([2 * self.width() // 5, 3 * self.width() // 5])
        self.sheet.setVisible(n > 0)
        if n:
            self.list.table.selectRow(min(self._place, n - 1))
        else:
            self.presenter.choose(None)

    def _stand_at(self, number: int) -> None:
        task = self.list.model.row(number) if number >= 0 else None
        if task is not None and task != self._state.chosen:
            self.list.table.selectRow(number)
            self.presenter.choose(task)
            focus = QApplication.focusWidget()
            if self.isVisible() and (focus is None or not self.list.bar.isAncestorOf(focus)):
                self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)  # the button that decided is gone


def _columns(services: CentreServices) -> tuple[Column, ...]:
    return (
        Column("pusat.column.perihal", lambda task: task_title(task, services), width=20),
        chip_column("pusat.column.tugas", lambda task: task_chip(task, services), width=12),
        Column("pusat.column.kantor", lambda task: task.kantor, width=18, spare=True),
        Column("pusat.column.sebab", lambda task: task_about(task, services), width=40, spare=True),
    )
