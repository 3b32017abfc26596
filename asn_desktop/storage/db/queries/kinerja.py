"""The year of each employee: plan, evaluation and result; and the progress of the units."""

from __future__ import annotations

import enum
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, FromClause, Select, and_, case, exists, func, or_, select

from asn_desktop.core.domain.evaluasi import StatusEvaluasi
from asn_desktop.core.domain.kinerja import Capaian, JenisEvaluasi, Predikat
from asn_desktop.core.domain.skp import StatusSkp
from asn_desktop.core.usecases.rows import KinerjaFilter, KinerjaRow, Sort, UnitProgress
from asn_desktop.storage.db.queries.pegawai import identity, order, shown
from asn_desktop.storage.db.schema import TABLES, system

DAFTAR = system.DAFTAR_PEGAWAI
SKP, EVALUASI = TABLES["skp"], TABLES["evaluasi"]
OFFICIAL = TABLES["pejabat"].alias("official")
APPRAISER_ROW = DAFTAR.alias("appraiser_row")

PENILAI = func.coalesce(APPRAISER_ROW.c.nama, OFFICIAL.c.nama, DAFTAR.c.penilai)
"""Who the plan names; otherwise who the organisation says today."""

NONE, BEGUN = "none", "begun"
"""In filters: not yet begun, and begun whatever the status."""


def rows(connection: Connection, where: KinerjaFilter, sort: Sort, limit: int, offset: int) -> tuple[KinerjaRow, ...]:
    asked = (
        select(
            DAFTAR.c.pegawai_id,
            DAFTAR.c.nip,
            DAFTAR.c.nama,
            DAFTAR.c.jabatan,
            DAFTAR.c.unit,
            DAFTAR.c.unit_id,
            PENILAI.label("penilai"),
            SKP.c.id.label("skp_id"),
            SKP.c.status.label("skp_status"),
            SKP.c.mulai,
            SKP.c.sampai,
            EVALUASI.c.id.label("evaluasi_id"),
            EVALUASI.c.status.label("evaluasi_status"),
            EVALUASI.c.predikat,
        )
        .select_from(year(where.tahun))
        .where(*_conditions(connection, where, walked=True))
        .order_by(*order([_sorted_by(sort.column)], sort.descending), SKP.c.mulai)
        .limit(limit)
        .offset(offset)
    )
    return tuple(
        KinerjaRow(
            UUID(row.pegawai_id),
            row.nip,
            row.nama,
            row.jabatan,
            row.unit,
            identity(row.unit_id),
            row.penilai,
            identity(row.skp_id),
            None if row.skp_status is None else StatusSkp(row.skp_status),
            _day(row.mulai),
            _day(row.sampai),
            identity(row.evaluasi_id),
            None if row.evaluasi_status is None else StatusEvaluasi(row.evaluasi_status),
            None if row.predikat is None else Predikat(row.predikat),
        )
        for row in connection.execute(asked)
    )


def count(connection: Connection, where: KinerjaFilter) -> int:
    asked: Select[Any] = (
        select(func.count()).select_from(year(where.tahun)).where(*_conditions(connection, where, walked=False))
    )
    return int(connection.execute(asked).scalar_one())


def progress(connection: Connection, tahun: int) -> tuple[UnitProgress, ...]:
    """Every unit that has people, by name; people without a unit last.

    A person has one predikat in the year: that of the last plan, which is the one that covers the year's end.
    """
    done: dict[str, ColumnElement[bool]] = {
        "skp_ada": SKP.c.id.is_not(None),
        "skp_disetujui": SKP.c.status == StatusSkp.DISETUJUI.value,
        "evaluasi_ada": EVALUASI.c.id.is_not(None),
        "evaluasi_final": EVALUASI.c.status == StatusEvaluasi.FINAL.value,
        **{each.value: and_(EVALUASI.c.predikat == each.value, _last_of_year()) for each in Predikat},
    }
    # By person first, because whoever changed posts has several plans and counts once.
    of_people = (
        select(SKP.c.pegawai_id, *(func.max(case((reached, 1), else_=0)).label(name) for name, reached in done.items()))
        .select_from(SKP.outerjoin(EVALUASI, EVALUASI.c.id == _newest()))
        .where(SKP.c.tahun == tahun, SKP.c.removed_at.is_(None))
        .group_by(SKP.c.pegawai_id)
        .subquery()
    )
    asked = (
        select(
            DAFTAR.c.unit_id,
            func.max(DAFTAR.c.unit).label("unit"),
            func.count().label("pegawai"),
            *(func.coalesce(func.sum(of_people.c[name]), 0).label(name) for name in done),
        )
        .select_from(DAFTAR.outerjoin(of_people, of_people.c.pegawai_id == DAFTAR.c.pegawai_id))
        .where(or_(DAFTAR.c.dinas.is_(True), of_people.c.pegawai_id.is_not(None)))
        .group_by(DAFTAR.c.unit_id)
        .order_by(DAFTAR.c.unit_id.is_(None), func.max(DAFTAR.c.unit))
    )
    achieved = TABLES["capaian_organisasi"]
    of_units = select(achieved.c.unit_id, achieved.c.capaian).where(
        achieved.c.tahun == tahun, achieved.c.removed_at.is_(None)
    )
    capaian = {unit: Capaian(found) for unit, found in connection.execute(of_units.order_by(achieved.c.id))}
    return tuple(
        UnitProgress(
            identity(row.unit_id),
            row.unit,
            row.pegawai,
            row.skp_ada,
            row.skp_disetujui,
            row.evaluasi_ada,
            row.evaluasi_final,
            {predikat: n for predikat in Predikat if (n := row._mapping[predikat.value])},
            capaian.get(row.unit_id),
        )
        for row in connection.execute(asked)
    )


def year(tahun: int) -> FromClause:
    """Employees with their plans of the year and each plan's yearly evaluation that was not replaced."""
    plan = and_(SKP.c.pegawai_id == DAFTAR.c.pegawai_id, SKP.c.tahun == tahun, SKP.c.removed_at.is_(None))
    return (
        DAFTAR.outerjoin(SKP, plan)
        .outerjoin(EVALUASI, EVALUASI.c.id == _newest())
        .outerjoin(APPRAISER_ROW, APPRAISER_ROW.c.pegawai_id == SKP.c.penilai_id)
        .outerjoin(OFFICIAL, OFFICIAL.c.id == SKP.c.pejabat_penilai_id)
    )


def _newest() -> ColumnElement[Any]:
    """The yearly evaluation of a plan that was not replaced."""
    newer = EVALUASI.alias("newer")
    return (
        select(newer.c.id)
        .where(
            newer.c.skp_id == SKP.c.id,
            newer.c.jenis == JenisEvaluasi.AKHIR.value,
            newer.c.digantikan.is_(False),
            newer.c.removed_at.is_(None),
        )
        .order_by(newer.c.revisi.desc(), newer.c.id.desc())
        .limit(1)
        .correlate(SKP)
        .scalar_subquery()
    )


def _last_of_year() -> ColumnElement[bool]:
    """The employee has no later plan in the same year."""
    later = SKP.alias("later")
    return ~exists().where(
        later.c.pegawai_id == SKP.c.pegawai_id,
        later.c.tahun == SKP.c.tahun,
        later.c.mulai > SKP.c.mulai,
        later.c.removed_at.is_(None),
    )


def concerned() -> ColumnElement[bool]:
    """Those in service, and whoever left but has a plan of the year."""
    return or_(DAFTAR.c.dinas.is_(True), SKP.c.id.is_not(None))


def _conditions(connection: Connection, where: KinerjaFilter, walked: bool) -> list[ColumnElement[bool]]:
    found = [concerned(), *shown(connection, where.text, where.unit_id, walked)]
    for column, wanted in ((SKP.c.status, where.skp), (EVALUASI.c.status, where.evaluasi)):
        if wanted == NONE:
            found.append(column.is_(None))
        elif wanted == BEGUN:
            found.append(column.is_not(None))
        elif wanted:
            found.append(column == str(wanted))
    if where.predikat is not None:
        found.append(EVALUASI.c.predikat == where.predikat.value)
    if where.penilai:
        found.append(func.lower(PENILAI).contains(where.penilai.lower(), autoescape=True))
    return found


def _sorted_by(column: str) -> ColumnElement[Any]:
    match column:
        case "nama":
            return DAFTAR.c.nama_urut
        case "nip" | "jabatan" | "unit":
            return DAFTAR.c[column]
        case "penilai":
            return PENILAI
        case "skp_status":
            return _rank(SKP.c.status, StatusSkp)
        case "evaluasi_status":
            return _rank(EVALUASI.c.status, StatusEvaluasi)
        case "predikat":
            return _rank(EVALUASI.c.predikat, Predikat)
        case "mulai" | "sampai":
            return SKP.c[column]
        case _:
            raise KeyError(column)


def _rank(column: ColumnElement[Any], values: type[enum.StrEnum]) -> ColumnElement[Any]:
    """The place of a value in its enumeration; what is not there comes first."""
    return case({value.value: rank for rank, value in enumerate(values, start=1)}, value=column, else_=0)


def _day(value: Any) -> date | None:
    """SQLite gives text, PostgreSQL gives dates."""
    return date.fromisoformat(value) if isinstance(value, str) else value
