"""Ways up that come with no date: what the register proves of them, and what only somebody else can say."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

from asn_desktop.core.domain.jabatan import JenisJabatan, Jenjang
from asn_desktop.core.domain.karier import Hak, Jalan
from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.domain.pegawai import JenisPegawai, Kedudukan
from asn_desktop.core.domain.riwayat import Pendidikan, RiwayatJabatan, RiwayatPendidikan
from asn_desktop.core.domain.usulan import PenetapanAngkaKredit
from asn_desktop.core.kernel.verdict import Outcome
from asn_desktop.core.usecases import usulan
from asn_desktop.core.usecases.karier import Way, ways
from asn_desktop.core.usecases.karier.ways import by_move
from asn_desktop.core.usecases.usulan import Decision
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


def functional(office: Register, golongan: str, jenjang: Jenjang, since: date, rank: date) -> UUID:
    post = {"nama": "Analis", "jenis": JenisJabatan.FUNGSIONAL, "jenjang": jenjang, "tmt": since}
    return office.person(golongan, rank, jabatan=post)


def test_old_credit_is_asked_for_where_the_post_was_held_before_conversion(office: Register) -> None:
    before = functional(office, "III/d", Jenjang.AHLI_MUDA, date(2019, 1, 1), date(2021, 4, 1))
    way = ways_of(office, before)[Jalan.INTEGRASI]
    assert (way.verdict.outcome, missing(way)) == (Outcome.UNDETERMINED, {"ak_konvensional"})
    since = functional(office, "III/d", Jenjang.AHLI_MUDA, date(2023, 1, 1), date(2021, 4, 1))
    assert Jalan.INTEGRASI not in ways_of(office, since)


def test_a_conventional_pak_counts_by_what_integration_leaves_of_it(office: Register) -> None:
    person = functional(office, "III/d", Jenjang.AHLI_MUDA, date(2019, 1, 1), date(2021, 4, 1))
    office.appraised(person, 2022)
    office.appraised(person, 2023)
    determined = {"nomor": "PAK-901", "jumlah": Decimal("352.5"), "golongan": "III/d", "jenjang": Jenjang.AHLI_MUDA}
    office.add(PenetapanAngkaKredit, person, tanggal=date(2022, 7, 20), sampai=date(2022, 7, 1), **determined)
    way = ways_of(office, person)[Jalan.INTEGRASI]
    assert way.verdict.outcome is Outcome.MET
    assert way.verdict.result("ak_integrasi") == Decimal("152.500")
    credit = office.rights(person)[Hak.ANGKA_KREDIT]
    assert credit.verdict.result("jumlah") == Decimal("177.500")  # the rest of 2022 is not converted

    office.add(PenetapanAngkaKredit, person, tanggal=date(2024, 2, 1), sampai=date(2024, 1, 1), **determined)
    assert Jalan.INTEGRASI not in ways_of(office, person)


def test_a_conventional_pak_that_nobody_can_integrate_is_not_counted_as_it_stands(office: Register) -> None:
    person = functional(office, "III/b", Jenjang.MAHIR, date(2019, 1, 1), date(2021, 4, 1))
    office.appraised(person, 2023)
    office.add(
        PenetapanAngkaKredit, person, nomor="PAK-902", tanggal=date(2022, 7, 20), sampai=date(2022, 7, 1),
        jumlah=Decimal(180), golongan="III/b", jenjang=Jenjang.MAHIR,
    )  # fmt: skip
    assert missing(ways_of(office, person)[Jalan.INTEGRASI]) == {"nilai_dasar"}
    credit = office.rights(person)[Hak.ANGKA_KREDIT]
    assert credit.verdict.result("jumlah") == Decimal("62.500")  # 50 to start from, and one year
    assert credit.outcome is Outcome.UNDETERMINED


def test_who_holds_no_functional_post_learns_what_a_move_would_bring(office: Register) -> None:
    person = office.person("III/d", date(2022, 4, 1))
    office.appraised(person, 2023)
    office.appraised(person, 2025)
    assert missing(ways_of(office, person)[Jalan.PERPINDAHAN]) >= {"jenjang"}
    facts = office.career(person).facts
    way = by_move(facts, Jenjang.AHLI_MUDA, TODAY, office.ctx.law.at(TODAY))
    assert way.verdict.outcome is Outcome.MET  # S-1 ends at III/d: at the top rank, three years count
    assert (way.verdict.result("angka_kredit"), way.verdict.result("jumlah")) == (Decimal(75), Decimal(175))
    earlier = by_move(facts, Jenjang.AHLI_MUDA, date(2024, 11, 1), office.ctx.law.at(TODAY))
    assert earlier.verdict.result("angka_kredit") == Decimal("64.583")  # 31 months
    assert Jalan.PERPINDAHAN not in ways_of(office, functional(office, "III/c", Jenjang.AHLI_MUDA, TODAY, TODAY))


def test_a_month_of_service_is_not_lost_to_endless_decimals(office: Register) -> None:
    person = office.person("III/a", date(2026, 2, 10))
    office.appraised(person, 2025, Predikat.SANGAT_BAIK)
    way = by_move(office.career(person).facts, Jenjang.AHLI_PERTAMA, TODAY, office.ctx.law.at(TODAY))
    assert way.verdict.result("angka_kredit") == Decimal("1.563")


def test_a_year_in_another_post_since_the_pak_earns_no_credit(office: Register) -> None:
    """As the form of the determination counts it."""
    person = functional(office, "III/c", Jenjang.AHLI_MUDA, date(2021, 1, 1), date(2021, 4, 1))
    office.add(RiwayatJabatan, person, nama="Kepala Seksi", jenis=JenisJabatan.PENGAWAS, tmt=date(2024, 1, 1))
    kind = JenisJabatan.FUNGSIONAL
    office.add(RiwayatJabatan, person, nama="Analis", jenis=kind, jenjang=Jenjang.AHLI_MUDA, tmt=date(2025, 1, 1))
    office.add(
        PenetapanAngkaKredit, person, nomor="PAK-903", tanggal=date(2023, 7, 20), sampai=date(2023, 7, 1),
        jumlah=Decimal(20), golongan="III/c", jenjang=Jenjang.AHLI_MUDA,
    )  # fmt: skip
    for year in (2023, 2024, 2025):
        office.appraised(person, year)
    assert office.rights(person)[Hak.ANGKA_KREDIT].verdict.result("jumlah") == Decimal("57.500")


def test_a_conventional_pak_is_recorded_by_a_proposal_decided_before_conversion(office: Register) -> None:
    person = functional(office, "III/d", Jenjang.AHLI_MUDA, date(2019, 1, 1), date(2021, 4, 1))
    made, _ = usulan.start(office.ctx, person, Hak.ANGKA_KREDIT, date(2026, 1, 1))
    usulan.decide(office.ctx, made, Decision("800/9/PAK", date(2022, 12, 20), date(2023, 1, 1), "352,5"))
    way = ways_of(office, person)[Jalan.INTEGRASI]
    assert (way.verdict.outcome, way.verdict.result("ak_integrasi")) == (Outcome.MET, Decimal("152.500"))
