"""The drives that can be written to, one of them chosen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QSignalBlocker
from PySide6.QtWidgets import QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.models.table import Column, TableModel, fill
from asn_desktop.ui.presenters.kirim.state import StickLine
from asn_desktop.ui.widgets.row_table import RowTable

MOST = 5
"""Drives seen at once; the others are scrolled to."""


class StickList(RowTable):
    """`chosen` is called with the folder of the drive that is selected."""

    def __init__(self, texts: Texts, chosen: Callable[[Path], None], parent: QWidget | None = None) -> None:
        self._rows = TableModel(
            (
                Column("kirim.stick.title", lambda line: line.name, width=24),
                Column("kirim.stick.column_room", lambda line: line.said, width=24),
            ),
            texts,
        )
        super().__init__(self._rows, parent)
        self._rows.setParent(self)
        self._chosen = chosen
        self._shown: tuple[StickLine, ...] = ()
        self.setSelectionMode(RowTable.SelectionMode.SingleSelection)
        self.setAccessibleName(texts.say("kirim.stick.list"))
        self.selectionModel().selectionChanged.connect(lambda *_: self._select())

    def show_sticks(self, sticks: tuple[StickLine, ...], chosen: Path | None) -> None:
        blocker = QSignalBlocker(self.selectionModel())
        if sticks != self._shown:
            self._shown = sticks
            fill(self._rows, sticks)
            rows = max(1, min(len(sticks), MOST)) * self.verticalHeader().defaultSectionSize()
            self.setFixedHeight(rows + self.horizontalHeader().sizeHint().height() + 4)
        number = next((n for n, stick in enumerate(sticks) if stick.folder == chosen), None)
        if number is None:
            self.clearSelection()
        elif number not in {index.row() for index in self.selectionModel().selectedRows()}:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(self._rows.index(number, 0), flags)
        blocker.unblock()
        self.viewport().update()

    def _select(self) -> None:
        rows = self.selectionModel().selectedRows()
        if rows:
            self._chosen(self._shown[rows[0].row()].folder)
