"""The bin in the settings: what was removed, and the way back."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.models.table import Column, TableModel
from asn_desktop.ui.presenters.listing import PAGE
from asn_desktop.ui.presenters.pengaturan.bin import BinLine
from asn_desktop.ui.presenters.pengaturan.screen import Pengaturan
from asn_desktop.ui.widgets.buttons import button
from asn_desktop.ui.widgets.empty_state import EmptyState
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.row_table import RowTable
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words


class BinPage(QWidget):
    """What lies in the bin, newest first; Enter or a double click brings it back."""

    def __init__(self, texts: Texts, presenter: Pengaturan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._lines: tuple[BinLine, ...] | None = None
        say = texts.say
        columns = (
            Column("pengaturan.bin.label", lambda row: row.label, width=34),
            Column("pengaturan.bin.kind", lambda row: texts.say(f"kind.{row.kind}"), width=22),
            Column("pengaturan.bin.removed_at", lambda row: texts.show(row.removed_at), width=24),
            Column("pengaturan.bin.actor", lambda row: row.actor, width=18),
        )
        self.model = TableModel(columns, texts, self)
        self.model.wanted.connect(self._page)
        self._table = RowTable(self.model)
        self._table.setAccessibleName(say("pengaturan.tab.keranjang"))
        self._table.opened.connect(self._restore_row)
        self._empty = EmptyState("trash-2", say("pengaturan.bin.empty"), say("pengaturan.bin.empty_help"))
        self._restore = button(say("pengaturan.bin.restore"), self._restore_current, "rotate-ccw")
        head = QHBoxLayout()
        head.addWidget(words(say("pengaturan.bin.help"), "muted"), 1)
        head.addWidget(self._restore)
        head.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        layout = flush_column(self, spacing=0)
        layout.addLayout(head)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._empty, 1)

    def show_lines(self, lines: tuple[BinLine, ...]) -> None:
        if lines != self._lines:
            self._lines = lines
            self.model.reset(len(lines), lines[:PAGE])
        self._table.setVisible(bool(lines))
        self._empty.setVisible(not lines)
        self._restore.setEnabled(bool(lines))

    def _page(self, start: int) -> None:
        self.model.page(start, (self._lines or ())[start : start + PAGE])

    def _restore_row(self, number: int) -> None:
        row = self.model.row(number)
        if isinstance(row, BinLine):
            self._presenter.restore(row)

    def _restore_current(self) -> None:
        self._restore_row(max(0, self._table.currentIndex().row()))
