"""Penetapan Predikat Kinerja of a unit: its achievement, everybody's predikat, and how they spread against the guidance
(SE MenPANRB 3/2023).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.evaluasi import Evaluasi, StatusEvaluasi
from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.kinerja import CapaianOrganisasi, JenisEvaluasi, ParaPihak, Pihak, Predikat
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.riwayat import RiwayatJabatan, RiwayatUnit, jabatan_on, latest
from asn_desktop.core.domain.skp import PengecualianSkp, Skp
from asn_desktop.core.domain.unit import Unit, unit_tree
from asn_desktop.core.forms.facts import FormFacts, Head, Keterangan, Who
from asn_desktop.core.forms.spec import Words
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.period import Period
from asn_desktop.core.kernel.texts import grouped_nip
from asn_desktop.core.kernel.verdict import Verdict
from asn_desktop.core.rules import distribusi
from asn_desktop.core.rules.keadaan import Keadaan
from asn_desktop.core.usecases.form_facts.model import Selection
from asn_desktop.core.usecases.form_facts.reading import by, remembering
from asn_desktop.core.usecases.form_facts.units import find_units, first_day, last_day, leaders
from asn_desktop.core.usecases.ports import Context, Reader

WORDS = Words(
    values=frozenset({"unit", "ditetapkan_oleh", "dasar", "jumlah", "ringkasan"}),
    rows={
        "predikat": frozenset({"predikat", "orang", "persen"}),
        "pedoman": frozenset({"ketentuan", "keadaan", "dasar"}),
        "pegawai": frozenset({"nomor", "nama", "nip", "jabatan", "rating_hasil", "rating_perilaku", "predikat"}),
    },
)
"""What the layout may ask for."""


class UnitItem(Struct, frozen=True):
    """The unit's people in a year or term. It leads back to the achievement that was recorded for the unit."""

    unit_id: UUID
    tahun: int
    jenis: JenisEvaluasi = JenisEvaluasi.AKHIR
    nomor: int = 0
    capaian: CapaianOrganisasi | None = None
    pegawai_id: UUID | None = None

    @property
    def subject(self) -> UUID | None:
        return None if self.capaian is None else self.capaian.id

    def name(self, reader: Reader) -> str:
        return reader.get(Unit, self.unit_id).nama


def find_unit_terms(reader: Reader, asked: Selection) -> Sequence[UnitItem]:
    """One for each unit, with the achievement recorded for the unit itself."""
    if asked.capaian_ids:
        found = {each.id: each for each in reader.find(CapaianOrganisasi, id=asked.capaian_ids)}
        recorded = [found[each] for each in asked.capaian_ids if each in found]
        return [UnitItem(each.unit_id, each.tahun, each.jenis, each.nomor, each) for each in recorded]
    term = {"tahun": asked.tahun, "jenis": asked.jenis, "nomor": asked.nomor}
    of_unit = {each.unit_id: each for each in reader.find(CapaianOrganisasi, **term)}
    return [
        UnitItem(unit, asked.tahun, asked.jenis, asked.nomor, of_unit.get(unit)) for unit in find_units(reader, asked)
    ]


class _Person(Struct, frozen=True):
    """Somebody of the unit on the last day of the term, with the appraisal in force of the plan that covers its end."""

    pegawai: Pegawai
    jabatan: str
    planned: bool
    exempt: bool
    evaluasi: Evaluasi | None

    @property
    def final(self) -> Evaluasi | None:
        found = self.evaluasi
        return found if found is not None and found.status is StatusEvaluasi.FINAL else None

    @property
    def state(self) -> Keadaan:
        """Why there is no predikat yet."""
        if self.exempt:
            return Keadaan.DIKECUALIKAN
        if not self.planned:
            return Keadaan.BELUM_ADA_SKP
        return Keadaan.BELUM_DINILAI

    @property
    def party(self) -> Pihak:
        """As he was copied when it was decided; before that, as he is recorded."""
        decided = self.final.pihak if self.final is not None else None
        if decided is not None:
            return decided.pegawai
        return Pihak(self.pegawai.nama_lengkap, self.pegawai.nip, "", self.jabatan, "", self.pegawai.id)


class UnitFacts:
    """Facts of some units."""

    def __init__(self, ctx: Context, reader: Reader, _items: Sequence[UnitItem]) -> None:
        self.ctx = ctx
        self.reader = remembering(reader)
        self._tree = unit_tree(self.reader.find(Unit))

    def penetapan(self, item: UnitItem) -> FormFacts:
        """Final when the achievement of the unit is recorded, and everybody who is to be appraised has been.

        Raises UserError where the unit has no people.
        """
        unit = self.reader.get(Unit, item.unit_id)
        people = sorted(self._people(item), key=lambda each: (each.party.nama.casefold(), each.party.nip))
        if not people:
            raise UserError("unit_empty", unit=unit.nama)
        counts = dict.fromkeys(Predikat, 0)
        for each in people:
            if each.final is not None and each.final.predikat is not None:
                counts[each.final.predikat] += 1
        law = self.ctx.law.at(last_day(item.tahun, item.jenis, item.nomor))
        recorded = item.capaian or self._above(item)
        capaian = recorded.capaian if recorded else None
        verdict = distribusi.judge(capaian, counts, law)
        return FormFacts(
            head=self._head(item, unit, people),
            capaian=capaian,
            kurva=tuple(many for _, many in distribusi.curve(capaian, law)) if capaian else (),
            values={
                "unit": unit.nama,
                "ditetapkan_oleh": recorded.ditetapkan_oleh if recorded else "",
                "dasar": recorded.dasar if recorded else "",
                "jumlah": len(people),
                "ringkasan": verdict,
            },
            rows={
                "predikat": tuple(_counted(counts)),
                "pedoman": tuple(_guidance(verdict)),
                "pegawai": tuple(_row(number, each) for number, each in enumerate(people, start=1)),
            },
        )

    def _head(self, item: UnitItem, unit: Unit, people: Sequence[_Person]) -> Head:
        decided = [each.final for each in people if each.final is not None]
        complete = all(each.final is not None or each.exempt or not each.planned for each in people)
        final = bool(decided) and complete and item.capaian is not None
        days = [each.tanggal for each in decided if each.tanggal is not None]
        lead, above, signed = self._leaders(item, people)
        kantor = self.reader.find(Kantor)[0]
        return Head(
            people={Who.PENILAI: lead, Who.ATASAN_PENILAI: above},
            instansi=signed.instansi if signed else kantor.instansi,
            tempat=signed.tempat if signed else kantor.tempat,
            tahun=item.tahun,
            mulai=first_day(item.tahun, item.jenis, item.nomor),
            sampai=last_day(item.tahun, item.jenis, item.nomor),
            versi=1,
            final=final,
            latihan=kantor.latihan,
            tanggal=max(days) if final and days else None,
            jenis=item.jenis,
            nomor=item.nomor,
            perihal=unit.nama,
            berkas=unit.kode or unit.nama,
        )

    def _leaders(
        self, item: UnitItem, people: Sequence[_Person]
    ) -> tuple[Pihak | None, Pihak | None, ParaPihak | None]:
        """The head of the unit and the leader one level up, as the appraisals were decided; else as on the last day."""
        day = last_day(item.tahun, item.jenis, item.nomor)
        lead, above = leaders(self.reader, self.ctx.law.at(day), self._tree, item.unit_id, day, item.tahun)
        known = lead.pegawai_id if lead else None
        decided = [each.final.pihak for each in people if each.final is not None and each.final.pihak is not None]
        own = next((each for each in decided if known is not None and each.pegawai.pegawai_id == known), None)
        if own is not None:
            return own.pegawai, own.penilai, own
        under = next((p for p in decided if known and p.penilai is not None and p.penilai.pegawai_id == known), None)
        if under is not None:
            return under.penilai, under.atasan_penilai or above, under
        return lead, above, decided[0] if decided else None

    def _people(self, item: UnitItem) -> Iterator[_Person]:
        day = last_day(item.tahun, item.jenis, item.nomor)
        inside = self._tree.below(item.unit_id)
        near = tuple({entry.pegawai_id for entry in self.reader.find(RiwayatUnit, unit_id=inside)})
        if not near:
            return
        places = by(self.reader.find(RiwayatUnit, pegawai_id=near), "pegawai_id")
        members = tuple(
            person for person in near if (place := latest(places[person], day)) is not None and place.unit_id in inside
        )
        if not members:
            return
        term = Period.through(first_day(item.tahun, item.jenis, item.nomor), day)
        posts = by(self.reader.find(RiwayatJabatan, pegawai_id=members), "pegawai_id")
        exempt = by(self.reader.find(PengecualianSkp, pegawai_id=members), "pegawai_id")
        plans: dict[UUID, Skp] = {}
        for skp in sorted(self.reader.find(Skp, pegawai_id=members, tahun=item.tahun), key=lambda skp: skp.mulai):
            if skp.period.intersection(term) is not None:
                plans[skp.pegawai_id] = skp
        appraised = self._appraisals(item, tuple(skp.id for skp in plans.values()))
        for person in self.reader.find(Pegawai, id=members):
            plan = plans.get(person.id)
            if plan is None and not person.kedudukan.in_service:
                continue
            post = jabatan_on(posts.get(person.id, ()), day)
            free = any(
                each.mulai <= day and (each.sampai is None or day < each.sampai) for each in exempt.get(person.id, ())
            )
            found = appraised.get(plan.id) if plan else None
            yield _Person(person, post.nama if post else "", plan is not None, free, found)

    def _appraisals(self, item: UnitItem, plans: tuple[UUID, ...]) -> Mapping[UUID, Evaluasi]:
        """The newest final appraisal of each plan for the term, else the draft."""
        found = self.reader.find(Evaluasi, skp_id=plans, jenis=item.jenis, nomor=item.nomor) if plans else ()
        ordered = sorted(found, key=lambda each: (each.status is StatusEvaluasi.FINAL, each.revisi))
        return {each.skp_id: each for each in ordered}

    def _above(self, item: UnitItem) -> CapaianOrganisasi | None:
        """The achievement of the nearest unit above that has one, which counts for the unit until it has its own."""
        term = {"tahun": item.tahun, "jenis": item.jenis, "nomor": item.nomor}
        of_unit = {each.unit_id: each for each in self.reader.find(CapaianOrganisasi, **term)}
        return next((of_unit[unit] for unit in self._tree.ancestors(item.unit_id) if unit in of_unit), None)


def _counted(counts: Mapping[Predikat, int]) -> Iterator[Mapping[str, object]]:
    total = sum(counts.values())
    for predikat, orang in counts.items():
        share = (Decimal(orang * 100) / total).quantize(Decimal("0.1"), ROUND_HALF_UP) if total else None
        yield {"predikat": predikat, "orang": orang, "persen": share}


def _guidance(verdict: Verdict) -> Iterator[Mapping[str, object]]:
    for part in verdict.reason.parts:
        yield {"ketentuan": part, "keadaan": part.outcome, "dasar": part.citation}


def _row(number: int, each: _Person) -> Mapping[str, object]:
    party, found = each.party, each.final
    about = {"nomor": str(number), "nama": party.nama, "nip": grouped_nip(party.nip), "jabatan": party.jabatan}
    if found is None:
        return {**about, "predikat": each.state}
    return {
        **about,
        "rating_hasil": found.rating_hasil,
        "rating_perilaku": found.rating_perilaku,
        "predikat": found.predikat or Keterangan.BELUM_DITETAPKAN,
    }
