"""One entry of an office's journal as it travels: a line of JSON."""

from __future__ import annotations

import enum
from typing import NamedTuple
from uuid import UUID

from msgspec import Raw, Struct


class Operation(enum.StrEnum):
    CREATE = "create"
    UPDATE = "update"
    REMOVE = "remove"
    RESTORE = "restore"


class Position(NamedTuple):
    """A place in the journal of an office: entries are in order within an epoch, whatever any clock said."""

    epoch: int
    seq: int


class Entry(Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """One change. `after` is the record as it was afterwards, byte for byte as journalled; `null` once it is in the bin.

    `prev` and `hash` are the SHA-256 chain: `hash` is over all other values in the order of the journal's columns.
    """

    seq: int
    epoch: int
    at: str
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
