"""Writes that become true together: records, journal and list projection in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import compress
from operator import ne
from typing import Any
from uuid import UUID

from asn_desktop.core.kernel.errors import NotFoundError, StaleRecordError
from asn_desktop.core.kernel.record import Changes, Record, kind_of
from asn_desktop.storage.db import journal, undo
from asn_desktop.storage.db.database import View
from asn_desktop.storage.db.finding import decoded
from asn_desktop.storage.db.ids import new_id
from asn_desktop.storage.db.journal import Header
from asn_desktop.storage.db.ownership import moved_away, refuse_foreign_records
from asn_desktop.storage.db.plain import Plain, Where
from asn_desktop.storage.db.projection.refresh import refresh
from asn_desktop.storage.db.projection.touched import Touched
from asn_desktop.storage.db.reader import SqlReader
from asn_desktop.storage.db.records import KINDS, to_json, to_row
from asn_desktop.storage.db.stored import R, columns_of, in_words, stored_json
from asn_desktop.storage.db.writes import Stored, Write


class SqlUnitOfWork(SqlReader):
    """See `core.usecases.ports.UnitOfWork`."""

    def __init__(
        self,
        view: View,
        header: Header,
        today: date,
    ) -> None:
        super().__init__(view)
        self._header = header
        self._today = today
        self._touched = Touched()
        self._kinds: set[str] = set()
        self._ids: set[UUID] = set()
        self._away = moved_away(view.plain)

    def new_id(self) -> UUID:
        return new_id()

    def put(self, record: R) -> R:
        return self._put((record,))[0]

    def put_many(self, records: Iterable[Record]) -> None:
        """A record that occurs twice is saved twice, in order, as `put` would."""
        batch: dict[UUID, Record] = {}
        for record in records:
            if record.id in batch:
                self._put(tuple(batch.values()))
                batch = {}
            batch[record.id] = record
        self._put(tuple(batch.values()))

    def remove(self, record: Record) -> None:
        kind = kind_of(type(record))
        stored = self.stored(kind, (record.id,)).get(record.id)
        if stored is None or stored.removed or stored.record.version != record.version:
            raise StaleRecordError(in_words(kind), record.id)
        self.apply((Write(journal.REMOVE, _next(stored.record), stored.record),))

    def restore(self, kind: str, identity: UUID) -> None:
        stored = self.stored(kind, (identity,)).get(identity)
        if stored is None:
            raise NotFoundError(in_words(kind), identity)
        if stored.removed:
            self.apply((Write(journal.RESTORE, _next(stored.record), None),))

    def undo(self, group: UUID) -> None:
        self.apply(undo.writes(self._connection, self.stored, str(group)))

    def commit(self) -> Changes:
        self._lists()
        self._view.commit()
        return Changes(frozenset(self._kinds), frozenset(self._ids))

    def stored(self, kind: str, identities: Iterable[UUID]) -> dict[UUID, Stored]:
        """The records of a kind with these identities, the removed ones too."""
        record_type = KINDS[kind]
        text = stored_json(record_type, self._plain.sqlite)
        where = Where(self._plain)
        where.among("id", [str(identity) for identity in identities])
        asked = f"SELECT {text}, removed_at FROM {kind} WHERE {where.text}"
        rows = self._plain.rows(asked, where.values)
        records = decoded(self._plain, record_type, [row for row, _ in rows])
        removed = (removed_at is not None for _, removed_at in rows)
        return {record.id: Stored(record, gone) for record, gone in zip(records, removed, strict=True)}

    def apply(self, writes: Sequence[Write]) -> None:
        """Write records and their journal entries. Raises UserError for records that belong to another office."""
        refuse_foreign_records(self._plain, self._away, (write.record for write in writes))
        created: dict[str, list[tuple[Any, ...]]] = {}
        changed: dict[tuple[str, tuple[str, ...]], list[tuple[Any, ...]]] = {}
        for write in writes:
            kind, row = kind_of(type(write.record)), self._row(write)
            if write.operation == journal.CREATE:
                created.setdefault(kind, []).append(row)
            else:
                columns = _differing(write, row)
                changed.setdefault((kind, tuple(compress(columns_of(KINDS[kind]), columns))), []).append(
                    tuple(compress(row, columns))
                )
        for kind, rows in created.items():
            self._plain.insert(kind, columns_of(KINDS[kind]), rows)
        for (kind, names), rows in changed.items():
            self._plain.replace(kind, names, rows)
        journal.append(self._plain, self._header, (_entry(write) for write in writes))
        for write in writes:
            self._kinds.add(kind_of(type(write.record)))
            self._ids.add(write.record.id)
            self._touched.note(write.before, None if write.removes else write.record)

    def _put(self, records: Sequence[R]) -> tuple[R, ...]:
        stored: dict[UUID, Stored] = {}
        for kind in {kind_of(type(record)) for record in records}:
            stored |= self.stored(kind, (record.id for record in records if kind_of(type(record)) == kind))
        writes: list[Write] = []
        saved: list[R] = []
        for record in records:
            known = stored.get(record.id)
            if (known.record.version if known is not None else 0) != record.version or (known and known.removed):
                raise StaleRecordError(in_words(kind_of(type(record))), record.id)
            if known is not None and known.record == record:
                saved.append(record)
                continue
            result = _next(record)
            saved.append(result)
            operation = journal.CREATE if known is None else journal.UPDATE
            writes.append(Write(operation, result, None if known is None else known.record))
        self.apply(writes)
        return tuple(saved)

    def _row(self, write: Write) -> tuple[Any, ...]:
        return to_row(write.record, self._header.at if write.removes else None)

    def _lists(self) -> Plain:
        if self._touched:
            refresh(self._connection, self._today, self._touched.found(self._connection))
            self._touched = Touched()
        return self._plain


def _entry(write: Write) -> journal.Entry:
    after = None if write.removes else to_json(write.record)
    return journal.Entry(kind_of(type(write.record)), str(write.record.id), write.operation, after, write.undoes)


def _differing(write: Write, row: tuple[Any, ...]) -> list[bool]:
    """Which columns of a row have to be written: a column that is not written leaves its indexes alone, and they are
    most of what a small change would otherwise carry to the disk.
    """
    if write.before is None:
        return [True] * len(row)
    before = to_row(write.before, None)
    return [True] * 3 + list(map(ne, before[3:], row[3:]))  # its key, version and place in the bin always


def _next(record: R) -> R:
    return record.with_(version=record.version + 1)
