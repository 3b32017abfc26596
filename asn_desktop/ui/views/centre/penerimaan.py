"""Penerimaan: envelopes on a stick or in a folder, what became of each, and the answers on the way back."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import cast
from uuid import UUID

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from asn_desktop.core.usecases.centre.paper import span_text
from asn_desktop.ui.models.table import Column, TableModel, chip_column, fill
from asn_desktop.ui.presenters.centre.intake import Line, Penerimaan, PenerimaanState, line_chip
from asn_desktop.ui.presenters.centre.receipt import ReceiptPrinting
from asn_desktop.ui.presenters.centre_services import CentreServices, local_day
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.widgets.action_bar import ActionBar
from asn_desktop.ui.widgets.buttons import button
from asn_desktop.ui.widgets.card import Card, ScrollPage
from asn_desktop.ui.widgets.empty_state import EmptyState
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.receipt_panel import ReceiptPanel
from asn_desktop.ui.widgets.row_table import RowTable
from asn_desktop.ui.widgets.screen import Screen
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words


def make(services: Services) -> Screen:
    return PenerimaanScreen(cast("CentreServices", services))


class PenerimaanScreen(Screen):
    """Files and folders can be chosen, or dropped anywhere on the screen."""

    def __init__(self, services: CentreServices) -> None:
        super().__init__(services)
        self._state = PenerimaanState()
        self.presenter = Penerimaan(services, self)
        self._take = QAction(self.say("pusat.terima.take"), self)
        self._take.triggered.connect(lambda: self.presenter.take_all())
        self._choose = QAction(self.say("pusat.terima.choose"), self)
        self._choose.triggered.connect(self._browse)
        self.primary_action = self._choose
        self.bar = ActionBar(self._take, "download")
        self._other = button(self.say("pusat.terima.choose"), self._browse, "folder-open")
        self._answer = button(self.say("pusat.terima.answer"), self._write, "upload")
        self.bar.add(self._other)
        self.bar.add(self._answer)
        self.model = TableModel(_columns(services), services.texts, self)
        self.table = RowTable(self.model)
        self.table.setAccessibleName(self.say("pusat.terima.list"))
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._chosen(now.row()))
        self.receipt = ReceiptPanel(services.texts, ReceiptPrinting(services).save)
        self._side = QStackedWidget()
        self._side.setProperty("role", "page")
        for page in (self._hint_page(), self._problem_page(), self.receipt):
            self._side.addWidget(page)
        middle = QSplitter(Qt.Orientation.Horizontal)
        middle.setChildrenCollapsible(False)
        middle.addWidget(self.table)
        middle.addWidget(self._side)
        middle.setStretchFactor(0, 3)
        middle.setStretchFactor(1, 2)
        middle.setSizes([600, 400])
        self._middle = middle
        self._empty = EmptyState(
            "download", self.say("pusat.terima.empty"), self.say("pusat.terima.empty_help"), self._choose
        )
        self._sticks = QVBoxLayout()
        self._sticks.setSpacing(GRID)
        self._begin = QWidget()
        begin = QVBoxLayout(self._begin)
        begin.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        begin.addLayout(self._sticks)
        begin.addWidget(self._empty, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._begin)
        self._pages.addWidget(middle)
        layout = flush_column(self, spacing=0)
        layout.addWidget(self.bar)
        layout.addWidget(self._pages, 1)
        self.setAcceptDrops(True)
        self.render(self._state)
        self.presenter.find_sticks()

    def show_target(self, _target: UUID | None, detail: str) -> None:
        if detail:
            self.presenter.look((Path(detail),))

    @property
    def detail(self) -> str:
        """In a new window (another language) the same stick is looked into again: what was taken in is known then."""
        return self._state.place

    def visited(self) -> None:
        """A stick may have been plugged in meanwhile."""
        self.presenter.find_sticks()
        self._stand_at_first()

    def home(self) -> None:
        self.presenter.find_sticks()

    def render(self, state: PenerimaanState) -> None:  # type: ignore[override]
        before, self._state = self._state, state
        if state.lines != before.lines:
            fill(self.model, state.lines)
        empty = not state.lines
        self._pages.setCurrentWidget(self._begin if empty else self._middle)
        if state.sticks != before.sticks:
            self._show_sticks(state)
        self._take.setEnabled(bool(state.ready) and not state.busy)
        self._take.setVisible(not empty)
        self._other.setVisible(not empty)
        for part in (self._other, self._answer):
            part.setEnabled(not state.busy)
        self._choose.setEnabled(not state.busy)
        self.primary_action = self._choose if empty else self._take
        self.bar.note.setText(self._summary(state))
        if before.busy and not state.busy and state.lines != before.lines and self.isVisible():
            self._stand_at_first()
        self._show_side(state)
        if 0 <= state.chosen < self.model.rowCount() and self.table.currentIndex().row() != state.chosen:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.table.selectionModel().setCurrentIndex(self.model.index(state.chosen, 0), flags)

    def _stand_at_first(self) -> None:
        """The keyboard is at what comes next: a stick or folder, taking in what lies there, or what came of it."""
        part = self._begin if self._pages.currentWidget() is self._begin else self.bar
        first: QWidget = self.table
        for one in part.findChildren(QPushButton):
            if one.property("role") in ("step", "primary") and one.isEnabled():
                first = one
                break
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_side(self, state: PenerimaanState) -> None:
        if state.receipt is not None:
            self.receipt.show_receipt(state.receipt)
            self._side.setCurrentWidget(self.receipt)
            return
        if state.problem is not None:
            what, why, now = state.problem
            self._problem.heading.setText(what)
            self._why.setText(why)
            self._now.setText(now)
        self._side.setCurrentIndex(1 if state.problem is not None else 0)

    def _summary(self, state: PenerimaanState) -> str:
        if not state.place:
            return self.say("pusat.terima.about")
        return self.say("pusat.terima.found", n=len(state.lines), place=state.place)

    def _show_sticks(self, state: PenerimaanState) -> None:
        while (item := self._sticks.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for stick in state.sticks:
            gigabytes = round(stick.free / 1_000_000_000)
            name = self.say("pusat.terima.stick", label=stick.label, folder=str(stick.folder), free=gigabytes)
            row = button(name, partial(self.presenter.look, (stick.folder,)), "hard-drive")
            row.setProperty("role", "step")
            self._sticks.addWidget(row)

    def _hint_page(self) -> QWidget:
        return EmptyState("file-text", self.say("pusat.terima.not_yet"), self.say("pusat.terima.not_yet_help"))

    def _problem_page(self) -> QWidget:
        page = ScrollPage()
        self._problem = Card(" ")
        self._why = words("")
        self._now = words("", "strong")
        self._problem.body.addWidget(self._why)
        self._problem.body.addWidget(self._now)
        page.body.addWidget(self._problem)
        page.body.addStretch(1)
        return page

    def _chosen(self, number: int) -> None:
        if number >= 0 and number != self._state.chosen:
            self.presenter.choose(number)

    def _browse(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.say("pusat.terima.choose"), self._state.place)
        if folder:
            self.presenter.look((Path(folder),))

    def _write(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.say("pusat.terima.answer"), self._state.place)
        if folder:
            self.presenter.write_answers(Path(folder))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = tuple(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
        if paths:
            event.acceptProposedAction()
            self.presenter.look(paths)


def _columns(services: CentreServices) -> tuple[Column, ...]:
    texts = services.texts

    def entries(line: Line) -> str:
        lying = line.lying
        if not lying.last:
            return ""
        return span_text(lying.epoch, lying.first, lying.last, texts)

    def made(line: Line) -> str:
        return texts.show(local_day(line.lying.made).date()) if line.lying.made else ""

    return (
        Column("pusat.column.kantor", lambda line: line.lying.kantor or line.lying.path.name, width=22),
        chip_column("pusat.column.keadaan", lambda line: line_chip(line, services), width=18),
        Column("pusat.column.nomor", lambda line: str(line.lying.number or ""), right=True, width=6),
        Column("pusat.column.entri", entries, width=18),
        Column("pusat.column.dibuat", made, width=14, spare=True),
    )
