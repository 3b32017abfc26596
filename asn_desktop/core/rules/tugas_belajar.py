"""Tugas belajar: who may be sent to study, and for how long he owes service afterwards (SE MenPANRB 28/2021)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.kernel.period import add_months
from asn_desktop.core.kernel.verdict import Native, Outcome, Reason, Verdict, all_of, facts
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rulepack.wholeness import Months
from asn_desktop.core.rules.conditions import PREDIKAT, affirmed, lacking, predikat_of_years, years_since
from asn_desktop.core.rules.rule import Given, Input, Rule, verdict

_ID = "tugas_belajar"
_WHO = "pengelola_kepegawaian"
_INPUTS = (
    Input("tmt_cpns", date, "date", _WHO),
    Input("tmt_pensiun", date, "date: see the rule bup", _WHO),
    Input("lama_bulan", Months, "integer, months of study", "pegawai"),
    PREDIKAT,
    Input("dalam_rencana", bool, "boolean: the programme is in the plan of needs of the office", "bkpsdm"),
    Input("tanggal", date, "date: first day of study", _WHO),
)
_NEEDS = {
    "tugas_belajar.masa_kerja": ("tmt_cpns", "tanggal"),
    "tugas_belajar.sisa_masa": ("tmt_pensiun", "lama_bulan", "tanggal"),
    "tugas_belajar.rencana": ("dalam_rencana",),
    "tugas_belajar.ikatan": ("lama_bulan",),
    "syarat.predikat": ("predikat",),
}


class Rencana(Struct, frozen=True):
    """A study somebody plans; None is not known. `tanggal` is its first day, `predikat` is newest first."""

    tmt_cpns: date | None = None
    tmt_pensiun: date | None = None
    lama_bulan: int | None = None
    predikat: Sequence[Predikat] | None = None
    dalam_rencana: bool | None = None
    tanggal: date | None = None


def decide(known: Rencana, law: Law) -> Verdict:
    """Whether the study may begin on `tanggal`, the last day on which it may, and the months of service owed.

    Service is owed by those whom a long study releases from their post; then as a multiple of the months of study.
    """
    service, rest = law.get("tugas_belajar.masa_kerja"), law.get("tugas_belajar.sisa_masa")
    latest = None
    if known.tmt_pensiun is not None and known.lama_bulan is not None:
        latest = add_months(known.tmt_pensiun, -rest.value * known.lama_bulan)
    released, owed = _owed(known.lama_bulan, law)
    parts = (
        years_since("tugas_belajar.masa_kerja", "tmt_cpns", known.tmt_cpns, known.tanggal, service),
        _rest(known, latest, law),
        predikat_of_years(known.predikat, law.get("tugas_belajar.predikat")),
        *affirmed("tugas_belajar.rencana", known.dalam_rencana, law.get("tugas_belajar.rencana")),
        _bond(known.lama_bulan, released, owed, law),
    )
    results: dict[str, Native | None] = {"mulai_paling_lambat": latest, "dibebaskan": released, "ikatan_bulan": owed}
    reason = all_of("tugas_belajar.syarat", parts, service.citation)
    given = {name: getattr(known, name) for name in known.__struct_fields__}
    return verdict(_ID, law, (_ID,), reason, results, lacking(reason, _NEEDS, _INPUTS, given))


def _rest(known: Rencana, latest: date | None, law: Law) -> Reason:
    ruled = law.get("tugas_belajar.sisa_masa")
    stated = facts({"kali": ruled.value, "tmt_pensiun": known.tmt_pensiun, "mulai": known.tanggal, "batas": latest})
    if latest is None or known.tanggal is None:
        return Reason("tugas_belajar.sisa_masa", Outcome.UNDETERMINED, stated, ruled.citation)
    outcome = Outcome.MET if known.tanggal <= latest else Outcome.NOT_MET
    return Reason("tugas_belajar.sisa_masa", outcome, stated, ruled.citation)


def _owed(months: int | None, law: Law) -> tuple[bool | None, int | None]:
    if months is None:
        return None, None
    released = months > law.get("tugas_belajar.dibebaskan").value
    return released, months * law.get("tugas_belajar.ikatan_dinas").value if released else None


def _bond(months: int | None, released: bool | None, owed: int | None, law: Law) -> Reason:
    """What the study entails: a note, no condition."""
    limit, times = law.get("tugas_belajar.dibebaskan"), law.get("tugas_belajar.ikatan_dinas")
    if months is None:
        return Reason("tugas_belajar.ikatan", Outcome.UNDETERMINED, {}, times.citation)
    if not released:
        return Reason("tugas_belajar.tetap", Outcome.MET, facts({"n": limit.value}), limit.citation)
    stated = facts({"lama": months, "kali": times.value, "n": owed})
    return Reason("tugas_belajar.ikatan", Outcome.MET, stated, times.citation)


def _decide(given: Given, law: Law) -> Verdict:
    return decide(Rencana(**given), law)


RULE = Rule(
    _ID,
    (_ID,),
    _INPUTS,
    {"mulai_paling_lambat": "date", "dibebaskan": "boolean", "ikatan_bulan": "integer (absent where nothing is owed)"},
    (
        "tugas_belajar.syarat",
        "tugas_belajar.masa_kerja",
        "tugas_belajar.sisa_masa",
        "tugas_belajar.rencana",
        "tugas_belajar.ikatan",
        "tugas_belajar.tetap",
        "syarat.predikat",
        "syarat.predikat_rendah",
    ),
    _decide,
)
