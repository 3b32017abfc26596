"""The end of a PPPK's contract: the contract itself decides, no article of law."""

from __future__ import annotations

from datetime import date, timedelta

from asn_desktop.core.kernel.verdict import Outcome, Reason, Verdict, facts
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rules.rule import Given, Input, Rule, missing, verdict

_ID = "kontrak"
_INPUTS = (
    Input("akhir_kontrak", date, "date: last day of the contract", "pengelola_kepegawaian"),
    Input("tanggal", date, "date", "pengelola_kepegawaian"),
)


def decide(akhir_kontrak: date | None, tanggal: date | None, law: Law) -> Verdict:
    """Whether the contract still runs on `tanggal`, and the first day without it."""
    if akhir_kontrak is None or tanggal is None:
        given = {"akhir_kontrak": akhir_kontrak, "tanggal": tanggal}
        return verdict(_ID, law, (), Reason("kontrak.masa", Outcome.UNDETERMINED), missing=missing(_INPUTS, given))
    stated = facts({"akhir_kontrak": akhir_kontrak, "tanggal": tanggal})
    outcome = Outcome.MET if tanggal <= akhir_kontrak else Outcome.NOT_MET
    results = {"akhir_kontrak": akhir_kontrak, "tanpa_kontrak": akhir_kontrak + timedelta(days=1)}
    return verdict(_ID, law, (), Reason("kontrak.masa", outcome, stated), results)


def _decide(given: Given, law: Law) -> Verdict:
    return decide(given["akhir_kontrak"], given["tanggal"], law)


RULE = Rule(_ID, (), _INPUTS, {"akhir_kontrak": "date", "tanpa_kontrak": "date"}, ("kontrak.masa",), _decide)
