"""Angka kredit over several periods, and whether it suffices for the next rank or jenjang (PerBKN 3/2023)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from msgspec import Struct

from asn_desktop.core.domain.jabatan import Jenjang
from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.kernel.verdict import Citation, Fact, Outcome, Reason, Verdict, facts
from asn_desktop.core.rulepack.credit import CreditNeed, PercentTable
from asn_desktop.core.rulepack.model import Law, Ruled
from asn_desktop.core.rulepack.wholeness import Month
from asn_desktop.core.rules.angka_kredit import GOLONGAN, JENJANG, PLACES, TOPIC, earned, inside, need
from asn_desktop.core.rules.conditions import lacking
from asn_desktop.core.rules.decimals import half_up, not_negative
from asn_desktop.core.rules.rule import Given, Input, Rule, verdict

_ID = "angka_kredit.akumulasi"


class PeriodePredikat(Struct, frozen=True, forbid_unknown_fields=True):
    """An appraisal period of whole months inside one year; without predikat it has not been appraised yet."""

    predikat: Predikat | None = None
    bulan: Month = 12


_INPUTS = (
    JENJANG,
    GOLONGAN,
    Input("ak_dasar", Any, "number: credit at the start", "pengelola_kepegawaian", check=not_negative),
    Input("periode", list[PeriodePredikat], "list of { predikat, bulan }", "pejabat_penilai"),
    Input("ak_pendidikan", Any, "number: credit for a higher diploma", "pengelola_kepegawaian", False, not_negative),
)
_NEEDS = {
    "angka_kredit.dasar": ("ak_dasar",),
    "angka_kredit.periode": ("periode",),
    "angka_kredit.langkah": ("jenjang", "golongan"),
}


def accumulate(
    jenjang: Jenjang | None,
    golongan: str | None,
    ak_dasar: Decimal | None,
    periode: Sequence[PeriodePredikat] | None,
    law: Law,
    ak_pendidikan: Decimal | None = None,
) -> Verdict:
    """The sum of credit and what is still lacking for the next rank and the next jenjang.

    The sum is taken of the unrounded parts and rounded once, half-up at three decimals; the printed parts may add up to
    something else. Rank and jenjang are compared with the printed sum. The next rank needs the credit its golongan
    starts from plus the need of a step: credit keeps adding up inside a jenjang and begins anew in the next one. Credit
    is only one of the conditions for a promotion.
    """
    given = {"jenjang": jenjang, "golongan": golongan, "ak_dasar": ak_dasar, "periode": periode}
    percent = law.get("angka_kredit.persentase")
    unappraised = periode is None or any(each.predikat is None for each in periode)
    if jenjang is None or golongan is None or ak_dasar is None or periode is None or unappraised:
        return _undetermined(given, unappraised, percent.citation, law)
    row, citation = need(jenjang, law)
    shares = [_shares(each, percent.value) for each in periode]
    total = half_up(ak_dasar + earned(row.koefisien, sum(shares)) + (ak_pendidikan or Decimal()), PLACES)
    place = inside(row, golongan, citation)
    rank, level = _rank(row, golongan, total, citation), _level(row, total, citation)
    parts = (
        Reason("angka_kredit.dasar", Outcome.MET, facts({"angka_kredit": ak_dasar})),
        *(_period(each, row, percent) for each in periode),
        *_education(ak_pendidikan, law),
        place,
        *(part for part in (rank, level) if part is not None),
    )
    results: dict[str, Fact | Decimal | bool | None] = {"jumlah": total}
    results |= {"kurang_pangkat": rank.facts.get("kurang") if rank else None}
    results |= {"kurang_jenjang": level.facts.get("kurang") if level else None}
    results |= {"dapat_pangkat": rank is not None and rank.outcome is Outcome.MET and "kurang" in rank.facts}
    results |= {"dapat_jenjang": level is not None and level.outcome is Outcome.MET and "kurang" in level.facts}
    stated = facts({"jumlah": total, "jenjang": jenjang, "golongan": golongan})
    reason = Reason(_ID, place.outcome, stated, percent.citation, parts)
    return verdict(_ID, law, TOPIC, reason, results)


def _shares(periode: PeriodePredikat, table: PercentTable) -> int:
    return table.of(periode.predikat) * periode.bulan if periode.predikat else 0


def _period(periode: PeriodePredikat, row: CreditNeed, percent: Ruled) -> Reason:
    table: PercentTable = percent.value
    stated = {
        "predikat": periode.predikat,
        "bulan": periode.bulan,
        "persentase": table.of(periode.predikat) if periode.predikat else None,
        "koefisien": row.koefisien,
        "angka_kredit": half_up(earned(row.koefisien, _shares(periode, table)), PLACES),
    }
    return Reason("angka_kredit.periode", Outcome.MET, facts(stated), percent.citation)


def _education(credit: Decimal | None, law: Law) -> tuple[Reason, ...]:
    if credit is None:
        return ()
    citation = law.get("angka_kredit.pendidikan").citation
    return (Reason("angka_kredit.peningkatan", Outcome.MET, facts({"angka_kredit": credit}), citation),)


def _rank(row: CreditNeed, golongan: str, total: Decimal, citation: Citation) -> Reason | None:
    """What is lacking for the next rank; none where the golongan lies outside the jenjang."""
    step = row.step(golongan)
    if step is None:
        return None
    if row.last(golongan):
        return Reason("angka_kredit.puncak_pangkat", Outcome.MET, facts({"golongan": golongan}), citation)
    return _compared("angka_kredit.pangkat", step.ak_dasar + row.akk_pangkat, total, citation)


def _level(row: CreditNeed, total: Decimal, citation: Citation) -> Reason:
    if row.akk_jenjang is None:
        return Reason("angka_kredit.puncak_jenjang", Outcome.MET, facts({"jenjang": row.jenjang}), citation)
    return _compared("angka_kredit.jenjang_berikut", row.akk_jenjang, total, citation)


def _compared(key: str, needed: int, total: Decimal, citation: Citation) -> Reason:
    short = max(half_up(Decimal(), PLACES), needed - total)
    stated = facts({"jumlah": total, "perlu": needed, "kurang": short})
    return Reason(key, Outcome.NOT_MET if short else Outcome.MET, stated, citation)


def _undetermined(given: Given, unappraised: bool, citation: Citation, law: Law) -> Verdict:
    def part(key: str, absent: bool) -> Reason:
        return Reason(key, Outcome.UNDETERMINED, {}, citation) if absent else Reason(f"{key}_diisi", Outcome.MET)

    parts = (
        part("angka_kredit.langkah", given["jenjang"] is None or given["golongan"] is None),
        part("angka_kredit.dasar", given["ak_dasar"] is None),
        part("angka_kredit.periode", unappraised),
    )
    reason = Reason(_ID, Outcome.UNDETERMINED, {}, citation, parts)
    return verdict(_ID, law, TOPIC, reason, missing=lacking(reason, _NEEDS, _INPUTS, given))


def _decide(given: Given, law: Law) -> Verdict:
    start = given["ak_dasar"]
    return accumulate(given["jenjang"], given["golongan"], start, given["periode"], law, given["ak_pendidikan"])


RULE = Rule(
    _ID,
    TOPIC,
    _INPUTS,
    {
        "jumlah": "decimal, 3 places",
        "kurang_pangkat": "decimal, 3 places (absent at the top)",
        "kurang_jenjang": "decimal, 3 places (absent at the top)",
        "dapat_pangkat": "boolean",
        "dapat_jenjang": "boolean",
    },
    (
        _ID,
        "angka_kredit.langkah",
        "angka_kredit.langkah_diisi",
        "angka_kredit.dasar",
        "angka_kredit.dasar_diisi",
        "angka_kredit.periode",
        "angka_kredit.periode_diisi",
        "angka_kredit.peningkatan",
        "angka_kredit.golongan",
        "angka_kredit.pangkat",
        "angka_kredit.jenjang_berikut",
        "angka_kredit.puncak_pangkat",
        "angka_kredit.puncak_jenjang",
    ),
    _decide,
)
