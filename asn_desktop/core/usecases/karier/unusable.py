"""What is recorded but no rule can use: it is said as it stands, instead of calling it missing."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from asn_desktop.core.domain import golongan as ladder
from asn_desktop.core.kernel.verdict import Missing, Outcome, Reason, facts
from asn_desktop.core.rulepack.values import EselonTable
from asn_desktop.core.usecases.karier import facts as known
from asn_desktop.core.usecases.karier.facts import Facts
from asn_desktop.core.usecases.karier.question import Question, Right

_OF_SERVICE = frozenset({"mkg_tahun", "tmt_kgb_terakhir"})
"""What follows from the golongan and the length of service in it."""


def as_recorded(held: Right | None, asked: Question) -> Right | None:
    """The same right; where it is undetermined because a value cannot be used, that value is named first."""
    if held is None or held.outcome is not Outcome.UNDETERMINED:
        return held
    verdict = held.verdict
    found = dict(_unusable({each.input for each in verdict.missing}, held, asked))
    if not found:
        return held
    served = asked.person.golongan is not None and asked.person.golongan.mkg_tahun is not None
    settled = _OF_SERVICE if "golongan" in found and served else frozenset()
    others = tuple(each for each in verdict.missing if each.input not in found.keys() | settled)
    wanted = tuple(Missing(f"{name}_sesuai", "pengelola_kepegawaian") for name in found)
    reason = replace(verdict.reason, parts=(*found.values(), *verdict.reason.parts))
    return replace(held, verdict=replace(verdict, reason=reason, missing=(*wanted, *others)))


def _unusable(names: set[str], held: Right, asked: Question) -> Iterator[tuple[str, Reason]]:
    """By the input that the rules miss: what stands in its place, and why it is of no use."""
    person = asked.person
    if "golongan" in names and person.golongan is not None and person.golongan_nama is None:
        yield "golongan", _golongan(person, person.golongan.golongan)
    if "hukuman_disiplin" in names and (entry := known.endless_sanction(person, asked.tanggal, asked.law)) is not None:
        stated = facts({"jenis": entry.jenis or entry.tingkat, "tmt": entry.tmt})
        yield "hukuman_disiplin", Reason("karier.hukuman_tanpa_akhir", Outcome.UNDETERMINED, stated)
    post = person.jabatan
    if post is not None and post.eselon and any(each.key == _RANGE for each in held.verdict.reason.walk()):
        table: EselonTable = asked.law.get("jabatan.rentang_eselon").value
        if post.eselon not in {row.eselon for row in table.baris}:
            stated = facts({"eselon": post.eselon, "jabatan": post.nama})
            yield "eselon", Reason("karier.eselon_tidak_dikenal", Outcome.UNDETERMINED, stated)


_RANGE = "kenaikan_pangkat.rentang"


def _golongan(person: Facts, text: str) -> Reason:
    stated = facts({"golongan": text, "jenis": person.person.jenis_pegawai})
    written = text in ladder.PNS or text in ladder.PPPK
    key = "karier.golongan_jenis_lain" if written else "karier.golongan_tidak_dikenal"
    return Reason(key, Outcome.UNDETERMINED, stated)
