"""What the plans of the office say, for writing new ones: their texts, whose could be copied, which form is usual.

The plans of one year are walked by its index, and of each no more is read than is asked for; so a bounded number of
rows answers in an office of any size.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from asn_desktop.core.domain.skp import JenisHasilKerja, Pendekatan, Skp, StatusSkp
from asn_desktop.core.usecases.rows import PlanSource, PlanSourceFilter, PlanText, PlanTextFilter
from asn_desktop.storage.db.plain import Plain, Where
from asn_desktop.storage.db.strange import examined

SAMPLE = 500
"""So many plans of a year tell which approach is usual."""

_AFTER_ALL = chr(0xFFFF)


def texts(plain: Plain, where: PlanTextFilter, limit: int) -> tuple[PlanText, ...]:
    """The different texts among the first `limit` planned results that fit, by how near their writers' posts are."""
    asked = Where(plain)
    near = [_named(asked, where.jabatan) if where.jabatan else "FALSE"]
    near.append(_begins(asked, where.awal) if where.awal else "FALSE")
    # Written with CROSS JOIN, SQLite reads the tables in this order: first what leaves the fewest rows.
    if where.nearness is not None and where.nearness < len(near):
        tables, order = "daftar_pegawai CROSS JOIN skp CROSS JOIN hasil_kerja AS hasil", ""
        asked.add(near[where.nearness])
    elif where.words:
        tables, order = "hasil_kerja AS hasil CROSS JOIN skp CROSS JOIN daftar_pegawai", ""
    else:
        tables, order = "skp CROSS JOIN daftar_pegawai CROSS JOIN hasil_kerja AS hasil", "ORDER BY skp.tahun DESC"
    asked.add("hasil.skp_id = skp.id AND daftar_pegawai.pegawai_id = skp.pegawai_id")
    asked.add(f"skp.tahun BETWEEN {asked.value(where.dari)} AND {asked.value(where.tahun)}")
    asked.add("skp.removed_at IS NULL AND hasil.removed_at IS NULL AND hasil.rencana <> ''")
    if where.keluarga is not None:
        asked.add(f"skp.keluarga = {asked.value(where.keluarga.value)}")
    for word in where.words:
        part = word.lower().replace("/", "//").replace("%", "/%").replace("_", "/_")
        asked.add(f"lower(hasil.rencana) LIKE {asked.value(f'%{part}%')} ESCAPE '/'")
    found = plain.rows(
        f"""SELECT max(found.id), min(found.id), found.rencana, max(found.jenis), max(found.tahun),
            max(found.jabatan), count(*), found.nearness
        FROM (SELECT CAST(hasil.id AS TEXT) AS id, hasil.rencana, hasil.jenis, skp.tahun, daftar_pegawai.jabatan,
                CASE WHEN {near[0]} THEN 0 WHEN {near[1]} THEN 1 ELSE 2 END AS nearness
            FROM {tables} WHERE {asked.text} {order} LIMIT :most) AS found
        GROUP BY found.rencana, found.nearness""",
        {**asked.values, "most": limit},
    )
    return tuple(
        PlanText((UUID(newest), UUID(oldest)), rencana, JenisHasilKerja(jenis), tahun, jabatan, n, nearness)
        for newest, oldest, rencana, jenis, tahun, jabatan, n, nearness in found
    )


def sources(plain: Plain, where: PlanSourceFilter, limit: int) -> tuple[PlanSource, ...]:
    """Plans with content of the person and of people near to him, the nearest first, then the newest.

    One question for each nearness, each by an index of its own, until there are enough.
    """
    found: dict[UUID, PlanSource] = {}
    for nearness in range(5):
        if len(found) < limit:
            with examined(plain, Skp):
                for source in _sources(plain, where, nearness, limit):
                    found.setdefault(source.skp_id, source)
    return tuple(
        sorted(found.values(), key=lambda each: (each.nearness, -each.tahun, each.nama.casefold(), each.mulai))
    )[:limit]


def _sources(plain: Plain, where: PlanSourceFilter, nearness: int, limit: int) -> Iterator[PlanSource]:
    asked = Where(plain)
    unit = None if where.unit_id is None else f"daftar_pegawai.unit_id = {asked.value(str(where.unit_id))}"
    post = _named(asked, where.jabatan) if where.jabatan else None
    conditions = (
        f"daftar_pegawai.pegawai_id = {asked.value(str(where.pegawai_id))}",
        f"{post} AND {unit}" if post and unit else None,
        post,
        _begins(asked, where.awal) if where.awal else None,
        unit,
    )
    condition = conditions[nearness]
    if condition is None:
        return
    asked.add(f"skp.pegawai_id = daftar_pegawai.pegawai_id AND {condition}")
    asked.add(f"skp.tahun IN ({asked.value(where.tahun)}, {asked.value(where.tahun - 1)})")
    asked.add(f"skp.removed_at IS NULL AND skp.id <> {asked.value(str(where.skp_id))}")
    asked.add("EXISTS (SELECT 1 FROM hasil_kerja WHERE skp_id = skp.id AND removed_at IS NULL)")
    rows = plain.rows(
        f"""SELECT near.*, (SELECT count(*) FROM hasil_kerja WHERE skp_id = near.id AND removed_at IS NULL),
            (SELECT count(*) FROM indikator WHERE skp_id = near.id AND removed_at IS NULL)
        FROM (SELECT skp.id, skp.pegawai_id, daftar_pegawai.nama, daftar_pegawai.jabatan, daftar_pegawai.unit,
                skp.tahun, skp.mulai, skp.sampai, skp.status
            FROM daftar_pegawai CROSS JOIN skp WHERE {asked.text} LIMIT :most) AS near""",
        {**asked.values, "most": limit},
    )
    for skp, person, nama, jabatan, of_unit, tahun, mulai, sampai, status, hasil, indikator in rows:
        yield PlanSource(
            UUID(skp),
            UUID(person),
            *(nama, jabatan, of_unit, tahun),
            _day(mulai),
            _day(sampai),
            StatusSkp(status),
            *(nearness, hasil, indikator),
        )


def approaches(plain: Plain, years: Collection[int]) -> dict[Pendekatan, int]:
    """How many of some plans of these years are written in each approach: enough to tell what is usual."""
    found: Counter[Pendekatan] = Counter()
    for year in years:
        counted = plain.rows(
            """SELECT pendekatan, count(*) FROM (
                SELECT pendekatan FROM skp WHERE tahun = :tahun AND removed_at IS NULL LIMIT :most
            ) AS few GROUP BY pendekatan""",
            {"tahun": year, "most": SAMPLE},
        )
        with examined(plain, Skp):
            found.update({Pendekatan(pendekatan): int(n) for pendekatan, n in counted})
    return dict(found)


def _named(asked: Where, jabatan: str) -> str:
    return f"daftar_pegawai.jabatan = {asked.value(jabatan)}"


def _begins(asked: Where, awal: str) -> str:
    column = "daftar_pegawai.jabatan"
    return f"{column} >= {asked.value(awal)} AND {column} < {asked.value(awal + _AFTER_ALL)}"


def _day(value: Any) -> date:
    """SQLite gives text, PostgreSQL gives dates."""
    return date.fromisoformat(value) if isinstance(value, str) else value
