"""The possible future of one career: each coming step, the earliest day of it, and what decides.

Nothing is guessed: a year without predikat stays without one, and the law is that of one day. A step that only lacks
what nobody knows yet is possible from its earliest day; it is certain from the day on which every condition is met.
What comes after a step follows from the certain day, or where there is none from the earliest.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.karier import Hak
from asn_desktop.core.domain.riwayat import RiwayatGolongan, latest
from asn_desktop.core.kernel.bulk import in_bulk
from asn_desktop.core.kernel.period import add_months, whole_months
from asn_desktop.core.kernel.verdict import Native, Outcome, Verdict
from asn_desktop.core.rulepack.model import Law, NoLawAtDateError
from asn_desktop.core.rules.periode_pangkat import next_period
from asn_desktop.core.usecases.karier.facts import Facts, facts_of
from asn_desktop.core.usecases.karier.question import Answers, Question, Right
from asn_desktop.core.usecases.karier.reading import Histories
from asn_desktop.core.usecases.karier.rights import result, right, rights

YEARS = 10
"""How far ahead one looks unless asked otherwise."""
_DAY = timedelta(days=1)
_ASSUMED = UUID(int=0)
"""Of records that are only thought of; they are never stored."""


class Step(Struct, frozen=True):
    """One step of a career to come. `tanggal` is the earliest day, with the verdict of that day.

    `pasti` is the first day on which everything is met; None where that cannot be said. `hasil` is what the step brings
    (a golongan, a salary, years of service); `tahun` are the years whose predikat is still to come.
    """

    hak: Hak
    tanggal: date
    verdict: Verdict
    pasti: date | None = None
    hasil: Native | None = None
    tahun: tuple[int, ...] = ()

    @property
    def outcome(self) -> Outcome:
        return self.verdict.outcome

    @property
    def berlaku(self) -> date:
        """The day that what follows is reckoned from."""
        return self.pasti or self.tanggal


class Outlook(Struct, frozen=True):
    """A person as of `day`, with every right of that day, and the steps after it until `until` (not included).

    `histories` are what is recorded, what was assumed, and the steps in rank as if they had been taken.
    """

    day: date
    until: date
    facts: Facts
    rights: tuple[Right, ...]
    steps: tuple[Step, ...]
    histories: Histories


@in_bulk()
def foresee(
    histories: Histories,
    day: date,
    law: Law,
    until: date,
    golongan_atasan: str | None = None,
    settled: date | None = None,
) -> Outlook:
    """What lies before a person from `day` on. `settled` is the day from which nothing more is assumed.

    Nobody has a step after the pension, nor after the end of a contract, because another one is not recorded yet;
    `golongan_atasan` is the superior's, which only older law asks for.
    """
    walk = _Walk(day, Answers(law), golongan_atasan)
    present = walk.facts(histories, day)
    ends = tuple(walk.ends(histories, max(day, settled or day)))
    end = min([until, *(step.tanggal for step in ends if step.hak is not Hak.PERSIAPAN_PENSIUN)])
    ahead, ranks = walk.ranks(histories, end)
    steps = [
        *ranks,
        *walk.raises(ahead, end),
        *walk.credit(ahead, end),
        *walk.awards(ahead, end),
        *(step for step in ends if day <= step.tanggal < until and step.tanggal <= end),
    ]
    order = list(Hak)
    steps.sort(key=lambda step: (step.tanggal, order.index(step.hak)))
    return Outlook(day, until, present, rights(Question(present, day, walk.answers)), tuple(steps), ahead)


class _Walk:
    """Asks for the rights of one person on days to come, each from what will be known on that day."""

    def __init__(self, day: date, answers: Answers, golongan_atasan: str | None) -> None:
        self.day = day
        self.answers = answers
        self._above = golongan_atasan

    def facts(self, histories: Histories, day: date) -> Facts:
        return facts_of(histories, day, self._above)

    def ask(self, hak: Hak, histories: Histories, day: date) -> Right | None:
        return right(hak, Question(self.facts(histories, day), day, self.answers))

    def ranks(self, histories: Histories, end: date) -> tuple[Histories, list[Step]]:
        """One rank after the other, looked for on every rank period; each is entered before the next is looked for."""
        found: list[Step] = []
        day = self._period(self.day)
        while day is not None and day < end:
            step = self._rank(histories, day, end)
            if step is None:
                break
            found.append(step)
            histories = _promoted(histories, str(step.hasil), step.berlaku)
            day = self._period(step.berlaku + _DAY)
        return histories, found

    def _rank(self, histories: Histories, day: date, end: date) -> Step | None:
        earliest: Right | None = None
        first = day
        for period in self._periods(day, end):
            asked = self.ask(Hak.KENAIKAN_PANGKAT, histories, period)
            if asked is None:
                return None
            brings = result(asked)
            if asked.outcome is Outcome.NOT_MET or brings is None:
                continue
            if earliest is None:
                earliest, first = asked, period
            if asked.outcome is Outcome.MET:
                return _step(earliest, first, period)
        return _step(earliest, first) if earliest is not None else None

    def _periods(self, day: date, end: date) -> Iterator[date]:
        period = self._period(day)
        while period is not None and period < end:
            yield period
            period = self._period(period + _DAY)

    def _period(self, day: date) -> date | None:
        try:
            return next_period(day, self.answers.law)
        except NoLawAtDateError:
            return None

    def raises(self, histories: Histories, end: date) -> Iterator[Step]:
        """Every step of the salary table, each decided with what will be known on its day."""
        held = self.ask(Hak.KGB, histories, self.day)
        while held is not None and held.due is not None and held.due < end:
            due = held.due
            asked = self.ask(Hak.KGB, histories, due)
            if asked is None:
                return
            yield _step(asked, due, due if asked.outcome is Outcome.MET else None)
            held = self.ask(Hak.KGB, histories, due + _DAY)

    def credit(self, histories: Histories, end: date) -> Iterator[Step]:
        """When the credit for the next step is reached, from one yearly appraisal to the next."""
        held = self.ask(Hak.ANGKA_KREDIT, histories, self.day)
        reached = held is not None and held.outcome is Outcome.MET
        for year in range(self.day.year + 1, end.year + 1):
            day = date(year, 1, 1)
            held_until = tuple(
                entry for entry in histories.golongan if entry.tmt < day
            )  # a promotion uses the credit up
            asked = self.ask(Hak.ANGKA_KREDIT, replace(histories, golongan=held_until), day) if day < end else None
            if asked is None:
                continue
            if asked.outcome is Outcome.MET and not reached:
                yield _step(asked, day, day)
            reached = asked.outcome is Outcome.MET

    def awards(self, histories: Histories, end: date) -> Iterator[Step]:
        """Satyalancana Karya Satya after 10, 20 and 30 years."""
        since = histories.person.tmt_cpns
        if since is None:
            return
        try:
            years: tuple[int, ...] = self.answers.law.get("satyalancana.tingkat").value.tahun
        except NoLawAtDateError:
            return
        for count in years:
            day = add_months(since.replace(day=1), 12 * count)
            asked = self.ask(Hak.SATYALANCANA, histories, day) if self.day <= day < end else None
            if asked is not None and asked.due == day:
                yield replace(_step(asked, day, day if asked.outcome is Outcome.MET else None), hasil=count)

    def ends(self, histories: Histories, day: date) -> Iterator[Step]:
        """End of contract, preparation for the pension, and the pension, by the post that is held in the end."""
        for hak in (Hak.KONTRAK, Hak.PERSIAPAN_PENSIUN, Hak.PENSIUN):
            asked = self.ask(hak, histories, self.day if hak is Hak.KONTRAK else day)  # whether it runs now
            if asked is not None and asked.due is not None:
                yield _step(asked, asked.due, asked.due if asked.outcome is Outcome.MET else None)


def _step(asked: Right, tanggal: date, pasti: date | None = None) -> Step:
    return Step(asked.hak, tanggal, asked.verdict, pasti, result(asked), asked.tahun)


def _promoted(histories: Histories, golongan: str, tmt: date) -> Histories:
    """The next golongan as though it had been entered. Service in it goes on where the group of golongan stays (III/a
    to III/d); into another group the decree says how it is counted, so it is not known.
    """
    before = latest(histories.golongan, tmt)
    if before is None:
        return histories
    mkg: tuple[int | None, int | None] = (None, None)
    same = before.golongan.partition("/")[0] == golongan.partition("/")[0]
    if same and before.mkg_tahun is not None and before.mkg_bulan is not None:
        began = add_months(before.tmt, -(12 * before.mkg_tahun + before.mkg_bulan))
        mkg = divmod(whole_months(began, tmt), 12)
    entry = RiwayatGolongan(
        id=_ASSUMED, pegawai_id=histories.person.id, golongan=golongan, tmt=tmt, mkg_tahun=mkg[0], mkg_bulan=mkg[1]
    )
    return replace(histories, golongan=(*histories.golongan, entry))
