"""How many stand in each box, who is named in it, and what is missing of those who stand in none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct

from asn_desktop.core.usecases.talenta import Placed

NAMED = 7
"""People of a box that are named in it; more are a number."""


class Lacking(Struct, frozen=True):
    """So many people miss an input that somebody can give."""

    input: str
    who: str
    n: int


class Counts(Struct, frozen=True):
    """`outside` stand in no box."""

    counts: Mapping[int, int]
    names: Mapping[int, tuple[str, ...]]
    outside: int
    lacking: tuple[Lacking, ...]


def counts_of(people: Iterable[Placed]) -> Counts:
    boxes: dict[int, list[str]] = {box: [] for box in range(1, 10)}
    lacking: Counter[tuple[str, str]] = Counter()
    outside = 0
    for each in people:
        box = each.kotak
        if box is not None:
            boxes[box].append(each.nama)
            continue
        outside += 1
        lacking.update((missing.input, missing.who) for missing in each.verdict.missing)
    return Counts(
        {box: len(names) for box, names in boxes.items()},
        {box: tuple(names[:NAMED]) for box, names in boxes.items()},
        outside,
        tuple(Lacking(name, who, n) for (name, who), n in lacking.most_common()),
    )
