"""Records and rows: one mapping for every kind, done by msgspec without Python code per field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Text, literal_column, select

from asn_desktop.core.domain.arsip import Pindaian
from asn_desktop.core.domain.evaluasi import Evaluasi
from asn_desktop.core.domain.keberatan import Keberatan
from asn_desktop.core.domain.kinds import KINDS
from asn_desktop.core.domain.rencana_karier import RencanaKarier
from asn_desktop.core.domain.skp import Skp, VersiSkp
from asn_desktop.core.domain.survei import SurveiKepuasan
from asn_desktop.core.domain.talenta import PenilaianKompetensi, SyaratJabatan
from asn_desktop.core.domain.usulan import Usulan
from asn_desktop.core.kernel.bulk import in_bulk
from asn_desktop.core.kernel.ready import ready
from asn_desktop.core.kernel.record import Record, kind_of
from asn_desktop.storage.db.finding import decoded
from asn_desktop.storage.db.schema import TABLES
from asn_desktop.storage.db.sql import CorePlain
from asn_desktop.storage.db.stored import R, stored_json

__all__ = ["KINDS", "NESTED", "fields", "find", "from_json", "record_json", "to_json", "to_row"]

NESTED: Mapping[type[Record], tuple[str, ...]] = {
    Evaluasi: ("pihak", "verdict"),
    Skp: ("pihak",),
    VersiSkp: ("pihak", "isi"),
    Keberatan: ("pemutus", "verdict"),
    Pindaian: ("halaman",),
    PenilaianKompetensi: ("level",),
    SyaratJabatan: ("kompetensi",),
    RencanaKarier: ("andaian",),
    Usulan: ("verdict",),
    SurveiKepuasan: ("nrr",),
}
"""Fields that hold a Struct or several values and are stored as JSON text."""


def to_row(record: Record, removed_at: str | None) -> tuple[Any, ...]:
    """The record as a row of its table."""
    row: dict[str, Any] = msgspec.to_builtins(record)
    for field in NESTED.get(type(record), ()):
        if row[field] is not None:
            row[field] = msgspec.json.encode(row[field]).decode()
    identity, version, *fields = row.values()
    return (identity, version, removed_at, *fields)


def record_json(record_type: type[Record], dialect: str) -> ColumnElement[str]:
    """The record of a row, put together as JSON by the database."""
    return literal_column(stored_json(record_type, dialect == "sqlite"), Text())


@in_bulk()
def find(connection: Connection, record_type: type[R], *where: ColumnElement[bool]) -> tuple[R, ...]:
    """The live records of a kind that fulfil the conditions, by identity."""
    table = TABLES[kind_of(record_type)]
    text = record_json(record_type, connection.dialect.name)
    asked = select(text).select_from(table).where(table.c.removed_at.is_(None), *where).order_by(table.c.id)
    return decoded(CorePlain(connection), record_type, connection.execute(asked).scalars().all())


def to_json(record: Record) -> str:
    """The record as the journal keeps it."""
    return msgspec.json.encode(record).decode()


def from_json(kind: str, text: str) -> Record:
    """The record of an after-image; fields that came later get their defaults."""
    return msgspec.json.decode(text, type=ready(KINDS[kind]))


def fields(record: Record) -> dict[str, Any]:
    """The record's fields by name, with their typed values."""
    return {name: getattr(record, name) for name in record.__struct_fields__}
