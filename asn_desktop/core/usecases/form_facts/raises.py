"""The letter about a periodic raise (KGB, PP 7/1977), with its computation."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec.structs import replace

from asn_desktop.core.domain.karier import Hak
from asn_desktop.core.forms.facts import FormFacts, Who
from asn_desktop.core.forms.phrase import Phrase
from asn_desktop.core.forms.spec import Words
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.terbilang import spelled
from asn_desktop.core.kernel.verdict import Native, Outcome, Reason, Verdict
from asn_desktop.core.usecases.form_facts.careers import CareerFacts, CareerItem, as_of, identity, lacking
from asn_desktop.core.usecases.form_facts.model import NotConcernedError
from asn_desktop.core.usecases.form_facts.units import first_day, last_day
from asn_desktop.core.usecases.karier.question import Question, Right
from asn_desktop.core.usecases.karier.rights import right

WORDS = Words(
    values=frozenset(
        {
            "nip", "karpeg", "lahir", "jenis_kelamin", "pangkat", "jabatan_tmt", "unit", "jenjang", "kantor", "alamat",
            "golongan", "sk_nomor", "sk_tanggal", "gaji_lama", "terbilang_lama", "tmt_lama", "mkg_lama",
            "gaji_baru", "terbilang_baru", "tmt_baru", "mkg_baru", "berikutnya", "kepala_jabatan", "kekurangan",
        }
    ),
    rows={"perhitungan": frozenset({"ketentuan", "keadaan", "dasar"})},
)  # fmt: skip
"""What the layout may ask for."""


def asked_days(item: CareerItem, day: date) -> tuple[date, date | None]:
    """From which day on something is looked for, and until when: the year or month asked for, else from the day on."""
    asked = item.asked
    if not asked.tahun:
        return day, None
    return first_day(asked.tahun, asked.jenis, asked.nomor), last_day(asked.tahun, asked.jenis, asked.nomor)


class RaiseFacts(CareerFacts):
    """Facts of some letters."""

    def surat(self, item: CareerItem) -> FormFacts:
        """The next raise, or that of the year or month asked for; a draft while a condition is not known.

        The day of the letter and its number are left to the pen. Raises NotConcernedError where no raise falls due
        then, and UserError where its day is not known or a condition is not met.
        """
        day = as_of(item.asked, self.ctx.today)
        first, last = asked_days(item, day)
        facts, answers = self.facts(item, day), self.answers(day)
        nama = facts.person.nama_lengkap
        coming = right(Hak.KGB, Question(facts, first, answers))
        if coming is None:
            raise NotConcernedError("career_not_in_service", nama=nama, tanggal=day)
        due = coming.due
        if due is None:
            raise UserError("raise_day_unknown", nama=nama)
        if last is not None and due > last:
            raise NotConcernedError("raise_not_then", nama=nama, tanggal=due)
        held = right(Hak.KGB, Question(facts, due, answers)) or coming
        if held.outcome is Outcome.NOT_MET:
            raise UserError("raise_not_met", nama=nama, tanggal=due)
        after = right(Hak.KGB, Question(facts, due + timedelta(days=1), answers))
        head = self.office_head(facts)
        rank = facts.golongan
        return FormFacts(
            head=self.head(
                facts,
                due,
                people={Who.KEPALA: head},
                final=held.outcome is Outcome.MET,
                belum=None if held.outcome is Outcome.MET else UserError("raise_open", nama=nama, tanggal=due),
            ),
            values={
                **identity(facts, self.tree, answers.law),
                "kantor": self.kantor.nama,
                "alamat": self.kantor.alamat,
                "golongan": facts.golongan_nama,
                "sk_nomor": rank.sk_nomor if rank else "",
                "sk_tanggal": rank.sk_tanggal if rank else None,
                "kepala_jabatan": head.jabatan if head else "",
                **_salaries(held, due),
                "berikutnya": after.due if after is not None else None,
                "kekurangan": lacking(held.verdict.missing, held.tahun),
            },
            rows={"perhitungan": tuple(_row(part) for part in held.verdict.reason.parts)},
        )


def _salaries(held: Right, due: date) -> dict[str, object]:
    verdict = held.verdict
    old, new = verdict.result("gaji_lama"), verdict.result("gaji_baru")
    return {
        "gaji_lama": _rupiah(old),
        "terbilang_lama": _words(old),
        "tmt_lama": _stated(verdict, "kgb.waktu", "tmt_kgb_terakhir"),
        "mkg_lama": _years(_stated(verdict, "kgb.tabel", "mkg_tahun")),
        "gaji_baru": _rupiah(new),
        "terbilang_baru": _words(new),
        "tmt_baru": due,
        "mkg_baru": _years(_stated(verdict, "kgb.tabel", "mkg_baru")),
    }


def _stated(verdict: Verdict, key: str, name: str) -> Native | None:
    """A fact that one of the conditions states."""
    for part in verdict.reason.parts:
        if part.key == key and name in part.facts:
            return part.facts[name].native
    return None


def _rupiah(amount: Native | None) -> object:
    return Phrase("formulir.rupiah", {"jumlah": amount}) if amount is not None else ""


def _words(amount: Native | None) -> object:
    return Phrase("formulir.terbilang", {"isi": spelled(amount)}) if isinstance(amount, int) else ""


def _years(years: Native | None) -> object:
    return Phrase("formulir.masa_kerja", {"tahun": years, "bulan": 0}) if years is not None else ""


def _row(part: Reason) -> dict[str, object]:
    return {"ketentuan": replace(part, parts=()), "keadaan": part.outcome, "dasar": part.citation}
