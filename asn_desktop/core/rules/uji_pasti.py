"""Exact tests for small groups: no approximation, no chance, whole numbers until the last step."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import comb


def fisher(hits: int, size: int, other_hits: int, other_size: int) -> Fraction:
    """How often a difference in shares at least this unlikely comes up if who got a hit were left to chance.

    Fisher's exact test, two-sided: of all ways to deal the hits of both groups together, those no likelier than what
    was seen. `hits` of `size` in the one group, `other_hits` of `other_size` in the other.
    """
    if not (0 <= hits <= size and 0 <= other_hits <= other_size):
        raise ValueError((hits, size, other_hits, other_size))
    all_hits, everybody = hits + other_hits, size + other_size
    lowest, highest = max(0, all_hits - other_size), min(all_hits, size)
    ways = comb(all_hits, lowest) * comb(everybody - all_hits, size - lowest)
    dealt = [ways]
    for k in range(lowest, highest):  # each from the one before: binomials of thousands are slow to make anew
        ways = ways * (all_hits - k) * (size - k) // ((k + 1) * (everybody - all_hits - size + k + 1))
        dealt.append(ways)
    seen = dealt[hits - lowest]
    return Fraction(sum(each for each in dealt if each <= seen), comb(everybody, size))


def holm(chances: Sequence[Fraction]) -> tuple[Fraction, ...]:
    """The chances made stricter for having looked several times at once (Holm), each in its place.

    Compared with a limit they keep the probability of any false alarm among all looks below it.
    """
    order = sorted(range(len(chances)), key=lambda place: (float(chances[place]), chances[place]))
    strict = [Fraction(1)] * len(chances)
    highest = Fraction(0)
    for rank, place in enumerate(order):
        highest = max(highest, chances[place] * (len(chances) - rank))
        if highest >= 1:
            break  # and all the rest with it
        strict[place] = highest
    return tuple(strict)
