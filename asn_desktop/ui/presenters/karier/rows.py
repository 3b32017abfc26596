"""The lines of the Kalender Karier: one for each thing that falls due, one for each person, one for each month."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.karier import Hak
from asn_desktop.core.domain.unit import UnitTree
from asn_desktop.core.kernel.period import add_months
from asn_desktop.core.kernel.verdict import Outcome
from asn_desktop.core.usecases.karier import Calendar, DueRow, Person, Proposed, Sending, Urgensi, narrowed, rows_of
from asn_desktop.core.usecases.ports import Reader
from asn_desktop.core.usecases.rows import Sort
from asn_desktop.ui.presenters.chips import Chip, Tone
from asn_desktop.ui.presenters.listing import Asked

_URGENCIES: dict[Urgensi, tuple[str, Tone]] = {
    Urgensi.TERLAMBAT: ("octagon-alert", "bad"),
    Urgensi.TERBUKA: ("clock", "warn"),
    Urgensi.SEGERA: ("clock", "info"),
    Urgensi.NANTI: ("calendar", "neutral"),
    Urgensi.DIKIRIM: ("truck", "info"),
    Urgensi.BELUM: ("circle-minus", "neutral"),
}
_HAK = {each: number for number, each in enumerate(Hak)}
_OUTCOME = {each: number for number, each in enumerate(Outcome)}


class PersonRow(Struct, frozen=True, gc=False):
    """One person with what is asked for, the most urgent first."""

    person: Person
    rows: tuple[DueRow, ...]

    @property
    def id(self) -> UUID:
        return self.person.id

    @property
    def first(self) -> DueRow:
        return self.rows[0]

    @property
    def late(self) -> int:
        """How much of it should have been done already."""
        return sum(row.urgensi in (Urgensi.TERLAMBAT, Urgensi.TERBUKA) for row in self.rows)


class MonthTile(Struct, frozen=True):
    """What begins in one month, by right; `late` are those whose papers should have left.

    Without a month: what could have come already; `unmet` of it are waiting for a condition.
    """

    month: date | None
    counts: tuple[tuple[Hak, int], ...]
    total: int
    late: int
    unmet: int = 0


def urgency_icon(urgensi: Urgensi) -> tuple[str, Tone]:
    return _URGENCIES[urgensi]


def urgency_chip(text: str, urgensi: Urgensi) -> Chip:
    icon, tone = _URGENCIES[urgensi]
    return Chip(text, icon, tone)


_KEYS: dict[str, Callable[[DueRow], Any]] = {
    "urgen": lambda row: row.rank,
    "tanggal": lambda row: row.tanggal,
    "nama": lambda row: row.person.nama.casefold(),
    "nip": lambda row: row.person.nip,
    "unit": lambda row: row.person.unit.casefold(),
    "hak": lambda row: _HAK[row.due.hak],
    "keadaan": lambda row: _OUTCOME[row.due.outcome],
    "batas": lambda row: (row.safe is None, row.safe or date.max),
}
_PERSON_KEYS: dict[str, Callable[[PersonRow], Any]] = {
    "urgen": lambda row: row.first.rank,
    "nama": lambda row: row.person.nama.casefold(),
    "nip": lambda row: row.person.nip,
    "unit": lambda row: row.person.unit.casefold(),
    "n": lambda row: len(row.rows),
    "late": lambda row: row.late,
}


class CalendarRows:
    """What a `Listing` asks for, held in memory: narrowed, ordered and paged. Another thread counts than reads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._all: tuple[DueRow, ...] = ()
        self._tree: UnitTree | None = None
        self._months = 0
        self._day = date.min
        self._kept: tuple[Asked, tuple[DueRow, ...]] | None = None
        self.counts: Mapping[Urgensi, int] = {}
        """How much of everything is how urgent."""

    def hold(self, of: Calendar | None, days: Sending, proposed: Proposed, tree: UnitTree | None = None) -> None:
        """Show this calendar from now on; None: there is none yet."""
        made = rows_of(of, days, proposed) if of is not None else ()
        counted = Counter(row.urgensi for row in made)
        with self._lock:
            self._all, self._kept, self._tree = made, None, tree or self._tree
            self.counts = counted
            if of is not None:
                self._months, self._day = of.months, of.day

    @property
    def all(self) -> tuple[DueRow, ...]:
        return self._all

    def count(self, _reader: Reader, asked: Asked) -> int:
        return len(self.found(asked))

    def rows(self, _reader: Reader, asked: Asked, limit: int, offset: int) -> Sequence[DueRow]:
        return self.found(asked)[offset : offset + limit]

    def person_count(self, _reader: Reader, asked: Asked) -> int:
        return len(people_of(self.found(asked)))

    def person_rows(self, _reader: Reader, asked: Asked, limit: int, offset: int) -> Sequence[PersonRow]:
        made = people_of(self.found(Asked(asked.text, asked.choices, Sort("urgen"))))
        key = _PERSON_KEYS.get(asked.sort.column, _PERSON_KEYS["urgen"])
        return sorted(made, key=key, reverse=asked.sort.descending)[offset : offset + limit]

    def tiles(self, asked: Asked) -> tuple[MonthTile, ...]:
        """A tile for what is open, and one for each month; nobody has to choose a time for that."""
        choices = {key: value for key, value in asked.choices.items() if key != "masa"}
        return tiles_of(self.found(Asked(asked.text, choices)), self._day, self._months)

    def found(self, asked: Asked) -> tuple[DueRow, ...]:
        """Everything that is asked for, in the order asked for; the last answer is kept for its further pages."""
        with self._lock:
            if self._kept is None or self._kept[0] != asked:
                key = _KEYS.get(asked.sort.column, _KEYS["urgen"])
                rows: Iterable[DueRow] = self._all
                if asked.text or asked.choices:
                    rows = filter(narrowed(asked.choices, asked.text, self._tree, self._day), rows)
                made = sorted(rows, key=key, reverse=asked.sort.descending)
                self._kept = asked, tuple(made)
            return self._kept[1]


def people_of(rows: Iterable[DueRow]) -> tuple[PersonRow, ...]:
    """The same by person; the lines of each stay in the order in which they come."""
    found: dict[UUID, list[DueRow]] = {}
    for row in rows:
        found.setdefault(row.person.id, []).append(row)
    return tuple(PersonRow(lines[0].person, tuple(lines)) for lines in found.values())


def tiles_of(rows: Iterable[DueRow], day: date, months: int) -> tuple[MonthTile, ...]:
    """What is open before the month of `day`, then month by month."""
    first = day.replace(day=1)
    every: dict[date | None, list[DueRow]] = {None: []}
    every |= {add_months(first, number): [] for number in range(months + 1)}
    for row in rows:
        every.setdefault(None if row.open else row.tanggal.replace(day=1), []).append(row)
    return tuple(
        MonthTile(
            month,
            tuple(sorted(Counter(row.due.hak for row in found).items(), key=lambda pair: _HAK[pair[0]])),
            len(found),
            sum(row.urgensi is Urgensi.TERLAMBAT for row in found),
            sum(row.urgensi is Urgensi.BELUM for row in found) if month is None else 0,
        )
        for month, found in sorted(every.items(), key=lambda pair: (pair[0] is not None, pair[0] or date.min))
        if month is None or found or month < add_months(first, months)
    )
