"""What the journal tells: histories of records, the last change, and the bin."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, func, select

from asn_desktop.core.kernel.record import Record, kind_of
from asn_desktop.core.usecases.rows import BinRow, JournalRow, LastChange
from asn_desktop.storage.db.journal import CREATE, JURNAL, previous_after, undone
from asn_desktop.storage.db.queries.labels import labels
from asn_desktop.storage.db.records import fields, from_json
from asn_desktop.storage.db.schema import TABLES
from asn_desktop.storage.db.sql import among

FOUNDING = "create_office"
PRACTICE = "create_practice"
"""The actions that begin a file; there is nothing before them to go back to."""

PRINTED = "register_cetakan"
"""Paper that is out of the printer is not taken back: "undo" means the change before it."""


def history(connection: Connection, identities: Iterable[UUID]) -> tuple[JournalRow, ...]:
    """Every change of these records, newest first."""
    asked = among(connection, JURNAL.c.record_id, [str(identity) for identity in identities])
    return _rows(connection, asked)


def history_of(
    connection: Connection, kind: type[Record], identity: UUID, parts: Collection[type[Record]]
) -> tuple[JournalRow, ...]:
    """Every change of a record and of its parts, which name it in the column `<kind>_id`; newest first."""
    found = [str(identity)]
    for part in parts:
        table = TABLES[kind_of(part)]
        found += connection.execute(select(table.c.id).where(table.c[f"{kind_of(kind)}_id"] == str(identity))).scalars()
    return history(connection, map(UUID, found))


def last_change(connection: Connection) -> LastChange | None:
    """The newest group that can be undone: not an undo itself, not undone, not the founding of the office."""
    newest = (
        select(JURNAL.c.group_id, JURNAL.c.at, JURNAL.c.actor, JURNAL.c.action)
        .where(
            JURNAL.c.undoes.is_(None),
            JURNAL.c.action.not_in((FOUNDING, PRACTICE, PRINTED)),
            ~among(connection, JURNAL.c.group_id, undone(connection)),
        )
        .order_by(JURNAL.c.seq.desc())
        .limit(1)
    )
    found = connection.execute(newest).first()
    if found is None:
        return None
    group, at, actor, action = found
    entries = select(func.count()).select_from(JURNAL).where(JURNAL.c.group_id == group)
    n: int = connection.execute(entries).scalar_one()
    return LastChange(UUID(group), datetime.fromisoformat(at), actor, action, n)


def bin_rows(connection: Connection) -> tuple[BinRow, ...]:
    """What was removed on purpose, newest first. What an undo took back again is not offered."""
    found: list[BinRow] = []
    for kind, table in TABLES.items():
        removed = select(table).where(table.c.removed_at.is_not(None))
        records = {row.id: row for row in connection.execute(removed)}
        if not records:
            continue
        newest = {row.record_id: row for row in _entries(connection, JURNAL.c.record_id, records)}
        undone_groups = {row.undoes for row in newest.values() if row.undoes is not None}
        made = {
            (row.group_id, row.record_id)
            for row in _entries(connection, JURNAL.c.group_id, undone_groups)
            if row.operation == CREATE
        }
        kept = {identity: row for identity, row in records.items() if (newest[identity].undoes, identity) not in made}
        names = labels(connection, kind, list(kept.values()))
        found.extend(
            BinRow(
                kind, UUID(identity), names[identity], datetime.fromisoformat(row.removed_at), newest[identity].actor
            )
            for identity, row in kept.items()
        )
    return tuple(sorted(found, key=lambda row: (row.removed_at, row.id), reverse=True))


def _entries(connection: Connection, column: ColumnElement[Any], values: Collection[str]) -> Sequence[Row[Any]]:
    """The journal's entries by group or record, in order, without their contents."""
    names = ("record_id", "group_id", "undoes", "operation", "actor")
    asked = select(*(JURNAL.c[name] for name in names)).where(among(connection, column, values))
    return connection.execute(asked.order_by(JURNAL.c.seq)).all() if values else ()


def _rows(connection: Connection, where: Any) -> tuple[JournalRow, ...]:
    asked = select(JURNAL, previous_after()).where(where).order_by(JURNAL.c.seq.desc())
    return tuple(_row(row) for row in connection.execute(asked))


def _row(row: Row[Any]) -> JournalRow:
    return JournalRow(
        row.seq,
        datetime.fromisoformat(row.at),
        row.actor,
        row.action,
        UUID(row.group_id),
        row.kind,
        UUID(row.record_id),
        row.operation,
        _fields(row.kind, row.before),
        _fields(row.kind, row.after),
    )


def _fields(kind: str, text: str | None) -> dict[str, Any] | None:
    """The fields with their typed values; as plain text where an older program wrote what this one no longer knows."""
    if text is None:
        return None
    try:
        return fields(from_json(kind, text))
    except (msgspec.ValidationError, KeyError):
        found: dict[str, Any] = msgspec.json.decode(text)
        return found
