"""Rekap: sums of a year by office, and by unit of one office; of performance, and of public satisfaction."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast
from uuid import UUID

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QFileDialog, QStackedWidget

from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.centre.rows import RollUp
from asn_desktop.core.usecases.centre.satisfaction import SatisfactionRow
from asn_desktop.ui.models.table import Column, TableModel, chip_column, fill
from asn_desktop.ui.presenters.centre.totals import Rekap, RekapState
from asn_desktop.ui.presenters.centre_services import CentreServices
from asn_desktop.ui.presenters.chips import mutu_chip
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.widgets.action_bar import ActionBar
from asn_desktop.ui.widgets.buttons import button
from asn_desktop.ui.widgets.empty_state import EmptyState
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.row_table import RowTable
from asn_desktop.ui.widgets.screen import Screen
from asn_desktop.ui.widgets.tab_row import tab_row

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
        self._export.triggered.connect(lambda: self._save(self._file, self.presenter.export, "xlsx"))
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
        self.surveys = TableModel(_survey_columns(services), services.texts, self)
        self.survey_table = RowTable(self.surveys)
        self.survey_table.setAccessibleName(self.say("survei.centre.list"))
        self.survey_table.opened.connect(self._into)
        self._due = due
        self._empty = EmptyState("table-2", self.say("pusat.rekap.empty"), self.say("pusat.rekap.empty_help"))
        self._pages = QStackedWidget()
        for page in (self.table, self._empty, self.survey_table):
            self._pages.addWidget(page)
        titles = (self.say("survei.centre.performance"), self.say("survei.centre.tab"))
        self.tabs = tab_row(self.say("survei.centre.tabs"), titles)
        self.tabs.currentChanged.connect(self._turn)
        layout = flush_column(self, spacing=0)
        layout.addWidget(self.tabs)
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
        of_unit = state.office is not None
        for model, table, rows, known in (
            (self.model, self.table, state.rows, before.rows),
            (self.surveys, self.survey_table, state.surveys, before.surveys),
        ):
            if rows != known:
                fill(model, rows)
            table.leave_out((0,) if of_unit else (1,))
        self._show_page(state)
        self._bar.note.setText(self._sum(state))
        self._due.setHidden(state.satisfaction)
        for part in (self._export, self._print):
            part.setEnabled(not state.empty)

    def _show_page(self, state: RekapState) -> None:
        say = self.say
        if not state.loaded or not state.empty:
            self._pages.setCurrentWidget(self.survey_table if state.satisfaction else self.table)
            return
        key = "survei.centre.none" if state.satisfaction else "pusat.rekap.empty"
        self._empty.set_words(say(key, tahun=str(state.year)), say(f"{key}_help"))
        self._pages.setCurrentWidget(self._empty)

    def _sum(self, state: RekapState) -> str:
        """All rows in one sentence."""
        if state.empty:
            return ""
        if not state.satisfaction or state.index is None:
            return self.say("pusat.rekap.sum", n=state.people, skp=state.agreed, final=state.final)
        n, people = (sum(getattr(row, name) for row in state.surveys) for name in ("survei", "responden"))
        return self.say("survei.centre.sum", n=n, responden=people, ikm=state.index[0], mutu=state.index[1])

    @property
    def _file(self) -> str:
        return "survei.centre.file" if self._state.satisfaction else "pusat.rekap.file"

    def _turn(self, number: int) -> None:
        self.presenter.choose(office=self._state.office, satisfaction=number == 1)

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
        row = (self.surveys if self._state.satisfaction else self.model).row(number)
        if row is not None and self._state.office is None:
            self.presenter.choose(office=row.office)

    def _paper(self) -> None:
        self._save(self._file, self.presenter.print, "pdf")

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


def _survey_columns(services: CentreServices) -> tuple[Column, ...]:
    texts = services.texts

    def number(name: str) -> Column:
        return Column(
            f"survei.centre.head.{name}", lambda row: texts.show(getattr(row, name)), right=True, width=10, firm=True
        )

    def unit(row: SatisfactionRow) -> str:
        return row.unit or texts.say("survei.unit_gone")

    def index(row: SatisfactionRow) -> str:
        return "–" if row.ikm is None else texts.show(row.ikm)

    return (
        Column("pusat.column.kantor", lambda row: row.kantor, width=26),
        Column("pusat.column.unit", unit, width=26),
        number("survei"),
        number("responden"),
        Column("survei.centre.head.ikm", index, right=True, width=8, firm=True),
        chip_column("survei.centre.head.mutu", lambda row: mutu_chip(texts, row.mutu), width=20),
    )
