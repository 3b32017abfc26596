"""Rekap: sums of a year by office, and by unit of one office."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast
from uuid import UUID

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QFileDialog, QStackedWidget, QVBoxLayout

from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.centre.rows import RollUp
from asn_desktop.ui.models.table import Column, TableModel, fill
from asn_desktop.ui.presenters.centre import CentreServices
from asn_desktop.ui.presenters.centre_totals import Rekap, RekapState
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.widgets.action_bar import ActionBar
from asn_desktop.ui.widgets.buttons import button
from asn_desktop.ui.widgets.empty_state import EmptyState
from asn_desktop.ui.widgets.row_table import RowTable
from asn_desktop.ui.widgets.screen import Screen

_KINDS = {"pdf": "PDF"}


def make(services: Services) -> Screen:
    return RekapScreen(cast("CentreServices", services))


class RekapScreen(Screen):
    """Enter or a double click on an office shows its units."""

    def __init__(self, services: CentreServices) -> None:
        super().__init__(services)
        self._state = RekapState()
        self.presenter = Rekap(services, self)
        self._export = QAction(self.say("pusat.rekap.export"), self)
        self._export.triggered.connect(lambda: self._save("pusat.rekap.file", self.presenter.export, "xlsx"))
        self.primary_action = self._export
        bar = ActionBar(self._export, "file-spreadsheet")
        self._year = QComboBox()
        self._year.setAccessibleName(self.say("pusat.rekap.year"))
        for year in self.presenter.years:
            self._year.addItem(str(year), year)
        self._year.activated.connect(lambda _index: self._chosen())
        self._office = QComboBox()
        self._office.setAccessibleName(self.say("pusat.column.kantor"))
        self._office.setMaximumWidth(260)
        self._office.setMinimumContentsLength(16)
        self._office.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._office.activated.connect(lambda _index: self._chosen())
        for widget in (self._year, self._office):
            bar.add(widget)
        due = button(self.say("pusat.rekap.due"), self._promotions, "award")
        self._print = button(self.say("pusat.rekap.print"), self._paper, "printer")
        self._print.setAccessibleName(self.say("pusat.rekap.print_name"))
        bar.add(self._print)
        bar.add(due)
        self._bar = bar
        self.model = TableModel(_columns(services), services.texts, self)
        self.table = RowTable(self.model)
        self.table.setAccessibleName(self.say("pusat.rekap.list"))
        self.table.opened.connect(self._into)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.table)
        self._pages.addWidget(EmptyState("table-2", self.say("pusat.rekap.empty"), self.say("pusat.rekap.empty_help")))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(bar)
        layout.addWidget(self._pages, 1)
        self.presenter.load()

    def changed(self, _changes: Changes) -> None:
        self.presenter.load()

    def visited(self) -> None:
        self.presenter.load()

    def home(self) -> None:
        self.presenter.choose(office=None)

    def render(self, state: RekapState) -> None:  # type: ignore[override]
        before, self._state = self._state, state
        if state.offices != before.offices or not self._office.count():
            self._fill_offices(state)
        for combo, value in ((self._office, state.office), (self._year, state.year)):
            blocker = QSignalBlocker(combo)
            combo.setCurrentIndex(max(0, combo.findData(None if value is None else value)))
            blocker.unblock()
        if state.rows != before.rows:
            fill(self.model, state.rows)
        self.table.leave_out((1,) if state.office is None else (0,))
        self._pages.setCurrentIndex(1 if state.loaded and not state.rows else 0)
        facts = {"n": state.people, "skp": state.agreed, "final": state.final}
        self._bar.note.setText(self.say("pusat.rekap.sum", **facts) if state.rows else "")
        self._export.setEnabled(bool(state.rows))
        self._print.setEnabled(bool(state.rows))

    def _fill_offices(self, state: RekapState) -> None:
        blocker = QSignalBlocker(self._office)
        self._office.clear()
        self._office.addItem(self.say("pusat.rekap.all"), None)
        for row in state.offices:
            self._office.addItem(row.name, row.office)
        blocker.unblock()

    def _chosen(self) -> None:
        self.presenter.choose(year=self._year.currentData(), office=self._office.currentData())

    def _into(self, number: int) -> None:
        row = self.model.row(number)
        if row is not None and self._state.office is None:
            self.presenter.choose(office=row.office)

    def _paper(self) -> None:
        self._save("pusat.rekap.file", self.presenter.print, "pdf")

    def _promotions(self) -> None:
        self._save("centre.sheet.promotions", self.presenter.export_promotions, "xlsx", "pdf")

    def _save(self, name: str, write: Callable[[Path], None], *endings: str) -> None:
        """Ask for a file; the kind that is chosen decides how it ends."""
        kinds = {f"{_KINDS.get(one) or self.say('widget.list.excel')} (*.{one})": one for one in endings}
        proposed = f"{self.say(name)}.{endings[0]}"
        chosen, kind = QFileDialog.getSaveFileName(self, self.say(name), proposed, ";;".join(kinds))
        if chosen:
            path = Path(chosen)
            ending = path.suffix[1:] if path.suffix[1:] in endings else kinds.get(kind, endings[0])
            write(path.with_suffix(f".{ending}"))

    def show_target(self, target: UUID | None, _detail: str) -> None:
        if target is not None:
            self.presenter.choose(office=target)


def _columns(services: CentreServices) -> tuple[Column, ...]:
    texts = services.texts

    def number(key: str, of: Callable[[RollUp], int]) -> Column:
        return Column(key, lambda row: texts.show(of(row)), right=True, cell=of, width=8)

    def share(key: str, of: Callable[[RollUp], int]) -> Column:
        def shown(row: RollUp) -> str:
            return texts.say("pusat.rekap.share", n=of(row), percent=round(100 * of(row) / row.pegawai))

        return Column(key, shown, right=True, cell=of, width=12)

    def predikat(one: Predikat) -> Column:
        return Column(
            f"pusat.rekap.predikat.{one.value}", lambda row: texts.show(row.predikat.get(one, 0)), right=True, width=8
        )

    return (
        Column("pusat.column.kantor", lambda row: row.kantor, width=26),
        Column("pusat.column.unit", lambda row: row.unit or texts.say("pusat.rekap.no_unit"), width=26),
        number("pusat.column.pegawai", lambda row: row.pegawai),
        share("pusat.column.disetujui", lambda row: row.disetujui),
        share("pusat.column.final", lambda row: row.final),
        *(predikat(one) for one in Predikat),
    )
