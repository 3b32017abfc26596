"""Texts that are the same, or nearly so, after everything but words has been taken away."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_WORDS = re.compile(r"[^\W_]+")
_LOOKED_AT = 64
"""How many earlier texts with the same rare word a text is compared with: it bounds the work, and families of texts
still join through their latest members."""


def words(text: str) -> tuple[str, ...]:
    """The words of a text without case, punctuation and spaces."""
    return tuple(_WORDS.findall(text.casefold()))


def alike(texts: Sequence[frozenset[str]], percent: int) -> tuple[tuple[int, ...], ...]:
    """Groups of texts, by place, in which each has at least `percent` of its words in common with another.

    Measured as common words of all words of both. Two texts that are alike share one of their rarest words, so only
    those are compared. Nothing unlike is ever joined directly; among very many texts a pair may be missed.
    """
    often = Counter(word for text in texts for word in text)
    by_size = sorted(range(len(texts)), key=lambda place: (len(texts[place]), place))
    leads = list(range(len(texts)))
    having: dict[str, list[int]] = {}
    for place in by_size:
        text = texts[place]
        size = len(text)
        rarest = sorted(text, key=lambda word: (often[word], word))[: size - -(-size * percent // 100) + 1]
        for word in rarest:
            earlier = having.setdefault(word, [])
            for other in earlier[-_LOOKED_AT:]:
                if 100 * len(texts[other]) >= percent * size and _lead(leads, other) != _lead(leads, place):
                    common = len(text & texts[other])
                    if 100 * common >= percent * (size + len(texts[other]) - common):
                        leads[_lead(leads, place)] = _lead(leads, other)
            earlier.append(place)
    groups: dict[int, list[int]] = {}
    for place in range(len(texts)):
        groups.setdefault(_lead(leads, place), []).append(place)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


def _lead(leads: list[int], place: int) -> int:
    while leads[place] != place:
        leads[place] = leads[leads[place]]
        place = leads[place]
    return place
