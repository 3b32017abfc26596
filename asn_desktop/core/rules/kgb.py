"""Kenaikan gaji berkala: when the next periodic raise is due, and the salary before and after (PP 7/1977)."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta, Struct

from asn_desktop.core.domain import golongan as ladder
from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.domain.pegawai import Kedudukan
from asn_desktop.core.kernel.period import add_months, whole_months
from asn_desktop.core.kernel.verdict import Fact, Native, Outcome, Reason, Verdict, all_of, facts
from asn_desktop.core.rulepack.model import Law, Ruled
from asn_desktop.core.rulepack.requirements import MinimumPredikat
from asn_desktop.core.rules.conditions import KEDUDUKAN, lacking, standing
from asn_desktop.core.rules.gaji_pokok import GOLONGAN, MKG, column
from asn_desktop.core.rules.rule import Given, Input, Rule, verdict

_ID = "kgb"
_TOPICS = ("kgb", "gaji_pokok")
_INPUTS = (
    GOLONGAN,
    MKG,
    Input("mkg_bulan", Annotated[int, Meta(ge=0, le=11)], "integer: 0 .. 11", "pengelola_kepegawaian", False),
    Input("tmt_kgb_terakhir", date, "date", "pengelola_kepegawaian"),
    Input("predikat", Predikat, " | ".join(Predikat), "pejabat_penilai"),
    Input("tanggal", date, "date", "pengelola_kepegawaian"),
    KEDUDUKAN,
)
_NEEDS = {
    "kgb.waktu": ("golongan", "mkg_tahun", "tmt_kgb_terakhir", "tanggal"),
    "kgb.kinerja": ("predikat",),
    "kgb.tabel": ("golongan", "mkg_tahun"),
}


class _Steps(Struct, frozen=True):
    """The salary now and after the raise (Rupiah), and the years between; None where the column has no such row."""

    years: int
    lama: int | None
    baru: int | None


def decide(
    golongan: str | None,
    mkg_tahun: int | None,
    tmt_terakhir: date | None,
    predikat: Predikat | None,
    tanggal: date | None,
    law: Law,
    mkg_bulan: int | None = None,
    kedudukan: Kedudukan | None = None,
) -> Verdict:
    """Whether the raise is due on `tanggal`. MKG is that of `tmt_terakhir`, the day of the last raise.

    The raise comes every two years from the last one; where the salary table itself steps after one year (II/a from
    MKG 0 to 1), after one. A predikat that is too low postpones the raise; the day and the salary it would have had
    are stated all the same. Whole years decide the row, so `mkg_bulan` only completes what is said.
    """
    given = {
        "golongan": golongan,
        "mkg_tahun": mkg_tahun,
        "tmt_kgb_terakhir": tmt_terakhir,
        "predikat": predikat,
        "tanggal": tanggal,
    }
    interval = law.get("kgb.jangka_pppk" if golongan and ladder.is_pppk(golongan) else "kgb.jangka")
    steps = _steps(golongan, mkg_tahun, interval.value, law)
    due = add_months(tmt_terakhir, 12 * steps.years) if steps and tmt_terakhir else None
    conditions = (
        _time(due, tmt_terakhir, tanggal, steps, interval),
        _performance(predikat, law),
        _table(golongan, mkg_tahun, mkg_bulan, steps, law),
        *_standing(kedudukan, law),
    )
    comes = all(each.outcome is not Outcome.NOT_MET for each in conditions[1:])
    parts = (*conditions, *_postponed(due, tanggal, conditions[1], law), *_letter(due if comes else None, law))
    results = {
        "tmt_kgb_berikut": due if steps and steps.baru else None,
        "gaji_lama": steps.lama if steps else None,
        "gaji_baru": steps.baru if steps else None,
    }
    reason = all_of("kgb.berikut", parts, interval.citation, **{k: v for k, v in results.items() if v is not None})
    return verdict(_ID, law, _TOPICS, reason, results, lacking(reason, _NEEDS, _INPUTS, given))


def _steps(golongan: str | None, mkg: int | None, interval: int, law: Law) -> _Steps | None:
    if golongan is None or mkg is None:
        return None
    steps, _ = column(golongan, law)
    now, then = steps.step(mkg), steps.step_after(mkg)
    if now is None:
        return _Steps(interval, None, None)
    years = min(interval, then[0] - now[0]) if then else interval
    after = steps.step(mkg + years)
    return _Steps(years, now[1], after[1] if then and after else None)


def _time(due: date | None, last: date | None, tanggal: date | None, steps: _Steps | None, ruled: Ruled) -> Reason:
    stated = facts({"tmt_kgb_terakhir": last, "tmt_kgb_berikut": due, "tanggal": tanggal})
    if due is None or tanggal is None or steps is None:
        return Reason("kgb.waktu", Outcome.UNDETERMINED, stated, ruled.citation)
    outcome = Outcome.MET if tanggal >= due else Outcome.NOT_MET
    return Reason("kgb.waktu", outcome, stated | facts({"n": steps.years}), ruled.citation)


def _performance(predikat: Predikat | None, law: Law) -> Reason:
    ruled = law.get("kgb.kinerja")
    floor: MinimumPredikat = ruled.value
    if predikat is None:
        return Reason("kgb.kinerja", Outcome.UNDETERMINED, {}, ruled.citation)
    outcome = Outcome.MET if floor.allows(predikat) else Outcome.NOT_MET
    stated = facts({"predikat": predikat, "paling_rendah": floor.predikat})
    return Reason("kgb.kinerja", outcome, stated, ruled.citation)


def _table(golongan: str | None, mkg: int | None, months: int | None, steps: _Steps | None, law: Law) -> Reason:
    citation = column(golongan or ladder.PNS[0], law)[1]
    if golongan is None or mkg is None or steps is None:
        return Reason("kgb.tabel", Outcome.UNDETERMINED, {}, citation)
    stated = facts({"golongan": golongan, "mkg_tahun": mkg, "mkg_bulan": months})
    if steps.lama is None or steps.baru is None:
        return Reason("kgb.tabel", Outcome.NOT_MET, stated, citation)
    stated |= facts({"mkg_baru": mkg + steps.years, "gaji_lama": steps.lama, "gaji_baru": steps.baru})
    return Reason("kgb.tabel", Outcome.MET, stated, citation)


def _standing(kedudukan: Kedudukan | None, law: Law) -> tuple[Reason, ...]:
    """Looked up for those who are not simply in service: nearly everybody is."""
    usual = kedudukan in (None, Kedudukan.AKTIF)
    return () if usual else standing(kedudukan, law.get("kgb.kedudukan"))


def _letter(due: date | None, law: Law) -> tuple[Reason, ...]:
    """When the letter goes out: a note, no condition."""
    if due is None:
        return ()
    ruled = law.get("kgb.pemberitahuan")
    stated = facts({"n": ruled.value, "batas": add_months(due, -ruled.value)})
    return (Reason("kgb.surat", Outcome.MET, stated, ruled.citation),)


def _postponed(due: date | None, tanggal: date | None, performance: Reason, law: Law) -> tuple[Reason, ...]:
    """Until when at most, where the raise should have come by now and the predikat is too low."""
    if due is None or tanggal is None or tanggal < due or performance.outcome is not Outcome.NOT_MET:
        return ()
    return (postponement(due, performance.facts["predikat"], postponed_until(due, tanggal, law), law),)


def postponed_until(due: date, tanggal: date, law: Law) -> date:
    """When the postponement that runs on `tanggal` ends: it lasts so many years at most and may be repeated."""
    months = 12 * law.get("kgb.penundaan").value
    return add_months(due, months * (whole_months(due, tanggal) // months + 1))


def postponement(due: date, predikat: Native | Fact, until: date, law: Law) -> Reason:
    """That the raise of `due` does not come, and until when at most it is postponed."""
    stated = facts({"tmt": due, "predikat": predikat, "sampai": until})
    return Reason("kgb.ditunda", Outcome.NOT_MET, stated, law.get("kgb.penundaan").citation)


def _decide(given: Given, law: Law) -> Verdict:
    known = (given["golongan"], given["mkg_tahun"], given["tmt_kgb_terakhir"], given["predikat"], given["tanggal"])
    return decide(*known, law, given["mkg_bulan"], given["kedudukan"])


RULE = Rule(
    _ID,
    _TOPICS,
    _INPUTS,
    {"tmt_kgb_berikut": "date", "gaji_lama": "integer, Rupiah", "gaji_baru": "integer, Rupiah"},
    ("kgb.berikut", "kgb.waktu", "kgb.kinerja", "kgb.tabel", "kgb.ditunda", "kgb.surat", "syarat.kedudukan"),
    _decide,
)
