"""The last day for an objection to the result of an appraisal (PP 30/2019 Pasal 59)."""

from __future__ import annotations

from datetime import date, timedelta

from asn_desktop.core.kernel.verdict import Outcome, Reason, Verdict, facts
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rules.rule import Given, Input, Rule, missing, verdict

_INPUTS = (
    Input("tanggal_terima", date, "date", "pegawai"),
    Input("tanggal_pengajuan", date, "date", "pegawai", required=False),
)


def last_day(terima: date, law: Law) -> date:
    """The last day to object to a result received on `terima`, in calendar days."""
    return terima + timedelta(days=law.get("keberatan.pengajuan").value)


def deadline(terima: date | None, law: Law, pengajuan: date | None = None) -> Verdict:
    """Until when the employee may object, counted in calendar days from the day the result was received.

    With the day of an objection the verdict also says whether it came in time.
    """
    ruled = law.get("keberatan.pengajuan")
    if terima is None:
        reason = Reason("keberatan.batas", Outcome.UNDETERMINED, {}, ruled.citation)
        return verdict("keberatan", law, ("keberatan",), reason, missing=missing(_INPUTS, {}))
    last = last_day(terima, law)
    stated = facts({"tanggal_terima": terima, "hari": ruled.value, "batas": last})
    parts: tuple[Reason, ...] = ()
    outcome = Outcome.MET
    if pengajuan is not None:
        outcome = Outcome.MET if terima <= pengajuan <= last else Outcome.NOT_MET
        key = "keberatan.sebelum_diterima" if pengajuan < terima else "keberatan.tepat_waktu"
        parts = (Reason(key, outcome, facts({"tanggal_pengajuan": pengajuan, "batas": last}), ruled.citation),)
    reason = Reason("keberatan.batas", outcome, stated, ruled.citation, parts)
    return verdict("keberatan", law, ("keberatan",), reason, {"batas_pengajuan": last})


def _decide(given: Given, law: Law) -> Verdict:
    return deadline(given["tanggal_terima"], law, given["tanggal_pengajuan"])


RULE = Rule(
    "keberatan",
    ("keberatan",),
    _INPUTS,
    {"batas_pengajuan": "date"},
    ("keberatan.batas", "keberatan.tepat_waktu", "keberatan.sebelum_diterima"),
    _decide,
)
