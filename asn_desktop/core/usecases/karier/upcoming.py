"""Kalender Karier: what falls due in the office in the next months, with outcome, papers and what is missing."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.karier import Hak
from asn_desktop.core.domain.riwayat import latest
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.kernel.bulk import in_bulk
from asn_desktop.core.kernel.errors import CancelledError
from asn_desktop.core.kernel.period import add_months
from asn_desktop.core.kernel.verdict import Citation, Missing, Native, Outcome, Reason
from asn_desktop.core.rulepack.model import Law, NoLawAtDateError
from asn_desktop.core.rulepack.rank import RankPeriods
from asn_desktop.core.usecases.karier.everybody import superior_ranks
from asn_desktop.core.usecases.karier.facts import Facts, facts_of
from asn_desktop.core.usecases.karier.papers import Paper, papers
from asn_desktop.core.usecases.karier.postponed import postponed
from asn_desktop.core.usecases.karier.question import Answers, Question, Right
from asn_desktop.core.usecases.karier.reading import KINDS, Histories, read_everybody, read_people
from asn_desktop.core.usecases.karier.rights import deciding, raise_before, result, right, rights
from asn_desktop.core.usecases.ports import Cancel, Context, Progress, Reader, never, no_progress

MONTHS = 24
_STEP = 200
_MANNER = "2"
"""Counted up with every change of what this module lets fall due, so that no kept calendar outlives it."""


class Due(Struct, frozen=True, gc=False):
    """One thing that falls due on `tanggal`, decided for that day from what is recorded now.

    `alasan` decide the outcome, `dasar` is the article of the whole, `tahun` are years whose predikat is missing.
    `needed_by`: when a regulation wants the papers at their destination. `verified` is false where some article used
    was not read in its own text. `hasil` is what the right brings: a salary, a golongan, hours lacking, an age.
    `sejak`: since when it could have come, where it is open since earlier. `periode`: the months on whose first day it
    can take effect; none where it is tied to its own day.
    """

    hak: Hak
    tanggal: date
    outcome: Outcome
    alasan: tuple[Reason, ...]
    missing: tuple[Missing, ...]
    papers: tuple[Paper, ...]
    verified: bool
    dasar: Citation | None = None
    tahun: tuple[int, ...] = ()
    needed_by: date | None = None
    hasil: Native | None = None
    sejak: date | None = None
    periode: tuple[int, ...] = ()


class Person(Struct, frozen=True, gc=False):
    """Whom it concerns; `unit` is where the person works on the day of the calendar."""

    id: UUID
    nip: str
    nama: str
    unit: str
    dues: tuple[Due, ...]
    unit_id: UUID | None = None


class Calendar(Struct, frozen=True):
    """As of `day`; `position` is that of the journal then, `law` names the packs. Only people with something due."""

    day: date
    months: int
    position: int
    law: str
    people: dict[UUID, Person]

    def within(self, months: int) -> Iterator[tuple[Person, Due]]:
        """What is open, and what falls due in the next months, by day and name."""
        end = add_months(self.day, months)
        by_name = sorted(self.people.values(), key=lambda person: (person.nama.casefold(), person.nip))
        found = [(person, due) for person in by_name for due in person.dues if due.tanggal < end]
        found.sort(key=lambda pair: pair[1].tanggal)
        return iter(found)


def calendar(
    ctx: Context,
    months: int = MONTHS,
    progress: Progress = no_progress,
    cancel: Cancel = never,
    kept: Calendar | None = None,
) -> Calendar:
    """The calendar as of today. What is `kept` of the same day and law is reused: only who changed is decided again.

    Raises CancelledError.
    """
    if kept is not None and (now := brought_up(ctx, kept, months)) is not None:
        return now
    law = ctx.law.at(ctx.today)
    with ctx.store.read() as reader:
        position = reader.position(*KINDS)
        people = read_everybody(reader)
        made = _made(reader, people, law, ctx.today, months, progress, cancel)
    return Calendar(ctx.today, months, position, law_name(law), made)


def brought_up(ctx: Context, kept: Calendar, months: int = MONTHS) -> Calendar | None:
    """What is kept with everybody who changed since decided again: a moment's work.

    None where everybody has to be: it is of another day, of another law or of fewer months, or very many changed.
    """
    law = ctx.law.at(ctx.today)
    if (kept.day, kept.law) != (ctx.today, law_name(law)) or kept.months < months:
        return None
    with ctx.store.read() as reader:
        position = reader.position(*KINDS)
        changed = reader.changed_people(kept.position, *KINDS)
        return None if changed is None else replace(_revised(reader, law, kept, changed), position=position)


def revise(ctx: Context, of: Calendar, people: Collection[UUID]) -> Calendar:
    """The same calendar after a change to some people; nobody else is looked at again."""
    law = ctx.law.at(of.day)
    with ctx.store.read() as reader:
        return replace(_revised(reader, law, of, people), position=reader.position(*KINDS))


def on_its_day(held: Right, person: Facts, answers: Answers) -> Right:
    """The same right as it comes out on the day it falls due, as the calendar tells it; what is open stays as it is."""
    return held if held.due is None else replace(_on(person, held, held.due, answers), due=held.due)


def due_of(held: Right, person: Facts, law: Law) -> Due | None:
    """A right that was decided for its day as a thing that falls due; None where no day is known."""
    return None if held.due is None else _due(held, held.due, person, law)


def law_name(law: Law) -> str:
    """One name for all packs in force and the way they are put to use: another one means that all is decided again."""
    seals = sorted(pack.id.sha256 for pack in law.packs.values())
    return hashlib.sha256("".join((_MANNER, *seals)).encode()).hexdigest()[:16]


def _revised(reader: Reader, law: Law, of: Calendar, people: Collection[UUID]) -> Calendar:
    gone = reader.away().keys()  # an employee who moves leaves the calendar, although nobody wrote here
    if not people and not gone & of.people.keys():
        return of
    again = read_people(reader, [person for person in people if person not in gone])
    made = _made(reader, again, law, of.day, of.months, no_progress, never)
    left = gone | set(people)
    others = {key: person for key, person in of.people.items() if key not in left}
    return replace(of, people=others | made)


@in_bulk()
def _made(
    reader: Reader,
    people: tuple[Histories, ...],
    law: Law,
    day: date,
    months: int,
    progress: Progress,
    cancel: Cancel,
) -> dict[UUID, Person]:
    units = {unit.id: unit.nama for unit in reader.find(Unit)}
    rank = superior_ranks(reader, law, day, None)
    answers, end = Answers(law), add_months(day, months)
    found: dict[UUID, Person] = {}
    for number, histories in enumerate(people):
        if number % _STEP == 0:
            if cancel():
                raise CancelledError
            progress(number, len(people), histories.person.nama)
        person = histories.person
        facts = facts_of(histories, day, rank(person.id))
        dues = tuple(_dues(facts, answers, end))
        if dues:
            place = latest(histories.unit, day)
            unit = units.get(place.unit_id, "") if place else ""
            found[person.id] = Person(
                person.id, person.nip, person.nama_lengkap, unit, dues, place.unit_id if place else None
            )
    progress(len(people), len(people))
    return found


def _dues(person: Facts, answers: Answers, end: date) -> Iterator[Due]:
    found = rights(Question(person, person.day, answers))
    pension = next((held.due for held in found if held.hak is Hak.PENSIUN), None)
    serves = min(end, pension) if pension is not None and pension > person.day else end
    for held in found:
        if held.hak is Hak.PENGEMBANGAN:
            yield from _year_ends(person, answers, serves, held)
        elif held.hak is Hak.KGB:
            yield from _raises(person, answers, serves, held)
        elif held.due is not None and held.due < end and _still_open(held, person.day):
            yield _due(_on(person, held, held.due, answers), held.due, person, answers.law)


def _still_open(held: Right, day: date) -> bool:
    """The preparation period is a choice: once it could have begun, its first day is no date to keep any more."""
    return held.due is not None and (held.due >= day or held.hak is not Hak.PERSIAPAN_PENSIUN)


def _year_ends(person: Facts, answers: Answers, end: date, held: Right) -> Iterator[Due]:
    """The hours of each year are due at its end; PPPK have no hours to reach."""
    if held.due is None:
        return
    for year in range(person.day.year, end.year + 1):
        last = date(year, 12, 31)
        if last < end:
            yield _due(_on(person, held, last, answers), last, person, answers.law)


def _raises(person: Facts, answers: Answers, end: date, held: Right | None) -> Iterator[Due]:
    """Every step of the salary table by length of service; a column may step after one year.

    Before them comes the last step, where it is postponed; one that waits until the next step is told beside that.
    """
    waiting, note = _postponed(person, answers)
    if waiting is not None and waiting.tanggal < end and (held is None or waiting.tanggal != held.due):
        note = ()
        yield waiting
    while held is not None and held.due is not None and held.due < end:
        due = _due(_on(person, held, held.due, answers), held.due, person, answers.law)
        yield replace(due, alasan=(*due.alasan, *note)) if note else due
        note, held = (), right(Hak.KGB, Question(person, held.due + timedelta(days=1), answers))


def _postponed(person: Facts, answers: Answers) -> tuple[Due | None, tuple[Reason, ...]]:
    """The last step, where it was not given on its day: when it begins, or until when at most it waits; and a note."""
    law = answers.law
    try:
        waiting = postponed(person, raise_before(person, person.day, law)[1], law)
    except NoLawAtDateError:
        return None, ()
    coming = waiting.falls_due(person.day, law) if waiting is not None else None
    if waiting is None or coming is None:
        return None, ()
    held = right(Hak.KGB, Question(person, waiting.tmt, answers))
    if held is None:
        return None, ()
    tanggal, reason = coming
    decided = replace(held, verdict=replace(held.verdict, outcome=reason.outcome, reason=reason, missing=()))
    return replace(_due(decided, tanggal, person, law), needed_by=None), (waiting.note(law),)


def _on(person: Facts, held: Right, tanggal: date, answers: Answers) -> Right:
    """The same right on the day it falls due; what is open already is asked for as of today."""
    if tanggal <= person.day:
        return held
    return right(held.hak, Question(person, tanggal, answers)) or held


def _due(held: Right, tanggal: date, person: Facts, law: Law) -> Due:
    verdict = held.verdict
    alasan = tuple(replace(each, parts=()) for each in deciding(verdict))
    return Due(
        held.hak,
        tanggal,
        held.outcome,
        alasan,
        verdict.missing,
        papers(person, held.hak, tanggal, law),
        verdict.verified,
        verdict.reason.citation,
        held.tahun,
        needed_by(held.hak, tanggal, law),
        result(held),
        held.sejak,
        _periods(law) if held.hak is Hak.KENAIKAN_PANGKAT else (),
    )


def _periods(law: Law) -> tuple[int, ...]:
    """The months in which promotions take effect."""
    try:
        periods: RankPeriods = law.get("kenaikan_pangkat.periode").value
    except NoLawAtDateError:
        return ()
    return periods.bulan


def needed_by(hak: Hak, due: date, law: Law) -> date | None:
    """When a regulation wants the papers there: the letter about a raise leaves some months before it takes effect."""
    if hak is not Hak.KGB:
        return None
    try:
        return add_months(due, -law.get("kgb.pemberitahuan").value)
    except NoLawAtDateError:
        return None
