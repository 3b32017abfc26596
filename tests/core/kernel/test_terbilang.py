"""Amounts of money in words, as a letter about a salary writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.core.kernel.terbilang import LARGEST, spelled

WORDS = {
    "nol": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8,
    "sembilan": 9, "sepuluh": 10, "sebelas": 11, "seratus": 100, "seribu": 1000,
}  # fmt: skip
SCALES = {"ribu": 1000, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}


def read(text: str) -> int:
    """The number that the words say, read from left to right as a person does."""
    total = part = 0
    for word in text.split():
        if word == "belas":
            part += 10
        elif word == "puluh":
            part += (part % 10) * 9
        elif word == "ratus":
            part *= 100
        elif word in SCALES:
            total, part = total + part * SCALES[word], 0
        elif word == "seribu":
            total += 1000
        else:
            part += WORDS[word]
    return total + part


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "nol"),
        (11, "sebelas"),
        (12, "dua belas"),
        (100, "seratus"),
        (1000, "seribu"),
        (1100, "seribu seratus"),
        (2000, "dua ribu"),
        (21000, "dua puluh satu ribu"),
        (101000, "seratus satu ribu"),
        (1_001_001, "satu juta seribu satu"),
        (4_971_700, "empat juta sembilan ratus tujuh puluh satu ribu tujuh ratus"),
        (2_785_700, "dua juta tujuh ratus delapan puluh lima ribu tujuh ratus"),
    ],
)
def test_amounts_are_spelled(number: int, said: str) -> None:
    assert spelled(number) == said


@given(st.integers(0, LARGEST))
def test_the_words_say_the_number(number: int) -> None:
    assert read(spelled(number)) == number
    assert "  " not in spelled(number)


@pytest.mark.parametrize("number", [-1, LARGEST + 1])
def test_what_has_no_words_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        spelled(number)
