"""Angka kredit that a person brings along: the old credit integrated, and years in another post (PerBKN 3/2023)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from asn_desktop.core.domain.jabatan import Jenjang
from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.kernel.verdict import Fact, Missing, Native, Outcome, Reason, Verdict, all_of, facts
from asn_desktop.core.rulepack.credit import EntriesAbove, PercentTable, StartingCredits
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rulepack.posts import POSTS
from asn_desktop.core.rules.angka_kredit import GOLONGAN, JENJANG, PLACES, inside, need
from asn_desktop.core.rules.conditions import lacking
from asn_desktop.core.rules.decimals import half_up, not_negative
from asn_desktop.core.rules.posts import post, post_fact
from asn_desktop.core.rules.rule import Given, Input, Rule, missing, verdict

_TOPICS = ("angka_kredit_awal", "angka_kredit")
_INTEGRASI, _PINDAH = "angka_kredit.integrasi", "angka_kredit.perpindahan"
_WHO = "pengelola_kepegawaian"
_KNOWN = 9
"""Decimals that twelfths of a year bear: what endless ones lack must not turn a half down."""
_OLD = (JENJANG, Input("ak_konvensional", Any, "number: credit of the last conventional PAK", _WHO, check=not_negative))
_MOVED = (
    JENJANG,
    GOLONGAN,
    Input("predikat", Predikat, " | ".join(Predikat), "pejabat_penilai"),
    Input("masa_tahun", Any, "number: years in the rank", _WHO, check=not_negative),
    Input("pangkat_puncak", bool, "boolean: at the top rank of the former post (only above the limit)", _WHO, False),
    Input("jabatan_lama", str, f"{' | '.join(POSTS)} (only above the jenjang)", _WHO, False, post),
)
_NEEDS = {
    "angka_kredit.golongan_jenjang": ("jenjang", "golongan"),
    "angka_kredit.jabatan_lama": ("jabatan_lama",),
    "angka_kredit.predikat_pindah": ("predikat",),
    "angka_kredit.masa_pindah": ("masa_tahun", "pangkat_puncak"),
}


def integrate(jenjang: Jenjang | None, conventional: Decimal | None, law: Law) -> Verdict:
    """The conventional credit less what the jenjang itself stood for.

    Undetermined where no figure of the jenjang is at hand; not met where the credit lies below it.
    """
    ruled = law.get("angka_kredit_awal.nilai_dasar")
    table: StartingCredits = ruled.value
    if jenjang is None or conventional is None:
        given = {"jenjang": jenjang, "ak_konvensional": conventional}
        reason = Reason(_INTEGRASI, Outcome.UNDETERMINED, {}, ruled.citation)
        return verdict(_INTEGRASI, law, _TOPICS, reason, missing=missing(_OLD, given))
    base = table.of(jenjang)
    stated = facts({"jenjang": jenjang, "ak_konvensional": conventional, "nilai_dasar": base})
    if base is None:
        part = Reason("angka_kredit.tanpa_nilai_dasar", Outcome.UNDETERMINED, stated, ruled.citation)
        reason = Reason(_INTEGRASI, Outcome.UNDETERMINED, stated, ruled.citation, (part,))
        return verdict(_INTEGRASI, law, _TOPICS, reason, missing=(Missing("nilai_dasar", "bkpsdm"),))
    left = half_up(conventional - base, PLACES)
    enough = left >= 0
    part = Reason("angka_kredit.nilai_dasar", Outcome.MET if enough else Outcome.NOT_MET, stated, ruled.citation)
    results: dict[str, Native | Fact | None] = {"nilai_dasar": base, "ak_integrasi": left if enough else None}
    reason = Reason(_INTEGRASI, part.outcome, stated | facts({"ak_integrasi": left}), ruled.citation, (part,))
    return verdict(_INTEGRASI, law, _TOPICS, reason, results)


def transfer(
    jenjang: Jenjang | None,
    golongan: str | None,
    predikat: Predikat | None,
    years: Decimal | None,
    law: Law,
    at_top: bool | None = None,
    former: str | None = None,
) -> Verdict:
    """The credit of a person who comes from another post: years in the rank, and the start of the golongan.

    A golongan above the jenjang is no obstacle where the law names the `former` post with it, and the credit that goes
    with that: then years and predikat must be known all the same, but are not counted.
    """
    entry = _entered_above(jenjang, golongan, former, law)
    if entry is not None and entry.outcome is Outcome.MET and predikat is not None and years is not None:
        given_credit = half_up(Decimal(str(entry.facts["angka_kredit"].native)), PLACES)
        return verdict(_PINDAH, law, _TOPICS, entry, {"jumlah": given_credit})
    limit, percent = law.get("angka_kredit_awal.masa_perpindahan"), law.get("angka_kredit.persentase")
    counted = years if years is None or years <= limit.value or at_top is False else Decimal(limit.value)
    known = years is not None and (years <= limit.value or at_top is not None)
    time = Reason(
        "angka_kredit.masa_pindah",
        Outcome.MET if known else Outcome.UNDETERMINED,
        facts({"masa_tahun": _shown(years), "dihitung": _shown(counted) if known else None, "n": limit.value}),
        limit.citation,
    )
    table: PercentTable = percent.value
    persen = table.of(predikat) if predikat else None
    rated = Reason(
        "angka_kredit.predikat_pindah",
        Outcome.MET if predikat else Outcome.UNDETERMINED,
        facts({"predikat": predikat, "persentase": persen}),
        percent.citation,
    )
    place = Reason("angka_kredit.golongan_jenjang", Outcome.UNDETERMINED, {}, percent.citation)
    coefficient: tuple[Reason, ...] = ()
    results: dict[str, Native] = {}
    if jenjang is not None and golongan is not None:
        row, citation = need(jenjang, law)
        place = entry or inside(row, golongan, citation)
        stated = facts({"jenjang": jenjang, "koefisien": row.koefisien})
        coefficient = (Reason("angka_kredit.koefisien", Outcome.MET, stated, citation),)
        step = row.step(golongan)
        if step is not None and persen is not None and known and counted is not None:
            earned = half_up(Decimal(persen) * row.koefisien * counted / 100, _KNOWN)
            results = {
                "angka_kredit": half_up(earned, PLACES),
                "ak_dasar": step.ak_dasar,
                "jumlah": half_up(earned + step.ak_dasar, PLACES),
            }
    reason = all_of(_PINDAH, (place, *coefficient, rated, time), limit.citation, **results)
    given = {
        "jenjang": jenjang,
        "golongan": golongan,
        "predikat": predikat,
        "masa_tahun": years,
        "pangkat_puncak": at_top if years is not None else False,
        "jabatan_lama": former,
    }
    return verdict(_PINDAH, law, _TOPICS, reason, results, lacking(reason, _NEEDS, _MOVED, given))


def _shown(years: Decimal | None) -> Decimal | None:
    """Two decimals say enough of a month's twelfths."""
    return years if years is None or years == years.to_integral_value() else half_up(years, 2)


def _entered_above(jenjang: Jenjang | None, golongan: str | None, former: str | None, law: Law) -> Reason | None:
    """Whether the law lets this golongan, above the jenjang, enter it; None where it says nothing of the kind."""
    if jenjang is None or golongan is None or need(jenjang, law)[0].step(golongan) is not None:
        return None
    ruled = law.get("angka_kredit_awal.masuk_dari_atas")
    table: EntriesAbove = ruled.value
    credit = table.of(golongan, jenjang)
    stated = facts({"golongan": golongan, "jenjang": jenjang})
    if former is None and credit:
        return Reason("angka_kredit.jabatan_lama", Outcome.UNDETERMINED, stated, ruled.citation)
    if former is None or former not in credit:
        return None
    stated |= facts({"jabatan": post_fact(former), "angka_kredit": credit[former]})
    return Reason("angka_kredit.masuk_dari_atas", Outcome.MET, stated, ruled.citation)


def _decide_integration(given: Given, law: Law) -> Verdict:
    return integrate(given["jenjang"], given["ak_konvensional"], law)


def _decide_transfer(given: Given, law: Law) -> Verdict:
    first = (given["jenjang"], given["golongan"], given["predikat"], given["masa_tahun"])
    return transfer(*first, law, given["pangkat_puncak"], given["jabatan_lama"])


RULES = (
    Rule(
        _INTEGRASI,
        _TOPICS,
        _OLD,
        {"nilai_dasar": "integer", "ak_integrasi": "decimal, 3 places"},
        (_INTEGRASI, "angka_kredit.nilai_dasar", "angka_kredit.tanpa_nilai_dasar"),
        _decide_integration,
    ),
    Rule(
        _PINDAH,
        _TOPICS,
        _MOVED,
        {"angka_kredit": "decimal, 3 places", "ak_dasar": "integer", "jumlah": "decimal, 3 places"},
        (
            _PINDAH,
            "angka_kredit.golongan",
            "angka_kredit.golongan_jenjang",
            "angka_kredit.koefisien",
            "angka_kredit.predikat_pindah",
            "angka_kredit.masa_pindah",
            "angka_kredit.jabatan_lama",
            "angka_kredit.masuk_dari_atas",
        ),
        _decide_transfer,
    ),
)
