"""The strict reader of rule packs: text in, a `Pack` out, or an error that names file, entry and key."""

from __future__ import annotations

import hashlib
import itertools
import re
import tomllib
from datetime import date, timedelta
from decimal import Decimal
from typing import Annotated, Any, TypeVar

import msgspec
from msgspec import Meta, Struct

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.ready import ready
from asn_desktop.core.kernel.verdict import Citation, Fact, PackId
from asn_desktop.core.rulepack.model import Pack, Ruled
from asn_desktop.core.rulepack.shapes import OPTIONAL, SHAPES, Shape
from asn_desktop.core.rulepack.wholeness import ValueProblem

T = TypeVar("T")
Text = Annotated[str, Meta(min_length=1)]


class PackError(UserError):
    """A pack that cannot be used. `file`, `entry` and `place` say where; the catalogue's `pack.<kind>` says what."""

    def __init__(self, kind: str, file: str, entry: str = "-", key: str = "-", **facts: object) -> None:
        super().__init__(f"pack.{kind}", file=file, entry=entry, place=key, **facts)


class _Head(Struct, frozen=True, forbid_unknown_fields=True):
    topic: Text
    title: Text
    version: Text


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    pack: _Head
    entry: list[dict[str, Any]]


class _Citation(Struct, frozen=True, forbid_unknown_fields=True):
    regulation: Text
    article: Text
    verified: bool
    published: date | None = None
    url: str = ""
    note: str = ""


class _Entry(Struct, frozen=True, forbid_unknown_fields=True):
    name: Text
    unit: Text
    start: date
    value: Any
    citation: _Citation
    last: date | None = None


def load_pack(text: str, file: str) -> Pack:
    """Read one pack. Raises PackError for anything that is not exactly as it should be; nothing is guessed."""
    raw = _toml(text, file)
    whole = _decode(raw, _File, file, "-")
    shapes = SHAPES.get(whole.pack.topic) or OPTIONAL.get(whole.pack.topic)
    if shapes is None:
        raise PackError("unknown_topic", file, "pack", "topic", topic=whole.pack.topic)
    entries: dict[str, list[Ruled]] = {}
    for number, part in enumerate(whole.entry, start=1):
        name, ruled = _entry(part, shapes, file, number)
        entries.setdefault(name, []).append(ruled)
    for name in shapes if whole.pack.topic in SHAPES else ():
        if name not in entries:
            raise PackError("missing_entry", file, name, "name")
    ordered = {name: _in_order(ruled, file, name) for name, ruled in entries.items()}
    identity = PackId(whole.pack.topic, whole.pack.version, hashlib.sha256(text.encode()).hexdigest())
    return Pack(identity, whole.pack.title, ordered)


def _toml(text: str, file: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        lines = text.splitlines()
        line = int(found[1]) if found else max(len(lines), 1)
        above = "\n".join(lines[:line])
        names = re.findall(r'^\s*name\s*=\s*"([^"]*)"', above, re.MULTILINE)
        key = re.match(r"\s*([\w.-]+)\s*=", lines[line - 1]) if lines else None
        problem = "bad_date" if "Invalid date" in str(error) else "not_toml"
        raise PackError(problem, file, names[-1] if names else "-", key[1] if key else "-", line=line) from None


def _entry(raw: dict[str, Any], shapes: Any, file: str, number: int) -> tuple[str, Ruled]:
    """One value with its first day and its citation."""
    given = raw.get("name")
    label = given if isinstance(given, str) and given else f"entry[{number}]"
    if "citation" not in raw:
        raise PackError("no_citation", file, label, "citation")
    entry = _decode(raw, _Entry, file, label)
    shape: Shape | None = shapes.get(entry.name)
    if shape is None:
        raise PackError("unknown_entry", file, label, "name")
    if entry.unit != shape.unit:
        raise PackError("wrong_unit", file, label, "unit", found=entry.unit, expected=shape.unit)
    if entry.last is not None and entry.last < entry.start:
        raise PackError("wrong_value", file, label, "last", problem=_problem("urutan"))
    value = _decode(entry.value, shape.type, file, label, inside="value")
    cited = entry.citation
    citation = Citation(cited.regulation, cited.article, cited.published, cited.url, cited.verified, cited.note)
    return entry.name, Ruled(value, entry.start, citation, entry.last)


def _in_order(ruled: list[Ruled], file: str, name: str) -> tuple[Ruled, ...]:
    """The values by first day. Two may not begin together, overlap, or leave days between them uncovered."""
    ordered = sorted(ruled, key=lambda value: value.start)
    for before, after in itertools.pairwise(ordered):
        if before.start == after.start:
            raise PackError("same_start", file, name, "start", day=after.start)
        if before.last is not None and before.last >= after.start:
            raise PackError("overlap", file, name, "last", day=after.start, last=before.last)
        if before.last is not None and before.last + timedelta(days=1) < after.start:
            raise PackError("gap", file, name, "last", day=after.start, last=before.last)
    return tuple(ordered)


def _decode(raw: Any, wanted: type[T], file: str, entry: str, inside: str = "") -> T:
    try:
        return msgspec.convert(raw, ready(wanted), strict=True, builtin_types=(date, Decimal))
    except msgspec.ValidationError as error:
        raise _translated(error, file, entry, inside) from None


def _translated(error: msgspec.ValidationError, file: str, entry: str, inside: str) -> PackError:
    kind, place, stated = misfit(error, inside)
    if kind == "missing_key" and place in ("citation.regulation", "citation.article", "citation.verified"):
        kind = "no_citation"
    return PackError(kind, file, entry, place, **stated)


def misfit(error: msgspec.ValidationError, inside: str = "") -> tuple[str, str, dict[str, object]]:
    """msgspec's own words as a kind of problem, the key as written in the file (`value.sel[2].predikat`), its facts."""
    message, _, path = str(error).partition(" - at `$")
    place = f"{inside}{path.rstrip('`')}".lstrip(".")
    if isinstance(error.__cause__, ValueProblem):
        return "wrong_value", place or "-", {"problem": _problem(message)}
    if found := re.fullmatch(r"Object (missing required|contains unknown) field `(.+)`", message):
        kind = "missing_key" if found[1] == "missing required" else "unknown_key"
        return kind, f"{place}.{found[2]}".lstrip("."), {}
    if found := re.fullmatch(r"Invalid enum value (.+)", message):
        return "wrong_choice", place or "-", {"found": found[1].strip("'")}
    if found := re.fullmatch(r"Expected `(.+)`, got `(.+)`", message):
        kind = "bad_date" if found[1].startswith("date") else "wrong_type"
        return kind, place or "-", {"expected": _plain(found[1]), "found": _plain(found[2])}
    return "wrong_value", place or "-", {"problem": _problem("batas")}


def _problem(code: str) -> Fact:
    return Fact("term", code, "packproblem")


def _plain(kind: str) -> Fact:
    """msgspec's name of a type as a term of the group `packtype`."""
    first = kind.partition(" ")[0]
    known = {"int", "str", "bool", "date", "object", "array", "decimal", "float", "datetime", "null"}
    return Fact("term", first if first in known else "other", "packtype")
