"""Masa evaluasi: the terms of a year in which a plan is appraised, by month or by quarter, and the year as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from asn_desktop.core.domain.kinerja import JenisEvaluasi
from asn_desktop.core.kernel.period import Period, add_months
from asn_desktop.core.kernel.texts import MONTHS
from asn_desktop.core.kernel.verdict import Native, Outcome, Reason, Verdict, facts
from asn_desktop.core.rulepack.inputs import InputError
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rules import kalender
from asn_desktop.core.rules.rule import Given, Input, Rule, missing, verdict

_ID = "masa_evaluasi"
_TOPICS = ("kalender", "tenggat")
_NUMERALS = ("I", "II", "III", "IV-AKHIR")
YEAR = Input("tahun", Annotated[int, Meta(ge=2000, le=2100)], "integer, year", "pengelola_kinerja")
CADENCE = Input("periodik", JenisEvaluasi, " | ".join(JenisEvaluasi), "pengelola_kinerja")
FROM = Input("mulai", date, "date: first day of the plan (default 1 January)", "pegawai", required=False)
UNTIL = Input("sampai_dengan", date, "date: last day of the plan (default 31 December)", "pegawai", required=False)
_INPUTS = (
    YEAR,
    CADENCE,
    FROM,
    UNTIL,
    Input("tanggal", date, "date", "pengelola_kinerja", required=False),
)


class Masa(Struct, frozen=True):
    """One term of a year. `nomor` is 1 to 12 of months, 1 to 4 of quarters, 0 of the whole year.

    `bagian` is what the plan covers of the whole term `utuh`; `batas` is the last day to finish its appraisal.
    """

    jenis: JenisEvaluasi
    nomor: int
    utuh: Period
    bagian: Period
    batas: date

    @property
    def sebagian(self) -> bool:
        """True where the plan begins or ends inside the term."""
        return self.bagian != self.utuh

    @property
    def last_day(self) -> date:
        """The last day of what the plan covers of the term: from the day after it can be appraised."""
        return _end(self.bagian) - timedelta(days=1)


def terms(tahun: int, periodik: JenisEvaluasi, law: Law, plan: Period | None = None) -> tuple[Masa, ...]:
    """The terms of a year that a plan touches, in order, the year as a whole last; without a plan all of them.

    `periodik` is what the office decided on: months, quarters, or (AKHIR) nothing but the year. A plan from 15 March
    has a first quarter of 17 days.
    """
    kinds = dict.fromkeys((periodik, JenisEvaluasi.AKHIR))
    every = tuple(
        Masa(jenis, nomor, whole, whole, due(tahun, jenis, whole, law))
        for jenis in kinds
        for nomor, whole in _wholes(tahun, jenis, law)
    )
    return every if plan is None else within(every, plan)


def within(year: Sequence[Masa], plan: Period) -> tuple[Masa, ...]:
    """Of the terms of a year those that a plan touches, cut to it. For many plans of one year."""
    cut = ((masa, masa.utuh.intersection(plan)) for masa in year)
    return tuple(masa if part == masa.utuh else replace(masa, bagian=part) for masa, part in cut if part is not None)


def term(tahun: int, jenis: JenisEvaluasi, nomor: int, law: Law, plan: Period | None = None) -> Masa | None:
    """One term by its number, or None where there is no such term or the plan does not touch it."""
    return next((each for each in terms(tahun, jenis, law, plan) if (each.jenis, each.nomor) == (jenis, nomor)), None)


def due(tahun: int, jenis: JenisEvaluasi, whole: Period, law: Law) -> date:
    """The last day to finish the appraisal of a term: of the year by `kalender`, of a part of it by `tenggat`."""
    if jenis is JenisEvaluasi.AKHIR:
        return kalender.evaluasi_deadline(tahun, law)
    months: int = law.get("tenggat.evaluasi_periodik").value
    return add_months(_end(whole).replace(day=1), months) - timedelta(days=1)


def print_name(jenis: JenisEvaluasi, nomor: int) -> str:
    """The term as forms print it: `TRIWULAN II`, `TRIWULAN IV-AKHIR`, `BULAN MARET`, `AKHIR`."""
    match jenis:
        case JenisEvaluasi.TRIWULAN:
            return f"TRIWULAN {_NUMERALS[nomor - 1]}"
        case JenisEvaluasi.BULAN:
            return f"BULAN {MONTHS['id'][nomor - 1].upper()}"
        case JenisEvaluasi.AKHIR:
            return "AKHIR"


def plan_period(tahun: int, mulai: date | None, sampai_dengan: date | None) -> Period:
    """The plan's period from first and last day; what is not given is the year's. Raises InputError if reversed."""
    first, last = mulai or date(tahun, 1, 1), sampai_dengan or date(tahun, 12, 31)
    if last < first:
        raise InputError("sampai_dengan", last, f"date, not before {first.isoformat()}")
    return Period.through(first, last)


def decide(
    tahun: int | None,
    periodik: JenisEvaluasi | None,
    law: Law,
    plan: Period | None = None,
    tanggal: date | None = None,
) -> Verdict:
    """The terms of a plan with their first, last and due days; with a day also which term that day lies in."""
    cited = law.get("kalender.triwulan").citation
    if tahun is None or periodik is None:
        reason = Reason("masa_evaluasi.daftar", Outcome.UNDETERMINED, {}, cited)
        absent = missing(_INPUTS, {"tahun": tahun, "periodik": periodik})
        return verdict(_ID, law, _TOPICS, reason, missing=absent)
    found = terms(tahun, periodik, law, plan)
    if not found:
        reason = Reason("masa_evaluasi.di_luar", Outcome.NOT_MET, facts({"tahun": str(tahun)}), cited)
        return verdict(_ID, law, _TOPICS, reason, {"jumlah_masa": 0})
    running = next((each for each in found if tanggal is not None and each.bagian.contains(tanggal)), None)
    parts = [_said(each, law) for each in found]
    if running is not None:
        stated = facts({"tanggal": tanggal, "masa": print_name(running.jenis, running.nomor)})
        parts.append(Reason("masa_evaluasi.berjalan", Outcome.MET, stated))
    stated = facts({"tahun": str(tahun), "n": len(found), "periodik": periodik})
    reason = Reason("masa_evaluasi.daftar", Outcome.MET, stated, cited, tuple(parts))
    first = running or found[0]
    results: dict[str, Native] = {
        "jumlah_masa": len(found),
        "masa": print_name(first.jenis, first.nomor),
        "mulai": first.bagian.start,
        "sampai_dengan": first.last_day,
        "batas_evaluasi": first.batas,
        "sebagian": first.sebagian,
    }
    return verdict(_ID, law, _TOPICS, reason, results)


def _end(period: Period) -> date:
    """The first day after a term; terms have an end."""
    if period.end is None:
        raise ValueError(period)
    return period.end


def _wholes(tahun: int, jenis: JenisEvaluasi, law: Law) -> tuple[tuple[int, Period], ...]:
    match jenis:
        case JenisEvaluasi.TRIWULAN:
            return tuple(enumerate(kalender.quarters(tahun, law), start=1))
        case JenisEvaluasi.BULAN:
            starts = [date(tahun, month, 1) for month in range(1, 13)]
            return tuple((start.month, Period(start, add_months(start, 1))) for start in starts)
        case JenisEvaluasi.AKHIR:
            return ((0, Period.of_year(tahun)),)


def _said(masa: Masa, law: Law) -> Reason:
    entry = "kalender.evaluasi_tahunan" if masa.jenis is JenisEvaluasi.AKHIR else "tenggat.evaluasi_periodik"
    stated = facts(
        {
            "masa": print_name(masa.jenis, masa.nomor),
            "mulai": masa.bagian.start,
            "sampai_dengan": masa.last_day,
            "batas": masa.batas,
        }
    )
    key = "masa_evaluasi.sebagian" if masa.sebagian else "masa_evaluasi.utuh"
    return Reason(key, Outcome.MET, stated, law.get(entry).citation)


def _decide(given: Given, law: Law) -> Verdict:
    tahun, plan = given["tahun"], None
    if tahun is not None:
        plan = plan_period(tahun, given["mulai"], given["sampai_dengan"])
    return decide(tahun, given["periodik"], law, plan, given["tanggal"])


RULE = Rule(
    _ID,
    _TOPICS,
    _INPUTS,
    {
        "jumlah_masa": "integer",
        "masa": "text: the term of `tanggal`, otherwise the first one",
        "mulai": "date",
        "sampai_dengan": "date, last day",
        "batas_evaluasi": "date",
        "sebagian": "boolean",
    },
    tuple(f"{_ID}.{key}" for key in ("daftar", "utuh", "sebagian", "berjalan", "di_luar")),
    _decide,
)
