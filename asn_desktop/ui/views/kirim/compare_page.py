"""What e-Kinerja says beside what this office decided, person by person."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QFileDialog, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from asn_desktop.core.kernel.texts import grouped_nip
from asn_desktop.core.usecases.bridges import Compared
from asn_desktop.ui.models.table import Column, TableModel, chip_column, fill
from asn_desktop.ui.presenters.kirim_reconcile import (
    ComparedLine,
    ReconcilePresenter,
    ReconcileState,
    compared_chip,
    term_name,
)
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.kirim.places import documents
from asn_desktop.ui.widgets.buttons import button
from asn_desktop.ui.widgets.empty_state import EmptyState
from asn_desktop.ui.widgets.field import choice_field
from asn_desktop.ui.widgets.row_table import RowTable
from asn_desktop.ui.widgets.tokens import GRID


class ComparePage(QWidget):
    """Renders `ReconcileState`."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._texts = services.texts
        self._state = ReconcileState()
        self.presenter = ReconcilePresenter(services, self)
        say = self._texts.say
        self.term = choice_field(say("kirim.compare.term"), (), typed=self._term_chosen)
        self.how = choice_field(say("kirim.compare.column.keadaan"), (), typed=self._how_chosen)
        self._export = button(say("kirim.compare.export"), self._save, "file-spreadsheet")
        head = QFrame()
        head.setProperty("role", "bar")
        line = QHBoxLayout(head)
        line.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        line.setSpacing(GRID)
        for field in (self.term, self.how):
            field.setMinimumWidth(180)
            line.addWidget(field)
        line.addStretch(1)
        line.addWidget(self._export)
        self._model = TableModel(self._columns(), self._texts, self)
        self.table = RowTable(self._model)
        self.table.setAccessibleName(say("kirim.compare.title"))
        self.table.opened.connect(self._open)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.table, 1)
        take = QAction(say("kirim.compare.take"), self)
        take.triggered.connect(self.presenter.take_in)
        self._stack = QStackedWidget()
        self._stack.addWidget(full)
        self._stack.addWidget(
            EmptyState("arrow-left-right", say("kirim.compare.empty"), say("kirim.compare.empty_help"), take)
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.presenter.load()

    def render(self, state: ReconcileState) -> None:  # type: ignore[override]
        before, self._state = self._state, state
        self._stack.setCurrentIndex(1 if state.read and not state.terms else 0)
        if (state.terms, state.term) != (before.terms, before.term):
            terms = [(term_name(self._texts, term), term) for term in state.terms]
            _choose(self.term.editor, terms, state.term)
        if state.lines != before.lines or state.how != before.how or not before.read:
            say = self._texts.say
            options: list[tuple[str, Compared | None]] = [(say("kirim.compare.all", n=len(state.lines)), None)]
            for how in Compared:
                if n := state.count(how):
                    name = compared_chip(self._texts, how).text
                    options.append((say("kirim.compare.some", apa=name, n=n), how))
            _choose(self.how.editor, options, state.how)
            fill(self._model, state.shown)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("kirim.compare.column.nama", lambda row: row.nama, width=24),
            chip_column("kirim.compare.column.keadaan", lambda row: row.chip, width=18),
            Column("kirim.compare.column.sini", lambda row: row.here, width=34),
            Column("kirim.compare.column.sana", lambda row: row.there, width=34),
            Column("kirim.compare.column.nip", lambda row: grouped_nip(row.nip), width=22, firm=True, spare=True),
            Column("kirim.compare.column.berkas", lambda row: row.source, width=20, spare=True),
        )

    def _term_chosen(self) -> None:
        editor = self.term.editor
        if isinstance(editor, QComboBox) and 0 <= editor.currentIndex() < len(self._state.terms):
            self.presenter.choose_term(self._state.terms[editor.currentIndex()])

    def _how_chosen(self) -> None:
        editor = self.how.editor
        if isinstance(editor, QComboBox):
            self.presenter.only(editor.currentData())

    def _open(self, number: int) -> None:
        row = self._model.row(number)
        if isinstance(row, ComparedLine):
            self.presenter.open(row)

    def _save(self) -> None:
        say = self._texts.say
        proposed = str(Path(documents()) / f"{say('kirim.compare.title')}.xlsx")
        chosen, _ = QFileDialog.getSaveFileName(self, say("kirim.compare.export"), proposed, say("kirim.excel"))
        if chosen:
            self.presenter.export(Path(chosen))


def _choose(editor: QWidget, options: Sequence[tuple[str, object]], now: object) -> None:
    """Offer these choices, with the present one chosen, without reporting it as a choice."""
    if not isinstance(editor, QComboBox):
        return
    blocker = QSignalBlocker(editor)
    editor.clear()
    for name, value in options:
        editor.addItem(name, value)
    editor.setCurrentIndex(next((n for n, (_, value) in enumerate(options) if value == now), 0))
    blocker.unblock()
