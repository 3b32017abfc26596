"""A whole list: filter bar, table, empty state. Enter or double click opens, Excel export writes what is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QStackedLayout, QWidget

from asn_desktop.core.usecases.rows import Sort
from asn_desktop.ui.models.table import Column, TableModel
from asn_desktop.ui.presenters.listing import Asked, Listing
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.widgets.empty_state import EmptyState
from asn_desktop.ui.widgets.filter_bar import Filter, FilterBar
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.row_table import RowTable


class ListPage(QWidget):
    """`opened` carries the row. `noun` is the key of "{n} pegawai". `primary` stands at the right end of the bar.

    `other_day` is the day the list answers for where that is not today: a spreadsheet of it says so.
    """

    opened = Signal(object)
    selection_changed = Signal(int)
    """How many rows are selected."""

    def __init__(
        self,
        services: Services,
        listing: Listing,
        columns: Sequence[Column],
        *,
        noun: str,
        hint: str,
        filters: tuple[Filter, ...] = (),
        primary: QAction | None = None,
        primary_icon: str = "",
        empty: EmptyState | None = None,
        filters_apart: bool = False,
        other_day: Callable[[], date | None] = lambda: None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        texts = services.texts
        self._services = services
        self._listing = listing
        self._noun = noun
        self._other_day = other_day
        self._shown: Asked | None = None
        self.model = TableModel(columns, texts, self)
        self.bar = FilterBar(texts, hint, filters, primary, primary_icon, apart=filters_apart)
        self.table = RowTable(self.model)
        self.table.setAccessibleName(hint)
        widen = QAction(texts.say("widget.list.widen"), self)
        widen.triggered.connect(self._widen)
        nothing = EmptyState("search", texts.say("widget.list.nothing"), texts.say("widget.list.nothing_help"), widen)
        self._nothing = nothing
        self._empty = empty
        self._required = frozenset(each.key for each in filters if each.required)
        pages = QWidget()  # a layout without a widget would show its pages as windows of their own for a moment
        self._stack = QStackedLayout(pages)
        layout = flush_column(self, spacing=0)
        layout.addWidget(self.bar)
        layout.addWidget(pages, 1)
        for page in (self.table, nothing, *((empty,) if empty is not None else ())):
            self._stack.addWidget(page)
        self._connect()
        self._show_sort(listing.asked.sort)
        self.table.setSortingEnabled(True)
        listing.attach(self)

    def _connect(self) -> None:
        listing, model = self._listing, self.model
        self.bar.text_changed.connect(lambda text: listing.ask(text=text.strip()))
        self.bar.choices_changed.connect(lambda choices: listing.ask(choices=choices))
        self.bar.export_wanted.connect(self._export)
        self.bar.search.down.connect(self._into_table)
        model.wanted.connect(listing.want)
        model.dropped.connect(listing.forget)
        model.sorted_by.connect(self._sorted)
        self.table.opened.connect(self._open)
        self.table.dragged.connect(listing.keep_width)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self.selection_changed.emit(self.selected))

    @property
    def selected(self) -> int:
        """How many rows are selected."""
        return len(self.table.selectionModel().selectedRows())

    def with_selected(self, on_rows: Callable[[tuple[Any, ...]], None]) -> None:
        """Give the selected rows, in the list's order; rows that are not here yet are fetched first."""
        numbers = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        rows = [self.model.row(number) for number in numbers]
        if all(row is not None for row in rows):
            on_rows(tuple(rows))
        else:
            self._listing.everything(lambda every: on_rows(tuple(every[n] for n in numbers if n < len(every))))

    def restored(self, asked: Asked) -> None:
        self.bar.show_choices(asked.choices)
        self._show_sort(asked.sort)
        self.table.keep_widths(self._listing.widths)

    def reset(self, count: int | None, first: Sequence[Any]) -> None:
        current = self.model.row(self.table.currentIndex().row()) if self.table.currentIndex().isValid() else None
        same, self._shown = self._listing.asked == self._shown, self._listing.asked
        # The same question has about as many rows as before, so that the reader's place stays until it is counted.
        known = self.model.rowCount() if same and count is None else 0
        self.model.reset(max(known, len(first)), first)
        if count is not None:
            self._show_count(count)
        asked = self._listing.asked
        narrowed = bool(asked.text or asked.choices.keys() - self._required)
        if first:
            self._stack.setCurrentWidget(self.table)
        elif self._empty is not None and not narrowed:
            self._stack.setCurrentWidget(self._empty)
        else:
            self._stack.setCurrentWidget(self._nothing)
        self._reselect(current, first)

    def counted(self, count: int) -> None:
        self.model.counted(count)
        self._show_count(count)

    def page(self, offset: int, rows: Sequence[Any]) -> None:
        self.model.page(offset, rows)

    def _reselect(self, row: Any, first: Sequence[Any]) -> None:
        """Keep the reader's place over a refresh where the same record is on the first page."""
        identity = getattr(row, "id", None) or getattr(row, "pegawai_id", None)
        if identity is None:
            return
        for number, other in enumerate(first):
            if identity in (getattr(other, "id", None), getattr(other, "pegawai_id", None)):
                flags = QItemSelectionModel.SelectionFlag.NoUpdate
                self.table.selectionModel().setCurrentIndex(self.model.index(number, 0), flags)
                return

    def _show_count(self, count: int) -> None:
        self.bar.count.setText(self._services.texts.say(self._noun, n=count))
        self.bar.export.setEnabled(count > 0)

    def _open(self, number: int) -> None:
        row = self.model.row(number)
        if row is not None:
            self.opened.emit(row)

    def _widen(self) -> None:
        self.bar.widen()
        self._listing.ask(text="", choices=self.bar.choices)

    def _into_table(self) -> None:
        if self.model.rowCount():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self.table.currentIndex().isValid():
                self.table.selectRow(0)

    def _sorted(self, key: str, descending: bool) -> None:
        if Sort(key, descending) != self._listing.asked.sort:
            self._listing.ask(sort=Sort(key, descending))

    def _show_sort(self, sort: Sort) -> None:
        head = self.table.horizontalHeader()
        keys = [column.sort_key for column in self.model.columns]
        order = Qt.SortOrder.DescendingOrder if sort.descending else Qt.SortOrder.AscendingOrder
        blocker = QSignalBlocker(head)
        head.setSortIndicator(keys.index(sort.column) if sort.column in keys else -1, order)
        blocker.unblock()

    def _export(self) -> None:
        texts = self._services.texts
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            texts.say("widget.list.export"),
            f"{self.file_name}.xlsx",
            texts.say("widget.list.excel") + " (*.xlsx)",
        )
        if chosen:
            self.export_to(Path(chosen).with_suffix(".xlsx"))

    @property
    def file_name(self) -> str:
        """What the spreadsheet and its sheet are called; the day stands first, as names of sheets are cut."""
        name, day = self._services.texts.say(f"{self._noun}_file"), self._other_day()
        return name if day is None else f"{day.isoformat()} {name}"

    def export_to(self, path: Path) -> None:
        """Write what the list shows to `path`."""
        texts, columns = self._services.texts, self.model.columns
        titles = [texts.say(column.title_key) for column in columns]
        cells = [column.cell or column.text for column in columns]
        self._listing.export(path, self.file_name, titles, cells, texts.say("widget.list.exporting"))
