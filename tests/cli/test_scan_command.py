"""Signed paper back, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call


@pytest.fixture
def printed(call: Call, walesi: Path, tmp_path: Path) -> Path:
    """The plans of the practice office on paper."""
    folder = tmp_path / "kertas"
    assert call("print", "skp", "--all", "--period", "2025", "--one-file", "--db", walesi, "--out", folder).code in (
        0,
        1,
    )
    return folder


def test_a_pile_is_tried_then_attached_then_known(call: Call, walesi: Path, printed: Path) -> None:
    tried = call("scan", printed, "--db", walesi, "--dry-run", "--json")
    said = json.loads(tried.out)
    finals = [form for form in said["forms"] if form["match"] == "cocok"]
    assert finals
    assert said["kept"] == 0
    assert said["pages"] >= sum(len(form["pages"]) for form in said["forms"])

    attached = json.loads(call("scan", printed, "--db", walesi, "--json").out)
    assert attached["kept"] == len(said["forms"])
    again = json.loads(call("scan", printed, "--db", walesi, "--json").out)
    assert again["kept"] == 0
    assert len(again["twice"]) == sum(len(form["pages"]) for form in said["forms"])
    assert call("check", "--db", walesi).code == 0


def test_what_was_recognised_is_said_in_words(call: Call, walesi: Path, printed: Path) -> None:
    said = call("scan", printed, "--db", walesi, "--dry-run").out
    assert "cocok dengan data" in said
    assert "Percobaan saja" in said
    assert "as stored" in call("--lang", "en", "scan", printed, "--db", walesi, "--dry-run").out


def test_pages_that_came_before_count_as_recognised(call: Call, walesi: Path, printed: Path) -> None:
    call("scan", str(printed), "--db", str(walesi))
    again = call("scan", str(printed), "--db", str(walesi))
    assert ": 0 dikenali" not in again.out


def test_a_code_is_enough(call: Call, walesi: Path, printed: Path) -> None:
    form = json.loads(call("scan", printed, "--db", walesi, "--dry-run", "--json").out)["forms"][0]
    said = call("scan", "--code", form["code"].lower(), "--db", walesi)
    assert said.code == 0
    assert form["person"] in said.out
    wrong = call("scan", "--code", "7K3M", "--db", walesi)
    assert wrong.code == 3
    assert len(wrong.err.splitlines()) == 3


def test_what_cannot_be_read_is_a_finding(call: Call, walesi: Path, printed: Path, tmp_path: Path) -> None:
    (printed / "rusak.pdf").write_bytes(b"%PDF-1.7")
    assert call("scan", printed, "--db", walesi, "--dry-run").code == 1
    gone = call("scan", tmp_path / "tidak ada.pdf", "--db", walesi)
    assert gone.code == 4
    assert "tidak ada.pdf" in gone.err
    assert call("scan", "--db", walesi).code == 2


def test_the_backup_of_an_office_takes_its_scans_along(call: Call, walesi: Path, printed: Path, tmp_path: Path) -> None:
    call("scan", printed, "--db", walesi)
    copy = tmp_path / "usb" / "kantor lain.asn"
    copy.parent.mkdir()
    assert call("backup", "--db", walesi, "--out", copy).code == 0
    assert call("check", "--db", copy).code == 0

    (copy.parent / "kantor lain.berkas").rename(copy.parent / "tertinggal")
    said = call("check", "--db", copy)
    assert said.code == 1
    assert "kantor lain.berkas" in said.out
