"""The lines of which one is looked at: a field to search them, over a table that keeps the chosen one in view."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.models.table import Column, TableModel, fill
from asn_desktop.ui.widgets.filter_bar import SearchField
from asn_desktop.ui.widgets.row_table import RowTable
from asn_desktop.ui.widgets.tokens import GRID


class Chooser(QWidget):
    """`title` and `hint` are keys of the table's name and of the words in the search field."""

    chosen = Signal(int)
    """The reader looks at the line of this number."""

    def __init__(self, texts: Texts, columns: Sequence[Column], title: str, hint: str) -> None:
        super().__init__()
        self._showing = False
        self._lines: Sequence[Any] = ()
        self.search = SearchField(texts.say(hint))
        self.model = TableModel(tuple(columns), texts, self)
        self.table = RowTable(self.model)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setAccessibleName(texts.say(title))
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._choose(now.row()))
        self.search.down.connect(lambda: self.table.setFocus(Qt.FocusReason.OtherFocusReason))
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.search)
        column.addWidget(self.table, 1)

    def show_lines(self, lines: Sequence[Any], chosen: int) -> None:
        """Show these lines; -1 chooses none of them."""
        self._showing = True
        if lines != self._lines:
            self._lines = lines
            fill(self.model, lines)
        if chosen >= 0 and self.table.currentIndex().row() != chosen:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.table.selectionModel().setCurrentIndex(self.model.index(chosen, 0), flags)
            self.table.scrollTo(self.model.index(chosen, 0))
        self._showing = False

    def _choose(self, number: int) -> None:
        if not self._showing and 0 <= number < len(self._lines):
            self.chosen.emit(number)
