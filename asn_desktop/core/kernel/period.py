"""Half-open periods of days, and lengths of service in years and months."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct


class Period(Struct, frozen=True, order=True):
    """The days from `start` up to but not including `end`; `end` of None means "until further notice"."""

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end <= self.start:
            raise ValueError(f"a period ends after it starts: {self.start} .. {self.end}")

    @classmethod
    def of_year(cls, year: int) -> Period:
        """The calendar year, 1 January to 31 December inclusive."""
        return cls(date(year, 1, 1), date(year + 1, 1, 1))

    @classmethod
    def through(cls, first: date, last: date | None) -> Period:
        """From `first` to `last`, both inclusive, as forms and decrees write it."""
        return cls(first, None if last is None else last + timedelta(days=1))

    @property
    def last(self) -> date | None:
        """The last day inside the period, as forms print it."""
        return None if self.end is None else self.end - timedelta(days=1)

    def contains(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day < self.end)

    def overlaps(self, other: Period) -> bool:
        return self.intersection(other) is not None

    def intersection(self, other: Period) -> Period | None:
        """The common days, or None where there are none."""
        start = max(self.start, other.start)
        ends = [end for end in (self.end, other.end) if end is not None]
        end = min(ends) if ends else None
        if end is not None and end <= start:
            return None
        return Period(start, end)


def gaps(whole: Period, parts: Iterable[Period]) -> tuple[Period, ...]:
    """The stretches of `whole` that no part covers, in order."""
    missing: list[Period] = []
    cursor: date | None = whole.start
    for part in sorted(parts, key=lambda part: part.start):
        common = part.intersection(whole)
        if common is None or cursor is None:
            continue
        if common.start > cursor:
            missing.append(Period(cursor, common.start))
        cursor = None if common.end is None else max(cursor, common.end)
    if cursor is not None and (whole.end is None or cursor < whole.end):
        missing.append(Period(cursor, whole.end))
    return tuple(missing)


YEARS = range(1900, 2200)
"""The years an office reckons with; beyond them (9999 for "no end") no term can be counted."""


def add_months(day: date, months: int) -> date:
    """The same day `months` later; the last day of the month where that day does not exist."""
    year, month0 = divmod(day.year * 12 + day.month - 1 + months, 12)
    month = month0 + 1
    if day.day <= 28:  # every month has it
        return date(year, month, day.day)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def whole_months(start: date, end: date) -> int:
    """Completed months from `start` to `end` (length of service); negative spans count as zero."""
    if end <= start:
        return 0
    months = (end.year - start.year) * 12 + end.month - start.month
    return months if add_months(start, months) <= end else months - 1


def whole_years(start: date, end: date) -> int:
    """Completed years from `start` to `end` (age, years of service)."""
    return whole_months(start, end) // 12
