"""Ways up that come with no date: what the register proves of them, and what only somebody else can say."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from asn_desktop.core.domain.jabatan import JenisJabatan, Jenjang
from asn_desktop.core.domain.karier import Jalan
from asn_desktop.core.domain.pegawai import JenisPegawai, Kedudukan
from asn_desktop.core.domain.riwayat import Pendidikan, RiwayatJabatan, RiwayatPendidikan
from asn_desktop.core.kernel.verdict import Outcome
from asn_desktop.core.usecases.karier import Way, ways
from tests.core.karier.conftest import TODAY, Register


def ways_of(office: Register, person: UUID, day: date = TODAY) -> dict[Jalan, Way]:
    return {way.jalan: way for way in ways(office.career(person, day).facts, day, office.ctx.law.at(day))}


def missing(way: Way) -> set[str]:
    return {each.input for each in way.verdict.missing}


def test_a_new_diploma_lifts_to_the_golongan_that_service_begins_with_on_it(office: Register) -> None:
    person = office.person("III/a", date(2022, 4, 1))
    office.appraised(person, TODAY.year - 1)
    office.add(RiwayatPendidikan, person, tingkat=Pendidikan.S2, tahun_lulus=2024)
    way = ways_of(office, person)[Jalan.PENYESUAIAN_IJAZAH]
    assert way.verdict.outcome is Outcome.UNDETERMINED
    assert way.verdict.result("golongan_baru") == "III/b"
    assert missing(way) >= {"tugas_sesuai", "ujian_penyesuaian"}
    before = ways_of(office, person, date(2023, 6, 1))[Jalan.PENYESUAIAN_IJAZAH]
    assert before.verdict.result("golongan_baru") is None  # not held yet on that day


def test_a_diploma_that_begins_no_higher_lifts_nobody(office: Register) -> None:
    person = office.person("III/b", date(2022, 4, 1))
    assert ways_of(office, person)[Jalan.PENYESUAIAN_IJAZAH].verdict.outcome is Outcome.NOT_MET


def test_only_the_holder_of_a_functional_post_can_rise_in_jenjang(office: Register) -> None:
    person = office.person("III/b", date(2022, 4, 1))
    assert Jalan.KENAIKAN_JENJANG not in ways_of(office, person)
    kind, level = JenisJabatan.FUNGSIONAL, Jenjang.AHLI_PERTAMA
    office.add(RiwayatJabatan, person, nama="Perawat", jenis=kind, jenjang=level, tmt=date(2023, 1, 1))
    way = ways_of(office, person)[Jalan.KENAIKAN_JENJANG]
    assert way.verdict.outcome is Outcome.UNDETERMINED
    assert way.verdict.result("jenjang_baru") == Jenjang.AHLI_MUDA
    assert missing(way) >= {"kredit", "uji_kompetensi", "formasi"}


def test_a_day_without_law_is_told_and_not_decided_by_the_law_of_another(office: Register) -> None:
    person = office.person("III/b", date(2001, 4, 1), tmt_cpns=date(1999, 1, 1))
    way = ways_of(office, person, date(2003, 1, 1))[Jalan.TUGAS_BELAJAR]
    assert way.verdict.outcome is Outcome.UNDETERMINED
    assert missing(way) == {"paket_aturan"}


def test_nobody_outside_the_service_and_no_pppk_has_such_ways(office: Register) -> None:
    gone = office.person("III/b", date(2022, 4, 1), kedudukan=Kedudukan.PENSIUN)
    hired = office.person("IX", date(2022, 4, 1), jenis_pegawai=JenisPegawai.PPPK)
    assert (ways_of(office, gone), ways_of(office, hired)) == ({}, {})
