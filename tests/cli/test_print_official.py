"""Forms about units, annexes, feedback and objections from the command line."""

from __future__ import annotations

import json

import pytest


@pytest.mark.parametrize("form", [
    "lampiran_skp", "matriks-peran-hasil", "umpan_balik", "evaluasi", "dokumen_evaluasi", "penetapan-predikat",
    "penjelasan", "keberatan", "penjelasan_keberatan", "putusan-keberatan",
])  # fmt: skip
def test_every_form_is_printed_for_everybody_sorted_by_who_signs(call, walesi, tmp_path, form: str) -> None:
    said = call("print", form, "--all", "--by-signer", "--period", 2025, "--db", walesi, "--out", tmp_path, "--json")
    told = json.loads(said.out)
    assert told["forms"] > 0
    assert len(told["files"]) > 0
    assert all(form.replace("-", "_") in file for file in told["files"])


def test_a_form_about_a_unit_is_of_that_unit(call, walesi, tmp_path) -> None:
    for form in ("matriks-peran-hasil", "penetapan-predikat"):
        asked = ("print", form, "--unit", "01", "--period", 2025, "--db", walesi, "--out", tmp_path / form, "--json")
        told = json.loads(call(*asked).out)
        assert told["forms"] == 1
        assert told["files"][0].endswith("_01.pdf")


def test_an_empty_matrix_is_printed_as_a_draft_and_says_why(call, walesi, tmp_path) -> None:
    asked = ("print", "matriks-peran-hasil", "--all", "--period", 2025, "--db", walesi, "--out", tmp_path)
    said = call(*asked)
    assert said.code == 0
    assert "Tercetak sebagai draf: Distrik Welesi. Belum ada peran yang diisi" in said.err
    assert "Distrik Welesi" in [one["person"] for one in json.loads(call(*asked, "--json").out)["drafts"]]


def test_letters_of_objection_are_of_the_newest_results(call, walesi, tmp_path, monkeypatch) -> None:
    """In spring nobody has a result of this year yet: without a period those of last year are meant."""
    monkeypatch.setenv("ASN_DESKTOP_TODAY", "2026-03-02")
    told = call("print", "keberatan", "--all", "--one-file", "--db", walesi, "--out", tmp_path)
    assert told.code == 0
    assert [file.name for file in tmp_path.glob("*.pdf")] == ["keberatan_2025.pdf"]


def test_a_version_that_is_not_there_is_said(call, walesi, tmp_path) -> None:
    asked = ("--all", "--period", 2025, "--revision", 9, "--db", walesi, "--out", tmp_path)
    said = call("print", "skp", *asked)
    assert said.code == 3
    one = call("print", "skp", "--unit", "99", *asked[1:])
    assert "99" in one.err
