"""Measures everything but what must be asked for, or the parts named, and prints one table.

Exit code 1 where a limit is not kept.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from benchmarks import centre, day, intake, karier, printing, scan, seal, window, yearly
from benchmarks.measure import Row

PARTS: dict[str, Callable[[], list[Row]]] = {
    "start": window.start,
    "session": window.session,
    "intake": intake.dry_run,
    "growth": intake.growth,
    "finalise": yearly.finalise,
    "spread": yearly.spread,
    "print": printing.everything,
    "cards": printing.cards,
    "scan": scan.scan,
    "seal": seal.seal,
    "day": day.day,
    "careers": karier.everybody,
    "calendar": karier.calendar,
    "centre": centre.taking_in,
    "offices": centre.many_offices,
    "region": centre.region,
    "people": centre.search,
}
ASKED_FOR: dict[str, Callable[[], list[Row]]] = {"whole": centre.whole}
"""Measured only where it is named: half an hour, and 20 GB of disk."""


def main() -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_LOGGING_RULES", "*=false")
    wanted = sys.argv[1:] or list(PARTS)
    known = PARTS | ASKED_FOR
    if unknown := [name for name in wanted if name not in known]:
        print(f"unknown: {', '.join(unknown)}; choose from {', '.join(known)}", file=sys.stderr)
        return 2
    rows = [row for name in wanted for row in known[name]()]
    print("| what | measured | yardstick | value | limit | kept |")
    print("|---|---|---|---|---|---|")
    for row in rows:
        value, limit = (f"{number:.2f} {row.unit}" for number in (row.value, row.most))
        limit = f"{'at least' if row.least else 'at most'} {limit}"
        print(f"| {row.what} | {row.measured} | {row.yardstick} | {value} | {limit} | {'yes' if row.kept else 'NO'} |")
    return 0 if all(row.kept for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
