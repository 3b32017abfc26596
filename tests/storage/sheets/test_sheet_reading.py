"""Every kind of spreadsheet is read; every reason not to read one is told in words."""

from __future__ import annotations

import zipfile
from datetime import date, datetime, time
from pathlib import Path

import pytest
import xlsxwriter

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.ports import Sheet
from asn_desktop.storage.sheets import SpreadsheetFiles, reading


def refusal(files: SpreadsheetFiles, path: Path) -> str:
    with pytest.raises(UserError) as caught:
        files.read(path)
    return caught.value.key


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_one_list_reads_the_same_from_every_kind(files: SpreadsheetFiles, fixtures: Path, kind: str) -> None:
    sheets = files.read(fixtures / f"daftar_pegawai_walesi.{kind}")
    assert [sheet.name for sheet in sheets] == ["DAFTAR", "Sheet2", "PENSIUN"]
    rows = sheets[0].rows
    assert rows[5][1] == "Simson Hubi, S.Sos"
    assert rows[6][3] == "19900809 201403 2 911"
    assert rows[7][5] == date(2022, 10, 1)
    assert sheets[1].rows == []


def test_a_kind_goes_by_content_not_by_name(files: SpreadsheetFiles, fixtures: Path, tmp_path: Path) -> None:
    renamed = tmp_path / "sebenarnya_xlsx.xls"
    renamed.write_bytes((fixtures / "siasn_walesi.xlsx").read_bytes())
    assert files.read(renamed)[0].rows[0][1] == "nip_baru"


def test_csv_keeps_every_cell_as_text(files: SpreadsheetFiles, fixtures: Path) -> None:
    (sheet,) = files.read(fixtures / "siasn_walesi.csv")
    assert len(sheet.rows) == 50
    assert sheet.rows[1][1] == "'197602162000031910"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_csv_encodings_and_separators(files: SpreadsheetFiles, tmp_path: Path, encoding: str, sign: str) -> None:
    path = tmp_path / "daftar.csv"
    lines = [["NIP", "NAMA", "TTL"], ["199008092014032911", "Renée Asso", '"Wamena, 9 Agustus 1990"'], ["1", "b"]]
    path.write_bytes("\r\n".join(sign.join(line) for line in lines).encode(encoding))
    (sheet,) = files.read(path)
    assert sheet.rows == [
        ["NIP", "NAMA", "TTL"],
        ["199008092014032911", "Renée Asso", "Wamena, 9 Agustus 1990"],
        ["1", "b", ""],
    ]


def test_csv_that_names_its_separator_keeps_excels_row_numbers(files: SpreadsheetFiles, tmp_path: Path) -> None:
    path = tmp_path / "excel.csv"
    path.write_text("sep=;\nNIP;NAMA\n1;a,b\n")
    assert files.read(path)[0].rows == [["", ""], ["NIP", "NAMA"], ["1", "a,b"]]


def test_cells_come_as_plain_values(files: SpreadsheetFiles, tmp_path: Path) -> None:
    path = tmp_path / "sel.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Isi & <sel>")
    moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
    sheet.write_formula(1, 0, "=1+1", None, 2)
    sheet.write_formula(1, 1, "=NA()", None, "#N/A")
    sheet.write_boolean(1, 2, True)
    sheet.write_datetime(1, 3, datetime.fromisoformat("2021-01-02 03:04"), moment)
    sheet.write_datetime(1, 4, time(3, 4), book.add_format({"num_format": "hh:mm"}))
    book.add_worksheet("Rahasia").hide()
    book.close()
    first, hidden = files.read(path)
    assert first.rows == [[""] * 5, [2.0, "#N/A", True, date(2021, 1, 2), "03:04"]]
    assert type(first.rows[1][3]) is date
    assert (first.visible, hidden.visible) == (True, False)


def test_a_password_is_told_from_damage(files: SpreadsheetFiles, fixtures: Path, tmp_path: Path) -> None:
    assert refusal(files, fixtures / "bersandi.xlsx") == "sheet_password"
    locked = tmp_path / "terkunci.ods"
    with zipfile.ZipFile(locked, "w") as archive:
        archive.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
    assert refusal(files, locked) == "sheet_password"


def test_damage_is_told(files: SpreadsheetFiles, fixtures: Path, tmp_path: Path) -> None:
    whole = (fixtures / "siasn_walesi.xlsx").read_bytes()
    old = (fixtures / "daftar_pegawai_walesi.xls").read_bytes()
    for number, content in enumerate((whole[: len(whole) // 2], b"PK\x03\x04junk", b"hello", old[:600], b"\0\0\0a")):
        path = tmp_path / f"rusak{number}.xlsx"
        path.write_bytes(content)
        assert refusal(files, path) == "sheet_broken", number


def test_other_reasons_not_to_read(files: SpreadsheetFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert refusal(files, tmp_path / "tidak_ada.xlsx") == "sheet_gone"
    assert refusal(files, tmp_path / "surat.docx") == "sheet_kind"
    assert refusal(files, tmp_path / "tanpa_jenis") == "sheet_kind"
    (tmp_path / "kosong.csv").write_bytes(b"\r\n \r\n")
    assert refusal(files, tmp_path / "kosong.csv") == "sheet_empty"
    (tmp_path / "koma.csv").write_bytes(b";;\r\n;;\r\n")
    assert refusal(files, tmp_path / "koma.csv") == "sheet_empty"
    files.write(tmp_path / "kosong.xlsx", [Sheet("Kosong", [])])
    assert refusal(files, tmp_path / "kosong.xlsx") == "sheet_empty"
    (tmp_path / "web.xls").write_text("<html><frameset><frame src='sheet001.htm'></frameset></html>")
    assert refusal(files, tmp_path / "web.xls") == "sheet_web_page"
    for name in ("cetak.csv", "cetak.xlsx"):
        (tmp_path / name).write_bytes(b"%PDF-1.4\n1 0 obj, a, b\n")
        assert refusal(files, tmp_path / name) == "sheet_broken"
    (tmp_path / "folder.xlsx").mkdir()
    assert refusal(files, tmp_path / "folder.xlsx") == "sheet_in_use"
    files.write(tmp_path / "isi.xlsx", [Sheet("Isi", [["a"] * 20] * 20)])
    monkeypatch.setattr(reading, "MAX_CELLS", 399)
    assert refusal(files, tmp_path / "isi.xlsx") == "sheet_too_large"
    monkeypatch.setattr(reading, "MAX_BYTES", 100)
    assert refusal(files, tmp_path / "isi.xlsx") == "sheet_too_large"


def test_a_file_open_in_excel_is_noticed_and_still_read(files: SpreadsheetFiles, tmp_path: Path) -> None:
    path = tmp_path / "daftar.xlsx"
    files.write(path, [Sheet("Isi", [["NIP"]])])
    assert not files.in_use(path)
    (tmp_path / "~$daftar.xlsx").write_bytes(b"owner")
    assert files.in_use(path)
    assert files.read(path)[0].rows == [["NIP"]]


def test_a_large_export_without_formulas_is_not_unpacked_twice(
    files: SpreadsheetFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from asn_desktop.storage.sheets import faulty_cells

    path = tmp_path / "besar.xlsx"
    book = xlsxwriter.Workbook(str(path))
    book.add_worksheet().write_formula(0, 0, "=NA()", None, "#N/A")
    book.close()
    assert list(faulty_cells.faulty_cells(path.read_bytes())) == [("Sheet1", 0, 0, "#N/A")]
    monkeypatch.setattr(faulty_cells, "_SMALL", 10)
    assert list(faulty_cells.faulty_cells(path.read_bytes())) == []


PAGE = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>td { color: red }</style></head><body>
<table border=1><tr><th colspan=4>DAFTAR PEGAWAI</th></tr>
<tr><th rowspan=2>NAMA<th rowspan=2>NIP<th colspan=2>PANGKAT</tr><tr><th>GOL<th>TMT</tr>
<tr><td>Debora&nbsp;Asso<br>S.Sos</td><td>'199008092014032911</td><td>III/c</td><td>01-04-2019</td></tr></table></body>"""


@pytest.mark.parametrize("name", ["unduhan.xls", "unduhan.xlsx", "unduhan.csv"])
@pytest.mark.parametrize("before", ["", "\ufeff\n", "<!-- " + "x" * 9000 + " -->"])
def test_a_web_page_with_excels_name_is_read(files: SpreadsheetFiles, tmp_path: Path, name: str, before: str) -> None:
    (tmp_path / name).write_text(before + PAGE, encoding="utf-8")
    assert files.read(tmp_path / name)[0].rows == [
        ["DAFTAR PEGAWAI", "", "", ""],
        ["NAMA", "NIP", "PANGKAT", ""],
        ["", "", "GOL", "TMT"],
        ["Debora Asso\nS.Sos", "'199008092014032911", "III/c", "01-04-2019"],
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
def test_a_text_table_with_excels_name_is_read(files: SpreadsheetFiles, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "unduhan.xls"
    path.write_bytes("NIP\tNAMA\r\n199008092014032911\tDebora\r\n".encode(encoding))
    assert files.read(path)[0].rows == [["NIP", "NAMA"], ["199008092014032911", "Debora"]]


def test_a_quotation_mark_that_is_never_closed_swallows_nobody(files: SpreadsheetFiles, tmp_path: Path) -> None:
    path = tmp_path / "kutip.csv"
    path.write_text('NIP;NAMA\n1;"Debora\nAsso"\n2;"Yosep\n3;Maria\n')
    with pytest.raises(UserError) as caught:
        files.read(path)
    assert (caught.value.key, caught.value.facts["line"]) == ("sheet_open_quote", 4)
    path.write_text('NIP;NAMA\n1;Yosep "Yos Asso\n2;Maria\n')
    assert files.read(path)[0].rows[1:] == [["1", 'Yosep "Yos Asso'], ["2", "Maria"]]


def test_a_cell_merged_over_rows_speaks_of_each(files: SpreadsheetFiles, tmp_path: Path) -> None:
    path = tmp_path / "gabung.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    for column, heading in enumerate(("NO", "NAMA", "UNIT KERJA")):
        sheet.merge_range(0, column, 1, column, heading)
    sheet.write_column(2, 0, [1, 2, 3])
    sheet.write_column(2, 1, ["Debora", "Yosep", "Maria"])
    sheet.merge_range(2, 2, 4, 2, "SEKSI UMUM")
    book.close()
    assert files.read(path)[0].rows == [
        ["NO", "NAMA", "UNIT KERJA"],
        ["", "", ""],
        [1.0, "Debora", "SEKSI UMUM"],
        [2.0, "Yosep", "SEKSI UMUM"],
        [3.0, "Maria", "SEKSI UMUM"],
    ]
