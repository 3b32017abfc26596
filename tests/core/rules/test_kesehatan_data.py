"""The data doctor: each thing that can be wrong is found, by person and field, in words; clean data say nothing."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from asn_desktop.bootstrap import resources
from asn_desktop.core.domain.jabatan import Jabatan, JenisJabatan, Jenjang, StatusJabatan
from asn_desktop.core.domain.pegawai import JenisKelamin, JenisPegawai, Kedudukan, Pegawai
from asn_desktop.core.domain.penilai import PenetapanPenilai
from asn_desktop.core.domain.riwayat import RiwayatGolongan, RiwayatJabatan, RiwayatUnit
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.kernel.record import Record
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.rulepack.model import LawBook
from asn_desktop.core.rules.kesehatan_data import words
from asn_desktop.core.rules.register import Finding, Severity
from asn_desktop.core.usecases.doctor import examine
from asn_desktop.core.usecases.ports import Context

TODAY = date(2026, 3, 2)
SINCE = date(2022, 1, 1)


class MemoryStore:
    """An office's file in memory, as far as the doctor reads it."""

    def __init__(self, records: list[Record]) -> None:
        self.records = records

    @contextmanager
    def read(self) -> Iterator[MemoryStore]:
        yield self

    def find(self, kind: type[Record], **equals: Any) -> tuple[Record, ...]:
        assert not equals
        return tuple(record for record in self.records if type(record) is kind)

    def away(self) -> dict[UUID, str]:
        return {}


class Office:
    """A small sound office: a head appraised by an outside official, and one employee. Tests spoil one thing."""

    def __init__(self, book: LawBook) -> None:
        self.book = book
        self._serial = 0
        self.unit = Unit(id=self.new_id(), nama="Distrik Welesi", kode="1")
        self.head_post = Jabatan(
            id=self.new_id(),
            nama="Kepala Distrik",
            jenis=JenisJabatan.ADMINISTRATOR,
            unit_id=self.unit.id,
            eselon="III.a",
            kepala=True,
        )
        self.head = self.person("199003012015041901", "Simson Hubi", date(1990, 3, 1), date(2015, 4, 1))
        self.staff = self.person("199604152020122902", "Maria Wenda", date(1996, 4, 15), date(2020, 12, 1))
        self.staff = self.staff.with_(jenis_kelamin=JenisKelamin.WANITA)
        self.head_golongan = self.golongan(self.head, "IV/a")
        self.staff_golongan = self.golongan(self.staff, "III/a")
        self.head_jabatan = RiwayatJabatan(
            id=self.new_id(),
            pegawai_id=self.head.id,
            nama="Kepala Distrik",
            jenis=JenisJabatan.ADMINISTRATOR,
            tmt=SINCE,
            jabatan_id=self.head_post.id,
            eselon="III.a",
        )
        self.staff_jabatan = RiwayatJabatan(
            id=self.new_id(),
            pegawai_id=self.staff.id,
            nama="Arsiparis Ahli Pertama",
            jenis=JenisJabatan.FUNGSIONAL,
            tmt=SINCE,
            jenjang=Jenjang.AHLI_PERTAMA,
        )
        self.head_unit = self.place(self.head, self.unit.id)
        self.staff_unit = self.place(self.staff, self.unit.id)
        self.named = PenetapanPenilai(id=self.new_id(), pegawai_id=self.head.id, tmt=SINCE, pejabat_id=self.new_id())
        self.more: list[Record] = []

    def new_id(self) -> UUID:
        self._serial += 1
        return UUID(int=self._serial)

    def person(self, nip: str, nama: str, born: date, cpns: date) -> Pegawai:
        return Pegawai(
            id=self.new_id(),
            nip=nip,
            nama=nama,
            jenis_pegawai=JenisPegawai.PNS,
            jenis_kelamin=JenisKelamin.PRIA,
            tanggal_lahir=born,
            tmt_cpns=cpns,
        )

    def golongan(self, person: Pegawai, golongan: str, tmt: date = SINCE) -> RiwayatGolongan:
        return RiwayatGolongan(id=self.new_id(), pegawai_id=person.id, golongan=golongan, tmt=tmt)

    def place(self, person: Pegawai, unit_id: UUID) -> RiwayatUnit:
        return RiwayatUnit(id=self.new_id(), pegawai_id=person.id, unit_id=unit_id, tmt=SINCE)

    def named_by(self, person: Pegawai, appraiser: UUID | None) -> PenetapanPenilai:
        return PenetapanPenilai(id=self.new_id(), pegawai_id=person.id, tmt=SINCE, penilai_id=appraiser)

    def examined(self) -> tuple[Finding, ...]:
        mine = [record for record in vars(self).values() if isinstance(record, Record)]
        store: Any = MemoryStore([*mine, *self.more])
        return examine(Context(store, self.book, "tester", TODAY))


@pytest.fixture
def office(book: LawBook) -> Office:
    return Office(book)


def spoil(office: Office, key: str) -> None:
    """Bring about exactly what `key` names."""
    staff, head = office.staff, office.head
    match key:
        case "nip_kosong":
            office.staff = staff.with_(nip="")
        case "nip_salah":
            office.staff = staff.with_(nip="199604152020122000")
        case "nip_ganda":
            office.head = head.with_(nip=staff.nip, jenis_kelamin=None, tanggal_lahir=None, tmt_cpns=None)
        case "orang_sama":
            office.head = head.with_(nama="MARIA  WENDA", tanggal_lahir=staff.tanggal_lahir)
        case "tanggal_lahir_kosong":
            office.staff = staff.with_(tanggal_lahir=None)
        case "tanggal_lahir_masa_depan":
            office.staff = staff.with_(tanggal_lahir=date(2026, 3, 3), tmt_cpns=None)
        case "tanggal_lahir_beda":
            office.staff = staff.with_(tanggal_lahir=date(1996, 4, 16))
        case "jenis_kelamin_kosong":
            office.staff = staff.with_(jenis_kelamin=None)
        case "jenis_kelamin_beda":
            office.staff = staff.with_(jenis_kelamin=JenisKelamin.PRIA)
        case "tmt_cpns_beda":
            office.staff = staff.with_(tmt_cpns=date(2020, 11, 1))
        case "jenis_pegawai_beda":
            office.staff = staff.with_(jenis_pegawai=JenisPegawai.PPPK)
        case "tmt_terlalu_muda":
            office.staff = staff.with_(tmt_cpns=date(2014, 4, 1))
        case "tmt_cpns_masa_depan":
            office.staff = staff.with_(tmt_cpns=date(2026, 4, 1))
        case "tmt_pns_masa_depan":
            office.staff = staff.with_(tmt_pns=date(2026, 4, 1))
        case "tmt_pns_sebelum_cpns":
            office.staff = staff.with_(tmt_pns=date(2020, 11, 1))
        case "golongan_kosong":
            office.staff_golongan = office.golongan(head, "IV/a")
        case "golongan_tidak_dikenal":
            office.staff_golongan = office.golongan(staff, "III/f")
        case "golongan_jenis":
            office.staff_golongan = office.golongan(staff, "IX")
        case "golongan_masa_depan":
            office.more = [office.golongan(staff, "III/b", date(2026, 4, 1))]
        case "golongan_di_luar_rentang":
            office.head_golongan = office.golongan(head, "III/c")
        case "golongan_batas_luar":
            office.head_golongan = office.golongan(head, "III/d")
        case "jabatan_kosong":
            office.staff_jabatan = office.staff_jabatan.with_(sampai=date(2025, 1, 1))
        case "jenjang_kosong":
            office.staff_jabatan = office.staff_jabatan.with_(jenjang=None)
        case "jabatan_ganda":
            office.more = [office.staff_jabatan.with_(id=office.new_id(), tmt=date(2024, 1, 1))]
        case "jabatan_masa_depan":
            office.staff_jabatan = office.staff_jabatan.with_(sampai=date(2026, 4, 1))
            office.more = [office.staff_jabatan.with_(id=office.new_id(), tmt=date(2026, 4, 1), sampai=None)]
        case "jabatan_sesudah_berhenti":
            office.staff = staff.with_(kedudukan=Kedudukan.PENSIUN)
        case "kontrak_berakhir":
            office.staff = staff.with_(jenis_pegawai=JenisPegawai.PPPK, akhir_kontrak=date(2026, 3, 1))
        case "unit_kosong":
            office.staff_unit = office.staff_unit.with_(sampai=date(2025, 1, 1))
        case "unit_tidak_ada":
            office.staff_unit = office.place(staff, office.new_id())
        case "unit_induk_hilang":
            office.unit = office.unit.with_(induk_id=office.new_id())
        case "unit_berputar":
            other = Unit(id=office.new_id(), nama="Seksi Umum", induk_id=office.unit.id)
            office.unit = office.unit.with_(induk_id=other.id)
            office.more = [other]
        case "unit_tanpa_kepala":
            section = Unit(id=office.new_id(), nama="Seksi Umum", induk_id=office.unit.id)
            office.more = [section]
            office.staff_unit = office.place(staff, section.id)
        case "kepala_kosong":
            office.head_jabatan = office.head_jabatan.with_(jabatan_id=None)
        case "kepala_ganda":
            office.staff_jabatan = office.head_jabatan.with_(id=office.new_id(), pegawai_id=staff.id)
        case "penilai_kosong":
            office.named = office.named.with_(pejabat_id=None)
        case "penilai_diri_sendiri":
            office.more = [office.named_by(staff, staff.id)]
        case "penilai_berputar":
            office.named = office.named_by(head, staff.id)
        case "penilai_tidak_ada":
            office.more = [office.named_by(staff, office.new_id())]
        case "penilai_tidak_bertugas":
            gone = office.person("197001012000031903", "Yosep Tabuni", date(1970, 1, 1), date(2000, 3, 1))
            office.more = [gone.with_(kedudukan=Kedudukan.PENSIUN), office.named_by(staff, gone.id)]
        case _:
            raise AssertionError(key)


KEYS = sorted(tomllib.loads((resources() / "i18n" / "id" / "finding.toml").read_text(encoding="utf-8")))


def test_a_sound_office_has_no_findings(office: Office) -> None:
    assert office.examined() == ()


@pytest.mark.parametrize("key", KEYS)
def test_each_fault_is_found_and_said_in_words(office: Office, key: str, either_language: Texts) -> None:
    spoil(office, key)
    found = [finding for finding in office.examined() if finding.key == key]
    assert found
    for finding in found:
        assert (finding.pegawai_id is None) != (finding.unit_id is None)
        assert finding.field
        assert either_language.say(f"role.{finding.who}")
        assert either_language.term("severity", finding.severity)
        for sentence in words(finding, either_language):
            assert sentence.endswith(".")
            assert "{" not in sentence


def test_facts_of_a_finding_name_the_person_and_both_values(office: Office, indonesian: Texts) -> None:
    spoil(office, "tanggal_lahir_beda")
    (finding,) = office.examined()
    assert (finding.pegawai_id, finding.field, finding.who) == (office.staff.id, "tanggal_lahir", "bkpsdm")
    assert finding.severity is Severity.DOUBTFUL
    assert finding.citation is not None
    what, why, _ = words(finding, indonesian)
    assert what == "Tanggal lahir Maria Wenda berbeda dari NIP-nya."
    assert "Tercatat 16 April 1996, sedangkan NIP menyebut 15 April 1996." in why


def test_certain_faults_come_first(office: Office) -> None:
    spoil(office, "jenis_kelamin_kosong")
    spoil(office, "golongan_batas_luar")
    spoil(office, "kepala_ganda")
    severities = [finding.severity for finding in office.examined()]
    assert severities == sorted(severities, key=list(Severity).index)
    assert set(severities) == set(Severity)


def test_both_people_of_a_pair_are_named(office: Office) -> None:
    spoil(office, "orang_sama")
    found = [finding for finding in office.examined() if finding.key == "orang_sama"]
    assert {finding.pegawai_id for finding in found} == {office.head.id, office.staff.id}


def test_three_overlapping_posts_are_each_compared_with_the_one_that_lasts(office: Office) -> None:
    first = office.staff_jabatan
    office.more = [
        first.with_(id=office.new_id(), nama="B", tmt=date(2023, 1, 1), sampai=date(2024, 1, 1)),
        first.with_(id=office.new_id(), nama="C", tmt=date(2025, 1, 1)),
    ]
    found = [finding for finding in office.examined() if finding.key == "jabatan_ganda"]
    assert [finding.facts["jabatan_lain"].value for finding in found] == ["B", "C"]
    assert {finding.facts["jabatan"].value for finding in found} == {"Arsiparis Ahli Pertama"}


def test_an_acting_post_beside_the_definitive_one_is_in_order(office: Office) -> None:
    acting = office.staff_jabatan.with_(id=office.new_id(), status=StatusJabatan.PLT, nama="Kasi", tmt=SINCE)
    office.more = [acting]
    assert office.examined() == ()


def test_someone_who_left_is_not_asked_for_missing_data(office: Office) -> None:
    office.staff = office.staff.with_(
        kedudukan=Kedudukan.PENSIUN, tanggal_lahir=None, jenis_kelamin=None, nip="1", tmt_cpns=None
    )
    office.staff_jabatan = office.staff_jabatan.with_(sampai=date(2025, 1, 1))
    assert office.examined() == ()


def test_the_outer_range_is_to_be_checked_and_only_beyond_it_wrong(office: Office) -> None:
    spoil(office, "golongan_batas_luar")
    (doubtful,) = office.examined()
    assert (doubtful.severity, doubtful.facts["terendah"].value) == (Severity.DOUBTFUL, "IV/a")
    spoil(office, "golongan_di_luar_rentang")
    (wrong,) = office.examined()
    assert (wrong.key, wrong.severity) == ("golongan_di_luar_rentang", Severity.WRONG)


def test_a_long_circle_of_superiors_ends(office: Office) -> None:
    people = [
        office.person(f"1990030120150419{n}", f"Orang {n}", date(1990, 3, 1), date(2015, 4, 1)) for n in range(10, 15)
    ]
    office.more = [*people]
    for person, above in zip(people, [*people[1:], people[0]], strict=True):
        office.more += [office.named_by(person, above.id), office.place(person, office.unit.id)]
    found = {finding.pegawai_id for finding in office.examined() if finding.key == "penilai_berputar"}
    assert found == {person.id for person in people}
