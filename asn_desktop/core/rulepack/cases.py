"""Case files: questions put to the rules with the answers that are expected, tried from outside."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

import msgspec
from msgspec import Struct

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.ready import ready
from asn_desktop.core.kernel.verdict import Fact, Outcome, Reason, Verdict
from asn_desktop.core.rulepack.inputs import Evaluate, InputError
from asn_desktop.core.rulepack.loader import misfit
from asn_desktop.core.rulepack.model import LawBook, NoLawAtDateError


class CaseFileError(UserError):
    """A case file that cannot be read at all."""

    def __init__(self, kind: str, file: str, **facts: object) -> None:
        super().__init__(f"casefile.{kind}", file=file, **facts)


class Case(Struct, frozen=True, forbid_unknown_fields=True):
    """One question with its answer, as written in the file."""

    name: str
    rule: str
    law_date: date
    expect: dict[str, Any]
    given: dict[str, Any] = {}
    source: str = ""


class Difference(Struct, frozen=True):
    """One key that did not come out as expected; `got` is empty where the verdict has no such result."""

    key: str
    expected: str
    got: str


class CaseResult(Struct, frozen=True):
    """How a case came out. `error` says why no verdict was reached; where that was expected, it is empty."""

    name: str
    rule: str
    differences: tuple[Difference, ...] = ()
    verdict: Verdict | None = None
    error: UserError | None = None
    law_date: date | None = None

    @property
    def passed(self) -> bool:
        return not self.differences and self.error is None


def read_cases(text: str, file: str) -> tuple[Case | CaseResult, ...]:
    """The cases of a file; one that is not written as it should be comes as a failed result in its place.

    Whatever else the file holds (`[[cases]]`) is a failed result at the end: nobody would know that it is not run.

    Raises CaseFileError where the file is not TOML or holds no cases.
    """
    try:
        raw = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        raise CaseFileError("not_toml", file, line=int(found[1]) if found else len(text.splitlines())) from None
    cases = raw.pop("case", None)
    if not isinstance(cases, list) or not cases:
        raise CaseFileError("no_cases", file)
    stray = (CaseResult(key, "", error=CaseFileError("stray_key", file, place=key)) for key in raw)
    return (*(_case(part, number, file) for number, part in enumerate(cases, start=1)), *stray)


def run_case(case: Case, book: LawBook, evaluate: Evaluate) -> CaseResult:
    """Put the question to the rule and compare. Every expected key must match."""

    def result(*differences: Difference, verdict: Verdict | None = None, error: UserError | None = None) -> CaseResult:
        return CaseResult(case.name, case.rule, differences, verdict, error, case.law_date)

    try:
        verdict = evaluate(case.rule, case.given, book.at(case.law_date))
    except UserError as error:
        at_fault = error.input if isinstance(error, InputError) else ""
        if isinstance(error, NoLawAtDateError):
            at_fault = "law_date"
        inner = error.inner if isinstance(error, InputError) else ""
        if any(name and case.expect == {"error": name} for name in (at_fault, inner)):
            return result()
        got = {"error": at_fault}
        unmet = (
            Difference(key, _shown(wanted), got.get(key, ""))
            for key, wanted in case.expect.items()
            if not at_fault or wanted != got.get(key)
        )
        return result(*unmet, error=error)
    return result(*_differences(case.expect, verdict), verdict=verdict)


def reason_keys(verdict: Verdict) -> frozenset[str]:
    """What `reasons_include` is compared with: the reasons that bear the outcome.

    Where the verdict is met these are all reasons; otherwise those that are themselves not met (or undetermined).
    Each is known by its full key (`nip.usia`) and by its last part (`usia`).
    """
    bearing = [
        reason for reason in verdict.reason.walk() if verdict.outcome is Outcome.MET or reason.outcome != Outcome.MET
    ]
    return frozenset(name for reason in bearing for name in _names(reason))


def _names(reason: Reason) -> tuple[str, str]:
    return reason.key, reason.key.rpartition(".")[2]


def _case(raw: Any, number: int, file: str) -> Case | CaseResult:
    label = f"#{number}"
    if isinstance(raw, dict) and isinstance(raw.get("name"), str):
        label = raw["name"]
    rule = raw.get("rule", "") if isinstance(raw, dict) else ""
    try:
        case = msgspec.convert(raw, ready(Case), strict=True, builtin_types=(date, Decimal))
    except msgspec.ValidationError as error:
        kind, place, stated = misfit(error)
        return CaseResult(label, str(rule), error=CaseFileError(kind, file, case=label, place=place, **stated))
    if not case.expect:
        return CaseResult(label, case.rule, error=CaseFileError("nothing_expected", file, case=label))
    return case


def _differences(expect: Mapping[str, Any], verdict: Verdict) -> tuple[Difference, ...]:
    found: list[Difference] = []
    for key, wanted in expect.items():
        match key:
            case "outcome":
                same, got = wanted == verdict.outcome.value, verdict.outcome.value
            case "missing":
                names = {missing.input for missing in verdict.missing}
                same, got = set(_listed(wanted)) == names, ", ".join(sorted(names))
            case "reasons_include":
                same = set(_listed(wanted)) <= reason_keys(verdict)
                bearing = [r.key for r in verdict.reason.walk() if r.key in reason_keys(verdict)]
                got = ", ".join(dict.fromkeys(bearing))
            case "error":
                same, got = False, ""
            case _:
                fact = verdict.results.get(key)
                same, got = fact is not None and matches(wanted, fact), _got(fact)
        if not same:
            shown = _shown(wanted)
            found.append(Difference(key, f'"{shown}"' if shown == got else shown, got))
    return tuple(found)


def matches(wanted: Any, fact: Fact) -> bool:
    """Whether an expected value is the fact's: numbers as exact decimals, dates as dates, everything else as text."""
    match fact.kind:
        case "integer" | "decimal":
            return _equal(wanted, Decimal(fact.value))
        case "decimals":
            numbers = [Decimal(each) for each in fact.value.split()]
            same_length = isinstance(wanted, list) and len(wanted) == len(numbers)
            return same_length and all(_equal(each, number) for each, number in zip(wanted, numbers, strict=True))
        case "date":
            return isinstance(wanted, date) and wanted == fact.native
        case "boolean":
            return isinstance(wanted, bool) and wanted == fact.native
        case _:
            return isinstance(wanted, str) and wanted == fact.value


def _equal(wanted: Any, number: Decimal) -> bool:
    if isinstance(wanted, bool) or not isinstance(wanted, (int, str, Decimal)):
        return False
    try:
        return Decimal(wanted) == number
    except InvalidOperation:
        return False


def _listed(wanted: Any) -> list[Any]:
    return wanted if isinstance(wanted, list) else [wanted]


def _got(fact: Fact | None) -> str:
    if fact is None:
        return ""
    return ", ".join(fact.value.split()) if fact.kind == "decimals" else fact.value


def _shown(wanted: Any) -> str:
    if isinstance(wanted, list):
        return ", ".join(_shown(item) for item in wanted)
    if isinstance(wanted, bool):
        return "true" if wanted else "false"
    return "" if wanted is None else str(wanted)
