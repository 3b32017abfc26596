"""Usul Kenaikan Pangkat: the proposal of one person for a rank period, its conditions, and the checklist of papers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from asn_desktop.core.domain.karier import Hak
from asn_desktop.core.domain.usulan import BerkasUsulan, StatusUsulan, Usulan
from asn_desktop.core.forms.facts import FormFacts, Who
from asn_desktop.core.forms.phrase import Phrase
from asn_desktop.core.forms.spec import Words
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.verdict import Outcome, Reason, Verdict
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rules import golongan as golongan_rules
from asn_desktop.core.usecases.form_facts.careers import (
    CareerFacts,
    CareerItem,
    as_of,
    identity,
    lacking,
    service,
    years_and_months,
)
from asn_desktop.core.usecases.form_facts.model import NotConcernedError
from asn_desktop.core.usecases.form_facts.raises import asked_days
from asn_desktop.core.usecases.form_facts.reading import by
from asn_desktop.core.usecases.karier.facts import Facts, diploma
from asn_desktop.core.usecases.karier.papers import papers
from asn_desktop.core.usecases.karier.question import Right
from asn_desktop.core.usecases.karier.sending import last_safe_day, sending
from asn_desktop.core.usecases.karier.upcoming import due_of
from asn_desktop.core.usecases.karier.urgency import aimed_at
from asn_desktop.core.usecases.karier.ways import promoted_by
from asn_desktop.core.usecases.ports import Context, Reader
from asn_desktop.core.usecases.usulan.papers import state_of
from asn_desktop.core.usecases.usulan.steps import held_on

WORDS = Words(
    values=frozenset(
        {
            "nip", "karpeg", "lahir", "jenis_kelamin", "pangkat", "jabatan_tmt", "unit", "jenjang", "kantor", "ijazah",
            "jenis_kenaikan", "pangkat_baru", "tmt_usul", "masa_kerja", "batas_kirim", "kekurangan", "kepala_jabatan",
            "nomor_surat", "tanggal_surat",
        }
    ),
    rows={
        "syarat": frozenset({"nomor", "ketentuan", "keadaan", "dasar"}),
        "berkas": frozenset({"nomor", "dokumen", "tercatat", "ada", "keterangan"}),
    },
)  # fmt: skip
"""What the layout may ask for."""
_HAK = Hak.KENAIKAN_PANGKAT
_ENDED = (StatusUsulan.DITOLAK, StatusUsulan.DIBATALKAN)


class PromotionFacts(CareerFacts):
    """Facts of some proposals."""

    def __init__(self, ctx: Context, reader: Reader, items: Sequence[CareerItem]) -> None:
        super().__init__(ctx, reader, items)
        ids = tuple({item.pegawai_id for item in items})
        self._proposed = by(reader.find(Usulan, pegawai_id=ids, hak=_HAK) if ids else (), "pegawai_id")
        self._laid = by(reader.find(BerkasUsulan, pegawai_id=ids) if ids else (), "usulan_id")
        self._days = sending(reader)

    def usul(self, item: CareerItem) -> FormFacts:
        """The proposal that is on its way or, without one, for the next rank period that its papers can still reach; or
        for the year or month asked for. A draft while something is open.

        Raises NotConcernedError where no promotion falls due then or a condition is not met, and UserError where it
        cannot be determined.
        """
        day = as_of(item.asked, self.ctx.today)
        first, last = asked_days(item, day)
        if last is None or self.ctx.today <= last:
            first = max(first, day)  # nobody is proposed for a period that is over, unless it was asked for
        facts, law = self.facts(item, day), self.answers(day).law
        nama = facts.person.nama_lengkap
        jalan = promoted_by(self._begun(facts, first, last))
        coming = held_on(_HAK, jalan, facts, first, law)
        if coming is None:
            raise NotConcernedError("rank_not_concerned", nama=nama)
        due = coming.due
        if due is None:
            raise (UserError if coming.outcome is Outcome.UNDETERMINED else NotConcernedError)("rank_none", nama=nama)
        if last is None:
            due = self._meant(facts, held_on(_HAK, jalan, facts, due, law) or coming, law, day)
        elif due > last:
            raise NotConcernedError("rank_not_then", nama=nama, tanggal=due)
        held = held_on(_HAK, jalan, facts, due, law) or coming
        if held.outcome is Outcome.NOT_MET:
            raise NotConcernedError("rank_not_met", nama=nama, tanggal=due)
        final = held.outcome is Outcome.MET
        head, highest = self.office_head(facts), diploma(facts)
        golongan, proposal = held.verdict.result("golongan_baru"), self._proposal(facts, due)
        conditions = enumerate(_conditions(held.verdict.reason), start=1)
        return FormFacts(
            head=self.head(
                facts,
                due,
                people={Who.KEPALA: head},
                final=final,
                belum=None if final else UserError("rank_open", nama=nama, tanggal=due),
            ),
            values={
                **identity(facts, self.tree, law),
                "kantor": self.kantor.nama,
                "ijazah": highest.tingkat if highest else "",
                "jenis_kenaikan": Phrase(f"rule.{held.verdict.rule}.name"),
                "pangkat_baru": golongan_rules.pangkat_golongan(str(golongan), law) if golongan else "",
                "tmt_usul": due,
                "masa_kerja": years_and_months(service(facts, due)),
                "batas_kirim": last_safe_day(due, None, self._days),
                "kekurangan": lacking(held.verdict.missing, held.tahun),
                "kepala_jabatan": head.jabatan if head else "",
                "nomor_surat": proposal.nomor_surat if proposal else "",
                "tanggal_surat": proposal.tanggal_kirim if proposal else None,
            },
            rows={
                "syarat": tuple(_row(number, each) for number, each in conditions),
                "berkas": tuple(self._papers(facts, due, law)),
            },
        )

    def _meant(self, facts: Facts, held: Right, law: Law, day: date) -> date:
        """The period that is meant where none is asked for, as a proposal would be begun for it."""
        begun = next((each for each in self._proposed.get(facts.person.id, ()) if each.status.open), None)
        if begun is not None:
            return begun.tmt
        falls = due_of(held, facts, law)
        assert falls is not None
        return aimed_at(falls, self._days, day)

    def _begun(self, facts: Facts, first: date, last: date | None) -> Verdict | None:
        """The right as a proposal was begun for it: the one on its way or, of a time asked for, the one then."""
        for each in self._proposed.get(facts.person.id, ()):
            then = each.status.open if last is None else first <= each.tmt <= last and each.status not in _ENDED
            if then:
                return each.verdict
        return None

    def _papers(self, facts: Facts, due: date, law: Law) -> Iterator[Mapping[str, object]]:
        """Each paper with the number the register knows, and whether it lies ready for the proposal of that day."""
        proposed = self._proposal(facts, due)
        laid = {each.dokumen: each for each in self._laid.get(proposed.id, ())} if proposed else {}
        for number, each in enumerate(papers(facts, _HAK, due, law), start=1):
            found = laid.get(each.dokumen)
            yield {
                "nomor": f"{number}.",
                "dokumen": each.dokumen,
                "tercatat": (found.nomor if found else "") or each.nomor or Phrase("formulir.tanpa_nomor"),
                "ada": state_of(found, proposed, facts.day) if found and proposed else "",
                "keterangan": _remark(found) if found else "",
            }

    def _proposal(self, facts: Facts, due: date) -> Usulan | None:
        """The proposal for that day, unless it was refused or dropped."""
        found = (each for each in self._proposed.get(facts.person.id, ()) if each.tmt == due)
        return next((each for each in found if each.status not in _ENDED), None)


def before_sending(facts: FormFacts) -> Iterator[FormFacts]:
    """The proposal as it was signed, before the letter had its number and day."""
    yield replace(facts, values={**facts.values, "nomor_surat": "", "tanggal_surat": None})


def _remark(paper: BerkasUsulan) -> str | Phrase:
    """What else is known of a paper: its day, and until when it holds."""
    if paper.berlaku_sampai is not None:
        key = "formulir.berkas_berlaku" if paper.tanggal is None else "formulir.berkas_keduanya"
        return Phrase(key, {"tanggal": paper.tanggal or "", "sampai": paper.berlaku_sampai})
    return Phrase("formulir.berkas_tanggal", {"tanggal": paper.tanggal}) if paper.tanggal else paper.catatan


def _conditions(reason: Reason) -> Iterator[Reason]:
    """The conditions one by one, without what only joins them."""
    for part in reason.parts:
        if part.parts:
            yield from _conditions(part)
        else:
            yield part


def _row(number: int, part: Reason) -> Mapping[str, object]:
    return {
        "nomor": f"{number}.",
        "ketentuan": replace(part, parts=()),
        "keadaan": part.outcome,
        "dasar": part.citation,
    }
