"""The first line of an envelope: from whom, to whom, which entries, and what every part must hash to."""

from __future__ import annotations

import enum
from uuid import UUID

from msgspec import Struct

FORMAT = 1
"""Of the envelope. A reader takes what lies between `OLDEST` and `FORMAT`."""
OLDEST = 1


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
    count: int
    size: int
    sha256: str
    file: str = ""


class Span(Struct, frozen=True, forbid_unknown_fields=True):
    """Which entries of the journal travel: `first` to `last`, both included, of one epoch.

    `before` is the hash of the entry before the first, `after` that of the last: envelopes follow one another.
    """

    epoch: int
    first: int
    last: int
    before: str
    after: str


class Manifest(Struct, frozen=True, forbid_unknown_fields=True):
    """What an envelope says of itself; signed by the sender, inside the encryption.

    `schema` is the revision of the records. `sender` and `recipient` are offices or centres; `installation` and
    `certificate` say which computer speaks and by which certificate. `number` counts the sender's envelopes,
    `previous` is the one before. `counts` are records by kind. `practice` data never enters a real centre.
    """

    format: int
    schema: str
    id: UUID
    direction: Direction
    sender: UUID
    installation: str
    certificate: UUID
    recipient: UUID
    practice: bool
    number: int
    made: str
    parts: tuple[Part, ...]
    counts: dict[str, int] = {}
    span: Span | None = None
    previous: UUID | None = None
