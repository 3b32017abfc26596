"""The units of the office with their achievement at the left, the chosen one at the right."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.models.table import Column, TableModel, chip_column
from asn_desktop.ui.presenters.listing import PAGE
from asn_desktop.ui.presenters.sebaran import SebaranPresenter, SebaranState
from asn_desktop.ui.presenters.sebaran_state import UnitLine
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.sebaran.unit_side import UnitSide
from asn_desktop.ui.widgets.empty_state import EmptyState
from asn_desktop.ui.widgets.filter_bar import SearchField
from asn_desktop.ui.widgets.row_table import RowTable
from asn_desktop.ui.widgets.tokens import GRID

WIDTH, NARROW = 440, 392
"""Width of the units in a wide and in a narrow window."""
WIDE = 1060
STEP = "   "
"""How far a unit is set in under its parent."""


def columns(texts: Texts) -> tuple[Column, ...]:
    return (
        Column("sebaran.column.unit", lambda line: f"{STEP * line.depth}{line.name}", width=20),
        Column("sebaran.column.people_short", lambda line: texts.show(line.people), right=True, width=5, firm=True),
        chip_column("sebaran.column.capaian_short", lambda line: line.capaian, width=8),
    )


class UnitsPage(QWidget):
    """View of `SebaranPresenter`."""

    def __init__(self, services: Services, drawn: Callable[[SebaranState], None]) -> None:
        """`drawn` is told of each state that was shown."""
        super().__init__()
        self._drawn = drawn
        self._showing = False
        self.presenter = SebaranPresenter(services, self)
        texts: Texts = services.texts
        self._lines: tuple[UnitLine, ...] = ()
        self._chosen: UUID | None = None
        self.search = SearchField(texts.say("sebaran.search"))
        self.search.textChanged.connect(self.presenter.search)
        self.search.down.connect(self._into_table)
        self.model = TableModel(columns(texts), texts, self)
        self.table = RowTable(self.model)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setAccessibleName(texts.say("sebaran.units"))
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._choose(now.row()))
        self.model.wanted.connect(lambda row: self._page(row - row % PAGE))
        self.side = UnitSide(texts, self.presenter)
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(GRID, GRID, 0, 0)
        left.setSpacing(GRID)
        left.addWidget(self.search)
        left.addWidget(self.table, 1)
        whole = QWidget()
        across = QHBoxLayout(whole)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._left)
        across.addWidget(self.side, 1)
        self._empty = EmptyState("network", texts.say("sebaran.empty.what"), texts.say("sebaran.empty.help"))
        self._whole = whole
        self._stack = QStackedLayout(self)
        self._stack.addWidget(whole)
        self._stack.addWidget(self._empty)

    def render(self, state: SebaranState) -> None:  # type: ignore[override]
        self._show(state)
        self._drawn(state)

    def _show(self, state: SebaranState) -> None:
        self._stack.setCurrentWidget(self._empty if state.empty else self._whole)
        self._chosen = state.chosen
        self._showing = True
        if state.lines != self._lines:
            self._lines = state.lines
            self.model.reset(len(self._lines), self._lines[:PAGE])
        number = next((n for n, line in enumerate(self._lines) if line.id == state.chosen), -1)
        if number >= 0 and self.table.currentIndex().row() != number:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.table.selectionModel().setCurrentIndex(self.model.index(number, 0), flags)
            self.table.scrollTo(self.model.index(number, 0))
        self._showing = False
        self.side.setHidden(state.spread is None)
        if state.spread is not None:
            self.side.show_state(state.spread, state.title)

    def fit(self, width: int) -> None:
        """The screen has got this width."""
        self._left.setFixedWidth(WIDTH if width >= WIDE else NARROW)

    def _into_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _page(self, start: int) -> None:
        self.model.page(start, self._lines[start : start + PAGE])

    def _choose(self, number: int) -> None:
        if not self._showing and 0 <= number < len(self._lines):
            self.presenter.choose(self._lines[number].id)
