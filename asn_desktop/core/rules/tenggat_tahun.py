"""The appraisal year of one person as a verdict: every deadline, what is done, what is overdue, whose turn it is."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Annotated

from msgspec import Meta, Struct

from asn_desktop.core.domain.kinerja import JenisEvaluasi
from asn_desktop.core.kernel.period import Period
from asn_desktop.core.kernel.verdict import Missing, Native, Outcome, Reason, Verdict, facts
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rules import kalender
from asn_desktop.core.rules.masa_evaluasi import CADENCE, FROM, UNTIL, YEAR, plan_period, print_name, terms
from asn_desktop.core.rules.rule import Given, Input, Rule, missing, verdict
from asn_desktop.core.rules.tenggat import Jejak, StatusTenggat, Tenggat, Urusan, deadlines

_ID = "tenggat"
_TOPICS = ("kalender", "tenggat", "keberatan")


class MasaSelesai(Struct, frozen=True, forbid_unknown_fields=True):
    """A term of the year whose appraisal was finished on a day."""

    nomor: Annotated[int, Meta(ge=1, le=12)]
    tanggal: date


def _day(name: str, who: str) -> Input:
    return Input(name, date, "date", who, required=False)


_INPUTS = (
    YEAR,
    Input("tanggal", date, "date", "pengelola_kinerja"),
    CADENCE,
    FROM,
    UNTIL,
    _day("skp_disusun", "pegawai"),
    _day("skp_ditetapkan", "pejabat_penilai"),
    Input("evaluasi_periodik", list[MasaSelesai], "list of {nomor, tanggal}", "pejabat_penilai", required=False),
    _day("evaluasi_tahunan", "pejabat_penilai"),
    _day("tanggal_penyerahan", "pejabat_penilai"),
    _day("tanggal_terima", "pegawai"),
    _day("tanggal_pengembalian", "pegawai"),
    _day("tanggal_pengajuan", "pegawai"),
    _day("tanggal_putusan", "atasan_penilai"),
    kalender.HOLIDAYS,
)
_WORKING_DAYS = (Urusan.DOKUMEN_DISERAHKAN, Urusan.DOKUMEN_DIKEMBALIKAN, Urusan.KEBERATAN_DIPUTUS)
_INPUT_OF = {
    Urusan.DOKUMEN_DISERAHKAN: "tanggal_penyerahan",
    Urusan.DOKUMEN_DIKEMBALIKAN: "tanggal_pengembalian",
    Urusan.KEBERATAN_DIPUTUS: "tanggal_putusan",
}


def decide(
    tahun: int | None,
    tanggal: date | None,
    periodik: JenisEvaluasi | None,
    done: Jejak,
    law: Law,
    plan: Period | None = None,
    holidays: Collection[date] | None = None,
) -> Verdict:
    """Everything due in the year as of `tanggal`. Not met where something is overdue; then it says whose turn it is."""
    if tahun is None or tanggal is None or periodik is None:
        given = {"tahun": tahun, "tanggal": tanggal, "periodik": periodik}
        reason = Reason("tenggat.daftar", Outcome.UNDETERMINED)
        return verdict(_ID, law, _TOPICS, reason, missing=missing(_INPUTS, given))
    items = deadlines(terms(tahun, periodik, law), done, law, plan, holidays or ())
    late = [item for item in items if item.status(tanggal) is StatusTenggat.LEWAT]
    parts = [_said(item, tanggal, law) for item in items]
    if plan is not None and plan.start > kalender.skp_deadline(tahun, law):
        parts.insert(0, Reason("tenggat.tanpa_batas", Outcome.MET, facts({"mulai": plan.start})))
    if any(item.urusan in _WORKING_DAYS for item in items):
        parts.append(kalender.holidays_said(holidays))
    outcome = Outcome.NOT_MET if late else Outcome.MET
    stated = facts({"tahun": str(tahun), "tanggal": tanggal, "n": len(late)})
    reason = Reason("tenggat.daftar", outcome, stated, parts=tuple(parts))
    open_now = (StatusTenggat.BERJALAN, StatusTenggat.BELUM_WAKTUNYA)
    following = next((item for item in items if item.status(tanggal) in open_now), None)
    results: dict[str, Native] = {"lewat": len(late)}
    if following is not None:
        results |= {"berikut": following.urusan, "batas_berikut": following.batas}
    waiting = dict.fromkeys((_INPUT_OF.get(item.urusan, item.urusan.value), item.who(tanggal)) for item in late)
    chased = tuple(Missing(name, who) for name, who in waiting)
    return verdict(_ID, law, _TOPICS, reason, results, chased)


def _said(item: Tenggat, day: date, law: Law) -> Reason:
    status = item.status(day)
    masa = print_name(item.masa.jenis, item.masa.nomor) if item.masa is not None else None
    stated = facts({"batas": item.batas, "masa": masa})
    match status:
        case StatusTenggat.LEWAT:
            part = Reason("tenggat.lewat", Outcome.NOT_MET, facts({"n": (day - item.batas).days}))
        case StatusTenggat.SELESAI:
            part = Reason("tenggat.selesai", Outcome.MET, facts({"selesai": item.selesai}))
        case StatusTenggat.SELESAI_TERLAMBAT if item.selesai is not None:
            days = (item.selesai - item.batas).days
            part = Reason("tenggat.selesai_terlambat", Outcome.MET, facts({"selesai": item.selesai, "n": days}))
        case StatusTenggat.BELUM_WAKTUNYA:
            part = Reason("tenggat.belum_waktunya", Outcome.MET, facts({"mulai": item.mulai}))
        case StatusTenggat.BERAKHIR:
            part = Reason("tenggat.berakhir", Outcome.MET)
        case _ if day == item.batas:
            part = Reason("tenggat.hari_ini", Outcome.MET)
        case _:
            part = Reason("tenggat.sisa", Outcome.MET, facts({"n": (item.batas - day).days}))
    return Reason(f"tenggat.{item.urusan.value}", part.outcome, stated, law.get(item.entry).citation, (part,))


def _decide(given: Given, law: Law) -> Verdict:
    tahun, plan = given["tahun"], None
    if tahun is not None:
        plan = plan_period(tahun, given["mulai"], given["sampai_dengan"])
    done = Jejak(
        given["skp_disusun"],
        given["skp_ditetapkan"],
        {each.nomor: each.tanggal for each in given["evaluasi_periodik"] or ()},
        given["evaluasi_tahunan"],
        given["tanggal_penyerahan"],
        given["tanggal_terima"],
        given["tanggal_pengembalian"],
        given["tanggal_pengajuan"],
        given["tanggal_putusan"],
    )
    return decide(tahun, given["tanggal"], given["periodik"], done, law, plan, given["hari_libur"])


_STATES = ("lewat", "selesai", "selesai_terlambat", "belum_waktunya", "berakhir", "hari_ini", "sisa", "tanpa_batas")
RULE = Rule(
    _ID,
    _TOPICS,
    _INPUTS,
    {"lewat": "integer: overdue", "berikut": " | ".join(Urusan), "batas_berikut": "date"},
    (
        "tenggat.daftar",
        *(f"tenggat.{urusan.value}" for urusan in Urusan),
        *(f"tenggat.{state}" for state in _STATES),
        "kalender.hari_libur",
        "kalender.hari_libur_dihitung",
    ),
    _decide,
)
