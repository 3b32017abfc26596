"""The table of a list: whole rows, no grid, columns as wide as what is in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from asn_desktop.ui.models.table import Column, TableModel
from asn_desktop.ui.widgets.chip import chip_size
from asn_desktop.ui.widgets.column_widths import Wish, shared
from asn_desktop.ui.widgets.row_delegate import MARGIN, RowDelegate
from asn_desktop.ui.widgets.tokens import GRID

SPARE = 6
"""Pixels more than a text needs, so that no column looks crowded."""

KEPT_WIDTHS = 4096
"""Widths of texts remembered: the same posts and units come back with every letter typed."""


class RowTable(QTableView):
    """Columns share the width by what they hold; one the reader has dragged keeps the width given to it."""

    opened = Signal(int)
    dragged = Signal(str, int)
    """The reader gave the column of this title key a width."""

    NARROWEST = 0.6
    """Share of its width a column keeps before the table scrolls sideways."""
    SPARING = 0.8
    """Share of what the columns that give way would like, below which spare columns are left out."""
    WIDEST = 60
    """Letters after which a text does not ask for more room."""

    def __init__(self, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = model.columns
        self._titles = model.titles.split(", ")
        self._seen = [0] * len(model.columns)
        self._kept: dict[str, int] = {}
        self._sharing = False
        self._left_out: frozenset[int] = frozenset()
        self._widths: dict[str, int] = {}
        self.setModel(model)
        model.modelReset.connect(lambda: self.measure(model.first))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QTableView.Shape.NoFrame)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self.fontMetrics().height() + 2 * GRID)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setAccessibleName(model.titles)
        head.setSectionsClickable(True)
        head.setMinimumSectionSize(6 * GRID)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.sectionResized.connect(self._resized)
        self.setItemDelegate(RowDelegate(model, self))
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))

    def keep_widths(self, widths: Mapping[str, int]) -> None:
        """Widths the reader gave to columns before, by title key."""
        self._kept = dict(widths)
        self.share_width()

    def leave_out(self, numbers: Iterable[int]) -> None:
        """Columns in which nothing stands now, whose room the others get."""
        self._left_out = frozenset(numbers)
        self.share_width()

    def measure(self, rows: Sequence[Any]) -> None:
        """Take these rows into account. Columns only grow by it, so that they stay calm while one types a search."""
        metrics = self.fontMetrics()
        for number, column in enumerate(self._columns):
            if column.chip is not None:
                sizes = {chip_size(chip, metrics).width() + GRID for chip in {column.chip(row) for row in rows}}
            else:
                sizes = {self._width_of(text) for text in {column.show(row) for row in rows}}
            self._seen[number] = max([self._seen[number], *sizes])
        self.share_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_width()

    def share_width(self) -> None:
        """Give each column its share; where room is short the spare ones go, then the table scrolls sideways."""
        room = self.viewport().width()
        kept = [(number, column) for number, column in enumerate(self._columns) if number not in self._left_out]
        shown = {number: self._wish(number, column) for number, column in kept}
        spare = [number for number, column in kept if column.spare]
        while spare and (_given(shown.values(), room) < self.SPARING or sum(shared(list(shown.values()), room)) > room):
            del shown[spare.pop()]
        sizes = dict(zip(shown, shared(list(shown.values()), room), strict=True))
        self._sharing = True
        for number in range(len(self._columns)):
            self.setColumnHidden(number, number not in sizes)
            if number in sizes:
                self.setColumnWidth(number, sizes[number])
        self._sharing = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _wish(self, number: int, column: Column) -> Wish:
        if column.title_key in self._kept:
            size = self._kept[column.title_key]
            return Wish(size, size, firm=True)
        title = self.horizontalHeader().fontMetrics().horizontalAdvance(self._titles[number]) + 4 * GRID
        wanted = column.width * self.fontMetrics().averageCharWidth() + 3 * GRID
        whole = max(self._seen[number] or wanted, title)
        firm = column.firm or column.chip is not None
        return Wish(whole, min(whole, max(title, int(wanted * self.NARROWEST))), firm)

    def _width_of(self, text: str) -> int:
        known = self._widths.get(text)
        if known is None:
            if len(self._widths) >= KEPT_WIDTHS:
                self._widths.clear()
            known = self.fontMetrics().horizontalAdvance(text[: self.WIDEST]) + 2 * MARGIN + SPARE
            self._widths[text] = known
        return known

    def _resized(self, number: int, _before: int, size: int) -> None:
        if not self._sharing and size:
            title = self._columns[number].title_key
            self._kept[title] = size
            self.dragged.emit(title, size)


def _given(wishes: Iterable[Wish], room: int) -> float:
    """How much of what they would like the columns that give way get."""
    all_of = tuple(wishes)
    loose = sum(wish.whole for wish in all_of if not wish.firm)
    return (room - sum(wish.whole for wish in all_of if wish.firm)) / max(1, loose)
