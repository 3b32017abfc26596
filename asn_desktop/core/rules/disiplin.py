"""The disciplinary sanction for absence without valid reason (PP 94/2021)."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from asn_desktop.core.domain.disiplin import Hukuman
from asn_desktop.core.domain.riwayat import TingkatHukuman
from asn_desktop.core.kernel.verdict import Alternative, Fact, Outcome, Reason, Verdict, facts
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rulepack.values import AbsenceLadder, AbsenceRun, HukumanTable
from asn_desktop.core.rules.rule import Given, Input, Rule, missing, verdict

_ID = "disiplin.ketidakhadiran"
_DAYS = Annotated[int, Meta(ge=0, le=366)]
_INPUTS = (
    Input("hari", _DAYS, "integer, working days absent in the year", "pengelola_kepegawaian"),
    Input("berturut_turut", _DAYS, "integer, longest run of working days, default 0", "pengelola_kepegawaian", False),
)
_WEIGHT = {hukuman: weight for weight, hukuman in enumerate(Hukuman)}


def absence(hari: int | None, law: Law, berturut_turut: int = 0) -> Verdict:
    """The sanction for `hari` working days of absence in a year, the longest run being `berturut_turut`.

    Total and run are looked at separately; the heavier sanction applies.
    """
    ladder_ruled, run_ruled = law.get("disiplin.ketidakhadiran"), law.get("disiplin.terus_menerus")
    ladder: AbsenceLadder = ladder_ruled.value
    run: AbsenceRun = run_ruled.value
    kinds: HukumanTable = law.get("disiplin.jenis").value
    by_run = run.hukuman if berturut_turut >= run.hari else Hukuman.TIDAK_ADA
    run_key = "disiplin.terus_menerus" if by_run is not Hukuman.TIDAK_ADA else "disiplin.terus_menerus_belum"
    run_facts = facts({"berturut_turut": berturut_turut, "batas": run.hari, "hukuman": by_run})
    run_part = Reason(run_key, Outcome.MET, run_facts, run_ruled.citation)
    if hari is None:
        parts = (Reason("disiplin.kumulatif", Outcome.UNDETERMINED, {}, ladder_ruled.citation), run_part)
        reason = Reason("disiplin.hukuman", Outcome.UNDETERMINED, {}, None, parts)
        return verdict(_ID, law, ("disiplin",), reason, missing=missing(_INPUTS, {}))
    by_total = _step(ladder, hari)
    total_key = "disiplin.kumulatif" if by_total is not Hukuman.TIDAK_ADA else "disiplin.kumulatif_belum"
    total_facts = facts({"hari": hari, "hukuman": by_total, "batas": ladder.langkah[0].mulai_hari})
    parts = (Reason(total_key, Outcome.MET, total_facts, ladder_ruled.citation), run_part)
    hukuman = max(by_total, by_run, key=_WEIGHT.__getitem__)
    tingkat = TingkatHukuman.TIDAK_ADA if hukuman is Hukuman.TIDAK_ADA else kinds.of(hukuman).tingkat
    stated = facts({"hari": hari, "berturut_turut": berturut_turut, "hukuman": hukuman, "tingkat": tingkat})
    key = "disiplin.tanpa_hukuman" if hukuman is Hukuman.TIDAK_ADA else "disiplin.hukuman"
    reason = Reason(key, Outcome.MET, stated, law.get("disiplin.jenis").citation, parts)
    results = {"tingkat": tingkat, "hukuman": hukuman}
    return verdict(_ID, law, ("disiplin",), reason, results, alternatives=_next(ladder, hari, hukuman))


def _step(ladder: AbsenceLadder, hari: int) -> Hukuman:
    reached = [step.hukuman for step in ladder.langkah if hari >= step.mulai_hari]
    return reached[-1] if reached else Hukuman.TIDAK_ADA


def _next(ladder: AbsenceLadder, hari: int, now: Hukuman) -> tuple[Alternative, ...]:
    """The next number of days that would bring a heavier sanction."""
    heavier = (s for s in ladder.langkah if s.mulai_hari > hari and _WEIGHT[s.hukuman] > _WEIGHT[now])
    step = next(heavier, None)
    return () if step is None else (Alternative("hari", Fact.of(step.mulai_hari), Fact.of(step.hukuman)),)


def _decide(given: Given, law: Law) -> Verdict:
    return absence(given["hari"], law, given["berturut_turut"] or 0)


RULE = Rule(
    _ID,
    ("disiplin",),
    _INPUTS,
    {"tingkat": " | ".join(TingkatHukuman), "hukuman": " | ".join(Hukuman)},
    (
        "disiplin.hukuman",
        "disiplin.tanpa_hukuman",
        "disiplin.kumulatif",
        "disiplin.kumulatif_belum",
        "disiplin.terus_menerus",
        "disiplin.terus_menerus_belum",
    ),
    _decide,
)
