"""The list of people beside their pages: who, and how far what is printed is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from asn_desktop.core.forms.filled import FormKind
from asn_desktop.core.kernel.texts import Texts, grouped_nip
from asn_desktop.core.usecases.rows import KinerjaRow
from asn_desktop.ui.models.table import Column, chip_column
from asn_desktop.ui.presenters.cetak.state import is_of_plan
from asn_desktop.ui.presenters.chips import Chip, evaluasi_chip, skp_chip


def columns(texts: Texts, form: Callable[[], FormKind]) -> tuple[Column, ...]:
    """Who, and how far what is printed is: the plan for its own form, the appraisal for the others."""

    def state(row: KinerjaRow) -> Chip:
        if is_of_plan(form()) or row.skp_id is None:
            return skp_chip(texts, row.skp_status)
        return evaluasi_chip(texts, row.evaluasi_status)

    return (
        Column("cetak.column.nama", lambda row: row.nama, "nama", width=27),
        Column(
            "cetak.column.nip", lambda row: grouped_nip(row.nip), "nip", cell=lambda row: row.nip, width=22, firm=True
        ),
        chip_column("cetak.column.keadaan", state, width=15),
        Column("skp.column.periode", part_of_year, "mulai", width=11, firm=True),
    )


def part_of_year(row: KinerjaRow) -> str:
    """The days of a plan that is not for the whole year: they tell the plans of one person apart."""
    if row.mulai is None or row.sampai is None:
        return ""
    last = row.sampai - timedelta(days=1)
    whole = (row.mulai.month, row.mulai.day, last.month, last.day) == (1, 1, 12, 31)
    return "" if whole else f"{row.mulai:%d/%m}–{last:%d/%m}"
