"""Golongan as offices write them, and their order."""

from __future__ import annotations

import pytest

from asn_desktop.core.domain import golongan


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("III/d", "III/d"),
        ("III / d", "III/d"),
        ("iii/D", "III/d"),
        (" IV.a", None),
        ("IV/e", "IV/e"),
        ("IX", "IX"),
        (" xvii ", "XVII"),
        ("III/e", None),
        ("V/a", None),
        ("XVIII", None),
        ("", None),
        ("3/d", None),
    ],
)
def test_reads_what_offices_write(written: str, meant: str | None) -> None:
    assert golongan.parse(written) == meant


def test_order_is_that_of_the_ladder_not_of_the_alphabet() -> None:
    shuffled = ["IV/a", "II/d", "III/c", "I/a", "III/a"]
    assert sorted(shuffled, key=golongan.rank) == ["I/a", "II/d", "III/a", "III/c", "IV/a"]


def test_every_golongan_reads_back_as_itself() -> None:
    for known in (*golongan.PNS, *golongan.PPPK):
        assert golongan.parse(known) == known
        assert golongan.is_pppk(known) is (known in golongan.PPPK)
