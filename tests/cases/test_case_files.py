"""The case files that travel with the packs all pass, through the same runner as a head office uses."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from asn_desktop.bootstrap import resources
from asn_desktop.core.kernel.explain import explain
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.kernel.verdict import Fact
from asn_desktop.core.rulepack.cases import Case, CaseFileError, CaseResult, matches, read_cases, run_case
from asn_desktop.core.rulepack.local import Syarat
from asn_desktop.core.rulepack.model import LawBook
from asn_desktop.core.rules.registry import RULES, evaluate

FILES = sorted((resources() / "rules" / "cases").glob("*.toml"))


def _run(text: str, book: LawBook) -> list[CaseResult]:
    return [run_case(c, book, evaluate) if isinstance(c, Case) else c for c in read_cases(text, "f.toml")]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_cases_that_travel_with_the_packs_pass(file: Path, book: LawBook) -> None:
    results = _run(file.read_text(encoding="utf-8"), book)
    assert results
    assert [result for result in results if not result.passed] == []


def test_every_rule_has_cases(book: LawBook) -> None:
    tried = {case.rule for file in FILES for case in read_cases(file.read_text(encoding="utf-8"), file.name)}
    assert tried == set(RULES)


def test_every_verdict_of_the_cases_can_be_said_in_both_languages(book: LawBook, either_language: Texts) -> None:
    for file in FILES:
        for result in _run(file.read_text(encoding="utf-8"), book):
            if result.verdict is not None:
                said = explain(result.verdict, either_language)
                for sentence in (said.headline, *(line.sentence for line in said.lines), *said.missing):
                    assert sentence.endswith((".", "!")), sentence
                    assert "{" not in sentence


def test_the_cases_reach_every_reason_key_they_promise(book: LawBook) -> None:
    """`rules list` names exactly the reasons the rules can state; the cases state all that real packs lead to."""
    promised = {key for rule in RULES.values() for key in rule.reasons}
    stated = {
        reason.key
        for file in FILES
        for result in _run(file.read_text(encoding="utf-8"), book)
        if result.verdict is not None
        for reason in result.verdict.reason.walk()
    }
    assert stated <= promised
    other_packs = {"distribusi.ada", "distribusi.paling_banyak_gabungan", "distribusi.tidak_ada_gabungan"}
    local = {"semua", "predikat_rendah", *Syarat}  # an office makes that pack, with cases that reach each
    assert promised - stated == other_packs | {f"setempat.{key}" for key in local}


HEAD = 'name = "x"\nrule = "keberatan"\nlaw_date = 2025-12-31\n'


def _one(given: str, expect: str, book: LawBook, head: str = HEAD) -> CaseResult:
    (result,) = _run(f"[[case]]\n{head}given = {given}\nexpect = {expect}\n", book)
    return result


@pytest.mark.parametrize(
    ("given", "expect", "key", "got"),
    [
        ("{ tanggal_terima = 2025-01-20 }", '{ outcome = "not_met" }', "outcome", "met"),
        ("{ tanggal_terima = 2025-01-20 }", "{ batas_pengajuan = 2025-02-04 }", "batas_pengajuan", "2025-02-03"),
        ("{ tanggal_terima = 2025-01-20 }", '{ batas_pengajuan = "2025-02-03" }', "batas_pengajuan", "2025-02-03"),
        ("{ tanggal_terima = 2025-01-20 }", '{ hasil = "x" }', "hasil", ""),
        ("{}", '{ missing = ["lain"] }', "missing", "tanggal_terima"),
        ("{ tanggal_terima = 2025-01-20 }", '{ reasons_include = ["lain"] }', "reasons_include", "keberatan.batas"),
        ("{ tanggal_terima = 2025-01-20 }", '{ error = "tanggal_terima" }', "error", ""),
        ("{ tanggal = 2025-01-20 }", '{ error = "lain" }', "error", "tanggal"),
        ("{ tanggal = 2025-01-20 }", '{ outcome = "met" }', "outcome", ""),
    ],
)
def test_a_failed_case_says_what_was_expected_and_what_came(
    given: str, expect: str, key: str, got: str, book: LawBook
) -> None:
    result = _one(given, expect, book)
    assert not result.passed
    assert [(difference.key, difference.got) for difference in result.differences] == [(key, got)]


def test_a_rule_of_another_version_fails_the_case_and_is_named(book: LawBook, either_language: Texts) -> None:
    result = _one("{}", '{ outcome = "met" }', book, HEAD.replace("keberatan", "asuransi"))
    assert not result.passed
    assert result.error is not None
    assert "asuransi" in either_language.error(result.error)[0]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('[[case]]\nname = "x"\n', "casefile.missing_key"),
        (f"[[case]]\n{HEAD}given = {{}}\nexpect = {{}}\n", "casefile.nothing_expected"),
        (f"[[case]]\n{HEAD}given = {{}}\nexpect = {{ outcome = 'met' }}\nextra = 1\n", "casefile.unknown_key"),
        (f"[[case]]\n{HEAD.replace('2025-12-31', '31')}given = {{}}\nexpect = {{}}\n", "casefile.bad_date"),
        (f"[[case]]\n{HEAD}given = 3\nexpect = {{ outcome = 'met' }}\n", "casefile.wrong_type"),
        ("case = [1]\n", "casefile.wrong_type"),
    ],
)
def test_a_badly_written_case_fails_alone(text: str, key: str, book: LawBook, either_language: Texts) -> None:
    good = f"\n[[case]]\n{HEAD}given = {{}}\nexpect = {{ outcome = 'undetermined' }}\n"
    results = _run(text if text.startswith("case") else text + good, book)
    assert results[0].error is not None
    assert results[0].error.key == key
    assert all(either_language.error(results[0].error))
    assert all(result.passed for result in results[1:])


def test_a_part_of_the_file_that_would_not_be_run_fails(book: LawBook, either_language: Texts) -> None:
    good = f"[[case]]\n{HEAD}given = {{}}\nexpect = {{ outcome = 'undetermined' }}\n"
    passed, stray = _run(good + good.replace("[[case]]", "[[cases]]"), book)
    assert passed.passed
    assert stray.error is not None
    assert "cases" in either_language.error(stray.error)[0]


def test_a_list_of_numbers_that_came_is_shown_as_one(book: LawBook) -> None:
    head = HEAD.replace("keberatan", "skm")
    (difference,) = _one("{ nilai = [[4, 4, 4, 4, 4, 4, 4, 4, 4]] }", "{ nrr = [4, 3] }", book, head).differences
    assert (difference.expected, difference.got) == ("4, 3", ", ".join(["4.000"] * 9))


def test_only_what_did_not_come_is_called_a_difference(book: LawBook) -> None:
    result = _one("{ tanggal = 2025-01-20 }", '{ error = "tanggal", outcome = "undetermined" }', book)
    assert [(each.key, each.got) for each in result.differences] == [("outcome", "")]


def test_a_date_written_as_text_does_not_look_like_the_date_that_came(book: LawBook) -> None:
    result = _one("{ tanggal_terima = 2025-01-20 }", '{ batas_pengajuan = "2025-02-03" }', book)
    assert [(each.expected, each.got) for each in result.differences] == [('"2025-02-03"', "2025-02-03")]


@pytest.mark.parametrize(("text", "key"), [("= 1", "casefile.not_toml"), ("", "casefile.no_cases")])
def test_a_file_without_cases_is_refused(text: str, key: str, either_language: Texts) -> None:
    with pytest.raises(CaseFileError) as refused:
        read_cases(text, "f.toml")
    assert refused.value.key == key
    assert "f.toml" in either_language.error(refused.value)[0]


@pytest.mark.parametrize(
    ("wanted", "fact", "same"),
    [
        ("0.50", Fact("decimal", "0.5"), True),
        ("0.51", Fact("decimal", "0.5"), False),
        (3, Fact("decimal", "3.000"), True),
        (1, Fact("boolean", "true"), False),
        (True, Fact("boolean", "true"), True),
        (True, Fact("integer", "1"), False),
        ("abc", Fact("integer", "1"), False),
        (date(2025, 1, 1), Fact("date", "2025-01-01"), True),
        ("baik", Fact("term", "baik", "predikat"), True),
        (4, Fact("text", "4"), False),
        (["2.50", 3], Fact("decimals", "2.5 3.000"), True),
        (["2.50", 3], Fact("decimals", "2.5"), False),
        (["2.50", True], Fact("decimals", "2.5 1"), False),
        ("2.5", Fact("decimals", "2.5"), False),
    ],
)
def test_expected_values_are_compared_as_what_they_are(wanted: object, fact: Fact, same: bool) -> None:
    assert matches(wanted, fact) is same


def test_a_value_inside_a_list_is_named_with_its_place(book: LawBook) -> None:
    given = {
        "jenjang": "ahli_pertama",
        "golongan": "III/a",
        "ak_dasar": 0,
        "periode": [{"predikat": "baik", "bulan": 13}],
    }
    case = Case("x", "angka_kredit.akumulasi", date(2025, 12, 31), {"outcome": "met"}, given)
    refused = run_case(case, book, evaluate).error
    assert refused is not None
    assert refused.facts["input"] == "periode[0].bulan"
    nothing = Case("x", "keberatan", date(2025, 12, 31), {"error": ""}, {"tanggal": 1})
    assert not run_case(nothing, book, evaluate).passed
