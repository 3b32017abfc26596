"""Undo: put every record of a group back as it was before, as new changes of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from uuid import UUID

from msgspec import Struct
from sqlalchemy import Connection, select

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Record
from asn_desktop.storage.db import journal
from asn_desktop.storage.db.journal import JURNAL
from asn_desktop.storage.db.records import from_json
from asn_desktop.storage.db.stored import in_words
from asn_desktop.storage.db.writes import Stored, Write

Reading = Callable[[str, Iterable[UUID]], dict[UUID, Stored]]
"""Gives the records of a kind with these identities, as they stand in the file."""


class Effect(Struct, frozen=True):
    """What a group did to one record: how it was before the group, and how the group left it."""

    kind: str
    before: Record | None
    after: Record | None


def writes(connection: Connection, stored: Reading, group: str) -> list[Write]:
    """The writes that undo a group.

    Raises UserError: `undo_unknown` for no such group, `undo_done` where it was undone already, and `undo_changed`
    where one of its records was changed since; then nothing of it is undone.
    """
    effects = _effects(connection, group)
    if not effects:
        raise UserError("undo_unknown")
    if group in journal.undone(connection):
        raise UserError("undo_done")
    found: list[Write] = []
    for kind in dict.fromkeys(effect.kind for effect in effects.values()):
        identities = [identity for identity, effect in effects.items() if effect.kind == kind]
        for identity, known in stored(kind, identities).items():
            effect = effects[identity]
            now = None if known.removed else known.record
            if not _same(now, effect.after):
                raise UserError("undo_changed", kind=in_words(kind), identity=str(identity))
            version = known.record.version + 1
            if _same(effect.before, now):
                continue
            if effect.before is None:
                found.append(Write(journal.REMOVE, known.record.with_(version=version), known.record, group))
            else:
                operation = journal.RESTORE if now is None else journal.UPDATE
                found.append(Write(operation, effect.before.with_(version=version), known.record, group))
    return found


def _effects(connection: Connection, group: str) -> dict[UUID, Effect]:
    asked = select(JURNAL.c.kind, JURNAL.c.record_id, JURNAL.c.after, journal.previous_after())
    found: dict[UUID, Effect] = {}
    for row in connection.execute(asked.where(JURNAL.c.group_id == group).order_by(JURNAL.c.seq)):
        identity = UUID(row.record_id)
        known = found.get(identity)
        before = known.before if known is not None else _record(row.kind, row.before)
        found[identity] = Effect(row.kind, before, _record(row.kind, row.after))
    return found


def _record(kind: str, text: str | None) -> Record | None:
    return None if text is None else from_json(kind, text)


def _same(one: Record | None, other: Record | None) -> bool:
    """Equal apart from the version, which only counts how often a record was saved."""
    if one is None or other is None:
        return one is other
    return one.with_(version=0) == other.with_(version=0)
