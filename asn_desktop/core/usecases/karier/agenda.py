"""The lines of the Kalender Karier: what falls due, how urgent it is, and which of it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.karier import Hak
from asn_desktop.core.domain.unit import UnitTree
from asn_desktop.core.domain.usulan import StatusUsulan, Usulan
from asn_desktop.core.kernel.bulk import in_bulk
from asn_desktop.core.kernel.period import add_months
from asn_desktop.core.kernel.verdict import Outcome
from asn_desktop.core.usecases.karier.sending import Sending
from asn_desktop.core.usecases.karier.upcoming import Calendar, Due, Person
from asn_desktop.core.usecases.karier.urgency import Urgensi, act_by, aimed_at, is_open, safe_day, urgency
from asn_desktop.core.usecases.ports import Reader

OPEN = "terbuka"
"""Choice of the time: what is open already, since whenever."""
Proposed = Mapping[tuple[UUID, Hak], Usulan]
"""Proposals under way, by person and right: there is at most one for each."""
NONE_PROPOSED: Proposed = {}
_Place = tuple[Urgensi, date, date, date | None, bool, int]
_ORDER = {each: number for number, each in enumerate(Urgensi)}


class DueRow(Struct, frozen=True, gc=False):
    """One thing that falls due, with how urgent it is on the day of the calendar."""

    person: Person
    due: Due
    urgensi: Urgensi
    tanggal: date
    """The day it takes effect if its papers leave in time."""
    act: date
    """The day by which somebody has to act."""
    safe: date | None
    """The last safe day for sending."""
    open: bool
    """It could have come already."""
    rank: int
    """Its place in the order of urgency: the lower the sooner."""
    usulan: Usulan | None = None
    """The proposal that is under way for it."""

    @property
    def id(self) -> tuple[UUID, Hak, date]:
        return self.person.id, self.due.hak, self.due.tanggal


@in_bulk()
def rows_of(of: Calendar, days: Sending, proposed: Proposed = NONE_PROPOSED) -> tuple[DueRow, ...]:
    """Every line of a calendar by name, so that a stable sort keeps people in order. A proposal belongs to the first
    line of its right; once it has left nobody here has to act.
    """
    waiting = dict(proposed)
    people = sorted(of.people.values(), key=lambda person: (person.nama.casefold(), person.nip))
    known: dict[tuple[object, ...], _Place] = {}
    rows: list[DueRow] = []
    for person in people:
        for due in person.dues:
            # ranks and raises share few days
            alike = due.tanggal, due.outcome, bool(due.papers), due.needed_by, due.sejak is None, due.periode
            found = known.get(alike)
            if found is None:
                found = known[alike] = _placed(due, days, of.day)
            usulan = waiting.pop((person.id, due.hak), None) if waiting else None
            rows.append(DueRow(person, due, *(found if usulan is None else _in_hand(found, usulan)), usulan))
    return tuple(rows)


def under_way(reader: Reader) -> Proposed:
    """Every proposal that nobody has decided yet."""
    found = (each for status in StatusUsulan if status.open for each in reader.find(Usulan, status=status))
    return {(each.pegawai_id, each.hak): each for each in found}


def _placed(due: Due, days: Sending, today: date) -> _Place:
    urgensi, act = urgency(due, days, today), act_by(due, days, today)
    return (
        urgensi,
        aimed_at(due, days, today),
        act,
        safe_day(due, days, today),
        is_open(due, today),
        _rank(urgensi, act),
    )


def _in_hand(place: _Place, usulan: Usulan) -> _Place:
    """Where a proposal is under way: sent, nothing is to be sent any more."""
    if usulan.status is not StatusUsulan.DIKIRIM:
        return place
    _urgensi, aim, act, _safe, is_there, _before = place
    return Urgensi.DIKIRIM, aim, act, None, is_there, _rank(Urgensi.DIKIRIM, act)


def _rank(urgensi: Urgensi, act: date) -> int:
    return (_ORDER[urgensi] << 24) + act.toordinal()


def by_day(rows: Sequence[DueRow], until: date) -> list[DueRow]:
    """What is open, and what comes before `until`, by day and name."""
    return sorted((row for row in rows if row.open or row.tanggal < until), key=lambda row: row.tanggal)


def narrowed(
    choices: Mapping[str, str], text: str, tree: UnitTree | None, day: date
) -> Callable[[DueRow], bool]:  # fmt: skip
    """Whether a line is asked for. What is not chosen narrows nothing.

    `hak`: a right. `unit`: a unit, with those below it. `keadaan`: how urgent it is, or how it comes out. `masa`: what
    comes in so many months from `day` (`6`), what is open (`terbuka`), or one month (`2026-12`). `text`: words of name,
    NIP or unit.
    """
    words, hak = text.casefold().split(), choices.get("hak", "")
    state, time = choices.get("keadaan", ""), choices.get("masa", "")
    units = _below(choices.get("unit", ""), tree)
    until = add_months(day, months) if (months := months_of(choices)) else None
    said: dict[UUID, str] = {}

    def in_time(row: DueRow) -> bool:
        if until is not None:
            return row.open or row.tanggal < until
        if time == OPEN:
            return row.open
        return not time or (f"{row.tanggal:%Y-%m}" == time and not row.open)

    def named(row: DueRow) -> bool:
        person = row.person
        words_of = said.get(person.id)
        if words_of is None:
            words_of = said[person.id] = f"{person.nama} {person.nip} {person.unit}".casefold()
        return all(word in words_of for word in words)

    def fits(row: DueRow) -> bool:
        return (
            (not hak or row.due.hak.value == hak)
            and (units is None or row.person.unit_id in units)
            and (not state or state in (row.urgensi.value, row.due.outcome.value))
            and (not time or in_time(row))
            and (not words or named(row))
        )

    return fits


def months_of(choices: Mapping[str, str]) -> int:
    """How many months are asked for; 0 where the time is not chosen so."""
    time = choices.get("masa", "")
    return int(time) if time.isdecimal() and len(time) < 4 else 0


def _below(unit: str, tree: UnitTree | None) -> frozenset[UUID] | None:
    if not unit:
        return None
    top = UUID(unit)
    return frozenset(tree.below(top)) if tree is not None and top in tree.units else frozenset({top})


def outcome_of(state: str) -> Outcome | Urgensi | None:
    """What a chosen state means, to be put into words."""
    if state in set(Urgensi):
        return Urgensi(state)
    return Outcome(state) if state in set(Outcome) else None
