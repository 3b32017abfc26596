"""The tab that only shows: the person's plans and appraisals."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QStackedLayout, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.models.table import Column, TableModel, chip_column, fill
from asn_desktop.ui.presenters.chips import evaluasi_chip, predikat_chip, skp_chip
from asn_desktop.ui.presenters.pegawai.page import Year
from asn_desktop.ui.presenters.pegawai.person import PersonPresenter
from asn_desktop.ui.widgets.action_bar import ActionBar
from asn_desktop.ui.widgets.buttons import button
from asn_desktop.ui.widgets.empty_state import EmptyState
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.row_table import RowTable


class YearsTab(QWidget):
    """Plans and appraisals of the years; Enter opens the appraisal, or the plan where there is none yet."""

    def __init__(self, texts: Texts, presenter: PersonPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._model = TableModel(
            (
                Column("pegawai.kinerja.tahun", lambda year: year.tahun, width=8),
                Column("pegawai.kinerja.periode", lambda year: year.periode, width=34),
                chip_column("pegawai.kinerja.skp", lambda year: skp_chip(texts, year.skp_status), width=16),
                chip_column("pegawai.kinerja.evaluasi", lambda y: evaluasi_chip(texts, y.evaluasi_status), width=18),
                chip_column("pegawai.kinerja.predikat", lambda y: predikat_chip(texts, y.predikat), width=20),
            ),
            texts,
            self,
        )
        self.table = RowTable(self._model)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setAccessibleName(texts.say("pegawai.tab.kinerja"))
        self.table.opened.connect(self._open)
        to_skp = QAction(texts.say("pegawai.kinerja.go_skp"), self)
        to_skp.triggered.connect(presenter.go_plans)
        empty = EmptyState(
            "clipboard-list", texts.say("pegawai.kinerja.empty"), texts.say("pegawai.kinerja.empty_help"), to_skp
        )
        self._empty = empty
        self._full = QWidget()
        bar = ActionBar()
        bar.add(button(texts.say("pegawai.kinerja.open_skp"), lambda: self._open_plan(), "clipboard-list"))
        self._rating = button(
            texts.say("pegawai.kinerja.open_evaluasi"), lambda: self._open_rating(), "clipboard-check"
        )
        bar.add(self._rating)
        column = flush_column(self._full, spacing=0)
        column.addWidget(self.table, 1)
        column.addWidget(bar)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._full)
        self._stack.addWidget(empty)
        self._shown: tuple[Year, ...] | None = None

    def show_years(self, years: tuple[Year, ...]) -> None:
        self._stack.setCurrentWidget(self._full if years else self._empty)
        if years != self._shown:
            self._shown = years
            fill(self._model, years)
            if years:
                self.table.selectRow(0)

    def _year(self) -> Year | None:
        return self._model.row(max(0, self.table.currentIndex().row()))

    def _open(self, number: int) -> None:
        year = self._model.row(number)
        if year is not None and year.evaluasi_id is not None:
            self._presenter.open_rating(year.evaluasi_id)
        elif year is not None:
            self._presenter.open_plan(year.id)

    def _open_plan(self) -> None:
        year = self._year()
        if year is not None:
            self._presenter.open_plan(year.id)

    def _open_rating(self) -> None:
        year = self._year()
        if year is not None and year.evaluasi_id is not None:
            self._presenter.open_rating(year.evaluasi_id)
