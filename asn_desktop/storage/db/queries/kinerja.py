"""The year of each employee: plan, evaluation and result; and the progress of the units."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from msgspec.structs import replace

from asn_desktop.core.domain.evaluasi import Evaluasi, StatusEvaluasi
from asn_desktop.core.domain.kinerja import Capaian, CapaianOrganisasi, Predikat
from asn_desktop.core.domain.skp import Skp, StatusSkp
from asn_desktop.core.usecases.rows import KinerjaFilter, KinerjaRow, Sort, Term, TermRow, UnitProgress
from asn_desktop.storage.db.ownership import moved_away
from asn_desktop.storage.db.plain import Plain, Where
from asn_desktop.storage.db.queries.pegawai import identity, order, shown
from asn_desktop.storage.db.strange import examined

R = TypeVar("R", KinerjaRow, TermRow)

NONE, BEGUN = "none", "begun"
"""In filters: not yet begun, and begun whatever the status."""

NEWEST = """(SELECT newer.id FROM evaluasi AS newer
    WHERE newer.skp_id = skp.id AND newer.jenis = :jenis AND newer.nomor = :nomor
        AND NOT newer.digantikan AND newer.removed_at IS NULL
    ORDER BY newer.revisi DESC, newer.id DESC LIMIT 1)"""
"""The evaluation of a plan for the year or term asked for, that was not replaced."""

OF_TERM = "skp.tahun = :tahun AND skp.mulai < :sampai AND skp.sampai > :mulai AND skp.removed_at IS NULL"
"""Plans that touch the year or term asked for."""

YEAR = f"""daftar_pegawai
    LEFT JOIN skp ON skp.pegawai_id = daftar_pegawai.pegawai_id AND {OF_TERM}
    LEFT JOIN evaluasi ON evaluasi.id = {NEWEST}
    LEFT JOIN daftar_pegawai AS appraiser_row ON appraiser_row.pegawai_id = skp.penilai_id
    LEFT JOIN pejabat AS official ON official.id = skp.pejabat_penilai_id"""
"""Employees with their plans of the year or term, and each plan's evaluation of it that was not replaced."""

PENILAI = "coalesce(appraiser_row.nama, official.nama, daftar_pegawai.penilai)"
"""Who the plan names; otherwise who the organisation says today."""

CONCERNED = "(daftar_pegawai.dinas OR skp.id IS NOT NULL)"
"""Those in service, and whoever left but has a plan of the year."""

OURS = """NOT EXISTS (SELECT 1 FROM alih_pegawai
    WHERE alih_pegawai.pegawai_id = daftar_pegawai.pegawai_id AND alih_pegawai.arah = 'keluar')"""
"""Whose year is this office's to complete: an employee who moved away is counted where he is now."""

LAST_OF_YEAR = """NOT EXISTS (SELECT 1 FROM skp AS later
    WHERE later.pegawai_id = skp.pegawai_id AND later.tahun = skp.tahun
        AND later.mulai > skp.mulai AND later.mulai < :sampai AND later.removed_at IS NULL)"""
"""The employee has no later plan in the same year or term."""


def rows(plain: Plain, where: KinerjaFilter, sort: Sort, limit: int, offset: int) -> tuple[KinerjaRow, ...]:
    asked = _conditions(plain, where, walked=True)
    found = plain.rows(
        f"""SELECT daftar_pegawai.pegawai_id, daftar_pegawai.nip, daftar_pegawai.nama, daftar_pegawai.jabatan,
            daftar_pegawai.unit, daftar_pegawai.unit_id, {PENILAI}, skp.id, skp.status, skp.mulai, skp.sampai,
            evaluasi.id, evaluasi.status, evaluasi.predikat
        FROM {YEAR} WHERE {asked.text}
        ORDER BY {order(_sorted_by(sort.column), sort.descending)}, skp.mulai LIMIT :most OFFSET :start""",
        {**asked.values, **of_term(where.tahun, where.term), "most": limit, "start": offset},
    )
    with examined(plain, Skp, Evaluasi):
        return marked(plain, map(_row, found))


def count(plain: Plain, where: KinerjaFilter) -> int:
    asked = _conditions(plain, where, walked=False)
    sql = f"SELECT count(*) FROM {YEAR} WHERE {asked.text}"
    return int(plain.rows(sql, {**asked.values, **of_term(where.tahun, where.term)})[0][0])


def progress(plain: Plain, tahun: int, term: Term) -> tuple[UnitProgress, ...]:
    """Every unit that has people, by name; people without a unit last.

    A person has one predikat in a year or term: that of the last plan, which is the one that covers its end.
    """
    reached = {
        "skp_ada": "TRUE",
        "skp_disetujui": f"skp.status = '{StatusSkp.DISETUJUI}'",
        "evaluasi_ada": "evaluasi.id IS NOT NULL",
        "evaluasi_final": f"evaluasi.status = '{StatusEvaluasi.FINAL}'",
        **{each.value: f"evaluasi.predikat = '{each}' AND {LAST_OF_YEAR}" for each in Predikat},
    }
    # By person first, because whoever changed posts has several plans and counts once.
    of_people = ", ".join(f"max(CASE WHEN {so} THEN 1 ELSE 0 END) AS {name}" for name, so in reached.items())
    of_units = ", ".join(f"coalesce(sum(of_people.{name}), 0)" for name in reached)
    counted = plain.rows(
        f"""SELECT daftar_pegawai.unit_id, max(daftar_pegawai.unit), count(*), {of_units}
        FROM daftar_pegawai LEFT JOIN (
            SELECT skp.pegawai_id, {of_people} FROM skp LEFT JOIN evaluasi ON evaluasi.id = {NEWEST}
            WHERE {OF_TERM} GROUP BY skp.pegawai_id
        ) AS of_people ON of_people.pegawai_id = daftar_pegawai.pegawai_id
        WHERE (daftar_pegawai.dinas OR of_people.pegawai_id IS NOT NULL) AND {OURS}
        GROUP BY daftar_pegawai.unit_id
        ORDER BY daftar_pegawai.unit_id IS NULL, max(daftar_pegawai.unit)""",
        of_term(tahun, term),
    )
    achieved = plain.rows(
        """SELECT unit_id, capaian FROM capaian_organisasi
        WHERE tahun = :tahun AND jenis = :jenis AND nomor = :nomor AND removed_at IS NULL ORDER BY id""",
        {"tahun": tahun, "jenis": term.jenis.value, "nomor": term.nomor},
    )
    with examined(plain, CapaianOrganisasi):
        capaian = {unit: Capaian(found) for unit, found in achieved}
    return tuple(
        UnitProgress(
            identity(unit_id),
            unit,
            *(people, skp_ada, skp_disetujui, evaluasi_ada, evaluasi_final),
            {each: int(n) for each, n in zip(Predikat, predikat, strict=True) if n},
            capaian.get(unit_id),
        )
        for unit_id, unit, people, skp_ada, skp_disetujui, evaluasi_ada, evaluasi_final, *predikat in counted
    )


def marked(plain: Plain, rows: Iterable[R]) -> tuple[R, ...]:
    """The rows, those of employees who moved away with the name of the office that owns them now."""
    away = moved_away(plain)
    return tuple(replace(row, pindah=away[row.pegawai_id]) if row.pegawai_id in away else row for row in rows)


def of_term(tahun: int, term: Term) -> dict[str, Any]:
    """The values that `YEAR` and `NEWEST` speak of."""
    return {
        "tahun": tahun,
        "jenis": term.jenis.value,
        "nomor": term.nomor,
        "mulai": (term.mulai or date.min).isoformat(),
        "sampai": (term.sampai or date.max).isoformat(),
    }


def _row(row: Sequence[Any]) -> KinerjaRow:
    person, nip, nama, jabatan, unit, unit_id, penilai, *year = row
    skp, skp_status, mulai, sampai, evaluasi, status, predikat = year
    return KinerjaRow(
        UUID(person),
        *(nip, nama, jabatan, unit),
        identity(unit_id),
        penilai,
        identity(skp),
        None if skp_status is None else StatusSkp(skp_status),
        _day(mulai),
        _day(sampai),
        identity(evaluasi),
        None if status is None else StatusEvaluasi(status),
        None if predikat is None else Predikat(predikat),
    )


def _conditions(plain: Plain, where: KinerjaFilter, walked: bool) -> Where:
    found = Where(plain)
    found.add(CONCERNED)
    shown(plain, found, where.text, where.unit_id, walked)
    for column, wanted in (("skp.status", where.skp), ("evaluasi.status", where.evaluasi)):
        if wanted == NONE:
            found.add(f"{column} IS NULL")
        elif wanted == BEGUN:
            found.add(f"{column} IS NOT NULL")
        elif wanted:
            found.add(f"{column} = {found.value(str(wanted))}")
    if where.predikat is not None:
        found.add(f"evaluasi.predikat = {found.value(where.predikat.value)}")
    if where.penilai:
        part = where.penilai.lower().replace("/", "//").replace("%", "/%").replace("_", "/_")
        found.add(f"lower({PENILAI}) LIKE {found.value(f'%{part}%')} ESCAPE '/'")
    return found


def _sorted_by(column: str) -> str:
    match column:
        case "nama":
            return "daftar_pegawai.nama_urut"
        case "nip" | "jabatan" | "unit":
            return f"daftar_pegawai.{column}"
        case "penilai":
            return PENILAI
        case "skp_status":
            return _rank("skp.status", StatusSkp)
        case "evaluasi_status":
            return _rank("evaluasi.status", StatusEvaluasi)
        case "predikat":
            return _rank("evaluasi.predikat", Predikat)
        case "mulai" | "sampai":
            return f"skp.{column}"
        case _:
            raise KeyError(column)


def _rank(column: str, values: type[enum.StrEnum]) -> str:
    """The place of a value in its enumeration; what is not there comes first."""
    places = " ".join(f"WHEN '{value}' THEN {rank}" for rank, value in enumerate(values, start=1))
    return f"CASE {column} {places} ELSE 0 END"


def _day(value: Any) -> date | None:
    """SQLite gives text, PostgreSQL gives dates."""
    return date.fromisoformat(value) if isinstance(value, str) else value
