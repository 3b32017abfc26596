"""On which days of the year promotions in rank take effect: twice, six times, now twelve times a year."""

from __future__ import annotations

from datetime import date

from asn_desktop.core.kernel.verdict import Outcome, Reason, Verdict, facts
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rulepack.rank import RankPeriods
from asn_desktop.core.rules.rule import Given, Input, Rule, missing, verdict

_ID = "kenaikan_pangkat.periode"
_TOPICS = ("kenaikan_pangkat",)
_INPUTS = (Input("tanggal", date, "date", "pengelola_kepegawaian"),)


def next_period(day: date, law: Law) -> date:
    """The first rank period on or after `day`, by the calendar in force on the day of the law."""
    periods: RankPeriods = law.get("kenaikan_pangkat.periode").value
    return periods.on_or_after(day)


def decide(tanggal: date | None, law: Law) -> Verdict:
    """The next rank period, by the calendar in force on the day of the law; a later change is not looked ahead to."""
    ruled = law.get("kenaikan_pangkat.periode")
    if tanggal is None:
        reason = Reason(_ID, Outcome.UNDETERMINED, {}, ruled.citation)
        return verdict(_ID, law, _TOPICS, reason, missing=missing(_INPUTS, {}))
    period = next_period(tanggal, law)
    stated = facts({"tanggal": tanggal, "periode_berikut": period, "n": len(ruled.value.bulan)})
    return verdict(_ID, law, _TOPICS, Reason(_ID, Outcome.MET, stated, ruled.citation), {"periode_berikut": period})


def _decide(given: Given, law: Law) -> Verdict:
    return decide(given["tanggal"], law)


RULE = Rule(_ID, _TOPICS, _INPUTS, {"periode_berikut": "date"}, (_ID,), _decide)
