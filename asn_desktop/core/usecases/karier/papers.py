"""The papers a proposal needs, and which of them the register knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from msgspec import Struct

from asn_desktop.core.domain.karier import Dokumen, Hak
from asn_desktop.core.rulepack.model import Law, NoLawAtDateError
from asn_desktop.core.rulepack.papers import RIGHTS
from asn_desktop.core.rules.berkas import Pengusul, needed
from asn_desktop.core.usecases.karier import facts as known
from asn_desktop.core.usecases.karier.credit import determined
from asn_desktop.core.usecases.karier.facts import Facts


class Paper(Struct, frozen=True, gc=False, array_like=True):
    """One paper; `nomor` is the number by which the register knows it (years for appraisals), empty where it does not.

    That a number is recorded does not mean that the paper lies ready, and a paper without number may lie ready.
    """

    dokumen: Dokumen
    nomor: str = ""


def papers(person: Facts, hak: Hak, tanggal: date, law: Law) -> tuple[Paper, ...]:
    """What is laid together for a right that falls on `tanggal`; nothing for rights that are not proposed on paper."""
    if hak not in RIGHTS:
        return ()
    try:
        return tuple(
            Paper(each.dokumen, _NUMBERS[each.dokumen](person, hak, tanggal, law) if each.dokumen in _NUMBERS else "")
            for each in needed(hak, _proposer(person), law)
            if not each.lacking
        )
    except NoLawAtDateError:
        return ()


def _proposer(person: Facts) -> Pengusul:
    """What is not recorded stays unknown: a paper that depends on it is not asked for before it is."""
    post = person.jabatan
    return Pengusul(post.jenis if post else None, person.golongan_nama, known.award(person) > 0)


def _first_rank(person: Facts, _hak: Hak, _tanggal: date, _law: Law) -> str:
    entries = person.histories.golongan
    first = min(entries, key=lambda each: each.tmt, default=None)
    return first.sk_nomor if first is not None and first.tmt == person.person.tmt_cpns else ""


def _rank(person: Facts, _hak: Hak, _tanggal: date, _law: Law) -> str:
    return person.golongan.sk_nomor if person.golongan else ""


def _post(person: Facts, _hak: Hak, _tanggal: date, _law: Law) -> str:
    return person.jabatan.sk_nomor if person.jabatan else ""


def _diploma(person: Facts, _hak: Hak, _tanggal: date, _law: Law) -> str:
    held = known.diploma(person)
    return held.nomor_ijazah if held else ""


def _appraisals(person: Facts, hak: Hak, tanggal: date, law: Law) -> str:
    years = law.get("kenaikan_pangkat.predikat" if hak is Hak.KENAIKAN_PANGKAT else "kgb.kinerja").value.tahun
    _, lacking = known.predikat_before(person, tanggal, years, law)
    asked = known.years_before(person, tanggal, years, law)
    return "" if lacking else ", ".join(map(str, asked))


def _determination(person: Facts, _hak: Hak, _tanggal: date, _law: Law) -> str:
    held = determined(person)
    return held.nomor if held else ""


def _certificate(person: Facts, _hak: Hak, _tanggal: date, _law: Law) -> str:
    held = person.histories.penghargaan
    return next((each.sk_nomor for each in held if each.sk_nomor and known.award_step(each)), "")


_NUMBERS: Mapping[Dokumen, Callable[[Facts, Hak, date, Law], str]] = {
    Dokumen.SK_CPNS: _first_rank,
    Dokumen.SK_PANGKAT: _rank,
    Dokumen.SK_JABATAN: _post,
    Dokumen.IJAZAH: _diploma,
    Dokumen.PENILAIAN_KINERJA: _appraisals,
    Dokumen.PAK: _determination,
    Dokumen.PIAGAM_SATYALANCANA: _certificate,
}
"""Papers of which the register keeps a number."""
