"""What a rule says when something it needs was left out: never a guess, always what is missing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from asn_desktop.bootstrap import resources
from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.kernel.explain import explain
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.kernel.verdict import Outcome
from asn_desktop.core.rulepack.cases import Case, read_cases
from asn_desktop.core.rulepack.model import LawBook
from asn_desktop.core.rules import tugas_belajar
from asn_desktop.core.rules.registry import RULES

FILES = sorted((resources() / "rules" / "cases").glob("*.toml"))
FULFILLED = [
    case
    for file in FILES
    for case in read_cases(file.read_text(encoding="utf-8"), file.name)
    if isinstance(case, Case) and case.expect.get("outcome") == "met"
]
OF_THE_LAW = sorted(RULES.keys() - {"setempat"})
"""`setempat` asks for nothing where no office has stated anything."""


@pytest.mark.parametrize("rule", OF_THE_LAW)
def test_without_an_input_it_needs_a_rule_says_so_and_decides_nothing(rule: str, book: LawBook) -> None:
    """Every fulfilled case that travels with the packs, once without each input that the rule calls needed."""
    for case in (each for each in FULFILLED if each.rule == rule):
        needed = {each.name for each in RULES[rule].inputs if each.required}
        for name in needed & set(case.given):
            rest = {key: value for key, value in case.given.items() if key != name}
            verdict = RULES[rule].evaluate(rest, book.at(case.law_date))
            assert verdict.outcome is Outcome.UNDETERMINED, (case.name, name)
            assert name in {each.input for each in verdict.missing}, (case.name, name)


def test_with_nothing_given_every_rule_can_still_say_what_it_needs(book: LawBook, either_language: Texts) -> None:
    law = book.at(date(2025, 12, 31))
    for rule in (RULES[name] for name in OF_THE_LAW):
        verdict = rule.evaluate({}, law)
        said = explain(verdict, either_language)
        assert verdict.outcome is Outcome.UNDETERMINED, rule.id
        assert verdict.missing, rule.id
        assert all(sentence.endswith(".") for sentence in (said.headline, *said.missing)), rule.id


def test_the_last_day_to_begin_a_study_is_the_last_one(book: LawBook) -> None:
    law = book.at(date(2025, 12, 31))
    known = tugas_belajar.Rencana(
        date(2020, 1, 1), date(2040, 3, 1), 18, [Predikat.BAIK, Predikat.BAIK], True, date(2026, 1, 1)
    )
    last = tugas_belajar.decide(known, law).result("mulai_paling_lambat")
    assert isinstance(last, date)

    def begins(day: date) -> Outcome:
        return tugas_belajar.decide(
            tugas_belajar.Rencana(known.tmt_cpns, known.tmt_pensiun, 18, known.predikat, True, day), law
        ).outcome

    assert (begins(last), begins(last + timedelta(days=1))) == (Outcome.MET, Outcome.NOT_MET)
