"""What lists of an office share: whose they are, the people in service on a day, and who signs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.kinerja import Pihak
from asn_desktop.core.domain.riwayat import RiwayatUnit, latest
from asn_desktop.core.domain.unit import Unit, unit_tree
from asn_desktop.core.forms.facts import Head, Who
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.form_facts.careers import as_of, office_head, people_of, unit_head
from asn_desktop.core.usecases.form_facts.model import Selection
from asn_desktop.core.usecases.form_facts.reading import by, remembering
from asn_desktop.core.usecases.form_facts.units import last_day
from asn_desktop.core.usecases.karier.facts import Facts, facts_of
from asn_desktop.core.usecases.karier.question import Answers, Question
from asn_desktop.core.usecases.karier.reading import Histories, read_everybody, read_people
from asn_desktop.core.usecases.ports import Context, Reader, chunks


class ListItem(Struct, frozen=True):
    """A list of a unit (`below`: with all units under it) or, without one, of the whole office."""

    unit_id: UUID | None
    kantor_id: UUID
    asked: Selection
    below: bool = True
    pegawai_id: UUID | None = None

    @property
    def subject(self) -> UUID | None:
        """None where it was narrowed: its code could not say to what, so there is nothing to compare a scan with."""
        return None if self.asked.saring else self.unit_id or self.kantor_id

    def name(self, reader: Reader) -> str:
        return reader.find(Kantor)[0].nama if self.unit_id is None else reader.get(Unit, self.unit_id).nama


def find_lists(reader: Reader, asked: Selection) -> Sequence[ListItem]:
    """One for each unit named, or for the office by its own identity; otherwise of the office, whoever was chosen."""
    office, units, when = _office(reader), unit_tree(reader.find(Unit)).units, _when(asked)
    wanted = asked.unit_ids or (office,)
    return [
        ListItem(None if each == office else each, office, when) for each in wanted if each == office or each in units
    ]


def find_unit_lists(reader: Reader, asked: Selection) -> Sequence[ListItem]:
    """One for each unit with people of its own: of the units named and those below, else of the people asked for."""
    tree, when = unit_tree(reader.find(Unit)), _when(asked)
    if asked.unit_ids:
        inside = {below for unit in asked.unit_ids if unit in tree.units for below in tree.below(unit)}
        entries = [
            each for part in chunks(tuple(inside), 500) for each in reader.find(RiwayatUnit, unit_id=tuple(part))
        ]
        people = tuple({each.pegawai_id for each in entries})
    else:
        inside, people = set(tree.units), people_of(reader, asked)
    day = asked.hari or (last_day(asked.tahun, asked.jenis, asked.nomor) if asked.tahun else date.max)
    places = by(
        (e for part in chunks(people, 500) for e in reader.find(RiwayatUnit, pegawai_id=tuple(part))), "pegawai_id"
    )
    found = {place.unit_id for history in places.values() if (place := latest(history, day)) is not None} & inside
    ordered = sorted((tree.units[unit] for unit in found), key=lambda unit: (unit.kode, unit.nama, unit.id))
    return [ListItem(unit.id, _office(reader), when, below=False) for unit in ordered]


def _office(reader: Reader) -> UUID:
    return reader.find(Kantor)[0].id


def _when(asked: Selection) -> Selection:
    return Selection(
        asked.tahun, jenis=asked.jenis, nomor=asked.nomor, hari=asked.hari, bulan=asked.bulan, saring=asked.saring
    )


class ListFacts:
    """The office with its people; everybody is read at most once for all lists."""

    def __init__(self, ctx: Context, reader: Reader, items: Sequence[ListItem]) -> None:
        self.ctx = ctx
        self._plain, self.reader = reader, remembering(reader)
        self.kantor = self.reader.find(Kantor)[0]
        self.tree = unit_tree(self.reader.find(Unit))
        self._units = {unit for item in items if item.unit_id for unit in self.inside(item)}
        self._whole = any(item.unit_id is None for item in items)
        self._answers: dict[date, Answers] = {}

    def day(self, item: ListItem) -> date:
        """As of when the list tells."""
        return as_of(item.asked, self.ctx.today)

    def answers(self, day: date) -> Answers:
        """What the rules of a day answer."""
        if day not in self._answers:
            self._answers[day] = Answers(self.ctx.law.at(day))
        return self._answers[day]

    def inside(self, item: ListItem) -> frozenset[UUID]:
        """The units of the list."""
        if item.unit_id is None:
            return frozenset(self.tree.units)
        return frozenset(self.tree.below(item.unit_id)) if item.below else frozenset({item.unit_id})

    def people(self, item: ListItem) -> list[Facts]:
        """Everybody in service on the day, of the office or of the list's units, by name. Raises UserError: nobody."""
        day, inside = self.day(item), self.inside(item)
        found = []
        for histories in self._everybody:
            place = latest(histories.unit, day)
            if item.unit_id is not None and (place is None or place.unit_id not in inside):
                continue
            facts = facts_of(histories, day)
            if Question(facts, day, self.answers(day)).serves:
                found.append(facts)
        if not found:
            raise UserError("list_empty", unit=item.name(self.reader), tanggal=day)
        return found

    def head(self, item: ListItem) -> Head:
        """The head of a list, signed by who heads the unit, or the nearest one above it that has somebody."""
        day = self.day(item)
        unit = self.tree.units.get(item.unit_id) if item.unit_id else None
        return Head(
            people={Who.KEPALA: self._signer(item, day)},
            instansi=self.kantor.instansi,
            tempat=self.kantor.tempat,
            tahun=day.year,
            mulai=day,
            sampai=day,
            versi=1,
            final=True,
            latihan=self.kantor.latihan,
            tanggal=day,
            perihal=unit.nama if unit else self.kantor.nama,
            berkas=(unit.kode or unit.nama) if unit else self.kantor.nama,
        )

    def _signer(self, item: ListItem, day: date) -> Pihak | None:
        law = self.answers(day).law
        if item.unit_id is not None:
            for unit in (item.unit_id, *self.tree.ancestors(item.unit_id)):
                found = unit_head(self.reader, law, unit, day)
                if found is not None:
                    return found
        return office_head(self.reader, law, self.tree, self.kantor, day)

    @cached_property
    def _everybody(self) -> Sequence[Histories]:
        if self._whole:
            return read_everybody(self._plain)
        near = tuple(
            {
                e.pegawai_id
                for part in chunks(tuple(self._units), 500)
                for e in self.reader.find(RiwayatUnit, unit_id=part)
            }
            - self.reader.away().keys()
        )
        found = [each for part in chunks(near, 500) for each in read_people(self._plain, tuple(part))]
        return sorted(found, key=lambda each: (each.person.nama.casefold(), each.person.nip))
