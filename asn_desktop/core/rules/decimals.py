"""Exact numbers: how inputs of rules are read, and how results are rounded."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation


def exact(value: object) -> Decimal:
    """A number as case files write it (whole, decimal or text) without loss.

    Raises ValueError for anything else, and for numbers of more digits than any figure of an office has.
    """
    if isinstance(value, bool) or not isinstance(value, (int, str, Decimal)):
        raise ValueError(value)
    try:
        number = Decimal(value)
    except InvalidOperation:
        raise ValueError(value) from None
    if not number.is_finite() or number.adjusted() > 12:
        raise ValueError(value)
    return number


def not_negative(value: object) -> Decimal:
    """As `exact`, zero or above."""
    number = exact(value)
    if number < 0:
        raise ValueError(value)
    return number


def half_up(number: Decimal, places: int) -> Decimal:
    """Rounded to `places` decimals, halves away from zero, as offices round."""
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
