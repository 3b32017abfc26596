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
from asn_desktop.core.kernel.bulk import in_bulk
from asn_desktop.core.kernel.period import add_months
from asn_desktop.core.kernel.verdict import Outcome
from asn_desktop.core.usecases.karier import Calendar, Due, Person, Sending, Urgensi, act_by, safe_day, urgency
from asn_desktop.core.usecases.ports import Reader
from asn_desktop.core.usecases.rows import Sort
from asn_desktop.ui.presenters.chips import Chip, Tone
from asn_desktop.ui.presenters.listing import Asked

OPEN = "terbuka"
"""Choice of the time: what is open already, since whenever."""
_URGENCIES: dict[Urgensi, tuple[str, Tone]] = {
    Urgensi.TERLAMBAT: ("octagon-alert", "bad"),
    Urgensi.TERBUKA: ("clock", "warn"),
    Urgensi.SEGERA: ("clock", "info"),
    Urgensi.NANTI: ("calendar", "neutral"),
    Urgensi.BELUM: ("circle-minus", "neutral"),
}
_ORDER = {each: number for number, each in enumerate(Urgensi)}
_HAK = {each: number for number, each in enumerate(Hak)}
_OUTCOME = {each: number for number, each in enumerate(Outcome)}


class DueRow(Struct, frozen=True, gc=False):
    """One thing that falls due, with how urgent it is on the day of the calendar."""

    person: Person
    due: Due
    urgensi: Urgensi
    act: date
    """The day by which somebody has to act."""
    safe: date | None
    """The last safe day for sending."""
    rank: int
    """Its place in the order of urgency: the lower the sooner."""

    @property
    def id(self) -> tuple[UUID, Hak, date]:
        return self.person.id, self.due.hak, self.due.tanggal


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
    """What begins in one month, by right; `late` are those whose papers should have left. None: open already."""

    month: date | None
    counts: tuple[tuple[Hak, int], ...]
    total: int
    late: int


def urgency_icon(urgensi: Urgensi) -> tuple[str, Tone]:
    return _URGENCIES[urgensi]


def urgency_chip(text: str, urgensi: Urgensi) -> Chip:
    icon, tone = _URGENCIES[urgensi]
    return Chip(text, icon, tone)


_KEYS: dict[str, Callable[[DueRow], Any]] = {
    "urgen": lambda row: row.rank,
    "tanggal": lambda row: row.due.tanggal,
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

    def hold(self, of: Calendar | None, days: Sending, tree: UnitTree | None = None) -> None:
        """Show this calendar from now on; None: there is none yet."""
        made = rows_of(of, days) if of is not None else ()
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
                    rows = filter(_filter(asked, self._below(asked.choice("unit")), self._day), rows)
                made = sorted(rows, key=key, reverse=asked.sort.descending)
                self._kept = asked, tuple(made)
            return self._kept[1]

    def _below(self, unit: str) -> frozenset[UUID] | None:
        if not unit:
            return None
        top = UUID(unit)
        if self._tree is None or top not in self._tree.units:
            return frozenset({top})
        found, waiting = set[UUID](), [top]
        while waiting:
            one = waiting.pop()
            if one not in found:
                found.add(one)
                waiting.extend(self._tree.children.get(one, ()))
        return frozenset(found)


@in_bulk()
def rows_of(of: Calendar, days: Sending) -> tuple[DueRow, ...]:
    """Every line of a calendar by name, so that a stable sort keeps people in order."""
    people = sorted(of.people.values(), key=lambda person: (person.nama.casefold(), person.nip))
    known: dict[tuple[date, Outcome, bool, date | None], tuple[Urgensi, date, date | None, int]] = {}
    rows: list[DueRow] = []
    for person in people:
        for due in person.dues:
            alike = due.tanggal, due.outcome, bool(due.papers), due.needed_by  # ranks and raises share few days
            found = known.get(alike)
            if found is None:
                urgensi, act = urgency(due, days, of.day), act_by(due, days, of.day)
                rank = (_ORDER[urgensi] << 24) + act.toordinal()
                found = known[alike] = urgensi, act, safe_day(due, days, of.day), rank
            rows.append(DueRow(person, due, *found))
    return tuple(rows)


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
        month = row.due.tanggal.replace(day=1)
        every.setdefault(month if row.due.tanggal > day else None, []).append(row)
    return tuple(
        MonthTile(
            month,
            tuple(sorted(Counter(row.due.hak for row in found).items(), key=lambda pair: _HAK[pair[0]])),
            len(found),
            sum(row.urgensi is Urgensi.TERLAMBAT for row in found),
        )
        for month, found in sorted(every.items(), key=lambda pair: (pair[0] is not None, pair[0] or date.min))
        if month is None or found or month < add_months(first, months)
    )


def _filter(asked: Asked, units: frozenset[UUID] | None, day: date) -> Callable[[DueRow], bool]:
    words, hak = asked.text.casefold().split(), asked.choice("hak")
    state, time = asked.choice("keadaan"), asked.choice("masa")
    said: dict[UUID, str] = {}
    until = add_months(day, int(time)) if time.isdecimal() and len(time) < 4 else None

    def in_time(row: DueRow) -> bool:
        if until is not None:
            return row.due.tanggal < until
        if time == OPEN:
            return row.due.tanggal <= day
        return not time or (f"{row.due.tanggal:%Y-%m}" == time and row.due.tanggal > day)

    def named(row: DueRow) -> bool:
        person = row.person
        text = said.get(person.id)
        if text is None:
            text = said[person.id] = f"{person.nama} {person.nip} {person.unit}".casefold()
        return all(word in text for word in words)

    def fits(row: DueRow) -> bool:
        return (
            (not hak or row.due.hak.value == hak)
            and (units is None or row.person.unit_id in units)
            and (not state or state in (row.urgensi.value, row.due.outcome.value))
            and (not time or in_time(row))
            and (not words or named(row))
        )

    return fits
