"""The journal: every change sealed onto the one before with SHA-256, in the same transaction as the change."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Row, func, select

from asn_desktop.core.exchange.entry import FIRST_HASH, seal
from asn_desktop.storage.db.plain import Plain
from asn_desktop.storage.db.schema import system

JURNAL = system.JURNAL

CREATE, UPDATE, REMOVE, RESTORE = "create", "update", "remove", "restore"


class Entry(Struct, frozen=True):
    """One change to be journalled; `after` is the record as JSON, None once it is in the bin."""

    kind: str
    record_id: str
    operation: str
    after: str | None
    undoes: str | None = None


class Header(Struct, frozen=True):
    """What all changes of one unit of work have in common; `at` in UTC, as ISO text."""

    epoch: int
    at: str
    actor: str
    action: str
    group: str


def head(plain: Plain) -> tuple[int, str]:
    """Sequence number and hash of the newest row."""
    newest = plain.rows("SELECT seq, hash FROM jurnal ORDER BY seq DESC LIMIT 1")
    return newest[0] if newest else (0, FIRST_HASH)


def append(plain: Plain, header: Header, entries: Iterable[Entry]) -> None:
    """Write the entries after the newest row, in order."""
    seq, previous = head(plain)
    rows: list[tuple[Any, ...]] = []
    for entry in entries:
        seq += 1
        values = (
            seq,
            header.epoch,
            header.at,
            header.actor,
            header.action,
            header.group,
            entry.undoes,
            entry.kind,
            entry.record_id,
            entry.operation,
            entry.after,
            previous,
        )
        previous = seal(values)
        rows.append((*values, previous))
    plain.insert(JURNAL.name, JURNAL.columns.keys(), rows)


def broken_at(connection: Connection) -> Row[Any] | None:
    """The first row that does not follow from the one before it; None where the chain holds from end to end."""
    seq, previous = 0, FIRST_HASH
    rows = connection.execution_options(stream_results=True).execute(select(JURNAL).order_by(JURNAL.c.seq))
    for row in rows:
        if row.seq != seq + 1 or row.prev_hash != previous or seal(row[:-1]) != row.hash:
            rows.close()
            return row
        seq, previous = row.seq, row.hash
    return None


def undone(connection: Connection) -> frozenset[str]:
    """Groups whose effect was taken back and not brought in again."""
    pairs = connection.execute(
        select(JURNAL.c.group_id, JURNAL.c.undoes)
        .where(JURNAL.c.undoes.is_not(None))
        .group_by(JURNAL.c.group_id, JURNAL.c.undoes)
        .order_by(func.max(JURNAL.c.seq).desc())
    )
    found: set[str] = set()
    for group, target in pairs:  # newest first: an undo that was itself undone counts for nothing
        if group not in found:
            found.add(target)
    return frozenset(found)


def previous_after() -> Any:
    """The record's after-image in the entry before this one: this entry's before-image."""
    earlier = JURNAL.alias("earlier")
    return (
        select(earlier.c.after)
        .where(earlier.c.record_id == JURNAL.c.record_id, earlier.c.seq < JURNAL.c.seq)
        .order_by(earlier.c.seq.desc())
        .limit(1)
        .correlate(JURNAL)
        .scalar_subquery()
        .label("before")
    )
