"""Whether the credit for the next step is reached, from what the register alone can prove (PerBKN 3/2023).

Without a determination of credit (PAK) the sum is a lower bound: nobody stands in a golongan of his jenjang with less
than the credit it starts from. What the lower bound reaches is reached; what it does not reach may still be.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from asn_desktop.core.domain.jabatan import Jenjang
from asn_desktop.core.kernel.verdict import Citation, Missing, Native, Outcome, Reason, Verdict, facts
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rules.angka_kredit import GOLONGAN, JENJANG, TOPIC, need
from asn_desktop.core.rules.angka_kredit_akumulasi import RULE as AKUMULASI
from asn_desktop.core.rules.angka_kredit_akumulasi import PeriodePredikat, accumulate
from asn_desktop.core.rules.decimals import not_negative
from asn_desktop.core.rules.rule import Given, Input, Rule, verdict

_ID = "angka_kredit.tercapai"
_WHO = "pengelola_kepegawaian"
_INPUTS = (
    JENJANG,
    GOLONGAN,
    Input("periode", list[PeriodePredikat], "list of { predikat, bulan } since the credit began", "pejabat_penilai"),
    Input("pak_terakhir", Any, "number: credit of the last PAK, where there is one", _WHO, False, not_negative),
)
_PAK = Missing("pak_terakhir", _WHO)


def decide(
    jenjang: Jenjang | None,
    golongan: str | None,
    periode: Sequence[PeriodePredikat] | None,
    law: Law,
    pak_terakhir: Decimal | None = None,
) -> Verdict:
    """Whether the credit suffices for the next rank or, on the last golongan of a jenjang, for the next jenjang.

    `periode` are the appraised periods since the day of the PAK, or without one since the present golongan and jenjang.
    """
    citation = law.get("angka_kredit.keahlian").citation
    if jenjang is None or golongan is None:
        absent = tuple(
            Missing(each.name, each.who) for each, value in ((JENJANG, jenjang), (GOLONGAN, golongan)) if value is None
        )
        return verdict(_ID, law, TOPIC, Reason(_ID, Outcome.UNDETERMINED, {}, citation), missing=absent)
    row, citation = need(jenjang, law)
    step = row.step(golongan)
    start = pak_terakhir if pak_terakhir is not None else Decimal(step.ak_dasar) if step else None
    if step is None or start is None:
        stated = facts({"jenjang": jenjang, "golongan": golongan})
        part = Reason("angka_kredit.golongan", Outcome.NOT_MET, stated, citation)
        return verdict(_ID, law, TOPIC, Reason(_ID, Outcome.NOT_MET, stated, citation, (part,)))
    summed = accumulate(jenjang, golongan, start, periode, law)
    missing = list(summed.missing)
    reached = bool(summed.result("dapat_pangkat") or summed.result("dapat_jenjang"))
    if row.last(golongan):
        outcome = Outcome.NOT_MET
    elif reached and not missing:
        outcome = Outcome.MET
    elif pak_terakhir is None or missing:
        outcome = Outcome.UNDETERMINED
        missing += [_PAK] if pak_terakhir is None else []
    else:
        outcome = Outcome.NOT_MET
    parts = (*summed.reason.parts, *_bound(golongan, start, citation, exact=pak_terakhir is not None))
    stated_values: dict[str, Native | None] = {
        "jenjang": jenjang, "golongan": golongan, "jumlah": summed.result("jumlah"),
    }  # fmt: skip
    reason = Reason(_ID, outcome, facts(stated_values), citation, parts)
    return verdict(_ID, law, TOPIC, reason, dict(summed.results), tuple(missing))


def _bound(golongan: str, start: Decimal, citation: Citation, *, exact: bool) -> tuple[Reason, ...]:
    """A note on where the sum begins."""
    if exact:
        return ()
    stated = facts({"golongan": golongan, "angka_kredit": start})
    return (Reason("angka_kredit.batas_bawah", Outcome.MET, stated, citation),)


def _decide(given: Given, law: Law) -> Verdict:
    return decide(given["jenjang"], given["golongan"], given["periode"], law, given["pak_terakhir"])


RULE = Rule(
    _ID,
    TOPIC,
    _INPUTS,
    AKUMULASI.results,
    (_ID, "angka_kredit.batas_bawah", *(key for key in AKUMULASI.reasons if key != AKUMULASI.id)),
    _decide,
)
