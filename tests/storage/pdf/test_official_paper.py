"""The official forms on paper, read back: every label in its place, nothing lost however much there is."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from read_back import in_order, pages, sampled, sound

from asn_desktop import bootstrap
from asn_desktop.core.domain.kinerja import Capaian, JenisEvaluasi, Pihak, Predikat, Rating
from asn_desktop.core.forms.facts import Keterangan, Who
from asn_desktop.core.rules import predikat, rating_pimpinan
from asn_desktop.core.usecases.ports import PaperSize

SIZES = (PaperSize.A4, PaperSize.F4)
NEW = (
    *("lampiran_skp", "matriks_peran_hasil", "umpan_balik_jf", "umpan_balik_jpt", "penetapan_predikat"),
    *("keberatan", "penjelasan_keberatan", "putusan_keberatan", "dokumen_evaluasi"),
)
NAMES = ("Yohana Wétipo", "Ñusta O’Brien", "Elias Wenda", "Zoë Łukasiewicz", "Yosepha Kambuaya-Dimara", "D'Souza Mabel")

PARTY = ["NAMA", "NIP", "PANGKAT/GOL. RUANG", "JABATAN", "UNIT KERJA"]
LABELS = {
    "lampiran_skp": [
        "LAMPIRAN SASARAN KINERJA PEGAWAI", "PEMERINTAH KABUPATEN CONTOH", "PERIODE PENILAIAN:",
        "DUKUNGAN SUMBER DAYA", "SKEMA PERTANGGUNGJAWABAN", "KONSEKUENSI", "Pejabat Penilai Kinerja",
        "Pegawai yang Dinilai",
    ],
    "matriks_peran_hasil": [
        "MATRIKS PERAN HASIL", "TAHUN 2025", "RENCANA HASIL KERJA PIMPINAN",
        "PERAN PEGAWAI TERHADAP HASIL KERJA PIMPINAN", "NO", "PEGAWAI", "Pejabat Penilai Kinerja",
    ],
    "umpan_balik_jf": [
        "UMPAN BALIK BERKELANJUTAN", "PENDEKATAN HASIL KERJA", "BAGI PEJABAT ADMINISTRASI DAN PEJABAT FUNGSIONAL",
        "PERIODE: TAHUN 2025", "PEGAWAI YANG DINILAI", "PEJABAT PENILAI KINERJA", "UNIT KERJA", "HASIL KERJA",
        "RENCANA HASIL KERJA", "TANGGAL", "UMPAN BALIK", "PEMBERI UMPAN BALIK", "PERILAKU KERJA", "NILAI",
        "KINERJA SECARA KESELURUHAN", "Pejabat Penilai Kinerja", "Pegawai yang Dinilai",
    ],
    "umpan_balik_jpt": [
        "BAGI PEJABAT PIMPINAN TINGGI DAN PIMPINAN UNIT KERJA MANDIRI", "PERIODE: TAHUN 2025", "INSTANSI",
        "HASIL KERJA", "PERILAKU KERJA",
    ],
    "penetapan_predikat": [
        "PENETAPAN PREDIKAT KINERJA PEGAWAI", "PERIODE: TRIWULAN I/II/III/IV-AKHIR*", "PIMPINAN UNIT KERJA",
        "PIMPINAN ORGANISASI SATU TINGKAT DI ATASNYA", "CAPAIAN KINERJA ORGANISASI", "BAIK", "DITETAPKAN OLEH",
        "POLA DISTRIBUSI:", "SEBARAN PREDIKAT KINERJA", "JUMLAH PEGAWAI", "PERSEN", "PERBANDINGAN DENGAN PEDOMAN",
        "KETENTUAN", "KEADAAN", "PREDIKAT KINERJA PEGAWAI", "NAMA DAN NIP", "RATING HASIL KERJA",
        "RATING PERILAKU KERJA", "PREDIKAT", "Pimpinan Organisasi Satu Tingkat di Atasnya",
    ],
    "keberatan": [
        "Hal: Keberatan atas hasil evaluasi kinerja pegawai", "Yth. Atasan Pejabat Penilai Kinerja",
        "PEGAWAI YANG DINILAI", *PARTY, "PEJABAT PENILAI KINERJA", *PARTY, "HASIL EVALUASI KINERJA",
        "CAPAIAN KINERJA ORGANISASI", "RATING HASIL KERJA", "RATING PERILAKU KERJA", "PREDIKAT KINERJA PEGAWAI",
        "ALASAN KEBERATAN", "Pasal 59", "Pegawai yang Dinilai,",
    ],
    "penjelasan_keberatan": [
        "PENJELASAN PEJABAT PENILAI KINERJA", "ATAS KEBERATAN PEGAWAI", "PEGAWAI YANG DINILAI",
        "PEJABAT PENILAI KINERJA", "HASIL EVALUASI KINERJA", "ALASAN KEBERATAN", "PENJELASAN",
        "Pejabat Penilai Kinerja,",
    ],
    "putusan_keberatan": [
        "PUTUSAN ATASAN PEJABAT PENILAI KINERJA", "ATAS KEBERATAN PEGAWAI", "Nomor:", "PEGAWAI YANG DINILAI",
        "PEJABAT PENILAI KINERJA", "ATASAN PEJABAT PENILAI KINERJA", "KEBERATAN PEGAWAI",
        "PENJELASAN PEJABAT PENILAI KINERJA", "PERTIMBANGAN", "MEMUTUSKAN", "HASIL EVALUASI KINERJA SEBELUM KEBERATAN",
        "HASIL EVALUASI KINERJA SETELAH PUTUSAN", "bersifat final", "Atasan Pejabat Penilai Kinerja,",
    ],
    "dokumen_evaluasi": [
        "DOKUMEN EVALUASI KINERJA PEGAWAI", "CATATAN/ REKOMENDASI", "KEBERATAN",
        "PENJELASAN PEJABAT PENILAI ATAS KEBERATAN", "KEPUTUSAN ATASAN PEJABAT PENILAI KINERJA",
        "6. Contoh, 12 Januari 2026", "7. Contoh,",
    ],
}  # fmt: skip


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", NEW)
def test_every_label_stands_in_its_order_on_sound_pages(printed, name: str, size: PaperSize) -> None:
    path = printed(name, size)
    sound(path)
    found = pages(path)
    in_order(LABELS[name], " ".join(found))
    for number, page in enumerate(found, start=1):
        assert f"Halaman {number} dari {len(found)}" in page
        assert re.search(r"\b[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}\b", page), "the code on each page"
    assert " - " not in " ".join(found).replace("S.D.", ""), "no dash for what is not known"


@pytest.mark.parametrize("name", NEW)
def test_printing_again_gives_the_same_bytes(printed, name: str) -> None:
    assert printed(name).read_bytes() == printed(name).read_bytes()


def _people(count: int) -> tuple[dict[str, object], ...]:
    return tuple(
        {
            "nomor": str(number),
            "nama": f"{NAMES[number % len(NAMES)]} ke{number}",
            "nip": f"19800101 200501 1 {900 + number % 99}",
            "jabatan": "Pengelola Layanan Operasional",
            "rating_hasil": Rating.SESUAI,
            "rating_perilaku": Rating.DI_ATAS,
            "predikat": Predikat.BAIK if number % 7 else Keterangan.BELUM_DITETAPKAN,
        }
        for number in range(1, count + 1)
    )


@pytest.mark.parametrize("size", SIZES)
def test_two_hundred_people_are_all_on_the_setting_of_predikat(samples, printed, size: PaperSize) -> None:
    facts = sampled(samples, "penetapan_predikat")
    path = printed("penetapan_predikat", size, replace(facts, rows={**facts.rows, "pegawai": _people(200)}))
    sound(path)
    found = pages(path)
    assert re.findall(r"ke(\d+)\b", " ".join(found)) == [str(number) for number in range(1, 201)]
    for name in NAMES:
        assert name in " ".join(found)
    for page in found[1:]:
        assert "PREDIKAT KINERJA PEGAWAI (lanjutan)" in page
        assert "NAMA DAN NIP" in page
    before, _, _ = found[-1].partition("Contoh, 12 Januari 2026")
    assert re.search(r"ke200\b", before), "the signature is not alone"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("people", "results"), [(40, 12), (1, 1), (3, 5), (2, 30)])
def test_a_matrix_wider_than_the_paper_goes_on_with_its_people(samples, printed, size, people, results) -> None:
    across = tuple(
        {"nomor": str(number), "rencana": f"Hasil nomor {number}", "judul": f"Hasil nomor {number}"}
        for number in range(1, results + 1)
    )
    down = tuple(
        {**row, **{str(at): f"peran{row['nomor']}x{at}" for at in range(1, results + 1)}} for row in _people(people)
    )
    values = {"unit": "Distrik Contoh"}
    path = printed("matriks_peran_hasil", size, rows={"hasil": across, "pegawai": down}, values=values)
    sound(path)
    said = " ".join(pages(path))
    cells = re.findall(r"peran(\d+)x(\d+)\b", said)
    assert sorted(cells) == sorted((str(n), str(at)) for n in range(1, people + 1) for at in range(1, results + 1))
    tables = -(-results // 5)
    assert len(re.findall(r"ke1\b", said)) == tables, "the name stands again in each part"
    for number in range(1, results + 1):
        assert f"{number}. Hasil nomor {number}" in said
    for page in pages(path)[1:]:
        assert "PEGAWAI" in page


LONG = " ".join(f"kata{number}" for number in range(2500))


@pytest.mark.parametrize(("name", "field", "above"), [
    ("keberatan", "keberatan", "ALASAN KEBERATAN"),
    ("penjelasan_keberatan", "penjelasan", "PENJELASAN"),
    ("putusan_keberatan", "pertimbangan", "PERTIMBANGAN"),
    ("dokumen_evaluasi", "keberatan", "KEBERATAN"),
])  # fmt: skip
def test_a_very_long_statement_flows_and_is_complete(samples, printed, name, field, above) -> None:
    facts = sampled(samples, name)
    path = printed(name, PaperSize.A4, replace(facts, values={**facts.values, field: LONG}))
    sound(path)
    found = pages(path)
    assert re.findall(r"kata\d+", " ".join(found)) == LONG.split()
    assert len(found) > 3


def test_a_very_long_result_does_not_fill_the_head_of_the_matrix(samples, printed) -> None:
    across = ({"nomor": "1", "rencana": LONG, "judul": Keterangan.LIHAT_DAFTAR},)
    values = {"unit": "Distrik Contoh", "daftar": "ya"}
    path = printed("matriks_peran_hasil", rows={"hasil": across, "pegawai": _people(3)}, values=values)
    said = " ".join(pages(path))
    assert re.findall(r"kata\d+", said) == LONG.split()
    assert "1. lihat daftar rencana hasil kerja" in said


def test_a_very_long_feedback_and_annex_flow(printed) -> None:
    given = tuple(
        {"nomor": "1", "jenis": "Utama", "rencana": "Satu hasil", "tanggal": date(2025, 5, 2), "umpan_balik": text}
        for text in (LONG, "Yang kedua")
    )
    said = " ".join(pages(printed("umpan_balik_jf", rows={"hasil": given})))
    assert re.findall(r"kata\d+", said) == LONG.split()
    assert said.count("Satu hasil") >= 2, "what it is about is said again on the next page"
    lines = {"konsekuensi": ({"nomor": "1.", "isi": LONG},)}
    assert re.findall(r"kata\d+", " ".join(pages(printed("lampiran_skp", rows=lines)))) == LONG.split()


@pytest.mark.parametrize("length", range(0, 60, 3))
def test_the_signature_is_never_alone_however_long_the_annex(printed, length: int) -> None:
    lines = {"konsekuensi": tuple({"nomor": f"{n}.", "isi": f"Baris ke{n}"} for n in range(1, length + 1))}
    found = pages(printed("lampiran_skp", rows=lines))
    before, signed, _ = found[-1].partition("Pegawai yang Dinilai")
    assert signed
    assert re.search(rf"ke{length}\b" if length else "KONSEKUENSI", before)


@given(
    statement=st.text(st.characters(categories=["Lu", "Ll", "Nd", "Zs", "Po"], max_codepoint=0x17F), max_size=600),
    name=st.sampled_from(["keberatan", "penjelasan_keberatan", "putusan_keberatan"]),
    size=st.sampled_from(SIZES),
)
@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_stated_is_printed(samples, printed, statement: str, name: str, size: PaperSize) -> None:
    facts = sampled(samples, name)
    said = " ".join(pages(printed(name, size, replace(facts, values={**facts.values, "keberatan": statement}))))
    for word in statement.split():
        assert re.sub(r"\s", "", word) in re.sub(r"\s", "", said)


@pytest.mark.parametrize("size", SIZES)
def test_the_letters_and_the_explanation_of_an_ordinary_case_are_short(samples, printed, size: PaperSize) -> None:
    for name in ("keberatan", "penjelasan_keberatan"):
        facts = sampled(samples, name)
        values = {**facts.values, "keberatan": "Laporan Mei belum dihitung.", "penjelasan": "Laporan datang terlambat."}
        assert len(pages(printed(name, size, replace(facts, values=values)))) == 1
    assert len(pages(printed("putusan_keberatan", size))) <= 2


@pytest.mark.parametrize("given", [None, *Rating])
def test_the_explanation_for_a_head_in_a_term_stays_one_page(samples, printed, given) -> None:
    facts = sampled(samples, "penjelasan")
    law = bootstrap.law_book().at(date(2025, 6, 30))
    head = replace(facts.head, jenis=JenisEvaluasi.TRIWULAN, nomor=2, mulai=date(2025, 4, 1), sampai=date(2025, 6, 30))
    long = Pihak(
        "Dr. " + "Yohana Wétipo-Kambuaya " * 3, "198609262015052901", "Penata, III/c", "Kepala " * 12, "Unit " * 15
    )
    people = {**head.people, Who.PEGAWAI: long, Who.PENILAI: long}
    for capaian in (None, *Capaian):
        path = printed(
            "penjelasan",
            head=replace(head, people=people),
            verdict=predikat.decide(given, given, law),
            pimpinan=rating_pimpinan.decide(capaian, law, given),
        )
        (page,) = pages(path)
        assert "TRIWULAN II TAHUN 2025" in page
        assert "RATING HASIL KERJA PIMPINAN UNIT" in page
