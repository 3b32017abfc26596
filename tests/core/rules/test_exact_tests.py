"""The exact tests against counting everything out, and what the correction for many looks promises."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.core.rules.uji_pasti import fisher, holm

SMALL = st.integers(1, 7)


def counted_out(hits: int, size: int, other_hits: int, other_size: int) -> Fraction:
    """Every way to choose who is in the first group: how many have a count no likelier than the one seen."""
    everybody = [1] * (hits + other_hits) + [0] * (size - hits + other_size - other_hits)
    seen = [sum(group) for group in combinations(everybody, size)]
    ways = {count: seen.count(count) for count in set(seen)}
    return Fraction(sum(each for each in ways.values() if each <= ways[hits]), len(seen))


@given(st.data(), SMALL, SMALL)
def test_fisher_is_what_counting_everything_gives(data: st.DataObject, size: int, other_size: int) -> None:
    hits, other = data.draw(st.integers(0, size)), data.draw(st.integers(0, other_size))
    assert fisher(hits, size, other, other_size) == counted_out(hits, size, other, other_size)


@given(st.data(), st.integers(1, 400), st.integers(1, 400))
def test_fisher_is_the_same_from_either_side(data: st.DataObject, size: int, other_size: int) -> None:
    hits, other = data.draw(st.integers(0, size)), data.draw(st.integers(0, other_size))
    chance = fisher(hits, size, other, other_size)
    assert 0 < chance <= 1
    assert chance == fisher(other, other_size, hits, size)
    assert chance == fisher(size - hits, size, other_size - other, other_size)


@pytest.mark.parametrize(
    ("table", "chance"),
    [
        ((3, 4, 1, 4), Fraction(34, 70)),  # the lady tasting tea
        ((4, 4, 0, 4), Fraction(2, 70)),
        ((2, 12, 10, 12), None),
        ((0, 5, 0, 5), Fraction(1)),
        ((5, 5, 5, 5), Fraction(1)),
    ],
)
def test_fisher_of_known_tables(table: tuple[int, int, int, int], chance: Fraction | None) -> None:
    assert fisher(*table) == (counted_out(2, 12, 10, 12) if chance is None else chance)


def test_thousands_of_people_are_counted_as_exactly() -> None:
    chance = fisher(2500, 2500, 0, 2500)
    assert chance == Fraction(2, comb(5000, 2500))


@pytest.mark.parametrize("table", [(-1, 5, 0, 5), (6, 5, 0, 5), (0, 5, 6, 5)])
def test_counts_that_cannot_be_are_refused(table: tuple[int, int, int, int]) -> None:
    with pytest.raises(ValueError):
        fisher(*table)


CHANCES = st.lists(st.fractions(0, 1, max_denominator=1000), max_size=12)


def told_by_definition(chances: list[Fraction]) -> list[Fraction]:
    """Holm: of all chances not above one's own, the highest of chance times the looks not yet passed."""
    order = sorted(chances)
    return [
        min(Fraction(1), max(order[j] * (len(order) - j) for j in range(len(order)) if order[j] <= chance))
        for chance in chances
    ]


@given(CHANCES)
def test_holm_by_its_definition(chances: list[Fraction]) -> None:
    assert list(holm(chances)) == told_by_definition(chances)


@given(CHANCES)
def test_holm_never_makes_a_chance_smaller_and_keeps_their_order(chances: list[Fraction]) -> None:
    pairs = sorted(zip(chances, holm(chances), strict=True))
    assert all(before <= after <= 1 for before, after in pairs)
    assert [after for _, after in pairs] == sorted(after for _, after in pairs)


def test_one_look_stays_as_it_is() -> None:
    assert holm([Fraction(3, 100)]) == (Fraction(3, 100),)
    assert holm([]) == ()
