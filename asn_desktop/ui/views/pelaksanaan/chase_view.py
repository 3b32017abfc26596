"""The chase list: whom to ask at the left, the message to send at the right, ready to be copied."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.models.table import Column, TableModel
from asn_desktop.ui.presenters.listing import PAGE
from asn_desktop.ui.presenters.pelaksanaan.chase import ChaseGroup
from asn_desktop.ui.presenters.pelaksanaan.list import PelaksanaanListPresenter
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.widgets.buttons import button
from asn_desktop.ui.widgets.empty_state import EmptyState
from asn_desktop.ui.widgets.flush import flush_column, flush_line
from asn_desktop.ui.widgets.row_table import RowTable
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words

COLUMNS = (
    Column("pelaksanaan.chase.column.kepada", lambda group: group.to, width=26),
    Column("pelaksanaan.chase.column.peran", lambda group: group.role, width=20, spare=True),
    Column("pelaksanaan.chase.column.n", lambda group: str(group.n), right=True, width=7, firm=True),
    Column("pelaksanaan.chase.column.late", lambda group: str(group.late or ""), right=True, width=7, firm=True),
)


class ChaseView(QWidget):
    """One row per message; whoever is asked for many people gets one message about all of them."""

    def __init__(
        self, services: Services, presenter: PelaksanaanListPresenter, everyone: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """`everyone` is what to do to see all again after only some were asked for."""
        super().__init__(parent)
        self._services = services
        self._texts: Texts = services.texts
        self._presenter = presenter
        self.groups: tuple[ChaseGroup, ...] = ()
        say = self._texts.say
        self.model = TableModel(COLUMNS, self._texts, self)
        self.model.wanted.connect(lambda row: self._page(row - row % PAGE))
        self.table = RowTable(self.model)
        self.table.setAccessibleName(say("pelaksanaan.view.chase"))
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._show(now.row()))
        self.message = QPlainTextEdit()
        self.message.setReadOnly(True)
        self.message.setAccessibleName(say("pelaksanaan.chase.message"))
        self.count = words("", "strong")
        self._all = button(say("pelaksanaan.chase.everyone"), everyone)
        self._lay_out()

    def show_groups(self, groups: Sequence[ChaseGroup], *, some: bool) -> None:
        """Whom to ask; `some`: only about the rows that were chosen."""
        self.groups = tuple(groups)
        say = self._texts.say
        people = sum(group.n for group in groups)
        self.count.setText(say("pelaksanaan.chase.count", n=people, pihak=len(groups), masa=self._presenter.masa))
        self._all.setVisible(some)
        self.model.reset(len(groups), self.groups[:PAGE])
        self._stack.setCurrentIndex(0 if groups else 1)
        if groups:
            self.table.selectRow(0)

    def copy(self) -> None:
        """The messages of the selected rows go to the clipboard, as they would be sent."""
        chosen = [self.groups[index.row()] for index in self.table.selectionModel().selectedRows()]
        self._copied(chosen)

    def copy_all(self) -> None:
        self._copied(self.groups)

    def export_to(self, path: Path) -> None:
        self._presenter.export_chase(self.groups, path)

    def _copied(self, chosen: Sequence[ChaseGroup]) -> None:
        QApplication.clipboard().setText("\n\n".join(map(self._presenter.message, chosen)))
        self._services.shell.note("pelaksanaan.chase.copied", n=len(chosen))

    def _lay_out(self) -> None:
        say = self._texts.say
        top = QFrame()
        top.setProperty("role", "bar")
        line = QHBoxLayout(top)
        line.setContentsMargins(2 * GRID, GRID // 2, 2 * GRID, GRID // 2)
        line.setSpacing(GRID)
        line.addWidget(self.count, 1)
        for each in (
            self._all,
            button(say("pelaksanaan.chase.copy_all"), self.copy_all, "copy"),
            button(say("pelaksanaan.chase.excel"), self._export, "file-spreadsheet"),
        ):
            line.addWidget(each)
        right = QVBoxLayout()
        right.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        right.setSpacing(GRID)
        right.addWidget(words(say("pelaksanaan.chase.message"), "label"))
        right.addWidget(self.message, 1)
        right.addWidget(button(say("pelaksanaan.chase.copy"), self.copy, "copy"), 0, Qt.AlignmentFlag.AlignRight)
        filled = QWidget()
        across = flush_line(filled, spacing=0)
        across.addWidget(self.table, 1)
        across.addLayout(right, 1)
        pages = QWidget()
        self._stack = QStackedLayout(pages)
        self._stack.addWidget(filled)
        self._stack.addWidget(
            EmptyState("circle-check", say("pelaksanaan.chase.nobody"), say("pelaksanaan.chase.nobody_help"))
        )
        layout = flush_column(self, spacing=0)
        layout.addWidget(top)
        layout.addWidget(pages, 1)

    def _page(self, start: int) -> None:
        self.model.page(start, self.groups[start : start + PAGE])

    def _show(self, number: int) -> None:
        if 0 <= number < len(self.groups):
            self.message.setPlainText(self._presenter.message(self.groups[number]))

    def _export(self) -> None:
        say = self._texts.say
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            say("widget.list.export"),
            f"{say('pelaksanaan.chase.file')}.xlsx",
            f"{say('widget.list.excel')} (*.xlsx)",
        )
        if chosen:
            self.export_to(Path(chosen).with_suffix(".xlsx"))
