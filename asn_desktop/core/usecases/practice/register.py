"""The register of a practice office: units, posts, people and their histories, with what real offices live through.

A head retires in mid-year and is replaced after some months under an acting one; a place stays vacant; somebody moves
to another unit in July; some entries are missing, as they are in every real register.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.jabatan import Jabatan, JenisJabatan, StatusJabatan
from asn_desktop.core.domain.kinerja import Capaian, CapaianOrganisasi
from asn_desktop.core.domain.pegawai import Kedudukan, Pegawai
from asn_desktop.core.domain.penilai import Pejabat, PenetapanPenilai
from asn_desktop.core.domain.riwayat import RiwayatJabatan, RiwayatUnit
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.kernel.record import Record
from asn_desktop.core.usecases.practice.career import Career, NewId, Serials, draw
from asn_desktop.core.usecases.practice.chance import Chance
from asn_desktop.core.usecases.practice.plans import OfficePlan, UnitPlan
from asn_desktop.core.usecases.practice.roles import ROLES, Role

PECULIAR_EVERY = 150
"""Among so many members of staff each peculiarity occurs once."""
NO_UNIT, NO_RANK, MOVED, STUDYING, ON_LEAVE, CORRECTED_BIRTH = 3, 7, 11, 14, 17, 20
"""Places in the row of the staff at which a peculiarity is found."""


class Register(Struct, frozen=True):
    """All records of an office in the order in which they can be saved."""

    records: tuple[Record, ...]
    people: int


def fill(plan: OfficePlan, employees: int, seed: int, day: date, new_id: NewId) -> Register:
    """The register of an office as it stands on `day`, with exactly `employees` people in service."""
    builder = _Builder(plan, seed, day, new_id)
    builder.build(employees)
    return Register(tuple(builder.records), builder.people)


class _Seat(Struct, frozen=True):
    """A unit with its records, and the head's post where it has one."""

    plan: UnitPlan
    unit: Unit
    parent: UnitPlan | None
    post: Jabatan | None
    top: bool


class _Builder:
    """Collects the records while the office is being peopled."""

    def __init__(self, plan: OfficePlan, seed: int, day: date, new_id: NewId) -> None:
        self.plan = plan
        self.seed = seed
        self.day = day
        self.new_id = new_id
        self.year = day.year - 1
        self.serials = Serials()
        self.records: list[Record] = []
        self.people = 0
        self._posts: dict[tuple[UUID, str], Jabatan] = {}
        self._headed_by: dict[UUID, Pegawai] = {}

    def build(self, employees: int) -> None:
        seats = list(self._units())
        self.records.extend(seat.unit for seat in seats)
        self.records.extend(seat.post for seat in seats if seat.post is not None)
        officials = [
            Pejabat(
                id=self.new_id(),
                nama=official.nama,
                jabatan=official.jabatan,
                nip=official.nip,
                pangkat_golongan=official.pangkat_golongan,
                unit_kerja=official.unit_kerja,
            )
            for official in self.plan.pejabat
        ]
        elected = next(official for official in officials if not official.nip)
        officials = [each if each is elected else each.with_(atasan_id=elected.id) for each in officials]
        self.records.extend(officials)
        headed = [seat for seat in seats if seat.post is not None and not seat.plan.kosong][:employees]
        for seat in headed:
            self._head(seat, officials[0])
        for seat in seats:
            if seat.plan.kosong == "plt":
                self._acting(seat, seats)
        for number, seat in enumerate(_deal(seats, employees - len(headed))):
            self._member(number, seat, seats)
        self._replaced_head(seats[0])
        self._achievements(seats)

    def _units(self) -> Iterator[_Seat]:
        def below(plan: UnitPlan, parent: UnitPlan | None, induk: UUID | None, kode: str) -> Iterator[_Seat]:
            unit = Unit(id=self.new_id(), nama=plan.nama, kode=kode, induk_id=induk, mandiri=plan.mandiri)
            post = self._head_post(plan, parent, unit) if plan.kepala else None
            yield _Seat(plan, unit, parent, post, induk is None)
            for number, child in enumerate(plan.bawah, start=1):
                yield from below(child, plan, unit.id, f"{kode}.{number:02}")

        for number, top in enumerate(self.plan.units, start=1):
            yield from below(top, None, None, f"{number:02}")

    def _head_post(self, plan: UnitPlan, parent: UnitPlan | None, unit: Unit) -> Jabatan:
        role = ROLES[plan.kepala]
        return Jabatan(
            id=self.new_id(),
            nama=role.jabatan.format(unit=plan.nama, induk=parent.nama if parent else plan.nama),
            jenis=role.jenis,
            unit_id=unit.id,
            jenjang=role.jenjang,
            eselon=role.eselon,
            kelas=role.kelas,
            kepala=True,
        )

    def _head(self, seat: _Seat, above: Pejabat) -> None:
        assert seat.post is not None
        role = ROLES[seat.plan.kepala]
        chance = Chance(self.seed, "kepala", seat.unit.kode)
        career = self._add(self._draw(chance, role, leaving=seat.plan.pensiun))
        new = seat.unit.kode == "01"
        since = date(self.year, 9, 1) if new else self._since(chance, career)
        self._place(chance, career, role, seat, since, since, seat.post)
        self._headed_by[seat.unit.id] = career.pegawai
        if seat.top:
            self.records.append(
                PenetapanPenilai(
                    id=self.new_id(),
                    pegawai_id=career.pegawai.id,
                    tmt=since,
                    pejabat_id=above.id,
                    dasar="Keputusan kepala daerah tentang pejabat penilai kinerja",
                )
            )

    def _acting(self, seat: _Seat, seats: list[_Seat]) -> None:
        """A vacant head's place is looked after by the head of the unit before it."""
        before = [s for s in seats[: seats.index(seat)] if s.unit.id in self._headed_by and not s.top]
        if not before or seat.post is None:
            return
        self.records.append(
            self._held(self._headed_by[before[-1].unit.id], seat.post, seat, date(self.year, 3, 1), StatusJabatan.PLT)
        )

    def _member(self, number: int, seat: _Seat, seats: list[_Seat]) -> None:
        role = ROLES[seat.plan.staf[number % len(seat.plan.staf)]]
        chance = Chance(self.seed, "staf", number)
        peculiar = number % PECULIAR_EVERY
        career = self._add(_peculiar(self._draw(chance, role), peculiar))
        since = self._since(chance, career)
        post = self._post(seat, role)
        if peculiar == NO_UNIT:
            self.records.append(self._held(career.pegawai, post, seat, since, StatusJabatan.DEFINITIF))
        elif peculiar == MOVED:
            self._moved(chance, career, role, seat, seats, since)
        else:
            self._place(chance, career, role, seat, since, since, post)

    def _moved(self, chance: Chance, career: Career, role: Role, seat: _Seat, seats: list[_Seat], since: date) -> None:
        """In July the person went over from another unit, and does the same work there."""
        others = [s for s in seats if s.plan.staf and s.unit.id != seat.unit.id and s.unit.id in self._headed_by]
        day = date(self.year, 7, 1)
        if not others or since >= day:  # who began only after July cannot have moved in July
            self._place(chance, career, role, seat, since, since, self._post(seat, role))
            return
        before = others[0]
        self.records.append(
            RiwayatUnit(id=self.new_id(), pegawai_id=career.pegawai.id, unit_id=before.unit.id, tmt=since, sampai=day)
        )
        self._place(chance, career, role, seat, since, day, self._post(seat, role))

    def _place(
        self, chance: Chance, career: Career, role: Role, seat: _Seat, since: date, in_unit: date, post: Jabatan
    ) -> None:
        """Post and unit from a day on; before that, where there was a before, a post of implementing staff."""
        pegawai = career.pegawai
        if career.mulai < since:
            self.records.append(
                RiwayatJabatan(
                    id=self.new_id(),
                    pegawai_id=pegawai.id,
                    nama="Pengadministrasi Umum" if role.jenis.manajerial else role.jabatan.format(unit="", induk=""),
                    jenis=JenisJabatan.PELAKSANA if role.jenis.manajerial else role.jenis,
                    jenjang=None if role.jenis.manajerial else role.jenjang,
                    tmt=career.mulai,
                    sampai=since,
                    unit_nama=chance.pick(("Sekretariat Daerah", "Dinas Sosial", "Dinas Perhubungan")),
                )
            )
        self.records.append(self._held(pegawai, post, seat, since, StatusJabatan.DEFINITIF))
        self.records.append(RiwayatUnit(id=self.new_id(), pegawai_id=pegawai.id, unit_id=seat.unit.id, tmt=in_unit))

    def _replaced_head(self, seat: _Seat) -> None:
        """The head of the first unit retired on 1 June; the deputy acted until the new one came on 1 September."""
        if seat.post is None or seat.unit.id not in self._headed_by:
            return
        chance = Chance(self.seed, "pensiun")
        career = self._draw(chance, ROLES[seat.plan.kepala])
        pegawai = career.pegawai.with_(kedudukan=Kedudukan.PENSIUN)
        left = date(self.year, 6, 1)
        since = date(self.year - 5, 3, 1)
        self.records += [pegawai, *career.golongan, *career.past]
        self.records.append(self._held(pegawai, seat.post, seat, since, StatusJabatan.DEFINITIF).with_(sampai=left))
        self.records.append(
            RiwayatUnit(id=self.new_id(), pegawai_id=pegawai.id, unit_id=seat.unit.id, tmt=since, sampai=left)
        )
        deputy = next((head for unit, head in self._headed_by.items() if unit != seat.unit.id), None)
        if deputy is not None:
            acting = self._held(deputy, seat.post, seat, left, StatusJabatan.PLT)
            self.records.append(acting.with_(sampai=date(self.year, 9, 1)))

    def _achievements(self, seats: list[_Seat]) -> None:
        chance = Chance(self.seed, "capaian")
        for seat in seats:
            if not seat.top and not seat.plan.mandiri:
                continue
            capaian = Capaian.BAIK if seat.top else chance.weighted(((Capaian.BAIK, 80), (Capaian.ISTIMEWA, 20)))
            self.records.append(
                CapaianOrganisasi(
                    id=self.new_id(),
                    unit_id=seat.unit.id,
                    tahun=self.year,
                    capaian=capaian,
                    ditetapkan_oleh=self.plan.pejabat[0].jabatan,
                    dasar="Format Penetapan Predikat Kinerja",
                )
            )

    def _draw(self, chance: Chance, role: Role, *, leaving: bool = False) -> Career:
        return draw(chance, role, self.plan.names, self.day, self.serials, self.new_id, leaving=leaving)

    def _add(self, career: Career) -> Career:
        self.people += 1
        self.records += [career.pegawai, *career.golongan, *career.past]
        return career

    def _since(self, chance: Chance, career: Career) -> date:
        """The first of a month between entry and the start of the appraisal year."""
        latest = date(self.year, 1, 1)
        if career.mulai >= latest:
            return career.mulai
        return chance.day(max(career.mulai, date(self.year - 6, 1, 1)), latest).replace(day=1)

    def _post(self, seat: _Seat, role: Role) -> Jabatan:
        """The post of this kind in the unit, made when the first holder comes."""
        key = (seat.unit.id, role.jabatan)
        if key not in self._posts:
            self._posts[key] = Jabatan(
                id=self.new_id(),
                nama=role.jabatan,
                jenis=role.jenis,
                unit_id=seat.unit.id,
                jenjang=role.jenjang,
                eselon=role.eselon,
                kelas=role.kelas,
            )
            self.records.append(self._posts[key])
        return self._posts[key]

    def _held(self, pegawai: Pegawai, post: Jabatan, seat: _Seat, since: date, status: StatusJabatan) -> RiwayatJabatan:
        return RiwayatJabatan(
            id=self.new_id(),
            pegawai_id=pegawai.id,
            nama=post.nama,
            jenis=post.jenis,
            tmt=since,
            status=status,
            jabatan_id=post.id,
            jenjang=post.jenjang,
            eselon=post.eselon,
            unit_nama=seat.unit.nama,
        )


def _peculiar(career: Career, place: int) -> Career:
    """The same person with what is missing or out of the ordinary at this place in the row."""
    pegawai = career.pegawai
    if place == NO_RANK:
        return replace(career, golongan=())
    if place == STUDYING:
        return replace(career, pegawai=pegawai.with_(kedudukan=Kedudukan.TUGAS_BELAJAR))
    if place == ON_LEAVE:
        return replace(career, pegawai=pegawai.with_(kedudukan=Kedudukan.CLTN))
    if place == CORRECTED_BIRTH and pegawai.tanggal_lahir is not None:
        born = pegawai.tanggal_lahir
        return replace(career, pegawai=pegawai.with_(tanggal_lahir=born.replace(day=born.day % 28 + 1)))
    return career


def _deal(seats: list[_Seat], people: int) -> Iterator[_Seat]:
    """Units for so many members of staff, one after the other, each as often as its weight says."""
    rounds = [
        seat
        for weight in range(max((s.plan.bobot for s in seats), default=0))
        for seat in seats
        if seat.plan.bobot > weight
    ]
    for number in range(people):
        yield rounds[number % len(rounds)]
