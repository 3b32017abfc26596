"""Deadlines and periods of the appraisal year (PermenPANRB 6/2022)."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from typing import Annotated

from msgspec import Meta

from asn_desktop.core.kernel.period import Period
from asn_desktop.core.kernel.verdict import Outcome, Reason, Verdict, facts
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rulepack.values import Quarters, YearDay
from asn_desktop.core.rules.hari_kerja import working_days_after
from asn_desktop.core.rules.rule import Given, Input, Rule, missing, verdict

_YEAR = Input("tahun", Annotated[int, Meta(ge=2000, le=2100)], "integer, year", "pengelola_kinerja")
_DAY = Input("tanggal", date, "date", "pengelola_kinerja", required=False)
_HANDED = Input("tanggal_penyerahan", date, "date", "pejabat_penilai")
HOLIDAYS = Input("hari_libur", list[date], "list of dates: public holidays", "pengelola_kepegawaian", required=False)


def skp_deadline(tahun: int, law: Law) -> date:
    """The last day to settle the SKP of a year."""
    return _of("skp_ditetapkan", tahun, law)


def skp_drafting_deadline(tahun: int, law: Law) -> date:
    """The day after which the performance manager drafts an SKP that its owner has not drafted."""
    return _of("skp_disusun", tahun, law)


def evaluasi_deadline(tahun: int, law: Law) -> date:
    """The last day to finish the yearly evaluation of a year; it lies in the next one."""
    return _of("evaluasi_tahunan", tahun, law)


def quarters(tahun: int, law: Law) -> tuple[Period, ...]:
    """The four quarters of a year."""
    table: Quarters = law.get("kalender.triwulan").value
    return tuple(Period.through(row.mulai.of(tahun), row.sampai.of(tahun)) for row in table.baris)


def handover_deadline(handed: date, law: Law, holidays: Collection[date] = ()) -> date:
    """Until when the appraised returns the signed document.

    Without the office's `holidays` working days are Monday to Friday, and the true last day may be later.
    """
    return working_days_after(handed, law.get("kalender.penyerahan_dokumen").value, holidays)


def holidays_said(holidays: Collection[date] | None) -> Reason:
    """Whether public holidays were taken into account; None where the office has recorded none."""
    if not holidays:
        return Reason("kalender.hari_libur", Outcome.MET)
    return Reason("kalender.hari_libur_dihitung", Outcome.MET, facts({"n": len(holidays)}))


def _of(entry: str, tahun: int, law: Law) -> date:
    value: YearDay = law.get(f"kalender.{entry}").value
    return value.of(tahun)


def decide_skp(tahun: int | None, law: Law, tanggal: date | None = None) -> Verdict:
    """The deadline of the SKP, and whether `tanggal` keeps it."""
    return _yearly("kalender.skp", "skp_ditetapkan", "batas_penetapan", tahun, tanggal, law)


def decide_evaluasi(tahun: int | None, law: Law, tanggal: date | None = None) -> Verdict:
    """The deadline of the yearly evaluation, and whether `tanggal` keeps it."""
    return _yearly("kalender.evaluasi", "evaluasi_tahunan", "batas_evaluasi", tahun, tanggal, law)


def decide_handover(
    handed: date | None, law: Law, tanggal: date | None = None, holidays: Collection[date] | None = None
) -> Verdict:
    """The deadline for returning the document, and whether `tanggal` keeps it."""
    ruled = law.get("kalender.penyerahan_dokumen")
    if handed is None:
        reason = Reason("kalender.penyerahan", Outcome.UNDETERMINED, {}, ruled.citation)
        return verdict("kalender.penyerahan", law, ("kalender",), reason, missing=missing((_HANDED,), {}))
    last = handover_deadline(handed, law, holidays or ())
    parts = (*_in_time(tanggal, last), holidays_said(holidays))
    stated = facts({"tanggal_penyerahan": handed, "hari": ruled.value, "batas": last})
    reason = Reason("kalender.penyerahan", parts[0].outcome, stated, ruled.citation, parts)
    return verdict("kalender.penyerahan", law, ("kalender",), reason, {"batas_pengembalian": last})


def _yearly(rule: str, entry: str, result: str, tahun: int | None, tanggal: date | None, law: Law) -> Verdict:
    ruled = law.get(f"kalender.{entry}")
    if tahun is None:
        reason = Reason(rule, Outcome.UNDETERMINED, {}, ruled.citation)
        return verdict(rule, law, ("kalender",), reason, missing=missing((_YEAR,), {}))
    last = ruled.value.of(tahun)
    parts = _in_time(tanggal, last)
    outcome = parts[0].outcome if parts else Outcome.MET
    reason = Reason(rule, outcome, facts({"tahun": str(tahun), "batas": last}), ruled.citation, parts)
    return verdict(rule, law, ("kalender",), reason, {result: last})


def _in_time(tanggal: date | None, last: date) -> tuple[Reason, ...]:
    if tanggal is None:
        return ()
    outcome = Outcome.MET if tanggal <= last else Outcome.NOT_MET
    return (Reason("kalender.tepat_waktu", outcome, facts({"tanggal": tanggal, "batas": last})),)


def _by_year(function: Callable[[int | None, Law, date | None], Verdict]) -> Callable[[Given, Law], Verdict]:
    return lambda given, law: function(given["tahun"], law, given["tanggal"])


RULES = (
    Rule(
        "kalender.skp",
        ("kalender",),
        (_YEAR, _DAY),
        {"batas_penetapan": "date"},
        ("kalender.skp", "kalender.tepat_waktu"),
        _by_year(decide_skp),
    ),
    Rule(
        "kalender.evaluasi",
        ("kalender",),
        (_YEAR, _DAY),
        {"batas_evaluasi": "date"},
        ("kalender.evaluasi", "kalender.tepat_waktu"),
        _by_year(decide_evaluasi),
    ),
    Rule(
        "kalender.penyerahan",
        ("kalender",),
        (_HANDED, _DAY, HOLIDAYS),
        {"batas_pengembalian": "date"},
        ("kalender.penyerahan", "kalender.tepat_waktu", "kalender.hari_libur", "kalender.hari_libur_dihitung"),
        lambda given, law: decide_handover(given["tanggal_penyerahan"], law, given["tanggal"], given["hari_libur"]),
    ),
)
