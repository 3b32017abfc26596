"""What can be wrong with the layout of a form, as keys: the catalogue's `form_spec.<kind>` says it in sentences."""

from __future__ import annotations

import re

import msgspec

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.verdict import Fact

_PATH = re.compile(r"^(?P<what>.*?)(?: - at `\$?\.?(?P<path>[^`]*)`)?$", re.DOTALL)
_TYPES = frozenset({"int", "str", "bool", "date", "object", "array", "float", "null"})


class LayoutError(ValueError):
    """A mistake in a field of a layout's entry. `kind` and `facts` become a sentence once file and entry are known."""

    def __init__(self, kind: str, field: str, **facts: object) -> None:
        super().__init__(kind)
        self.kind = kind
        self.field = field
        self.facts = facts


def told(problem: LayoutError, file: str, entry: str) -> UserError:
    """The problem with the place where it is."""
    return UserError(
        f"form_spec.{problem.kind}", file=file, entry=entry or "-", place=problem.field or "-", **problem.facts
    )


def not_toml(problem: msgspec.DecodeError, file: str, text: str) -> UserError:
    """A file that is no TOML at all. What is never closed is noticed at the end only: its last line is named."""
    found = re.search(r"at line (\d+)", str(problem))
    line = found[1] if found else str(max(len(text.splitlines()), 1))
    return UserError("form_spec.not_toml", file=file, entry="-", place="-", line=line)


def translated(problem: msgspec.ValidationError, file: str) -> UserError:
    """msgspec's own words as one of ours, with entry and key as they stand in the file: `blocks[1].columns[0]`."""
    match = _PATH.match(str(problem))
    what, path = (match["what"], match["path"] or "") if match else (str(problem), "")
    if isinstance(problem.__cause__, LayoutError):
        return told(problem.__cause__, file, path)
    if found := re.fullmatch(r"Object missing required field `(.+)`", what):
        return told(LayoutError("missing_key", found[1]), file, path)
    if found := re.fullmatch(r"Object contains unknown field `(.+)`", what):
        return told(LayoutError("unknown_key", found[1]), file, path)
    entry, _, key = ("", "", path) if "." not in path else path.rpartition(".")
    if path.endswith("]"):
        entry, key = path, ""
    if found := re.fullmatch(r"Invalid (?:enum )?value '(.+)'", what):
        return told(LayoutError("wrong_choice", key, found=found[1]), file, entry)
    if found := re.fullmatch(r"Expected `(\w+)[^`]*`, got `(\w+)[^`]*`", what):
        types = {name: _type(said) for name, said in (("expected", found[1]), ("found", found[2]))}
        return told(LayoutError("wrong_type", key, **types), file, entry)
    return told(LayoutError("wrong_value", key), file, entry)


def _type(name: str) -> Fact:
    """msgspec's name of a type as a term of the group `packtype`."""
    return Fact("term", name if name in _TYPES else "other", "packtype")
