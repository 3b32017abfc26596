"""Draws that look random and are the same every time: the core asks no clock and no dice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from hashlib import sha256
from typing import TypeVar

T = TypeVar("T")

_MASK = (1 << 64) - 1


class Chance:
    """A sequence of draws that follows from its seed alone (SplitMix64)."""

    def __init__(self, *seed: object) -> None:
        digest = sha256("/".join(map(str, seed)).encode()).digest()
        self._state = int.from_bytes(digest[:8])

    def below(self, limit: int) -> int:
        """A whole number from 0 up to but not including `limit`."""
        self._state = (self._state + 0x9E3779B97F4A7C15) & _MASK
        mixed = self._state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _MASK
        return (mixed ^ (mixed >> 31)) % limit

    def between(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return low + self.below(high - low + 1)

    def percent(self, share: int) -> bool:
        """True in `share` of a hundred draws."""
        return self.below(100) < share

    def pick(self, items: Sequence[T]) -> T:
        return items[self.below(len(items))]

    def weighted(self, items: Sequence[tuple[T, int]]) -> T:
        """One of the items, as often as its weight says."""
        drawn = self.below(sum(weight for _, weight in items))
        for item, weight in items:
            drawn -= weight
            if drawn < 0:
                return item
        raise AssertionError("weights are whole numbers above zero")

    def some(self, items: Sequence[T], count: int) -> list[T]:
        """`count` different items, in their own order."""
        chosen = list(range(len(items)))
        while len(chosen) > count:
            chosen.pop(self.below(len(chosen)))
        return [items[index] for index in chosen]

    def day(self, first: date, last: date) -> date:
        """A day from `first` to `last`, both included."""
        return first + timedelta(days=self.below((last - first).days + 1))
