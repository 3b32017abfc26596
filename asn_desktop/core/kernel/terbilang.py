"""Whole numbers spelled out in Indonesian, as letters about money write them beside the figures."""

from __future__ import annotations

_ONES = ("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")
_SCALES = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (1000, "ribu"))
LARGEST = 10**15 - 1


def spelled(number: int) -> str:
    """`4971700` as "empat juta sembilan ratus tujuh puluh satu ribu tujuh ratus".

    Raises ValueError below zero and above `LARGEST`.
    """
    if not 0 <= number <= LARGEST:
        raise ValueError(number)
    if number == 0:
        return "nol"
    words: list[str] = []
    for scale, name in _SCALES:
        many, number = divmod(number, scale)
        if many == 1 and scale == 1000:
            words.append("seribu")
        elif many:
            words += [_below_thousand(many), name]
    if number:
        words.append(_below_thousand(number))
    return " ".join(words)


def _below_thousand(number: int) -> str:
    words: list[str] = []
    hundreds, rest = divmod(number, 100)
    if hundreds:
        words.append("seratus" if hundreds == 1 else f"{_ONES[hundreds]} ratus")
    if rest < 12:
        words.append(_ONES[rest])
    elif rest < 20:
        words.append(f"{_ONES[rest - 10]} belas")
    else:
        tens, ones = divmod(rest, 10)
        words += [f"{_ONES[tens]} puluh", _ONES[ones]]
    return " ".join(word for word in words if word)
