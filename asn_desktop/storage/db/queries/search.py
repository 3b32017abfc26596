"""Search anything: employees and units by what was typed."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from asn_desktop.core.kernel.texts import grouped_nip
from asn_desktop.core.usecases.rows import Found
from asn_desktop.storage.db.projection.words import plain
from asn_desktop.storage.db.queries import matching
from asn_desktop.storage.db.schema import TABLES, system

DAFTAR = system.DAFTAR_PEGAWAI


def search(connection: Connection, typed: str, limit: int) -> tuple[Found, ...]:
    """Employees whose name begins so, then units, then other employees; whoever left the service is found too."""
    if not plain(typed):
        return ()
    words = matching.resolve(connection, typed)
    hit = matching.condition(connection, words, walked=True)
    first = or_(*(_begins(word) for word in words[0]))
    named = _employees(connection, and_(hit, first), limit)
    units = _units(connection, words, limit - len(named))
    left = limit - len(named) - len(units)
    others = _employees(connection, and_(hit, ~first), left) if left > 0 else ()
    return (*named, *units, *others)


def _begins(word: str) -> ColumnElement[bool]:
    return and_(DAFTAR.c.nama_urut >= word, DAFTAR.c.nama_urut < word + "\uffff")


def _employees(connection: Connection, where: ColumnElement[bool], limit: int) -> tuple[Found, ...]:
    asked = (
        select(DAFTAR.c.pegawai_id, DAFTAR.c.nama, DAFTAR.c.nip, DAFTAR.c.jabatan)
        .where(where)
        .order_by(DAFTAR.c.dinas.desc(), DAFTAR.c.nama_urut, DAFTAR.c.nomor)
        .limit(limit)
    )
    return tuple(
        Found("pegawai", UUID(row.pegawai_id), row.nama, " · ".join(filter(None, (grouped_nip(row.nip), row.jabatan))))
        for row in connection.execute(asked)
    )


def _units(connection: Connection, words: matching.Alternatives, limit: int) -> tuple[Found, ...]:
    unit = TABLES["unit"]
    induk = unit.alias("induk")
    named = and_(*(or_(*(unit.c.nama.ilike(f"%{word}%") for word in of)) for of in words))
    asked = (
        select(unit.c.id, unit.c.nama, induk.c.nama.label("induk"))
        .outerjoin_from(unit, induk, unit.c.induk_id == induk.c.id)
        .where(unit.c.removed_at.is_(None), named)
        .order_by(unit.c.nama)
        .limit(max(limit, 0))
    )
    return tuple(Found("unit", UUID(row.id), row.nama, row.induk or "") for row in connection.execute(asked))
