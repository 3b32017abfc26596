"""Kenaikan pangkat pilihan of structural and of functional posts (PP 99/2000 jo. PP 12/2002)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from msgspec import Struct

from asn_desktop.core.domain import golongan as ladder
from asn_desktop.core.domain.jabatan import Jenjang
from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.domain.pegawai import Kedudukan
from asn_desktop.core.domain.riwayat import TingkatHukuman
from asn_desktop.core.kernel.period import add_months
from asn_desktop.core.kernel.verdict import Outcome, Reason, Verdict, all_of, facts
from asn_desktop.core.rulepack.model import Law, Ruled
from asn_desktop.core.rulepack.values import EselonRange, EselonTable
from asn_desktop.core.rules.angka_kredit import JENJANG, need
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
from asn_desktop.core.rules.jabatan import eselon_written
from asn_desktop.core.rules.periode_pangkat import next_period
from asn_desktop.core.rules.rule import Given, Input, Rule, verdict

_STRUKTURAL, _FUNGSIONAL = "kenaikan_pangkat.struktural", "kenaikan_pangkat.fungsional"
_WHO = "pengelola_kepegawaian"
_COMMON = (
    Input("golongan", str, "text: I/a .. IV/e", _WHO, check=known_pns),
    Input("tmt_golongan", date, "date", _WHO),
    PREDIKAT,
    HUKUMAN,
    Input("tanggal", date, "date", _WHO),
    KEDUDUKAN,
)
_OF_POST = (
    *_COMMON,
    Input("eselon", str, "text: I.a .. IV.b", _WHO, check=eselon_written),
    Input("tmt_jabatan", date, "date (only below the range of the post)", _WHO, False),
)
_OF_CREDIT = (
    *_COMMON,
    JENJANG,
    Input("kredit", bool, "boolean: the credit for the next step is reached", _WHO),
    Input("uji_kompetensi", bool, "boolean: passed (only where the jenjang changes)", "pegawai", False),
)
_NEEDS = {
    "kenaikan_pangkat.masa": ("tmt_golongan", "tanggal"),
    "kenaikan_pangkat.masa_jabatan": ("tmt_jabatan", "tanggal"),
    "kenaikan_pangkat.rentang": ("golongan", "eselon"),
    "kenaikan_pangkat.kredit": ("kredit",),
    "kenaikan_pangkat.jenjang": ("golongan", "jenjang", "uji_kompetensi"),
    "syarat.predikat": ("predikat",),
    "syarat.disiplin": ("hukuman_disiplin",),
}


class Pilihan(Struct, frozen=True):
    """What is known of a person in a structural or functional post; None is not known, `predikat` newest first."""

    golongan: str | None = None
    tmt_golongan: date | None = None
    predikat: Sequence[Predikat] | None = None
    hukuman_disiplin: TingkatHukuman | None = None
    tanggal: date | None = None
    kedudukan: Kedudukan | None = None
    eselon: str | None = None
    tmt_jabatan: date | None = None
    jenjang: Jenjang | None = None
    kredit: bool | None = None
    uji_kompetensi: bool | None = None


def structural(known: Pilihan, law: Law) -> Verdict:
    """Whether the holder of a managerial post may rise on `tanggal`.

    Inside the range of the post after years in the rank; below it sooner, after time in rank and in the post; on the
    highest golongan of the range not at all.
    """
    usual = law.get("jabatan.rentang_eselon")
    row = _row(known.eselon, usual.value)
    if row is None or known.golongan is None:
        return _unplaced(known, row, usual, law)
    below = ladder.rank(known.golongan) < ladder.rank(row.terendah)
    years = law.get("kenaikan_pangkat.masa_di_bawah_rentang" if below else "kenaikan_pangkat.masa_struktural")
    waits = [years_since("kenaikan_pangkat.masa", "tmt_golongan", known.tmt_golongan, known.tanggal, years)]
    if below:
        waits.append(
            years_since("kenaikan_pangkat.masa_jabatan", "tmt_jabatan", known.tmt_jabatan, known.tanggal, years)
        )
    starts = (known.tmt_golongan, known.tmt_jabatan) if below else (known.tmt_golongan,)
    parts = (_range(known, row, usual), *waits)
    return _decided(_STRUKTURAL, known, parts, _OF_POST, years, _complete(starts, years), law)


def _unplaced(known: Pilihan, row: EselonRange | None, usual: Ruled, law: Law) -> Verdict:
    """Whether the short or the long time in rank is asked for goes by the range: neither is presumed."""
    shorter = law.get("kenaikan_pangkat.masa_di_bawah_rentang")
    stated = facts({"n": shorter.value, "tmt_golongan": known.tmt_golongan, "tanggal": known.tanggal})
    wait = Reason("kenaikan_pangkat.masa", Outcome.UNDETERMINED, stated, shorter.citation)
    parts = (_range(known, row, usual), wait)
    return _decided(_STRUKTURAL, known, parts, _OF_POST, shorter, None, law)


def functional(known: Pilihan, law: Law) -> Verdict:
    """Whether the holder of a functional post may rise on `tanggal`: time in rank, credit, and the jenjang."""
    years = law.get("kenaikan_pangkat.masa_fungsional")
    table, credit = law.get("angka_kredit.keahlian"), Outcome.UNDETERMINED
    if known.kredit is not None:
        credit = Outcome.MET if known.kredit else Outcome.NOT_MET
    parts = (
        years_since("kenaikan_pangkat.masa", "tmt_golongan", known.tmt_golongan, known.tanggal, years),
        Reason("kenaikan_pangkat.kredit", credit, facts({"jenjang": known.jenjang}), table.citation),
        _jenjang(known, law),
    )
    return _decided(_FUNGSIONAL, known, parts, _OF_CREDIT, years, _complete((known.tmt_golongan,), years), law)


def _decided(
    rule: str,
    known: Pilihan,
    own: tuple[Reason, ...],
    inputs: tuple[Input, ...],
    years: Ruled,
    complete: date | None,
    law: Law,
) -> Verdict:
    parts = (
        *own,
        predikat_of_years(known.predikat, law.get("kenaikan_pangkat.predikat")),
        no_sanction(known.hukuman_disiplin, law.get("kenaikan_pangkat.disiplin")),
        *standing(known.kedudukan, law.get("kenaikan_pangkat.kedudukan")),
    )
    top = own[0].key == "kenaikan_pangkat.rentang" and own[0].outcome is Outcome.NOT_MET
    new = None if top or known.golongan is None else ladder.above(known.golongan)
    results = {"golongan_baru": new, "tmt_paling_awal": next_period(complete, law) if complete else None}
    stated = {"golongan": known.golongan, **results}
    reason = all_of(rule, parts, years.citation, **{name: value for name, value in stated.items() if value is not None})
    given = {name: getattr(known, name) for name in known.__struct_fields__}
    topics = ("kenaikan_pangkat", "jabatan" if rule == _STRUKTURAL else "angka_kredit")
    return verdict(rule, law, topics, reason, results, lacking(reason, _NEEDS, inputs, given))


def _row(eselon: str | None, table: EselonTable) -> EselonRange | None:
    """The range of an eselon; I.a stands for two kinds of post with the same golongan."""
    return next((row for row in table.baris if row.eselon == eselon), None)


def _range(known: Pilihan, row: EselonRange | None, ruled: Ruled) -> Reason:
    stated = facts({"golongan": known.golongan, "eselon": known.eselon, "tertinggi": row.tertinggi if row else None})
    if row is None or known.golongan is None:
        return Reason("kenaikan_pangkat.rentang", Outcome.UNDETERMINED, stated, ruled.citation)
    outcome = Outcome.MET if ladder.rank(known.golongan) < ladder.rank(row.tertinggi) else Outcome.NOT_MET
    return Reason("kenaikan_pangkat.rentang", outcome, stated, ruled.citation)


def _complete(starts: Sequence[date | None], years: Ruled) -> date | None:
    known = [add_months(start, 12 * years.value) for start in starts if start is not None]
    return max(known) if len(known) == len(starts) else None


def _jenjang(known: Pilihan, law: Law) -> Reason:
    """The next golongan belongs to the same jenjang, or the person passed the test for the next one."""
    if known.jenjang is None or known.golongan is None:
        return Reason("kenaikan_pangkat.jenjang", Outcome.UNDETERMINED, {}, law.get("angka_kredit.keahlian").citation)
    row, citation = need(known.jenjang, law)
    new = ladder.above(known.golongan)
    stated = facts({"jenjang": known.jenjang, "golongan": known.golongan, "golongan_baru": new})
    if new is None or (row.akk_jenjang is None and row.last(known.golongan)):
        return Reason("kenaikan_pangkat.puncak", Outcome.NOT_MET, stated, citation)
    if row.step(new) is not None:
        return Reason("kenaikan_pangkat.jenjang_sama", Outcome.MET, stated, citation)
    outcome = Outcome.UNDETERMINED
    if known.uji_kompetensi is not None:
        outcome = Outcome.MET if known.uji_kompetensi else Outcome.NOT_MET
    return Reason("kenaikan_pangkat.jenjang", outcome, stated, citation)


def _rule(
    rule: str, inputs: tuple[Input, ...], reasons: tuple[str, ...], decide: Callable[[Pilihan, Law], Verdict]
) -> Rule:
    def decided(given: Given, law: Law) -> Verdict:
        return decide(Pilihan(**given), law)

    topic = "jabatan" if rule == _STRUKTURAL else "angka_kredit"
    results = {"golongan_baru": "text (absent at the top)", "tmt_paling_awal": "date"}
    keys = (rule, "kenaikan_pangkat.masa", *reasons, "syarat.kedudukan", *KEYS)
    return Rule(rule, ("kenaikan_pangkat", topic), inputs, results, keys, decided)


RULES = (
    _rule(_STRUKTURAL, _OF_POST, ("kenaikan_pangkat.masa_jabatan", "kenaikan_pangkat.rentang"), structural),
    _rule(
        _FUNGSIONAL,
        _OF_CREDIT,
        (
            "kenaikan_pangkat.kredit",
            "kenaikan_pangkat.jenjang",
            "kenaikan_pangkat.jenjang_sama",
            "kenaikan_pangkat.puncak",
        ),
        functional,
    ),
)
