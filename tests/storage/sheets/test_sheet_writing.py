"""Written files: whole or not there, text stays text, and what is written is read back as it was."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.ports import Sheet
from asn_desktop.storage.sheets import SpreadsheetFiles, writing


def test_what_is_written_is_read_back(files: SpreadsheetFiles, tmp_path: Path) -> None:
    path = tmp_path / "hasil.xlsx"
    rows = [
        ["NIP", "Nama", "TMT", "Jumlah", "Aktif"],
        ["197602162000031910", "=1+1", date(2022, 4, 1), 12.0, True],
        ["000000000000000001", "+62 811", None, 0.5, False],
        ["@home", "-5", "http://contoh.go.id", "{=SUM(A1)}", "12"],
    ]
    files.write(path, [Sheet("Data", rows), Sheet("Catatan", [["a"]], visible=False)], widths=(20, 30))
    first, second = files.read(path)
    assert first.rows == [["" if cell is None else cell for cell in row] for row in rows]
    assert not second.visible
    with zipfile.ZipFile(path) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in xml
    assert "<hyperlink" not in xml
    assert 'ySplit="1"' in xml
    assert 'width="20.7' in xml


def test_a_number_longer_than_excel_holds_becomes_text(files: SpreadsheetFiles, tmp_path: Path) -> None:
    files.write(tmp_path / "a.xlsx", [Sheet("A", [["NIP"], [197602162000031910]])])
    assert files.read(tmp_path / "a.xlsx")[0].rows[1] == ["197602162000031910"]


cell = st.one_of(
    st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=30),
    st.booleans(),
    st.dates(date(1930, 1, 1), date(2100, 1, 1)),
    st.floats(-1e9, 1e9, allow_nan=False).map(lambda number: round(number, 3)),
)


@given(st.lists(st.lists(cell, min_size=3, max_size=3), min_size=1, max_size=5))
def test_any_table_survives(tmp_path_factory: pytest.TempPathFactory, rows: list[list[object]]) -> None:
    path = tmp_path_factory.mktemp("tabel") / "t.xlsx"
    files = SpreadsheetFiles()
    files.write(path, [Sheet("T", rows)])  # type: ignore[arg-type]
    assert files.read(path)[0].rows == rows


def test_a_failed_write_leaves_the_old_file(
    files: SpreadsheetFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "lama.xlsx"
    files.write(path, [Sheet("A", [["lama"]])])

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing.os, "fsync", full)
    with pytest.raises(UserError) as caught:
        files.write(path, [Sheet("A", [["baru"]])])
    assert caught.value.key == "sheet_not_written"
    monkeypatch.undo()
    assert files.read(path)[0].rows == [["lama"]]
    assert [entry.name for entry in tmp_path.iterdir()] == ["lama.xlsx"]


def test_a_target_held_by_excel_is_told(
    files: SpreadsheetFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(self: Path, target: Path) -> Path:
        raise PermissionError(13, "held", str(target))

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(UserError) as caught:
        files.write(tmp_path / "a.xlsx", [Sheet("A", [["x"]])])
    assert caught.value.key == "sheet_target_in_use"
    assert list(tmp_path.iterdir()) == []


def test_limits_and_odd_names(files: SpreadsheetFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files.write(tmp_path / "a.xlsx", [Sheet("Kec. A/B: [2025]? *panjang sekali namanya*", [["x" * 40_000]])])
    (sheet,) = files.read(tmp_path / "a.xlsx")
    assert len(sheet.name) <= 31
    assert sheet.rows == [["x" * writing.MAX_TEXT]]
    with pytest.raises(UserError) as caught:
        files.write(tmp_path / "tidak" / "ada.xlsx", [Sheet("A", [["x"]])])
    assert caught.value.key == "sheet_not_written"
    monkeypatch.setattr(writing, "MAX_ROWS", 1)
    with pytest.raises(UserError) as caught:
        files.write(tmp_path / "b.xlsx", [Sheet("A", [["x"], ["y"]])])
    assert caught.value.key == "sheet_too_many_rows"


def test_where_widths_are_given_long_texts_go_on_below(files: SpreadsheetFiles, tmp_path: Path) -> None:
    target = tmp_path / "panjang.xlsx"
    files.write(target, [Sheet("Beda", [["Nama", "Langkah"], ["Ida", "kata " * 30], ["Ani", "pendek"]])], (10, 30))
    with zipfile.ZipFile(target) as inside:
        page = inside.read("xl/worksheets/sheet1.xml").decode()
        styles = inside.read("xl/styles.xml").decode()
    assert re.findall(r'<row r="(\d)"[^>]* ht="(\d+)"', page) == [("2", "90")]
    assert styles.count('wrapText="1"') == 2
    assert files.read(target)[0].rows[1][1] == "kata " * 30
