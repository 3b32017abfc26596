"""What screens, forms and imports ask the rules directly, and what a verdict then carries."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.core.domain.jabatan import JenisJabatan
from asn_desktop.core.domain.kinerja import Capaian, NilaiBerakhlak, Predikat, Rating
from asn_desktop.core.kernel.period import Period
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.kernel.verdict import Outcome
from asn_desktop.core.rulepack.model import Law, LawBook
from asn_desktop.core.rules import (
    berakhlak,
    disiplin,
    distribusi,
    golongan,
    jabatan,
    kalender,
    keberatan,
    nip,
    predikat,
)
from asn_desktop.core.rules.registry import RULES

DAY = date(2025, 12, 31)


@pytest.fixture(scope="module")
def law(book: LawBook) -> Law:
    return book.at(DAY)


@given(st.sampled_from(Rating), st.sampled_from(Rating))
def test_alternatives_are_every_single_change_that_alters_the_predikat(
    book: LawBook, hasil: Rating, perilaku: Rating
) -> None:
    law = book.at(DAY)

    def result(hasil: Rating, perilaku: Rating) -> str:
        return str(predikat.decide(hasil, perilaku, law).result("predikat"))

    now = predikat.decide(hasil, perilaku, law)
    expected = {("hasil_kerja", r.value, result(r, perilaku)) for r in Rating}
    expected |= {("perilaku_kerja", r.value, result(hasil, r)) for r in Rating}
    expected = {each for each in expected if each[2] != now.result("predikat")}
    assert {(a.input, a.value.value, a.result.value) for a in now.alternatives} == expected


def test_a_verdict_names_the_pack_it_rests_on(law: Law) -> None:
    verdict = predikat.decide(Rating.SESUAI, Rating.SESUAI, law)
    assert verdict.packs == (law.pack_id("predikat"),)
    assert len(verdict.packs[0].sha256) == 64
    assert verdict.law_date == DAY
    assert not verdict.verified


def test_an_unrated_person_has_no_predikat_and_no_alternatives(law: Law) -> None:
    verdict = predikat.decide(None, Rating.DI_BAWAH, law)
    assert verdict.outcome is Outcome.UNDETERMINED
    assert verdict.result("predikat") is None
    assert [(m.input, m.who) for m in verdict.missing] == [("hasil_kerja", "pejabat_penilai")]
    assert verdict.alternatives == ()
    assert [part.outcome for part in verdict.reason.parts] == [Outcome.UNDETERMINED, Outcome.MET]


def test_distribution_says_by_how_many_people(law: Law) -> None:
    verdict = distribusi.judge(Capaian.ISTIMEWA, {Predikat.SANGAT_BAIK: 9, Predikat.BAIK: 1}, law)
    (broken,) = [part for part in verdict.reason.parts if part.outcome is Outcome.NOT_MET]
    assert {name: fact.value for name, fact in broken.facts.items()} == {
        "predikat": "sangat_baik",
        "orang": "9",
        "jumlah": "10",
        "persen": "90.0",
        "batas": "70",
        "selisih": "2",
    }


@given(
    st.sampled_from(Capaian),
    st.dictionaries(st.sampled_from(Predikat), st.integers(min_value=0, max_value=500), max_size=5),
)
def test_moving_the_named_number_of_people_keeps_a_limit(
    book: LawBook, capaian: Capaian, counts: dict[Predikat, int]
) -> None:
    """`selisih` is neither too small nor too large: with it the percentage holds, with one less it does not."""
    verdict = distribusi.judge(capaian, counts, book.at(DAY))
    if not sum(counts.values()):
        assert verdict.outcome is Outcome.UNDETERMINED
        return
    for part in verdict.reason.parts:
        values = {name: fact.native for name, fact in part.facts.items()}
        sign = {"distribusi.paling_banyak": -1, "distribusi.paling_sedikit": 1}.get(part.key.removesuffix("_gabungan"))
        if sign is None:
            continue
        count, total, limit, off = (int(str(values[n])) for n in ("orang", "jumlah", "batas", "selisih"))

        def kept(people: int, sign: int = sign, total: int = total, limit: int = limit) -> bool:
            return people * 100 * sign >= limit * total * sign

        assert kept(count + sign * off)
        assert (part.outcome is Outcome.MET) == (off == 0)
        assert off == 0 or not kept(count + sign * (off - 1))


def test_small_units_get_a_note_that_changes_nothing(law: Law) -> None:
    five = distribusi.judge(Capaian.BAIK, {Predikat.BAIK: 3, Predikat.KURANG: 2}, law)
    six = distribusi.judge(Capaian.BAIK, {Predikat.BAIK: 4, Predikat.KURANG: 2}, law)
    assert [part.key for part in five.reason.parts][-1] == "distribusi.unit_kecil"
    assert "distribusi.unit_kecil" not in [part.key for part in six.reason.parts]
    assert five.outcome is six.outcome is Outcome.MET


def test_the_curve_runs_from_sangat_kurang_to_sangat_baik(law: Law) -> None:
    assert distribusi.curve(Capaian.BUTUH_PERBAIKAN, law) == (
        (Predikat.SANGAT_KURANG, 3),
        (Predikat.KURANG, 4),
        (Predikat.BUTUH_PERBAIKAN, 10),
        (Predikat.BAIK, 4),
        (Predikat.SANGAT_BAIK, 3),
    )


def test_pangkat_as_forms_print_it(law: Law) -> None:
    assert golongan.pangkat("IV/e", law) == "Pembina Utama"
    assert golongan.pangkat_golongan("III/a", law) == "Penata Muda, III/a"
    assert golongan.pangkat_golongan("IX", law) == "IX"
    assert golongan.from_siasn("45", law) == "IV/e"
    assert golongan.from_siasn("09", law, pppk=True) == "IX"
    assert golongan.from_siasn("99", law) is None


def test_berakhlak_is_seven_values_with_three_behaviours_in_order(law: Law) -> None:
    rows = berakhlak.values(law)
    assert [row.nilai for row in rows] == list(NilaiBerakhlak)
    assert all(len(row.perilaku) == 3 for row in rows)
    assert rows[4].perilaku[1] == "Menjaga nama baik sesama ASN, Pimpinan, Instansi, dan Negara"
    assert rows[6].perilaku[2] == "Menggerakkan pemanfaatan berbagai sumberdaya untuk tujuan bersama"


def test_the_year_has_its_deadlines_and_quarters(law: Law) -> None:
    assert kalender.skp_deadline(2024, law) == date(2024, 1, 31)
    assert kalender.skp_drafting_deadline(2024, law) == date(2024, 1, 14)
    assert kalender.evaluasi_deadline(2024, law) == date(2025, 1, 31)
    quarters = kalender.quarters(2024, law)
    assert quarters[0] == Period(date(2024, 1, 1), date(2024, 4, 1))
    assert [quarter.last for quarter in quarters][-1] == date(2024, 12, 31)
    assert all(a.end == b.start for a, b in itertools.pairwise(quarters))


@given(st.dates(date(2022, 1, 1), date(2035, 12, 31)))
def test_handing_over_leaves_fourteen_working_days(book: LawBook, handed: date) -> None:
    last = kalender.handover_deadline(handed, book.at(DAY))
    days = [date.fromordinal(day) for day in range(handed.toordinal() + 1, last.toordinal() + 1)]
    assert sum(day.weekday() < 5 for day in days) == 14
    assert last.weekday() < 5


def test_objection_and_absence_say_what_is_missing(law: Law) -> None:
    assert [m.who for m in keberatan.deadline(None, law).missing] == ["pegawai"]
    assert disiplin.absence(None, law, 12).missing[0].input == "hari"
    (heavier,) = disiplin.absence(12, law).alternatives
    assert (heavier.value.native, heavier.result.value) == (14, "pemotongan_tukin_9_bulan")
    assert disiplin.absence(40, law).alternatives == ()


@pytest.mark.parametrize("written", ["III.a", "IIIa", "iii.A", "III/a", "Eselon III A", "III-a"])
def test_eselon_is_read_as_offices_write_it(written: str) -> None:
    assert jabatan.eselon_written(written) == "III.a"


def test_range_without_eselon_says_only_what_is_certain(law: Law) -> None:
    verdict = jabatan.range_of(JenisJabatan.ADMINISTRATOR, "IV/b", law)
    assert verdict.outcome is Outcome.UNDETERMINED
    assert [missing.input for missing in verdict.missing] == ["eselon"]
    assert verdict.results == {}


@given(st.text(max_size=40))
def test_any_text_can_be_asked_whether_it_is_a_nip(book: LawBook, text: str) -> None:
    verdict = nip.read(text, book.at(DAY))
    assert verdict.result("valid") is (verdict.outcome is Outcome.MET)


@given(
    st.dates(date(1950, 1, 1), date(2005, 12, 31)),
    st.integers(19, 40),
    st.integers(1, 12),
    st.sampled_from("12"),
    st.integers(901, 999),
    st.sampled_from(["{}", "'{}", "NIP. {}", " {}\u00a0", "NIP: {}"]),
)
def test_a_well_formed_number_gives_back_what_it_was_made_from(
    book: LawBook, born: date, age: int, month: int, sex: str, serial: int, habit: str
) -> None:
    number = f"{born:%Y%m%d}{born.year + age}{month:02}{sex}{serial}"
    verdict = nip.read(habit.format(number), book.at(DAY))
    assert verdict.outcome is Outcome.MET
    assert verdict.result("tanggal_lahir") == born
    assert verdict.result("tmt_cpns") == date(born.year + age, month, 1)
    assert verdict.result("nomor_urut") == serial
    assert verdict.result("jenis_kelamin") == ("pria" if sex == "1" else "wanita")


def test_rules_inputs_and_roles_have_names_in_both_languages(either_language: Texts) -> None:
    for rule in RULES.values():
        assert either_language.say(f"rule.{rule.id}.name")
        assert either_language.say(f"rule.{rule.id}.about")
        for each in rule.inputs:
            assert either_language.say(f"input.{each.name}")
            assert either_language.say(f"role.{each.who}")
        for key in rule.reasons:
            assert any(either_language.has(f"reason.{key}.{outcome}") for outcome in Outcome)
