"""How alike two sentences of a plan are: for grouping, for finding pairs, for seeing that a wording changed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import TypeVar

_BREAKS = re.compile(r"[\W_]+")
ALIKE = 0.5
"""From here on two sentences may mean the same; a person decides."""

K = TypeVar("K")
V = TypeVar("V")


def normal(text: str) -> str:
    """Lower case, without accents and punctuation: what differs in nothing else is the same sentence."""
    bare = text
    if not text.isascii():
        bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _BREAKS.sub(" ", bare.casefold()).strip()


def likeness(one: str, other: str) -> float:
    """0 to 1: the share of words that both have (Dice). Words of one or two letters do not count."""
    first, second = _words(one), _words(other)
    if not first or not second:
        return float(bool(normal(one)) and normal(one) == normal(other))
    return 2 * len(first & second) / (len(first) + len(second))


def pairs(ones: Iterable[tuple[K, str]], others: Iterable[tuple[V, str]]) -> Iterator[tuple[K, V, float]]:
    """The most alike first; each occurs in one pair at most, and none below `ALIKE`."""
    left, right = list(ones), list(others)
    rated = [
        (likeness(text, other_text), -i, -j)
        for i, (_, text) in enumerate(left)
        for j, (_, other_text) in enumerate(right)
    ]
    used_left: set[int] = set()
    used_right: set[int] = set()
    for alike, minus_i, minus_j in sorted(rated, reverse=True):
        if alike < ALIKE:
            return
        if minus_i not in used_left and minus_j not in used_right:
            used_left.add(minus_i)
            used_right.add(minus_j)
            yield left[-minus_i][0], right[-minus_j][0], alike


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in normal(text).split() if len(word) > 2)
