"""Kartu Karier: one page to hand over, with ranks, posts, and every right with its date and what is still missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar

from asn_desktop.core.domain.karier import Hak
from asn_desktop.core.domain.riwayat import RiwayatGolongan, RiwayatJabatan, held_on
from asn_desktop.core.forms.facts import FormFacts
from asn_desktop.core.forms.phrase import Phrase
from asn_desktop.core.forms.spec import Words
from asn_desktop.core.kernel.verdict import Outcome
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rules import golongan as golongan_rules
from asn_desktop.core.usecases.form_facts.careers import (
    CareerFacts,
    CareerItem,
    as_of,
    grounds,
    identity,
    joined,
    lacking_in_short,
    service,
    years_and_months,
)
from asn_desktop.core.usecases.form_facts.model import NotConcernedError
from asn_desktop.core.usecases.karier.facts import Facts, diploma
from asn_desktop.core.usecases.karier.question import Question, Right
from asn_desktop.core.usecases.karier.rights import deciding, rights
from asn_desktop.core.usecases.karier.upcoming import on_its_day

WORDS = Words(
    values=frozenset(
        {
            "nip", "lahir", "jenis_kelamin", "pangkat", "jabatan_tmt", "unit", "jenis_pegawai", "kedudukan",
            "masa_kerja", "ijazah", "hasil_kinerja", "pangkat_sebelumnya", "jabatan_sebelumnya",
            *("karpeg", "jenjang"),
        }
    ),
    rows={
        "pangkat": frozenset({"golongan", "tmt", "masa_kerja", "sk"}),
        "jabatan": frozenset({"jabatan", "unit", "tmt", "sampai"}),
        "hak": frozenset({"hak", "keadaan", "tanggal", "penjelasan", "dasar"}),
    },
)  # fmt: skip
"""What the layout may ask for."""
NEWEST = 3
"""Ranks and posts shown, so that the card stays one page."""
YEARS = 5
"""Years of performance shown."""
_DATES = frozenset({Hak.KONTRAK, Hak.PERSIAPAN_PENSIUN, Hak.PENSIUN})
_BRINGS = {Hak.KGB: "gaji_baru", Hak.KENAIKAN_PANGKAT: "golongan_baru"}

H = TypeVar("H", RiwayatGolongan, RiwayatJabatan)


class CardFacts(CareerFacts):
    """Facts of some cards."""

    def kartu(self, item: CareerItem) -> FormFacts:
        """The person as recorded on the day, with every right by the law of that day, as it comes out on its own day.

        Raises NotConcernedError where the person is not in service.
        """
        day = as_of(item.asked, self.ctx.today)
        facts, answers = self.facts(item, day), self.answers(day)
        held = tuple(on_its_day(each, facts, answers) for each in rights(Question(facts, day, answers)))
        if not held:
            raise NotConcernedError("career_not_in_service", nama=facts.person.nama_lengkap, tanggal=day)
        ranks = [each for each in facts.histories.golongan if each.tmt <= day]
        posts = [each for each in facts.histories.jabatan if each.tmt <= day]
        highest, person = diploma(facts), facts.person
        return FormFacts(
            head=self.head(facts, day, tanggal=day),
            values={
                **identity(facts, self.tree, answers.law),
                "jenis_pegawai": person.jenis_pegawai,
                "kedudukan": person.kedudukan,
                "masa_kerja": years_and_months(service(facts, day)),
                "ijazah": highest.tingkat if highest is not None else "",
                "hasil_kinerja": _results(facts, day),
                "pangkat_sebelumnya": _earlier(len(ranks)),
                "jabatan_sebelumnya": _earlier(len(posts)),
            },
            rows={
                "pangkat": tuple(_rank(each, answers.law) for each in _newest(ranks)),
                "jabatan": tuple(_post(each) for each in _newest(posts, held_on(posts, day))),
                "hak": tuple(_right(each) for each in held),
            },
        )


def _newest(entries: Sequence[H], held: Sequence[H] = ()) -> Sequence[H]:
    """The last entries; what is held stands before what began later and is over."""
    return sorted(entries, key=lambda each: (each in held, each.tmt), reverse=True)[:NEWEST]


def _earlier(many: int) -> object:
    """How many entries there are beside those on the card."""
    return Phrase("formulir.sebelumnya", {"n": many - NEWEST}) if many > NEWEST else ""


def _rank(each: RiwayatGolongan, law: Law) -> Mapping[str, object]:
    known = each.mkg_tahun is not None and each.mkg_bulan is not None
    return {
        "golongan": golongan_rules.pangkat_golongan(each.golongan, law),
        "tmt": each.tmt,
        "masa_kerja": years_and_months(12 * (each.mkg_tahun or 0) + (each.mkg_bulan or 0)) if known else "",
        "sk": each.sk_nomor,
    }


def _post(each: RiwayatJabatan) -> Mapping[str, object]:
    return {
        "jabatan": each.nama,
        "unit": each.unit_nama,
        "tmt": each.tmt,
        "sampai": each.sampai or Phrase("formulir.sekarang"),
    }


def _results(facts: Facts, day: date) -> object:
    """The predikat of the last years, also that of a year there is none."""
    parts = [
        Phrase(
            "formulir.predikat_tahun",
            {"tahun": str(year), "isi": facts.predikat.get(year) or Phrase("formulir.belum_ada")},
        )
        for year in range(day.year - 1, day.year - 1 - YEARS, -1)
    ]
    return joined(parts, "formulir.rangkai")


def _right(held: Right) -> Mapping[str, object]:
    verdict = held.verdict
    basis = verdict.reason.citation
    doubtful = not verdict.verified and (basis is None or basis.verified)
    return {
        "hak": held.hak,
        "keadaan": state(held),
        "tanggal": (held.due, *_brings(held)),
        "penjelasan": (
            grounds(deciding(verdict), verdict.missing),
            lacking_in_short(verdict.missing, held.tahun),
        ),
        "dasar": (basis, Phrase("karier.sebagian") if doubtful else None),
    }


def state(held: Right) -> Phrase:
    """Terpenuhi, belum, or belum dapat ditentukan; of a mere date that it is known."""
    if held.hak in _DATES and held.outcome is Outcome.MET:
        return Phrase("karier.tanggal_diketahui")
    return Phrase(f"karier.keadaan.{held.outcome.value}")


def _brings(held: Right) -> Iterator[Phrase]:
    found = held.verdict.result(_BRINGS[held.hak]) if held.hak in _BRINGS else None
    if found is not None:
        yield Phrase(f"karier.hasil.{held.hak.value}", {"hasil": found})
