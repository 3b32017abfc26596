"""The window: start, memory, search, opening one person; beside a bare PySide6 window and beside a smaller office."""

from __future__ import annotations

from benchmarks.measure import Row, child, median, p95, pairs, seconds
from benchmarks.offices import office

RUNS = 5
LARGE, SMALL = 50_000, 5_000


def start() -> list[Row]:
    """Process start to first paint and to a usable list, and the memory then.

    Ratios are of the medians by the clock; the time of the processor stands beside, because it says more where the
    computer has other work.
    """
    large, small = office(LARGE), office(SMALL)
    ours, bare = pairs(
        RUNS,
        lambda: child("benchmarks.our_window", large, "start"),
        lambda: child("benchmarks.bare_window"),
    )
    ours_small, _ = pairs(RUNS, lambda: child("benchmarks.our_window", small, "start"), dict)
    yard = median([one["painted"] for one in bare])
    yard_memory = median([one["memory"] for one in bare]) / 1e6
    painted, listed = (median([one[key] for one in ours]) for key in ("painted", "listed"))
    memory = median([one["memory"] for one in ours]) / 1e6
    listed_small = median([one["listed"] for one in ours_small])
    yard_cpu = median([one["painted_cpu"] for one in bare])
    painted_cpu, listed_cpu = (median([one[f"{key}_cpu"] for one in ours]) for key in ("painted", "listed"))
    bare_shown, memory_shown = f"bare window {_both(yard, yard_cpu)}", f"bare window {yard_memory:.0f} MB"
    return [
        Row("start to first paint, 50,000 employees", _both(painted, painted_cpu), bare_shown, painted / yard, 1.6),
        Row("start to usable list, 50,000 employees", _both(listed, listed_cpu), bare_shown, listed / yard, 3.5),
        Row("memory of that window", f"{memory:.0f} MB", memory_shown, memory - yard_memory, 60, "MB more"),
        Row(
            "start to usable list, 50,000 beside 5,000",
            seconds(listed),
            f"5,000 employees {seconds(listed_small)}",
            listed / listed_small,
            1.25,
        ),
    ]


def session() -> list[Row]:
    """Typing into the search field, and opening people."""
    large = child("benchmarks.our_window", office(LARGE), "session")
    small = child("benchmarks.our_window", office(SMALL), "session")
    keys, keys_small = large["keys"], small["keys"]
    middle, slow = median(keys), p95(keys)
    rows = [
        Row("keystroke to rows shown, median", seconds(middle), "absolute", middle * 1000, 50, "ms"),
        Row("keystroke to rows shown, 95th percentile", seconds(slow), "absolute", slow * 1000, 100, "ms"),
        Row(
            "keystroke to rows shown, 50,000 beside 5,000",
            seconds(middle),
            f"5,000 employees {seconds(median(keys_small))}",
            middle / median(keys_small),
            3,
        ),
    ]
    for screen, times in large["opened"].items():
        shown = median(times)
        rows.append(Row(f"open one person: {screen}", seconds(shown), "absolute", shown * 1000, 100, "ms"))
    return rows


def _both(clock: float, processor: float) -> str:
    return f"{seconds(clock)} (processor {seconds(processor)})"
