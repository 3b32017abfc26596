"""One table model for every list: frozen rows, fetched page by page, ordered by the query."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.ports import Cell
from asn_desktop.ui.presenters.chips import Chip
from asn_desktop.ui.presenters.listing import PAGE

Index = QModelIndex | QPersistentModelIndex

KEPT_PAGES = 30
"""Pages kept in memory; the ones farthest from where the reader is go first."""

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOP = QModelIndex()


class Column(Struct, frozen=True):
    """One column: its title in the catalogue, how a row is shown in it, and what the query sorts it by.

    `chip` gives a state with icon and tone instead of plain text. `cell` is what Excel export writes, where that is
    not the shown text. `width` is the share of the width in characters; `sort_key` of "" cannot be sorted.
    """

    title_key: str
    show: Callable[[Any], str]
    sort_key: str = ""
    right: bool = False
    chip: Callable[[Any], Chip] | None = None
    cell: Callable[[Any], Cell] | None = None
    width: int = 16
    firm: bool = False
    """Never narrower than its width (a NIP that is cut is no NIP); the others give way."""
    spare: bool = False
    """Left out where there is no room for all columns; a file made of the list has it all the same."""

    def text(self, row: Any) -> str:
        return self.chip(row).text if self.chip is not None else self.show(row)


def chip_column(title_key: str, chip: Callable[[Any], Chip], sort_key: str = "", width: int = 16) -> Column:
    """A column of states; a state that is cut is no state, so the column is firm."""
    return Column(title_key, lambda row: chip(row).text, sort_key, chip=chip, width=width, firm=True)


class TableModel(QAbstractTableModel):
    """Rows that are not here yet are asked for with `wanted(row)`, and shown as empty until they come."""

    wanted = Signal(int)
    dropped = Signal(int)
    sorted_by = Signal(str, bool)

    def __init__(self, columns: Sequence[Column], texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._titles = [texts.say(column.title_key) for column in columns]
        self._pages: dict[int, Sequence[Any]] = {}
        self._count = 0
        self._asked: set[int] = set()
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._ask)

    def reset(self, count: int, first: Sequence[Any]) -> None:
        """Show a new answer of `count` rows that begins with the page `first`."""
        self.beginResetModel()
        self._count = count
        self._pages = {0: first}
        self._asked.clear()
        self.endResetModel()

    def counted(self, count: int) -> None:
        """The same answer has so many rows altogether: more than were known, or fewer."""
        if count > self._count:
            self.beginInsertRows(_TOP, self._count, count - 1)
            self._count = count
            self.endInsertRows()
        elif count < self._count:
            self.beginRemoveRows(_TOP, count, self._count - 1)
            self._count = count
            self.endRemoveRows()

    def page(self, offset: int, rows: Sequence[Any]) -> None:
        """Put in a page that was asked for."""
        self._asked.discard(offset)
        self._pages[offset] = rows
        if len(self._pages) > KEPT_PAGES:
            farthest = max(self._pages, key=lambda start: abs(start - offset))
            del self._pages[farthest]
            self.dropped.emit(farthest)
        last = min(offset + len(rows), self._count) - 1
        if last >= offset:
            self.dataChanged.emit(self.index(offset, 0), self.index(last, len(self.columns) - 1))

    def row(self, number: int) -> Any | None:
        """The row, or None while it is not here."""
        start = number - number % PAGE
        rows = self._pages.get(start)
        if rows is not None and number - start < len(rows):
            return rows[number - start]
        return None

    @property
    def first(self) -> Sequence[Any]:
        """The first page of rows."""
        return self._pages.get(0, ())

    @property
    def titles(self) -> str:
        """All column titles, as one says them aloud."""
        return ", ".join(self._titles)

    @property
    def complete(self) -> bool:
        """True where every row of the answer is here."""
        return sum(len(rows) for rows in self._pages.values()) >= self._count

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == _DISPLAY:
            row = self._here(index)
            return None if row is None else self.columns[index.column()].text(row)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.isValid() and self.columns[index.column()].right:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def chip(self, index: Index) -> Chip | None:
        """The state in this cell, where its column shows states and its row is here."""
        chip = self.columns[index.column()].chip
        row = None if chip is None else self._here(index)
        return None if chip is None or row is None else chip(row)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if self.columns[section].right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sorting is the query's work; the model only passes the wish on."""
        if 0 <= column < len(self.columns) and self.columns[column].sort_key:
            self.sorted_by.emit(self.columns[column].sort_key, order is Qt.SortOrder.DescendingOrder)

    def _here(self, index: Index) -> Any | None:
        """The row of a cell; one that is not here is asked for."""
        if not index.isValid():
            return None
        number = index.row()
        row = self.row(number)
        if row is None:
            self._want(number)
        return row

    def _want(self, number: int) -> None:
        start = number - number % PAGE
        if start not in self._asked:
            self._asked.add(start)
            self._timer.start()

    def _ask(self) -> None:
        for start in sorted(self._asked):
            if start not in self._pages:
                self.wanted.emit(start)


def fill(model: TableModel, rows: Sequence[Any]) -> None:
    """Show rows that are all here, page by page as the model keeps them."""
    model.reset(len(rows), rows[:PAGE])
    for start in range(PAGE, len(rows), PAGE):
        model.page(start, rows[start : start + PAGE])
