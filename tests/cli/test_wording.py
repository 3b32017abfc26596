"""The command line speaks one language at a time, and never only argparse's."""

from __future__ import annotations

import re
from argparse import ArgumentParser, _SubParsersAction

import pytest

from asn_desktop.bootstrap import texts
from asn_desktop.cli.examples import EXAMPLES
from asn_desktop.cli.main import parser
from tests.cli.conftest import Call

ENGLISH = re.compile(
    r"\b(usage|options|positional|arguments?|required|invalid|choose|show this|exit|error|expected|unrecognized)\b",
    re.I,
)
MISTAKES = (
    (),
    ("prnt",),
    ("print",),
    ("print", "skp", "--paper", "a3", "--all", "--db", "x", "--out", "y"),
    ("print", "skp", "--all", "--nip", "1", "--db", "x", "--out", "y"),
    ("print", "skp", "--db", "x", "--out", "y"),
    ("sample", "--office", "walesi", "--employees", "banyak", "--db", "x"),
    ("sample", "--office", "walesi", "--employees", "0", "--db", "x"),
    ("sample", "--office"),
    ("check", "--db", "x", "lagi"),
    ("calendar", "--db", "x", "--months", "0"),
    ("career", "--db", "x", "--all", "--on", "2026-02-31"),
    ("print", "kalender-karier", "--db", "x", "--all", "--out", "y", "--months", "121"),
)


@pytest.mark.parametrize("words", MISTAKES, ids=" ".join)
def test_wrong_use_is_explained_in_indonesian(call: Call, words: tuple[str, ...]) -> None:
    said = call(*words)
    assert said.code == 2
    assert said.out == ""
    assert said.err.startswith("Pemakaian: asn-desktop")
    assert "--help" in said.err.splitlines()[-1]
    assert not ENGLISH.search(said.err)


@pytest.mark.parametrize("words", MISTAKES, ids=" ".join)
def test_wrong_use_is_explained_in_english(call: Call, words: tuple[str, ...]) -> None:
    said = call("--lang", "en", *words)
    assert said.code == 2
    assert said.err.startswith("Usage: asn-desktop")
    assert "Pemakaian" not in said.err


def test_the_mistake_names_what_is_wrong(call: Call) -> None:
    assert "--db" in call("check").err
    assert "'a3'" in call("print", "skp", "--paper", "a3", "--all", "--db", "x", "--out", "y").err
    assert "lagi" in call("check", "--db", "x", "lagi").err


def test_help_of_every_command_has_no_english(call: Call) -> None:
    commands = next(
        action.choices for action in parser(texts("id"))._actions if action.choices and action.dest == "command"
    )
    assert set(commands) >= {
        "demo",
        "sample",
        "import",
        "export",
        "doctor",
        "print",
        "forms",
        "rules",
        "check",
        "backup",
    }
    for name in ["", *commands]:
        said = call(*([name] if name else []), "--help")
        assert said.code == 0
        assert not ENGLISH.search(re.sub(r"--?\w+", "", said.out)), name


def test_the_language_can_come_from_the_environment(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASN_DESKTOP_LANG", "en")
    assert call("forms", "--help").out.startswith("Usage:")
    assert call("--lang", "id", "forms", "--help").out.startswith("Pemakaian:")


def test_the_version(call: Call) -> None:
    from asn_desktop import __version__

    assert call("--version").out == f"ASN Desktop {__version__}\n"


def test_a_day_that_cannot_be_read_is_refused(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASN_DESKTOP_TODAY", "kemarin")
    said = call("forms", "list")
    assert said.code == 2
    assert "kemarin" in said.err


def test_a_day_or_a_number_that_cannot_be_is_answered_with_one_that_can(call: Call) -> None:
    said = call("career", "--db", "x", "--all", "--on", "31-02-2026").err
    assert "'31-02-2026' bukan tanggal untuk --on" in said
    assert "misalnya 2026-03-14" in said
    said = call("calendar", "--db", "x", "--months", "0").err
    assert "'0' tidak dapat dipakai untuk --months. Tulis angka dari 1 sampai 120." in said


def test_every_command_shows_one_call_that_can_be_made(call: Call) -> None:
    made = parser(texts("id"))
    for command, words in EXAMPLES.items():
        made.parse_args([*command.split(), *words.split()])
        assert f"Contoh: asn-desktop {command} {words}\n" in call(*command.split(), "--help").out
    assert set(EXAMPLES) == set(_leaves(made))


def _leaves(made: ArgumentParser, words: str = "") -> list[str]:
    subs = [sub for a in made._actions if isinstance(a, _SubParsersAction) for sub in a.choices.items()]
    return [leaf for name, sub in subs for leaf in _leaves(sub, f"{words} {name}".strip())] if subs else [words]
