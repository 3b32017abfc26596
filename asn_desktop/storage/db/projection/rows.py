"""The list row of each employee, computed from the records."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Select, or_, select

from asn_desktop.core.domain import golongan as ladder
from asn_desktop.core.domain.jabatan import StatusJabatan
from asn_desktop.core.domain.pegawai import Kedudukan
from asn_desktop.core.domain.penilai import Atasan
from asn_desktop.storage.db.ownership import moved_away
from asn_desktop.storage.db.projection.superiors import Superiors, names, unit_name, with_titles
from asn_desktop.storage.db.projection.words import plain, searchable
from asn_desktop.storage.db.schema import TABLES
from asn_desktop.storage.db.sql import CorePlain, among


class ListRow(Struct, frozen=True):
    """One row of `daftar_pegawai`; fields are its columns. `dinas`: in service, and in this office."""

    pegawai_id: str
    nip: str
    nama: str
    nama_urut: str
    jenis_pegawai: str
    kedudukan: str
    dinas: bool
    golongan: str
    golongan_urut: int
    jabatan: str
    unit: str
    unit_id: str | None
    penilai: str
    penilai_id: str | None
    pejabat_id: str | None
    cari: str


IN_SERVICE = {kedudukan.value: kedudukan.in_service for kedudukan in Kedudukan}


def computed(connection: Connection, day: date, people: Collection[str] | None) -> list[ListRow]:
    """The rows of these employees (None: of all) as of `day`; those in the bin have none."""
    pegawai = TABLES["pegawai"]
    columns = ("id", "nip", "gelar_depan", "nama", "gelar_belakang", "jenis_pegawai", "kedudukan")
    asked = select(*(pegawai.c[name] for name in columns)).where(pegawai.c.removed_at.is_(None))
    if people is not None:
        asked = asked.where(among(connection, pegawai.c.id, people))
    persons = connection.execute(asked.order_by(pegawai.c.id)).all()
    golongan = dict(_in_force(connection, "riwayat_golongan", "golongan", day, people))
    jabatan = dict(_in_force(connection, "riwayat_jabatan", "nama", day, people))
    units = {person: UUID(unit) for person, unit in _in_force(connection, "riwayat_unit", "unit_id", day, people)}
    superiors = Superiors(connection, day, people, {str(unit) for unit in units.values()})
    atasan: dict[str, Atasan] = {row.id: superiors.of(UUID(row.id), units.get(row.id)) for row in persons}
    employees, officials = names(connection, atasan)
    away = moved_away(CorePlain(connection))
    rows: list[ListRow] = []
    for person in persons:
        above = atasan[person.id]
        unit_id = units.get(person.id)
        nama = with_titles(person.gelar_depan, person.nama, person.gelar_belakang)
        unit = unit_name(superiors.tree, unit_id)
        penilai = (
            employees.get(above.pegawai_id, "")
            if above.pegawai_id is not None
            else officials.get(above.pejabat_id, "")
            if above.pejabat_id is not None
            else ""
        )
        held = golongan.get(person.id, "")
        post = jabatan.get(person.id, "")
        rows.append(
            ListRow(
                person.id,
                person.nip,
                nama,
                plain(person.nama),
                person.jenis_pegawai,
                person.kedudukan,
                IN_SERVICE[person.kedudukan] and UUID(person.id) not in away,
                held,
                ladder.rank(held) if ladder.parse(held) == held else 0,
                post,
                unit,
                None if unit_id is None or not unit else str(unit_id),
                penilai,
                _text(above.pegawai_id),
                _text(above.pejabat_id),
                searchable(nama, person.nip, post, unit),
            )
        )
    return rows


def _in_force(
    connection: Connection, kind: str, value: str, day: date, people: Collection[str] | None
) -> list[tuple[str, Any]]:
    """Person and value of the entries in force on the day; the one that counts comes last (as in `domain.riwayat`)."""
    table = TABLES[kind]
    today = day.isoformat()
    where: list[ColumnElement[bool]] = [table.c.removed_at.is_(None), table.c.tmt <= today]
    order: list[ColumnElement[Any]] = [table.c.tmt, table.c.id.desc()]
    if "sampai" in table.c:
        where.append(or_(table.c.sampai.is_(None), table.c.sampai > today))
    if "status" in table.c:
        order.insert(0, (table.c.status == StatusJabatan.DEFINITIF.value).asc())
    if people is not None:
        where.append(among(connection, table.c.pegawai_id, people))
    asked: Select[Any] = select(table.c.pegawai_id, table.c[value]).where(*where).order_by(*order)
    return [(person, found) for person, found in connection.execute(asked)]


def _text(identity: UUID | None) -> str | None:
    return None if identity is None else str(identity)
