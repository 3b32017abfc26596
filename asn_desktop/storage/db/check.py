"""Is the file sound? Database, references, journal, records against journal, and lists against records."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date

import msgspec
from sqlalchemy import Connection, func, select
from sqlalchemy.exc import DatabaseError

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.storage.db import journal
from asn_desktop.storage.db.journal import JURNAL
from asn_desktop.storage.db.projection.refresh import differences
from asn_desktop.storage.db.records import KINDS, from_json, record_json, to_json
from asn_desktop.storage.db.schema import TABLES
from asn_desktop.storage.db.sql import CorePlain
from asn_desktop.storage.db.stored import in_words
from asn_desktop.storage.db.strange import strange_among


def findings(connection: Connection, day: date) -> Iterator[UserError]:
    """Everything that is wrong, each with what to do; nothing for a sound file."""
    if connection.dialect.name == "sqlite":
        said = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one()
        if said != "ok":
            yield UserError("check_database", detail=said)
            return
        for table, *_ in connection.exec_driver_sql("PRAGMA foreign_key_check").all()[:1]:
            yield UserError("check_reference", table=table)
    broken = journal.broken_at(connection)
    if broken is not None:
        yield UserError("check_journal", seq=broken.seq)
    changed = [_changed(connection, kind, of) for kind, of in _unjournalled(connection)]
    yield from changed
    if not changed:  # lists are compared with sound records only
        wrong = differences(connection, day)
        if wrong:
            yield UserError("check_lists", n=wrong)


def _changed(connection: Connection, kind: str, identity: str) -> UserError:
    """That a record was changed past the program, or more exactly: into something the program cannot read."""
    table = TABLES[kind]
    text = record_json(KINDS[kind], connection.dialect.name)
    row = connection.execute(select(text).where(table.c.id == identity)).scalars().all()
    return strange_among(CorePlain(connection), KINDS[kind], row) or UserError(
        "check_record", kind=in_words(kind), identity=identity
    )


def search_findings(connection: Connection) -> Iterator[UserError]:
    """Does the search index know what the lists show? SQLite only tells a connection that may write."""
    for index in ("cari_pegawai", "cari_kata"):
        try:
            connection.exec_driver_sql(f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)")
        except DatabaseError:
            yield UserError("check_search")
            return


def _unjournalled(connection: Connection) -> Iterator[tuple[str, str]]:
    """Records that are not as the journal last told: changed from outside, past the program."""
    last: dict[str, bytes | None] = {}
    told = connection.execution_options(stream_results=True).execute(
        select(JURNAL.c.record_id, JURNAL.c.after).order_by(JURNAL.c.seq)
    )
    for identity, after in told:
        last[identity] = None if after is None else _digest(after)
    for kind, table in TABLES.items():
        text = record_json(KINDS[kind], connection.dialect.name)
        for identity, removed_at, row in connection.execute(select(table.c.id, table.c.removed_at, text)):
            expected = last.pop(identity, b"")
            if removed_at is not None:
                if expected is not None:
                    yield kind, identity
            elif not _as_told(connection, kind, identity, row, expected):
                yield kind, identity
    for identity in last:
        kind = connection.execute(select(func.max(JURNAL.c.kind)).where(JURNAL.c.record_id == identity)).scalar_one()
        yield kind, identity


def _as_told(connection: Connection, kind: str, identity: str, row: str, expected: bytes | None) -> bool:
    if expected == _digest(row):  # written by this program: the same fields, in the same order
        return True
    try:
        record = from_json(kind, row)
    except msgspec.ValidationError:  # a value that the program would never write
        return False
    return expected == _digest(to_json(record)) or record == _last_told(connection, kind, identity)


def _last_told(connection: Connection, kind: str, identity: str) -> object:
    """The record of its newest journal entry: an older program may have written fewer fields."""
    newest = select(JURNAL.c.after).where(JURNAL.c.record_id == identity).order_by(JURNAL.c.seq.desc()).limit(1)
    after = connection.execute(newest).scalar()
    return None if after is None else from_json(kind, after)


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode(), digest_size=16).digest()
