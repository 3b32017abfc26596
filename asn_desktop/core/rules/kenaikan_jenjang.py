"""Kenaikan jenjang: from one level of functional posts to the next (PermenPANRB 1/2023, PerBKN 3/2023)."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from asn_desktop.core.domain.jabatan import Jenjang
from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.domain.riwayat import TingkatHukuman
from asn_desktop.core.kernel.verdict import Outcome, Reason, Verdict, all_of, facts
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rules.angka_kredit import JENJANG, need
from asn_desktop.core.rules.conditions import (
    HUKUMAN,
    KEYS,
    PREDIKAT,
    affirmed,
    lacking,
    no_sanction,
    predikat_of_years,
)
from asn_desktop.core.rules.rule import Given, Input, Rule, verdict

_ID = "kenaikan_jenjang"
_TOPICS = (_ID, "angka_kredit")
_WHO = "pengelola_kepegawaian"
_INPUTS = (
    JENJANG,
    Input("kredit", bool, "boolean: the credit for the next jenjang is reached", _WHO),
    Input("uji_kompetensi", bool, "boolean: passed", "pegawai"),
    Input("formasi", bool, "boolean: a post of the next jenjang is open", _WHO),
    PREDIKAT,
    HUKUMAN,
)
_NEEDS = {
    "kenaikan_jenjang.berikut": ("jenjang",),
    "kenaikan_jenjang.kredit": ("kredit",),
    "kenaikan_jenjang.uji_kompetensi": ("uji_kompetensi",),
    "kenaikan_jenjang.formasi": ("formasi",),
    "syarat.predikat": ("predikat",),
    "syarat.disiplin": ("hukuman_disiplin",),
}


class Pejabat(Struct, frozen=True):
    """What is known of the holder of a functional post; None is not known, `predikat` is newest first."""

    jenjang: Jenjang | None = None
    kredit: bool | None = None
    uji_kompetensi: bool | None = None
    formasi: bool | None = None
    predikat: Sequence[Predikat] | None = None
    hukuman_disiplin: TingkatHukuman | None = None


def above(jenjang: Jenjang) -> Jenjang | None:
    """The next jenjang of the same ladder, or None at its top."""
    ladder = [each for each in Jenjang if each.keahlian is jenjang.keahlian]
    place = ladder.index(jenjang) + 1
    return ladder[place] if place < len(ladder) else None


def decide(known: Pejabat, law: Law) -> Verdict:
    """Whether the person may rise to the next jenjang, where the credit begins anew at zero."""
    new = above(known.jenjang) if known.jenjang else None
    parts = (
        _next(known.jenjang, new, law),
        _credit(known, law),
        *affirmed("kenaikan_jenjang.uji_kompetensi", known.uji_kompetensi, law.get("kenaikan_jenjang.uji_kompetensi")),
        *affirmed("kenaikan_jenjang.formasi", known.formasi, law.get("kenaikan_jenjang.formasi")),
        predikat_of_years(known.predikat, law.get("kenaikan_jenjang.predikat")),
        no_sanction(known.hukuman_disiplin, law.get("kenaikan_jenjang.disiplin")),
    )
    stated = {name: value for name, value in (("jenjang", known.jenjang), ("jenjang_baru", new)) if value is not None}
    reason = all_of("kenaikan_jenjang.naik", parts, law.get("kenaikan_jenjang.predikat").citation, **stated)
    given = {name: getattr(known, name) for name in known.__struct_fields__}
    return verdict(_ID, law, _TOPICS, reason, {"jenjang_baru": new}, lacking(reason, _NEEDS, _INPUTS, given))


def _next(jenjang: Jenjang | None, new: Jenjang | None, law: Law) -> Reason:
    if jenjang is None:
        citation = law.get("angka_kredit.keahlian").citation
        return Reason("kenaikan_jenjang.berikut", Outcome.UNDETERMINED, {}, citation)
    outcome = Outcome.NOT_MET if new is None else Outcome.MET
    stated = facts({"jenjang": jenjang, "jenjang_baru": new})
    return Reason("kenaikan_jenjang.berikut", outcome, stated, need(jenjang, law)[1])


def _credit(known: Pejabat, law: Law) -> Reason:
    reached = Outcome.UNDETERMINED if known.kredit is None else Outcome.MET if known.kredit else Outcome.NOT_MET
    if known.jenjang is None:
        return Reason("kenaikan_jenjang.kredit", reached, {}, law.get("angka_kredit.keahlian").citation)
    row, citation = need(known.jenjang, law)
    return Reason("kenaikan_jenjang.kredit", reached, facts({"akk_jenjang": row.akk_jenjang}), citation)


def _decide(given: Given, law: Law) -> Verdict:
    return decide(Pejabat(**given), law)


RULE = Rule(
    _ID,
    _TOPICS,
    _INPUTS,
    {"jenjang_baru": "text (absent at the top)"},
    (
        "kenaikan_jenjang.naik",
        "kenaikan_jenjang.berikut",
        "kenaikan_jenjang.kredit",
        "kenaikan_jenjang.uji_kompetensi",
        "kenaikan_jenjang.formasi",
        *KEYS,
    ),
    _decide,
)
