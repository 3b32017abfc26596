"""What if: the same career with facts that are only assumed. Nothing is saved.

An assumption (`Andaian`) is a fact that is not recorded: the predikat of a year, a diploma, a training, a post. It
counts from its day as though it were recorded; the rest is decided as always.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, timedelta
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.jabatan import JenisJabatan
from asn_desktop.core.domain.karier import Hak, Jalan
from asn_desktop.core.domain.pegawai import JenisPegawai, Pegawai
from asn_desktop.core.domain.rencana_karier import (
    Andaian,
    AndaianJabatan,
    AndaianPelatihan,
    AndaianPendidikan,
    AndaianPredikat,
)
from asn_desktop.core.domain.riwayat import RiwayatJabatan, RiwayatPelatihan, RiwayatPendidikan
from asn_desktop.core.kernel.errors import NotFoundError, UserError
from asn_desktop.core.kernel.period import add_months
from asn_desktop.core.rulepack.model import Law, NoLawAtDateError
from asn_desktop.core.usecases.karier.everybody import superior_ranks
from asn_desktop.core.usecases.karier.facts import facts_of
from asn_desktop.core.usecases.karier.fitting import Fit, Target, fit
from asn_desktop.core.usecases.karier.outlook import YEARS, Outlook, Step, foresee
from asn_desktop.core.usecases.karier.reading import Appraisal, Histories, read_people
from asn_desktop.core.usecases.karier.ways import Way, along, by_move
from asn_desktop.core.usecases.ports import Context

_NAMED = frozenset({Hak.KENAIKAN_PANGKAT, Hak.SATYALANCANA})
"""Steps known by what they bring; the others by their number."""


class Shift(Struct, frozen=True):
    """The same step without (`now`) and with the assumptions (`then`); None where it does not come."""

    now: Step | None
    then: Step | None

    @property
    def step(self) -> Step:
        """The step as it would be, or as it is where it would not come."""
        found = self.then or self.now
        if found is None:
            raise ValueError("a shift is of a step")
        return found

    @property
    def moved(self) -> timedelta | None:
        """How much later (or, below zero, sooner): the earliest day, or where that stays the certain one.

        None where one of both is missing.
        """
        if self.now is None or self.then is None:
            return None
        earliest = self.then.tanggal - self.now.tanggal
        if earliest or self.now.pasti is None or self.then.pasti is None:
            return earliest
        return self.then.pasti - self.now.pasti

    @property
    def surer(self) -> bool | None:
        """True where it becomes certain, False where it no longer is, None where that stays as it is."""
        now = self.now is not None and self.now.pasti is not None
        then = self.then is not None and self.then.pasti is not None
        return None if now is then else then

    @property
    def changed(self) -> bool:
        """The day, how certain it is, the outcome, or what it brings is another."""
        if self.now is None or self.then is None:
            return True
        one, other = self.now, self.then
        return (one.tanggal, one.pasti, one.outcome, one.hasil) != (
            other.tanggal, other.pasti, other.outcome, other.hasil,
        )  # fmt: skip


class WhatIf(Struct, frozen=True):
    """A career as it is and as it would be, and step for step what changes.

    `fits` say of each assumed post whether its requirements would be met on the day it begins, `ways` of each assumed
    diploma whether it would lift the person, and of each move into a functional post the credit it would begin with.
    """

    now: Outlook
    then: Outlook
    shifts: tuple[Shift, ...]
    fits: tuple[tuple[AndaianJabatan, Fit], ...] = ()
    ways: tuple[Way, ...] = ()


def outlook(ctx: Context, pegawai_id: UUID, on: date, law_day: date | None = None, years: int = YEARS) -> Outlook:
    """What lies before one person, as recorded on `on`, by the law of `law_day` (the same day unless said).

    Raises NotFoundError.
    """
    return what_if(ctx, pegawai_id, on, (), law_day, years).now


def what_if(
    ctx: Context,
    pegawai_id: UUID,
    on: date,
    assumed: Sequence[Andaian],
    law_day: date | None = None,
    years: int = YEARS,
) -> WhatIf:
    """The same with assumptions beside it. Raises NotFoundError, and UserError where one lies before `on`."""
    law = ctx.law.at(law_day or on)
    with ctx.store.read() as reader:
        found = read_people(reader, (pegawai_id,))
        if not found:
            raise NotFoundError(Pegawai.__name__.lower(), pegawai_id)
        above = superior_ranks(reader, law, on, None)(pegawai_id)
    until = add_months(on, 12 * years)
    now = foresee(found[0], on, law, until, above)
    if not assumed:
        return WhatIf(now, now, compare(now, now))
    then = foresee(assume(found[0], assumed, on), on, law, until, above, max(map(day_of, assumed)))
    posts = [each for each in assumed if isinstance(each, AndaianJabatan)]
    return WhatIf(now, then, compare(now, then), tuple(_fits(then, posts, law)), tuple(_lifted(then, assumed, law)))


def _fits(then: Outlook, posts: Sequence[AndaianJabatan], law: Law) -> Iterator[tuple[AndaianJabatan, Fit]]:
    """Each post by what would be known, and with the rank that would be held, on the day before it begins."""
    for each in posts:
        person = facts_of(then.histories, each.tmt - timedelta(days=1))
        with suppress(NoLawAtDateError):
            target = Target(each.nama, each.jenis_jabatan, each.jenjang, each.eselon)
            yield each, fit(person, target, each.tmt, law)


def _lifted(then: Outlook, assumed: Sequence[Andaian], law: Law) -> Iterator[Way]:
    """Each diploma with all that would be known once its year is over, each move into a functional post on its day."""
    if then.facts.person.jenis_pegawai is not JenisPegawai.PNS:
        return
    for each in assumed:
        if isinstance(each, AndaianPendidikan):
            yield along(Jalan.PENYESUAIAN_IJAZAH, facts_of(then.histories, day_of(each)), day_of(each), law)
        elif isinstance(each, AndaianJabatan) and each.jenis_jabatan is JenisJabatan.FUNGSIONAL:
            before = facts_of(then.histories, each.tmt - timedelta(days=1))
            if before.jabatan is not None and before.jabatan.jenis is not JenisJabatan.FUNGSIONAL:
                yield by_move(before, each.jenjang, each.tmt, law)


def assume(histories: Histories, assumed: Sequence[Andaian], on: date) -> Histories:
    """The histories with what is assumed; of two predikat of one year the later in the list counts.

    Raises UserError where something is assumed of a day before `on`, because what is past is recorded; only the year
    that is just over may still be without its result.
    """
    for each in assumed:
        if day_of(each) < (date(on.year, 1, 1) if isinstance(each, AndaianPredikat) else on):
            raise UserError("andaian_lampau", tanggal=day_of(each), hari=on)
    whose = histories.person.id
    predikat = {each.tahun: each.predikat for each in assumed if isinstance(each, AndaianPredikat)}
    numbered = enumerate(assumed, 1)
    posts: list[RiwayatJabatan] = []
    trainings: list[RiwayatPelatihan] = []
    diplomas: list[RiwayatPendidikan] = []
    for number, each in numbered:
        identity = UUID(int=number)  # never stored
        if isinstance(each, AndaianPendidikan):
            diplomas.append(
                RiwayatPendidikan(
                    id=identity, pegawai_id=whose, tingkat=each.tingkat, jurusan=each.jurusan, tahun_lulus=each.tahun
                )
            )
        elif isinstance(each, AndaianPelatihan):
            trainings.append(
                RiwayatPelatihan(
                    id=identity, pegawai_id=whose, nama=each.nama, bentuk=each.bentuk, selesai=each.tanggal, jp=each.jp
                )
            )
        elif isinstance(each, AndaianJabatan):
            posts.append(
                RiwayatJabatan(
                    id=identity, pegawai_id=whose, nama=each.nama, jenis=each.jenis_jabatan, tmt=each.tmt,
                    jenjang=each.jenjang, eselon=each.eselon,
                )
            )  # fmt: skip
    recorded = (each for each in histories.penilaian if each.tahun not in predikat)
    results = (Appraisal(year, date(year, 1, 1), date(year + 1, 1, 1), each) for year, each in predikat.items())
    return replace(
        histories,
        penilaian=(*recorded, *results),
        pendidikan=(*histories.pendidikan, *diplomas),
        pelatihan=(*histories.pelatihan, *trainings),
        jabatan=(*histories.jabatan, *posts),
    )


def day_of(assumed: Andaian) -> date:
    """The day by which an assumption counts: a result once its year is over; of a diploma only the year is known."""
    match assumed:
        case AndaianPredikat(tahun=year):
            return date(year + 1, 1, 1)
        case AndaianPendidikan(tahun=year):
            return date(year, 12, 31)
        case AndaianPelatihan(tanggal=day):
            return day
        case AndaianJabatan(tmt=day):
            return day


def compare(now: Outlook, then: Outlook) -> tuple[Shift, ...]:
    """Step for step, by the day on which it comes."""
    before, after = _named(now), _named(then)
    shifts = [Shift(before.get(name), after.get(name)) for name in dict.fromkeys((*before, *after))]
    order = list(Hak)
    shifts.sort(key=lambda shift: (shift.step.tanggal, order.index(shift.step.hak)))
    return tuple(shifts)


def _named(of: Outlook) -> dict[tuple[Hak, object], Step]:
    """Each step by what stays the same where its day moves."""
    counted: dict[Hak, int] = defaultdict(int)
    found: dict[tuple[Hak, object], Step] = {}
    for step in of.steps:
        counted[step.hak] += 1
        found[step.hak, step.hasil if step.hak in _NAMED else counted[step.hak]] = step
    return found
