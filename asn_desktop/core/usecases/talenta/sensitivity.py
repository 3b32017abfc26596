"""How much the boxes depend on where the office draws its lines."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.usecases.talenta.cutoffs import Cutoffs
from asn_desktop.core.usecases.talenta.grid import Grid, Placed, under


class Sensitivity(Struct, frozen=True):
    """What other cut-offs would change: `moved` are people in another box than now, each before and after."""

    cutoffs: Cutoffs
    counts: Mapping[int, int]
    moved: tuple[tuple[Placed, Placed], ...]


def sensitivity(of: Grid, other: Cutoffs, law: Law) -> Sensitivity:
    """The same people under other cut-offs, by name. Who is in no box stays in none."""
    then = under(of, other, law)
    pairs = zip(of.people, then.people, strict=True)
    return Sensitivity(other, then.counts, tuple(pair for pair in pairs if pair[0].kotak != pair[1].kotak))
