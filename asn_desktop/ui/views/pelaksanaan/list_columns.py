"""What a row of the list shows, and beside it why that person is in this state."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from asn_desktop.core.kernel.texts import Texts, grouped_nip
from asn_desktop.core.usecases.keadaan import StateRow
from asn_desktop.ui.models.table import Column, chip_column
from asn_desktop.ui.presenters.chips import skp_chip
from asn_desktop.ui.presenters.keadaan_chips import count_of_plan, due_of, keadaan_chip, realised_of, turn_of
from asn_desktop.ui.presenters.kinerja_list import whereabouts
from asn_desktop.ui.presenters.why import Why
from asn_desktop.ui.widgets.card import ScrollPage
from asn_desktop.ui.widgets.why_panel import WhyPanel
from asn_desktop.ui.widgets.words import words

WHY_WIDTH = 300


def columns(texts: Texts) -> tuple[Column, ...]:
    """What a row shows. Where room is short the last go first: who it is can be searched for, what is recorded counted
    in the sheet; how far it is and who is waited for stay.
    """

    def counted(name: str) -> Column:
        def show(each: StateRow) -> str:
            return count_of_plan(each, getattr(each.row, name))

        def cell(each: StateRow) -> int | None:
            return getattr(each.row, name) if each.row.skp_id else None

        return Column(f"pelaksanaan.column.{name}", show, name, right=True, cell=cell, width=6, spare=True)

    return (
        Column("skp.column.nama", lambda each: each.row.nama, "nama", width=24),
        chip_column("skp.column.skp", lambda each: skp_chip(texts, each.row.skp_status), "skp_status", width=12),
        counted("rencana_aksi"),
        Column("pelaksanaan.column.realisasi", realised_of, "realisasi", right=True, width=6),
        counted("bukti"),
        counted("umpan_balik"),
        chip_column("pelaksanaan.column.keadaan", lambda each: keadaan_chip(texts, each), "keadaan", width=17),
        Column("pelaksanaan.column.giliran", lambda each: turn_of(texts, each), "giliran", width=16),
        Column("pelaksanaan.column.batas", lambda each: due_of(texts, each), "batas", cell=lambda each: each.batas,
               width=12, firm=True),
        Column("skp.column.unit", lambda each: whereabouts(texts, each.row), "unit", width=18, spare=True),
        Column("skp.column.penilai", lambda each: each.row.penilai, "penilai", width=18, spare=True),
        Column("skp.column.nip", lambda each: grouped_nip(each.row.nip), "nip", cell=lambda each: each.row.nip,
               width=22, firm=True, spare=True),
    )  # fmt: skip


class WhySide(ScrollPage):
    """Beside the list: why the chosen person is in this state."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = words("", "heading")
        self.panel = WhyPanel(texts)
        self.body.addWidget(self._name)
        self.body.addWidget(self.panel)
        self.body.addStretch(1)
        self.setFixedWidth(WHY_WIDTH)
        self.hide()

    def show_row(self, name: str, why: Why | None) -> None:
        self._name.setText(name)
        self.panel.show_why(why)
