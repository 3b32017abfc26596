"""The screen Evaluasi: list and rating sheet, one at a time."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QStackedLayout, QWidget

from asn_desktop.core.kernel.record import Changes
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.evaluasi.list_view import EvaluasiListView
from asn_desktop.ui.views.evaluasi.sheet import RatingSheet
from asn_desktop.ui.widgets.idle import while_idle
from asn_desktop.ui.widgets.screen import Screen


class EvaluasiScreen(Screen):
    """`show_target(id, "")` opens the appraisal of that id, plan or employee; without a target the list.

    The sheet walks from person to person through the list's present answer.
    """

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self.list = EvaluasiListView(services)
        self.sheet = RatingSheet(services, lambda: self.list.presenter.listing.asked)
        self._title = ""
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.sheet)
        self.sheet.titled.connect(self._titled)
        self.sheet.gone.connect(self._gone)
        self.primary_action = self.list.finalise_action
        while_idle(self, self.sheet.realisation.prepare())

    @property
    def title(self) -> str:
        return self._title

    def show_target(self, target: UUID | None, detail: str) -> None:
        if target is None:
            self._to_list()
            self.list.show_filters(detail)
            return
        self.sheet.presenter.open(target)
        self._stack.setCurrentWidget(self.sheet)
        self.primary_action = self.sheet.step_action
        self.save_action = self.sheet.save_action

    def changed(self, changes: Changes) -> None:
        self.list.presenter.changed(changes)
        self.sheet.presenter.changed(changes)

    def search_field(self) -> QWidget | None:
        return self.list.page.bar.search if self._stack.currentWidget() is self.list else None

    def _to_list(self) -> None:
        self._stack.setCurrentWidget(self.list)
        self.primary_action = self.list.finalise_action
        self.save_action = None
        self._titled("")

    def _titled(self, name: str) -> None:
        if self._title != name:
            self._title = name
            self.title_changed.emit()

    def _gone(self) -> None:
        self._to_list()
        self.services.shell.tell("evaluasi.empty.open_help")
