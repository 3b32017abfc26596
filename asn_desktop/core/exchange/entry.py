"""One entry of an office's journal as it travels: a line of JSON."""

from __future__ import annotations

import enum
import hashlib
from collections.abc import Sequence
from typing import Annotated, Any, NamedTuple
from uuid import UUID

import msgspec
from msgspec import Meta, Raw, Struct

FIRST_HASH = "0" * 64
"""What the first entry of a journal names as the one before."""


class Operation(enum.StrEnum):
    """What an entry does to its record."""

    CREATE = "create"
    UPDATE = "update"
    REMOVE = "remove"
    RESTORE = "restore"


class Position(NamedTuple):
    """A place in the journal of an office: entries are in order within an epoch, whatever any clock said."""

    epoch: int
    seq: int


class Entry(Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """One change. `after` is the record as it was afterwards, byte for byte as journalled; `null` in the bin.

    `prev` and `hash` are the SHA-256 chain: `hash` is over all other values in the order of the journal's columns.
    """

    seq: int
    epoch: int
    at: Annotated[str, Meta(max_length=32)]
    actor: str
    action: str
    group: str
    undoes: str | None
    kind: str
    id: UUID
    op: Operation
    after: Raw
    prev: str
    hash: str

    def texts(self) -> tuple[str, ...]:
        """All that it says in words, apart from the record."""
        return self.at, self.actor, self.action, self.group, self.undoes or "", self.kind


def seal(values: Sequence[Any]) -> str:
    """The hash of a row of the journal: SHA-256 over the JSON of all its values in the order of the columns (number,
    epoch, instant, actor, action, group, what it undoes, kind, record, operation, the record afterwards as text, hash
    of the row before), without the hash itself.
    """
    return hashlib.sha256(msgspec.json.encode(tuple(values))).hexdigest()


def entry_hash(entry: Entry) -> str:
    """What `entry.hash` must be: computed anew from everything else that it says."""
    after = str(entry.after, "utf-8")
    return seal(
        (
            entry.seq,
            entry.epoch,
            entry.at,
            entry.actor,
            entry.action,
            entry.group,
            entry.undoes,
            entry.kind,
            entry.id,
            entry.op,
            None if after == "null" else after,
            entry.prev,
        )
    )
