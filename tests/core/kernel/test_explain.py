"""The words of a verdict: the same for window, paper and command line."""

from __future__ import annotations

from datetime import date

from asn_desktop.core.domain.jabatan import JenisJabatan
from asn_desktop.core.domain.kinerja import Capaian, Predikat, Rating
from asn_desktop.core.kernel.explain import cited, explain
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.kernel.verdict import Citation, Outcome, Reason, Verdict, all_of, any_of, facts
from asn_desktop.core.rulepack.model import LawBook
from asn_desktop.core.rules import distribusi, jabatan, nip, predikat

DAY = date(2025, 12, 31)


def test_the_headline_is_the_result_with_its_reason(book: LawBook, indonesian: Texts) -> None:
    said = explain(predikat.decide(Rating.SESUAI, Rating.SESUAI, book.at(DAY)), indonesian)
    assert said.headline == "Baik, karena hasil kerja Sesuai Ekspektasi dan perilaku kerja Sesuai Ekspektasi."
    assert said.basis == "PermenPANRB 6/2022, Lampiran: kuadran kinerja pegawai (belum diverifikasi)"
    assert [(line.mark, line.sentence) for line in said.lines] == [
        ("Terpenuhi", "Rating hasil kerja: Sesuai Ekspektasi."),
        ("Terpenuhi", "Rating perilaku kerja: Sesuai Ekspektasi."),
    ]
    assert said.alternatives == (
        "Jika rating hasil kerja Di Bawah Ekspektasi, hasilnya Butuh Perbaikan.",
        "Jika rating perilaku kerja Di Bawah Ekspektasi, hasilnya Kurang/Misconduct.",
    )
    assert said.law.startswith("Menurut aturan yang berlaku pada 31 Desember 2025. Paket aturan: predikat 2026.1 (")
    assert "belum dicocokkan" in said.caution


def test_what_is_missing_is_said_with_who_can_supply_it(book: LawBook, indonesian: Texts) -> None:
    said = explain(predikat.decide(None, None, book.at(DAY)), indonesian)
    assert said.outcome is Outcome.UNDETERMINED
    assert said.headline == "Predikat belum dapat ditentukan, karena rating belum lengkap."
    assert said.missing == (
        "Rating hasil kerja belum diisi. Yang dapat melengkapi: pejabat penilai kinerja.",
        "Rating perilaku kerja belum diisi. Yang dapat melengkapi: pejabat penilai kinerja.",
    )


def test_one_broken_condition_and_several_are_said_differently(book: LawBook, indonesian: Texts) -> None:
    law = book.at(DAY)
    one = explain(distribusi.judge(Capaian.ISTIMEWA, {Predikat.SANGAT_BAIK: 80, Predikat.BAIK: 20}, law), indonesian)
    assert one.headline.startswith("Belum sesuai pedoman, karena satu ketentuan")
    several = explain(nip.read("199613452020133000", law), indonesian)
    assert "karena 4 ketentuan tidak terpenuhi" in several.headline
    over = one.lines[1]
    assert over.sentence == "Sangat Baik: 80 dari 100 pegawai (80,0 %), melebihi batas 70 %; lebih 10 orang."


def test_a_read_article_is_not_called_unverified(indonesian: Texts) -> None:
    assert cited(Citation("PP 13/2002", "Lampiran", verified=True), indonesian) == "PP 13/2002, Lampiran"
    assert cited(None, indonesian) == ""


def test_doubts_about_an_article_travel_with_the_line(book: LawBook, indonesian: Texts) -> None:
    verdict = jabatan.range_of(JenisJabatan.ADMINISTRATOR, "III/d", book.at(DAY), "III.a")
    said = explain(verdict, indonesian)
    assert [line.outcome for line in said.lines] == [Outcome.NOT_MET, Outcome.MET]
    assert "batas luar" in said.lines[1].note
    assert said.lines[0].citation == "PP 13/2002, Jenjang pangkat jabatan struktural"


def test_english_is_complete(book: LawBook, either_language: Texts) -> None:
    said = explain(predikat.decide(Rating.DI_ATAS, Rating.DI_ATAS, book.at(DAY)), either_language)
    assert said.rule
    assert "{" not in said.headline + said.law + "".join(said.alternatives)


def test_where_one_of_several_is_enough_the_others_are_told_as_not_needed(indonesian: Texts) -> None:
    def post(name: str, outcome: Outcome) -> Reason:
        return Reason("syarat_jabatan.jabatan", outcome, facts({"jabatan": name, "tahun": 3, "n": 3}))

    def said(*outcomes: Outcome) -> list[tuple[int, str, bool]]:
        one = any_of("syarat_jabatan.salah_satu", tuple(post(each.value, each) for each in outcomes), n=3)
        whole = all_of("syarat_jabatan.pengalaman", (one,))
        of = Verdict("jabatan.pengawas", DAY, whole.outcome, whole)
        return [(line.depth, line.mark, line.spare) for line in explain(of, indonesian).lines]

    assert said(Outcome.NOT_MET, Outcome.MET) == [
        (0, "Terpenuhi", False),
        (1, "Tidak diperlukan", True),
        (1, "Terpenuhi", False),
    ]
    assert said(Outcome.NOT_MET) == [(0, "Tidak terpenuhi", False), (1, "Tidak terpenuhi", False)]
