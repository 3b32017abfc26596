"""The sentences of both languages, and what the code says of them."""

from __future__ import annotations

import ast
import re
import string
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import asn_desktop
from asn_desktop.bootstrap import resources

PACKAGE = Path(asn_desktop.__file__).parent


@cache
def sentences(language: str) -> dict[str, str]:
    """Every key with its sentence."""
    found: dict[str, str] = {}
    for file in sorted((resources() / "i18n" / language).glob("*.toml")):
        found |= dict(_flat(file.stem, tomllib.loads(file.read_text("utf-8"))))
    return found


def placeholders(sentence: str) -> set[str]:
    """The names in braces. Raises ValueError for a sentence that cannot be filled."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


@cache
def modules() -> tuple[tuple[Path, ast.Module], ...]:
    return tuple((path, ast.parse(path.read_text("utf-8"))) for path in sorted(PACKAGE.rglob("*.py")))


@cache
def constants() -> frozenset[str]:
    """Every text in the code, and in the layouts of forms."""
    found = {node.value for _, tree in modules() for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    texts = {value for value in found if isinstance(value, str)}
    for folder in ("forms", "rules"):
        for file in (resources() / folder).glob("*.toml"):
            texts |= set(re.findall(r'"([^"\n]+)"', file.read_text("utf-8")))
            texts |= set(re.findall(r"^\[?([\w.]+)\]?\s*=?", file.read_text("utf-8"), re.M))
    return frozenset(texts)


@cache
def patterns() -> tuple[re.Pattern[str], ...]:
    """Texts put together in the code (`f"shell.nav.{key}"`) as patterns with a group for each part that varies."""
    found = set()
    for _, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                parts = [re.escape(p.value) if isinstance(p, ast.Constant) else "(.+)" for p in node.values]
                if any("." in part for part in parts if part != "(.+)"):
                    found.add("".join(parts))
    return tuple(re.compile(f"^{pattern}$") for pattern in found)


def calls(name: str) -> Iterator[tuple[str, str]]:
    """Where a function or method of this name is called with a literal text first: `(place, text)`."""
    for path, tree in modules():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            first = node.args[0]
            if called == name and isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield f"{path.relative_to(PACKAGE)}:{node.lineno}", first.value


def _flat(prefix: str, table: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(f"{prefix}.{name}", value)
        else:
            yield f"{prefix}.{name}", value
