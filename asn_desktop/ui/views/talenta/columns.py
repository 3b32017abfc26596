"""Columns of the lists. What a narrow window leaves out, Excel has all the same."""

from __future__ import annotations

from asn_desktop.core.kernel.texts import Texts, grouped_nip
from asn_desktop.ui.models.table import Column, chip_column
from asn_desktop.ui.presenters.chips import Chip, outcome_chip, predikat_chip
from asn_desktop.ui.presenters.talenta.candidates import CandidateRow, against
from asn_desktop.ui.presenters.talenta.path_rows import PathRow, chance_chip
from asn_desktop.ui.presenters.talenta.placed import (
    PlacedRow,
    box_chip,
    lacks,
    moves_text,
    potential_text,
    source_cell,
    source_text,
)
from asn_desktop.ui.presenters.talenta.posts import PostRow, vacancy_chip

THIN = "\u2009"
"""A thin space: the boxes of four years stay whole in a window of 1024 pixels."""
_TREND = {1: ("trending-up", "ok"), 0: ("history", "neutral"), -1: ("chevron-down", "warn")}


def placed_columns(texts: Texts) -> tuple[Column, ...]:
    """One line for each person."""

    def moved(row: PlacedRow) -> Chip:
        icon, tone = _TREND[row.trend]
        return Chip(moves_text(row, THIN), icon, tone)  # type: ignore[arg-type]

    def advice(row: PlacedRow) -> str:
        box = row.of.kotak
        return texts.say(f"talenta.box.{box}.advice") if box is not None else "–"

    return (
        Column("talenta.column.nama", lambda row: row.of.nama, "nama", width=24),
        chip_column("talenta.column.kotak", lambda row: box_chip(texts, row.of.verdict), "kotak", width=12),
        Column("talenta.column.potensi", lambda row: potential_text(row.of, texts), "potensi", width=15),
        Column(
            "talenta.column.sumber", lambda row: source_cell(row.of.dinilai, texts), "tanggal", width=24,
            cell=lambda row: source_text(row.of.dinilai, texts),
        ),
        Column(
            "talenta.column.gerak", moves_text, "gerak", width=18, chip=moved, firm=True, cell=moves_text,
        ),
        Column(
            "talenta.column.predikat", lambda row: predikat_chip(texts, row.of.predikat).text, "predikat", width=18,
            chip=lambda row: predikat_chip(texts, row.of.predikat), firm=True, spare=True,
        ),
        Column("talenta.column.kurang", lambda row: lacks(row.of, texts) or "–", width=26, spare=True),
        Column("talenta.column.unit", lambda row: row.of.unit, "unit", width=20, spare=True),
        Column("talenta.column.jabatan", lambda row: row.of.jabatan, width=20, spare=True),
        Column(
            "talenta.column.nip", lambda row: grouped_nip(row.of.nip), "nip", width=22, firm=True, spare=True,
            cell=lambda row: row.of.nip,
        ),
        Column(
            "talenta.column.tahun", lambda row: str(row.of.tahun or "–"), width=8, spare=True,
            cell=lambda row: row.of.tahun,
        ),
        Column("talenta.column.anjuran", advice, width=40, spare=True),
    )  # fmt: skip


def post_columns(texts: Texts) -> tuple[Column, ...]:
    """One line for each post."""
    return (
        chip_column("talenta.column.lowong", lambda row: vacancy_chip(row, texts), "lowong", width=20),
        Column(
            "talenta.column.tanggal", lambda row: _day(row, texts), "tanggal", width=16,
            cell=lambda row: row.tanggal,
        ),
        Column("talenta.column.jabatan", lambda row: row.jabatan.nama, "jabatan", width=30),
        Column("talenta.column.unit", lambda row: row.unit, "unit", width=24, spare=True),
        Column("talenta.column.jenis", lambda row: _kind(row, texts), "jenis", width=18, spare=True),
        Column("talenta.column.pemangku", lambda row: row.pemangku or "–", "pemangku", width=22, spare=True),
        Column(
            "talenta.column.penerus", lambda row: texts.show(row.penerus) if row.penerus else "–", "penerus",
            right=True, width=9, cell=lambda row: row.penerus,
        ),
        Column(
            "talenta.column.syarat", lambda row: texts.say("talenta.set" if row.syarat else "talenta.unset"), "syarat",
            width=12, spare=True,
        ),
    )  # fmt: skip


def candidate_columns(texts: Texts) -> tuple[Column, ...]:
    """One line for each candidate; what decides, in Excel, in words."""

    def ready(row: CandidateRow) -> str:
        return texts.show(row.of.named.kesiapan) if row.of.named is not None else "–"

    return (
        Column("talenta.column.nama", lambda row: row.of.nama, "nama", width=30),
        chip_column("talenta.column.cocok", lambda row: outcome_chip(texts, row.of.fit.outcome), "cocok", width=20),
        chip_column("talenta.column.kotak", lambda row: box_chip(texts, row.of.talenta), "kotak", width=12),
        Column(
            "talenta.column.jpm", lambda row: "–" if row.of.jpm is None else f"{texts.show(row.of.jpm)} %", "jpm",
            right=True, width=10, firm=True, cell=lambda row: None if row.of.jpm is None else float(row.of.jpm),
        ),
        Column("talenta.column.golongan", lambda row: row.of.golongan or "–", "golongan", width=8, spare=True),
        Column("talenta.column.siap", ready, "siap", width=18, spare=True),
        Column("talenta.column.unit", lambda row: row.of.unit, "unit", width=20, spare=True),
        Column("talenta.column.jabatan", lambda row: row.of.jabatan, "jabatan", width=22, spare=True),
        Column(
            "talenta.column.nip", lambda row: grouped_nip(row.of.nip), "nip", width=22, firm=True, spare=True,
            cell=lambda row: row.of.nip,
        ),
        Column("talenta.column.belum", lambda row: against(row.of, texts) or "–", width=40, spare=True),
        Column("talenta.column.alasan", lambda row: row.of.named.alasan if row.of.named else "–", width=30, spare=True),
    )  # fmt: skip


def path_columns(texts: Texts) -> tuple[Column, ...]:
    """One line for each path."""

    def chance(row: PathRow) -> Chip:
        return chance_chip(row, texts)

    return (
        Column("talenta.column.dari", lambda row: row.dari, "dari", width=16),
        Column("talenta.column.ke", lambda row: row.ke, "ke", width=16),
        Column("talenta.column.arah", lambda row: row.arah, "arah", width=10),
        chip_column("talenta.column.cocok", chance, width=20),
        Column("talenta.column.kondisi", lambda row: row.condition, width=34, spare=True),
        Column("talenta.column.dasar", lambda row: row.basis, width=30, spare=True),
    )  # fmt: skip


def _day(row: PostRow, texts: Texts) -> str:
    if row.tanggal is not None:
        return texts.show(row.tanggal)
    return texts.say("talenta.now") if row.sebab is not None else "–"


def _kind(row: PostRow, texts: Texts) -> str:
    kind = texts.show(row.jabatan.jenjang if row.jabatan.jenjang is not None else row.jabatan.jenis)
    return f"{kind} {row.jabatan.eselon}".strip()
