"""Career forms on paper, read back: every label in its place, one page where one is promised, nothing lost."""

from __future__ import annotations

import re
import subprocess

import pytest
from msgspec.structs import replace
from read_back import TODAY, in_order, pages, sampled, sound

from asn_desktop import bootstrap
from asn_desktop.core.domain.jabatan import Jenjang
from asn_desktop.core.domain.karier import Hak
from asn_desktop.core.domain.kinerja import Pihak, Predikat
from asn_desktop.core.forms.facts import FormFacts, Who
from asn_desktop.core.forms.fill import fill
from asn_desktop.core.forms.phrase import Phrase
from asn_desktop.core.kernel.terbilang import spelled
from asn_desktop.core.kernel.verdict import Missing
from asn_desktop.core.rules import kenaikan_pangkat
from asn_desktop.core.usecases.form_facts.careers import joined, lacking_in_short
from asn_desktop.core.usecases.ports import PaperSize

SIZES = tuple(PaperSize)
LONG_NAME = "Prof. Dr. drg. Yohana Wétipo-Kambuaya Dimara Ñusta O’Brien Łukasiewicz, S.Sos., M.Si., Ph.D., FISR."

PERSON = [
    "I", "KETERANGAN PERORANGAN", "1. Nama", "2. NIP", "3. Nomor Seri KARPEG", "4. Tempat/Tgl. Lahir",
    "5. Jenis Kelamin", "6. Pangkat/Golongan Ruang/TMT", "7. Jabatan/TMT", "8. Unit Kerja",
]  # fmt: skip
COPIES = [
    "Ditetapkan di", "Pada tanggal", "Pejabat Penilai Kinerja",
    "ASLI disampaikan untuk: Jabatan Fungsional yang bersangkutan",
    "Tembusan disampaikan kepada:", "1. Pimpinan Instansi Pengusul;", "2. Pejabat Penilai Kinerja;",
    "3. Sekretaris Tim Penilai yang bersangkutan;", "4. pejabat lain yang dianggap perlu",
    "(butir 3 dan 4 belum diverifikasi)",
]  # fmt: skip
LABELS = {
    "konversi_ak": [
        "KONVERSI PREDIKAT KINERJA KE ANGKA KREDIT", "NOMOR ....", "Instansi:", "Periode/Masa Penilaian:", *PERSON,
        "Hasil Penilaian Kinerja", "PREDIKAT", "PROSENTASE", "Koefisien per Tahun",
        "Angka Kredit yang didapat (kolom 2 x kolom 3)", "(1)", "(2)", "(3)", "(4)", *COPIES,
    ],
    "akumulasi_ak": [
        "AKUMULASI ANGKA KREDIT", "NOMOR ....", "Instansi:", "Periode/Masa Penilaian:", *PERSON,
        "HASIL PENILAIAN KINERJA",
        "TAHUN", "PERIODIK (BULAN)", "PREDIKAT", "PROSENTASE", "KOEFISIEN PER TAHUN", "ANGKA KREDIT YANG DIDAPAT",
        "(1)", "(6)", "JUMLAH ANGKA KREDIT YANG DIPEROLEH", *COPIES,
    ],
    "penetapan_ak": [
        "PENETAPAN ANGKA KREDIT", "NOMOR ....", "Instansi:", "Periode/Masa Penilaian:", *PERSON,
        "HASIL PENILAIAN ANGKA KREDIT", "II", "PENETAPAN ANGKA KREDIT", "LAMA", "BARU", "JUMLAH", "KETERANGAN", "(1)",
        "(6)", "Keterangan", "Pangkat", "Jenjang Jabatan",
        "DAPAT/TIDAK DAPAT*) DIPERTIMBANGKAN UNTUK KENAIKAN PANGKAT/JENJANG JABATAN SETINGKAT LEBIH TINGGI MENJADI",
        "JENJANG", "PANGKAT/GOLONGAN RUANG", "*) Coret yang tidak perlu.", *COPIES,
    ],
    "kartu_karier": [
        "KARTU KARIER", "Keadaan pada", "PEGAWAI", "Nama", "Masa kerja golongan", "Predikat kinerja",
        "PANGKAT/GOLONGAN", "TMT", "NOMOR SK", "JABATAN", "UNIT KERJA", "HAK YANG AKAN DATANG", "HAK",
        "KEADAAN DAN TANGGAL", "PENJELASAN, DAN YANG MASIH KURANG", "DASAR", "bukan keputusan",
    ],
    "rencana_karier": [
        "PEMERINTAH KABUPATEN CONTOH", "RENCANA KARIER", "Keadaan:", "Versi", "PEGAWAI", "Nama", "NIP/NI PPPK",
        "TUJUAN", "Jabatan yang dituju", "Ingin dicapai pada", "ALASAN PERUBAHAN", "LANGKAH", "KESENJANGAN", "KEGIATAN",
        "JENIS", "PELAKSANA", "BATAS WAKTU", "MENGANDAIKAN", "CATATAN", "TAHUN", "DIBAHAS PADA", "YANG TERCAPAI",
        "TINDAK LANJUT", "Atasan langsung,", "Pegawai,",
    ],
    "kgb": [
        "PEMERINTAH KABUPATEN CONTOH", "Nomor:", "Hal: Pemberitahuan kenaikan gaji berkala", "Yth.", "PEGAWAI", "NIP",
        "GAJI POKOK LAMA", "Gaji pokok", "Masa kerja golongan", "GAJI POKOK BARU", "Gaji pokok",
        "Terhitung mulai tanggal (TMT)", "Kenaikan gaji berkala berikutnya", "PERHITUNGAN", "YANG DIPERIKSA", "KEADAAN",
        "DASAR", "dibayarkan penghasilan", "Dr. Simson Hubi, M.Si.",
    ],
    "usul_pangkat": [
        "USUL KENAIKAN PANGKAT", "Nomor:", "Periode:", "PEGAWAI YANG DIUSULKAN", "KENAIKAN PANGKAT", "Jenis",
        "Pangkat lama, TMT", "Pangkat yang diusulkan", "Berkas dikirim paling lambat", "SYARAT", "YANG DIPERIKSA",
        "DAFTAR BERKAS", "BERKAS", "NOMOR YANG TERCATAT", "ADA", "KETERANGAN", "Dr. Simson Hubi, M.Si.",
    ],
    "duk": [
        "DAFTAR URUT KEPANGKATAN", "Keadaan pada", "NO", "NAMA DAN NIP", "PANGKAT/GOL. RUANG DAN TMT",
        "JABATAN DAN TMT", "MASA KERJA GOLONGAN", "LATIHAN JABATAN", "PENDIDIKAN", "TANGGAL LAHIR",
        "BELUM DAPAT DIURUTKAN", "Urutan menurut:", "Tidak termasuk", "Pimpinan,",
    ],
    "nominatif": [
        "DAFTAR NOMINATIF PEGAWAI", "NO", "NAMA DAN NIP/NI PPPK", "JENIS KELAMIN", "TANGGAL LAHIR",
        "PANGKAT/GOLONGAN DAN TMT", "JABATAN DAN TMT", "PENDIDIKAN", "Jumlah:", "Pimpinan,",
    ],
    "bezetting": [
        "BEZETTING JABATAN", "UNIT KERJA", "JABATAN", "ESELON/ JENJANG", "KELAS", "KEBUTUHAN", "TERISI", "LOWONG",
        "KELUAR DALAM 5 TAHUN", "JUMLAH", "Kebutuhan", "Terisi", "Lowong", "Pimpinan,",
    ],
    "ip_asn": [
        "REKAPITULASI INDEKS PROFESIONALITAS ASN", "PER UNIT KERJA", "SUDAH DAPAT DIHITUNG", "BELUM DAPAT DIHITUNG",
        "RATA-RATA YANG SUDAH DIHITUNG", "KATEGORI UNIT", "PER PEGAWAI", "KUALI- FIKASI", "KOMPE- TENSI", "KINERJA",
        "DISIPLIN", "JUMLAH", "KATEGORI", "YANG BELUM ADA", "tidak dinilai nol", "Pimpinan,",
    ],
    "kalender_karier": [
        "KALENDER KARIER", "Keadaan pada", "BULAN", "TANGGAL", "NAMA DAN NIP/NI PPPK", "UNIT KERJA", "HAK",
        "KEADAAN, YANG MENENTUKAN, DAN YANG MASIH KURANG", "BATAS KIRIM BERKAS", "Yang sudah terbuka", "Pimpinan,",
    ],
}  # fmt: skip
NAMES = tuple(LABELS)
RIGHTS = tuple(hak for hak in Hak if hak is not Hak.KONTRAK)
"""Of a civil servant; contract employees have fewer."""
LISTS = ("duk", "nominatif", "bezetting", "ip_asn", "kalender_karier")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", NAMES)
def test_every_label_stands_in_its_order_on_sound_pages(printed, name: str, size: PaperSize) -> None:
    path = printed(name, size)
    sound(path)
    found = pages(path)
    in_order(LABELS[name], " ".join(found))
    for number, page in enumerate(found, start=1):
        assert f"Halaman {number} dari {len(found)}" in page
        assert re.search(r"\b[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}\b", page), "the code on each page"
    assert " - " not in " ".join(found), "no dash for what is not known"


@pytest.mark.parametrize("name", NAMES)
def test_printing_again_gives_the_same_bytes(printed, name: str) -> None:
    assert printed(name).read_bytes() == printed(name).read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_lists_lie_and_letters_stand(printed, name: str) -> None:
    said = subprocess.run(["pdfinfo", printed(name)], check=True, capture_output=True).stdout.decode()
    wide, high = map(float, re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", said).groups())
    assert (wide > high) is (name in LISTS)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "name", ["konversi_ak", "akumulasi_ak", "penetapan_ak", "kgb", "usul_pangkat", "rencana_karier"]
)
def test_very_long_names_are_printed_whole(samples, printed, name: str, size: PaperSize) -> None:
    facts = sampled(samples, name)
    long = Pihak(LONG_NAME, "198609262015052901", "Pembina Utama Madya, IV/d", "Kepala " * 15, "Unit " * 20)
    people = dict.fromkeys(facts.head.people, long)
    path = printed(name, size, replace(facts, head=replace(facts.head, people=people)))
    sound(path)
    said = " ".join(pages(path))
    assert said.count(LONG_NAME) >= 2, "as the person and as the signer"


@pytest.mark.parametrize("size", SIZES)
def test_credit_of_ten_years_stays_on_one_page(samples, printed, size: PaperSize) -> None:
    rows = tuple(
        {
            "tahun": str(year), "periodik": "Januari\u2013Desember", "predikat": Predikat.BUTUH_PERBAIKAN,
            "prosentase": "75%", "koefisien": "12,5", "angka_kredit": "9,375",
        }
        for year in range(2023, 2033)
    )  # fmt: skip
    (page,) = pages(printed("akumulasi_ak", size, rows={"hasil": rows}))
    assert [str(year) in page for year in range(2023, 2033)] == [True] * 10


def test_the_sum_is_the_last_line_of_its_table_and_never_alone_on_a_page(printed) -> None:
    row = {
        "predikat": Predikat.BAIK, "periodik": "Januari", "prosentase": "1/12 x 100%", "koefisien": "12,5",
        "angka_kredit": "1,042",
    }  # fmt: skip
    several = 0
    for count in range(20, 40):
        rows = tuple({"tahun": f"Y{at:03}", **row} for at in range(count))
        found = pages(printed("akumulasi_ak", rows={"hasil": rows}))
        (page,) = (each for each in found if "JUMLAH ANGKA KREDIT YANG DIPEROLEH" in each)
        assert page.index(f"Y{count - 1:03}") < page.index("JUMLAH ANGKA KREDIT YANG DIPEROLEH"), count
        several += len(found) > 1
    assert several, "some go on to a second page"


def full_card(samples) -> FormFacts:
    """The fullest card: every right of an official, nothing known about the promotion, and very long names."""
    facts = sampled(samples, "kartu_karier")
    law = bootstrap.law_book().at(TODAY)
    asked = kenaikan_pangkat.Pengusulan(None, None, None, (), None, None, None, TODAY)
    verdict = kenaikan_pangkat.decide(asked, law)
    reasons = [replace(each, parts=()) for each in verdict.reason.parts]
    missing = (*verdict.missing, Missing("predikat", "pejabat_penilai"))
    rights = tuple(
        {
            "hak": hak,
            "keadaan": Phrase("karier.keadaan.undetermined"),
            "tanggal": (TODAY, Phrase("karier.hasil.kgb", {"hasil": 4_971_700})),
            "penjelasan": (
                joined(reasons if hak is Hak.KENAIKAN_PANGKAT else reasons[:1]),
                lacking_in_short(missing if hak is Hak.KENAIKAN_PANGKAT else missing[:1], (2025, 2024)),
            ),
            "dasar": (verdict.reason.citation, Phrase("karier.sebagian")),
        }
        for hak in RIGHTS
    )
    posts = tuple(
        {"jabatan": "Analis Sumber Daya Manusia Aparatur Ahli Pertama", "unit": "Badan Kepegawaian dan Pengembangan "
         "Sumber Daya Manusia", "tmt": TODAY, "sampai": TODAY}
        for _ in range(3)
    )  # fmt: skip
    person = Pihak(LONG_NAME, "198609262015052901", "Pembina, IV/a", "Kepala " * 10, "Unit " * 10)
    head = replace(facts.head, people={**facts.head.people, Who.PEGAWAI: person})
    return replace(facts, head=head, rows={**facts.rows, "jabatan": posts, "hak": rights})


@pytest.mark.parametrize("size", SIZES)
def test_the_card_is_one_page_also_where_everything_is_open(samples, printed, size: PaperSize) -> None:
    path = printed("kartu_karier", size, full_card(samples))
    sound(path)
    (page,) = pages(path)
    assert LONG_NAME in page
    for hak in RIGHTS:
        assert re.sub(r"\s", "", samples.texts().show(hak)) in re.sub(r"\s", "", page)
    assert "(belum diverifikasi)" in page


@pytest.mark.parametrize("size", SIZES)
def test_the_letter_and_the_proposal_of_an_ordinary_case_are_one_page(samples, printed, size: PaperSize) -> None:
    facts = sampled(samples, "kgb")
    values = {**facts.values, "gaji_baru": "Rp4.971.700", "terbilang_baru": f"({spelled(4_971_700)} rupiah)"}
    (page,) = pages(printed("kgb", size, replace(facts, values=values)))
    assert "Rp4.971.700 (empat juta sembilan ratus tujuh puluh satu ribu tujuh ratus rupiah)" in page
    assert len(pages(printed("usul_pangkat", size))) == 1


@pytest.mark.parametrize(("given", "struck"), [({"tidak_dapat": ""}, 1), ({"dapat": ""}, 1), ({}, 0)])
def test_what_does_not_apply_is_crossed_out_and_still_read(
    samples, printed, given: dict[str, str], struck: int
) -> None:
    facts = sampled(samples, "penetapan_ak")
    values = {**facts.values, "jenjang_berikut": Jenjang.AHLI_MUDA, **given}
    filled = fill(samples.spec("penetapan_ak"), replace(facts, values=values), samples.texts())
    lines = [para for block in filled.blocks for para in getattr(block, "paras", ()) if para.struck]
    assert len(lines) == struck
    (page,) = pages(printed("penetapan_ak", facts=replace(facts, values=values)))
    assert "DAPAT/TIDAK DAPAT*)" in page
    assert "Ahli Muda" in page


@pytest.mark.parametrize("size", SIZES)
def test_the_seniority_list_of_five_thousand_is_complete_with_its_titles_on_each_page(
    samples, printed, size: PaperSize
) -> None:
    facts = sampled(samples, "duk")
    rows = tuple(
        {
            "nomor": str(number), "nama": LONG_NAME if number % 500 == 0 else f"Pegawai ke{number}",
            "nip": "19800101 200501 1 901", "pangkat": ("Penata Muda Tingkat I, III/b", TODAY),
            "jabatan": ("Pengelola Layanan Operasional", TODAY), "masa_kerja": "12 tahun 3 bulan", "latihan": "",
            "pendidikan": "S-1 Ilmu Pemerintahan, 2005", "lahir": TODAY, "usia": "46 tahun",
        }
        for number in range(1, 5001)
    )  # fmt: skip
    path = printed("duk", size, replace(facts, rows={**facts.rows, "pegawai": rows}))
    sound(path)
    found = pages(path)
    there = [int(number) for number in re.findall(r"\bke(\d+)\b", " ".join(found))]
    assert there == [number for number in range(1, 5001) if number % 500]
    assert re.sub(r"\s", "", " ".join(found)).count(re.sub(r"\s", "", LONG_NAME)) == 10
    for page in found[:-1]:
        assert "NAMA DAN NIP" in page
    before, _, _ = found[-1].partition("Pimpinan,")
    assert "Jumlah" in before or "Tidak termasuk" in before, "the signature is not alone"


@pytest.mark.parametrize("size", SIZES)
def test_notes_and_signature_never_leave_the_last_row_of_a_list(samples, printed, size: PaperSize) -> None:
    facts = sampled(samples, "duk")
    row = facts.rows["pegawai"][0]
    for count in range(10, 36):
        rows = tuple({**row, "nomor": f"baris{number}"} for number in range(1, count + 1))
        ranked = replace(facts, rows={**facts.rows, "pegawai": rows}, values={**facts.values, "tanpa_pangkat": ""})
        last = pages(printed("duk", size, ranked))[-1]
        assert "NAMA DAN NIP" in last, count
        assert f"baris{count}" in last, count


@pytest.mark.parametrize("size", SIZES)
def test_a_heading_never_stands_on_a_page_without_its_table(samples, printed, size: PaperSize) -> None:
    """The more steps, the lower the heading of the yearly progress comes to stand."""
    facts = sampled(samples, "rencana_karier")
    step = facts.rows["langkah"][0]
    for count in range(8, 40):
        said = " ".join(pages(printed("rencana_karier", size, rows={**facts.rows, "langkah": (step,) * count})))
        assert "(ada_kemajuan) TAHUN DIBAHAS PADA" in said, count
        assert "(jabatan_dipimpin) CALON PENERUS KESIAPAN" in said, count
