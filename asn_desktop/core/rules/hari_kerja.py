"""Hari kerja: working days, Monday to Friday without the holidays that the office has recorded."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

_SATURDAY = 5


def is_working_day(day: date, holidays: Collection[date] = ()) -> bool:
    """True where offices work."""
    return day.weekday() < _SATURDAY and day not in holidays


def working_days_after(day: date, days: int, holidays: Collection[date] = ()) -> date:
    """The last of `days` working days after `day`, which itself is not counted.

    Holidays differ each year; where they are not recorded the true last day may be later, never earlier.
    """
    left = days
    while left:
        day += timedelta(days=1)
        left -= is_working_day(day, holidays)
    return day
