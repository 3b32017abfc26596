"""Meja keputusan: what only a person can decide, both sides beside one another, and what was decided."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from asn_desktop.core.kernel.record import Changes
from asn_desktop.ui.models.table import Column, TableModel, chip_column, fill
from asn_desktop.ui.presenters.centre import CentreServices
from asn_desktop.ui.presenters.centre_desk import Meja, MejaState, Task, task_chip, task_title
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.centre.decisions import AlertsPage, DecisionsPage
from asn_desktop.ui.views.centre.task_sheet import TaskSheet
from asn_desktop.ui.widgets.empty_state import EmptyState
from asn_desktop.ui.widgets.row_table import RowTable
from asn_desktop.ui.widgets.screen import Screen

TABS = ("tugas", "diputuskan", "peringatan")


def make(services: Services) -> Screen:
    return MejaScreen(cast("CentreServices", services))


class MejaScreen(Screen):
    def __init__(self, services: CentreServices) -> None:
        super().__init__(services)
        self._state = MejaState()
        self.presenter = Meja(services, self)
        self.model = TableModel(_columns(services), services.texts, self)
        self.table = RowTable(self.model)
        self.table.setAccessibleName(self.say("pusat.meja.list"))
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._chosen(now.row()))
        self.sheet = TaskSheet(services, self.presenter)
        middle = QSplitter(Qt.Orientation.Horizontal)
        middle.setChildrenCollapsible(False)
        middle.addWidget(self.table)
        middle.addWidget(self.sheet)
        middle.setStretchFactor(0, 2)
        middle.setStretchFactor(1, 3)
        self._middle = middle
        self._empty = EmptyState("circle-check", self.say("pusat.meja.empty"), self.say("pusat.meja.empty_help"))
        self._tasks = QStackedWidget()
        self._tasks.addWidget(self._empty)
        self._tasks.addWidget(middle)
        self.decisions = DecisionsPage(services, self.presenter)
        self.alerts = AlertsPage(services)
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.tabBar().setAccessibleName(self.say("pusat.meja.tabs"))
        for page in (self._tasks, self.decisions, self.alerts):
            self._tabs.addTab(page, "")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
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
        return None

    def render(self, state: MejaState) -> None:  # type: ignore[override]
        before, self._state = self._state, state
        if state.tasks != before.tasks:
            fill(self.model, state.tasks)
        self._tasks.setCurrentWidget(self._middle if state.tasks or not state.loaded else self._empty)
        if state.tasks and not before.tasks:  # a splitter that nobody saw yet has been as narrow as its parts allow
            self._middle.setSizes([2 * self.width() // 5, 3 * self.width() // 5])
        counts = (len(state.tasks), len(state.decided), len(state.alerts))
        for number, (key, n) in enumerate(zip(TABS, counts, strict=True)):
            self._tabs.setTabText(number, self.say(f"pusat.meja.tab.{key}", n=n))
        self.sheet.show_task(state.chosen, state.sides, busy=state.busy)
        if state.decided != before.decided:
            self.decisions.show_rows(state.decided)
        if state.alerts != before.alerts:
            self.alerts.show_rows(state.alerts)
        self._mark(state.chosen)

    def _mark(self, task: Task | None) -> None:
        if task is None or task not in self._state.tasks:
            return
        number = self._state.tasks.index(task)
        if self.table.currentIndex().row() != number:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.table.selectionModel().setCurrentIndex(self.model.index(number, 0), flags)

    def _chosen(self, number: int) -> None:
        task = self.model.row(number) if number >= 0 else None
        if task is not None and task != self._state.chosen:
            self.presenter.choose(task)


def _columns(services: CentreServices) -> tuple[Column, ...]:
    return (
        Column("pusat.column.perihal", lambda task: task_title(task, services), width=20),
        chip_column("pusat.column.tugas", lambda task: task_chip(task, services), width=12),
        Column("pusat.column.kantor", lambda task: task.kantor, width=18, spare=True),
    )
