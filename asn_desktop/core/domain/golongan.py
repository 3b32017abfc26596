"""Golongan ruang of civil servants (I/a .. IV/e) and golongan of PPPK (I .. XVII): writing and order.

Their pangkat names are law and live in the rule pack `golongan`.
"""

from __future__ import annotations

import re

PNS: tuple[str, ...] = (
    "I/a", "I/b", "I/c", "I/d",
    "II/a", "II/b", "II/c", "II/d",
    "III/a", "III/b", "III/c", "III/d",
    "IV/a", "IV/b", "IV/c", "IV/d", "IV/e",
)  # fmt: skip
PPPK: tuple[str, ...] = (
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX",
    "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII",
)  # fmt: skip

_SHAPE = re.compile(r"^(?P<roman>[IVX]+)(?:/(?P<letter>[A-E]))?$")
_RANK = {golongan: rank for rank, golongan in enumerate(PNS, start=1)} | {
    golongan: 100 + rank for rank, golongan in enumerate(PPPK, start=1)
}


def parse(text: str) -> str | None:
    """The golongan in its written form (`III / D` gives `III/d`), or None where the text is no golongan."""
    match = _SHAPE.match(re.sub(r"[\s.]", "", text).replace("\\", "/").upper())
    if match is None:
        return None
    letter = match["letter"]
    golongan = match["roman"] if letter is None else f"{match['roman']}/{letter.lower()}"
    return golongan if golongan in _RANK else None


def is_pppk(golongan: str) -> bool:
    """It belongs to the ladder of employees under contract."""
    return golongan in PPPK


def rank(golongan: str) -> int:
    """A number that sorts golongan from low to high; PPPK after PNS, because the two ladders do not compare."""
    return _RANK[golongan]


def above(golongan: str) -> str | None:
    """The next golongan ruang of a PNS, or None above IV/e."""
    place = PNS.index(golongan) + 1
    return PNS[place] if place < len(PNS) else None
