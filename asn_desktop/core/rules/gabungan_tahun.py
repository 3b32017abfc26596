"""Several SKP of one person in one year: do they join without gap or overlap, and whose predikat is the year's.

How several appraisals of a year combine stands in no source at hand: both are shown, and the plan in force at the
year's end counts. That is the program's reading, and the verdict says so.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from datetime import date

from msgspec import Struct

from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.kernel.period import Period, gaps
from asn_desktop.core.kernel.verdict import Missing, Outcome, Reason, Verdict, facts
from asn_desktop.core.rulepack.inputs import InputError
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rules.masa_evaluasi import YEAR
from asn_desktop.core.rules.rule import Given, Input, Rule, missing, verdict

_ID, _PREDIKAT = "gabungan_tahun.rangkaian", "gabungan_tahun.predikat"
_TOPICS = ("gabungan_tahun",)


class Bagian(Struct, frozen=True):
    """One plan of the year with the predikat of its appraisal, None until that is final."""

    period: Period
    predikat: Predikat | None = None


class _Tertulis(Struct, frozen=True, forbid_unknown_fields=True):
    """A plan as case files write it, first and last day inclusive."""

    mulai: date
    sampai_dengan: date
    predikat: Predikat | None = None


_INPUTS = (
    YEAR,
    Input("skp", list[_Tertulis], "list of {mulai, sampai_dengan, predikat}", "pegawai"),
    Input("bertugas_mulai", date, "date (default 1 January)", "pengelola_kepegawaian", required=False),
    Input("bertugas_sampai_dengan", date, "date (default 31 December)", "pengelola_kepegawaian", required=False),
)


def overlaps(whole: Period, parts: Sequence[Period]) -> tuple[Period, ...]:
    """The stretches of `whole` that more than one part covers, in order; `whole` has an end."""
    inside = [common for part in parts if (common := part.intersection(whole)) is not None]
    borders = sorted({day for each in inside for day in (each.start, each.end) if day is not None})
    found: list[Period] = []
    for start, end in itertools.pairwise(borders):
        if sum(each.contains(start) for each in inside) > 1:
            joined = found.pop().start if found and found[-1].end == start else start
            found.append(Period(joined, end))
    return tuple(found)


def counted(whole: Period, parts: Sequence[Bagian]) -> Bagian | None:
    """The plan whose predikat is the year's: the one in force on the last day. None where none or several are."""
    last = whole.last
    found = [part for part in parts if last is not None and part.period.contains(last)]
    return found[0] if len(found) == 1 else None


def decide_chain(tahun: int | None, parts: Sequence[Bagian] | None, law: Law, service: Period | None = None) -> Verdict:
    """Whether the plans cover the time in service of the year exactly once; every gap and overlap is named by date."""
    ruled = law.get("gabungan_tahun.perpindahan")
    if tahun is None or parts is None:
        reason = Reason("gabungan_tahun.rangkaian", Outcome.UNDETERMINED, {}, ruled.citation)
        return verdict(_ID, law, _TOPICS, reason, missing=missing(_INPUTS, {"tahun": tahun, "skp": parts}))
    whole = service or Period.of_year(tahun)
    periods = [part.period for part in parts]
    holes, doubled = gaps(whole, periods), overlaps(whole, periods)
    outside = [beyond for period in periods for beyond in gaps(period, [whole])]
    told = [_plan(part) for part in sorted(parts, key=lambda part: part.period.start)]
    for key, stretches in (("celah", holes), ("tumpang_tindih", doubled), ("di_luar", outside)):
        told += [_stretch(key, each) for each in stretches]
    wrong = len(holes) + len(doubled) + len(outside)
    outcome = Outcome.NOT_MET if wrong else Outcome.MET
    stated = facts({"mulai": whole.start, "sampai_dengan": whole.last, "n": wrong, "jumlah": len(parts)})
    reason = Reason("gabungan_tahun.rangkaian", outcome, stated, ruled.citation, tuple(told))
    return verdict(_ID, law, _TOPICS, reason, {"celah": len(holes), "tumpang_tindih": len(doubled)})


def decide_predikat(
    tahun: int | None, parts: Sequence[Bagian] | None, law: Law, service: Period | None = None
) -> Verdict:
    """The predikat that stands for the year among the appraisals of all its plans, which are all shown."""
    ruled = law.get("gabungan_tahun.predikat_tahunan")
    if tahun is None or parts is None:
        reason = Reason("gabungan_tahun.predikat", Outcome.UNDETERMINED, {}, ruled.citation)
        return verdict(_PREDIKAT, law, _TOPICS, reason, missing=missing(_INPUTS, {"tahun": tahun, "skp": parts}))
    whole = service or Period.of_year(tahun)
    told = [_plan(part) for part in sorted(parts, key=lambda part: part.period.start)]
    if len(parts) > 1:
        told.append(Reason("gabungan_tahun.tafsir", Outcome.MET, {}, ruled.citation))
    found = counted(whole, parts)
    stated = {"tahun": str(tahun), "akhir": whole.last}
    if found is None:
        covering = sum(part.period.contains(whole.last) for part in parts if whole.last is not None)
        told.append(Reason("gabungan_tahun.akhir_tahun", Outcome.UNDETERMINED, facts({**stated, "n": covering})))
        reason = Reason("gabungan_tahun.predikat", Outcome.UNDETERMINED, facts(stated), ruled.citation, tuple(told))
        return verdict(_PREDIKAT, law, _TOPICS, reason, missing=(Missing("skp", "pegawai"),))
    results = {"predikat": found.predikat, "mulai": found.period.start, "sampai_dengan": found.period.last}
    known = found.predikat is not None
    reason = Reason(
        "gabungan_tahun.predikat",
        Outcome.MET if known else Outcome.UNDETERMINED,
        facts({**stated, **results}),
        ruled.citation,
        tuple(told),
    )
    chased = () if known else (Missing("predikat", "pejabat_penilai"),)
    return verdict(_PREDIKAT, law, _TOPICS, reason, results, chased)


def _plan(part: Bagian) -> Reason:
    outcome = Outcome.UNDETERMINED if part.predikat is None else Outcome.MET
    stated = facts({"mulai": part.period.start, "sampai_dengan": part.period.last, "predikat": part.predikat})
    return Reason("gabungan_tahun.penilaian", outcome, stated)


def _stretch(key: str, days: Period) -> Reason:
    length = None if days.last is None else (days.last - days.start).days + 1
    stated = facts({"mulai": days.start, "sampai_dengan": days.last, "n": length})
    return Reason(f"gabungan_tahun.{key}", Outcome.NOT_MET, stated)


def _decide(function: Callable[..., Verdict], given: Given, law: Law) -> Verdict:
    tahun, written = given["tahun"], given["skp"]
    first, last = given["bertugas_mulai"], given["bertugas_sampai_dengan"]
    parts = service = None
    if written is not None:
        parts = [Bagian(_period("skp", each.mulai, each.sampai_dengan), each.predikat) for each in written]
    if tahun is not None:
        service = _period("bertugas_sampai_dengan", first or date(tahun, 1, 1), last or date(tahun, 12, 31))
    return function(tahun, parts, law, service)


def _period(name: str, first: date, last: date) -> Period:
    if last < first:
        raise InputError(name, last, f"date, not before {first.isoformat()}")
    return Period.through(first, last)


RULES = (
    Rule(
        _ID,
        _TOPICS,
        _INPUTS,
        {"celah": "integer: gaps", "tumpang_tindih": "integer: overlaps"},
        tuple(f"gabungan_tahun.{key}" for key in ("rangkaian", "penilaian", "celah", "tumpang_tindih", "di_luar")),
        lambda given, law: _decide(decide_chain, given, law),
    ),
    Rule(
        _PREDIKAT,
        _TOPICS,
        _INPUTS,
        {"predikat": " | ".join(Predikat), "mulai": "date", "sampai_dengan": "date, last day"},
        tuple(f"gabungan_tahun.{key}" for key in ("predikat", "penilaian", "tafsir", "akhir_tahun")),
        lambda given, law: _decide(decide_predikat, given, law),
    ),
)
