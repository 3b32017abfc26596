"""What the lists of the screen Talenta ask for: held in memory, narrowed, ordered and paged."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Generic, TypeVar
from uuid import UUID

from asn_desktop.core.domain.unit import UnitTree
from asn_desktop.core.usecases.ports import Reader
from asn_desktop.ui.presenters.listing import Asked

T = TypeVar("T")
Fits = Callable[[T], bool]
NONE = "none"
"""Choice of a box: those who stand in none."""


class HeldRows(Generic[T]):
    """Rows for a `Listing`. `keys` sort by column, `fits` gives the test of one question; another thread counts than
    reads.
    """

    def __init__(self, keys: Mapping[str, Callable[[T], Any]], fits: Callable[[Asked], Fits[T]]) -> None:
        self._keys = keys
        self._fits = fits
        self._lock = threading.Lock()
        self._all: tuple[T, ...] = ()
        self._kept: tuple[Asked, tuple[T, ...]] | None = None

    def hold(self, rows: Iterable[T]) -> None:
        """Show these from now on, in this order where nothing else is asked for."""
        made = tuple(rows)
        with self._lock:
            self._all, self._kept = made, None

    @property
    def all(self) -> tuple[T, ...]:
        return self._all

    def count(self, _reader: Reader, asked: Asked) -> int:
        return len(self.found(asked))

    def rows(self, _reader: Reader, asked: Asked, limit: int, offset: int) -> Sequence[T]:
        return self.found(asked)[offset : offset + limit]

    def found(self, asked: Asked) -> tuple[T, ...]:
        """Everything asked for; the last answer is kept for its further pages."""
        with self._lock:
            if self._kept is None or self._kept[0] != asked:
                fits = self._fits(asked)
                rows: Iterable[T] = [row for row in self._all if fits(row)]
                key = self._keys.get(asked.sort.column)
                if key is not None:
                    rows = sorted(rows, key=key, reverse=asked.sort.descending)
                self._kept = asked, tuple(rows)
            return self._kept[1]


def words_in(asked: Asked) -> Callable[[str], bool]:
    """Whether every word that is searched for stands in a text."""
    words = asked.text.casefold().split()
    return lambda text: all(word in text.casefold() for word in words)


def below(tree: UnitTree | None, unit: str) -> frozenset[UUID] | None:
    """The units that a choice stands for; None where any will do."""
    if not unit:
        return None
    top = UUID(unit)
    return frozenset(tree.below(top)) if tree is not None else frozenset({top})
