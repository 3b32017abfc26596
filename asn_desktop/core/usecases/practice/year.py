"""Carries an office through an appraisal year by the same use cases as the screens: plan, agree, rate, finalise."""

from __future__ import annotations

import enum
from datetime import date, timedelta
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.pegawai import Kedudukan, Pegawai
from asn_desktop.core.domain.riwayat import RiwayatUnit
from asn_desktop.core.domain.skp import Keluarga, Pendekatan, SebabSkp, Skp
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.period import Period
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases import evaluasi, skp
from asn_desktop.core.usecases.penilai import parties
from asn_desktop.core.usecases.ports import Cancel, Context, Progress, Reader, never, no_progress
from asn_desktop.core.usecases.practice import content
from asn_desktop.core.usecases.practice.chance import Chance
from asn_desktop.core.usecases.skp.kinds import set_kind, usual_keluarga
from asn_desktop.core.usecases.skp.suggestions import Register


class Step(enum.IntEnum):
    """How far one person's year is."""

    NOTHING = 0
    DRAFTED = 1
    SUBMITTED = 2
    AGREED = 3
    RATED = 4
    FINAL = 5


PAST: tuple[tuple[Step, int], ...] = (
    (Step.FINAL, 82),
    (Step.RATED, 6),
    (Step.AGREED, 4),
    (Step.SUBMITTED, 3),
    (Step.DRAFTED, 3),
    (Step.NOTHING, 2),
)
"""A year that is over: nearly done, with the pieces that are missing everywhere."""

RUNNING: tuple[tuple[Step, int], ...] = (
    (Step.AGREED, 64),
    (Step.SUBMITTED, 14),
    (Step.DRAFTED, 13),
    (Step.NOTHING, 9),
)
"""A year that has not ended: nobody has been appraised yet."""

COMPLETE: tuple[tuple[Step, int], ...] = ((Step.FINAL, 1),)
"""Everybody to the end, as far as the register allows it."""


SPLIT = 2
"""So many people have a plan of their own under each appraiser of the year."""
UNDER_ANOTHER = frozenset({SebabSkp.PLT, SebabSkp.GANTI_PENILAI})
QUALITATIVE_EVERY, QUALITATIVE = 12, 5
MISSING_EVERY, MISSING = 60, 17
"""Among so many people, who is at this place in the row plans qualitatively, or has no plan."""


class Part(Struct, frozen=True):
    """A person's time in one unit, under one appraiser, within the year: one plan, one appraisal."""

    pegawai: Pegawai
    mulai: date
    sampai: date
    sebab: SebabSkp | None = None
    keluarga: Keluarga = Keluarga.ADMINISTRASI_FUNGSIONAL
    pendekatan: Pendekatan = Pendekatan.KUANTITATIF

    @property
    def last_day(self) -> date:
        return self.sampai - timedelta(days=1)


class Left(Struct, frozen=True):
    """Somebody whose year could not be carried on, and why."""

    nama: str
    reason: UserError


class YearResult(Struct, frozen=True):
    """How many plans and appraisals came about, and who was left."""

    plans: int
    agreed: int
    rated: int
    final: int
    left: tuple[Left, ...]


def carry(
    ctx: Context,
    tahun: int,
    seed: int,
    steps: tuple[tuple[Step, int], ...],
    progress: Progress = no_progress,
    cancel: Cancel = never,
) -> tuple[YearResult, Changes]:
    """Carry everybody who served in the year as far as `steps` says (shares in percent).

    Whoever lacks something (a unit, an appraiser) is left where that stops the real use cases, and is named.
    """
    with ctx.store.read() as reader:
        people = parts(reader, tahun)
    reached: list[Step] = []
    left: list[Left] = []
    changes = Changes()
    for number, part in enumerate(people, start=1):
        if cancel():
            break
        goal = step_of(seed, tahun, number, steps)
        step, touched, reason = _carry_one(ctx, part, tahun, seed, goal)
        reached.append(step)
        changes |= touched
        if reason is not None:
            left.append(Left(part.pegawai.nama_lengkap, reason))
        progress(number, len(people))
    return counted(reached, left), changes


def parts(reader: Reader, tahun: int) -> tuple[Part, ...]:
    """Everybody who served in the year, by name; once per unit where somebody changed units.

    For a few people the office has also made a plan of its own under each appraiser; the others are still to be split.
    """
    year = Period.of_year(tahun)
    places: dict[UUID, list[Period]] = {}
    for place in reader.find(RiwayatUnit):
        common = Period(place.tmt, place.sampai).intersection(year)
        if common is not None:
            places.setdefault(place.pegawai_id, []).append(common)
    away = (Kedudukan.CLTN, Kedudukan.DIBERHENTIKAN_SEMENTARA, Kedudukan.MASA_PERSIAPAN_PENSIUN)
    serving = (p for p in reader.find(Pegawai) if p.kedudukan.in_service and p.kedudukan not in away)
    register = Register(reader)
    found: list[Part] = []
    split = 0
    for number, pegawai in enumerate(sorted(serving, key=lambda p: (p.nama, p.nip))):
        own = sorted(places.get(pegawai.id, ()), key=lambda period: period.start)
        whole = [_part(reader, pegawai, number, period, year) for period in own]
        divided = [piece for part in whole for piece in _under_each(register, part)] if split < SPLIT else whole
        split += len(divided) > len(whole)
        found += divided
    return tuple(found)


def _part(reader: Reader, pegawai: Pegawai, number: int, period: Period, year: Period) -> Part:
    """The time in one unit; who came to it within the year was transferred, or is new."""
    sebab = None
    if period.start > year.start:
        new = pegawai.tmt_cpns is not None and pegawai.tmt_cpns >= year.start
        sebab = SebabSkp.PEGAWAI_BARU if new else SebabSkp.MUTASI
    assert period.end is not None
    return Part(
        pegawai,
        period.start,
        period.end,
        sebab,
        usual_keluarga(reader, pegawai.id, period.start),
        Pendekatan.KUALITATIF if number % QUALITATIVE_EVERY == QUALITATIVE else Pendekatan.KUANTITATIF,
    )


def _under_each(register: Register, part: Part) -> tuple[Part, ...]:
    """The same time, divided where the appraiser changed."""
    whole = Skp(
        id=part.pegawai.id,
        pegawai_id=part.pegawai.id,
        tahun=part.mulai.year,
        mulai=part.mulai,
        sampai=part.sampai,
    )
    changed = [each for each in register.of_plan(whole, part.last_day) if each.sebab in UNDER_ANOTHER]
    if part.sebab is not None or not changed:
        return (part,)
    starts = [part.mulai, *(each.day for each in changed)]
    ends = [*starts[1:], part.sampai]
    causes = [part.sebab, *(each.sebab for each in changed)]
    return tuple(
        replace(part, mulai=start, sampai=end, sebab=sebab)
        for start, end, sebab in zip(starts, ends, causes, strict=True)
    )


def step_of(seed: int, tahun: int, number: int, steps: tuple[tuple[Step, int], ...]) -> Step:
    """How far the person at this place in the row is taken. In a usual year somebody has no plan at all."""
    drawn = Chance(seed, tahun, "langkah", number).weighted(steps)
    usual = any(step is Step.NOTHING for step, _ in steps)
    return Step.NOTHING if usual and number % MISSING_EVERY == MISSING else drawn


def chance_of(seed: int, tahun: int, part: Part) -> Chance:
    """What is drawn for a person depends on nobody else."""
    return Chance(seed, tahun, part.pegawai.nip, part.mulai)


def _carry_one(ctx: Context, part: Part, tahun: int, seed: int, goal: Step) -> tuple[Step, Changes, UserError | None]:
    reached, changes = Step.NOTHING, Changes()
    if goal is Step.NOTHING:
        return reached, changes, None
    chance = chance_of(seed, tahun, part)
    try:
        skp_id, touched = skp.start(ctx, part.pegawai.id, tahun, part.mulai, part.sampai, part.sebab)
        changes |= set_kind(ctx, skp_id, part.keluarga, part.pendekatan)[1]
        with ctx.store.read() as reader:
            people = parties(reader, ctx.law.at(part.last_day), part.pegawai.id, part.last_day)
        above = people.penilai.pihak.jabatan if people.penilai.pihak else ""
        draft = content.plan(chance, people.pegawai.jabatan, above, part.keluarga, part.pendekatan)
        changes |= touched | skp.save(ctx, skp_id, draft)
        reached = Step.DRAFTED
        if goal >= Step.SUBMITTED:
            changes |= skp.submit(ctx, skp_id)
            reached = Step.SUBMITTED
        if goal >= Step.AGREED:
            changes |= skp.agree(ctx, skp_id, content.agreed_on(chance, part.mulai))
            reached = Step.AGREED
        if goal >= Step.RATED:
            evaluasi_id, touched = evaluasi.begin(ctx, skp_id)
            results = skp.plan(ctx, skp_id).results
            given = content.appraisal(chance, results, *content.ratings(chance, people.pegawai.jabatan))
            changes |= touched | evaluasi.save(ctx, evaluasi_id, given)
            reached = Step.RATED
        if goal >= Step.FINAL:
            changes |= evaluasi.finalise(ctx, evaluasi_id, content.decided_on(chance, part.sampai))
            reached = Step.FINAL
    except UserError as reason:
        return reached, changes, reason
    return reached, changes, None


def counted(reached: list[Step], left: list[Left]) -> YearResult:
    """How many got at least so far."""

    def at_least(step: Step) -> int:
        return sum(1 for found in reached if found >= step)

    return YearResult(
        at_least(Step.DRAFTED), at_least(Step.AGREED), at_least(Step.RATED), at_least(Step.FINAL), tuple(left)
    )
