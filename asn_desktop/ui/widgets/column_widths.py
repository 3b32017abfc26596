"""How wide the columns of a list are: what is in them is shown whole as long as there is room for it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct


class Wish(Struct, frozen=True):
    """What one column would like. All in pixels."""

    whole: int
    """So wide that nothing in it is cut."""
    least: int
    """Narrower it cannot be read."""
    firm: bool = False
    """Never cut: a name or a NIP that is cut is none."""


def shared(wishes: Sequence[Wish], room: int) -> list[int]:
    """The widths of all columns. Their sum is `room`, or more where the list has to scroll sideways.

    Where everything fits, what is left over goes to the columns that are not firm, by their size. Where it does not,
    the widest of them give way first, so that short texts stay whole.
    """
    if not wishes:
        return []
    missing = sum(wish.whole for wish in wishes) - room
    if missing <= 0:
        return _spread(wishes, -missing)
    loose = [wish for wish in wishes if not wish.firm]
    left = room - sum(wish.whole for wish in wishes if wish.firm)
    level = _level(loose, left)
    return [wish.whole if wish.firm else max(wish.least, min(wish.whole, level)) for wish in wishes]


def _spread(wishes: Sequence[Wish], over: int) -> list[int]:
    takers = [number for number, wish in enumerate(wishes) if not wish.firm] or list(range(len(wishes)))
    total = max(1, sum(wishes[number].whole for number in takers))
    sizes = [wish.whole for wish in wishes]
    for number in takers:
        sizes[number] += over * wishes[number].whole // total
    sizes[takers[-1]] += sum(wish.whole for wish in wishes) + over - sum(sizes)
    return sizes


def _level(loose: Sequence[Wish], left: int) -> int:
    """The greatest width at which all columns that can give way still fit together."""
    low, high = 0, max((wish.whole for wish in loose), default=0)
    while low < high:
        middle = (low + high + 1) // 2
        if sum(max(wish.least, min(wish.whole, middle)) for wish in loose) <= left:
            low = middle
        else:
            high = middle - 1
    return low
