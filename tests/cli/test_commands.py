"""Each command on a real file, as its user meets it: what is said, what is written, how it ends."""

from __future__ import annotations

import json
import signal
from pathlib import Path

import pytest

from asn_desktop.bootstrap import resources
from asn_desktop.storage.sheets import SpreadsheetFiles
from tests.cli.conftest import Call

LIST = resources() / "sample" / "pegawai_welesi.xlsx"


def test_sample_makes_the_same_office_for_the_same_seed(call: Call, tmp_path: Path) -> None:
    sheets = []
    for name in ("a", "b"):
        made = call("sample", "--office", "walesi", "--seed", 7, "--db", tmp_path / f"{name}.asn", "--json")
        assert made.code == 0
        assert json.loads(made.out)["employees"] == 40
        call("export", "--db", tmp_path / f"{name}.asn", "--out", tmp_path / f"{name}.xlsx")
        sheets.append(SpreadsheetFiles().read(tmp_path / f"{name}.xlsx")[0].rows)
    assert sheets[0] == sheets[1]


def test_sample_does_not_overwrite(call: Call, walesi: Path) -> None:
    before = walesi.read_bytes()
    said = call("sample", "--office", "walesi", "--db", walesi)
    assert said.code == 4
    assert walesi.name in said.err
    assert walesi.read_bytes() == before


def test_check_of_a_sound_file(call: Call, walesi: Path) -> None:
    assert call("check", "--db", walesi).code == 0
    assert json.loads(call("check", "--db", walesi, "--json").out)["sound"] is True


def test_check_of_a_missing_and_of_a_foreign_file(call: Call, tmp_path: Path) -> None:
    foreign = tmp_path / "surat.asn"
    foreign.write_text("bukan basis data")
    for file in (tmp_path / "tidak-ada.asn", foreign):
        said = call("check", "--db", file)
        assert said.code == 4
        assert said.out == ""
        assert file.name in said.err
        assert len(said.err.strip().splitlines()) >= 3, "what happened, why, what now"


def test_backup_is_a_sound_copy(call: Call, walesi: Path, tmp_path: Path) -> None:
    copy = tmp_path / "cadangan.asn"
    assert call("backup", "--db", walesi, "--out", copy).code == 0
    assert call("check", "--db", copy).code == 0


def test_import_runs_dry_names_every_fault_and_keeps_refused_rows(call: Call, walesi: Path, tmp_path: Path) -> None:
    refused = tmp_path / "ditolak.xlsx"
    said = call("import", LIST, "--db", walesi, "--dry-run", "--refused", refused)
    assert said.code == 1, "rows were refused"
    for place in ("Baris 17 (B17)", "Baris 20 (B20)", "Baris 23 (O23)", "Baris 29 (N29)", "Baris 46 (B46)"):
        assert place in said.out
    rows = SpreadsheetFiles().read(refused)[0].rows
    assert [row[2] for row in rows[1:]] != []
    again = json.loads(call("import", LIST, "--db", walesi, "--dry-run", "--json").out)
    assert again["new"] == 3, "a dry run changes nothing"
    assert again["applied"] is False


def test_import_twice_brings_nothing_new(call: Call, walesi: Path) -> None:
    first = json.loads(call("import", LIST, "--db", walesi, "--json").out)
    second = json.loads(call("import", LIST, "--db", walesi, "--json").out)
    assert first["applied"]
    assert first["new"] == 3
    assert second["new"] == second["changed"] == 0


def test_export_is_taken_in_again_without_a_change(call: Call, walesi: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "pegawai.xlsx"
    assert call("export", "--db", walesi, "--out", sheet).code == 0
    read = json.loads(call("import", sheet, "--db", walesi, "--dry-run", "--json").out)
    assert read["kind"] == "template"
    assert (read["new"], read["changed"], read["refused"]) == (0, 0, 0)
    assert read["unchanged"] >= 40


def test_import_of_something_else_is_refused(call: Call, walesi: Path, tmp_path: Path) -> None:
    letter = tmp_path / "surat.csv"
    letter.write_text("Kepada Yth.\nBapak Kepala Distrik\n")
    said = call("import", letter, "--db", walesi)
    assert said.code in (3, 4)
    assert letter.name in said.err


def test_doctor_finds_what_practice_offices_lack(call: Call, walesi: Path) -> None:
    said = call("doctor", "--db", walesi, "--json")
    found = json.loads(said.out)
    assert said.code == 1
    assert all(one["what"] and one["now"] and one["who"] for one in found)
    plain = call("doctor", "--db", walesi)
    assert plain.out.splitlines()[-1].startswith(f"{len(found)} temuan")


def test_print_for_one_person_a_unit_and_everybody(call: Call, walesi: Path, tmp_path: Path) -> None:
    everybody = call("print", "skp", "--all", "--db", walesi, "--out", tmp_path / "semua", "--json")
    made = json.loads(everybody.out)
    assert everybody.code == 1, "some have no plan, and are named"
    assert made["refused"]
    said = call("print", "skp", "--all", "--db", walesi, "--out", tmp_path / "lagi").err
    lines = [line for line in said.splitlines() if line.startswith("Tidak tercetak:")]
    assert len(lines) == len(made["refused"])
    for line, one in zip(lines, made["refused"], strict=True):
        assert line.count(one["person"]) == 1
    files = sorted((tmp_path / "semua").glob("*.pdf"))
    assert len(files) == made["forms"]
    nip = files[0].stem.split("_")[2]
    one = call("print", "skp", "--nip", nip, "--paper", "f4", "--db", walesi, "--out", tmp_path / "satu")
    assert one.code == 0
    assert [file.stem.split("_")[2] for file in (tmp_path / "satu").glob("*.pdf")] == [nip]
    unit = call(
        "print", "evaluasi", "--unit", "01.06", "--period", 2025, "--db", walesi, "--out", tmp_path / "u", "--json"
    )
    assert 0 < json.loads(unit.out)["forms"] < made["forms"]


def test_print_says_who_and_what_is_not_there(call: Call, walesi: Path, tmp_path: Path) -> None:
    nobody = call("print", "skp", "--nip", "199001012015031901", "--db", walesi, "--out", tmp_path)
    assert nobody.code == 3
    assert "199001012015031901" in nobody.err
    no_unit = call("print", "skp", "--unit", "99", "--db", walesi, "--out", tmp_path)
    assert no_unit.code == 3
    assert "99" in no_unit.err


def test_forms_are_named(call: Call) -> None:
    assert {one["form"] for one in json.loads(call("forms", "list", "--json").out)} == {
        "skp",
        "evaluasi",
        "dokumen-evaluasi",
        "penjelasan",
    }


def test_ctrl_c_leaves_no_half_made_office(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from asn_desktop.core.usecases.practice import create

    real = create.people

    def interrupted(*args: object, **kwargs: object) -> object:
        signal.raise_signal(signal.SIGINT)
        return real(*args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(create, "people", interrupted)
    said = call("sample", "--office", "walesi", "--db", tmp_path / "kantor.asn")
    assert said.code == 130
    assert "Dihentikan" in said.err
    assert list(tmp_path.glob("kantor*")) == []
