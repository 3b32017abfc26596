"""Copies before an import, and going back to one, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from asn_desktop.bootstrap import resources
from tests.cli.conftest import Call

LIST = resources() / "sample" / "pegawai_welesi.xlsx"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ASN_DESKTOP_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def people(call: Call, file: Path, out: Path) -> int:
    said = call("export", "--db", file, "--out", out)
    assert said.code == 0
    return int(said.out.split()[0])


def test_an_import_can_be_taken_back_as_a_whole(call: Call, walesi: Path, tmp_path: Path) -> None:
    before = people(call, walesi, tmp_path / "sebelum.xlsx")
    assert call("import", LIST, "--db", walesi, "--dry-run").code in (0, 1)
    assert json.loads(call("restore", "--db", walesi, "--json").out) == []
    assert call("import", LIST, "--db", walesi).code in (0, 1)
    assert people(call, walesi, tmp_path / "sesudah.xlsx") != before
    (copy,) = json.loads(call("restore", "--db", walesi, "--json").out)
    assert copy["reason"] == "impor"
    assert "1 cadangan" in call("restore", "--db", walesi).out
    said = call("restore", "--db", walesi, "--from", copy["file"])
    assert said.code == 0
    assert "1 perubahan" in said.out
    assert people(call, walesi, tmp_path / "kembali.xlsx") == before
    assert call("check", "--db", walesi).code == 0
    back = json.loads(call("restore", "--db", walesi, "--json").out)
    assert [one["reason"] for one in back] == ["pemulihan", "impor"]


def test_what_is_no_copy_is_refused_and_the_file_stays(call: Call, walesi: Path, tmp_path: Path) -> None:
    before = walesi.read_bytes()
    wrong = tmp_path / "surat.asn"
    wrong.write_text("bukan basis data")
    said = call("restore", "--db", walesi, "--from", wrong)
    assert said.code == 4
    assert len(said.err.strip().splitlines()) >= 3
    assert walesi.read_bytes() == before


def test_an_import_goes_on_where_no_copy_can_be_made(call: Call, walesi: Path, home: Path) -> None:
    home.mkdir()
    (home / "cadangan").write_text("di sini bukan folder")
    said = call("import", LIST, "--db", walesi)
    assert said.code in (0, 1)
    assert "belum jadi" in said.err
    assert "Tersimpan" in said.out
