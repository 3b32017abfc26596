"""The third step of the import: what would happen, row by row, and every problem with its cell and remedy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from asn_desktop.core.usecases.intake import Severity
from asn_desktop.ui.models.table import Column, TableModel, chip_column
from asn_desktop.ui.presenters.chips import Chip
from asn_desktop.ui.presenters.intake.lines import TABS, PlaceLine, ProblemLine, RowLine, Tab
from asn_desktop.ui.presenters.intake.screen import IntakePresenter
from asn_desktop.ui.presenters.intake.state import IntakeState
from asn_desktop.ui.views.pegawai.page import Page
from asn_desktop.ui.widgets.buttons import button
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.row_table import RowTable
from asn_desktop.ui.widgets.tab_row import tab_row
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words

DETAIL = 150


class CheckStep(QWidget):
    """One tab per outcome with its count; the row in hand is told in full below the table."""

    refused_wanted = Signal()
    problems_wanted = Signal()

    def __init__(self, page: Page, presenter: IntakePresenter) -> None:
        super().__init__()
        self._page = page
        self._presenter = presenter
        self._tab: Tab | None = None
        self._suffix = ""
        self._runs: object = None
        self.tabs = tab_row(page.title, ("" for _tab in TABS), scrolls=True)
        self.tabs.currentChanged.connect(lambda index: presenter.show_tab(TABS[index]))
        self._table: RowTable | None = None
        self._model: TableModel | None = None
        self._hint = words("", "muted")
        self._refused = button(page.say("intake_ui.save.refused"), self.refused_wanted.emit, "file-down")
        self._problems = button(page.say("intake_ui.save.problems"), self.problems_wanted.emit, "file-down")
        line = QHBoxLayout()
        line.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        line.setSpacing(GRID)
        line.addWidget(self._hint, 1)
        line.addWidget(self._refused)
        line.addWidget(self._problems)
        self._detail = _Detail()
        self._column = flush_column(self, spacing=0)
        self._column.addWidget(self.tabs)
        self._column.addLayout(line)
        self._space: QWidget = QWidget()
        self._column.addWidget(self._space, 1)
        self._column.addWidget(self._detail)

    def show_state(self, state: IntakeState) -> None:
        blocker = QSignalBlocker(self.tabs)
        for number, tab in enumerate(TABS):
            self.tabs.setTabText(number, self._page.say(f"intake_ui.tab_count.{tab}", n=state.size(tab)))
            self.tabs.setTabVisible(number, state.size(tab) > 0 or tab in ("baru", "ditolak"))
        self.tabs.setCurrentIndex(TABS.index(state.tab))
        blocker.unblock()
        self._refused.setVisible(state.counts.ditolak > 0)
        self._problems.setVisible(state.problems > 0)
        self._suffix = state.suffix
        self._hint.setText(self._page.say(f"intake_ui.hint{state.suffix}.{state.tab}"))
        if (state.tab, state.runs) != (self._tab, self._runs):
            self._tab, self._runs = state.tab, state.runs
            self._build(state.tab, len(state.sources) > 1)
        if self._model is not None and self._model.rowCount() != state.rows:
            self._model.reset(state.rows, ())

    def page(self, offset: int, lines: Sequence[Any]) -> None:
        if self._model is None:
            return
        if offset == 0:
            self._model.reset(self._model.rowCount(), lines)
            if lines and self._table is not None:
                self._table.selectRow(0)
        else:
            self._model.page(offset, lines)

    def _build(self, tab: Tab, several: bool) -> None:
        self._model = TableModel(self._columns(tab, several), self._page.services.texts, self)
        self._model.wanted.connect(self._presenter.want)
        table = RowTable(self._model)
        table.setAccessibleName(self._page.say(f"intake_ui.tab.{tab}"))
        table.selectionModel().currentRowChanged.connect(lambda now, _before: self._tell(now.row()))
        self._column.replaceWidget(self._space, table)
        self._space.hide()
        self._space.deleteLater()
        self._column.setStretchFactor(table, 1)
        self._space = self._table = table
        self._detail.clear()

    def _columns(self, tab: Tab, several: bool) -> tuple[Column, ...]:
        files = (Column("intake_ui.column.file", lambda line: line.file, width=22),) if several else ()
        row = Column("intake_ui.column.row", lambda line: str(line.row or "–"), right=True, width=7)
        if tab == "problems":
            return (
                *files,
                row,
                Column("intake_ui.column.column", lambda p: f"{p.column}  {' '.join(p.heading.split())}", width=22),
                Column("intake_ui.column.value", lambda p: p.value, width=22),
                chip_column("intake_ui.column.kind", _severity_chip, width=22),
                Column("intake_ui.column.reason", lambda p: p.reason, width=52),
            )
        if tab == "places":
            return (
                Column("intake_ui.column.what", lambda p: p.kind, width=16),
                Column("intake_ui.column.name", lambda p: p.name, width=80),
            )
        return (
            *files,
            row,
            Column("intake_ui.column.nip", lambda line: line.nip, width=22),
            Column("intake_ui.column.nama", lambda line: line.nama, width=28),
            Column("intake_ui.column.text", lambda line: line.text, width=60),
        )

    def _tell(self, number: int) -> None:
        line = self._model.row(number) if self._model is not None and number >= 0 else None
        say = self._page.say
        self._detail.clear()
        if isinstance(line, ProblemLine):
            self._detail.tell(_where(say, line), (line.reason, line.remedy))
        elif isinstance(line, RowLine):
            lines = [say("intake_ui.check.change", field=c.field, old=c.old, new=c.new) for c in line.changes]
            lines += [f"{_where(say, p)}: {p.reason} {p.remedy}" for p in line.problems]
            if not lines:
                lines = [say(f"intake_ui.row{self._suffix}.{line.status.value}")]
            self._detail.tell(f"{line.nama or line.nip}  {line.nip if line.nama else ''}".strip(), lines)
        elif isinstance(line, PlaceLine):
            self._detail.tell(line.kind, (line.name,))


class _Detail(QFrame):
    """The row in hand, in full."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "bar")
        self.setFixedHeight(DETAIL)
        inside = QWidget()
        self._inside = QVBoxLayout(inside)
        self._inside.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        self._inside.setSpacing(GRID // 2)
        self._heading = words("", "strong")
        self._body = words("", "body")
        self._body.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._inside.addWidget(self._heading)
        self._inside.addWidget(self._body)
        self._inside.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 1, 0, 1)
        column.addWidget(scroll)

    def clear(self) -> None:
        self._heading.setText("")
        self._body.setText("")

    def tell(self, heading: str, lines: Sequence[str]) -> None:
        self._heading.setText(heading)
        self._body.setText("\n".join(lines))


def _where(say: Any, line: ProblemLine) -> str:
    if not line.row:
        return str(say("intake_ui.check.whole_file"))
    return str(
        say("intake_ui.check.where", baris=str(line.row), kolom=line.column, judul=" ".join(line.heading.split()))
    )


def _severity_chip(line: ProblemLine) -> Chip:
    icon, tone = {
        Severity.ROW: ("circle-x", "bad"),
        Severity.CELL: ("circle-minus", "warn"),
        Severity.WARN: ("circle-alert", "info"),
    }[line.severity]
    return Chip(line.kind, icon, tone)  # type: ignore[arg-type]
