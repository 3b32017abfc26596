"""The second face: what was sent with what became of it, and taking in what comes back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QSignalBlocker, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from asn_desktop.core.kernel.record import Changes
from asn_desktop.ui.models.table import Column, TableModel, chip_column, fill
from asn_desktop.ui.presenters.kirim.arrival import ArrivalLine
from asn_desktop.ui.presenters.kirim.history import AnswerLine, HistoryPresenter, HistoryState, SentDetail, SentLine
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.kirim.face import Face
from asn_desktop.ui.views.kirim.places import documents
from asn_desktop.ui.widgets.buttons import button, quiet_button
from asn_desktop.ui.widgets.card import ScrollPage
from asn_desktop.ui.widgets.chip import ChipLabel
from asn_desktop.ui.widgets.empty_state import EmptyState
from asn_desktop.ui.widgets.field import text_field
from asn_desktop.ui.widgets.flush import flush_column, flush_line
from asn_desktop.ui.widgets.icons import pixmap
from asn_desktop.ui.widgets.row_table import RowTable
from asn_desktop.ui.widgets.tokens import GRID, look_of
from asn_desktop.ui.widgets.words import words

BESIDE = 900
"""Width from which the answer stands beside the list, not below it."""
MOST = 200
"""Records of an answer shown at once; the others follow when these are settled."""


class HistoryPage(Face):
    """Renders `HistoryState`. Files of the centre can be dropped on it; `arrived` is called when one was taken in."""

    def __init__(self, services: Services, arrived: Callable[[], None]) -> None:
        super().__init__(services)
        self.presenter = HistoryPresenter(services, self, arrived)
        self._state = HistoryState()
        self.setAcceptDrops(True)
        self.table, self._model = self._list()
        self.detail = SentPanel(services, self.presenter)
        self.brought = ArrivedPanel(services, self.presenter)
        self._empty = EmptyState("truck", self.say("kirim.history.empty"), self.say("kirim.history.empty_help"))
        both = QWidget()
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, both)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(0)
        self._both.addWidget(self.table, 5)
        self._both.addWidget(self.detail, 4)
        self._stack = QStackedWidget()
        self._stack.addWidget(both)
        self._stack.addWidget(self._empty)
        layout = flush_column(self, spacing=0)
        layout.addWidget(self._head())
        layout.addWidget(self.brought)
        layout.addWidget(self._stack, 1)
        self.presenter.load()

    def visited(self) -> None:
        self.presenter.load()

    def changed(self, changes: Changes) -> None:
        self.presenter.changed(changes)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= BESIDE
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._both.direction() != way:
            self._both.setDirection(way)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        if paths:
            self.presenter.take_files(paths)

    def render(self, state: HistoryState) -> None:  # type: ignore[override]
        before, self._state = self._state, state
        blocker = QSignalBlocker(self.table.selectionModel())
        if state.rows != before.rows:
            fill(self._model, state.rows)
        number = next((n for n, row in enumerate(state.rows) if row.id == state.chosen), None)
        if number is not None:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.table.selectionModel().setCurrentIndex(self._model.index(number, 0), flags)
        blocker.unblock()
        self.table.viewport().update()
        self._stack.setCurrentIndex(1 if state.read and not state.rows else 0)
        self.detail.show_detail(state.detail)
        self.brought.show_arrived(state.arrived)
        for take in (self._take, self._take_file):
            take.setEnabled(not state.taking)
        self.code.set_value(state.code)
        self.code.set_error(state.code_problem, elsewhere=True)
        self._problem.setText(state.code_problem)
        self._problem.setVisible(bool(state.code_problem))

    def _head(self) -> QFrame:
        top = QFrame()
        top.setProperty("role", "bar")
        column = QVBoxLayout(top)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID // 2)
        line = QHBoxLayout()
        line.setSpacing(GRID)
        line.addWidget(words(self.say("kirim.take.help")), 1)
        self._take = button(self.say("kirim.take.stick"), self.presenter.take_stick, "inbox")
        self._take_file = quiet_button(self.say("kirim.take.go"), self._choose_file)
        for take in (self._take, self._take_file):
            line.addWidget(take, 0, Qt.AlignmentFlag.AlignBottom)
        line.addSpacing(2 * GRID)
        self.code = text_field(self.say("kirim.code.label"), typed=self._typed)
        self.code.setToolTip(self.say("kirim.code.help"))
        self.code.setMaximumWidth(220)
        self.code.entered = self.presenter.take_code
        line.addWidget(self.code, 1)
        note = button(self.say("kirim.code.go"), self.presenter.take_code, "check")
        line.addWidget(note, 0, Qt.AlignmentFlag.AlignBottom)
        self._problem = words("", "error")  # over the whole width: under the narrow field it would take many lines
        self._problem.hide()
        column.addLayout(line)
        column.addWidget(self._problem)
        return top

    def _typed(self) -> None:
        self.presenter.type_code(str(self.code.value))

    def _list(self) -> tuple[RowTable, TableModel]:
        texts = self.services.texts
        model = TableModel(
            (
                Column("kirim.column.number", lambda row: texts.show(row.number), right=True, width=7),
                Column("kirim.column.made", lambda row: row.made, width=24, firm=True),
                Column("kirim.column.count", lambda row: texts.show(row.count), right=True, width=10, spare=True),
                chip_column("kirim.column.state", lambda row: row.state, width=22),
                Column("kirim.column.stick", lambda row: row.stick, width=14, spare=True),
                Column("kirim.column.size", lambda row: row.size, right=True, width=9, spare=True),
                Column("kirim.column.file", lambda row: row.file, width=20, spare=True),
            ),
            texts,
            self,
        )
        table = RowTable(model)
        table.setSelectionMode(RowTable.SelectionMode.SingleSelection)
        table.setAccessibleName(self.say("kirim.tab.riwayat"))
        table.selectionModel().currentRowChanged.connect(lambda now, _before: self._chosen(now.row()))
        return table, model

    def _chosen(self, number: int) -> None:
        row = self._model.row(number)
        if isinstance(row, SentLine):
            self.presenter.choose(row.id)

    def _choose_file(self) -> None:
        kinds = f"{self.say('kirim.take.files')} (*.asnd)"
        chosen, _ = QFileDialog.getOpenFileName(self, self.say("kirim.take.go"), documents(), kinds)
        if chosen:
            self.presenter.take_files([Path(chosen)])


class SentPanel(QFrame):
    """What the centre said of one envelope."""

    def __init__(self, services: Services, presenter: HistoryPresenter) -> None:
        super().__init__()
        self.setProperty("role", "side")
        self._texts = services.texts
        self._presenter = presenter
        self._shown: SentDetail | None = None
        self._page = ScrollPage()
        self._title = words("", "heading")
        self._said = words("")
        self._said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._chips = QGridLayout()
        self._chips.setSpacing(GRID)
        self._chips.setColumnStretch(2, 1)
        self._answers = QVBoxLayout()
        self._answers.setSpacing(GRID)
        body = self._page.body
        body.setSpacing(GRID)
        body.addWidget(self._title)
        body.addLayout(self._chips)
        body.addWidget(self._said)
        body.addLayout(self._answers)
        body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 0, 0)
        layout.addWidget(self._page)

    def show_detail(self, detail: SentDetail | None) -> None:
        if detail == self._shown:
            return
        self._shown = detail
        for part in (self._chips, self._answers):
            while (item := part.takeAt(0)) is not None:
                if (widget := item.widget()) is not None:
                    widget.hide()
                    widget.deleteLater()
        self._title.setText(detail.title if detail else self._texts.say("kirim.sent.choose"))
        self._said.setText(detail.said if detail else "")
        if detail is None:
            return
        for number, chip in enumerate(detail.totals):
            label = ChipLabel(chip)
            self._chips.addWidget(label, number // 2, number % 2)
            label.show()
        for answer in detail.answers[:MOST]:
            made = self._answer(answer)
            self._answers.addWidget(made)
            made.show()  # at once: by itself it would come after the page has been laid out

    def _answer(self, answer: AnswerLine) -> QFrame:
        made = QFrame()
        made.setProperty("role", "card")
        column = QVBoxLayout(made)
        column.setContentsMargins(GRID + 4, GRID, GRID + 4, GRID)
        column.setSpacing(GRID // 2)
        top = QHBoxLayout()
        top.addWidget(words(answer.label, "strong"), 1)
        top.addWidget(ChipLabel(answer.outcome), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        column.addWidget(words(answer.reason))
        below = QHBoxLayout()
        below.addWidget(words(answer.who, "muted"), 1)
        if answer.place is not None:
            go = quiet_button(self._texts.say("kirim.open"), partial(self._presenter.go, answer.place), "arrow-right")
            go.setAccessibleName(f"{self._texts.say('kirim.open')}: {answer.label}")
            below.addWidget(go)
        column.addLayout(below)
        return made


class ArrivedPanel(QFrame):
    """What the last file of the centre brought; stays until it was read."""

    def __init__(self, services: Services, presenter: HistoryPresenter) -> None:
        super().__init__()
        self.setProperty("role", "note")
        self._texts = services.texts
        self._presenter = presenter
        self._shown: tuple[ArrivalLine, ...] = ()
        top = QHBoxLayout()
        top.addWidget(words(services.texts.say("kirim.arrived.title"), "strong"), 1)
        top.addWidget(button(services.texts.say("kirim.arrived.close"), presenter.put_away))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GRID // 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.addLayout(top)
        column.addLayout(self._lines)
        self.hide()

    def show_arrived(self, lines: tuple[ArrivalLine, ...]) -> None:
        self.setVisible(bool(lines))
        if lines == self._shown:
            return
        self._shown = lines
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for line in lines:
            made = self._line(line)
            self._lines.addWidget(made)
            made.show()

    def _line(self, line: ArrivalLine) -> QFrame:
        made = QFrame()
        row = flush_line(made, spacing=GRID)
        mark = QLabel()
        mark.setPixmap(pixmap(line.icon, look_of(self.palette()).tone(line.tone)[0], 16))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(words(line.text), 1)
        if line.place is not None:
            go = quiet_button(
                self._texts.say("kirim.arrived.look"), partial(self._presenter.go, line.place), "arrow-right"
            )
            go.setAccessibleName(f"{self._texts.say('kirim.arrived.look')}: {line.text}")
            row.addWidget(go, 0, Qt.AlignmentFlag.AlignVCenter)
        return made
