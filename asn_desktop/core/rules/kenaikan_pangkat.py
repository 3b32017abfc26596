"""Kenaikan pangkat reguler: promotion in rank by years, predikat and diploma (PP 99/2000 jo. PP 12/2002)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from asn_desktop.core.domain import golongan as ladder
from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.domain.pegawai import Kedudukan
from asn_desktop.core.domain.riwayat import Pendidikan, TingkatHukuman
from asn_desktop.core.kernel.period import add_months
from asn_desktop.core.kernel.verdict import Outcome, Reason, Verdict, all_of, facts
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rulepack.rank import ExamSteps, IjazahTable
from asn_desktop.core.rules.conditions import (
    HUKUMAN,
    KEDUDUKAN,
    KEYS,
    PREDIKAT,
    lacking,
    no_sanction,
    predikat_of_years,
    standing,
    years_since,
)
from asn_desktop.core.rules.golongan import known_pns
from asn_desktop.core.rules.periode_pangkat import next_period
from asn_desktop.core.rules.rule import Given, Input, Rule, verdict

_ID = "kenaikan_pangkat.reguler"
_TOPICS = ("kenaikan_pangkat",)
_WHO = "pengelola_kepegawaian"
_INPUTS = (
    Input("golongan", str, "text: I/a .. IV/e", _WHO, check=known_pns),
    Input("tmt_golongan", date, "date", _WHO),
    Input("ijazah", Pendidikan, " | ".join(Pendidikan), _WHO),
    PREDIKAT,
    Input("ujian_dinas", bool, "boolean: passed, or exempt (only where a golongan is crossed)", _WHO, False),
    HUKUMAN,
    Input("golongan_atasan", str, "text: I/a .. IV/e (only before PerBKN 2/2025)", _WHO, False, known_pns),
    Input("tanggal", date, "date", _WHO),
    KEDUDUKAN,
)
_NEEDS = {
    "kenaikan_pangkat.masa": ("tmt_golongan", "tanggal"),
    "kenaikan_pangkat.ijazah": ("golongan", "ijazah"),
    "kenaikan_pangkat.ujian_dinas": ("golongan", "ujian_dinas"),
    "kenaikan_pangkat.atasan": ("golongan", "golongan_atasan"),
    "syarat.predikat": ("predikat",),
    "syarat.disiplin": ("hukuman_disiplin",),
}


class Pengusulan(Struct, frozen=True):
    """What is known of a person who may rise in rank; None is not known. `predikat` runs from the newest year back.

    `ujian_dinas` is true for a person who passed it or is exempt by diploma or training.
    """

    golongan: str | None = None
    tmt_golongan: date | None = None
    ijazah: Pendidikan | None = None
    predikat: Sequence[Predikat] | None = None
    ujian_dinas: bool | None = None
    hukuman_disiplin: TingkatHukuman | None = None
    golongan_atasan: str | None = None
    tanggal: date | None = None
    kedudukan: Kedudukan | None = None


def decide(known: Pengusulan, law: Law) -> Verdict:
    """Whether the person may rise on `tanggal`, to which golongan, and the first rank period after the years needed.

    Until PerBKN 2/2025 the new rank could not exceed that of the direct superior; since then the diploma limits it.
    """
    base = law.get("kenaikan_pangkat.masa")
    parts = (
        years_since("kenaikan_pangkat.masa", "tmt_golongan", known.tmt_golongan, known.tanggal, base),
        predikat_of_years(known.predikat, law.get("kenaikan_pangkat.predikat")),
        _diploma(known, law),
        _examination(known, law),
        _superior(known, law),
        no_sanction(known.hukuman_disiplin, law.get("kenaikan_pangkat.disiplin")),
        *standing(known.kedudukan, law.get("kenaikan_pangkat.kedudukan")),
    )
    new = _new(known) if parts[2].outcome is not Outcome.NOT_MET else None
    earliest = next_period(add_months(known.tmt_golongan, 12 * base.value), law) if known.tmt_golongan else None
    results = {"golongan_baru": new, "tmt_paling_awal": earliest}
    stated = {"golongan": known.golongan, **results}
    reason = all_of(_ID, parts, base.citation, **{name: value for name, value in stated.items() if value is not None})
    given = {name: getattr(known, name) for name in known.__struct_fields__}
    return verdict(_ID, law, _TOPICS, reason, results, lacking(reason, _NEEDS, _INPUTS, given))


def _new(known: Pengusulan) -> str | None:
    return ladder.above(known.golongan) if known.golongan else None


def _diploma(known: Pengusulan, law: Law) -> Reason:
    ruled = law.get("kenaikan_pangkat.ijazah")
    table: IjazahTable = ruled.value
    highest = table.highest(known.ijazah) if known.ijazah else None
    stated = facts({"ijazah": known.ijazah, "golongan": known.golongan, "tertinggi": highest})
    if known.golongan is None or highest is None:
        return Reason("kenaikan_pangkat.ijazah", Outcome.UNDETERMINED, stated, ruled.citation)
    outcome = Outcome.MET if ladder.rank(known.golongan) < ladder.rank(highest) else Outcome.NOT_MET
    return Reason("kenaikan_pangkat.ijazah", outcome, stated, ruled.citation)


def _examination(known: Pengusulan, law: Law) -> Reason:
    ruled = law.get("kenaikan_pangkat.ujian_dinas")
    steps: ExamSteps = ruled.value
    stated = facts({"golongan": known.golongan, "golongan_baru": _new(known)})
    if known.golongan is not None and known.golongan not in steps.dari:
        return Reason("kenaikan_pangkat.tanpa_ujian", Outcome.MET, stated, ruled.citation)
    outcome = Outcome.UNDETERMINED
    if known.ujian_dinas is not None and known.golongan is not None:
        outcome = Outcome.MET if known.ujian_dinas else Outcome.NOT_MET
    return Reason("kenaikan_pangkat.ujian_dinas", outcome, stated, ruled.citation)


def _superior(known: Pengusulan, law: Law) -> Reason:
    ruled = law.get("kenaikan_pangkat.dibatasi_atasan")
    if not ruled.value:
        return Reason("kenaikan_pangkat.atasan_bebas", Outcome.MET, {}, ruled.citation)
    new, superior = _new(known), known.golongan_atasan
    stated = facts({"golongan_baru": new, "golongan_atasan": superior})
    if new is None or superior is None:
        return Reason("kenaikan_pangkat.atasan", Outcome.UNDETERMINED, stated, ruled.citation)
    outcome = Outcome.MET if ladder.rank(new) <= ladder.rank(superior) else Outcome.NOT_MET
    return Reason("kenaikan_pangkat.atasan", outcome, stated, ruled.citation)


def _decide(given: Given, law: Law) -> Verdict:
    return decide(Pengusulan(**given), law)


RULE = Rule(
    _ID,
    _TOPICS,
    _INPUTS,
    {"golongan_baru": "text (absent at the ceiling)", "tmt_paling_awal": "date"},
    (
        _ID,
        "kenaikan_pangkat.masa",
        "kenaikan_pangkat.ijazah",
        "kenaikan_pangkat.ujian_dinas",
        "kenaikan_pangkat.tanpa_ujian",
        "kenaikan_pangkat.atasan",
        "kenaikan_pangkat.atasan_bebas",
        "syarat.kedudukan",
        *KEYS,
    ),
    _decide,
)
