"""Who could take over a post, from the whole office, with reasons; and which posts fall vacant when."""

from __future__ import annotations

import enum
from collections import Counter
from datetime import date
from decimal import Decimal
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain import golongan as ladder
from asn_desktop.core.domain.jabatan import Jabatan, StatusJabatan
from asn_desktop.core.domain.riwayat import RiwayatJabatan, held_on, latest
from asn_desktop.core.domain.talenta import CalonPenerus, PenilaianKompetensi, PenilaianPotensi, SyaratJabatan
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.kernel.bulk import in_bulk
from asn_desktop.core.kernel.errors import CancelledError
from asn_desktop.core.kernel.period import add_months
from asn_desktop.core.kernel.verdict import Outcome, Verdict
from asn_desktop.core.rules import talenta
from asn_desktop.core.usecases.karier.facts import Facts, facts_of
from asn_desktop.core.usecases.karier.fitting import Fit, fit, target_of
from asn_desktop.core.usecases.karier.question import Answers, Question
from asn_desktop.core.usecases.karier.reading import Histories, read_everybody
from asn_desktop.core.usecases.ports import Cancel, Context, Progress, Reader, never, no_progress
from asn_desktop.core.usecases.talenta.cutoffs import cutoffs, level_of
from asn_desktop.core.usecases.talenta.grid import newest_potential

_STEP = 200
_ORDER = (Outcome.MET, Outcome.UNDETERMINED, Outcome.NOT_MET)


class Candidate(Struct, frozen=True, gc=False):
    """Somebody who could take over a post. `jpm` in percent; `named` where the office named the person already."""

    pegawai_id: UUID
    nip: str
    nama: str
    golongan: str
    jabatan: str
    unit: str
    same_unit: bool
    fit: Fit
    talenta: Verdict
    named: CalonPenerus | None
    dinilai: PenilaianPotensi | None
    """What the potential comes from."""

    @property
    def kotak(self) -> int | None:
        found = self.talenta.result("kotak")
        return found if isinstance(found, int) else None

    @property
    def jpm(self) -> Decimal | None:
        found = self.fit.jpm.result("jpm") if self.fit.jpm is not None else None
        return found if isinstance(found, Decimal) else None


@in_bulk()
def candidates(
    ctx: Context, jabatan_id: UUID, progress: Progress = no_progress, cancel: Cancel = never
) -> tuple[Candidate, ...]:
    """Everybody in service but the post's holder: those who fulfil what can be computed first, then those of whom
    something is not known, then the others; within each the higher box, the better match, the higher golongan.

    Raises NotFoundError, CancelledError.
    """
    law = ctx.law.at(ctx.today)
    with ctx.store.read() as reader:
        post = reader.get(Jabatan, jabatan_id)
        asked = reader.find(SyaratJabatan, jabatan_id=jabatan_id)
        target = target_of(post, asked[0] if asked else None)
        people = read_everybody(reader)
        at, potential = cutoffs(reader), newest_potential(reader, ctx.today)
        competence = _newest_competence(reader, ctx.today)
        named = {each.pegawai_id: each for each in reader.find(CalonPenerus, jabatan_id=jabatan_id)}
        units = {unit.id: unit.nama for unit in reader.find(Unit)}
    answers = Answers(law)
    found: list[Candidate] = []
    for number, histories in enumerate(people):
        if number % _STEP == 0:
            if cancel():
                raise CancelledError
            progress(number, len(people), histories.person.nama)
        facts = facts_of(histories, ctx.today)
        if not histories.person.kedudukan.in_service or _holds(facts, jabatan_id):
            continue
        person, place = histories.person, latest(histories.unit, ctx.today)
        level = level_of(potential.get(person.id), at)
        year = max((each for each in facts.predikat if each <= ctx.today.year), default=None)
        predikat = facts.predikat[year] if year is not None else None
        found.append(
            Candidate(
                person.id,
                person.nip,
                person.nama_lengkap,
                facts.golongan.golongan if facts.golongan else "",
                facts.jabatan.nama if facts.jabatan else "",
                units.get(place.unit_id, "") if place else "",
                place is not None and place.unit_id == post.unit_id,
                fit(facts, target, ctx.today, law, competence.get(person.id)),
                answers.ask(talenta.decide, predikat, level),
                named.get(person.id),
                potential.get(person.id),
            )
        )
    progress(len(people), len(people))
    return tuple(sorted(found, key=_rank))


def _rank(each: Candidate) -> tuple[bool, int, int, Decimal, int, str]:
    grade = ladder.rank(each.golongan) if each.golongan in ladder.PNS else -1
    return (
        each.named is None,
        _ORDER.index(each.fit.outcome),
        -(each.kotak or 0),
        -(each.jpm or Decimal()),
        -grade,
        each.nama.casefold(),
    )


class SebabLowong(enum.StrEnum):
    """Why a post is, or will be, vacant."""

    TANPA_PEMANGKU = "tanpa_pemangku"
    DIJABAT_PLT = "dijabat_plt"
    PENSIUN = "pensiun"


class Vacancy(Struct, frozen=True):
    """A post that is vacant (`tanggal` None) or falls vacant on a day, and how many successors were named for it."""

    jabatan: Jabatan
    unit: str
    sebab: SebabLowong
    tanggal: date | None
    pemangku: str
    penerus: int


@in_bulk()
def vacancies(ctx: Context, months: int = 60) -> tuple[Vacancy, ...]:
    """Posts without definitive holder now, then those whose holder reaches the retirement age within the months, by
    day.
    """
    law = ctx.law.at(ctx.today)
    end = add_months(ctx.today, months)
    with ctx.store.read() as reader:
        posts = reader.find(Jabatan)
        held = reader.find(RiwayatJabatan, jabatan_id=tuple(post.id for post in posts)) if posts else ()
        people = {histories.person.id: histories for histories in read_everybody(reader)}
        named = Counter(each.jabatan_id for each in reader.find(CalonPenerus))
        units = {unit.id: unit.nama for unit in reader.find(Unit)}
    by_post: dict[UUID, list[RiwayatJabatan]] = {}
    for each in held:
        if each.jabatan_id is not None:
            by_post.setdefault(each.jabatan_id, []).append(each)
    answers = Answers(law)
    found: list[Vacancy] = []
    for post in posts:
        now = [
            each
            for each in held_on(by_post.get(post.id, ()), ctx.today)
            if each.pegawai_id in people and people[each.pegawai_id].person.kedudukan.in_service
        ]
        firm = [each for each in now if each.status is StatusJabatan.DEFINITIF]
        unit, successors = units.get(post.unit_id, ""), named[post.id]
        if not firm:
            acting = people[now[0].pegawai_id].person.nama_lengkap if now else ""
            sebab = SebabLowong.DIJABAT_PLT if now else SebabLowong.TANPA_PEMANGKU
            found.append(Vacancy(post, unit, sebab, None, acting, successors))
            continue
        for each in firm:
            histories = people[each.pegawai_id]
            day = _retires(histories, ctx.today, answers)
            if day is not None and day < end:
                nama = histories.person.nama_lengkap
                found.append(Vacancy(post, unit, SebabLowong.PENSIUN, day, nama, successors))
    return tuple(sorted(found, key=lambda each: (each.tanggal or date.min, each.unit, each.jabatan.nama)))


def _retires(histories: Histories, today: date, answers: Answers) -> date | None:
    day = Question(facts_of(histories, today), today, answers).retirement.result("tmt_pensiun")
    return day if isinstance(day, date) else None


def _holds(facts: Facts, jabatan_id: UUID) -> bool:
    held = held_on(facts.histories.jabatan, facts.day)
    return any(each.jabatan_id == jabatan_id and each.status is StatusJabatan.DEFINITIF for each in held)


def _newest_competence(reader: Reader, day: date) -> dict[UUID, PenilaianKompetensi]:
    found: dict[UUID, PenilaianKompetensi] = {}
    for each in sorted(reader.find(PenilaianKompetensi), key=lambda each: (each.tanggal, each.id)):
        if each.tanggal <= day:
            found[each.pegawai_id] = each
    return found
