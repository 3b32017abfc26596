"""What e-Kinerja says beside what this office decided, person by person."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QFrame, QHBoxLayout, QStackedWidget, QWidget

from asn_desktop.core.kernel.texts import grouped_nip
from asn_desktop.core.usecases.bridges import Compared
from asn_desktop.ui.models.table import Column, TableModel, chip_column, fill
from asn_desktop.ui.presenters.kirim.reconcile import (
    OPEN,
    ComparedLine,
    ReconcilePresenter,
    ReconcileState,
    compared_chip,
    term_name,
)
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.kirim.choices import offer
from asn_desktop.ui.views.kirim.places import documents
from asn_desktop.ui.widgets.action_bar import ActionBar
from asn_desktop.ui.widgets.buttons import button
from asn_desktop.ui.widgets.empty_state import EmptyState
from asn_desktop.ui.widgets.field import choice_field
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.row_table import RowTable
from asn_desktop.ui.widgets.tokens import GRID


class TickedTable(RowTable):
    """Space ticks whoever is chosen."""

    ticked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.ticked.emit()
        else:
            super().keyPressEvent(event)


class ComparePage(QWidget):
    """Renders `ReconcileState`."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._texts = services.texts
        self._state = ReconcileState()
        self._row = 0
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
        self.table = TickedTable(self._model)
        self.table.setAccessibleName(say("kirim.compare.title"))
        self.table.opened.connect(self._open)
        self.table.selectionModel().selectionChanged.connect(self._show_todo)
        self._model.modelReset.connect(self._show_todo)
        self.table.ticked.connect(self._tick)
        self._bar = ActionBar()
        self.tick = button(say("kirim.compare.tick"), self._tick, "check")
        self._person = button(say("kirim.compare.person"), self._open_current, "user")
        self._bar.add(self.tick)
        self._bar.add(self._person)
        full = QWidget()
        column = flush_column(full, spacing=0)
        column.addWidget(head)
        column.addWidget(self.table, 1)
        column.addWidget(self._bar)
        take = QAction(say("kirim.compare.take"), self)
        take.triggered.connect(self.presenter.take_in)
        self._stack = QStackedWidget()
        self._stack.addWidget(full)
        self._stack.addWidget(
            EmptyState("arrow-left-right", say("kirim.compare.empty"), say("kirim.compare.empty_help"), take)
        )
        layout = flush_column(self)
        layout.addWidget(self._stack)
        self.presenter.load()

    def render(self, state: ReconcileState) -> None:  # type: ignore[override]
        before, self._state = self._state, state
        self._stack.setCurrentIndex(1 if state.read and not state.terms else 0)
        if (state.terms, state.term) != (before.terms, before.term):
            terms = [(term_name(self._texts, term), term) for term in state.terms]
            offer(self.term.editor, terms, state.term)
        if state.lines != before.lines or state.how != before.how or not before.read:
            say = self._texts.say
            options: list[tuple[str, Compared | str | None]] = [
                (say("kirim.compare.all", n=len(state.lines)), None),
                (say("kirim.compare.waiting", n=state.waiting), OPEN),
            ]
            for how in Compared:
                if n := state.count(how):
                    name = compared_chip(self._texts, how).text
                    options.append((say("kirim.compare.some", apa=name, n=n), how))
            offer(self.how.editor, options, state.how)
            self._fill(state.shown)

    def _fill(self, shown: tuple[ComparedLine, ...]) -> None:
        """The person who was in view stays in view: a tick does not throw the reader to the top."""
        before, position = self._current(), self.table.verticalScrollBar().value()
        fill(self._model, shown)
        number = next((n for n, line in enumerate(shown) if before and _who(line) == _who(before)), None)
        if number is not None:
            self.table.selectRow(number)
            self.table.verticalScrollBar().setValue(position)
        elif shown and before:
            self.table.selectRow(min(self._row, len(shown) - 1))

    def _selected(self) -> list[ComparedLine]:
        found = (self._model.row(index.row()) for index in self.table.selectionModel().selectedRows())
        return [line for line in found if isinstance(line, ComparedLine)]

    def _current(self) -> ComparedLine | None:
        chosen = self._selected()
        return chosen[0] if chosen else None

    def _show_todo(self) -> None:
        """What to do about who is chosen; of several at once only how many they are."""
        say, chosen = self._texts.say, self._selected()
        tickable = [line for line in chosen if line.how is not Compared.SAMA]
        self.tick.setEnabled(bool(tickable))
        self.tick.setText(say("kirim.compare.untick" if tickable and tickable[0].handled else "kirim.compare.tick"))
        self._person.setEnabled(len(chosen) == 1 and chosen[0].pegawai_id is not None)
        if chosen:
            self._row = self.table.selectionModel().selectedRows()[0].row()
        one = chosen[0].todo if len(chosen) == 1 else ""
        self._bar.note.setText(one or say("kirim.compare.chosen" if chosen else "kirim.compare.choose", n=len(chosen)))

    def _tick(self) -> None:
        chosen = self._selected()
        tickable = [line for line in chosen if line.how is not Compared.SAMA]
        if tickable:
            self.presenter.tick(tickable, handled=not tickable[0].handled)

    def _open_current(self) -> None:
        line = self._current()
        if line is not None:
            self.presenter.open(line)

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
        term = self._state.term
        name = f"{say('kirim.compare.sheet')} {term_name(self._texts, term)}" if term else say("kirim.compare.sheet")
        proposed = str(Path(documents()) / f"{name}.xlsx")
        chosen, _ = QFileDialog.getSaveFileName(self, say("kirim.compare.export"), proposed, say("kirim.excel"))
        if chosen:
            self.presenter.export(Path(chosen))


def _who(line: ComparedLine) -> tuple[str, str]:
    return line.nip, line.source
