"""Twelve months of every unit: how many people have something recorded, and one unit as a chart."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QStyleOptionViewItem, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.pelaksanaan import UnitMonths
from asn_desktop.core.usecases.rows import Recorded
from asn_desktop.ui.models.table import Column, TableModel
from asn_desktop.ui.presenters.listing import PAGE
from asn_desktop.ui.presenters.pelaksanaan.list import PelaksanaanListPresenter
from asn_desktop.ui.presenters.pelaksanaan.units import MEASURES, MonthCell, UnitLine
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.terms import month_name
from asn_desktop.ui.widgets.buttons import button
from asn_desktop.ui.widgets.card import ScrollPage
from asn_desktop.ui.widgets.chart import BarChart, Series
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.growing_text import StillCombo
from asn_desktop.ui.widgets.row_delegate import RowDelegate
from asn_desktop.ui.widgets.row_table import RowTable
from asn_desktop.ui.widgets.tokens import GRID, look_of
from asn_desktop.ui.widgets.words import words

FIRST_MONTH = 3
"""The column of January: unit, people and people without a plan come before it."""
WIDE = 1250
"""From this width on there is room for the chart."""
BAR = 4
"""Height in pixels of the bar under a month's number."""


def columns() -> tuple[Column, ...]:
    def month(number: int) -> Column:
        def show(line: UnitLine) -> str:
            return line.months[number - 1].text

        return Column(f"pelaksanaan.month.{number}", show, right=True, width=6, firm=True)

    return (
        Column("pelaksanaan.unit.column.unit", lambda line: line.unit, width=24),
        Column("pelaksanaan.unit.column.pegawai", lambda line: str(line.pegawai), right=True, width=6, firm=True),
        Column("pelaksanaan.unit.column.without", lambda line: str(line.without or ""), right=True, width=8),
        *(month(number) for number in range(1, 13)),
    )


class StripDelegate(RowDelegate):
    """Under the number of a month a bar says how much of it is there; the number says the same in figures."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        line = self._lines.row(index.row())
        if line is None or index.column() < FIRST_MONTH:
            return
        cell: MonthCell = line.months[index.column() - FIRST_MONTH]
        if not cell.planned:
            return
        look = look_of(option.palette)
        rect: QRect = option.rect
        room = rect.width() - 2 * GRID
        top = rect.bottom() - BAR - 2
        painter.fillRect(rect.left() + GRID, top, room, BAR, QColor(look.warn_soft if cell.lacks else look.line))
        done = room * cell.done // cell.planned
        painter.fillRect(rect.left() + GRID, top, done, BAR, QColor(look.warn if cell.lacks else look.ok))

    def __init__(self, model: TableModel, parent: QObject | None = None) -> None:
        super().__init__(model, parent)
        self._lines = model


class UnitsView(QWidget):
    """A line per unit; the chosen one stands beside as a chart where there is room."""

    def __init__(self, services: Services, presenter: PelaksanaanListPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts: Texts = services.texts
        self._presenter = presenter
        self._units: tuple[UnitMonths, ...] = ()
        self.lines: tuple[UnitLine, ...] = ()
        say = self._texts.say
        self.measure = StillCombo(say("pelaksanaan.unit.measure"))
        for what in MEASURES:
            self.measure.addItem(say(f"pelaksanaan.unit.of.{what.value}"), what)
        self.measure.activated.connect(lambda _index: self._render())
        self.model = TableModel(columns(), self._texts, self)
        self.model.wanted.connect(lambda row: self._page(row - row % PAGE))
        self.table = RowTable(self.model)
        self.table.setItemDelegate(StripDelegate(self.model, self.table))
        self.table.setAccessibleName(say("pelaksanaan.view.units"))
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._show(now.row()))
        self.help = words("", "muted")
        self.chosen = words("", "heading")
        self.chart = BarChart(services, say("pelaksanaan.view.units"))
        self._lay_out()

    def read(self) -> None:
        """Count the months of the chosen year and units."""
        self._presenter.unit_months(self._counted)

    def export_to(self, path: Path) -> None:
        self._presenter.export_units(self.lines, path)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.setVisible(self.width() >= WIDE)

    def _counted(self, units: Sequence[UnitMonths]) -> None:
        self._units = tuple(units)
        self._render()

    def _render(self) -> None:
        what = Recorded(self.measure.currentData())
        self.lines = self._presenter.unit_lines(self._units, what)
        self.help.setText(self._texts.say(f"pelaksanaan.unit.help_{what.value}"))
        self.model.reset(len(self.lines), self.lines[:PAGE])
        owed = [month for month in range(12) if any(line.months[month].planned for line in self.lines)]
        self.table.leave_out(FIRST_MONTH + month for month in range(12) if owed and month not in owed)
        if self.lines:
            self.table.selectRow(0)

    def _lay_out(self) -> None:
        say = self._texts.say
        top = QFrame()
        top.setProperty("role", "bar")
        line = QHBoxLayout(top)
        line.setContentsMargins(2 * GRID, GRID // 2, 2 * GRID, GRID // 2)
        line.setSpacing(GRID)
        line.addWidget(words(say("pelaksanaan.unit.measure"), "label", wrap=False))
        line.addWidget(self.measure)
        line.addWidget(self.help, 1)
        line.addWidget(button(say("pelaksanaan.chase.excel"), self._export, "file-spreadsheet"))
        self._side = ScrollPage()
        self._side.setFixedWidth(300)
        self._side.body.addWidget(self.chosen)
        self._side.body.addWidget(self.chart)
        self._side.body.addStretch(1)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.table, 1)
        across.addWidget(self._side)
        layout = flush_column(self, spacing=0)
        layout.addWidget(top)
        layout.addLayout(across, 1)

    def _page(self, start: int) -> None:
        self.model.page(start, self.lines[start : start + PAGE])

    def _show(self, number: int) -> None:
        if not 0 <= number < len(self.lines):
            return
        line, say = self.lines[number], self._texts.say
        self.chosen.setText(line.unit)
        name = partial(month_name, self._texts)
        shown = [(name(month), cell) for month, cell in enumerate(line.months, start=1) if cell.planned]
        self.chart.setMaximumHeight((len(shown) + 2) * 5 * GRID)
        self.chart.show_bars(
            tuple(label for label, _ in shown),
            (
                Series(say("pelaksanaan.unit.done"), "ok", tuple(min(c.done, c.planned) for _, c in shown)),
                Series(say("pelaksanaan.unit.open"), "warn", tuple(max(0, c.planned - c.done) for _, c in shown)),
            ),
        )

    def _export(self) -> None:
        say = self._texts.say
        name = f"{say('pelaksanaan.unit.file')}.xlsx"
        kinds = f"{say('widget.list.excel')} (*.xlsx)"
        chosen, _ = QFileDialog.getSaveFileName(self, say("widget.list.export"), name, kinds)
        if chosen:
            self.export_to(Path(chosen).with_suffix(".xlsx"))
