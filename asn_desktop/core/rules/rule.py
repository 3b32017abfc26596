"""What a rule is: its inputs by name and type, its results, its reasons, and the function that decides."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import msgspec
from msgspec import Struct

from asn_desktop.core.kernel.period import YEARS
from asn_desktop.core.kernel.ready import ready
from asn_desktop.core.kernel.verdict import Alternative, Fact, Missing, Native, Reason, Verdict, facts
from asn_desktop.core.rulepack.inputs import InputError
from asn_desktop.core.rulepack.model import Law

Given = Mapping[str, Any]
"""Typed inputs by name; what was not given is None."""


def _in_calendar(value: object) -> bool:
    """Whether every day in a value, however deep, lies in the years an office reckons with."""
    if isinstance(value, date):
        return value.year in YEARS
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return all(_in_calendar(each) for each in inside)


class Input(Struct, frozen=True):
    """One input. `shown` is its type as `rules list` prints it; `who` can supply it (`role.<who>`).

    `check` refuses, with ValueError, what the type alone lets through, and returns the value in its written form.
    """

    name: str
    type: Any
    shown: str
    who: str
    required: bool = True
    check: Callable[[Any], Any] | None = None

    def read(self, value: Any) -> Any:
        """The value in its type. Raises InputError naming this input."""
        if not _in_calendar(value):
            raise InputError(self.name, value, f"{self.shown}, {YEARS[0]} .. {YEARS[-1]}")
        try:
            typed = msgspec.convert(value, ready(self.type), strict=True, builtin_types=(date, Decimal))
            return typed if self.check is None else self.check(typed)
        except msgspec.ValidationError as error:
            place = str(error).partition(" - at `$")[2].rstrip("`").replace("[...]", "")
            raise InputError(self.name, value, self.shown, place) from None
        except ValueError:
            raise InputError(self.name, value, self.shown) from None


class Rule(Struct, frozen=True):
    """A rule as it is known outside: a stable id, and names that case files and stored verdicts rely on."""

    id: str
    topics: tuple[str, ...]
    inputs: tuple[Input, ...]
    results: dict[str, str]
    """Result names with their types as shown."""
    reasons: tuple[str, ...]
    """Every reason key the rule may state, for `reasons_include`."""
    decide: Callable[[Given, Law], Verdict]

    def evaluate(self, given: Mapping[str, Any], law: Law) -> Verdict:
        """Decide from inputs as a case file writes them. Raises InputError, NoLawAtDateError."""
        known = {each.name for each in self.inputs}
        for name, value in given.items():
            if name not in known:
                raise InputError(name, value, ", ".join(sorted(known)))
        typed = {each.name: each.read(given[each.name]) if each.name in given else None for each in self.inputs}
        return self.decide(typed, law)


def missing(inputs: tuple[Input, ...], given: Given) -> tuple[Missing, ...]:
    """The required inputs that nobody has given yet."""
    return tuple(Missing(each.name, each.who) for each in inputs if each.required and given.get(each.name) is None)


def verdict(
    rule: str,
    law: Law,
    topics: tuple[str, ...],
    reason: Reason,
    results: Mapping[str, Native | Fact | None] | None = None,
    missing: tuple[Missing, ...] = (),
    alternatives: tuple[Alternative, ...] = (),
) -> Verdict:
    """The verdict whose outcome is that of its topmost reason, with the packs it rests on."""
    packs = tuple(law.pack_id(topic) for topic in topics)
    return Verdict(rule, law.day, reason.outcome, reason, facts(results or {}), missing, alternatives, packs)
