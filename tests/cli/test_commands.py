"""Each command on a real file, as its user meets it: what is said, what is written, how it ends."""

from __future__ import annotations

import json
import re
import signal
import subprocess
from pathlib import Path

import pytest

from asn_desktop.bootstrap import resources
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.form_facts.registry import FORMS
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


def test_the_sample_has_evidence_beside_it_as_the_practice_office_of_the_window_has(call: Call, walesi: Path) -> None:
    """Made by the command line it is the same office: evidence to be opened, and a check that finds its files."""
    made = call("sample", "--office", "walesi", "--db", walesi.with_name("latihan.asn"))
    assert made.code == 0
    files = [path for path in walesi.with_name("latihan.berkas").rglob("*") if path.is_file()]
    assert len(files) == 2
    assert call("check", "--db", walesi.with_name("latihan.asn")).code == 0
    files[0].unlink()
    assert call("check", "--db", walesi.with_name("latihan.asn")).code == 1


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


def test_siasn_sheets_tell_what_is_missing(call: Call, walesi: Path, tmp_path: Path) -> None:
    said = call("export", "--db", walesi, "--siasn", tmp_path / "siasn.xlsx", "--year", 2031)
    assert said.code == 0
    assert "hal belum lengkap; lihat lembar “belum lengkap”." in said.out


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
    assert {file.stem.split("_")[2] for file in (tmp_path / "satu").glob("*.pdf")} == {nip}
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


def test_print_by_signer_makes_a_file_with_a_list_for_each(call: Call, walesi: Path, tmp_path: Path) -> None:
    said = call("print", "dokumen-evaluasi", "--all", "--by-signer", "--db", walesi, "--out", tmp_path / "p", "--json")
    made = json.loads(said.out)
    files = [Path(file) for file in made["files"]]
    assert 2 <= len(files) < made["forms"]
    listed = 0
    for file in files:
        first, *rest = pages_of(file)
        assert "DAFTAR SERAH-TERIMA" in first
        assert file.stem.split("_")[-1] in (first.replace(" ", ""), "jabatan kosong") or nip_of(file) in first
        count = int(re.search(r"JUMLAH FORMULIR +(\d+)", first)[1])
        assert sum("Halaman 1 dari" in page and "DAFTAR" not in page for page in rest) == count
        for page in rest:
            if code := re.search(r"Versi \d+ +(\w{4}-\w{4}-\w{4})", page):
                assert code[1] in first
        listed += count
    assert listed == made["forms"]
    one = call(
        "print",
        "dokumen-evaluasi",
        "--all",
        "--by-signer",
        "--one-file",
        "--db",
        walesi,
        "--out",
        tmp_path / "s",
        "--json",
    )
    (whole,) = json.loads(one.out)["files"]
    assert Path(whole).name == "dokumen-evaluasi_2025.pdf"
    assert sum("DAFTAR SERAH-TERIMA" in page for page in pages_of(Path(whole))) == len(files)


def pages_of(file: Path) -> list[str]:
    said = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True).stdout
    return said.split("\f")[:-1]


def nip_of(file: Path) -> str:
    nip = file.stem.rpartition("_")[2]
    return f"{nip[:8]} {nip[8:14]} {nip[14:15]} {nip[15:]}" if nip.isdigit() else "(jabatan kosong)"


def test_career_forms_are_of_the_day_of_a_month_or_of_the_office(call: Call, walesi: Path, tmp_path: Path) -> None:
    def made(form: str, *more: object) -> dict:
        said = call("print", form, "--all", *more, "--db", walesi, "--out", tmp_path / form, "--json")
        assert said.code in (0, 1)
        return json.loads(said.out)

    cards = made("kartu-karier", "--on", "2025-06-30")
    assert cards["refused"] == []
    (page,) = pages_of(Path(cards["files"][0]))
    assert "Keadaan pada 30 Juni 2025" in page
    april = made("kgb", "--period", "2026-04")
    everybody = made("kgb")
    assert 0 < april["forms"] < everybody["forms"]
    assert all("1 April 2026" in pages_of(Path(file))[0] for file in april["files"])
    (lists,) = made("duk", "--period", 2025)["files"]
    assert "Keadaan pada 31 Desember 2025" in pages_of(Path(lists))[0]
    assert "Keadaan pada 20 Januari 2026" in pages_of(Path(made("bezetting")["files"][0]))[0]
    (calendar,) = made("kalender-karier", "--on", "2026-01-20", "--months", 6)["files"]
    assert "Keadaan pada 20 Januari 2026" in pages_of(Path(calendar))[0]
    assert "dalam 6 bulan" in " ".join(" ".join(pages_of(Path(calendar))).split())
    assert made("nominatif")["forms"] > 5
    assert made("konversi-ak", "--period", 2025)["forms"] < cards["forms"], (
        "those without a functional post are left out"
    )
    wrong = call("print", "duk", "--all", "--on", "kemarin", "--db", walesi, "--out", tmp_path)
    assert wrong.code == 2


def test_print_of_a_quarter(call: Call, walesi: Path, tmp_path: Path) -> None:
    nip = json.loads(call("print", "skp", "--unit", "01.06", "--db", walesi, "--out", tmp_path / "a", "--json").out)
    one = Path(nip["files"][0]).stem.split("_")[2]
    said = call("print", "evaluasi", "--nip", one, "--period", "2025-tw1", "--db", walesi, "--out", tmp_path / "tw")
    assert said.code == 0
    (file,) = (tmp_path / "tw").glob("*.pdf")
    assert "1 JANUARI S.D. 31 MARET 2025" in pages_of(file)[0]
    refused = call("print", "skp", "--nip", one, "--period", "2025-TW1", "--db", walesi, "--out", tmp_path / "x")
    assert refused.code == 3
    assert not (tmp_path / "x").exists()
    assert call("print", "skp", "--nip", one, "--period", "2025-TW5", "--db", walesi, "--out", tmp_path).code == 2


def test_forms_are_named(call: Call) -> None:
    listed = json.loads(call("forms", "list", "--json").out)
    assert {one["form"] for one in listed} == {kind.value.replace("_", "-") for kind in FORMS}
    assert all(one["of"] and one["signer"] and one["terms"] for one in listed)
    assert call("forms", "list").code == 0


def test_a_layout_is_tried_without_data_and_with_those_of_an_employee(call: Call, walesi: Path, tmp_path: Path) -> None:
    layout = tmp_path / "coba.toml"
    good = (resources() / "forms" / "skp_jf_kuantitatif.toml").read_text("utf-8")
    layout.write_text(good.replace("SASARAN KINERJA PEGAWAI", "PERCOBAAN"), "utf-8")
    assert call("forms", "preview", layout, "--out", tmp_path / "coba.pdf").code == 0
    assert "PERCOBAAN" in pages_of(tmp_path / "coba.pdf")[0]
    (tmp_path / "gambar").mkdir()
    assert call("forms", "preview", layout, "--out", tmp_path / "gambar" / "coba.png").code == 0
    assert len(list((tmp_path / "gambar").glob("coba-*.png"))) == len(pages_of(tmp_path / "coba.pdf"))
    printed = json.loads(call("print", "skp", "--unit", "01.06", "--db", walesi, "--out", tmp_path / "a", "--json").out)
    nip = Path(printed["files"][0]).stem.split("_")[2]
    assert call("forms", "preview", layout, "--nip", nip, "--db", walesi, "--out", tmp_path / "satu.pdf").code == 0
    assert f"{nip[:8]} {nip[8:14]} {nip[14:15]} {nip[15:]}" in pages_of(tmp_path / "satu.pdf")[0]
    assert call("forms", "preview", layout, "--nip", nip, "--out", tmp_path / "x.pdf").code == 2


def test_every_shipped_layout_can_be_tried(call: Call, tmp_path: Path) -> None:
    for layout in (resources() / "forms").glob("*.toml"):
        assert call("forms", "preview", layout, "--out", tmp_path / f"{layout.stem}.pdf").code == 0
        assert pages_of(tmp_path / f"{layout.stem}.pdf")


def test_a_broken_layout_names_file_entry_and_key(call: Call, tmp_path: Path) -> None:
    layout = tmp_path / "rusak.toml"
    good = (resources() / "forms" / "skp_jf_kuantitatif.toml").read_text("utf-8")
    layout.write_text(good.replace("{target}", "{tarjet}"), "utf-8")
    said = call("forms", "preview", layout, "--out", tmp_path / "rusak.pdf")
    assert said.code == 3
    for part in ("rusak.toml", "blocks[", "text", "tarjet"):
        assert part in said.err
    assert not (tmp_path / "rusak.pdf").exists()
    assert "tidak-ada.toml" in call("forms", "preview", tmp_path / "tidak-ada.toml", "--out", tmp_path / "x.pdf").err


def test_ctrl_c_leaves_no_half_made_office(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from asn_desktop.core.usecases.practice import create

    real = create.people

    def interrupted(*args: object, **kwargs: object) -> object:
        signal.raise_signal(signal.SIGINT)
        return real(*args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(create, "people", interrupted)
    said = call("sample", "--office", "walesi", "--db", tmp_path / "kantor.asn")
    assert said.code == 130
    assert "Dibatalkan" in said.err
    assert list(tmp_path.glob("kantor*")) == []


def test_an_office_that_cannot_be_finished_leaves_no_file(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from asn_desktop.core.usecases.practice import create

    def refused(*_args: object, **_kwargs: object) -> object:
        raise UserError("disk_full", file="kantor.asn")

    monkeypatch.setattr(create, "aftermath", refused)
    assert call("sample", "--office", "walesi", "--db", tmp_path / "kantor.asn").code != 0
    assert list(tmp_path.glob("kantor*")) == []


def test_a_cancelled_office_leaves_no_evidence_but_what_lay_there(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from asn_desktop.core.usecases.practice import create

    real = create.proofs

    def interrupted(*args: object) -> object:
        signal.raise_signal(signal.SIGINT)
        return real(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(create, "proofs", interrupted)
    (tmp_path / "lama.berkas").mkdir()
    (tmp_path / "lama.berkas" / "catatan.txt").write_text("milik orang lain")
    for name in ("kantor", "lama"):
        assert call("sample", "--office", "walesi", "--db", tmp_path / f"{name}.asn").code == 130
    assert list(tmp_path.glob("kantor*")) == []
    assert (tmp_path / "lama.berkas" / "catatan.txt").read_text() == "milik orang lain"
