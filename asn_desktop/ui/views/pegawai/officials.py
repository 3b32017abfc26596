"""Officials outside the office: the list at the left, the fields of one at the right."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStackedWidget, QWidget

from asn_desktop.core.kernel.record import Changes
from asn_desktop.ui.presenters.pegawai.officials import OfficialLine, OfficialsPresenter, OfficialsState
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.pegawai.form import FormView
from asn_desktop.ui.views.pegawai.page import BackLine, Page
from asn_desktop.ui.widgets.action_bar import ActionBar
from asn_desktop.ui.widgets.buttons import button
from asn_desktop.ui.widgets.card import Card, ScrollPage
from asn_desktop.ui.widgets.empty_state import EmptyState
from asn_desktop.ui.widgets.flush import flush_column, flush_line
from asn_desktop.ui.widgets.words import words

OFFICIAL_ID = Qt.ItemDataRole.UserRole


class OfficialsPage(Page):
    """Shows an `OfficialsState`."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._presenter = OfficialsPresenter(services, self)
        self._lines: tuple[OfficialLine, ...] | None = None
        save = self.saving = QAction(self.say("officials.save"), self)
        save.triggered.connect(self._presenter.save)
        new = self.primary = QAction(self.say("officials.new"), self)
        new.triggered.connect(self._presenter.new)
        line = BackLine(self, self.title)
        line.line.addWidget(button(new.text(), new.trigger, "user-plus"))
        self.found = QListWidget()
        self.found.setAccessibleName(self.title)
        self.found.setWordWrap(True)
        self.found.currentItemChanged.connect(self._chosen)
        self._card = Card()
        self._card.body.addWidget(words(self.say("officials.about"), "muted"))
        self.form = FormView(services.texts, self._presenter.typed, lambda _field, _text: None)
        self._card.body.addWidget(self.form)
        self._remove = button(self.say("officials.remove"), self._presenter.remove, "trash-2")
        self._bar = ActionBar(save, "save")
        self._bar.add(self._remove)
        side = ScrollPage(width=720)
        side.body.addWidget(self._card)
        side.body.addStretch(1)
        both = QWidget()
        beside = flush_line(both, spacing=0)
        beside.addWidget(self.found, 2)
        beside.addWidget(side, 3)
        self._stack = QStackedWidget()
        self._stack.addWidget(both)
        self._stack.addWidget(EmptyState("user", self.say("officials.empty"), self.say("officials.empty_help"), new))
        layout = flush_column(self, spacing=0)
        layout.addWidget(line)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._bar)

    @property
    def title(self) -> str:
        return self.say("officials.title")

    def show_page(self, target: UUID | None, _detail: str) -> None:
        self._presenter.open(target)
        self.found.setFocus()

    def changed(self, changes: Changes) -> None:
        self._presenter.refresh(changes)

    def render(self, state: OfficialsState) -> None:  # type: ignore[override]
        self._stack.setCurrentIndex(1 if not state.lines and state.form is None else 0)
        if state.lines != self._lines:
            self._lines = state.lines
            self._fill(state.lines)
        self._mark(state.chosen)
        self._card.setVisible(state.form is not None)
        self._bar.setVisible(state.form is not None)
        self._remove.setEnabled(state.removable)
        self._remove.setToolTip("" if state.removable else self.say("officials.remove_blocked"))
        if self.saving is not None:
            self.saving.setEnabled(state.form is not None)
        if state.form is not None:
            name = next((line.name for line in state.lines if line.id == state.chosen), self.say("officials.new"))
            self._card.heading.setText(name)
            self._card.heading.show()
            self.form.show_form(state.form)
            if state.focus:
                self.form.focus(state.focus)

    def _fill(self, lines: tuple[OfficialLine, ...]) -> None:
        blocker = QSignalBlocker(self.found)
        self.found.clear()
        for line in lines:
            above = self.say("officials.above", nama=line.above) if line.above else self.say("officials.above_unknown")
            item = QListWidgetItem(f"{line.name}\n{line.post}\n{above}")
            item.setData(OFFICIAL_ID, str(line.id))
            self.found.addItem(item)
        blocker.unblock()

    def _mark(self, chosen: UUID | None) -> None:
        blocker = QSignalBlocker(self.found)
        rows = [row for row in range(self.found.count()) if self.found.item(row).data(OFFICIAL_ID) == str(chosen)]
        self.found.setCurrentRow(rows[0] if rows else -1)
        blocker.unblock()

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._presenter.choose(UUID(item.data(OFFICIAL_ID)))
