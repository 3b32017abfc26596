"""The list of employees: pages and counts from `daftar_pegawai`."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, func, select

from asn_desktop.core.domain.pegawai import JenisPegawai, Kedudukan
from asn_desktop.core.usecases.rows import PegawaiFilter, PegawaiRow, Sort
from asn_desktop.storage.db.projection.touched import units_below
from asn_desktop.storage.db.queries import matching
from asn_desktop.storage.db.schema import system

DAFTAR = system.DAFTAR_PEGAWAI
COLUMNS = ("pegawai_id", "nip", "nama", "jenis_pegawai", "kedudukan", "golongan", "jabatan", "unit", "unit_id")
SORTED_BY = {
    "nama": "nama_urut",
    "nip": "nip",
    "jenis_pegawai": "jenis_pegawai",
    "kedudukan": "kedudukan",
    "golongan": "golongan_urut",
    "jabatan": "jabatan",
    "unit": "unit",
}


def rows(connection: Connection, where: PegawaiFilter, sort: Sort, limit: int, offset: int) -> tuple[PegawaiRow, ...]:
    asked = (
        select(*(DAFTAR.c[name] for name in COLUMNS))
        .where(*_conditions(connection, where, walked=True))
        .order_by(*order([DAFTAR.c[SORTED_BY[sort.column]]], sort.descending))
        .limit(limit)
        .offset(offset)
    )
    return tuple(
        PegawaiRow(
            UUID(row.pegawai_id),
            row.nip,
            row.nama,
            JenisPegawai(row.jenis_pegawai),
            Kedudukan(row.kedudukan),
            row.golongan,
            row.jabatan,
            row.unit,
            identity(row.unit_id),
        )
        for row in connection.execute(asked)
    )


def count(connection: Connection, where: PegawaiFilter) -> int:
    asked: Select[Any] = select(func.count()).select_from(DAFTAR).where(*_conditions(connection, where, walked=False))
    return int(connection.execute(asked).scalar_one())


def order(columns: list[ColumnElement[Any]], descending: bool) -> list[ColumnElement[Any]]:
    """By the columns, then by name; all in one direction, so that an index can be walked."""
    keys = [*columns, *(key for key in (DAFTAR.c.nama_urut, DAFTAR.c.nomor) if key not in columns)]
    return [key.desc() if descending else key.asc() for key in keys]


def shown(connection: Connection, text: str, unit_id: UUID | None, walked: bool) -> list[ColumnElement[bool]]:
    """The conditions that both lists share: what was typed, and a unit with those below it."""
    found: list[ColumnElement[bool]] = []
    if text.strip():
        found.append(matching.condition(connection, matching.resolve(connection, text), walked))
    if unit_id is not None:
        below = units_below(connection, {str(unit_id)})
        found.append(DAFTAR.c.unit_id.in_(select(below.c.id)))
    return found


def identity(text: str | None) -> UUID | None:
    return None if text is None else UUID(text)


def _conditions(connection: Connection, where: PegawaiFilter, walked: bool) -> list[ColumnElement[bool]]:
    in_service = where.kedudukan is None or where.kedudukan.in_service
    found: list[ColumnElement[bool]] = [DAFTAR.c.dinas.is_(in_service)]
    if where.kedudukan is not None:
        found.append(DAFTAR.c.kedudukan == where.kedudukan.value)
    if where.jenis_pegawai is not None:
        found.append(DAFTAR.c.jenis_pegawai == where.jenis_pegawai.value)
    if where.golongan:
        found.append(DAFTAR.c.golongan == where.golongan)
    return found + shown(connection, where.text, where.unit_id, walked)
