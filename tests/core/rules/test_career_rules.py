"""What holds of career rules for everybody, beyond the single cases that travel with the packs."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.core.domain import golongan as ladder
from asn_desktop.core.domain.indeks import Potensial
from asn_desktop.core.domain.jabatan import Jenjang
from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.domain.riwayat import Pendidikan, TingkatHukuman
from asn_desktop.core.kernel.explain import explain
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.kernel.verdict import Outcome
from asn_desktop.core.rulepack.model import Law, LawBook
from asn_desktop.core.rules import (
    angka_kredit,
    angka_kredit_akumulasi,
    angka_kredit_tercapai,
    bup,
    gaji_pokok,
    kenaikan_pangkat,
    kgb,
    pengembangan,
    periode_pangkat,
    satyalancana,
    skm,
    talenta,
)
from asn_desktop.core.rules.angka_kredit_akumulasi import PeriodePredikat
from asn_desktop.core.rules.decimals import half_up
from asn_desktop.core.rules.kenaikan_pangkat import Pengusulan

DAY = date(2025, 12, 31)
DAYS = st.dates(date(2000, 1, 1), date(2035, 12, 31))


@pytest.fixture(scope="module")
def law(book: LawBook) -> Law:
    return book.at(DAY)


READY = Pengusulan(
    golongan="III/a",
    tmt_golongan=date(2021, 10, 1),
    ijazah=Pendidikan.S1,
    predikat=[Predikat.BAIK, Predikat.BAIK],
    ujian_dinas=True,
    hukuman_disiplin=TingkatHukuman.TIDAK_ADA,
    golongan_atasan="IV/e",
    tanggal=DAY,
)


@pytest.mark.parametrize("golongan", [*ladder.PNS, *ladder.PPPK])
def test_every_two_year_step_of_salary_is_a_little_over_three_percent(law: Law, golongan: str) -> None:
    """The check that found a wrong public table: steps of two years lie between 3.10 % and 3.19 %."""
    steps, _ = gaji_pokok.column(golongan, law)
    for (mkg, lower), (above, higher) in itertools.pairwise(steps.gaji):
        if above - mkg == 2:
            assert Decimal("1.0310") <= Decimal(higher) / lower <= Decimal("1.0319"), (golongan, above)


@given(st.sampled_from([*ladder.PNS, *ladder.PPPK]), st.integers(0, 49))
def test_salary_never_falls_with_service(book: LawBook, golongan: str, mkg: int) -> None:
    law = book.at(DAY)
    now, later = (gaji_pokok.decide(golongan, years, law).result("gaji_pokok") for years in (mkg, mkg + 1))
    assert now is None or int(str(later)) >= int(str(now))


@given(st.sampled_from([*ladder.PNS, *ladder.PPPK]), st.integers(0, 40), DAYS)
def test_a_raise_is_due_after_one_or_two_years_and_pays_more(
    book: LawBook, golongan: str, mkg: int, last: date
) -> None:
    law = book.at(DAY)
    verdict = kgb.decide(golongan, mkg, last, Predikat.BAIK, date(2040, 1, 1), law)
    due, before, after = (verdict.result(name) for name in ("tmt_kgb_berikut", "gaji_lama", "gaji_baru"))
    assert (verdict.outcome is Outcome.MET) == (after is not None)
    if isinstance(due, date):
        assert due.year - last.year in (1, 2)
        assert int(str(after)) > int(str(before))
        early = kgb.decide(golongan, mkg, last, Predikat.BAIK, due - timedelta(days=1), law)
        assert early.outcome is Outcome.NOT_MET


@pytest.mark.parametrize(
    ("mkg", "predikat", "told"),
    [(2, Predikat.BAIK, True), (2, None, True), (2, Predikat.KURANG, False), (32, Predikat.BAIK, False)],
)
def test_a_letter_is_announced_only_for_a_raise_that_comes(
    law: Law, mkg: int, predikat: Predikat | None, told: bool
) -> None:
    verdict = kgb.decide("III/a", mkg, date(2024, 3, 1), predikat, date(2026, 1, 1), law)
    assert ("kgb.surat" in {reason.key for reason in verdict.reason.walk()}) is told


@given(st.sampled_from(Jenjang), st.sampled_from(Predikat), st.lists(st.integers(1, 12), min_size=1, max_size=6))
def test_months_may_be_split_over_periods_without_changing_the_sum(
    book: LawBook, jenjang: Jenjang, predikat: Predikat, months: list[int]
) -> None:
    """Rounded once: the sum of parts is that of the whole, which sums of rounded parts would miss."""
    law = book.at(DAY)
    row, _ = angka_kredit.need(jenjang, law)
    golongan = row.golongan[0].golongan

    def total(periods: list[int]) -> object:
        each = [PeriodePredikat(predikat, bulan) for bulan in periods]
        return angka_kredit_akumulasi.accumulate(jenjang, golongan, Decimal(0), each, law).result("jumlah")

    assert total(months) == total([1] * sum(months))


def test_what_a_golongan_lacks_is_what_it_needs_at_the_start(law: Law) -> None:
    for jenjang in Jenjang:
        row, _ = angka_kredit.need(jenjang, law)
        assert row.koefisien * 4 == row.akk_pangkat
        for step in row.golongan:
            start = Decimal(step.ak_dasar)
            verdict = angka_kredit_akumulasi.accumulate(jenjang, step.golongan, start, [], law)
            expected = None if row.last(step.golongan) else row.akk_pangkat
            assert verdict.result("kurang_pangkat") == expected
            assert verdict.result("dapat_pangkat") is False


@given(DAYS, DAYS)
def test_the_next_period_is_the_first_of_its_calendar(book: LawBook, law_day: date, day: date) -> None:
    if law_day < date(2002, 1, 1):
        return
    law = book.at(law_day)
    months = law.get("kenaikan_pangkat.periode").value.bulan
    found = periode_pangkat.next_period(day, law)
    between = [date.fromordinal(n) for n in range(day.toordinal(), found.toordinal())]
    assert found.day == 1
    assert found.month in months
    assert not any(each.day == 1 and each.month in months for each in between)


@pytest.mark.parametrize(
    ("on", "count"), [(date(2023, 12, 31), 2), (date(2024, 1, 1), 6), (date(2025, 9, 30), 6), (date(2025, 10, 1), 12)]
)
def test_periods_a_year_by_day_of_the_law(book: LawBook, on: date, count: int) -> None:
    assert len(book.at(on).get("kenaikan_pangkat.periode").value.bulan) == count


@pytest.mark.parametrize(
    "name", [name for name in READY.__struct_fields__ if name not in ("golongan_atasan", "ijazah", "kedudukan")]
)
def test_a_missing_fact_never_fails_a_promotion(law: Law, name: str) -> None:
    import msgspec

    crossing = msgspec.structs.replace(READY, golongan="II/d")
    verdict = kenaikan_pangkat.decide(msgspec.structs.replace(crossing, **{name: None}), law)
    assert verdict.outcome is Outcome.UNDETERMINED
    assert [missing.input for missing in verdict.missing] == [name] or name == "golongan"
    assert name in [missing.input for missing in verdict.missing]


def test_a_refused_promotion_still_shows_every_condition(law: Law, either_language: Texts) -> None:
    import msgspec

    late = msgspec.structs.replace(
        READY, tanggal=date(2022, 1, 1), predikat=[Predikat.KURANG], hukuman_disiplin=TingkatHukuman.BERAT
    )
    said = explain(kenaikan_pangkat.decide(late, law), either_language)
    assert [line.outcome for line in said.lines].count(Outcome.NOT_MET) == 3
    assert len(said.lines) == 6
    assert all(line.citation for line in said.lines)
    assert said.caution


@given(st.sampled_from(["pelaksana", "jpt_pratama", "ahli_utama", "guru"]), st.dates(date(1950, 1, 1), DAY))
def test_pension_begins_the_month_after_the_birthday(book: LawBook, jabatan: str, born: date) -> None:
    verdict = bup.decide(jabatan, born, book.at(DAY))
    age, day = verdict.result("bup"), verdict.result("tmt_pensiun")
    assert isinstance(age, int)
    assert isinstance(day, date)
    assert day.day == 1
    assert (day - timedelta(days=1)).month == born.month
    assert (day - timedelta(days=1)).year == born.year + age


@given(DAYS, DAYS)
def test_an_award_is_announced_for_the_month_it_is_reached(book: LawBook, start: date, day: date) -> None:
    law = book.at(DAY)
    verdict = satyalancana.decide(start, day, TingkatHukuman.TIDAK_ADA, False, law)
    following = verdict.result("tanggal_berikut")
    if isinstance(following, date):
        reached = satyalancana.decide(start, following, TingkatHukuman.TIDAK_ADA, False, law)
        assert reached.result("tingkat") == verdict.result("tingkat_berikut")
        assert following > day.replace(day=1)


def test_without_potential_there_is_no_box_and_with_it_each_change_is_named(law: Law) -> None:
    assert talenta.decide(Predikat.SANGAT_BAIK, None, law).results == {}
    verdict = talenta.decide(Predikat.BAIK, Potensial.MENENGAH, law)
    assert verdict.result("kotak") == 5
    named = {(a.input, a.value.value, a.result.native) for a in verdict.alternatives}
    assert {("potensial", "tinggi", 8), ("predikat", "sangat_baik", 7), ("predikat", "kurang", 3)} <= named
    assert ("potensial", "menengah", 5) not in named


@given(st.lists(st.lists(st.integers(1, 4), min_size=9, max_size=9), min_size=1, max_size=20))
def test_the_index_lies_between_25_and_100_and_knows_no_order(book: LawBook, answers: list[list[int]]) -> None:
    law = book.at(DAY)
    index = skm.decide(answers, None, law).result("ikm")
    assert isinstance(index, Decimal)
    assert Decimal(25) <= index <= Decimal(100)
    assert skm.decide(answers[::-1], None, law).result("ikm") == index


@given(st.lists(st.lists(st.integers(1, 4), min_size=9, max_size=9), min_size=1, max_size=20), st.integers(0, 20))
def test_means_kept_of_answers_give_the_index_of_the_answers(
    book: LawBook, answers: list[list[int]], first: int
) -> None:
    """Also at a half, of means that never end, and of two surveys taken together."""
    law = book.at(DAY)
    parts = [part for part in (answers[:first], answers[first:]) if part]
    kept = [
        (len(part), [half_up(Decimal(sum(column)) / len(part), 9) for column in zip(*part, strict=True)])
        for part in parts
    ]
    whole = skm.decide(answers, None, law)
    assert skm.decide(None, skm.pooled(kept), law).result("ikm") == whole.result("ikm")
    with pytest.raises(ValueError):
        skm.pooled([])


def test_an_index_at_a_half_is_not_turned_down_by_a_mean_that_never_ends(law: Law) -> None:
    """600 answers: 3.675 on average, 91.875 exactly; the means of the elements end nowhere."""
    sums = [2205 + each for each in (1, -1, 2, -2, 4, -4, 5, -5, 0)]
    means = [half_up(Decimal(each) / 600, 9) for each in sums]
    assert skm.decide(None, means, law).result("ikm") == Decimal("91.88")


def test_reports_print_a_ninth_as_0_111_and_reckon_with_the_whole_ninth(law: Law) -> None:
    verdict = skm.decide(None, [Decimal(4)] * 9, law)
    assert verdict.result("ikm") == Decimal("100.00")
    assert {part.facts["tertimbang"].native for part in verdict.reason.walk() if part.key == "skm.unsur"} == {
        Decimal("0.444")
    }


@given(st.integers(1, 10_000_000))
def test_a_sample_is_never_larger_than_the_population_nor_than_384(book: LawBook, people: int) -> None:
    size = skm.sample(people, book.at(DAY)).result("sampel")
    assert isinstance(size, int)
    assert 1 <= size <= min(people, 384)


def test_pppk_hours_are_a_limit_and_never_lacking(law: Law) -> None:
    none = pengembangan.decide("pppk", [], law)
    assert (none.outcome, none.result("kurang"), none.result("target")) == (Outcome.MET, 0, 24)


def test_doubtful_law_is_marked(book: LawBook) -> None:
    law = book.at(DAY)
    recalled = (
        "kgb.kinerja",
        "kgb.jangka_pppk",
        "gaji_pokok.pns",
        "bup.guru",
        "bup.masa_persiapan",
        "angka_kredit.keterampilan",
        "kenaikan_pangkat.ujian_dinas",
        "syarat_jabatan.pelatihan",
        "talenta.kotak",
        "skm.unsur",
        "skm.sampel",
        "ip_asn.kategori",
        "pengembangan.paling_banyak",
    )
    assert [name for name in recalled if law.get(name).citation.verified] == []
    read = ("bup.jabatan", "syarat_jabatan.jpt_pratama_usia", "kgb.jangka", "angka_kredit.keahlian", "skm.mutu")
    assert [name for name in read if not law.get(name).citation.verified] == []


@given(st.sampled_from(Jenjang), st.lists(st.sampled_from(Predikat), max_size=8))
def test_credit_proved_from_below_is_never_more_than_a_pak_of_the_same_start(
    book: LawBook, jenjang: Jenjang, years: list[Predikat]
) -> None:
    """What the lower bound reaches, the last PAK reaches too; what it does not reach stays open without a PAK."""
    law = book.at(DAY)
    row, _ = angka_kredit.need(jenjang, law)
    step = row.golongan[0]
    periods = [PeriodePredikat(each) for each in years]
    bound = angka_kredit_tercapai.decide(jenjang, step.golongan, periods, law)
    exact = angka_kredit_tercapai.decide(jenjang, step.golongan, periods, law, Decimal(step.ak_dasar))
    assert bound.result("jumlah") == exact.result("jumlah")
    if exact.outcome is Outcome.MET:
        assert bound.outcome is Outcome.MET
    elif not row.last(step.golongan):
        assert (bound.outcome, exact.outcome) == (Outcome.UNDETERMINED, Outcome.NOT_MET)
        assert [each.input for each in bound.missing] == ["pak_terakhir"]
