"""Planning of one unit: what its head will promise, who delivers what towards it, and what is worded anew."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.skp.unit import UnitPlanPresenter, UnitPlanState
from asn_desktop.ui.views.skp.differences_pane import DifferencesPane
from asn_desktop.ui.views.skp.matrix_table import MatrixTable
from asn_desktop.ui.views.skp.provisional_pane import ProvisionalPane
from asn_desktop.ui.widgets.buttons import icon_button, quiet_button
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.growing_text import StillCombo
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words

TABS = ("provisional", "matrix", "differences")


class UnitPlanView(QWidget):
    """View of `UnitPlanPresenter`."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter: UnitPlanPresenter = UnitPlanPresenter(services, self)
        texts = services.texts
        say = self._say = texts.say
        self.unit, self.year = StillCombo(say("skp.filter.unit")), StillCombo(say("skp.year"))
        self.unit.setMinimumContentsLength(24)
        self.unit.setSizeAdjustPolicy(StillCombo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for combo in (self.unit, self.year):
            combo.activated.connect(lambda _index: self._chosen())
        self._head = words("", "body")
        back = icon_button(say("skp.back"), "arrow-left", lambda: services.shell.go("skp"))
        back.setShortcut("Alt+Left")
        self._to_head = quiet_button(say("skp.unit.open_head"), self.presenter.open_head, "arrow-right")
        bar = QFrame()
        bar.setProperty("role", "bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        row.setSpacing(2 * GRID)
        row.addWidget(self.unit)
        row.addWidget(self.year)
        row.addWidget(self._head, 1)
        row.addWidget(self._to_head)
        row.addWidget(back)
        self.provisional = ProvisionalPane(texts, self.presenter)
        self.matrix = MatrixTable(texts)
        self.matrix.model.typed.connect(self.presenter.cell)
        self.matrix.on_undo(self.presenter.undo_cell)
        self._lacking = words("", "muted")
        self._empty = words(say("skp.unit.matrix_empty"), "muted")
        table = QWidget()
        column = QVBoxLayout(table)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        for part in (self._lacking, self._empty):
            column.addWidget(part)
        column.addWidget(self.matrix, 1)
        self.differences = DifferencesPane(texts, self.presenter)
        self.tabs = QTabWidget()
        for pane, key in zip((self.provisional, table, self.differences), TABS, strict=True):
            self.tabs.addTab(pane, say(f"skp.unit.tab_{key}"))
        whole = flush_column(self, spacing=0)
        whole.addWidget(bar)
        whole.addWidget(self.tabs, 1)

    def open(self, unit_id: UUID | None, tahun: int, tab: str) -> None:
        """Show a unit and a year; `tab` is one of `TABS`, or "" for the one in view."""
        if tab in TABS:
            self.tabs.setCurrentIndex(TABS.index(tab))
        self.presenter.open(unit_id, tahun)

    def render(self, state: UnitPlanState) -> None:  # type: ignore[override]
        _fill(self.unit, state.units, str(state.unit_id or ""))
        _fill(self.year, state.years, str(state.tahun))
        self._head.setText(state.head)
        self._to_head.setHidden(state.provisional is None or state.provisional.head.plan is None)
        self.provisional.show_state(state)
        self.matrix.show_matrix(state.matrix)
        self._show_lacking(state)
        self.differences.show_state(state)
        self.tabs.setTabText(2, self._say("skp.unit.tab_differences_n", n=len(state.differing)))

    def _show_lacking(self, state: UnitPlanState) -> None:
        matrix = state.matrix
        usable = matrix is not None and bool(matrix.rows) and bool(matrix.columns)
        self.matrix.setHidden(not usable)
        self._empty.setHidden(usable)
        said: list[str] = []
        if matrix is not None and usable:
            if matrix.idle:
                said.append(self._say("skp.unit.idle", n=len(matrix.idle)))
            if matrix.unserved:
                numbers = [str(matrix.columns.index(column) + 1) for column in matrix.unserved]
                said.append(self._say("skp.unit.unserved", nomor=", ".join(numbers)))
            if not said:
                said.append(self._say("skp.unit.matrix_whole"))
            if matrix.stray:
                said.append(self._say("skp.unit.stray", n=len(matrix.stray)))
            said.append(self._say("skp.unit.matrix_help"))
        self._lacking.setText(" ".join(said))
        self._lacking.setHidden(not said)

    def _chosen(self) -> None:
        unit = self.unit.currentData()
        self.presenter.open(UUID(unit) if unit else None, int(self.year.currentData()))


def _fill(combo: StillCombo, options: tuple[tuple[str, str], ...], chosen: str) -> None:
    blocker = QSignalBlocker(combo)
    if [(combo.itemData(i), combo.itemText(i)) for i in range(combo.count())] != list(options):
        combo.clear()
        for value, wording in options:
            combo.addItem(wording, value)
    combo.setCurrentIndex(combo.findData(chosen))
    blocker.unblock()
