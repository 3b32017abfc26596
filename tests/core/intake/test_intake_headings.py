"""Tables are found by names; columns are understood by heading and content; a confirmed matching is remembered."""

from __future__ import annotations

from datetime import date

import pytest
from intake_samples import listed

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases import intake
from asn_desktop.core.usecases.export import HEADINGS
from asn_desktop.core.usecases.intake import Inspection, Kind
from asn_desktop.core.usecases.ports import Context, Sheet

PERSON = ["199008092014032911", "Debora Asso"]


def targets(inspection: Inspection) -> dict[str, str]:
    letters = {column.index: column.letter for column in inspection.columns}
    return {letters[column]: target for column, target in inspection.mapping.items()}


def test_titles_above_two_heading_rows_and_a_numbering_row() -> None:
    rows = [
        ["PEMERINTAH KABUPATEN JAYAWIJAYA"],
        ["DAFTAR URUT KEPANGKATAN KEADAAN 31 DESEMBER 2025"],
        [],
        ["NO", "NAMA / NIP", "PANGKAT", "", "JABATAN", "", "MASA KERJA", "", "PENDIDIKAN", ""],
        ["", "", "GOL. RUANG", "TMT", "NAMA", "TMT", "THN", "BLN", "TINGKAT", "THN LULUS"],
        ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"],
        ["1", "Debora Asso, S.Sos\nNIP. 19900809 201403 2 911", "III/c", "01-04-2019", "Guru Ahli Muda", "01-04-2019",
         "5", "2", "S-1", "2013"],
    ]  # fmt: skip
    inspection = intake.inspect([Sheet("DUK", [row + [""] * (10 - len(row)) for row in rows])], "duk.xlsx")
    assert (inspection.header_row, inspection.first_row, inspection.as_of) == (4, 7, date(2025, 12, 31))
    assert targets(inspection) == {
        "B": "nama_nip",
        "C": "golongan",
        "D": "tmt_golongan",
        "E": "jabatan",
        "F": "tmt_jabatan",
        "G": "mkg_tahun",
        "H": "mkg_bulan",
        "I": "pendidikan",
        "J": "tahun_lulus",
    }


def test_headings_in_any_capitals_and_spacing() -> None:
    siasn = intake.inspect(
        [
            Sheet(
                "a",
                [["PNS ID", " Nip_Baru", "NAMA ", "Status CPNS PNS", "Unor Nama", "x"], ["a", *PERSON, "P", "S", "y"]],
            )
        ]
    )
    assert siasn.kind is Kind.SIASN
    assert targets(siasn) == {"A": "pns_id", "B": "nip", "C": "nama", "D": "status_cpns_pns", "E": "unit"}
    template = intake.inspect([Sheet("Pegawai", [[heading.upper() for heading in reversed(HEADINGS)]])])
    assert template.kind is Kind.TEMPLATE
    assert len(template.mapping) == len(HEADINGS)


def test_other_names_of_columns() -> None:
    inspection = listed(
        ["No.", "Nama Lengkap", "Nomor Induk Pegawai", "Pangkat/Gol. Ruang", "TMT", "Tempat, Tgl Lahir", "JK", "Unor"],
        [1, "Debora Asso", PERSON[0], "Penata, III/c", "01-04-2019", "Wamena, 9 Agustus 1990", "P", "Sekretariat"],
    )
    assert targets(inspection) == {
        "B": "nama",
        "C": "nip",
        "D": "golongan",
        "E": "tmt_golongan",
        "F": "tempat_tanggal_lahir",
        "G": "jenis_kelamin",
        "H": "unit",
    }


def test_columns_without_a_known_heading_are_understood_by_content() -> None:
    inspection = listed(
        ["Nama", "Identitas", "Ruang", "Hari jadi", "Kel."], [PERSON[1], PERSON[0], "III/c", "09-08-1990", "P"]
    )
    found = {s.target: s for s in inspection.suggestions}
    assert {target: s.column for target, s in found.items()} == {
        "nama": 0,
        "nip": 1,
        "golongan": 2,
        "tanggal_lahir": 3,
        "jenis_kelamin": 4,
    }
    assert found["nip"].basis == "content"
    assert found["nip"].confidence < found["nama"].confidence
    assert inspection.columns[1].samples == (PERSON[0],)


def test_a_heading_that_lies_gives_way_to_the_content() -> None:
    inspection = listed(["NIP", "Nama", "Identitas", "Pangkat", "Gol"], ["12", PERSON[1], PERSON[0], "Penata", "III/c"])
    assert targets(inspection) == {"B": "nama", "C": "nip", "E": "golongan"}


def test_the_sheet_with_the_list_is_chosen_and_others_are_named(ctx: Context) -> None:
    head = ["NIP", "NAMA", "JABATAN"]
    sheets = [
        Sheet("Sampul", [["Daftar pegawai"]]),
        Sheet("Lama", [head, *[[*PERSON, "x"]] * 9], visible=False),
        Sheet("Baru", [head, [*PERSON, "Guru"]]),
        Sheet("Cadangan", [head[:2], PERSON]),
    ]
    inspection = intake.inspect(sheets, "buku.xlsx", in_use=True)
    assert inspection.sheet == "Baru"
    assert [(c.sheet, c.header_row, c.visible) for c in inspection.candidates] == [
        ("Sampul", 0, True),
        ("Lama", 1, False),
        ("Baru", 1, True),
        ("Cadangan", 1, True),
    ]
    assert intake.inspect(sheets, "buku.xlsx", sheet="Lama").sheet == "Lama"
    run = intake.dry_run(ctx, inspection)
    whole = [(problem.key, problem.facts.get("other")) for problem in run.problems if problem.row == 0]
    assert ("file_in_use", None) in whole
    assert ("other_sheet", "Lama") in whole


def test_a_file_without_a_list_is_refused_in_words(ctx: Context) -> None:
    with pytest.raises(UserError) as caught:
        intake.inspect([Sheet("A", [["Laporan", "keuangan"], ["1", "2"]])], "keuangan.xlsx")
    assert caught.value.key == "intake_no_table"
    inspection = listed(["NAMA", "JABATAN"], ["Debora Asso", "Guru"])
    with pytest.raises(UserError) as caught:
        intake.dry_run(ctx, inspection)
    assert caught.value.key == "intake_no_nip"


def test_a_confirmed_matching_is_used_for_the_next_list(ctx: Context) -> None:
    rows = [["NIP", "NAMA", "Tugas"], [*PERSON, "Guru"]]
    first = intake.inspect([Sheet("A", rows)])
    assert "jabatan" not in first.mapping.values()
    intake.remember(ctx.store, first, first.mapping | {2: "jabatan"})
    with ctx.store.read() as reader:
        again = intake.inspect([Sheet("Bulan depan", rows)], reader=reader)
        other = intake.inspect([Sheet("A", [["NIP", "NAMA", "Hobi"], [*PERSON, "Guru"]])], reader=reader)
    assert again.mapping == {0: "nip", 1: "nama", 2: "jabatan"}
    assert {suggestion.basis for suggestion in again.suggestions} == {"remembered"}
    assert 2 not in other.mapping


@pytest.mark.parametrize(
    ("line", "period"),
    [
        ("Periode Bulanan 6 Tahun 2026", (2026, 6)),
        ("PERIODE  BULANAN  12  TAHUN 2025", (2025, 12)),
        ("periode tahunan 2025", (2025, None)),
        ("Periode Tahunan Tahun 2025", (2025, None)),
        ("PERIODE : BULANAN 06 TAHUN 2026", (2026, 6)),
        ("Periode Bulanan Juni Tahun 2026", (2026, 6)),
        ("Periode: Juni 2026", (2026, 6)),
        ("Periode Final 2025", (2025, None)),
    ],
)
def test_the_period_of_a_rekap(line: str, period: tuple[int, int | None]) -> None:
    inspection = rekap(line)
    assert (inspection.tahun, inspection.bulan) == period


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("Periode Bulanan 13 Tahun 2026", "rekap_period"),
        ("Periode Bulanan 0 Tahun 2026", "rekap_period"),
        ("Periode Triwulanan 2 Tahun 2026", "rekap_period"),
        ("Periode Triwulan II Tahun 2026", "rekap_period"),
        ("Periode Semester 1 Tahun 2026", "rekap_period"),
        ("Periode Bulanan 6", "rekap_no_period"),
        ("Subbagian Tata Usaha", "rekap_no_period"),
    ],
)
def test_a_rekap_without_a_usable_period_is_refused(line: str, key: str) -> None:
    with pytest.raises(UserError) as caught:
        rekap(line)
    assert caught.value.key == key


def rekap(line: str) -> Inspection:
    head = [
        "No",
        "NIP",
        "Nama",
        "Jabatan",
        "Rating Hasil Kinerja",
        "Rating Perilaku Kerja",
        "Predikat Kinerja Periodik",
    ]
    rows = [["3013 - Kementerian"], ["Sub  bagian"], [""], ["catatan"], [line], head]
    return intake.inspect([Sheet("Sheet", [row + [""] * (7 - len(row)) for row in rows])], "Rekap.xlsx")


def test_a_rekap_with_other_words_for_number_and_name_is_still_one() -> None:
    head = ["No", "NIP/NRP", "Nama Pegawai", "Nama Jabatan", "Rating Hasil Kerja", "Rating Perilaku", "Predikat"]
    inspection = intake.inspect([Sheet("S", [["Periode Tahunan 2025", *[""] * 6], head])], "Rekap.xlsx")
    assert inspection.kind is Kind.REKAP
    assert set(inspection.mapping.values()) == {
        "nip", "nama", "jabatan", "rating_hasil", "rating_perilaku", "predikat"
    }  # fmt: skip


def test_three_heading_rows() -> None:
    rows = [
        ["NO", "NAMA / NIP", "KEPANGKATAN", "", "", "JABATAN", "", "MASA KERJA", "", "PENDIDIKAN", "", ""],
        ["", "", "PANGKAT", "GOL", "TMT", "NAMA", "TMT", "GOLONGAN", "", "TERAKHIR", "", ""],
        ["", "", "", "RUANG", "", "", "", "THN", "BLN", "TINGKAT", "JURUSAN", "LULUS"],
        [1, f"Debora Asso\n{PERSON[0]}", "Penata", "III/c", "01-04-2019", "Guru", "01-01-2020", 5, 3,
         "S1", "PGSD", 2013],
    ]  # fmt: skip
    inspection = intake.inspect([Sheet("DUK", rows)])
    assert inspection.first_row == 4
    assert targets(inspection) == {
        "B": "nama_nip",
        "D": "golongan",
        "E": "tmt_golongan",
        "F": "jabatan",
        "G": "tmt_jabatan",
        "H": "mkg_tahun",
        "I": "mkg_bulan",
        "J": "pendidikan",
        "K": "jurusan",
        "L": "tahun_lulus",
    }


def test_headings_written_in_spaced_or_broken_words() -> None:
    inspection = listed(
        ["NO.\nURUT", "N A M A", "N I P", "GOL.\nRUANG", "T.M.T", "J A B A T A N", "PENDI-\nDIKAN"],
        [1, PERSON[1], PERSON[0], "III/c", "01-04-2019", "Guru", "S1"],
    )
    assert list(targets(inspection).values()) == ["nama", "nip", "golongan", "tmt_golongan", "jabatan", "pendidikan"]


def test_columns_with_a_date_behind_the_words(ctx: Context) -> None:
    inspection = listed(
        ["NAMA", "NIP", "PANGKAT / GOL. RUANG / TMT", "JABATAN / TMT", "TTL", "STATUS"],
        [PERSON[1], PERSON[0], "Penata, III/c, 01-04-2022", "Guru\nTMT 1-2-20", "Wamena / 09-08-90", "PNS"],
    )
    assert list(targets(inspection).values()) == [
        "nama", "nip", "golongan_tmt", "jabatan_tmt", "tempat_tanggal_lahir", "jenis_pegawai"
    ]  # fmt: skip
    run = intake.dry_run(ctx, inspection)
    read = {target: column[0] for target, column in run.values.items()}
    assert (read["golongan"], read["tmt_golongan"]) == ("III/c", date(2022, 4, 1))
    assert (read["jabatan"], read["tmt_jabatan"]) == ("Guru", date(2020, 2, 1))
    assert {(problem.place, problem.key) for problem in run.problems} == {("D2", "date_short"), ("E2", "date_short")}


def test_a_column_of_numbers_that_cannot_be_read_is_still_one_of_numbers() -> None:
    inspection = listed(["NAMA", "NIP"], ["Debora Asso", "199008092O14032911"], ["Yosep Asso", "1990-0809-20140329"])
    assert targets(inspection) == {"A": "nama", "B": "nip"}


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("KEADAAN S/D 31-12-2025", date(2025, 12, 31)),
        ("PER TANGGAL 01/10/2025", date(2025, 10, 1)),
        ("KEADAAN : DESEMBER 2025", date(2025, 12, 1)),
        ("Nomor 800/12-10-2025/X", None),
    ],
)
def test_the_day_of_a_list(title: str, day: date | None) -> None:
    assert listed(["NAMA", "NIP"], PERSON[::-1], titles=[[title]]).as_of == day


def test_a_period_that_has_not_begun_is_refused(ctx: Context) -> None:
    with pytest.raises(UserError) as caught:
        intake.dry_run(ctx, rekap("Periode Bulanan 6 Tahun 2062"))
    assert caught.value.key == "rekap_period"


def test_headings_as_siasns_services_write_them() -> None:
    inspection = listed(
        ["pnsId", "nipBaru", "nama", "tglLahir", "golRuangAkhir", "jabatanNama", "unorNama"],
        ["A1", *PERSON, "09-08-1990", "III/c", "Guru", "Seksi Umum"],
    )
    assert list(targets(inspection).values()) == [
        "pns_id", "nip", "nama", "tanggal_lahir", "golongan", "jabatan", "unit"
    ]  # fmt: skip
