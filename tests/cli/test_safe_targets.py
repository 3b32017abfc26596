"""Results never take the place of data, and whatever goes wrong is said in words."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from asn_desktop.bootstrap import texts
from asn_desktop.cli import office
from asn_desktop.cli.env import environment
from tests.cli.conftest import TODAY, Call

SHEET = Path(__file__).parents[2] / "resources" / "sample" / "pegawai_welesi.xlsx"


@pytest.mark.parametrize(
    "words",
    [
        ("calendar", "--xlsx", "{db}"),
        ("calendar", "--ics", "{db}"),
        ("export", "--out", "{db}"),
        ("export", "--siasn", "{db}"),
        ("import", str(SHEET), "--dry-run", "--refused", "{db}"),
        ("identity", "enrol", "--out", "{db}"),
        ("identity", "save", "--out", "{other}"),
        ("export", "--out", "{other}"),
    ],
    ids=lambda words: " ".join(words[:2]),
)
def test_no_result_takes_the_place_of_an_office(
    call: Call, walesi: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    other = walesi.with_name("lain.asn")
    other.write_bytes(walesi.read_bytes())
    before = walesi.read_bytes()
    filled = [word.format(db=walesi, other=other) for word in words]
    said = call(*filled, *(() if "save" in filled else ("--db", walesi)))
    assert said.code == 4
    assert "tidak ditimpa" in said.err
    assert walesi.read_bytes() == before == other.read_bytes()


def test_refused_rows_do_not_take_the_place_of_the_list_they_come_from(
    call: Call, walesi: Path, tmp_path: Path
) -> None:
    sheet = tmp_path / "daftar.xlsx"
    sheet.write_bytes(SHEET.read_bytes())
    said = call("import", sheet, "--db", walesi, "--refused", tmp_path / "." / "daftar.xlsx")
    assert (said.code, sheet.read_bytes()) == (4, SHEET.read_bytes())
    assert "juga yang dibaca" in said.err


@pytest.mark.parametrize(
    "words",
    [
        ("calendar", "--xlsx", "{none}/a.xlsx"),
        ("calendar", "--ics", "{none}/a.ics"),
        ("export", "--out", "{none}/a.xlsx"),
        ("backup", "--out", "{none}/a.asn"),
        ("print", "kartu-karier", "--all", "--out", "{none}/deep"),
        ("identity", "enrol", "--out", "{none}/a"),
    ],
    ids=lambda words: " ".join(words[:2]),
)
def test_a_folder_that_is_not_there_is_named_and_not_made(
    call: Call, walesi: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    none = tmp_path / "tidak-ada"
    said = call(*(word.format(none=none) for word in words), "--db", walesi)
    assert (said.code, none.exists()) == (4, False)
    assert str(none) in said.err


def test_a_folder_or_device_in_place_of_a_file(call: Call, walesi: Path, tmp_path: Path) -> None:
    for target in (tmp_path, Path(os.devnull)):
        said = call("calendar", "--db", walesi, "--xlsx", target)
        assert (said.code, "folder atau alat" in said.err) == (4, True)
    (tmp_path / "berkas").write_text("x")
    assert call("print", "duk", "--all", "--db", walesi, "--out", tmp_path / "berkas").code == 4


def test_options_that_say_nothing_about_what_is_asked_for_are_refused(call: Call, walesi: Path, tmp_path: Path) -> None:
    for words in (
        ("print", "skp", "--all", "--months", 5, "--out", tmp_path / "pdf"),
        ("print", "skp", "--all", "--on", "2025-05-05", "--out", tmp_path / "pdf"),
        ("print", "evaluasi", "--all", "--revision", 1, "--out", tmp_path / "pdf"),
        ("export", "--out", tmp_path / "e.xlsx", "--year", 2025),
        ("export", "--out", tmp_path / "e.xlsx", "--since", "beginning"),
        ("export", "--siasn", tmp_path / "e.xlsx", "--year", 0),
    ):
        assert call(*words, "--db", walesi).code == 2
    assert not (tmp_path / "pdf").exists()
    assert not (tmp_path / "e.xlsx").exists()


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "20260101", "2026-W01-1"])
def test_days_beyond_every_career_and_other_ways_of_writing_them(call: Call, walesi: Path, day: str) -> None:
    said = call("career", "--all", "--on", day, "--db", walesi)
    assert (said.code, said.out) == (2, "")
    assert day in said.err


def test_a_defect_is_said_in_words_and_noted(
    call: Call, walesi: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = "Andi Baso, 198112082023211901"

    def broken(*_given: object) -> int:
        raise RuntimeError(person)

    monkeypatch.setenv("ASN_DESKTOP_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(office, "run_check", broken)
    said = call("check", "--db", walesi)
    assert (said.code, said.out.strip()) == (5, "")
    assert str(tmp_path / "home" / "log") in said.err
    assert "RuntimeError" not in said.err
    log = next((tmp_path / "home" / "log").iterdir()).read_text()
    assert "RuntimeError" in log
    assert person not in log


def test_a_full_disk_behind_the_output_is_said(walesi: Path) -> None:
    words = [sys.executable, "-m", "asn_desktop", "career", "--all", "--json", "--db", str(walesi)]
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            words, stdout=full, stderr=subprocess.PIPE, text=True, env={**os.environ, "ASN_DESKTOP_TODAY": TODAY}
        )
    assert ended.returncode == 4
    assert ended.stderr.startswith("Keluaran perintah tidak dapat ditulis seluruhnya.\n")
    assert "Traceback" not in ended.stderr


def test_a_folder_of_the_program_that_cannot_be_used_is_named(
    call: Call, walesi: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "berkas").write_text("bukan folder")
    monkeypatch.setenv("ASN_DESKTOP_HOME", str(tmp_path / "berkas"))
    said = call("career", "--all", "--db", walesi)
    assert (said.code, said.out) == (4, "")
    assert str(tmp_path / "berkas") in said.err


def test_a_file_inside_a_file_is_missing(call: Call, walesi: Path) -> None:
    assert call("check", "--db", walesi / "kantor.asn").code == 4


def test_many_results_are_one_valid_list(call: Call, walesi: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(json.loads(call("career", "--all", "--json", "--db", walesi).out)) == 40
    environment(texts("id")).json_list([])
    assert json.loads(capsys.readouterr().out) == []
