"""What values of the law are made of, and when a table of them is whole: complete, in order, nothing twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Annotated, Any

from msgspec import Meta

from asn_desktop.core.domain import golongan as ladder

Count = Annotated[int, Meta(ge=0)]
Positive = Annotated[int, Meta(ge=1)]
Years = Annotated[int, Meta(ge=1, le=100)]
Months = Annotated[int, Meta(ge=1, le=120)]
Days = Annotated[int, Meta(ge=1, le=366)]
"""Spans of time that an office can mean; a slip of the keyboard (2000 years) must not reach the calendar."""
Times = Annotated[int, Meta(ge=1, le=10)]
Digit = Annotated[int, Meta(ge=0, le=9)]
Points = int | Decimal
"""A number on a scale up to 100; see `on_scale`."""
Percent = Annotated[int, Meta(ge=0, le=100)]
Month = Annotated[int, Meta(ge=1, le=12)]
Day = Annotated[int, Meta(ge=1, le=31)]
Wording = Annotated[str, Meta(pattern=r"\S")]
"""A text that says something: not empty, not blank."""


class ValueProblem(ValueError):  # noqa: N818 - msgspec turns it into a ValidationError, which is what callers see
    """A value that has the right shape but contradicts itself; the text is a term of the group `packproblem`."""


def ascending(low: str, high: str) -> None:
    """A range of golongan ruang from low to high."""
    known_golongan(low)
    known_golongan(high)
    if ladder.rank(low) > ladder.rank(high):
        raise ValueProblem("urutan")


def known_golongan(golongan: str) -> None:
    """A golongan ruang of PNS as it is written."""
    if golongan not in ladder.PNS:
        raise ValueProblem("golongan")


def once(items: Sequence[Any]) -> None:
    """No item twice."""
    if len(set(items)) != len(items):
        raise ValueProblem("berulang")


def rising(items: Sequence[Any]) -> None:
    """Each item higher than the one before."""
    if list(items) != sorted(set(items)):
        raise ValueProblem("urutan")


def on_scale(numbers: Iterable[Points | None]) -> None:
    """Each number from 0 to 100; what is absent does not count."""
    if any(number is not None and not 0 <= number <= 100 for number in numbers):
        raise ValueProblem("batas")


def exactly(items: list[Any], wanted: Any, *, ordered: bool = True) -> None:
    """All of `wanted`, each once, nothing else; in the same order unless it does not matter."""
    expected = list(wanted)
    once(items)
    if set(items) != set(expected):
        raise ValueProblem("tidak_lengkap" if set(items) < set(expected) else "tidak_dikenal")
    if ordered and items != expected:
        raise ValueProblem("urutan")
