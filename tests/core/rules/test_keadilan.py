"""Fairness before signing: what raters and their heads are shown, and above all what they are not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.core.domain.kinerja import Rating
from asn_desktop.core.kernel.explain import explain
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.kernel.verdict import Outcome, Verdict
from asn_desktop.core.rulepack.model import Law, LawBook
from asn_desktop.core.rules import keadilan, keadilan_umpan
from asn_desktop.core.rules.keadilan import Penilaian, Sebaran
from asn_desktop.core.rules.keadilan_umpan import MutuUmpan, Umpan
from asn_desktop.core.rules.kesamaan_teks import alike, words

DAY = date(2025, 12, 31)
COUNTS = st.fixed_dictionaries({rating: st.integers(0, 12) for rating in Rating})
SPREADS = st.builds(Sebaran, COUNTS, COUNTS)


@pytest.fixture(scope="module")
def law(book: LawBook) -> Law:
    return book.at(DAY)


def spread(above: int, meets: int, below: int = 0) -> Sebaran:
    counts = {Rating.DI_ATAS: above, Rating.SESUAI: meets, Rating.DI_BAWAH: below}
    return Sebaran(counts, counts)


def said(verdict: Verdict, texts: Texts) -> str:
    told = explain(verdict, texts)
    return " ".join((told.headline, *(line.sentence for line in told.lines)))


@pytest.mark.parametrize(("people", "shown"), [(4, False), (5, True)])
def test_a_group_of_four_is_never_shown(law: Law, indonesian: Texts, people: int, shown: bool) -> None:
    for verdict in (
        keadilan.judge(spread(people, 0), law, past=spread(3, 30)),
        keadilan.judge(spread(30, 3), law, past=spread(people, 0)),
        keadilan.judge(spread(30, 3), law, others=spread(people, 0)),
    ):
        assert (verdict.result("perbandingan") != 0) is shown
        assert (verdict.outcome is not Outcome.UNDETERMINED) is shown
        if not shown:
            text = said(verdict, indonesian)
            assert "kurang dari 5 orang" in text
            assert "4 " not in text
            assert all(fact.value != "4" for reason in verdict.reason.walk() for fact in reason.facts.values())


@given(SPREADS, SPREADS, SPREADS)
def test_nothing_below_five_is_among_the_facts(book: LawBook, now: Sebaran, past: Sebaran, others: Sebaran) -> None:
    verdict = keadilan.judge(now, book.at(DAY), past=past, others=others)
    for reason in verdict.reason.walk():
        for name in ("jumlah", "jumlah_lain"):
            assert name not in reason.facts or int(reason.facts[name].value) >= 5


@given(SPREADS, SPREADS, SPREADS)
def test_the_same_ratings_always_give_the_same_words(
    book: LawBook, now: Sebaran, past: Sebaran, others: Sebaran
) -> None:
    law = book.at(DAY)
    first, second = (keadilan.judge(now, law, past=past, others=others) for _ in range(2))
    assert first == second


def test_the_chance_is_told_in_plain_words(law: Law, either_language: Texts) -> None:
    # 6 of 8 beside 8 of 30 is 0.0337 by Fisher's exact test.
    verdict = keadilan.judge(spread(6, 2), law, past=spread(8, 22))
    text = said(verdict, either_language)
    assert "75 %" in text
    assert "27 %" in text
    expected = "terjadi 3 dari 100 kali" if either_language.language == "id" else "in 3 of 100 cases"
    assert expected in text


def test_a_chance_below_one_in_ten_thousand_is_not_told_as_zero(law: Law, indonesian: Texts) -> None:
    text = said(keadilan.judge(spread(30, 0), law, past=spread(0, 30)), indonesian)
    assert "kurang dari satu dari 10.000 kali" in text
    assert "terjadi 0 dari" not in text


def test_what_stands_out_alone_need_not_stand_out_among_many(law: Law) -> None:
    alone = keadilan.judge(spread(7, 3), law, others=spread(60, 240))
    assert alone.outcome is Outcome.NOT_MET
    many = keadilan.judge_all([Penilaian(spread(7, 3)), *(Penilaian(spread(2, 8)) for _ in range(30))], law)
    assert many[0].outcome is Outcome.MET
    looks = next(reason for reason in many[0].reason.walk() if reason.key == "keadilan.koreksi").facts["n"]
    assert int(looks.value) == sum(int(str(verdict.result("perbandingan"))) for verdict in many)


def test_in_an_office_every_rater_is_beside_all_the_others_only(law: Law) -> None:
    raters = [Penilaian(spread(5, 5), spread(1, 9)), Penilaian(spread(1, 9)), Penilaian(spread(0, 3, 5))]
    first = keadilan.judge_all(raters, law)[0]
    beside = next(reason for reason in first.reason.walk() if reason.key == "keadilan.lain_hasil_kerja")
    assert (beside.facts["orang_lain"].value, beside.facts["jumlah_lain"].value) == ("1", "18")


def test_a_lone_rater_is_his_own_office(law: Law) -> None:
    (only,) = keadilan.judge_all([Penilaian(spread(5, 5), spread(2, 8))], law)
    assert only == keadilan.judge(spread(5, 5), law, past=spread(2, 8), others=Sebaran())


def test_everybody_the_same_is_told_even_without_anything_to_compare_with(law: Law, indonesian: Texts) -> None:
    verdict = keadilan.judge(spread(0, 9), law)
    assert verdict.result("temuan") == 1
    assert "Semua 9 pegawai mendapat rating yang sama" in said(verdict, indonesian)
    different = Sebaran({Rating.SESUAI: 9}, {Rating.SESUAI: 8, Rating.DI_ATAS: 1})
    assert keadilan.judge(different, law).outcome is Outcome.UNDETERMINED


def test_a_difference_between_equals_is_met_and_a_missing_rating_is_not_a_zero(law: Law) -> None:
    only_results = Sebaran({Rating.SESUAI: 8, Rating.DI_ATAS: 2}, {})
    verdict = keadilan.judge(only_results, law, past=spread(4, 16))
    assert verdict.outcome is Outcome.MET
    assert {reason.key for reason in verdict.reason.parts if "kerja" in reason.key} == {"keadilan.lampau_hasil_kerja"}


@pytest.mark.parametrize("accusing", ["salah", "curang", "pelanggaran", "melanggar", "wrongdoing", "guilty", "unfair"])
def test_it_never_accuses(law: Law, either_language: Texts, accusing: str) -> None:
    verdict = keadilan.judge(spread(30, 0), law, past=spread(0, 30), others=spread(0, 300))
    copied = keadilan_umpan.judge([Umpan("A", "Baik"), Umpan("B", "Baik")], law)
    text = f"{said(verdict, either_language)} {said(copied, either_language)}".casefold()
    assert accusing not in text
    assert ("bukan tuduhan" in text) or ("nor an accusation" in text)


COPY = "Sudah bekerja sangat baik dan disiplin dalam melayani warga"
GOOD = (
    Umpan("Simson", "Laporan stok obat bulan Maret selesai dua hari lebih awal; ke depan latih rekan menyusunnya."),
    Umpan("Yuliana", "Kunjungan ke 12 kampung tercatat rapi; perlu mengikuti pelatihan pemetaan."),
)


def found(feedback: list[Umpan], law: Law) -> dict[MutuUmpan, tuple[str, ...]]:
    return {each.mutu: each.pegawai for each in keadilan_umpan.remarks(feedback, law)}


def test_good_feedback_gets_no_remark(law: Law) -> None:
    assert found(list(GOOD), law) == {}
    assert keadilan_umpan.judge(GOOD, law).outcome is Outcome.MET


def test_copies_are_found_through_case_spaces_and_punctuation(law: Law) -> None:
    feedback = [Umpan("A", COPY), Umpan("B", f"  {COPY.upper()}!! "), Umpan("C", COPY.replace(" ", "\n")), *GOOD]
    assert found(feedback, law)[MutuUmpan.SAMA] == ("A", "B", "C")


def test_the_same_words_to_one_person_twice_are_no_copy(law: Law) -> None:
    assert MutuUmpan.SAMA not in found([Umpan("A", COPY), Umpan("A", COPY), *GOOD], law)


def test_copies_with_another_name_are_nearly_the_same(law: Law) -> None:
    feedback = [Umpan("A", f"Simson {COPY} kampung ini"), Umpan("B", f"Yuliana {COPY} kampung ini"), *GOOD]
    assert found(feedback, law)[MutuUmpan.MIRIP] == ("A", "B")
    assert MutuUmpan.SAMA not in found(feedback, law)


def test_empty_is_not_short_and_short_is_not_asked_for_more(law: Law) -> None:
    assert found([Umpan("A", " - "), Umpan("B", "Baik sekali.")], law) == {
        MutuUmpan.KOSONG: ("A",),
        MutuUmpan.SINGKAT: ("B",),
    }


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("Pelayanan di loket sudah rapi sekali sepanjang tahun ini", {"tanpa_contoh", "tanpa_pengembangan"}),
        ("Pelayanan di loket rapi, misalnya antrean cepat habis", {"tanpa_pengembangan"}),
        ("Pelayanan kepada 40 warga di loket sudah rapi sekali", {"tanpa_pengembangan"}),
        ("Pelayanan di loket sudah rapi, ke depan latih petugas baru", {"tanpa_contoh"}),
        ("Keperluan warga di loket terlayani rapi sepanjang waktu", {"tanpa_contoh", "tanpa_pengembangan"}),
    ],
)
def test_examples_and_steps_are_known_by_whole_words(law: Law, text: str, lacking: set[str]) -> None:
    assert {mutu.value for mutu in found([Umpan("A", text)], law)} == lacking


def test_what_is_written_to_one_person_counts_together(law: Law) -> None:
    two = [Umpan("A", "Laporan bulan Maret selesai tepat waktu."), Umpan("A", "Perlu belajar pengarsipan digital.")]
    assert found(two, law) == {}


def test_the_verdict_counts_people_and_names_none(law: Law, indonesian: Texts) -> None:
    verdict = keadilan_umpan.judge([Umpan("Simson Hubi", COPY), Umpan("Yuliana Wenda", COPY)], law)
    assert verdict.result("sama") == 2
    assert "Hubi" not in said(verdict, indonesian)


def test_a_long_text_is_quoted_in_part(law: Law, indonesian: Texts) -> None:
    text = f"{COPY} " * 5
    verdict = keadilan_umpan.judge([Umpan("A", text), Umpan("B", text)], law)
    quoted = next(reason for reason in verdict.reason.walk() if reason.key == "keadilan.sama").facts["teks"].value
    assert len(quoted) <= 80
    assert quoted.endswith("…")


SETS = st.lists(st.frozensets(st.sampled_from("abcdefgh"), min_size=1), max_size=14)


@given(SETS, st.integers(50, 100))
def test_groups_of_similar_texts_are_those_of_comparing_every_pair(texts: list[frozenset[str]], percent: int) -> None:
    """Few texts are never missed: the shortcut over rare words gives what comparing everything gives."""
    group = list(range(len(texts)))
    for one in range(len(texts)):
        for other in range(one):
            if 100 * len(texts[one] & texts[other]) >= percent * len(texts[one] | texts[other]):
                low, high = sorted((group[one], group[other]))
                group = [low if each == high else each for each in group]
    expected = {tuple(p for p in range(len(texts)) if group[p] == g) for g in set(group)}
    assert set(alike(texts, percent)) == {each for each in expected if len(each) > 1}


def test_five_thousand_copies_with_other_names_are_one_group() -> None:
    texts = [frozenset({*words(COPY), f"nama{n}"}) for n in range(5_000)]
    assert [len(group) for group in alike(texts, 80)] == [5_000]
