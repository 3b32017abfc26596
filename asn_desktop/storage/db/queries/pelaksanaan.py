"""How far everybody is in a year or term: counted where it lies, in one pass."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any
from uuid import UUID

import msgspec

from asn_desktop.core.domain.evaluasi import Evaluasi
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.skp import PengecualianSkp, Skp
from asn_desktop.core.kernel.ready import ready
from asn_desktop.core.usecases.rows import MonthCount, Term, TermRow
from asn_desktop.storage.db.plain import Plain, Where
from asn_desktop.storage.db.queries.kinerja import CONCERNED, OURS, PENILAI, YEAR, marked, of_term
from asn_desktop.storage.db.queries.pegawai import shown
from asn_desktop.storage.db.strange import examined


def rows(
    plain: Plain, tahun: int, term: Term, unit_id: UUID | None, people: Collection[UUID] | None = None
) -> tuple[TermRow, ...]:
    """Everybody concerned, by name; who has several plans in the term has a row for each."""
    first = term.mulai or date(tahun, 1, 1)
    last = (term.sampai or date(tahun + 1, 1, 1)) - timedelta(days=1)
    where = Where(plain)
    where.add(CONCERNED)
    shown(plain, where, "", unit_id, walked=True)
    if people is not None:
        names = ", ".join(where.value(str(each)) for each in people)
        where.add(f"daftar_pegawai.pegawai_id IN ({names})" if people else "FALSE")
    months = "bulan BETWEEN :first_month AND :last_month"
    days = "tanggal BETWEEN :first_day AND :last_day"
    found = plain.rows(
        f"""SELECT daftar_pegawai.pegawai_id, daftar_pegawai.nip, daftar_pegawai.nama, daftar_pegawai.jabatan,
            daftar_pegawai.unit, daftar_pegawai.unit_id, daftar_pegawai.kedudukan, {PENILAI},
            (SELECT sebab FROM pengecualian_skp AS free WHERE free.pegawai_id = daftar_pegawai.pegawai_id
                AND free.removed_at IS NULL AND free.mulai <= :last_day
                AND (free.sampai IS NULL OR free.sampai > :last_day) LIMIT 1),
            skp.id, skp.status, skp.mulai, skp.sampai, evaluasi.id, evaluasi.status, evaluasi.rating_hasil,
            evaluasi.rating_perilaku, evaluasi.predikat,
            {_count("indikator", "skp_id = skp.id")},
            {_count("realisasi", "evaluasi_id = evaluasi.id")},
            {_count("rencana_aksi", f"skp_id = skp.id AND {months}")},
            {_count("realisasi_berkala", f"skp_id = skp.id AND {months}", "DISTINCT indikator_id")},
            {_count("bukti_dukung", f"skp_id = skp.id AND {months}")},
            {_count("umpan_balik", f"skp_id = skp.id AND {days}")},
            coalesce(skp.penilai_id, skp.pejabat_penilai_id, daftar_pegawai.penilai_id, daftar_pegawai.pejabat_id)
        FROM {YEAR} WHERE {where.text} ORDER BY daftar_pegawai.nama_urut, skp.mulai""",
        {
            **where.values,
            **of_term(tahun, term),
            "first_month": first.month,
            "last_month": last.month,
            "first_day": first.isoformat(),
            "last_day": last.isoformat(),
        },
    )
    with examined(plain, Pegawai, Skp, Evaluasi, PengecualianSkp):
        return marked(plain, map(_row, found))


_MONTHS = " UNION ALL ".join(f"SELECT {month} AS bulan" for month in range(1, 13))


def _month(day: str) -> str:
    """The month of a day, in both databases."""
    return f"CAST(substr(CAST({day} AS TEXT), 6, 2) AS INTEGER)"


_KEPT = f"""
    SELECT skp.id AS skp_id, each.bulan AS bulan, 'skp' AS what FROM skp JOIN ({_MONTHS}) AS each
        ON each.bulan >= {_month("skp.mulai")} AND each.bulan <= CASE
            WHEN CAST(substr(CAST(skp.sampai AS TEXT), 1, 4) AS INTEGER) > skp.tahun THEN 12
            WHEN substr(CAST(skp.sampai AS TEXT), 9, 2) = '01' THEN {_month("skp.sampai")} - 1
            ELSE {_month("skp.sampai")} END
    UNION SELECT skp_id, bulan, 'rencana_aksi' FROM rencana_aksi WHERE removed_at IS NULL
    UNION SELECT skp_id, bulan, 'realisasi' FROM realisasi_berkala WHERE removed_at IS NULL
    UNION SELECT skp_id, bulan, 'bukti' FROM bukti_dukung WHERE removed_at IS NULL
    UNION SELECT skp_id, {_month("tanggal")}, 'umpan_balik' FROM umpan_balik WHERE removed_at IS NULL"""
"""What there is in the months of plans, each plan, month and kind once."""


def month_counts(plain: Plain, tahun: int, unit_id: UUID | None) -> tuple[MonthCount, ...]:
    """People by unit, by what is recorded of them, and by month; those there are, as month 0."""
    where = Where(plain)
    shown(plain, where, "", unit_id, walked=True)
    found = plain.rows(
        f"""SELECT daftar_pegawai.unit_id, max(daftar_pegawai.unit), 'pegawai', 0, count(*)
        FROM daftar_pegawai WHERE {where.text} AND (daftar_pegawai.dinas OR EXISTS (SELECT 1 FROM skp
            WHERE skp.pegawai_id = daftar_pegawai.pegawai_id AND skp.tahun = :tahun AND skp.removed_at IS NULL))
            AND {OURS}
        GROUP BY daftar_pegawai.unit_id
        UNION ALL
        SELECT daftar_pegawai.unit_id, max(daftar_pegawai.unit), kept.what, kept.bulan, count(DISTINCT skp.pegawai_id)
        FROM ({_KEPT}) AS kept
        JOIN skp ON skp.id = kept.skp_id AND skp.tahun = :tahun AND skp.removed_at IS NULL
        JOIN daftar_pegawai ON daftar_pegawai.pegawai_id = skp.pegawai_id
        WHERE {where.text} AND {OURS} GROUP BY daftar_pegawai.unit_id, kept.what, kept.bulan""",
        {**where.values, "tahun": tahun},
    )
    names = MonthCount.__struct_fields__
    return tuple(
        msgspec.convert({**dict(zip(names, map(_plain, row), strict=True)), "unit": row[1] or ""}, ready(MonthCount))
        for row in found
    )


def _count(table: str, where: str, what: str = "*") -> str:
    return f"(SELECT count({what}) FROM {table} WHERE {table}.{where} AND {table}.removed_at IS NULL)"


@cache
def _names() -> tuple[str, ...]:
    return tuple(name for name in TermRow.__struct_fields__ if name != "pindah")


def _row(row: Sequence[Any]) -> TermRow:
    return msgspec.convert(dict(zip(_names(), map(_plain, row), strict=True)), ready(TermRow))


def _plain(value: Any) -> Any:
    """PostgreSQL gives dates and identities as such, SQLite as text; conversion takes text."""
    return str(value) if isinstance(value, date | UUID) else value
