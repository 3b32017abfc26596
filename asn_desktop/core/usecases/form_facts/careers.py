"""What forms about careers share: the people with their histories on a day, and the office they work in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import reduce
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.evaluasi import Evaluasi
from asn_desktop.core.domain.jabatan import StatusJabatan
from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.kinerja import Pihak
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.riwayat import latest
from asn_desktop.core.domain.skp import Skp
from asn_desktop.core.domain.unit import Unit, UnitTree, unit_tree
from asn_desktop.core.forms.facts import Head, Who
from asn_desktop.core.forms.phrase import Phrase
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.period import whole_months
from asn_desktop.core.kernel.texts import grouped_nip
from asn_desktop.core.kernel.verdict import Missing, Outcome, Reason
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rules import golongan as golongan_rules
from asn_desktop.core.usecases.form_facts.model import Selection
from asn_desktop.core.usecases.form_facts.reading import remembering
from asn_desktop.core.usecases.form_facts.units import first_day, last_day
from asn_desktop.core.usecases.headed import head_of
from asn_desktop.core.usecases.karier.everybody import superior_ranks
from asn_desktop.core.usecases.karier.facts import Facts, facts_of
from asn_desktop.core.usecases.karier.question import Answers
from asn_desktop.core.usecases.karier.reading import Histories, read_people
from asn_desktop.core.usecases.penilai import held_as, pihak_of
from asn_desktop.core.usecases.ports import Context, Reader, chunks


class CareerItem(Struct, frozen=True):
    """One person, as of a day, or what comes in a year or month."""

    pegawai_id: UUID
    asked: Selection

    @property
    def subject(self) -> UUID | None:
        return self.pegawai_id

    def name(self, reader: Reader) -> str:
        return reader.get(Pegawai, self.pegawai_id).nama_lengkap


def find_careers(reader: Reader, asked: Selection) -> Sequence[CareerItem]:
    """One for each person, in the order asked for, where plans or appraisals are named that of their people."""
    when = Selection(asked.tahun, jenis=asked.jenis, nomor=asked.nomor, hari=asked.hari)
    people = people_of(reader, asked)
    there = {each.id for part in chunks(people, 500) for each in reader.find(Pegawai, id=tuple(part))}
    return [CareerItem(person, when) for person in people if person in there]


def people_of(reader: Reader, asked: Selection) -> tuple[UUID, ...]:
    """Who is asked for, each once."""
    if asked.pegawai_ids:
        return tuple(dict.fromkeys(asked.pegawai_ids))
    kind: type[Evaluasi | Skp] = Evaluasi if asked.evaluasi_ids else Skp
    ids = asked.evaluasi_ids or asked.skp_ids
    owner = {each.id: each.pegawai_id for part in chunks(ids, 500) for each in reader.find(kind, id=tuple(part))}
    return tuple(dict.fromkeys(owner[each] for each in ids if each in owner))


def as_of(asked: Selection, today: date) -> date:
    """The day named; else today, or the day of the year or term that is nearest to today."""
    if asked.hari is not None:
        return asked.hari
    if not asked.tahun:
        return today
    first, last = first_day(asked.tahun, asked.jenis, asked.nomor), last_day(asked.tahun, asked.jenis, asked.nomor)
    return min(max(today, first), last)


class CareerFacts:
    """Histories of some people, read together, and what their forms say of the office."""

    def __init__(self, ctx: Context, reader: Reader, items: Sequence[CareerItem]) -> None:
        self.ctx = ctx
        self.reader = remembering(reader)
        self.kantor = self.reader.find(Kantor)[0]
        self.tree = unit_tree(self.reader.find(Unit))
        found = read_people(reader, {item.pegawai_id for item in items})
        self._histories: Mapping[UUID, Histories] = {each.person.id: each for each in found}
        self._answers: dict[date, Answers] = {}
        self._heads: dict[tuple[UUID | None, date], Pihak | None] = {}

    def answers(self, day: date) -> Answers:
        """What the rules of a day answer; everybody shares them."""
        if day not in self._answers:
            self._answers[day] = Answers(self.ctx.law.at(day))
        return self._answers[day]

    def facts(self, item: CareerItem, day: date) -> Facts:
        """The person as recorded on a day."""
        rank = superior_ranks(self.reader, self.answers(day).law, day, None)
        return facts_of(self._histories[item.pegawai_id], day, rank(item.pegawai_id))

    def head(
        self,
        facts: Facts,
        day: date,
        *,
        people: Mapping[Who, Pihak | None] | None = None,
        final: bool = True,
        belum: UserError | None = None,
        tanggal: date | None = None,
    ) -> Head:
        """The head of a form about a person's career on a day."""
        owner = party(facts, self.tree, self.answers(day).law)
        return Head(
            people={Who.PEGAWAI: owner, **(people or {})},
            instansi=self.kantor.instansi,
            tempat=self.kantor.tempat,
            tahun=day.year,
            mulai=day,
            sampai=day,
            versi=1,
            final=final,
            latihan=self.kantor.latihan,
            tanggal=tanggal,
            belum=belum,
        )

    def office_head(self, facts: Facts) -> Pihak | None:
        """Who signs for this person on the day of the facts: the head of the topmost unit above him, or of the office.

        None for his own papers: somebody above him signs those.
        """
        place = latest(facts.histories.unit, facts.day)
        top = (place.unit_id, *self.tree.ancestors(place.unit_id))[-1] if place else None
        key = (top, facts.day)
        if key not in self._heads:
            law = self.answers(facts.day).law
            above = unit_head(self.reader, law, top, facts.day) if top is not None and top in self.tree.units else None
            self._heads[key] = above or office_head(self.reader, law, self.tree, self.kantor, facts.day)
        head = self._heads[key]
        return None if head is not None and head.pegawai_id == facts.person.id else head


def office_head(reader: Reader, law: Law, tree: UnitTree, kantor: Kantor, day: date) -> Pihak | None:
    """Who heads the office on a day: its only topmost unit, or of several the one that is called like the office.

    None where the place is vacant, or where it is not known which unit leads.
    """
    tops = tree.children.get(None, ())
    called = [unit for unit in tops if tree.units[unit].nama.casefold() == kantor.nama.casefold()]
    leading = called if len(tops) > 1 else tops
    return unit_head(reader, law, leading[0], day) if leading else None


def unit_head(reader: Reader, law: Law, unit_id: UUID, day: date) -> Pihak | None:
    """Who heads a unit on a day, also as Plt or Plh; None where the place is vacant."""
    found = head_of(reader, unit_id, day.year, day)
    return None if found.pegawai_id is None else pihak_of(reader, law, found.pegawai_id, day, found.status)


def party(facts: Facts, tree: UnitTree, law: Law) -> Pihak:
    """A person as forms print him on the day of the facts."""
    person, post = facts.person, facts.jabatan
    return Pihak(
        person.nama_lengkap,
        person.nip,
        golongan_rules.pangkat_golongan(facts.golongan.golongan, law) if facts.golongan else "",
        held_as(post) if post else "",
        unit_of(facts, tree),
        person.id,
    )


def unit_of(facts: Facts, tree: UnitTree) -> str:
    """Where somebody works on the day of the facts."""
    place = latest(facts.histories.unit, facts.day)
    unit = tree.units.get(place.unit_id) if place else None
    if unit is not None:
        return unit.nama
    return facts.jabatan.unit_nama if facts.jabatan else ""


def identity(facts: Facts, tree: UnitTree, law: Law) -> Mapping[str, object]:
    """What the forms print of a person beside the head: birth, sex, rank and post with their first days."""
    person, rank, post = facts.person, facts.golongan, facts.jabatan
    definitive = post if post is not None and post.status is StatusJabatan.DEFINITIF else None
    return {
        "nip": grouped_nip(person.nip),
        "karpeg": person.karpeg,
        "lahir": _both(person.tempat_lahir, person.tanggal_lahir),
        "jenis_kelamin": person.jenis_kelamin,
        "pangkat": _both(golongan_rules.pangkat_golongan(rank.golongan, law), rank.tmt) if rank else "",
        "jabatan_tmt": _both(held_as(post), post.tmt) if post else "",
        "unit": unit_of(facts, tree),
        "jenjang": definitive.jenjang if definitive else None,
    }


def service(facts: Facts, day: date) -> int | None:
    """Months of service in the golongan (MKG) on a day; None where it is not recorded."""
    rank = facts.golongan
    if rank is None or rank.mkg_tahun is None or rank.mkg_bulan is None:
        return None
    return 12 * rank.mkg_tahun + rank.mkg_bulan + whole_months(rank.tmt, day)


def years_and_months(months: int | None) -> object:
    """In words; empty where it is not known."""
    if months is None:
        return ""
    return Phrase("formulir.masa_kerja", {"tahun": months // 12, "bulan": months % 12})


def lacking(missing: Sequence[Missing], years: Sequence[int]) -> tuple[Phrase, ...]:
    """What is missing, of which years, and who has it."""
    return tuple(
        Phrase("karier.kurang", {"what": _what(each, years), "who": Phrase(f"role.{each.who}")}) for each in missing
    )


def _what(missing: Missing, years: Sequence[int]) -> Phrase:
    what = Phrase(f"input.{missing.input}")
    if missing.input == "predikat" and years:
        return Phrase("karier.tahun", {"what": what, "tahun": ", ".join(map(str, years))})
    return what


def joined(parts: Sequence[object], key: str = "formulir.kalimat") -> object:
    """Several texts in one line, put together by the sentence of `key`; empty where there are none."""
    return reduce(lambda first, more: Phrase(key, {"awal": first, "lanjut": more}), parts) if parts else ""


def grounds(reasons: Iterable[Reason], missing: Sequence[Missing]) -> object:
    """What decides, each in one sentence; that something is not known is left to what says who can supply it."""
    told = [
        replace(each, parts=())
        for each in reasons
        if not missing or each.facts or each.outcome is not Outcome.UNDETERMINED
    ]
    return joined(told)


def lacking_in_short(missing: Sequence[Missing], years: Sequence[int]) -> object:
    """The same in one sentence, for where there is little room; empty where nothing is missing."""
    parts = [
        Phrase("formulir.apa_siapa", {"apa": _what(each, years), "siapa": Phrase(f"role.{each.who}")})
        for each in missing
    ]
    return Phrase("formulir.kurang", {"isi": joined(parts, "formulir.rangkai")}) if parts else ""


def _both(text: str, day: date | None) -> object:
    """`Wamena, 26 September 1986`, or what there is of it."""
    if text and day is not None:
        return Phrase("formulir.dan_tanggal", {"isi": text, "tanggal": day})
    return text or day or ""
