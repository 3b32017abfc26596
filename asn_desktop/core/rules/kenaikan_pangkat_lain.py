"""Kenaikan pangkat pilihan that goes by a person, not by a post: a new diploma, an achievement, an invention.

PP 99/2000 jo. PP 12/2002. Whether an achievement or an invention is one is decided by people; the rule asks for their
decision and computes the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from msgspec import Struct

from asn_desktop.core.domain import golongan as ladder
from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.domain.pegawai import Kedudukan
from asn_desktop.core.domain.riwayat import Pendidikan, TingkatHukuman
from asn_desktop.core.kernel.period import add_months
from asn_desktop.core.kernel.verdict import Outcome, Reason, Verdict, all_of, facts
from asn_desktop.core.rulepack.model import Law, Ruled
from asn_desktop.core.rulepack.rank import StartingTable
from asn_desktop.core.rules.conditions import (
    HUKUMAN,
    KEDUDUKAN,
    KEYS,
    PREDIKAT,
    affirmed,
    lacking,
    no_sanction,
    predikat_of_years,
    standing,
    years_since,
)
from asn_desktop.core.rules.golongan import known_pns
from asn_desktop.core.rules.periode_pangkat import next_period
from asn_desktop.core.rules.rule import Given, Input, Rule, verdict

_IJAZAH, _PRESTASI, _PENEMUAN = (f"kenaikan_pangkat.{kind}" for kind in ("penyesuaian_ijazah", "prestasi", "penemuan"))
_TOPICS = ("kenaikan_pangkat", "kenaikan_pangkat_pilihan")
_WITH_CREDIT = (*_TOPICS, "angka_kredit")
_WHO = "pengelola_kepegawaian"
_GOLONGAN = Input("golongan", str, "text: I/a .. IV/e", _WHO, check=known_pns)
_SINCE = Input("tmt_golongan", date, "date", _WHO)
_REST = (PREDIKAT, HUKUMAN, Input("tanggal", date, "date", _WHO), KEDUDUKAN)
_INPUTS = {
    _IJAZAH: (
        _GOLONGAN,
        _SINCE,
        Input("ijazah", Pendidikan, f"the new one: {' | '.join(Pendidikan)}", _WHO),
        Input("tugas_sesuai", bool, "boolean: holds a post or duty that needs the new diploma", _WHO),
        Input("ujian_penyesuaian", bool, "boolean: passed the examination for the diploma", "pegawai"),
        Input("jabatan_fungsional", bool, "boolean: holds a functional post", _WHO),
        Input("kredit", bool, "boolean: the credit is reached (only in a functional post)", _WHO, False),
        *_REST,
    ),
    _PRESTASI: (_GOLONGAN, Input("prestasi", bool, "boolean: the achievement is recognised by decision", _WHO), *_REST),
    _PENEMUAN: (
        _GOLONGAN,
        _SINCE,
        Input("penemuan", bool, "boolean: the invention is recognised by decision", _WHO),
        *_REST,
    ),
}
_NEEDS = {
    "kenaikan_pangkat.masa": ("tmt_golongan", "tanggal"),
    "kenaikan_pangkat.golongan_awal": ("golongan", "ijazah"),
    "kenaikan_pangkat.tugas_sesuai": ("tugas_sesuai",),
    "kenaikan_pangkat.ujian_penyesuaian": ("ujian_penyesuaian",),
    "kenaikan_pangkat.tanpa_kredit": ("jabatan_fungsional",),
    "kenaikan_pangkat.kredit": ("kredit",),
    "kenaikan_pangkat.prestasi_diakui": ("prestasi",),
    "kenaikan_pangkat.penemuan_diakui": ("penemuan",),
    "kenaikan_pangkat.golongan_tertinggi": ("golongan",),
    "kenaikan_pangkat.hari": ("tanggal",),
    "syarat.predikat": ("predikat",),
    "syarat.disiplin": ("hukuman_disiplin",),
}


class Alasan(Struct, frozen=True):
    """What is known of a person with a reason to rise; None is not known, `predikat` runs from the newest year back."""

    golongan: str | None = None
    tmt_golongan: date | None = None
    ijazah: Pendidikan | None = None
    tugas_sesuai: bool | None = None
    ujian_penyesuaian: bool | None = None
    jabatan_fungsional: bool | None = None
    kredit: bool | None = None
    prestasi: bool | None = None
    penemuan: bool | None = None
    predikat: Sequence[Predikat] | None = None
    hukuman_disiplin: TingkatHukuman | None = None
    tanggal: date | None = None
    kedudukan: Kedudukan | None = None


def by_diploma(known: Alasan, law: Law) -> Verdict:
    """Whether a new diploma lifts the person to the golongan that service begins with on it."""
    years, begins = law.get("kenaikan_pangkat_pilihan.ijazah_masa"), law.get("kenaikan_pangkat_pilihan.ijazah_awal")
    table: StartingTable = begins.value
    first = table.first(known.ijazah) if known.ijazah else None
    place = _first_golongan(known, first, begins)
    parts = (
        place,
        _time(known, years),
        *affirmed(
            "kenaikan_pangkat.tugas_sesuai", known.tugas_sesuai, law.get("kenaikan_pangkat_pilihan.ijazah_tugas")
        ),
        *affirmed(
            "kenaikan_pangkat.ujian_penyesuaian",
            known.ujian_penyesuaian,
            law.get("kenaikan_pangkat_pilihan.ijazah_ujian"),
        ),
        _credit(known, law),
    )
    new = first if place.outcome is not Outcome.NOT_MET else None
    floor = law.get("kenaikan_pangkat_pilihan.ijazah_predikat")
    return _decided(_IJAZAH, known, parts, new, floor, years, law)


def by_achievement(known: Alasan, law: Law) -> Verdict:
    """Whether an extraordinary achievement lifts the person by one golongan; no time in rank is asked for."""
    floor = law.get("kenaikan_pangkat_pilihan.prestasi_predikat")
    parts = (_recognised("prestasi", known.prestasi, floor), *_room(known, floor), _day(known, law))
    return _decided(_PRESTASI, known, parts, _above(known), floor, None, law)


def by_invention(known: Alasan, law: Law) -> Verdict:
    """Whether an invention that serves the state lifts the person by one golongan."""
    years = law.get("kenaikan_pangkat_pilihan.penemuan_masa")
    parts = (_recognised("penemuan", known.penemuan, years), *_room(known, years), _time(known, years))
    floor = law.get("kenaikan_pangkat_pilihan.penemuan_predikat")
    return _decided(_PENEMUAN, known, parts, _above(known), floor, years, law)


def _decided(
    rule: str, known: Alasan, own: tuple[Reason, ...], new: str | None, floor: Ruled, years: Ruled | None, law: Law
) -> Verdict:
    parts = (
        *own,
        predikat_of_years(known.predikat, floor),
        no_sanction(known.hukuman_disiplin, law.get("kenaikan_pangkat.disiplin")),
        *standing(known.kedudukan, law.get("kenaikan_pangkat.kedudukan")),
    )
    results = {"golongan_baru": new, "tmt_paling_awal": _earliest(known, years, law)}
    stated = {"golongan": known.golongan, **results}
    reason = all_of(rule, parts, floor.citation, **{name: value for name, value in stated.items() if value is not None})
    given = {name: getattr(known, name) for name in known.__struct_fields__}
    return verdict(rule, law, _topics(rule), reason, results, lacking(reason, _NEEDS, _INPUTS[rule], given))


def _earliest(known: Alasan, years: Ruled | None, law: Law) -> date | None:
    """The first rank period after the years in rank; where none are asked for, the first one from `tanggal`."""
    if years is None:
        return next_period(known.tanggal, law) if known.tanggal else None
    return next_period(add_months(known.tmt_golongan, 12 * years.value), law) if known.tmt_golongan else None


def _time(known: Alasan, years: Ruled) -> Reason:
    return years_since("kenaikan_pangkat.masa", "tmt_golongan", known.tmt_golongan, known.tanggal, years)


def _day(known: Alasan, law: Law) -> Reason:
    """From which day the period is counted: nothing to fail, but without it there is no period."""
    ruled = law.get("kenaikan_pangkat.periode")
    outcome = Outcome.UNDETERMINED if known.tanggal is None else Outcome.MET
    return Reason("kenaikan_pangkat.hari", outcome, facts({"tanggal": known.tanggal}), ruled.citation)


def _first_golongan(known: Alasan, first: str | None, ruled: Ruled) -> Reason:
    stated = facts({"ijazah": known.ijazah, "golongan": known.golongan, "golongan_awal": first})
    if known.golongan is None or first is None:
        return Reason("kenaikan_pangkat.golongan_awal", Outcome.UNDETERMINED, stated, ruled.citation)
    outcome = Outcome.MET if ladder.rank(known.golongan) < ladder.rank(first) else Outcome.NOT_MET
    return Reason("kenaikan_pangkat.golongan_awal", outcome, stated, ruled.citation)


def _credit(known: Alasan, law: Law) -> Reason:
    """Credit counts in a functional post only."""
    citation = law.get("angka_kredit.keahlian").citation
    if not known.jabatan_fungsional:
        outcome = Outcome.UNDETERMINED if known.jabatan_fungsional is None else Outcome.MET
        return Reason("kenaikan_pangkat.tanpa_kredit", outcome, {}, citation)
    reached = Outcome.UNDETERMINED if known.kredit is None else Outcome.MET if known.kredit else Outcome.NOT_MET
    return Reason("kenaikan_pangkat.kredit", reached, {}, citation)


def _recognised(what: str, answer: bool | None, ruled: Ruled) -> Reason:
    outcome = Outcome.UNDETERMINED if answer is None else Outcome.MET if answer else Outcome.NOT_MET
    return Reason(f"kenaikan_pangkat.{what}_diakui", outcome, {}, ruled.citation)


def _room(known: Alasan, ruled: Ruled) -> tuple[Reason, ...]:
    """Said only where the golongan is not known, or is the highest there is."""
    key, stated = "kenaikan_pangkat.golongan_tertinggi", facts({"golongan": known.golongan})
    if known.golongan is None:
        return (Reason(key, Outcome.UNDETERMINED, stated, ruled.citation),)
    return () if _above(known) else (Reason(key, Outcome.NOT_MET, stated, ruled.citation),)


def _above(known: Alasan) -> str | None:
    return ladder.above(known.golongan) if known.golongan else None


def _topics(rule: str) -> tuple[str, ...]:
    return _WITH_CREDIT if rule == _IJAZAH else _TOPICS


def _rule(rule: str, reasons: tuple[str, ...], decide: Callable[[Alasan, Law], Verdict]) -> Rule:
    def decided(given: Given, law: Law) -> Verdict:
        return decide(Alasan(**given), law)

    results = {"golongan_baru": "text", "tmt_paling_awal": "date"}
    keys = (rule, *(f"kenaikan_pangkat.{name}" for name in reasons), "syarat.kedudukan", *KEYS)
    return Rule(rule, _topics(rule), _INPUTS[rule], results, keys, decided)


RULES = (
    _rule(
        _IJAZAH,
        ("golongan_awal", "masa", "tugas_sesuai", "ujian_penyesuaian", "kredit", "tanpa_kredit"),
        by_diploma,
    ),
    _rule(_PRESTASI, ("prestasi_diakui", "golongan_tertinggi", "hari"), by_achievement),
    _rule(_PENEMUAN, ("penemuan_diakui", "golongan_tertinggi", "masa"), by_invention),
)
