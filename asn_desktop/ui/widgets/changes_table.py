"""The history of a record: who changed what when, before and after."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedLayout, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.models.table import Column, TableModel, fill
from asn_desktop.ui.presenters.change_lines import ChangeLine
from asn_desktop.ui.widgets.empty_state import EmptyState
from asn_desktop.ui.widgets.row_table import RowTable


class ChangesTable(QWidget):
    """One row per changed field, newest first; the first row of a change says when, who and what."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._model = TableModel(
            (
                Column("pegawai.changes.when", lambda row: row[0], width=22),
                Column("pegawai.changes.actor", lambda row: row[1], width=14),
                Column("pegawai.changes.field", lambda row: row[2], width=28),
                Column("pegawai.changes.before", lambda row: row[3], width=26),
                Column("pegawai.changes.after", lambda row: row[4], width=26),
            ),
            texts,
            self,
        )
        self.table = RowTable(self._model)
        self.table.setAccessibleName(texts.say("pegawai.tab.perubahan"))
        self._empty = EmptyState("history", texts.say("pegawai.changes.empty"))
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        self._shown: tuple[ChangeLine, ...] | None = None

    def show_changes(self, lines: tuple[ChangeLine, ...] | None) -> None:
        if lines is None or lines == self._shown:
            return
        self._shown = lines
        rows: list[tuple[str, str, str, str, str]] = []
        for line in lines:
            rows.append((line.when, line.actor, line.what, "", ""))
            rows.extend(("", "", f"    {field.field}", field.before, field.after) for field in line.fields)
        fill(self._model, rows)
        self._stack.setCurrentWidget(self.table if rows else self._empty)
