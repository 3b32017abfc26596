"""`asn-desktop rules`: try the rules from outside with case files, list them, and have a verdict explained.

Exit codes: 0 all passed, 1 a case failed, 3 what was asked for does not exist or a pack is broken, 4 a case file
could not be read.
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from asn_desktop.cli.env import DONE, FILE_PROBLEM, FINDINGS, REFUSED, Env
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.explain import Explanation, cited, explain
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.kernel.verdict import Fact, Verdict
from asn_desktop.core.rulepack.cases import Case, CaseFileError, CaseResult, read_cases, run_case
from asn_desktop.core.rulepack.inputs import UnknownRuleError
from asn_desktop.core.rulepack.model import LawBook
from asn_desktop.core.rules.registry import RULES, evaluate

_UNREADABLE = ("casefile.no_file", "casefile.not_toml", "casefile.no_cases")


def register(commands: Any, texts: Texts) -> None:
    """Add `rules` with `test`, `list` and `explain`."""

    def say(key: str) -> str:
        return texts.say(f"rules.help.{key}")

    parser: ArgumentParser = commands.add_parser("rules", help=say("rules"), description=say("rules"))
    actions = parser.add_subparsers(dest="action", required=True, metavar="test | list | explain")

    test = actions.add_parser("test", help=say("test"), description=say("test"))
    test.add_argument("files", nargs="+", type=Path, metavar="FILE", help=say("files"))
    test.set_defaults(run=run_test)

    listing = actions.add_parser("list", help=say("list"), description=say("list"))
    listing.set_defaults(run=run_list)

    why = actions.add_parser("explain", help=say("explain"), description=say("explain"))
    why.add_argument("rule", metavar="RULE", help=say("rule"))
    why.add_argument("--case", required=True, type=Path, metavar="FILE", help=say("case"))
    why.add_argument("--name", metavar="NAME", help=say("name"))
    why.set_defaults(run=run_explain)

    for each in (test, listing, why):
        each.add_argument("--json", action="store_true", help=say("json"))
    for each in (test, why):
        each.add_argument("--packs", type=Path, metavar="DIR|FILE", help=say("packs"))


def run_test(args: Namespace, env: Env) -> int:
    """Every case of every file; a file that cannot be read is said and the others still run."""
    try:
        book = _book(args, env)
    except UserError as error:
        return _refused(error, env.texts)
    outcomes: list[tuple[str, CaseResult]] = []
    code = DONE
    for file in args.files:
        try:
            cases = _cases(file)
        except CaseFileError as error:
            code = _refused(error, env.texts)
            continue
        outcomes += [(str(file), run_case(c, book, evaluate) if isinstance(c, Case) else c) for c in cases]
    failed = [outcome for outcome in outcomes if not outcome[1].passed]
    if args.json:
        passed = len(outcomes) - len(failed)
        records = [_case_record(file, result, env.texts) for file, result in outcomes]
        print(_json({"passed": passed, "failed": len(failed), "cases": records}))
    else:
        for file, result in failed:
            print(_failure(file, result, env.texts))
        print(f"{len(outcomes) - len(failed)} passed, {len(failed)} failed")
    return code or (FINDINGS if failed else DONE)


def run_list(args: Namespace, env: Env) -> int:
    """The rules of this version: the names that case files use."""
    if args.json:
        print(_json([_rule_record(rule, env.texts) for rule in RULES]))
        return DONE
    texts = env.texts
    for rule in RULES.values():
        print(f"{rule.id}: {texts.say(f'rule.{rule.id}.about')}")
        for each in rule.inputs:
            print(f"  given    {each.name}{'' if each.required else '?'}: {each.shown}")
        for name, shown in rule.results.items():
            print(f"  result   {name}: {shown}")
        for key in rule.reasons:
            print(f"  reason   {key}")
    print(texts.say("rules.list_note"))
    return DONE


def run_explain(args: Namespace, env: Env) -> int:
    """Why the rule decides as it does, for each of its cases in the file."""
    try:
        if args.rule not in RULES:
            raise UnknownRuleError(args.rule)
        book = _book(args, env)
        about = [case for case in _cases(args.case) if case.rule == args.rule]
        if not about:
            raise CaseFileError("no_such_rule", args.case.name, rule=args.rule)
        found = [case for case in about if args.name in (None, case.name)]
        if not found:
            names = ", ".join(dict.fromkeys(case.name for case in about))
            raise CaseFileError("no_such_case", args.case.name, case=args.name, names=names)
    except UserError as error:
        return _refused(error, env.texts)
    code = DONE
    records = []
    for case in found:
        try:
            if isinstance(case, CaseResult):
                raise case.error or CaseFileError("no_cases", args.case.name)
            verdict = evaluate(case.rule, case.given, book.at(case.law_date))
        except UserError as error:
            code = _refused(error, env.texts)
            continue
        explanation = explain(verdict, env.texts)
        if args.json:
            records.append({"name": case.name, **_explained(explanation, verdict)})
        else:
            print("\n".join(_written(case.name, explanation, env.texts)) + "\n")
    if args.json:
        print(_json(records))
    return code


def _book(args: Namespace, env: Env) -> LawBook:
    """The packs of the folder named on the command line exactly as they are, or those in force with their warnings, in
    place of one of them the pack that is named by its file.

    Raises PackError where one of the packs named is broken, having said all the others that are.
    """
    if args.packs is not None and not args.packs.is_file():
        from asn_desktop.storage.packs.folder import examine

        book, broken = examine(args.packs)
        for error in broken[:-1]:
            _refused(error, env.texts)
        if broken:
            raise broken[-1]
        return book
    from asn_desktop.bootstrap import law_book

    book = law_book()
    for warning in book.warnings:
        _refused(warning, env.texts)
    if args.packs is not None:
        from asn_desktop.storage.packs.folder import one_pack

        pack = one_pack(args.packs)
        return LawBook({**book.packs, pack.id.topic: pack})
    return book


def _cases(file: Path) -> Sequence[Case | CaseResult]:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise CaseFileError("no_file", str(file)) from None
    return read_cases(text, file.name)


def _refused(error: UserError, texts: Texts) -> int:
    """Say it in one line; returns the exit code that fits."""
    print(" ".join(texts.error(error)), file=sys.stderr)
    return FILE_PROBLEM if error.key in _UNREADABLE else REFUSED


def _failure(file: str, result: CaseResult, texts: Texts) -> str:
    """One line: name, expected, got, citation."""
    parts = [texts.say("rules.case_failed", file=file, name=result.name, rule=result.rule or "-")]
    for each in result.differences:
        got = each.got or texts.say("rules.nothing")
        parts.append(texts.say("rules.difference", what=each.key, expected=each.expected, got=got))
    if result.error is not None:
        what, why, _ = texts.error(result.error)
        parts.append(f"{what} {why}")
    citation = _citation(result.verdict, texts)
    return " | ".join([*parts, citation] if citation else parts)


def _citation(verdict: Verdict | None, texts: Texts) -> str:
    """The article that decided: of the first condition that bears the outcome, or of the whole."""
    if verdict is None:
        return ""
    reasons = [reason for reason in verdict.reason.walk() if reason.citation is not None]
    bearing = [r for r in reasons if r is not verdict.reason and r.outcome is verdict.outcome]
    chosen = (bearing or reasons)[:1]
    return cited(chosen[0].citation, texts) if chosen else ""


def _written(name: str, explanation: Explanation, texts: Texts) -> list[str]:
    lines = [f"{name} ({explanation.rule})", explanation.headline]
    if explanation.basis:
        lines.append(texts.say("explain.basis", citation=explanation.basis))
    for line in explanation.lines:
        citation = f" [{line.citation}]" if line.citation else ""
        lines.append(f"{'  ' * (line.depth + 1)}{line.mark}: {line.sentence}{citation}")
    lines += [*explanation.missing, *explanation.alternatives, explanation.law, explanation.caution]
    return [line for line in lines if line]


def _case_record(file: str, result: CaseResult, texts: Texts) -> dict[str, Any]:
    return {
        "file": file,
        "name": result.name,
        "rule": result.rule,
        "law_date": result.law_date.isoformat() if result.law_date else None,
        "passed": result.passed,
        "differences": [{"key": d.key, "expected": d.expected, "got": d.got} for d in result.differences],
        "results": _results(result.verdict),
        "citation": _citation(result.verdict, texts),
        "problem": None if result.error is None else " ".join(texts.error(result.error)),
    }


def _results(verdict: Verdict | None) -> dict[str, Any] | None:
    if verdict is None:
        return None
    return {
        "outcome": verdict.outcome.value,
        "missing": [missing.input for missing in verdict.missing],
        **{name: _result(fact) for name, fact in verdict.results.items()},
    }


def _result(fact: Fact) -> str | list[str]:
    return fact.value.split() if fact.kind == "decimals" else fact.value


def _explained(explanation: Explanation, verdict: Verdict) -> dict[str, Any]:
    return {
        "rule": verdict.rule,
        "results": _results(verdict),
        "headline": explanation.headline,
        "basis": explanation.basis,
        "reasons": [
            {"depth": line.depth, "outcome": line.outcome.value, "sentence": line.sentence, "citation": line.citation}
            for line in explanation.lines
        ],
        "missing": list(explanation.missing),
        "alternatives": list(explanation.alternatives),
        "law": explanation.law,
        "caution": explanation.caution,
    }


def _rule_record(rule_id: str, texts: Texts) -> dict[str, Any]:
    rule = RULES[rule_id]
    return {
        "rule": rule.id,
        "about": texts.say(f"rule.{rule.id}.about"),
        "given": [{"name": each.name, "type": each.shown, "required": each.required} for each in rule.inputs],
        "results": rule.results,
        "reasons": list(rule.reasons),
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
