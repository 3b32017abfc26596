"""Rights of one person from the register: dates, outcomes, what is missing, and as of which day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from asn_desktop.core.domain.jabatan import Jabatan, JenisJabatan, Jenjang
from asn_desktop.core.domain.karier import Hak
from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.domain.pegawai import JenisPegawai, Kedudukan, Pegawai
from asn_desktop.core.domain.riwayat import (
    RiwayatDisiplin,
    RiwayatGolongan,
    RiwayatJabatan,
    RiwayatPelatihan,
    RiwayatPenghargaan,
    RiwayatUnit,
    TingkatHukuman,
)
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.domain.usulan import KeteranganCltn, PenetapanAngkaKredit
from asn_desktop.core.kernel.errors import NotFoundError
from asn_desktop.core.kernel.verdict import Outcome
from asn_desktop.core.usecases.karier import Right, deciding, on_its_day
from asn_desktop.core.usecases.karier.question import Answers
from asn_desktop.storage.db import new_id
from tests.core.karier.conftest import TODAY, Register


def missing(right: Right) -> set[str]:
    return {each.input for each in right.verdict.missing}


def keys(right: Right) -> set[str]:
    return {reason.key for reason in deciding(right.verdict)}


def test_the_next_raise_follows_from_the_recorded_service(office: Register) -> None:
    """MKG 4 years 3 months on 1 April 2022 is 4 years on 1 January 2022: steps fall on 1 January of even years."""
    person = office.person("III/a", date(2022, 4, 1), (4, 3))
    office.appraised(person, 2025)
    kgb = office.rights(person)["kgb"]
    assert kgb.due == date(2028, 1, 1)
    assert (kgb.verdict.result("gaji_lama"), kgb.verdict.result("gaji_baru")) == (3153600, 3252900)
    assert keys(kgb) == {"kgb.waktu"}
    assert office.rights(person, date(2026, 1, 1))["kgb"].due == date(2026, 1, 1)


def test_a_column_that_steps_after_one_year(office: Register) -> None:
    person = office.person("II/a", date(2025, 6, 1), (0, 0), tmt_cpns=date(2025, 6, 1))
    assert office.rights(person)["kgb"].due == date(2026, 6, 1)


@pytest.mark.parametrize("mkg", [None, (4, None)])
def test_unknown_service_gives_no_date(office: Register, mkg: tuple[int, int] | None) -> None:
    kgb = office.rights(office.person(mkg=mkg))["kgb"]
    assert kgb.outcome is Outcome.UNDETERMINED
    assert kgb.due is None
    assert missing(kgb) >= {"tmt_kgb_terakhir"}


def test_regular_promotion_is_met_after_four_years_and_two_good_ones(office: Register) -> None:
    person = office.person("III/a", date(2022, 4, 1))
    office.appraised(person, 2024)
    office.appraised(person, 2025)
    early, then = office.rights(person)["kenaikan_pangkat"], office.rights(person, date(2026, 4, 1))["kenaikan_pangkat"]
    assert (early.outcome, early.due) == (Outcome.NOT_MET, date(2026, 4, 1))
    assert keys(early) == {"kenaikan_pangkat.masa"}
    assert then.outcome is Outcome.MET
    assert then.verdict.result("golongan_baru") == "III/b"


def test_a_year_without_predikat_is_named_and_never_a_fail(office: Register) -> None:
    person = office.person("III/a", date(2021, 4, 1))
    office.appraised(person, 2025)
    rank = office.rights(person)["kenaikan_pangkat"]
    assert rank.outcome is Outcome.UNDETERMINED
    assert rank.tahun == (2024,)
    assert missing(rank) == {"predikat"}


def test_until_the_deadline_the_years_before_count(office: Register) -> None:
    person = office.person("III/a", date(2021, 4, 1))
    office.appraised(person, 2023)
    office.appraised(person, 2024)
    assert office.rights(person, date(2026, 1, 31))["kenaikan_pangkat"].outcome is Outcome.MET
    after = office.rights(person, date(2026, 2, 1))["kenaikan_pangkat"]
    assert (after.outcome, after.tahun) == (Outcome.UNDETERMINED, (2025,))


def test_a_decision_counts_from_its_day(office: Register) -> None:
    person = office.person("III/a", date(2021, 4, 1))
    office.appraised(person, 2024)
    office.appraised(person, 2025, decided=date(2026, 3, 1))
    assert office.rights(person, date(2026, 2, 28))["kenaikan_pangkat"].outcome is Outcome.UNDETERMINED
    assert office.rights(person, date(2026, 3, 1))["kenaikan_pangkat"].outcome is Outcome.MET


def test_of_two_plans_in_a_year_the_one_at_its_end_counts(office: Register) -> None:
    person = office.person("III/a", date(2021, 4, 1))
    office.appraised(person, 2024)
    office.appraised(person, 2025, Predikat.KURANG, sampai=date(2025, 7, 1))
    office.appraised(person, 2025, Predikat.BAIK, mulai=date(2025, 7, 1))
    assert office.rights(person)["kenaikan_pangkat"].outcome is Outcome.MET


def test_results_of_e_kinerja_fill_a_year_unless_file_and_matrix_differ(office: Register) -> None:
    person = office.person("III/a", date(2021, 4, 1))
    office.appraised(person, 2025)
    office.taken_over(person, 2024, Predikat.BAIK, Predikat.BUTUH_PERBAIKAN)
    assert office.rights(person)["kenaikan_pangkat"].tahun == (2024,)
    office.taken_over(person, 2024, Predikat.BAIK, Predikat.BAIK)
    assert office.rights(person)["kenaikan_pangkat"].outcome is Outcome.MET


def test_a_sanction_stands_in_the_way_only_while_it_lasts(office: Register) -> None:
    person = office.person("III/a", date(2021, 4, 1))
    office.appraised(person, 2024)
    office.appraised(person, 2025)
    office.add(
        RiwayatDisiplin,
        person,
        tingkat=TingkatHukuman.SEDANG,
        jenis="pemotongan_tukin_6_bulan",
        tmt=date(2025, 10, 1),
    )
    serving = office.rights(person)["kenaikan_pangkat"]
    assert (serving.outcome, keys(serving)) == (Outcome.NOT_MET, {"syarat.disiplin"})
    assert office.rights(person, date(2026, 4, 1))["kenaikan_pangkat"].outcome is Outcome.MET
    assert office.rights(person)["satyalancana"].outcome is Outcome.NOT_MET, "an award looks at the whole past"


def test_structural_posts_rise_within_their_range(office: Register) -> None:
    post = {"nama": "Kepala Seksi", "jenis": JenisJabatan.PENGAWAS, "tmt": date(2020, 1, 1), "eselon": "IV.a"}
    inside, top = (office.person(golongan, date(2021, 4, 1), jabatan=post) for golongan in ("III/c", "III/d"))
    for person in (inside, top):
        office.appraised(person, 2024)
        office.appraised(person, 2025)
    assert office.rights(inside)["kenaikan_pangkat"].verdict.result("golongan_baru") == "III/d"
    ended = office.rights(top)["kenaikan_pangkat"]
    assert (ended.outcome, ended.due) == (Outcome.NOT_MET, None)


def test_credit_is_proved_from_below_or_left_open(office: Register) -> None:
    post = {"nama": "Guru Kelas", "jenis": JenisJabatan.FUNGSIONAL, "jenjang": Jenjang.AHLI_PERTAMA}
    person = office.person("III/a", date(2022, 4, 1), jabatan=post)
    office.appraised(person, 2024, Predikat.SANGAT_BAIK)
    open_still = office.rights(person)
    assert open_still["angka_kredit"].outcome is Outcome.UNDETERMINED
    assert missing(open_still["angka_kredit"]) == {"pak_terakhir"}
    assert missing(open_still["kenaikan_pangkat"]) == {"kredit", "predikat"}
    office.appraised(person, 2023, Predikat.SANGAT_BAIK)
    office.appraised(person, 2025, Predikat.SANGAT_BAIK)
    reached = office.rights(person)
    assert reached["angka_kredit"].verdict.result("jumlah") == pytest.approx(56.25)
    assert reached["angka_kredit"].due == date(2026, 1, 1)
    assert reached["kenaikan_pangkat"].outcome is Outcome.MET
    assert reached["pensiun"].due == date(2050, 2, 1), "teachers serve until 60"


def test_contract_people_have_no_rank_but_an_end(office: Register) -> None:
    person = office.person(
        "IX",
        date(2022, 4, 1),
        (0, 0),
        jenis_pegawai=JenisPegawai.PPPK,
        nip="199001012022211901",
        tmt_cpns=None,
        akhir_kontrak=date(2027, 3, 31),
    )
    rights = office.rights(person)
    assert set(rights) == {"kgb", "pengembangan", "kontrak", "pensiun"}
    assert (rights["kontrak"].outcome, rights["kontrak"].due) == (Outcome.MET, date(2027, 3, 31))
    assert office.rights(person, date(2027, 4, 1))["kontrak"].outcome is Outcome.NOT_MET


def test_an_award_already_held_leads_to_the_next_step(office: Register) -> None:
    person = office.person(tmt_cpns=date(2005, 3, 15), tmt=date(2005, 3, 15))
    assert office.rights(person)["satyalancana"].due == date(2025, 3, 1)
    office.add(RiwayatPenghargaan, person, nama="Satya Lancana Karya Satya XX", tanggal=date(2025, 8, 17))
    award = office.rights(person)["satyalancana"]
    assert award.due == date(2035, 3, 1)
    assert missing(award) == {"cltn"}, "the register keeps no history of leaves"


def test_hours_not_recorded_are_not_zero_hours(office: Register) -> None:
    person = office.person()
    nothing = office.rights(person)["pengembangan"]
    assert (nothing.outcome, missing(nothing)) == (Outcome.UNDETERMINED, {"kegiatan"})
    office.add(RiwayatPelatihan, person, nama="Bimbingan", bentuk="Klasikal", mulai=date(2026, 2, 2), jp=12)
    some = office.rights(person)["pengembangan"]
    assert (some.outcome, some.verdict.result("kurang"), some.due) == (Outcome.NOT_MET, 8, date(2026, 12, 31))


def test_nobody_out_of_service_has_rights(office: Register) -> None:
    assert office.career(office.person(kedudukan=Kedudukan.PENSIUN)).rights == ()
    assert office.career(office.person(), date(2017, 1, 1)).rights == ()
    with pytest.raises(NotFoundError):
        office.career(new_id())


def test_a_past_day_is_asked_with_the_facts_and_the_law_of_that_day(office: Register) -> None:
    """Until PerBKN 2/2025 the rank of the direct superior was the limit."""
    unit = Unit(id=new_id(), nama="Distrik")
    head = Jabatan(id=new_id(), nama="Kepala", jenis=JenisJabatan.PENGAWAS, unit_id=unit.id, kepala=True)
    office.put(unit, head)
    above = office.person("III/a", date(2019, 4, 1))
    office.add(
        RiwayatJabatan, above, nama="Kepala", jenis=JenisJabatan.PENGAWAS, tmt=date(2020, 1, 1), jabatan_id=head.id
    )
    person = office.person("III/a", date(2020, 4, 1))
    for each in (above, person):
        office.add(RiwayatUnit, each, unit_id=unit.id, tmt=date(2020, 1, 1))
    office.appraised(person, 2022)
    office.appraised(person, 2023)
    office.appraised(person, 2024)
    then = office.rights(person, date(2024, 10, 1))["kenaikan_pangkat"]
    assert (then.outcome, keys(then)) == (Outcome.NOT_MET, {"kenaikan_pangkat.atasan"})
    by_new_law = office.rights(person, date(2024, 10, 1), law=date(2025, 10, 1))["kenaikan_pangkat"]
    assert by_new_law.outcome is Outcome.MET, "the day of the law and the day of the facts are asked apart"
    office.add(RiwayatGolongan, person, golongan="III/b", tmt=date(2025, 6, 1), mkg_tahun=7, mkg_bulan=2)
    assert office.rights(person, date(2024, 10, 1))["kenaikan_pangkat"].verdict.result("golongan_baru") == "III/b"
    assert office.rights(person, TODAY)["kenaikan_pangkat"].verdict.result("golongan_baru") == "III/c"


def test_without_law_of_the_day_nothing_is_guessed(office: Register) -> None:
    person = office.person()
    kgb = office.rights(person, date(2019, 6, 1))["kgb"]
    assert (kgb.outcome, missing(kgb)) == (Outcome.UNDETERMINED, {"paket_aturan"})


def test_a_recorded_pak_settles_the_credit(office: Register) -> None:
    post = {"nama": "Analis Ahli Pertama", "jenis": JenisJabatan.FUNGSIONAL, "jenjang": Jenjang.AHLI_PERTAMA}
    person = office.person("III/a", date(2022, 4, 1), jabatan=post)
    office.appraised(person, 2024)
    office.appraised(person, 2025)
    assert "pak_terakhir" in missing(office.rights(person)["angka_kredit"])
    fields = {"nomor": "PAK/7", "tanggal": date(2025, 2, 1), "sampai": date(2025, 1, 1), "golongan": "III/a"}
    office.add(
        PenetapanAngkaKredit, person, jumlah=Decimal("30.5"), jenjang=Jenjang.AHLI_PERTAMA, **fields
    )  # fmt: skip
    open_yet = office.rights(person)["angka_kredit"]
    assert (open_yet.outcome, open_yet.verdict.result("jumlah")) == (Outcome.NOT_MET, Decimal("43.000"))
    office.add(PenetapanAngkaKredit, person, jumlah=Decimal(90), jenjang=Jenjang.PENYELIA, **fields)
    assert office.rights(person)["angka_kredit"].outcome is Outcome.NOT_MET  # of another jenjang
    office.add(
        PenetapanAngkaKredit, person, jumlah=Decimal(45), jenjang=Jenjang.AHLI_PERTAMA,
        **(fields | {"nomor": "PAK/8", "tanggal": date(2026, 2, 1), "sampai": date(2026, 1, 1)}),
    )  # fmt: skip
    assert office.rights(person)["angka_kredit"].verdict.result("jumlah") == Decimal("45.000")
    assert office.rights(person, date(2026, 1, 31))["angka_kredit"].verdict.result("jumlah") == Decimal("43.000")


def test_a_statement_about_unpaid_leave_is_believed_from_its_day(office: Register) -> None:
    person = office.person(tmt_cpns=date(2016, 3, 1))
    assert "cltn" in missing(office.rights(person)["satyalancana"])
    office.add(KeteranganCltn, person, tanggal=date(2026, 3, 1), pernah=False)
    assert office.rights(person)["satyalancana"].outcome is Outcome.MET
    assert "cltn" in missing(office.rights(person, date(2026, 2, 28))["satyalancana"])
    office.add(KeteranganCltn, person, tanggal=date(2026, 3, 5), pernah=True)
    assert office.rights(person)["satyalancana"].outcome is Outcome.NOT_MET


def test_nothing_comes_once_the_pension_has_begun(office: Register) -> None:
    """Born on 20 August 1969, with 58 years: the pension begins on 1 September 2027."""
    person = office.person("III/a", date(2025, 10, 1), (10, 0), tanggal_lahir=date(1969, 8, 20))
    rights = office.rights(person)
    for hak in ("kenaikan_pangkat", "satyalancana"):
        assert (rights[hak].outcome, rights[hak].due) == (Outcome.NOT_MET, None), hak
        assert keys(rights[hak]) == {"karier.sesudah_pensiun"}
    assert rights["kgb"].due is None, "the next step of the table is reached after the pension, too"
    assert rights["pensiun"].due == date(2027, 9, 1)


def test_what_comes_after_the_contract_waits_for_its_extension(office: Register) -> None:
    """The raise falls on 1 April 2026, one day after the last day of the contract."""
    person = office.person(
        "IX", date(2022, 4, 1), (0, 0), jenis_pegawai=JenisPegawai.PPPK, nip="199001012022041901",
        tmt_cpns=date(2022, 4, 1), akhir_kontrak=date(2026, 3, 31),
    )  # fmt: skip
    for year in (2024, 2025):
        office.appraised(person, year)

    def kgb() -> Right:
        found = office.career(person)
        (held,) = (each for each in found.rights if each.hak is Hak.KGB)
        return on_its_day(held, found.facts, Answers(office.ctx.law.at(TODAY)))

    assert (kgb().outcome, kgb().due) == (Outcome.UNDETERMINED, date(2026, 4, 1))
    assert "akhir_kontrak_baru" in missing(kgb())
    assert keys(kgb()) == {"karier.sesudah_kontrak"}
    with office.ctx.store.read() as reader:
        longer = reader.get(Pegawai, person).with_(akhir_kontrak=date(2026, 4, 1))
    office.put(longer)
    assert kgb().outcome is Outcome.MET, "on its last day the contract still runs"


@pytest.mark.parametrize("kedudukan", [Kedudukan.CLTN, Kedudukan.DIBERHENTIKAN_SEMENTARA])
def test_a_raise_waits_while_nobody_serves(office: Register, kedudukan: Kedudukan) -> None:
    person = office.person("III/b", date(2022, 4, 1), (4, 0), kedudukan=kedudukan)
    for year in (2024, 2025):
        office.appraised(person, year)
    held = office.rights(person, date(2026, 4, 1))["kgb"]
    assert held.outcome is Outcome.NOT_MET
    assert not held.verdict.verified


def test_a_researcher_retires_by_a_law_of_his_own(office: Register) -> None:
    post = {"nama": "Peneliti Ahli Madya", "jenis": JenisJabatan.FUNGSIONAL, "jenjang": Jenjang.AHLI_MADYA}
    research = office.person("IV/a", date(2022, 4, 1), jabatan=post)
    other = office.person("IV/a", date(2022, 4, 1), jabatan=post | {"nama": "Analis Kebijakan Ahli Madya"})
    assert [office.rights(each)["pensiun"].due for each in (research, other)] == [date(2055, 2, 1), date(2050, 2, 1)]


def test_a_professor_is_no_teacher(office: Register) -> None:
    post = {"jenis": JenisJabatan.FUNGSIONAL, "jenjang": Jenjang.AHLI_UTAMA}
    found = {
        name: office.rights(office.person("IV/d", date(2022, 4, 1), jabatan=post | {"nama": name}))["pensiun"]
        for name in ("Guru Besar", "Guru Ahli Utama", "Dosen")
    }
    assert {name: held.verdict.result("bup") for name, held in found.items()} == {
        "Guru Besar": 70, "Guru Ahli Utama": 60, "Dosen": 65
    }  # fmt: skip
    assert not any(held.verdict.verified for held in found.values())


def test_a_raise_postponed_by_a_low_predikat_begins_the_month_after_the_next_good_one(office: Register) -> None:
    """PP 7/1977: postponed for a year at a time, and the time counts in full for the next raise."""
    person = office.person("III/a", date(2022, 4, 1), (2, 0))
    office.appraised(person, 2025, Predikat.KURANG)

    def told(day: date) -> dict[str, object]:
        parts = office.rights(person, day)["kgb"].verdict.reason.parts
        return {part.key: {name: fact.native for name, fact in part.facts.items()} for part in parts}

    assert "karier.kgb_tertunda" not in told(date(2026, 3, 31))
    assert told(date(2026, 5, 1))["karier.kgb_tertunda"] == {"tmt": date(2026, 4, 1), "predikat": "kurang"}
    office.appraised(person, 2026, Predikat.BAIK, decided=date(2027, 1, 20))
    assert "karier.kgb_lanjut" not in told(date(2027, 1, 19))
    after = told(date(2027, 3, 1))["karier.kgb_lanjut"]
    assert after == {"tmt": date(2026, 4, 1), "predikat": "kurang", "mulai": date(2027, 2, 1)}
    assert office.rights(person, date(2027, 3, 1))["kgb"].due == date(2028, 4, 1)
