"""Which copies are kept, by a table of days."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from asn_desktop.core.usecases.safekeeping import AlasanCadangan, Copy, name_of, read_name, room_for, superfluous

NOW = datetime.fromisoformat("2026-03-14 16:00")


def copies(*moments: str) -> list[Copy]:
    made = [datetime.fromisoformat(moment) for moment in moments]
    return [Copy(Path(name_of(at, AlasanCadangan.TUTUP)), at, AlasanCadangan.TUTUP, 1) for at in made]


def kept(found: list[Copy], now: datetime = NOW) -> list[str]:
    gone = superfluous(found, now)
    return sorted(f"{copy.made_at:%Y-%m-%d %H}" for copy in found if copy not in gone)


TODAY_TEN = [f"2026-03-14 {hour:02}:00" for hour in range(5, 15)]


def test_the_ten_newest_stay_even_when_made_on_one_day() -> None:
    found = copies("2026-03-14 03:00", "2026-03-14 04:00", *TODAY_TEN)
    assert kept(found) == [f"2026-03-14 {hour:02}" for hour in range(5, 15)]


@pytest.mark.parametrize(
    ("older", "stay"),
    [
        (["2026-03-13 08:00", "2026-03-13 12:00"], ["2026-03-13 12"]),  # the last of the day
        (["2026-03-01 08:00", "2026-02-28 09:00"], ["2026-02-28 09", "2026-03-01 08"]),  # 13 days; last of February
        (["2026-02-27 08:00", "2026-02-28 09:00"], ["2026-02-28 09"]),  # 15 days, not the last of its month
        (["2025-04-02 08:00", "2025-04-30 08:00"], ["2025-04-30 08"]),  # the twelfth month back
        (["2025-03-31 08:00"], []),  # older than twelve months
        (["2024-12-31 08:00", "2025-12-31 08:00"], ["2025-12-31 08"]),  # months of different years are different
    ],
)
def test_then_one_a_day_and_one_a_month(older: list[str], stay: list[str]) -> None:
    found = kept(copies(*older, *TODAY_TEN))
    assert [one for one in found if not one.startswith("2026-03-14")] == stay


def test_a_year_of_daily_work_leaves_a_number_that_fits_a_small_disk() -> None:
    every = [NOW - timedelta(days=day, hours=hour) for day in range(400) for hour in (0, 6)]
    found = [Copy(Path(str(at)), at, AlasanCadangan.TUTUP, 1) for at in every]
    left = [copy for copy in found if copy not in superfluous(found, NOW)]
    # 10 newest are the last 5 days; 9 further days; February 2026 to April 2025
    assert len(left) == 10 + 9 + 11
    assert superfluous(left, NOW) == ()


def test_a_clock_that_was_wrong_costs_no_copy() -> None:
    found = copies("2031-01-01 08:00", "2030-01-01 08:00", *TODAY_TEN)
    assert {"2031-01-01 08", "2030-01-01 08"} <= set(kept(found))


def test_names_say_when_and_why_and_other_files_are_left_alone() -> None:
    at = datetime.fromisoformat("2026-03-14 15:04:05")
    assert name_of(at, AlasanCadangan.IMPOR) == "2026-03-14 15.04.05 impor.asn"
    assert read_name("2026-03-14 15.04.05 impor.asn") == (at, AlasanCadangan.IMPOR)
    for name in ("Distrik Welesi.asn", "2026-03-14 15.04.05 lain.asn", "2026-13-14 15.04.05 tutup.asn", "a.txt"):
        assert read_name(name) is None


def test_a_small_disk_keeps_fewer_the_close_ones_go_first_and_three_stay() -> None:
    found = copies("2025-12-31 08:00", "2026-02-28 08:00", "2026-03-12 08:00", "2026-03-13 08:00", *TODAY_TEN)

    def left(room: int) -> list[str]:
        gone = superfluous(found, NOW, room)
        return sorted(f"{copy.made_at:%m-%d %H}" for copy in found if copy not in gone)

    newest = ["03-14 12", "03-14 13", "03-14 14"]
    assert len(left(14)) == 14
    assert left(8) == ["02-28 08", "03-12 08", "03-13 08", "03-14 11", *newest, "12-31 08"]
    assert left(6) == ["02-28 08", "03-13 08", *newest, "12-31 08"]
    assert left(4) == ["02-28 08", *newest]
    assert left(3) == left(0) == newest


def test_the_room_is_a_tenth_of_what_is_free_without_the_copies() -> None:
    found = copies("2026-03-13 08:00", "2026-03-14 08:00")
    assert room_for(found, 98) == 10
    assert room_for((), 0) == 0
