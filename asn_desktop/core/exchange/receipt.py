"""The answer of the centre: exactly one outcome for every entry, and totals that both sides compare."""

from __future__ import annotations

import enum
from typing import Any
from uuid import UUID

from msgspec import Struct


class Outcome(enum.StrEnum):
    """What became of an entry."""

    ACCEPTED = "accepted"
    DUPLICATE = "duplicate"
    HELD = "held"
    QUARANTINED = "quarantined"
    CONFLICT = "conflict"


SETTLED = frozenset({Outcome.ACCEPTED, Outcome.DUPLICATE})
"""Outcomes after which nobody has to act; an answer with one of these is a remark."""


class Fixer(enum.StrEnum):
    """Who has to act on what was not accepted."""

    OFFICE = "office"
    CENTRE = "centre"
    NOBODY = "nobody"


class Answer(Struct, frozen=True, forbid_unknown_fields=True):
    """What was said of one entry that was not simply accepted, or accepted with a remark. `reason` is a key of the
    catalogue (`exchange.reason.<reason>`), `facts` are what its sentence names.
    """

    epoch: int
    seq: int
    kind: str
    id: UUID
    outcome: Outcome
    reason: str
    facts: dict[str, Any]
    who: Fixer


class Total(Struct, frozen=True, forbid_unknown_fields=True):
    """How many entries of a kind had an outcome."""

    kind: str
    outcome: Outcome
    n: int


class Receipt(Struct, frozen=True, forbid_unknown_fields=True):
    """What became of one envelope. Entries of its span that `answers` does not name were accepted, now or before.
    Where there is a `gap` the whole envelope waits: these entries (first and last) of its epoch never came, none of its
    own was judged yet, and `answers` is empty.

    `watermark` is the last entry of the epoch up to which the centre has everything. `closed` are entries of earlier
    envelopes that were open and no longer are. `ahead` are records of which the centre has a newer version than the
    office sent (after the office went back to an older copy). `code` can be read over the phone when the stick is lost.
    """

    format: int
    id: UUID
    centre: UUID
    office: UUID
    envelope: UUID
    sha256: str
    epoch: int
    first: int
    last: int
    watermark: int
    made: str
    totals: tuple[Total, ...]
    answers: tuple[Answer, ...]
    closed: tuple[tuple[int, int], ...] = ()
    ahead: tuple[tuple[str, UUID], ...] = ()
    code: str = ""
    gap: tuple[int, int] | None = None

    @property
    def open(self) -> tuple[Answer, ...]:
        """Answers after which somebody has to act."""
        return tuple(each for each in self.answers if each.outcome not in SETTLED)

    def count(self, outcome: Outcome) -> int:
        """How many entries had an outcome."""
        return sum(total.n for total in self.totals if total.outcome is outcome)
