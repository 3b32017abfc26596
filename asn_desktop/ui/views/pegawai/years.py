"""The tabs that only show: the person's plans and appraisals, and who changed what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QStackedLayout, QVBoxLayout, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.models.table import Column, TableModel, chip_column
from asn_desktop.ui.presenters.chips import evaluasi_chip, predikat_chip, skp_chip
from asn_desktop.ui.presenters.listing import PAGE
from asn_desktop.ui.presenters.pegawai import PersonPresenter
from asn_desktop.ui.presenters.pegawai_journal import ChangeLine
from asn_desktop.ui.presenters.pegawai_page import Year
from asn_desktop.ui.widgets.action_bar import ActionBar
from asn_desktop.ui.widgets.buttons import button
from asn_desktop.ui.widgets.empty_state import EmptyState
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
        column = QVBoxLayout(self._full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
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


class ChangesTab(QWidget):
    """One row per changed field, newest first; the first row of a change says when, who and what."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._model = TableModel(
            (
                Column("pegawai.changes.when", lambda row: row[0], width=22),
                Column("pegawai.changes.actor", lambda row: row[1], width=14),
                Column("pegawai.changes.field", lambda row: row[2], width=28),
                Column("pegawai.changes.before", lambda row: row[3], width=26),
                Column("pegawai.changes.after", lambda row: row[4], width=26),
            ),
            texts,
            self,
        )
        self.table = RowTable(self._model)
        self.table.setAccessibleName(texts.say("pegawai.tab.perubahan"))
        self._empty = EmptyState("history", texts.say("pegawai.changes.empty"))
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        self._shown: tuple[ChangeLine, ...] | None = None

    def show_changes(self, lines: tuple[ChangeLine, ...] | None) -> None:
        if lines is None or lines == self._shown:
            return
        self._shown = lines
        rows: list[tuple[str, str, str, str, str]] = []
        for line in lines:
            rows.append((line.when, line.actor, line.what, "", ""))
            rows.extend(("", "", f"    {field.field}", field.before, field.after) for field in line.fields)
        fill(self._model, rows)
        self._stack.setCurrentWidget(self.table if rows else self._empty)


def fill(model: TableModel, rows: Sequence[Any]) -> None:
    """Show rows that are all here, page by page as the model keeps them."""
    model.reset(len(rows), rows[:PAGE])
    for start in range(PAGE, len(rows), PAGE):
        model.page(start, rows[start : start + PAGE])
