"""Half-open periods and lengths of service."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.core.kernel.period import Period, add_months, gaps, whole_months, whole_years

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    start = draw(DAYS)
    length = draw(st.one_of(st.none(), st.integers(1, 4000)))
    return Period(start, None if length is None else start + timedelta(days=length))


def test_a_period_does_not_contain_its_end() -> None:
    year = Period.of_year(2024)
    assert year.contains(date(2024, 1, 1))
    assert year.contains(date(2024, 12, 31))
    assert not year.contains(date(2025, 1, 1))
    assert year.last == date(2024, 12, 31)
    assert Period.through(date(2024, 1, 1), date(2024, 12, 31)) == year
    assert Period.through(date(2024, 1, 1), None).last is None


@pytest.mark.parametrize("end", [date(2024, 1, 1), date(2023, 12, 31)])
def test_a_period_ends_after_it_starts(end: date) -> None:
    with pytest.raises(ValueError, match="ends after it starts"):
        Period(date(2024, 1, 1), end)


@given(periods(), periods(), DAYS)
def test_intersection_is_the_common_days(one: Period, other: Period, day: date) -> None:
    common = one.intersection(other)
    assert (common is not None and common.contains(day)) == (one.contains(day) and other.contains(day))
    assert common == other.intersection(one)
    assert one.overlaps(other) is (common is not None)


@given(periods(), st.lists(periods(), max_size=6), DAYS)
def test_gaps_are_the_days_no_part_covers(whole: Period, parts: list[Period], day: date) -> None:
    missing = gaps(whole, parts)
    uncovered = whole.contains(day) and not any(part.contains(day) for part in parts)
    assert any(gap.contains(day) for gap in missing) is uncovered
    assert list(missing) == sorted(missing, key=lambda gap: gap.start)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 12, 15), 1, date(2025, 1, 15)),
        (date(2024, 3, 31), -1, date(2024, 2, 29)),
        (date(2024, 1, 1), -1, date(2023, 12, 1)),
    ],
)
def test_months_are_added_as_offices_count(day: date, months: int, then: date) -> None:
    assert add_months(day, months) == then


@given(DAYS, st.integers(0, 600))
def test_completed_months_are_what_was_added(day: date, months: int) -> None:
    later = add_months(day, months)
    assert whole_months(day, later) == months
    assert whole_years(day, later) == months // 12
    if months:
        assert whole_months(day, later - timedelta(days=1)) == months - 1


def test_age_on_the_day_before_the_birthday() -> None:
    assert whole_years(date(2000, 2, 29), date(2018, 2, 27)) == 17
    assert whole_years(date(2000, 2, 29), date(2018, 2, 28)) == 18
    assert whole_months(date(2024, 1, 1), date(2023, 1, 1)) == 0
