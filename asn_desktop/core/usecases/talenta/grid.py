"""Who stands in which of the nine boxes on a day, and who in none because something was never assessed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.indeks import Potensial
from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.domain.riwayat import latest
from asn_desktop.core.domain.talenta import PenilaianPotensi
from asn_desktop.core.domain.unit import Unit, UnitTree, unit_tree
from asn_desktop.core.kernel.bulk import in_bulk
from asn_desktop.core.kernel.verdict import Verdict
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rules import talenta
from asn_desktop.core.usecases.karier.facts import facts_of
from asn_desktop.core.usecases.karier.question import Answers
from asn_desktop.core.usecases.karier.reading import Histories, read_everybody
from asn_desktop.core.usecases.ports import Context, Reader
from asn_desktop.core.usecases.talenta.cutoffs import Cutoffs, cutoffs, level_of


class Placed(Struct, frozen=True, gc=False):
    """One person. `tahun` is the year of `predikat`, `dinilai` the assessment that the potential comes from.

    `kotak` is None where predikat or potential is not known: it is never guessed.
    """

    pegawai_id: UUID
    nip: str
    nama: str
    jabatan: str
    unit: str
    unit_id: UUID | None
    predikat: Predikat | None
    tahun: int | None
    dinilai: PenilaianPotensi | None
    potensial: Potensial | None
    verdict: Verdict

    @property
    def kotak(self) -> int | None:
        found = self.verdict.result("kotak")
        return found if isinstance(found, int) else None

    @property
    def suksesi(self) -> bool:
        """Successors are taken from this box."""
        return self.verdict.result("kelompok_suksesi") is True


class Grid(Struct, frozen=True):
    """Everybody in service, by name. `counts` has all nine boxes."""

    day: date
    cutoffs: Cutoffs
    people: tuple[Placed, ...]

    @property
    def counts(self) -> Mapping[int, int]:
        found = Counter(each.kotak for each in self.people if each.kotak is not None)
        return {box: found[box] for box in range(1, 10)}

    def box(self, kotak: int | None) -> tuple[Placed, ...]:
        """Who stands in a box; None: who stands in none."""
        return tuple(each for each in self.people if each.kotak == kotak)


class _Read(Struct, frozen=True):
    """The register as it is needed for the boxes of any day."""

    people: tuple[Histories, ...]
    assessed: tuple[PenilaianPotensi, ...]
    units: UnitTree
    at: Cutoffs


@in_bulk()
def grid(ctx: Context, day: date, unit_id: UUID | None = None) -> Grid:
    """The boxes of the office, or of a unit with those below it, as of a day by the law of that day."""
    return _placed(_read(ctx), day, unit_id, ctx.law.at(day))


@in_bulk()
def grids(ctx: Context, days: Sequence[date], unit_id: UUID | None = None) -> tuple[Grid, ...]:
    """The same as of several days, read once."""
    read = _read(ctx)
    return tuple(_placed(read, day, unit_id, ctx.law.at(day)) for day in days)


def _read(ctx: Context) -> _Read:
    with ctx.store.read() as reader:
        assessed = sorted(reader.find(PenilaianPotensi), key=lambda each: (each.tanggal, each.id))
        return _Read(read_everybody(reader), tuple(assessed), unit_tree(reader.find(Unit)), cutoffs(reader))


def _placed(read: _Read, day: date, unit_id: UUID | None, law: Law) -> Grid:
    assessed = {each.pegawai_id: each for each in read.assessed if each.tanggal <= day}
    names = {unit.id: unit.nama for unit in read.units.units.values()}
    wanted = None if unit_id is None else frozenset(read.units.below(unit_id))
    answers = Answers(law)
    found: list[Placed] = []
    for histories in read.people:
        person = histories.person
        place = latest(histories.unit, day)
        if not person.kedudukan.in_service or (wanted is not None and (place is None or place.unit_id not in wanted)):
            continue
        facts = facts_of(histories, day)
        year = max((each for each in facts.predikat if each <= day.year), default=None)
        predikat = facts.predikat[year] if year is not None else None
        potential = assessed.get(person.id)
        level = level_of(potential, read.at)
        found.append(
            Placed(
                person.id,
                person.nip,
                person.nama_lengkap,
                facts.jabatan.nama if facts.jabatan else "",
                names.get(place.unit_id, "") if place else "",
                place.unit_id if place else None,
                predikat,
                year,
                potential,
                level,
                answers.ask(talenta.decide, predikat, level),
            )
        )
    return Grid(day, read.at, tuple(found))


def under(of: Grid, other: Cutoffs, law: Law) -> Grid:
    """The same people by other cut-offs: what is only a matter of where the line is drawn."""
    answers = Answers(law)
    moved = []
    for each in of.people:
        level = level_of(each.dinilai, other)
        moved.append(replace(each, potensial=level, verdict=answers.ask(talenta.decide, each.predikat, level)))
    return Grid(of.day, other, tuple(moved))


def movement(ctx: Context, days: Sequence[date], unit_id: UUID | None = None) -> dict[UUID, tuple[int | None, ...]]:
    """The box of everybody on each of the days, in their order; who was not there then stood in none."""
    boxes = [{each.pegawai_id: each.kotak for each in of.people} for of in grids(ctx, days, unit_id)]
    return {person: tuple(on.get(person) for on in boxes) for person in {key for on in boxes for key in on}}


def newest_potential(reader: Reader, day: date) -> dict[UUID, PenilaianPotensi]:
    """The last assessment of each person on or before a day."""
    found: dict[UUID, PenilaianPotensi] = {}
    for each in sorted(reader.find(PenilaianPotensi), key=lambda each: (each.tanggal, each.id)):
        if each.tanggal <= day:
            found[each.pegawai_id] = each
    return found
