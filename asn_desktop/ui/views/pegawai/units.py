"""Units and posts: the tree at the left, what is chosen at the right."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QSplitter,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
    QWidget,
)

from asn_desktop.core.kernel.record import Changes
from asn_desktop.ui.presenters.entry_fields import Option
from asn_desktop.ui.presenters.pegawai.unit_tree import UnitLine
from asn_desktop.ui.presenters.pegawai.units import UnitsPresenter, UnitsState
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.pegawai.page import BackLine, Page
from asn_desktop.ui.views.pegawai.unit_side import UnitSide
from asn_desktop.ui.widgets.buttons import button
from asn_desktop.ui.widgets.empty_state import EmptyState
from asn_desktop.ui.widgets.filter_bar import SearchField
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.icons import icon
from asn_desktop.ui.widgets.tokens import GRID, look_of
from asn_desktop.ui.widgets.words import words

UNIT_ID = Qt.ItemDataRole.UserRole


class UnitsPage(Page):
    """Shows a `UnitsState`."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._presenter = UnitsPresenter(services, self)
        self._lines: tuple[UnitLine, ...] | None = None
        self._save = self.saving = QAction(self.say("units.save"), self)
        self._save.triggered.connect(self._presenter.save)
        new = self.primary = QAction(self.say("units.new_top"), self)
        new.triggered.connect(lambda: self._presenter.new_unit(below=False))
        line = BackLine(self, self.say("units.title"))
        self._count = words("", "muted", wrap=False)
        line.line.insertWidget(2, self._count)
        self.search = SearchField(self.say("units.search"))
        self.search.setMinimumWidth(110)
        self.search.setMaximumWidth(260)
        self.search.textChanged.connect(self._presenter.search)
        line.line.addWidget(self.search)
        line.line.addWidget(button(self.say("officials.title"), self._presenter.go_officials, "user"))
        line.line.addWidget(button(new.text(), new.trigger, "plus"))
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(self.say("units.title"))
        self.tree.setHeaderLabels([self.say(f"units.column_{name}") for name in ("unit", "head", "people")])
        self.tree.setUniformRowHeights(True)
        self.tree.setAllColumnsShowFocus(True)
        self.tree.setIndentation(2 * GRID + 4)
        head = self.tree.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Interactive)
        head.resizeSection(1, 210)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.currentItemChanged.connect(self._chosen)
        self.tree.itemActivated.connect(lambda _item, _column: self._presenter.edit_unit())
        self.search.down.connect(self.tree.setFocus)
        self.side = UnitSide(self, self._presenter, self._save)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.tree)
        split.addWidget(self.side)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([640, 430])
        split.setChildrenCollapsible(False)
        self._empty = EmptyState("network", self.say("units.empty"), self.say("units.empty_help"), self.primary)
        self._split = split
        self._stack = QStackedWidget()
        self._stack.addWidget(split)
        inner = QWidget()
        self._new_on_empty = QHBoxLayout(inner)
        self._new_on_empty.addWidget(self._empty)
        self._stack.addWidget(inner)
        layout = flush_column(self, spacing=0)
        layout.addWidget(line)
        layout.addWidget(self._stack, 1)

    @property
    def title(self) -> str:
        return self.say("units.title")

    def show_page(self, target: UUID | None, _detail: str) -> None:
        self._presenter.open(target)
        self.tree.setFocus()

    def changed(self, changes: Changes) -> None:
        self._presenter.refresh(changes)

    def search_field(self) -> QWidget | None:
        return self.search

    def suggest(self, field: str, options: tuple[Option, ...]) -> None:
        self.side.form.suggest(field, options)

    def render(self, state: UnitsState) -> None:  # type: ignore[override]
        empty = state.loaded and not state.lines and not state.text and state.edit is None
        self._stack.setCurrentIndex(1 if empty else 0)
        if state.lines != self._lines:
            self._lines = state.lines
            self._fill(state.lines)
        self._mark(state.chosen)
        parts = [self.say("units.count", n=len(state.lines))]
        if state.faults:
            parts.append(self.say("units.faults", n=state.faults))
        if state.vacancies:
            parts.append(self.say("units.vacancies", n=state.vacancies))
        self._count.setText("  ·  ".join(parts))
        self._save.setEnabled(state.edit is not None)
        self.side.show_state(state)

    def _fill(self, lines: tuple[UnitLine, ...]) -> None:
        look = look_of(self.palette())
        warning = icon("triangle-alert", look.bad, 16)
        closed = {unit for unit, item in self._items().items() if not item.isExpanded() and item.childCount()}
        blocker = QSignalBlocker(self.tree)
        self.tree.clear()
        items: dict[UUID, QTreeWidgetItem] = {}
        for line in lines:
            above = items.get(line.above) if line.above else None
            item = QTreeWidgetItem(above) if above is not None else QTreeWidgetItem(self.tree)
            item.setData(0, UNIT_ID, str(line.id))
            name = f"{line.name} – {self.say(f'units.{line.fault}')}" if line.fault else line.name
            item.setText(0, name)
            item.setToolTip(0, self.say(f"units.{line.fault}_help") if line.fault else line.name)
            if line.fault:
                item.setIcon(0, warning)
            item.setText(1, line.head or self.say("units.vacant" if line.vacant else "units.headless"))
            item.setToolTip(1, item.text(1))
            if not line.head:
                item.setForeground(1, self.palette().placeholderText())
            item.setText(2, f"{line.people or '–'}   ")
            item.setSizeHint(0, QSize(0, self.fontMetrics().height() + 2 * GRID - 2))
            item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            items[line.id] = item
        for unit, item in items.items():
            item.setExpanded(unit not in closed)
        blocker.unblock()

    def _items(self) -> dict[UUID, QTreeWidgetItem]:
        found: dict[UUID, QTreeWidgetItem] = {}
        walk = QTreeWidgetItemIterator(self.tree)
        while (item := walk.value()) is not None:
            found[UUID(item.data(0, UNIT_ID))] = item
            walk += 1
        return found

    def _mark(self, chosen: UUID | None) -> None:
        item = self._items().get(chosen) if chosen else None
        if item is not None and item is not self.tree.currentItem():
            blocker = QSignalBlocker(self.tree)
            self.tree.setCurrentItem(item)
            blocker.unblock()

    def _chosen(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self._presenter.choose(UUID(item.data(0, UNIT_ID)))
