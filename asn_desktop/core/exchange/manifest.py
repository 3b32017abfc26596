"""The first line of an envelope: from whom, to whom, which entries, and what every part must hash to."""

from __future__ import annotations

import enum
from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct

FORMAT = 1
"""Of the envelope. A reader takes what lies between `OLDEST` and `FORMAT`."""
OLDEST = 1

Number = Annotated[int, Meta(ge=0, le=2**63 - 1)]
"""What a database can count."""
Digest = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]
"""SHA-256 in lower-case hexadecimal."""
Instant = Annotated[str, Meta(pattern=r"^[0-9T:.Z+-]{1,32}\Z")]
"""ISO 8601 in UTC, as somebody's clock told it."""


class Direction(enum.StrEnum):
    """To the centre, or down to an office."""

    UP = "up"
    DOWN = "down"


class PartKind(enum.StrEnum):
    """What a part holds; lines of JSON but for evidence and packs, which are files one after the other."""

    ENTRIES = "entries"
    EVIDENCE = "evidence"
    RECEIPTS = "receipts"
    PACKS = "packs"
    REFERENCE = "reference"
    CORRECTIONS = "corrections"
    TRANSFERS = "transfers"
    TRUST = "trust"


class Part(Struct, frozen=True, forbid_unknown_fields=True):
    """A piece of the content. `size` and `sha256` are of the bytes before compression; `count` of lines or files.

    `file` is empty for what lies in the envelope itself; evidence lies in files of its own beside it.
    """

    kind: PartKind
    count: Number
    size: Number
    sha256: Digest
    file: str = ""


class Span(Struct, frozen=True, forbid_unknown_fields=True):
    """Which entries of the journal travel: `first` to `last`, both included, of one epoch.

    `before` is the hash of the entry before the first, `after` that of the last: envelopes follow one another.
    """

    epoch: Number
    first: Number
    last: Number
    before: Digest
    after: Digest


class Manifest(Struct, frozen=True, forbid_unknown_fields=True):
    """What an envelope says of itself; signed by the sender, inside the encryption.

    `schema` is the revision of the records. `sender` and `recipient` are offices or centres; `installation` and
    `certificate` say which computer speaks and by which certificate. `number` counts the sender's envelopes,
    `previous` is the one before. `counts` are records by kind. `practice` data never enters a real centre.
    """

    format: int
    schema: Annotated[str, Meta(pattern=r"^[0-9]{4}\Z")]
    id: UUID
    direction: Direction
    sender: UUID
    installation: str
    certificate: UUID
    recipient: UUID
    practice: bool
    number: Number
    made: Instant
    parts: tuple[Part, ...]
    counts: dict[str, int] = {}
    span: Span | None = None
    previous: UUID | None = None
