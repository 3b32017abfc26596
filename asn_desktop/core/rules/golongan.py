"""Pangkat names of golongan ruang; PPPK have a golongan but no pangkat."""

from __future__ import annotations

from asn_desktop.core.domain import golongan as ladder
from asn_desktop.core.kernel.verdict import Outcome, Reason, Verdict, facts
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rulepack.values import PangkatTable, PppkTable
from asn_desktop.core.rules.rule import Given, Input, Rule, missing, verdict

_ID = "golongan.pangkat"


def known(text: str) -> str:
    """The golongan in its written form. Raises ValueError for a text that is none."""
    golongan = ladder.parse(text)
    if golongan is None:
        raise ValueError(text)
    return golongan


def known_pns(text: str) -> str:
    """The golongan ruang of a PNS in its written form. Raises ValueError for another text, or a golongan of PPPK."""
    golongan = known(text)
    if ladder.is_pppk(golongan):
        raise ValueError(text)
    return golongan


_INPUTS = (Input("golongan", str, "text: I/a .. IV/e, PPPK I .. XVII", "pengelola_kepegawaian", check=known),)


def pangkat(golongan: str, law: Law) -> str:
    """The pangkat of a golongan ruang (`III/a` gives `Penata Muda`); empty for PPPK, who have none."""
    table: PangkatTable = law.get("golongan.pns").value
    return next((row.pangkat for row in table.baris if row.golongan == golongan), "")


def pangkat_golongan(golongan: str, law: Law) -> str:
    """As forms print it: `Penata Muda, III/a`; for PPPK the golongan alone."""
    name = pangkat(golongan, law)
    return f"{name}, {golongan}" if name else golongan


def siasn_ids(law: Law) -> dict[str, str]:
    """The SIASN id of every golongan, of PNS and of PPPK (`III/a` gives `31`)."""
    pns: PangkatTable = law.get("golongan.pns").value
    pppk: PppkTable = law.get("golongan.pppk").value
    return {row.golongan: row.siasn for row in pns.baris} | {row.golongan: row.siasn for row in pppk.baris}


def from_siasn(code: str, law: Law, *, pppk: bool = False) -> str | None:
    """The golongan of a SIASN id (`31` gives `III/a`), or None where there is no such id."""
    table: PangkatTable | PppkTable = law.get("golongan.pppk" if pppk else "golongan.pns").value
    return next((row.golongan for row in table.baris if row.siasn == code), None)


def decide(golongan: str | None, law: Law) -> Verdict:
    """The pangkat as a verdict."""
    ruled = law.get("golongan.pns")
    if golongan is None:
        reason = Reason("golongan.pangkat", Outcome.UNDETERMINED, {}, ruled.citation)
        return verdict(_ID, law, ("golongan",), reason, missing=missing(_INPUTS, {}))
    if ladder.is_pppk(golongan):
        citation = law.get("golongan.pppk").citation
        reason = Reason("golongan.tanpa_pangkat", Outcome.MET, facts({"golongan": golongan}), citation)
        return verdict(_ID, law, ("golongan",), reason, {"golongan": golongan})
    name = pangkat(golongan, law)
    stated = facts({"golongan": golongan, "pangkat": name})
    reason = Reason("golongan.pangkat", Outcome.MET, stated, ruled.citation)
    return verdict(_ID, law, ("golongan",), reason, {"golongan": golongan, "pangkat": name})


def _decide(given: Given, law: Law) -> Verdict:
    return decide(given["golongan"], law)


RULE = Rule(
    _ID,
    ("golongan",),
    _INPUTS,
    {"golongan": "text", "pangkat": "text (PNS)"},
    ("golongan.pangkat", "golongan.tanpa_pangkat"),
    _decide,
)
