"""Angka kredit of functional posts: conversion of a predikat, and the credit a step needs (PerBKN 3/2023)."""

from __future__ import annotations

from decimal import Decimal

from asn_desktop.core.domain.jabatan import Jenjang
from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.kernel.verdict import Alternative, Citation, Fact, Native, Outcome, Reason, Verdict, facts
from asn_desktop.core.rulepack.credit import CreditNeed, PercentTable
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rulepack.wholeness import Month
from asn_desktop.core.rules.decimals import half_up
from asn_desktop.core.rules.golongan import known_pns
from asn_desktop.core.rules.rule import Given, Input, Rule, missing, verdict

TOPIC = ("angka_kredit",)
PLACES = 3
JENJANG = Input("jenjang", Jenjang, " | ".join(Jenjang), "pengelola_kepegawaian")
GOLONGAN = Input("golongan", str, "text: I/a .. IV/e", "pengelola_kepegawaian", check=known_pns)
_CONVERSION = (
    JENJANG,
    Input("predikat", Predikat, " | ".join(Predikat), "pejabat_penilai"),
    Input("bulan", Month, "integer: 1 .. 12, default 12", "pejabat_penilai", False),
)
_NEED = (JENJANG, GOLONGAN)


def need(jenjang: Jenjang, law: Law) -> tuple[CreditNeed, Citation]:
    """Coefficient and needs of a jenjang with their article. Raises NoLawAtDateError."""
    ruled = law.get(f"angka_kredit.{'keahlian' if jenjang.keahlian else 'keterampilan'}")
    return next(row for row in ruled.value.baris if row.jenjang is jenjang), ruled.citation


def earned(koefisien: int | Decimal, shares: int) -> Decimal:
    """Credit, not rounded, of `shares` = months x percentage, which may be added up over periods.

    Dividing once at the end keeps thirds exact: three times one month is a quarter of a year and not a little less.
    """
    return Decimal(shares) * koefisien / 1200


def convert(jenjang: Jenjang | None, predikat: Predikat | None, law: Law, bulan: int = 12) -> Verdict:
    """The credit a predikat earns in `bulan` whole months, half-up at three decimals."""
    rule = "angka_kredit.konversi"
    ruled = law.get("angka_kredit.persentase")
    table: PercentTable = ruled.value
    if jenjang is None or predikat is None:
        given = {"jenjang": jenjang, "predikat": predikat}
        reason = Reason(rule, Outcome.UNDETERMINED, facts(given), ruled.citation)
        return verdict(rule, law, TOPIC, reason, missing=missing(_CONVERSION, given))
    row, citation = need(jenjang, law)

    def credit(predikat: Predikat) -> Decimal:
        return half_up(earned(row.koefisien, table.of(predikat) * bulan), PLACES)

    persen, now = table.of(predikat), credit(predikat)
    parts = (
        Reason(
            "angka_kredit.persentase", Outcome.MET, facts({"predikat": predikat, "persentase": persen}), ruled.citation
        ),
        Reason(
            "angka_kredit.koefisien", Outcome.MET, facts({"jenjang": jenjang, "koefisien": row.koefisien}), citation
        ),
    )
    results: dict[str, Native | Fact | None] = {
        "persentase": persen,
        "koefisien": Decimal(row.koefisien),
        "angka_kredit": now,
    }
    reason = Reason(rule, Outcome.MET, facts(results) | facts({"bulan": bulan}), ruled.citation, parts)
    others = tuple(Alternative("predikat", Fact.of(p), Fact.of(credit(p))) for p in Predikat if p is not predikat)
    return verdict(rule, law, TOPIC, reason, results, alternatives=others)


def requirement(jenjang: Jenjang | None, golongan: str | None, law: Law) -> Verdict:
    """The credit needed for the next rank and the next jenjang, and the credit the golongan starts from.

    A golongan outside the jenjang has no credit to start from: not met, with the needs of the jenjang stated. On the
    last golongan of the highest jenjang the need for a rank step is stated, and that no rank is left.
    """
    rule = "angka_kredit.kebutuhan"
    if jenjang is None or golongan is None:
        given = {"jenjang": jenjang, "golongan": golongan}
        citation = law.get("angka_kredit.keahlian").citation
        reason = Reason(rule, Outcome.UNDETERMINED, {}, citation)
        return verdict(rule, law, TOPIC, reason, missing=missing(_NEED, given))
    row, citation = need(jenjang, law)
    step = row.step(golongan)
    bonus = law.get("angka_kredit.pendidikan")
    extra = half_up(Decimal(row.akk_pangkat * bonus.value) / 100, PLACES)
    parts = [inside(row, golongan, citation)]
    if row.akk_jenjang is None:
        parts.append(Reason("angka_kredit.puncak_jenjang", Outcome.MET, facts({"jenjang": jenjang}), citation))
    else:
        parts.append(Reason("angka_kredit.jenjang", Outcome.MET, facts({"akk_jenjang": row.akk_jenjang}), citation))
    if row.last(golongan):
        parts.append(Reason("angka_kredit.puncak_pangkat", Outcome.MET, facts({"golongan": golongan}), citation))
    stated = facts({"persen": bonus.value, "angka_kredit": extra})
    parts.append(Reason("angka_kredit.ijazah", Outcome.MET, stated, bonus.citation))
    results = {
        "akk_pangkat": row.akk_pangkat,
        "akk_jenjang": row.akk_jenjang,
        "ak_dasar": step.ak_dasar if step else None,
        "ak_pendidikan": extra,
    }
    stated = facts({"jenjang": jenjang, "golongan": golongan, **results})
    reason = Reason(rule, parts[0].outcome, stated, citation, tuple(parts))
    return verdict(rule, law, TOPIC, reason, results)


def inside(row: CreditNeed, golongan: str, citation: Citation) -> Reason:
    """Whether the golongan is one of the jenjang, with the credit it starts from."""
    step = row.step(golongan)
    stated = facts({"golongan": golongan, "jenjang": row.jenjang, "ak_dasar": step.ak_dasar if step else None})
    return Reason("angka_kredit.golongan", Outcome.MET if step else Outcome.NOT_MET, stated, citation)


def _decide_conversion(given: Given, law: Law) -> Verdict:
    return convert(given["jenjang"], given["predikat"], law, given["bulan"] or 12)


def _decide_need(given: Given, law: Law) -> Verdict:
    return requirement(given["jenjang"], given["golongan"], law)


RULES = (
    Rule(
        "angka_kredit.konversi",
        TOPIC,
        _CONVERSION,
        {"persentase": "integer", "koefisien": "decimal", "angka_kredit": "decimal, 3 places"},
        ("angka_kredit.konversi", "angka_kredit.persentase", "angka_kredit.koefisien"),
        _decide_conversion,
    ),
    Rule(
        "angka_kredit.kebutuhan",
        TOPIC,
        _NEED,
        {
            "akk_pangkat": "integer",
            "akk_jenjang": "integer (absent at the top)",
            "ak_dasar": "integer",
            "ak_pendidikan": "decimal, 3 places",
        },
        (
            "angka_kredit.kebutuhan",
            "angka_kredit.golongan",
            "angka_kredit.jenjang",
            "angka_kredit.puncak_jenjang",
            "angka_kredit.puncak_pangkat",
            "angka_kredit.ijazah",
        ),
        _decide_need,
    ),
)
