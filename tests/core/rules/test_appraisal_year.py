"""The appraisal year day by day: terms, deadlines, states that are never zero, plans in a row, heads of units."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.core.domain.evaluasi import StatusEvaluasi
from asn_desktop.core.domain.kinerja import Capaian, JenisEvaluasi, Predikat, Rating
from asn_desktop.core.domain.pegawai import Kedudukan
from asn_desktop.core.domain.skp import SebabPengecualian, StatusSkp
from asn_desktop.core.kernel.explain import explain
from asn_desktop.core.kernel.period import Period, gaps
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.kernel.verdict import Outcome
from asn_desktop.core.rulepack.model import Law, LawBook, NoLawAtDateError
from asn_desktop.core.rules import (
    gabungan_tahun,
    hari_kerja,
    kalender,
    keadaan,
    masa_evaluasi,
    rating_pimpinan,
    tenggat,
)
from asn_desktop.core.rules.gabungan_tahun import Bagian
from asn_desktop.core.rules.keadaan import Keadaan, Kemajuan
from asn_desktop.core.rules.tenggat import Jejak, StatusTenggat, Urusan

DAY = date(2025, 12, 31)
YEARS = st.integers(2022, 2035)
KINDS = st.sampled_from(JenisEvaluasi)
ONE = timedelta(days=1)


@pytest.fixture(scope="module")
def law(book: LawBook) -> Law:
    return book.at(DAY)


@st.composite
def plans(draw: st.DrawFn, tahun: int = 2025) -> Period:
    first = draw(st.dates(date(tahun, 1, 1), date(tahun, 12, 31)))
    return Period.through(first, draw(st.dates(first, date(tahun, 12, 31))))


# Terms


@given(YEARS, KINDS)
def test_terms_cover_the_year_once(book: LawBook, tahun: int, kind: JenisEvaluasi) -> None:
    found = masa_evaluasi.terms(tahun, kind, book.at(DAY))
    assert found[-1].utuh == Period.of_year(tahun)
    assert found[-1].jenis is JenisEvaluasi.AKHIR
    between = [masa.utuh for masa in found if masa.jenis is not JenisEvaluasi.AKHIR]
    assert len(between) == {JenisEvaluasi.BULAN: 12, JenisEvaluasi.TRIWULAN: 4, JenisEvaluasi.AKHIR: 0}[kind]
    if between:
        assert gaps(Period.of_year(tahun), between) == ()
        assert all(before.end == after.start for before, after in itertools.pairwise(between))
    assert all(masa.batas > masa.last_day for masa in found)


@given(plans(), KINDS)
def test_the_parts_of_a_plan_are_the_plan(book: LawBook, plan: Period, kind: JenisEvaluasi) -> None:
    law = book.at(DAY)
    found = masa_evaluasi.terms(2025, kind, law, plan)
    assert found == masa_evaluasi.within(masa_evaluasi.terms(2025, kind, law), plan)
    parts = [masa.bagian for masa in found if masa.jenis is kind]
    assert gaps(plan, parts) == ()
    assert parts[0].start == plan.start
    assert parts[-1].end == plan.end
    assert all(masa.sebagian == (masa.bagian != masa.utuh) for masa in found)


@pytest.mark.parametrize(
    ("start", "first", "partial"),
    [
        (date(2025, 3, 31), "TRIWULAN I", True),
        (date(2025, 4, 1), "TRIWULAN II", False),
        (date(2025, 4, 2), "TRIWULAN II", True),
    ],
)
def test_a_plan_from_the_day_before_on_and_after_a_quarter(law: Law, start: date, first: str, partial: bool) -> None:
    masa = masa_evaluasi.terms(2025, JenisEvaluasi.TRIWULAN, law, Period.through(start, date(2025, 12, 31)))[0]
    assert masa_evaluasi.print_name(masa.jenis, masa.nomor) == first
    assert masa.sebagian is partial
    assert masa.bagian.start == start


def test_names_are_those_of_the_forms() -> None:
    quarters = [masa_evaluasi.print_name(JenisEvaluasi.TRIWULAN, number) for number in (1, 2, 3, 4)]
    assert quarters == ["TRIWULAN I", "TRIWULAN II", "TRIWULAN III", "TRIWULAN IV-AKHIR"]
    assert masa_evaluasi.print_name(JenisEvaluasi.BULAN, 1) == "BULAN JANUARI"
    assert masa_evaluasi.print_name(JenisEvaluasi.BULAN, 12) == "BULAN DESEMBER"
    assert masa_evaluasi.print_name(JenisEvaluasi.AKHIR, 0) == "AKHIR"


def test_there_is_no_fifth_quarter_and_no_term_that_a_plan_does_not_touch(law: Law) -> None:
    assert masa_evaluasi.term(2025, JenisEvaluasi.TRIWULAN, 5, law) is None
    spring = Period.through(date(2025, 4, 1), date(2025, 6, 30))
    assert masa_evaluasi.term(2025, JenisEvaluasi.TRIWULAN, 1, law, spring) is None
    assert masa_evaluasi.term(2025, JenisEvaluasi.TRIWULAN, 2, law, spring) is not None


# Working days


@given(st.dates(date(2022, 1, 1), date(2035, 1, 1)), st.integers(1, 40), st.sets(st.integers(0, 60), max_size=8))
def test_working_days_are_counted_one_by_one(day: date, days: int, off: set[int]) -> None:
    holidays = {day + timedelta(days=n) for n in off}
    last = hari_kerja.working_days_after(day, days, holidays)
    passed = [day + timedelta(days=n) for n in range(1, (last - day).days + 1)]
    assert sum(hari_kerja.is_working_day(each, holidays) for each in passed) == days
    assert hari_kerja.is_working_day(last, holidays)


def test_holidays_move_the_return_of_the_document_and_the_verdict_says_which_way(law: Law, indonesian: Texts) -> None:
    handed, off = date(2026, 1, 5), [date(2026, 1, 16)]
    assert kalender.handover_deadline(handed, law, off) == kalender.handover_deadline(handed, law) + timedelta(days=3)
    told = " ".join(
        line.sentence for line in explain(kalender.decide_handover(handed, law, None, off), indonesian).lines
    )
    assert "tanpa satu hari libur" in told
    assert "belum diperhitungkan" not in told


# Deadlines


def year(law: Law) -> tuple[masa_evaluasi.Masa, ...]:
    return masa_evaluasi.terms(2025, JenisEvaluasi.TRIWULAN, law)


@pytest.mark.parametrize(
    ("urusan", "done"),
    [
        (Urusan.SKP_DISUSUN, Jejak()),
        (Urusan.SKP_DITETAPKAN, Jejak()),
        (Urusan.EVALUASI_PERIODIK, Jejak()),
        (Urusan.EVALUASI_TAHUNAN, Jejak()),
        (Urusan.DOKUMEN_DISERAHKAN, Jejak(evaluasi=date(2026, 1, 5))),
        (Urusan.DOKUMEN_DIKEMBALIKAN, Jejak(diserahkan=date(2026, 1, 5))),
        (Urusan.KEBERATAN_DIPUTUS, Jejak(diajukan=date(2026, 1, 5))),
    ],
)
def test_the_last_day_is_in_time_and_the_day_after_is_not(law: Law, urusan: Urusan, done: Jejak) -> None:
    item = next(item for item in tenggat.deadlines(year(law), done, law) if item.urusan is urusan)
    assert item.status(item.batas - ONE) is StatusTenggat.BERJALAN
    assert item.status(item.batas) is StatusTenggat.BERJALAN
    assert item.status(item.batas + ONE) is StatusTenggat.LEWAT
    assert item.status(item.mulai - ONE) is StatusTenggat.BELUM_WAKTUNYA
    assert item.status(item.mulai) is StatusTenggat.BERJALAN


def test_an_unused_right_to_object_ends_and_is_never_overdue(law: Law) -> None:
    done = Jejak(evaluasi=date(2026, 1, 5), diterima=date(2026, 1, 6))
    item = next(each for each in tenggat.deadlines(year(law), done, law) if each.urusan is Urusan.KEBERATAN_DIAJUKAN)
    assert item.batas == date(2026, 1, 20)
    assert item.status(date(2026, 1, 20)) is StatusTenggat.BERJALAN
    assert item.status(date(2026, 1, 21)) is StatusTenggat.BERAKHIR


def test_what_nobody_can_do_yet_is_not_listed(law: Law) -> None:
    listed = {item.urusan for item in tenggat.deadlines(year(law), Jejak(), law)}
    assert listed == {
        Urusan.SKP_DISUSUN,
        Urusan.SKP_DITETAPKAN,
        Urusan.EVALUASI_PERIODIK,
        Urusan.EVALUASI_TAHUNAN,
    }


def test_a_plan_not_drafted_in_time_passes_to_the_performance_manager(law: Law) -> None:
    item = next(each for each in tenggat.deadlines(year(law), Jejak(), law) if each.urusan is Urusan.SKP_DISUSUN)
    assert item.batas == date(2025, 1, 14)
    assert (item.who(date(2025, 1, 14)), item.who(date(2025, 1, 15))) == ("pegawai", "pengelola_kinerja")


@pytest.mark.parametrize(("start", "planning"), [(date(2025, 1, 31), 1), (date(2025, 2, 1), 0)])
def test_a_plan_begun_after_january_has_no_deadline_of_its_own(law: Law, start: date, planning: int) -> None:
    found = tenggat.deadlines(year(law), Jejak(), law, Period.through(start, date(2025, 12, 31)))
    assert sum(item.urusan is Urusan.SKP_DITETAPKAN for item in found) == planning


@given(plans(), st.dates(date(2025, 1, 1), date(2026, 3, 1)))
def test_deadlines_come_by_day_and_each_has_its_article(book: LawBook, plan: Period, day: date) -> None:
    law = book.at(DAY)
    found = tenggat.deadlines(year(law), Jejak(diajukan=day, diterima=day, evaluasi=day), law, plan)
    assert [item.batas for item in found] == sorted(item.batas for item in found)
    assert all(item.mulai <= item.batas for item in found)
    assert all(law.get(item.entry).citation.regulation for item in found)


# States


READY = Kemajuan(skp=StatusSkp.DISETUJUI, indikator=4, realisasi=4)
ENTRIES = st.builds(
    Kemajuan,
    st.sampled_from(Kedudukan),
    st.none() | st.sampled_from(SebabPengecualian),
    st.none() | st.sampled_from(StatusSkp),
    st.none() | st.integers(0, 5),
    st.none() | st.integers(0, 5),
    st.booleans(),
    st.none() | st.sampled_from(Rating),
    st.none() | st.sampled_from(Rating),
    st.none() | st.sampled_from(StatusEvaluasi),
)


def quarter(law: Law) -> masa_evaluasi.Masa:
    found = masa_evaluasi.term(2025, JenisEvaluasi.TRIWULAN, 1, law)
    assert found is not None
    return found


@given(ENTRIES, st.dates(date(2025, 1, 1), date(2025, 12, 31)))
def test_every_open_state_names_somebody_and_every_closed_one_nobody(book: LawBook, seen: Kemajuan, day: date) -> None:
    law = book.at(DAY)
    verdict = keadaan.decide(seen, quarter(law), day, law)
    state = Keadaan(str(verdict.result("keadaan")))
    assert (verdict.missing != ()) is state.open
    assert (verdict.outcome is Outcome.NOT_MET) is state.open
    assert verdict.result("terlambat") is (state.open and day > date(2025, 4, 30))


@given(ENTRIES, st.dates(date(2025, 1, 1), date(2025, 12, 31)))
def test_only_a_final_appraisal_is_final(book: LawBook, seen: Kemajuan, day: date) -> None:
    law = book.at(DAY)
    final = keadaan.state(seen, quarter(law), day, law) is Keadaan.FINAL
    assert final is (seen.evaluasi is StatusEvaluasi.FINAL)


@given(ENTRIES)
def test_every_state_can_be_said(book: LawBook, either_language: Texts, seen: Kemajuan) -> None:
    law = book.at(DAY)
    for day in (date(2025, 1, 31), date(2025, 2, 1), date(2025, 4, 1), date(2025, 4, 30), date(2025, 5, 1)):
        told = explain(keadaan.decide(seen, quarter(law), day, law), either_language)
        assert all(sentence.endswith(".") for sentence in (told.headline, *(line.sentence for line in told.lines)))


@pytest.mark.parametrize("day", [date(2025, 3, 30), date(2025, 3, 31), date(2025, 4, 1)])
def test_nobody_is_chased_before_the_term_is_over(law: Law, day: date) -> None:
    expected = Keadaan.BELUM_DINILAI if day > date(2025, 3, 31) else Keadaan.BELUM_WAKTUNYA
    assert keadaan.state(READY, quarter(law), day, law) is expected


@pytest.mark.parametrize(("realised", "of"), [(None, 4), (0, 4), (3, 4), (None, None)])
def test_what_was_not_collected_is_said_and_not_counted_as_zero(law: Law, realised: int | None, of: int | None) -> None:
    seen = Kemajuan(skp=StatusSkp.DISETUJUI, indikator=of, realisasi=realised)
    verdict = keadaan.decide(seen, quarter(law), date(2025, 4, 1), law)
    assert verdict.result("keadaan") == Keadaan.BELUM_DIKUMPULKAN
    assert verdict.missing[0].who == "pegawai"
    assert not any(fact.value == "0" for reason in verdict.reason.walk() for fact in reason.facts.values())


@pytest.mark.parametrize("kedudukan", Kedudukan)
def test_who_is_appraised_and_who_is_not(law: Law, kedudukan: Kedudukan) -> None:
    exempt = keadaan.exemption(kedudukan, None, law) is not None
    assert exempt is (kedudukan not in (Kedudukan.AKTIF, Kedudukan.TUGAS_BELAJAR))


def test_the_exemptions_are_unverified_and_study_leave_was_read(law: Law) -> None:
    exempt = keadaan.decide(Kemajuan(Kedudukan.CLTN), quarter(law), DAY, law)
    assert not exempt.verified
    assert law.get("keadaan.tugas_belajar").citation.verified
    assert law.get("keadaan.tugas_belajar").value is False


# Plans in a row


@given(st.lists(plans(), min_size=1, max_size=5))
def test_gaps_and_overlaps_are_what_counting_days_gives(parts: list[Period]) -> None:
    whole = Period.of_year(2025)
    days = [date(2025, 1, 1) + timedelta(days=n) for n in range(365)]
    doubled = {day for day in days if sum(part.contains(day) for part in parts) > 1}
    found = gabungan_tahun.overlaps(whole, parts)
    assert {day for day in days if any(part.contains(day) for part in found)} == doubled
    assert all(before.end is not None and before.end < after.start for before, after in itertools.pairwise(found))


@given(st.lists(st.dates(date(2025, 1, 2), date(2025, 12, 31)), max_size=4, unique=True))
def test_a_year_cut_anywhere_is_joined_and_its_last_plan_counts(book: LawBook, cuts: list[date]) -> None:
    law = book.at(DAY)
    borders = [date(2025, 1, 1), *sorted(cuts), date(2026, 1, 1)]
    parts = [Bagian(Period(start, end), Predikat.BAIK) for start, end in itertools.pairwise(borders)]
    assert gabungan_tahun.decide_chain(2025, parts, law).outcome is Outcome.MET
    carried = gabungan_tahun.decide_predikat(2025, parts, law)
    assert carried.result("mulai") == borders[-2]
    assert carried.outcome is Outcome.MET
    assert not carried.verified


def test_a_gap_of_one_day_is_named_by_its_date(law: Law, indonesian: Texts) -> None:
    parts = [
        Bagian(Period.through(date(2025, 1, 1), date(2025, 3, 14))),
        Bagian(Period.through(date(2025, 3, 16), date(2025, 12, 31))),
    ]
    told = explain(gabungan_tahun.decide_chain(2025, parts, law), indonesian)
    assert "Tidak ada SKP untuk 15 Maret 2025." in [line.sentence for line in told.lines]


def test_both_appraisals_are_shown_and_the_reading_is_marked(law: Law, indonesian: Texts) -> None:
    parts = [
        Bagian(Period.through(date(2025, 3, 15), date(2025, 12, 31)), Predikat.KURANG),
        Bagian(Period.through(date(2025, 1, 1), date(2025, 3, 14)), Predikat.SANGAT_BAIK),
    ]
    verdict = gabungan_tahun.decide_predikat(2025, parts, law)
    text = " ".join(line.sentence for line in explain(verdict, indonesian).lines)
    assert verdict.result("predikat") == Predikat.KURANG
    assert "Sangat Baik" in text
    assert "tafsir program dan belum diverifikasi" in text


# Heads of units


def test_a_lower_achievement_never_gives_a_higher_rating(law: Law) -> None:
    ratings = [Rating(str(rating_pimpinan.decide(capaian, law).result("hasil_kerja"))) for capaian in Capaian]
    assert [list(Rating).index(rating) for rating in ratings] == [0, 1, 2, 2, 2]


def test_without_achievement_it_is_said_who_sets_it(law: Law, indonesian: Texts) -> None:
    verdict = rating_pimpinan.decide(None, law)
    assert verdict.outcome is Outcome.UNDETERMINED
    assert verdict.missing[0].who == "pimpinan_organisasi"
    assert "satu tingkat di atas" in " ".join(line.sentence for line in explain(verdict, indonesian).lines)


def test_what_the_program_reads_into_the_law_is_never_called_verified(law: Law) -> None:
    for name in (
        "rating_pimpinan.hasil_kerja",
        "tenggat.evaluasi_periodik",
        "tenggat.putusan_keberatan",
        "keadaan.dikecualikan",
        "gabungan_tahun.predikat_tahunan",
        "keadilan.paling_sedikit",
    ):
        assert not law.get(name).citation.verified, name


@pytest.mark.parametrize(
    ("day", "known"), [(date(2023, 1, 30), False), (date(2023, 1, 31), True), (date(2023, 2, 1), True)]
)
def test_heads_are_rated_by_their_unit_since_the_circular(book: LawBook, day: date, known: bool) -> None:
    if known:
        assert rating_pimpinan.decide(Capaian.BAIK, book.at(day)).outcome is Outcome.MET
    else:
        with pytest.raises(NoLawAtDateError):
            rating_pimpinan.decide(Capaian.BAIK, book.at(day))
