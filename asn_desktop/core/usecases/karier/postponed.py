"""A raise that was postponed by a predikat too low, and when it begins once the reason is gone (PP 7/1977)."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.kernel.period import add_months
from asn_desktop.core.kernel.verdict import Outcome, Reason, facts
from asn_desktop.core.rulepack.model import Law, Ruled
from asn_desktop.core.rulepack.requirements import MinimumPredikat
from asn_desktop.core.rules import kgb
from asn_desktop.core.usecases.karier import facts as known
from asn_desktop.core.usecases.karier.appraised import decided
from asn_desktop.core.usecases.karier.facts import Facts


class Postponed(Struct, frozen=True):
    """The raise of `tmt` was not given on its day because of `predikat`.

    `mulai`: since when it can be given again; None while the reason is there.
    """

    tmt: date
    predikat: Predikat
    mulai: date | None

    def note(self, law: Law) -> Reason:
        """As it is told beside the next raise, which it does not decide."""
        key = "karier.kgb_tertunda" if self.mulai is None else "karier.kgb_lanjut"
        stated = facts({"tmt": self.tmt, "predikat": self.predikat, "mulai": self.mulai})
        return Reason(key, Outcome.MET, stated, law.get("kgb.penundaan").citation)

    def falls_due(self, day: date, law: Law) -> tuple[date, Reason] | None:
        """When something is to be done about it after `day`: the raise begins, or the postponement ends or is
        repeated. None once it has begun: whether it was given is not recorded.
        """
        if self.mulai is not None:
            return (self.mulai, self.note(law)) if self.mulai >= day else None
        ends = kgb.postponed_until(self.tmt, day, law)
        return ends, kgb.postponement(self.tmt, self.predikat, ends, law)


def postponed(person: Facts, step: date | None, law: Law) -> Postponed | None:
    """The raise that should have come on `step`, the last one; None where nothing was in its way.

    Whether it was given after all is not recorded, only that it could not be given on its day.
    """
    if step is None or person.golongan is None or step <= person.golongan.tmt:
        return None
    ruled = law.get("kgb.kinerja")
    floor: MinimumPredikat = ruled.value
    results, _ = known.predikat_before(person, step, floor.tahun, law)
    if not results or floor.allows(results[0]):
        return None
    return Postponed(step, results[0], _resumes(person, step, ruled))


def _resumes(person: Facts, step: date, ruled: Ruled) -> date | None:
    """The month after the first result that is high enough again was decided; None while there is none."""
    floor: MinimumPredikat = ruled.value
    better = (
        max(each.tanggal or each.sampai, step)
        for each in decided(person.histories.penilaian, person.day)
        if each.tahun >= step.year and floor.allows(each.predikat)
    )
    day = min(better, default=None)
    return add_months(day.replace(day=1), 1) if day is not None else None
