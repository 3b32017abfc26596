"""The calendar kept in the office's file, so that it is there at once next time.

Thousands of people share few reasons, articles and lists of what is missing: each is kept once and named by number.
"""

from __future__ import annotations

from datetime import date
from typing import Generic, TypeVar
from uuid import UUID

import msgspec
from msgspec import Struct

from asn_desktop.core.domain.karier import Hak
from asn_desktop.core.kernel.bulk import in_bulk
from asn_desktop.core.kernel.ready import ready
from asn_desktop.core.kernel.verdict import Citation, Fact, Missing, Outcome, Reason
from asn_desktop.core.usecases.karier.papers import Paper
from asn_desktop.core.usecases.karier.upcoming import MONTHS, Calendar, Due, Person, calendar
from asn_desktop.core.usecases.ports import Cancel, Context, Progress, never, no_progress

SETTING = "kalender_karier"
T = TypeVar("T")


class _Due(Struct, frozen=True, gc=False, array_like=True):
    """A `Due` with numbers in place of what many share."""

    hak: Hak
    tanggal: date
    outcome: Outcome
    alasan: tuple[int, ...]
    missing: int
    papers: int
    verified: bool
    dasar: int
    tahun: tuple[int, ...]
    needed_by: date | None
    hasil: Fact | None
    sejak: date | None
    periode: int


class _Person(Struct, frozen=True, gc=False, array_like=True):
    id: UUID
    nip: str
    nama: str
    unit: str
    dues: tuple[_Due, ...]
    unit_id: UUID | None


class _Kept(Struct, frozen=True):
    day: date
    months: int
    position: int
    law: str
    reasons: tuple[Reason, ...]
    missing: tuple[tuple[Missing, ...], ...]
    papers: tuple[tuple[Paper, ...], ...]
    citations: tuple[Citation | None, ...]
    periods: tuple[tuple[int, ...], ...]
    people: tuple[_Person, ...]


def open_calendar(ctx: Context, progress: Progress = no_progress, cancel: Cancel = never) -> Calendar:
    """The calendar of the next two years, as of today, and kept again where it differs from what was kept.

    What the file keeps is there in a moment; after a change to some people only they are decided again; a new day, or
    another law, means everybody. Raises CancelledError.
    """
    kept = kept_calendar(ctx)
    now = calendar(ctx, MONTHS, progress, cancel, kept)
    if kept is None or now != kept:
        keep_calendar(ctx, now)
    return now


@in_bulk()
def kept_calendar(ctx: Context) -> Calendar | None:
    """The calendar as it was last kept, of whatever day; None where there is none that this program understands."""
    with ctx.store.read() as reader:
        text = reader.setting(SETTING)
    if not isinstance(text, str):
        return None
    try:
        kept = msgspec.json.decode(text, type=ready(_Kept))
    except msgspec.ValidationError:
        return None
    people = {
        person.id: Person(
            person.id,
            person.nip,
            person.nama,
            person.unit,
            tuple(_expanded(kept, due) for due in person.dues),
            person.unit_id,
        )
        for person in kept.people
    }
    return Calendar(kept.day, kept.months, kept.position, kept.law, people)


def keep_calendar(ctx: Context, made: Calendar) -> None:
    """Keep it in the file; nobody's data change by that."""
    reasons, missing = _Shared[Reason](), _Shared[tuple[Missing, ...]]()
    papers, citations = _Shared[tuple[Paper, ...]](), _Shared[Citation | None]()
    periods = _Shared[tuple[int, ...]]()

    def packed(due: Due) -> _Due:
        return _Due(
            due.hak,
            due.tanggal,
            due.outcome,
            tuple(map(reasons.number, due.alasan)),
            missing.number(due.missing),
            papers.number(due.papers),
            due.verified,
            citations.number(due.dasar),
            due.tahun,
            due.needed_by,
            None if due.hasil is None else Fact.of(due.hasil),
            due.sejak,
            periods.number(due.periode),
        )

    people = tuple(
        _Person(person.id, person.nip, person.nama, person.unit, tuple(map(packed, person.dues)), person.unit_id)
        for person in made.people.values()
    )
    kept = _Kept(
        made.day,
        made.months,
        made.position,
        made.law,
        reasons.items,
        missing.items,
        papers.items,
        citations.items,
        periods.items,
        people,
    )
    ctx.store.remember(SETTING, msgspec.json.encode(kept).decode())


def _expanded(kept: _Kept, due: _Due) -> Due:
    return Due(
        due.hak,
        due.tanggal,
        due.outcome,
        tuple(kept.reasons[number] for number in due.alasan),
        kept.missing[due.missing],
        kept.papers[due.papers],
        due.verified,
        kept.citations[due.dasar],
        due.tahun,
        due.needed_by,
        None if due.hasil is None else due.hasil.native,
        due.sejak,
        kept.periods[due.periode],
    )


class _Shared(Generic[T]):
    """Values by number, each once; equal values are recognised by what they would be written as."""

    def __init__(self) -> None:
        self._numbers: dict[bytes, int] = {}
        self._items: list[T] = []

    def number(self, value: T) -> int:
        key = msgspec.json.encode(value)
        found = self._numbers.get(key)
        if found is None:
            found = self._numbers[key] = len(self._items)
            self._items.append(value)
        return found

    @property
    def items(self) -> tuple[T, ...]:
        return tuple(self._items)
