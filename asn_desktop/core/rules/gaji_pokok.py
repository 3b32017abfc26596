"""Base salary by golongan and length of service (PP 5/2024 for PNS, Perpres 11/2024 for PPPK)."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from asn_desktop.core.domain import golongan as ladder
from asn_desktop.core.kernel.verdict import Citation, Outcome, Reason, Verdict, facts
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rulepack.salary import SalaryColumn, SalaryTable
from asn_desktop.core.rules.golongan import known
from asn_desktop.core.rules.rule import Given, Input, Rule, missing, verdict

_ID = "gaji_pokok"
MKG_YEARS = Annotated[int, Meta(ge=0, le=50)]
GOLONGAN = Input("golongan", str, "text: I/a .. IV/e, PPPK I .. XVII", "pengelola_kepegawaian", check=known)
MKG = Input("mkg_tahun", MKG_YEARS, "integer: 0 .. 50 whole years", "pengelola_kepegawaian")
_INPUTS = (GOLONGAN, MKG)


def column(golongan: str, law: Law) -> tuple[SalaryColumn, Citation]:
    """The steps of a golongan with the article they stand in. Raises NoLawAtDateError."""
    ruled = law.get("gaji_pokok.pppk" if ladder.is_pppk(golongan) else "gaji_pokok.pns")
    table: SalaryTable = ruled.value
    return table.column(golongan), ruled.citation


def decide(golongan: str | None, mkg_tahun: int | None, law: Law) -> Verdict:
    """The monthly salary in Rupiah. An MKG between two rows is paid by the lower row; above the last by the last.

    Some columns begin above MKG 0 (I/b at 3): below their first row there is no salary, which is not met.
    """
    given = {"golongan": golongan, "mkg_tahun": mkg_tahun}
    if golongan is None or mkg_tahun is None:
        citation = column(golongan or ladder.PNS[0], law)[1]
        reason = Reason("gaji_pokok.tabel", Outcome.UNDETERMINED, {}, citation)
        return verdict(_ID, law, (_ID,), reason, missing=missing(_INPUTS, given))
    steps, citation = column(golongan, law)
    row = steps.step(mkg_tahun)
    if row is None:
        stated = facts({**given, "baris": steps.gaji[0][0]})
        return verdict(_ID, law, (_ID,), Reason("gaji_pokok.tabel", Outcome.NOT_MET, stated, citation))
    stated = facts({**given, "baris": row[0], "gaji_pokok": row[1]})
    reason = Reason("gaji_pokok.tabel", Outcome.MET, stated, citation)
    return verdict(_ID, law, (_ID,), reason, {"gaji_pokok": row[1]})


def _decide(given: Given, law: Law) -> Verdict:
    return decide(given["golongan"], given["mkg_tahun"], law)


RULE = Rule(_ID, (_ID,), _INPUTS, {"gaji_pokok": "integer, Rupiah"}, ("gaji_pokok.tabel",), _decide)
