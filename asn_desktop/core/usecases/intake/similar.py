"""New units whose names are those of known ones but for one letter (`Walesi`, `Welesi`): probably the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from asn_desktop.core.usecases.intake.body import Body
from asn_desktop.core.usecases.intake.model import Severity
from asn_desktop.core.usecases.intake.places import PATH, compared

_SHORTEST = 4
"""Letters of a word from which one of them is likely to be a slip: `Seksi A` and `Seksi B` are two units."""
_ROMAN = frozenset("ivxlc")

Frame = tuple[str, ...]
"""The words of a name, one of them left out."""


def similar_names(new: Iterable[str], known: Iterable[str]) -> dict[str, str]:
    """By new name, the known one that is written the same but for one letter of one word."""
    frames: dict[Frame, list[tuple[str, str]]] = {}
    for name in known:
        for frame, word in _frames(name):
            frames.setdefault(frame, []).append((word, name))
    found: dict[str, str] = {}
    for name in new:
        for frame, word in _frames(name):
            like = next((other for beside, other in frames.get(frame, ()) if _one_letter(word, beside)), None)
            if like is not None:
                found[name] = like
    return found


def look_for_similar_units(body: Body, new: Sequence[str], known: Iterable[str]) -> None:
    """One warning for each such unit, at the first row that names it."""
    for name, like in similar_names(dict.fromkeys(new), known).items():
        target, rows = _naming(body.values, compared(name))
        facts = {"unit": name, "known": like, "n": max(1, len(rows))}
        body.problem(rows[0] if rows else -1, target, "unit_similar", Severity.WARN, **facts)


def _naming(values: dict[str, list[Any]], name: str) -> tuple[str, list[int]]:
    """The column and the rows that name a unit, alone or in a path."""
    for target in ("unit", "unit_induk"):
        means = {words for words in set(values.get(target, ())) if words and name in map(compared, words.split(PATH))}
        if means:
            return target, [position for position, words in enumerate(values[target]) if words in means]
    return "unit", []


def _frames(name: str) -> list[tuple[Frame, str]]:
    words = compared(name).split()
    return [
        ((*words[:at], "", *words[at + 1 :]), word)
        for at, word in enumerate(words)
        if len(word) >= _SHORTEST and word.isalpha() and not _ROMAN.issuperset(word)
    ]


def _one_letter(one: str, other: str) -> bool:
    """Whether a letter was missed, doubled, or taken for another, or two neighbours changed places."""
    if len(one) > len(other):
        one, other = other, one
    if one == other or len(other) - len(one) > 1:
        return False
    at = next((place for place, sign in enumerate(one) if sign != other[place]), len(one))
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    return one[at + 1 :] == other[at + 1 :] or (
        one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    )
