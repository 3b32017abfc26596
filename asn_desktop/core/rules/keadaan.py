"""Keadaan: how far one person's appraisal for a term is on a day, and whose turn it is. Missing is never zero."""

from __future__ import annotations

import enum
from datetime import date
from typing import Annotated

from msgspec import Meta, Struct

from asn_desktop.core.domain.evaluasi import StatusEvaluasi
from asn_desktop.core.domain.kinerja import JenisEvaluasi, Rating
from asn_desktop.core.domain.pegawai import Kedudukan
from asn_desktop.core.domain.skp import SebabPengecualian, StatusSkp
from asn_desktop.core.kernel.verdict import Citation, Missing, Native, Outcome, Reason, Verdict, facts
from asn_desktop.core.rulepack.inputs import InputError
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rules import kalender
from asn_desktop.core.rules.masa_evaluasi import FROM, UNTIL, YEAR, Masa, plan_period, print_name, term
from asn_desktop.core.rules.rule import Given, Input, Rule, missing, verdict

_ID = "keadaan"
_TOPICS = ("keadaan", "kalender", "tenggat")


class Keadaan(enum.StrEnum):
    """How far an appraisal is, from nothing to done."""

    BELUM_WAKTUNYA = "belum_waktunya"
    BELUM_ADA_SKP = "belum_ada_skp"
    PENILAI_TIDAK_ADA = "penilai_tidak_ada"
    BELUM_DIKUMPULKAN = "belum_dikumpulkan"
    BELUM_DINILAI = "belum_dinilai"
    DRAF = "draf"
    FINAL = "final"
    DIKECUALIKAN = "dikecualikan"

    @property
    def open(self) -> bool:
        """True where somebody has something to do."""
        return self not in (Keadaan.BELUM_WAKTUNYA, Keadaan.FINAL, Keadaan.DIKECUALIKAN)


class Kemajuan(Struct, frozen=True):
    """What there is of one person's appraisal for one term.

    `skp` is None without a plan for the term. `indikator` counts the indicators of the plan, `realisasi` those with a
    realisation. `pengecualian` and `kedudukan` are those of the term's last day, `penilai` whether there is an
    appraiser then.
    """

    kedudukan: Kedudukan = Kedudukan.AKTIF
    pengecualian: SebabPengecualian | None = None
    skp: StatusSkp | None = None
    indikator: int | None = None
    realisasi: int | None = None
    penilai: bool = True
    rating_hasil: Rating | None = None
    rating_perilaku: Rating | None = None
    evaluasi: StatusEvaluasi | None = None

    @property
    def rated(self) -> bool:
        return self.rating_hasil is not None or self.rating_perilaku is not None


def exemption(kedudukan: Kedudukan, sebab: SebabPengecualian | None, law: Law) -> SebabPengecualian | Kedudukan | None:
    """Why a person is not appraised: a recorded cause, his position in service, or that he left. None: he is."""
    if not kedudukan.in_service:
        return kedudukan
    if kedudukan is Kedudukan.TUGAS_BELAJAR and law.get("keadaan.tugas_belajar").value:
        return kedudukan
    exempt = law.get("keadaan.dikecualikan").value.sebab
    return next((each for each in exempt if each == sebab or each.value == kedudukan.value), None)


def state(seen: Kemajuan, masa: Masa, day: date, law: Law) -> Keadaan:
    """The state alone, for lists of thousands.

    A final appraisal is final whatever else is missing, and nobody is chased before the term is over; only a plan
    that is missing after its deadline is, because without it nothing else can begin.
    """
    if seen.evaluasi is StatusEvaluasi.FINAL:
        return Keadaan.FINAL
    if exemption(seen.kedudukan, seen.pengecualian, law) is not None:
        return Keadaan.DIKECUALIKAN
    over = day > masa.last_day
    if seen.skp is not StatusSkp.DISETUJUI and not seen.rated:
        late = over or day > kalender.skp_deadline(masa.utuh.start.year, law)
        return Keadaan.BELUM_ADA_SKP if late else Keadaan.BELUM_WAKTUNYA
    if not over and not seen.rated:
        return Keadaan.BELUM_WAKTUNYA
    if not seen.penilai:
        return Keadaan.PENILAI_TIDAK_ADA
    if seen.rated:
        return Keadaan.DRAF
    if not seen.realisasi or seen.realisasi < (seen.indikator or 0):
        return Keadaan.BELUM_DIKUMPULKAN
    return Keadaan.BELUM_DINILAI


def whose_turn(seen: Kemajuan, found: Keadaan) -> Missing | None:
    """What is waited for and who can bring it (`role.<who>`); None where nobody has to do anything."""
    match found:
        case Keadaan.BELUM_ADA_SKP if seen.skp is StatusSkp.DIAJUKAN:
            return Missing("skp_ditetapkan", "pejabat_penilai")
        case Keadaan.BELUM_ADA_SKP if seen.skp is StatusSkp.DRAF:
            return Missing("skp_ditetapkan", "pegawai")
        case Keadaan.BELUM_ADA_SKP:
            return Missing("skp", "pengelola_kinerja")
        case Keadaan.PENILAI_TIDAK_ADA:
            return Missing("penilai", "atasan_penilai")
        case Keadaan.BELUM_DIKUMPULKAN:
            return Missing("realisasi", "pegawai")
        case Keadaan.BELUM_DINILAI:
            return Missing("hasil_kerja", "pejabat_penilai")
        case Keadaan.DRAF:
            return Missing("evaluasi", "pejabat_penilai")
        case _:
            return None


def decide(seen: Kemajuan, masa: Masa, day: date, law: Law) -> Verdict:
    """The state with its reason: met where nobody has anything to do now, not met where somebody is to be chased."""
    found = state(seen, masa, day, law)
    waiting = whose_turn(seen, found)
    late = waiting is not None and day > masa.batas
    parts = [_why(seen, masa, day, found, law)]
    if seen.kedudukan is Kedudukan.TUGAS_BELAJAR and found is not Keadaan.DIKECUALIKAN:
        parts.append(Reason("keadaan.tugas_belajar", Outcome.MET, {}, law.get("keadaan.tugas_belajar").citation))
    if waiting is not None:
        days = facts({"batas": masa.batas, "n": abs((day - masa.batas).days)})
        key = "keadaan.terlambat" if late else "keadaan.hari_ini" if day == masa.batas else "keadaan.batas"
        parts.append(Reason(key, Outcome.NOT_MET if late else Outcome.MET, days, _deadline(masa, law)))
    outcome = Outcome.MET if waiting is None else Outcome.NOT_MET
    stated = facts({"keadaan": found, "masa": print_name(masa.jenis, masa.nomor), "tanggal": day})
    reason = Reason("keadaan.masa", outcome, stated, parts=tuple(parts))
    results: dict[str, Native] = {"keadaan": found, "batas_evaluasi": masa.batas, "terlambat": late}
    return verdict(_ID, law, _TOPICS, reason, results, () if waiting is None else (waiting,))


def _why(seen: Kemajuan, masa: Masa, day: date, found: Keadaan, law: Law) -> Reason:
    key, stated, cited = found.value, facts({"sampai_dengan": masa.last_day, "tanggal": day}), None
    match found:
        case Keadaan.DIKECUALIKAN:
            return _exempted(seen, law)
        case Keadaan.BELUM_ADA_SKP:
            key = key if seen.skp in (None, StatusSkp.DISETUJUI) else f"skp_{seen.skp}"
            cited = law.get("kalender.skp_ditetapkan").citation
            stated = facts({"batas": kalender.skp_deadline(masa.utuh.start.year, law)})
        case Keadaan.BELUM_DIKUMPULKAN if seen.realisasi:
            key, stated = "realisasi_sebagian", facts({"realisasi": seen.realisasi, "indikator": seen.indikator})
        case Keadaan.DRAF if seen.rating_hasil is None or seen.rating_perilaku is None:
            key = "satu_rating"
        case _:
            pass
    return Reason(f"keadaan.{key}", Outcome.NOT_MET if found.open else Outcome.MET, stated, cited)


def _exempted(seen: Kemajuan, law: Law) -> Reason:
    cause = exemption(seen.kedudukan, seen.pengecualian, law)
    if cause is seen.kedudukan and not seen.kedudukan.in_service:
        return Reason("keadaan.tidak_bertugas", Outcome.MET, facts({"kedudukan": cause}))
    entry = "keadaan.tugas_belajar" if cause is Kedudukan.TUGAS_BELAJAR else "keadaan.dikecualikan"
    return Reason("keadaan.dikecualikan", Outcome.MET, facts({"sebab": cause}), law.get(entry).citation)


def _deadline(masa: Masa, law: Law) -> Citation:
    yearly = masa.jenis is JenisEvaluasi.AKHIR
    return law.get("kalender.evaluasi_tahunan" if yearly else "tenggat.evaluasi_periodik").citation


_COUNT = Annotated[int, Meta(ge=0)]
_NUMBER = Annotated[int, Meta(ge=0, le=12)]
_INPUTS = (
    YEAR,
    Input("jenis_evaluasi", JenisEvaluasi, " | ".join(JenisEvaluasi), "pengelola_kinerja"),
    Input("nomor", _NUMBER, "integer: 1 .. 12 months, 1 .. 4 quarters", "pengelola_kinerja", required=False),
    Input("tanggal", date, "date", "pengelola_kinerja"),
    Input("kedudukan", Kedudukan, " | ".join(Kedudukan), "pengelola_kepegawaian"),
    Input("penilai", bool, "boolean: there is an appraiser", "pengelola_kepegawaian"),
    Input("pengecualian", SebabPengecualian, " | ".join(SebabPengecualian), "pengelola_kepegawaian", required=False),
    Input("skp", StatusSkp, " | ".join(StatusSkp), "pegawai", required=False),
    FROM,
    UNTIL,
    Input("indikator", _COUNT, "integer: indicators of the plan", "pegawai", required=False),
    Input("realisasi", _COUNT, "integer: indicators with a realisation", "pegawai", required=False),
    Input("hasil_kerja", Rating, " | ".join(Rating), "pejabat_penilai", required=False),
    Input("perilaku_kerja", Rating, " | ".join(Rating), "pejabat_penilai", required=False),
    Input("evaluasi", StatusEvaluasi, " | ".join(StatusEvaluasi), "pejabat_penilai", required=False),
)


def _decide(given: Given, law: Law) -> Verdict:
    absent = missing(_INPUTS, given)
    if absent:
        return verdict(_ID, law, _TOPICS, Reason("keadaan.masa", Outcome.UNDETERMINED), missing=absent)
    tahun, jenis, nomor = given["tahun"], given["jenis_evaluasi"], given["nomor"] or 0
    whole = term(tahun, jenis, nomor, law)
    if whole is None:
        raise InputError("nomor", nomor, "a term of this kind")
    part = term(tahun, jenis, nomor, law, plan_period(tahun, given["mulai"], given["sampai_dengan"]))
    seen = Kemajuan(
        given["kedudukan"],
        given["pengecualian"],
        given["skp"] if part is not None else None,
        given["indikator"],
        given["realisasi"],
        given["penilai"],
        given["hasil_kerja"],
        given["perilaku_kerja"],
        given["evaluasi"],
    )
    return decide(seen, part or whole, given["tanggal"], law)


_KEYS = (
    *(each.value for each in Keadaan),
    *("masa", "skp_draf", "skp_diajukan", "realisasi_sebagian", "satu_rating"),
    *("tidak_bertugas", "tugas_belajar", "batas", "hari_ini", "terlambat"),
)
RULE = Rule(
    _ID,
    _TOPICS,
    _INPUTS,
    {"keadaan": " | ".join(Keadaan), "batas_evaluasi": "date", "terlambat": "boolean"},
    tuple(f"keadaan.{key}" for key in _KEYS),
    _decide,
)
