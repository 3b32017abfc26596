"""`asn-desktop FILE`: what a double click on an office's file asks for."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from asn_desktop import __main__, bootstrap


@pytest.mark.parametrize(
    ("words", "opened"),
    [
        ([], None),
        (["kantor.asn"], Path("kantor.asn")),
        (["C:/Data Kantor/Distrik Welesi.ASN"], Path("C:/Data Kantor/Distrik Welesi.ASN")),
        (["daftar.xlsx"], Path("daftar.xlsx")),
    ],
)
def test_the_window_opens_with_the_file(words: list[str], opened: Path | None, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Path | None] = []
    monkeypatch.setattr(bootstrap, "open_window", lambda file=None: asked.append(file) or 0)
    monkeypatch.setattr(sys, "argv", ["asn-desktop", *words])
    assert __main__.main() == 0
    assert asked == [opened]


@pytest.mark.parametrize("words", [["forms", "list"], ["--version"], ["check", "--db", "tidak-ada.asn"], ["kantor"]])
def test_commands_stay_commands(
    words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap, "open_window", lambda _file=None: pytest.fail("no window was asked for"))
    monkeypatch.setattr(sys, "argv", ["asn-desktop", *words])
    __main__.main()
    said = capsys.readouterr()
    assert said.out or said.err
