"""The screen SKP: list and editor, one at a time."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QStackedLayout, QWidget

from asn_desktop.core.kernel.record import Changes
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.skp.editor import SkpEditor
from asn_desktop.ui.views.skp.list_view import SkpListView
from asn_desktop.ui.widgets.idle import while_idle
from asn_desktop.ui.widgets.screen import Screen


class SkpScreen(Screen):
    """`show_target(plan or employee, "")` opens a plan; without a target the list, `detail` being its filters."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self.list = SkpListView(services)
        self.editor = SkpEditor(services)
        self._title = ""
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.editor)
        self.editor.titled.connect(self._titled)
        self.editor.gone.connect(self._gone)
        self.primary_action = self.list.create_action
        while_idle(self, self.editor.prepare())

    @property
    def title(self) -> str:
        return self._title

    def show_target(self, target: UUID | None, detail: str) -> None:
        if target is None:
            self._to_list()
            self.list.show_filters(detail)
            return
        self.editor.presenter.open(target)
        self._stack.setCurrentWidget(self.editor)
        self.primary_action = self.editor.step_action
        self.save_action = self.editor.save_action

    def changed(self, changes: Changes) -> None:
        self.list.presenter.changed(changes)
        self.editor.presenter.changed(changes)

    def search_field(self) -> QWidget | None:
        return self.list.page.bar.search if self._stack.currentWidget() is self.list else None

    def _to_list(self) -> None:
        self._stack.setCurrentWidget(self.list)
        self.primary_action = self.list.create_action
        self.save_action = None
        self._titled("")

    def _titled(self, name: str) -> None:
        if self._title != name:
            self._title = name
            self.title_changed.emit()

    def _gone(self) -> None:
        self._to_list()
        self.services.shell.tell("skp.empty.open_help")
