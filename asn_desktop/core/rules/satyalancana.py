"""Satyalancana Karya Satya: the award for 10, 20 or 30 years of clean service without break (PP 35/2010)."""

from __future__ import annotations

from datetime import date

from asn_desktop.core.domain.riwayat import TingkatHukuman
from asn_desktop.core.kernel.period import add_months, whole_years
from asn_desktop.core.kernel.verdict import Outcome, Reason, Verdict, all_of, facts
from asn_desktop.core.rulepack.model import Law, Ruled
from asn_desktop.core.rulepack.requirements import Obstacles
from asn_desktop.core.rulepack.service import AwardSteps
from asn_desktop.core.rules.conditions import lacking
from asn_desktop.core.rules.rule import Given, Input, Rule, verdict

_ID = "satyalancana"
_WHO = "pengelola_kepegawaian"
_INPUTS = (
    Input("tmt_cpns", date, "date", _WHO),
    Input("tanggal", date, "date", _WHO),
    Input("hukuman_disiplin", TingkatHukuman, f"{' | '.join(TingkatHukuman)} (the heaviest ever, not only now)", _WHO),
    Input("cltn", bool, "boolean: ever on unpaid leave (CLTN)", _WHO),
)
_NEEDS = {
    "satyalancana.masa": ("tmt_cpns", "tanggal"),
    "satyalancana.hukuman": ("hukuman_disiplin",),
    "satyalancana.cltn": ("cltn",),
}


def decide(
    tmt_cpns: date | None, tanggal: date | None, hukuman: TingkatHukuman | None, cltn: bool | None, law: Law
) -> Verdict:
    """Whether an award may be proposed on `tanggal`, and the highest one reached.

    Service is counted from the month of TMT CPNS to the month of the proposal. A step may be skipped. A light sanction
    does not stand in the way; a sedang or berat one, ever served, does, and so does any unpaid leave.
    """
    ruled = law.get("satyalancana.tingkat")
    steps: AwardSteps = ruled.value
    obstacles = law.get("satyalancana.hukuman")
    reached, time = None, Reason("satyalancana.masa", Outcome.UNDETERMINED, {}, ruled.citation)
    results: dict[str, int | date | None] = {}
    if tmt_cpns is not None and tanggal is not None:
        start = tmt_cpns.replace(day=1)
        years = whole_years(start, tanggal.replace(day=1))
        reached = max((step for step in steps.tahun if step <= years), default=None)
        following = next((step for step in steps.tahun if step > years), None)
        stated = facts({"tmt_cpns": tmt_cpns, "tanggal": tanggal, "n": years, "paling_sedikit": steps.tahun[0]})
        time = Reason("satyalancana.masa", Outcome.MET if reached else Outcome.NOT_MET, stated, ruled.citation)
        results["tingkat_berikut"] = following
        results["tanggal_berikut"] = add_months(start, 12 * following) if following else None
    parts = (
        time,
        _clean(hukuman, obstacles),
        _unpaid_leave(cltn, law),
    )
    whole = all_of("satyalancana.usul", parts, ruled.citation, **({"tingkat": reached} if reached else {}))
    if whole.outcome is Outcome.MET:
        results["tingkat"] = reached
    given = {"tmt_cpns": tmt_cpns, "tanggal": tanggal, "hukuman_disiplin": hukuman, "cltn": cltn}
    return verdict(_ID, law, (_ID,), whole, results, lacking(whole, _NEEDS, _INPUTS, given))


def _clean(hukuman: TingkatHukuman | None, ruled: Ruled) -> Reason:
    obstacles: Obstacles = ruled.value
    stated = facts({"hukuman": hukuman})
    if hukuman is TingkatHukuman.TIDAK_ADA:
        return Reason("satyalancana.tanpa_hukuman", Outcome.MET, stated, ruled.citation)
    outcome = Outcome.UNDETERMINED
    if hukuman is not None:
        outcome = Outcome.NOT_MET if hukuman in obstacles.tingkat else Outcome.MET
    return Reason("satyalancana.hukuman", outcome, stated, ruled.citation)


def _unpaid_leave(cltn: bool | None, law: Law) -> Reason:
    ruled = law.get("satyalancana.cltn")
    outcome = Outcome.UNDETERMINED
    if cltn is not None:
        outcome = Outcome.NOT_MET if cltn and ruled.value else Outcome.MET
    return Reason("satyalancana.cltn", outcome, facts({"cltn": cltn}), ruled.citation)


def _decide(given: Given, law: Law) -> Verdict:
    return decide(given["tmt_cpns"], given["tanggal"], given["hukuman_disiplin"], given["cltn"], law)


RULE = Rule(
    _ID,
    (_ID,),
    _INPUTS,
    {"tingkat": "integer: 10 | 20 | 30", "tingkat_berikut": "integer", "tanggal_berikut": "date"},
    (
        "satyalancana.usul",
        "satyalancana.masa",
        "satyalancana.hukuman",
        "satyalancana.tanpa_hukuman",
        "satyalancana.cltn",
    ),
    _decide,
)
