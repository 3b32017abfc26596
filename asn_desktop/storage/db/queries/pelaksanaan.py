"""How far everybody is in a year or term: counted where it lies, in one pass."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any
from uuid import UUID

import msgspec

from asn_desktop.core.usecases.rows import Term, TermRow
from asn_desktop.storage.db.plain import Plain, Where
from asn_desktop.storage.db.queries.kinerja import CONCERNED, PENILAI, YEAR, of_term
from asn_desktop.storage.db.queries.pegawai import shown


def rows(plain: Plain, tahun: int, term: Term, unit_id: UUID | None) -> tuple[TermRow, ...]:
    """Everybody concerned, by name; who has several plans in the term has a row for each."""
    first = term.mulai or date(tahun, 1, 1)
    last = (term.sampai or date(tahun + 1, 1, 1)) - timedelta(days=1)
    where = Where(plain)
    where.add(CONCERNED)
    shown(plain, where, "", unit_id, walked=True)
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
            {_count("umpan_balik", f"skp_id = skp.id AND {days}")}
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
    return tuple(map(_row, found))


def _count(table: str, where: str, what: str = "*") -> str:
    return f"(SELECT count({what}) FROM {table} WHERE {table}.{where} AND {table}.removed_at IS NULL)"


@cache
def _names() -> tuple[str, ...]:
    return TermRow.__struct_fields__


def _row(row: Sequence[Any]) -> TermRow:
    return msgspec.convert(dict(zip(_names(), map(_plain, row), strict=True)), TermRow)


def _plain(value: Any) -> Any:
    """PostgreSQL gives dates and identities as such, SQLite as text; conversion takes text."""
    return str(value) if isinstance(value, date | UUID) else value
