"""Whatever is written in a case or typed into a field, a rule answers or names the input; it never breaks down."""

from __future__ import annotations

import contextlib
import math
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.bootstrap import resources
from asn_desktop.core.kernel.verdict import Outcome, Verdict
from asn_desktop.core.rulepack.cases import Case, read_cases
from asn_desktop.core.rulepack.inputs import InputError
from asn_desktop.core.rulepack.model import LawBook, NoLawAtDateError
from asn_desktop.core.rules.registry import RULES, evaluate

ODD: tuple[Any, ...] = (
    None, "", " ", "x", "I/a", "9" * 400, 0, -1, 10**30, True, math.nan, Decimal("NaN"), Decimal("1E+30"),
    Decimal("-0.1"), date(1, 1, 1), date(9999, 12, 31), date(2024, 2, 29), datetime(2025, 1, 1, tzinfo=UTC),
    [], {}, [[]], [{}],
)  # fmt: skip


def _cases(rule: str, most: int) -> list[Case]:
    files = sorted((resources() / "rules" / "cases").glob("*.toml"))
    read = (case for file in files for case in read_cases(file.read_text(encoding="utf-8"), file.name))
    return [case for case in read if isinstance(case, Case) and case.rule == rule and case.given][:most]


def _replaced(value: Any, odd: Any) -> Iterator[Any]:
    """The value with each of its parts, however deep, made odd in turn."""
    yield odd
    if isinstance(value, dict):
        yield from ({**value, name: new} for name, part in value.items() for new in _replaced(part, odd))
    if isinstance(value, list):
        yield from (
            [*value[:at], new, *value[at + 1 :]]
            for at in range(min(2, len(value)))
            for new in _replaced(value[at], odd)
        )


@pytest.mark.parametrize("rule", RULES)
def test_an_odd_value_gives_an_answer_or_names_the_input(book: LawBook, rule: str) -> None:
    for case in _cases(rule, 3):
        law = book.at(case.law_date)
        for name in case.given:
            for odd in ODD:
                for value in _replaced(case.given[name], odd):
                    with contextlib.suppress(InputError, NoLawAtDateError):
                        assert isinstance(evaluate(rule, {**case.given, name: value}, law), Verdict)


@given(st.from_regex(r"(0000|0001|1990|2025|9999)[0-9]{4}(0000|1990|9999)[0-9]{6}", fullmatch=True))
def test_a_number_with_any_digits_is_read_or_refused(book: LawBook, digits: str) -> None:
    """Placeholders such as 9999-12-31 come in lists; they are wrong, and nothing more."""
    verdict = evaluate("nip", {"nip": digits}, book.at(date(2025, 12, 31)))
    assert verdict.outcome in (Outcome.MET, Outcome.NOT_MET)


@pytest.mark.parametrize(("day", "refused"), [(date(9999, 12, 31), True), (date(2199, 12, 31), False)])
def test_a_day_that_means_no_end_is_refused_by_name(book: LawBook, day: date, refused: bool) -> None:
    law = book.at(date(2025, 12, 31))
    if not refused:
        assert evaluate("keberatan", {"tanggal_terima": day}, law).outcome is Outcome.MET
        return
    with pytest.raises(InputError) as error:
        evaluate("keberatan", {"tanggal_terima": day}, law)
    assert error.value.input == "tanggal_terima"
