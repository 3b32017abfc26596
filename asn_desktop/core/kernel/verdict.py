"""Verdicts: what a rule decided, from which facts, under which article, and what would have changed it."""

from __future__ import annotations

import enum
import functools
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from msgspec import Struct


class Outcome(enum.StrEnum):
    """How a condition comes out; undetermined is neither met nor not met, and never counts as either."""

    MET = "met"
    NOT_MET = "not_met"
    UNDETERMINED = "undetermined"


Native = str | int | bool | date | Decimal | tuple[Decimal, ...]
FactKind = Literal["text", "term", "integer", "decimal", "decimals", "date", "boolean"]


class Fact(Struct, frozen=True):
    """One value a rule looked at, kept as text with its kind, so that it can be stored and still be shown well.

    A `term` is a value of a legal enumeration (`sangat_baik`); the catalogue has its printed wording under
    `term.<group>.<value>`, where the group is the enumeration's name in lower case.
    """

    kind: FactKind
    value: str
    group: str = ""

    @classmethod
    def of(cls, value: Native | Fact) -> Fact:
        make = _MAKERS.get(type(value))  # by exact type: hundred thousands are made when everybody is examined
        if make is not None:
            return make(value)
        if isinstance(value, enum.StrEnum):
            return _term(type(value), value)
        return next(make for kind, make in _MAKERS.items() if isinstance(value, kind))(value)

    @property
    def native(self) -> Native:
        match self.kind:
            case "integer":
                return int(self.value)
            case "decimal":
                return Decimal(self.value)
            case "decimals":
                return tuple(Decimal(each) for each in self.value.split())
            case "date":
                return date.fromisoformat(self.value)
            case "boolean":
                return self.value == "true"
            case _:
                return self.value


@functools.lru_cache(4096)
def _term(kind: type[enum.StrEnum], value: enum.StrEnum) -> Fact:
    return Fact("term", value.value, kind.__name__.lower())


@functools.lru_cache(4096)
def _day(value: date) -> Fact:
    return Fact("date", value.isoformat())


@functools.lru_cache(1024)
def _integer(value: int) -> Fact:
    return Fact("integer", str(value))


_MAKERS: Mapping[type, Callable[[Any], Fact]] = {
    str: lambda value: Fact("text", value),
    bool: lambda value: Fact("boolean", "true" if value else "false"),
    int: _integer,
    Decimal: lambda value: Fact("decimal", str(value)),
    tuple: lambda value: Fact("decimals", " ".join(str(each) for each in value)),
    date: _day,
    Fact: lambda value: value,
}


class Citation(Struct, frozen=True):
    """Where a value of the law stands. `verified` is false where no copy of the regulation's text was at hand."""

    regulation: str
    article: str
    published: date | None = None
    url: str = ""
    verified: bool = False
    note: str = ""


class Reason(Struct, frozen=True):
    """One condition: what was asked (`key`, a sentence in the catalogue), how it came out, from which facts."""

    key: str
    outcome: Outcome
    facts: dict[str, Fact] = {}
    citation: Citation | None = None
    parts: tuple[Reason, ...] = ()

    def walk(self) -> Iterator[Reason]:
        """This reason and all below it, outermost first."""
        yield self
        for part in self.parts:
            yield from part.walk()


class Missing(Struct, frozen=True):
    """An input that nobody has given yet, and who can supply it (a role in the catalogue: `role.<who>`)."""

    input: str
    who: str


class Alternative(Struct, frozen=True):
    """A single change that would have altered the result: this `input` as `value` would give `result`."""

    input: str
    value: Fact
    result: Fact


class PackId(Struct, frozen=True):
    """Which rule pack a verdict rests on: its topic, version and the SHA-256 of its text."""

    topic: str
    version: str
    sha256: str


class Verdict(Struct, frozen=True):
    """The decision of one rule, complete enough to be stored, shown, printed and checked again later."""

    rule: str
    law_date: date
    outcome: Outcome
    reason: Reason
    results: dict[str, Fact] = {}
    missing: tuple[Missing, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    packs: tuple[PackId, ...] = ()

    def result(self, name: str) -> Native | None:
        """The computed value, or None where the rule could not determine it."""
        fact = self.results.get(name)
        return None if fact is None else fact.native

    @property
    def verified(self) -> bool:
        """True where every article used was read in the regulation's own text."""
        return all(reason.citation is None or reason.citation.verified for reason in self.reason.walk())


def facts(values: Mapping[str, Native | Fact | None]) -> dict[str, Fact]:
    """Facts by name; what is None is left out, because missing is never zero."""
    of = Fact.of
    return {name: of(value) for name, value in values.items() if value is not None}


def all_of(key: str, parts: tuple[Reason, ...], citation: Citation | None = None, **values: Native) -> Reason:
    """A reason that holds when every part holds; every part is kept, none short-circuits."""
    outcomes = {part.outcome for part in parts}
    if Outcome.NOT_MET in outcomes:
        outcome = Outcome.NOT_MET
    elif Outcome.UNDETERMINED in outcomes:
        outcome = Outcome.UNDETERMINED
    else:
        outcome = Outcome.MET
    return Reason(key, outcome, facts(values), citation, parts)


def any_of(key: str, parts: tuple[Reason, ...], citation: Citation | None = None, **values: Native) -> Reason:
    """A reason that holds when at least one part holds."""
    outcomes = {part.outcome for part in parts}
    if Outcome.MET in outcomes:
        outcome = Outcome.MET
    elif Outcome.UNDETERMINED in outcomes:
        outcome = Outcome.UNDETERMINED
    else:
        outcome = Outcome.NOT_MET
    return Reason(key, outcome, facts(values), citation, parts)
