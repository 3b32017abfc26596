"""Cells as offices write them: what is read, and what is refused by name."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.core.domain.jabatan import StatusJabatan
from asn_desktop.core.domain.pegawai import JenisKelamin, JenisPegawai, Kedudukan
from asn_desktop.core.domain.riwayat import Pendidikan
from asn_desktop.core.usecases.intake import cells, names, posts, terms
from asn_desktop.core.usecases.intake.cells import Bad, DateParser


@pytest.mark.parametrize(
    "cell",
    [
        "197602162000031910",
        "'197602162000031910",
        "19760216 200003 1 910",
        "NIP. 197602162000031910",
        "NIP : 19760216 200003 1 910",
        "N I P. 19760216.200003.1.910",
        " 197602162000031910\xa0",
        "19760216-200003-1-910",
        "19760216/200003/1/910",
        "NI. PPPK : 197602162000031910",
        "NI P3K. 197602162000031910",
        "NIP BARU: 197602162000031910",
        "130 123 456 / 197602162000031910",
        "197602162000031910/P123456",
        "\u202a197602162000031910\u202c",
        '="197602162000031910"',
        "197602162000031910;",
    ],
)
def test_a_nip_is_read_in_every_writing(cell: str) -> None:
    assert cells.nip(cell) == "197602162000031910"


@pytest.mark.parametrize(
    ("cell", "key"),
    [
        (1.97602162000031e17, "nip_number"),
        (197602162000031910, "nip_number"),
        ("1.97602E+17", "nip_number"),
        ("1,97602162000031E+17", "nip_number"),
        ("19760216200003191", "nip_length"),
        ("1976021620000319100", "nip_length"),
        ("Honorer", "nip_shape"),
        ("197613162000031910", "nip_inside"),
        ("197602302000031910", "nip_inside"),
        ("197602162000131910", "nip_inside"),
        ("197602162000033910", "nip_inside"),
        (date(2020, 1, 1), "nip_shape"),
        ("197602162000031000", "nip_number"),
        ("020219902015031910", "nip_inside"),
        ("199002021989031910", "nip_inside"),
        ("1976O216200003191l", "nip_shape"),
        ("197602162000031910 197602162000031911", "nip_length"),
        ("NRP 12345678", "nip_length"),
    ],
)
def test_a_nip_that_cannot_be_is_refused_never_guessed(cell: Any, key: str) -> None:
    refused = cells.nip(cell)
    assert isinstance(refused, Bad)
    assert refused.key == key


@pytest.mark.parametrize("cell", [None, "", "null", "NULL", " - ", "\xa0"])
def test_what_means_empty_is_empty(cell: Any) -> None:
    assert cells.text(cell) is None
    assert cells.nip(cell) is None
    assert DateParser(2026)(cell) is None


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("01-10-2022", date(2022, 10, 1)),
        ("1-10-2022", date(2022, 10, 1)),
        ("01/02/2024", date(2024, 2, 1)),
        ("01.10.2022", date(2022, 10, 1)),
        ("1 Oktober 2022", date(2022, 10, 1)),
        ("1 okt 2022", date(2022, 10, 1)),
        ("12 Agustus 1990", date(1990, 8, 12)),
        ("12 Agt. 1990", date(1990, 8, 12)),
        ("3 Nopember 1990", date(1990, 11, 3)),
        ("3 Pebruari 1990", date(1990, 2, 3)),
        ("17-Aug-1990", date(1990, 8, 17)),
        ("2022-10-01", date(2022, 10, 1)),
        ("2022-10-01 00:00:00", date(2022, 10, 1)),
        ("01/10/2022 00:00", date(2022, 10, 1)),
        ("'01-10-2022", date(2022, 10, 1)),
        ("44835", date(2022, 10, 1)),
        (44835.0, date(2022, 10, 1)),
        (date(2022, 10, 1), date(2022, 10, 1)),
        ("01-04-23", date(2023, 4, 1)),
        ("01/04/65", date(1965, 4, 1)),
        ("1 - 4 - 2019", date(2019, 4, 1)),
        ("01–04–2019", date(2019, 4, 1)),
        ("TMT. 01-04-2019", date(2019, 4, 1)),
        ("Senin, 1 April 2019", date(2019, 4, 1)),
        ("1-4-2019.", date(2019, 4, 1)),
        ("1 Agst 2020", date(2020, 8, 1)),
        ("1 Septemb 2020", date(2020, 9, 1)),
    ],
)
def test_dates_in_every_writing(cell: Any, day: date) -> None:
    assert DateParser(2026)(cell) == day


@pytest.mark.parametrize(
    ("cell", "key"),
    [
        ("31-02-2021", "date_impossible"),
        ("02/13/2024", "date_impossible"),
        ("29-02-2023", "date_impossible"),
        ("belum ada", "date_shape"),
        ("2022", "date_shape"),
        (12.0, "date_shape"),
        ("Oktober 2022", "date_shape"),
        ("01042019", "date_shape"),
        ("00-00-0000", "date_impossible"),
        ("01-04-0202", "date_far"),
        ("01-01-1890", "date_far"),
        (date(1899, 12, 31), "date_far"),
        ("#N/A", "formula_fault"),
    ],
)
def test_dates_that_cannot_be_are_refused_by_name(cell: Any, key: str) -> None:
    refused = DateParser(2026)(cell)
    assert isinstance(refused, Bad)
    assert refused.key == key


def test_two_digits_of_a_year_are_noted() -> None:
    parser = DateParser(2026)
    parser("01-04-2023")
    assert parser.short == {}
    parser("01-04-23")
    assert parser.short == {"01-04-23": date(2023, 4, 1)}


@given(st.dates(date(1930, 1, 1), date(2099, 12, 31)))
def test_any_day_is_read_back(day: date) -> None:
    for shape in ("%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%d"):
        assert DateParser(2026)(day.strftime(shape)) == day
    assert DateParser(2026)(float((day - date(1899, 12, 30)).days)) == day


@pytest.mark.parametrize(
    ("cell", "golongan"),
    [
        ("III/d", "III/d"),
        ("III / d", "III/d"),
        ("III/D", "III/d"),
        ("IIId", "III/d"),
        ("3d", "III/d"),
        ("III.d", "III/d"),
        ("III-d", "III/d"),
        ("Penata Tk. I / III/d", "III/d"),
        ("Penata Tingkat I (III/d)", "III/d"),
        ("Penata Muda, IIIa", "III/a"),
        ("IX", "IX"),
        ("Golongan IX", "IX"),
        ("vii", "VII"),
    ],
)
def test_golongan_in_every_writing(cell: str, golongan: str) -> None:
    assert cells.golongan(cell) == golongan


@pytest.mark.parametrize(
    ("cell", "key"), [("V/a", "golongan_shape"), ("Eselon", "golongan_shape"), (9.0, "golongan_number")]
)
def test_what_is_no_golongan_is_refused(cell: Any, key: str) -> None:
    refused = cells.golongan(cell)
    assert isinstance(refused, Bad)
    assert refused.key == key


@pytest.mark.parametrize(
    ("cell", "level"),
    [
        ("S-1", Pendidikan.S1),
        ("S1", Pendidikan.S1),
        ("s.1", Pendidikan.S1),
        ("S1 Administrasi Negara", Pendidikan.S1),
        ("S-2", Pendidikan.S2),
        ("SLTA", Pendidikan.SLTA),
        ("SMA", Pendidikan.SLTA),
        ("SMA IPS", Pendidikan.SLTA),
        ("D-III", Pendidikan.D3),
        ("D3", Pendidikan.D3),
        ("DIII Kebidanan", Pendidikan.D3),
        ("Diploma IV", Pendidikan.D4),
        ("SD", Pendidikan.SD),
        ("SMP", Pendidikan.SLTP),
    ],
)
def test_education_in_every_writing(cell: str, level: Pendidikan) -> None:
    assert terms.pendidikan(cell) is level


def test_the_subject_behind_the_level() -> None:
    assert terms.jurusan_after("S1 Administrasi Negara") == "Administrasi Negara"
    assert terms.jurusan_after("S1") is None
    assert isinstance(terms.pendidikan("Kursus menjahit"), Bad)


def test_sex_and_standing() -> None:
    for word in ("L", "M", "Pria", "Laki-laki", "LAKI - LAKI"):
        assert terms.sex(word) is JenisKelamin.PRIA
    for word in ("P", "F", "Wanita", "Perempuan"):
        assert terms.sex(word) is JenisKelamin.WANITA
    assert isinstance(terms.sex("X"), Bad)
    assert terms.kedudukan("Cuti di Luar Tanggungan Negara") is Kedudukan.CLTN
    assert terms.kedudukan("'01") is Kedudukan.AKTIF


def test_names_and_titles() -> None:
    assert names.split_titles("Dr. Simson Hubi, S.Sos, M.Si") == ("Dr.", "Simson Hubi", "S.Sos, M.Si")
    assert names.split_titles("Drs.H. Yosep Asso") == ("Drs. H.", "Yosep Asso", "")
    assert names.split_titles("Iriana Wenda") == ("", "Iriana Wenda", "")
    assert names.person_name("\xa0ELIMUS\xa0 WALELA") == "ELIMUS WALELA"
    assert isinstance(names.person_name("12345"), Bad)
    assert isinstance(names.title("=1+1"), Bad)
    assert names.title("S.Sos., M.Si") == "S.Sos., M.Si"


def test_capitals_do_not_win_over_the_usual_writing() -> None:
    assert names.better_name("Simson Hubi", "SIMSON HUBI") == "Simson Hubi"
    assert names.better_name("SIMSON HUBI", "Simson Hubi") == "Simson Hubi"
    assert names.readable("SITI NURHALIZA MA'RUF") == "Siti Nurhaliza Ma'ruf"


def test_place_and_date_of_birth_in_one_cell() -> None:
    day = names.DateBehind(2026, Bad("birth_without_date"))
    assert day("Wamena, 1 Februari 1990") == date(1990, 2, 1)
    assert day("Wamena 01-02-1990") == date(1990, 2, 1)
    assert names.birth_place("Wamena, 1 Februari 1990") == "Wamena"
    assert names.birth_place("Kab. Jayawijaya / 01-02-1990") == "Kab. Jayawijaya"
    assert isinstance(day("Wamena"), Bad)


def test_numbers_that_are_names() -> None:
    assert cells.nik("'9837986427983580") == "9837986427983580"
    assert isinstance(cells.nik(9.83798642798358e15), Bad)
    assert isinstance(cells.nik("12345"), Bad)
    assert cells.npwp("12.345.678.9-012.000") == "123456789012000"
    assert cells.digits("'08123") == "08123"
    assert cells.number(0, 50, "mkg_range")("12 Tahun") == 12
    assert isinstance(cells.number(0, 11, "mkg_range")("12"), Bad)


@pytest.mark.parametrize(
    ("cell", "key"),
    [
        ("Penata Tingkat I", "golongan_pangkat"),
        ("Pembina Tk. I", "golongan_pangkat"),
        ("Penata", "golongan_pangkat"),
        ("III/c - III/d", "golongan_several"),
        ("II/b III/a", "golongan_several"),
        ("9", "golongan_number"),
        (9.0, "golongan_number"),
        ("III/e", "golongan_shape"),
    ],
)
def test_a_golongan_is_never_guessed(cell: Any, key: str) -> None:
    refused = cells.golongan(cell)
    assert isinstance(refused, Bad)
    assert refused.key == key


def test_signs_that_cannot_be_seen_are_taken_out_and_a_document_is_no_cell() -> None:
    assert cells.text("\u202eYosep\x07 Asso\u200b") == "Yosep Asso"
    refused = cells.text("x" * 1_000_000)
    assert isinstance(refused, Bad)
    assert refused.key == "text_long"


@pytest.mark.parametrize(("cell", "read"), [("12.0", 12), ("12,0", 12), (12.0, 12), ("5 Thn", 5)])
def test_whole_numbers_with_a_zero_behind_the_point(cell: Any, read: int) -> None:
    assert cells.number(0, 50, "mkg_range")(cell) == read


@pytest.mark.parametrize("cell", ["12.5", "5/3", 5.5, -1.0])
def test_other_numbers_are_not_rounded(cell: Any) -> None:
    assert isinstance(cells.number(0, 50, "mkg_range")(cell), Bad)


def test_numbers_that_excel_counted() -> None:
    assert cells.phone(81234567890.0) == "081234567890"
    assert cells.phone("081234567890") == "081234567890"
    for parse in (cells.phone, cells.nik, cells.npwp):
        refused = parse("9.17E+15")
        assert isinstance(refused, Bad)
        assert refused.key == "number_lost_digits"
    assert cells.npwp("00.000.000.0-000.000") is None


@pytest.mark.parametrize(
    ("cell", "before", "day"),
    [
        ("Wamena / 16-02-1976", "Wamena", date(1976, 2, 16)),
        ("Wamena; 16-02-1976", "Wamena", date(1976, 2, 16)),
        ("Wamena, Senin 16-02-1976", "Wamena", date(1976, 2, 16)),
        ("Kp. 2 Wamena, 1-2-1990", "Kp. 2 Wamena", date(1990, 2, 1)),
        ("Penata Tk. I, III/d, 01-04-2022", "Penata Tk. I, III/d", date(2022, 4, 1)),
        ("Penata Tk. I\nIII/d\nTMT. 01-04-2022", "Penata Tk. I III/d", date(2022, 4, 1)),
        ("Penata Muda (III/a) 1 Okt. 2022", "Penata Muda (III/a)", date(2022, 10, 1)),
        ("Analis (TMT 01-04-2022)", "Analis", date(2022, 4, 1)),
        ("Analis", "Analis", None),
    ],
)
def test_something_and_a_date_in_one_cell(cell: str, before: str, day: date | None) -> None:
    assert names.before_date(cell) == before
    assert names.DateBehind(2026)(cell) == day


def test_a_date_behind_something_that_cannot_be_read_is_told() -> None:
    for cell, key in (("III/d, 31-02-2022", "date_impossible"), ("III/d, April 2022", "date_shape")):
        refused = names.DateBehind(2026)(cell)
        assert isinstance(refused, Bad)
        assert refused.key == key
    parser = names.DateBehind(2026)
    assert parser("Wamena, 16-02-76") == date(1976, 2, 16)
    assert parser.short == {"Wamena, 16-02-76": date(1976, 2, 16)}


def test_a_birth_place_is_a_place() -> None:
    assert names.birth_place("Wamena") == "Wamena"
    assert names.birth_place("Kp. 2 Wamena, 1-2-1990") is None
    assert names.birth_place("Wamena, Tahun 1976") is None


@pytest.mark.parametrize(
    "cell",
    [
        "Debora Asso\nNIP BARU : 199008092014032911",
        "Debora Asso / NI. PPPK 199008092014032911",
        "Debora Asso (NIP. 19900809-201403-2-911)",
        "Debora Asso NIP.199008092014032911",
    ],
)
def test_name_and_number_in_one_cell(cell: str) -> None:
    assert cells.nip(names.number_beside_name(cell)) == "199008092014032911"
    assert names.name_beside_number(cell) == "Debora Asso"


def test_a_text_that_is_longer_than_names_are_is_none() -> None:
    assert isinstance(names.person_name("x" * 200), Bad)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("YOSEP ASSO S.Pd", ("", "YOSEP ASSO", "S.Pd")),
        ("YOSEP ASSO.S.Pd", ("", "YOSEP ASSO", "S.Pd")),
        ("Yosep Asso S.Pd, M.Pd", ("", "Yosep Asso", "S.Pd, M.Pd")),
        ("Yosep Asso A.Ma.Pd.SD", ("", "Yosep Asso", "A.Ma.Pd.SD")),
        ("Hj Siti Asso, S.E", ("Hj", "Siti Asso", "S.E")),
        ("IR YOSEP ASSO", ("IR", "YOSEP ASSO", "")),
        ("dr. Ana D'Arcy-Asso, Sp.A", ("dr.", "Ana D'Arcy-Asso", "Sp.A")),
        ("Yosep M.S. Asso", ("", "Yosep M.S. Asso", "")),
        ("Yosep Asso M.S.", ("", "Yosep Asso M.S.", "")),
        ("Irwan Drajat", ("", "Irwan Drajat", "")),
    ],
)
def test_titles_without_their_comma_or_dot(name: str, parts: tuple[str, str, str]) -> None:
    assert names.split_titles(name) == parts


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("PPPK PW", JenisPegawai.PPPK),
        ("P3K Paruh Waktu", JenisPegawai.PPPK),
        ("PPPK Guru", JenisPegawai.PPPK),
        ("PNS Daerah Kab/Kota", JenisPegawai.PNS),
        ("CPNS 2024", JenisPegawai.CPNS),
        ("PNS/CPNS", Bad("jenis_pegawai_unknown")),
        ("Pensiunan PNS", Bad("jenis_pegawai_unknown")),
        ("PNS Pensiun", Bad("jenis_pegawai_unknown")),
        ("Honorer", Bad("jenis_pegawai_unknown")),
    ],
)
def test_kinds_of_employee_with_a_word_behind(cell: str, kind: Any) -> None:
    assert terms.jenis_pegawai(cell) == kind


def test_more_writings_of_terms() -> None:
    assert [posts.eselon(cell) for cell in ("Esl. III.a", "Eselon IV b", "Non Eselon")] == ["III.a", "IV.b", None]
    assert posts.status_jabatan("Pelaksana Tugas") is StatusJabatan.PLT
    assert posts.jenis_hint("Pejabat Pengawas") == "pengawas"
    assert terms.pendidikan("STRATA I") is terms.pendidikan("Strata 1 (S1) Hukum") is terms.pendidikan("S-1")
    assert terms.pendidikan("Diploma IV Keuangan") is terms.pendidikan("D-IV")
