"""Every fault has its two sentences in both languages, and their placeholders are filled."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from intake_samples import listed

import asn_desktop.core.usecases.intake as package
from asn_desktop.bootstrap import texts
from asn_desktop.core.usecases import intake
from asn_desktop.core.usecases.intake import Kind, Severity, Status
from asn_desktop.core.usecases.intake.columns import REKAP, TARGETS
from asn_desktop.core.usecases.ports import Context

FOLDER = Path(str(package.__file__)).parent


def keys() -> set[str]:
    source = "\n".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.py"))
    found = set(re.findall(r'Bad\(\s*"(\w+)"', source))
    found |= set(re.findall(r'"(\w+)",\s*Severity\.', source))
    for pair in re.findall(r'key = "(\w+)" if .*? else "(\w+)"', source):
        found |= set(pair)
    found |= set(re.findall(r'"(\w+_(?:unknown|range|shape|missing))"', source))
    return found | {"since_jabatan", "since_golongan"}


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_fault_has_its_sentences(language: str) -> None:
    said = texts(language)  # type: ignore[arg-type]
    found = keys()
    assert len(found) > 50
    assert {"nip_number", "before_cpns", "twice_same"} <= found
    for key in found:
        assert said.has(f"intake.reason.{key}"), key
        assert said.has(f"intake.remedy.{key}"), key
    for target in (*TARGETS, *REKAP):
        assert said.has(f"intake.field.{target.key}"), target.key
    for enumeration, group in ((Kind, "kind"), (Status, "status"), (Severity, "severity")):
        for value in enumeration:
            assert said.has(f"intake.{group}.{value}"), value


def test_both_languages_have_the_same_sentences() -> None:
    wanted = [set(texts(language)._topic("intake")) for language in ("id", "en")]  # type: ignore[arg-type]
    assert wanted[0] == wanted[1]
    told = {key.removeprefix("intake.reason.") for key in wanted[0] if key.startswith("intake.reason.")}
    assert told == keys()


@pytest.mark.parametrize("language", ["id", "en"])
def test_sentences_are_filled_with_what_was_found(ctx: Context, language: str) -> None:
    said = texts(language)  # type: ignore[arg-type]
    head = ["NIP", "NAMA", "GOL", "TMT GOL", "TGL LAHIR", "L/P", "NIK", "KET", "PENDIDIKAN", "ESELON", "STATUS"]
    run = intake.dry_run(
        ctx,
        listed(
            head,
            ["199008092014032911", "A\xa0B", "III/z", "31-02-2021", "01-01-91", "L", "12", "cuti", "?", "9", "x"],
            [1.99e17, "C", "IX", "01-01-2000", "", "P", "", "", "", "", ""],
            ["199008092014032912", "D", "IX", "01-01-2000", "", "P", "", "", "", "", ""],
            ["199008092014032912", "D", "X", "01-01-2000", "", "P", "", "", "", "", ""],
        ),
    )
    assert len(run.problems) >= 12
    for problem in run.problems:
        for key in (problem.reason, problem.remedy):
            sentence = said.say(key, **problem.words)
            assert "{" not in sentence
            assert sentence.endswith(".")
