"""A raise that was postponed by a predikat too low, and when it begins once the reason is gone (PP 7/1977)."""

from __future__ import annotations

from datetime import date

from asn_desktop.core.kernel.period import add_months
from asn_desktop.core.kernel.verdict import Outcome, Reason, facts
from asn_desktop.core.rulepack.model import Law, Ruled
from asn_desktop.core.rulepack.requirements import MinimumPredikat
from asn_desktop.core.usecases.karier import facts as known
from asn_desktop.core.usecases.karier.appraised import decided
from asn_desktop.core.usecases.karier.facts import Facts


def postponed(person: Facts, step: date | None, law: Law) -> tuple[Reason, ...]:
    """A note on the raise that should have come on `step`, the last one; nothing where it was not in the way.

    Whether it was given after all is not recorded, only that it could not be given on its day.
    """
    if step is None or person.golongan is None or step <= person.golongan.tmt:
        return ()
    ruled = law.get("kgb.kinerja")
    floor: MinimumPredikat = ruled.value
    results, _ = known.predikat_before(person, step, floor.tahun, law)
    if not results or floor.allows(results[0]):
        return ()
    stated = facts({"tmt": step, "predikat": results[0], "mulai": _resumes(person, step, ruled)})
    key = "karier.kgb_lanjut" if "mulai" in stated else "karier.kgb_tertunda"
    return (Reason(key, Outcome.MET, stated, law.get("kgb.penundaan").citation),)


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
