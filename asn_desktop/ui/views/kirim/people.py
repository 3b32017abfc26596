"""Whose plan is copied: the list at the left of the bridge."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QItemSelectionModel, QSignalBlocker
from PySide6.QtWidgets import QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.models.table import Column, TableModel, chip_column, fill
from asn_desktop.ui.presenters.chips import Chip
from asn_desktop.ui.presenters.kirim.bridge import PlanLine
from asn_desktop.ui.widgets.row_table import RowTable


class PeopleList(RowTable):
    """`chosen` is called with the plan that is selected."""

    def __init__(self, texts: Texts, chosen: Callable[[UUID], None], parent: QWidget | None = None) -> None:
        self._texts = texts
        self._rows = TableModel(
            (
                Column("kirim.bridge.people", lambda row: row.nama, width=22),
                chip_column("kirim.bridge.column_copied", self._chip, width=10),
                Column("kirim.bridge.column_term", lambda row: row.said, width=20, spare=True),
            ),
            texts,
        )
        super().__init__(self._rows, parent)
        self._rows.setParent(self)
        self._chosen = chosen
        self._shown: tuple[PlanLine, ...] = ()
        self.setSelectionMode(RowTable.SelectionMode.SingleSelection)
        self.setAccessibleName(texts.say("kirim.bridge.people"))
        self.selectionModel().currentRowChanged.connect(lambda now, _before: self._select(now.row()))

    def show_people(self, plans: tuple[PlanLine, ...], chosen: UUID | None) -> None:
        if plans == self._shown:
            return
        same = [each.skp_id for each in plans] == [each.skp_id for each in self._shown]
        self._shown = plans
        blocker = QSignalBlocker(self.selectionModel())
        position = self.verticalScrollBar().value()
        fill(self._rows, plans)
        number = next((n for n, plan in enumerate(plans) if plan.skp_id == chosen), None)
        if number is not None:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(self._rows.index(number, 0), flags)
        if same:
            self.verticalScrollBar().setValue(position)
        blocker.unblock()

    def _chip(self, row: PlanLine) -> Chip:
        if row.whole:
            return Chip(self._texts.say("kirim.bridge.whole"), "circle-check", "ok")
        if row.copied:
            return Chip(self._texts.say("kirim.bridge.copied", n=row.copied, semua=row.lines), "copy", "info")
        return Chip(self._texts.say("kirim.bridge.none_copied"), "circle-dashed", "neutral")

    def _select(self, number: int) -> None:
        if 0 <= number < len(self._shown):
            self._chosen(self._shown[number].skp_id)
