"""Rows of the table, and how one is measured."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, ParamSpec

from msgspec import Struct

Given = ParamSpec("Given")

COMPILED = Path(__file__).parents[1] / ".cache" / "benchmarks" / "compiled"
"""Modules as an installed program has them: compiled already. A first run that is not counted fills it."""


class Row(Struct, frozen=True):
    """One line: what was measured, its yardstick, and the most that is allowed of their ratio or of the value.

    `least`: the limit is the least that is asked for, as of a speed.
    """

    what: str
    measured: str
    yardstick: str
    value: float
    most: float
    unit: str = "x"
    least: bool = False

    @property
    def kept(self) -> bool:
        return self.value >= self.most if self.least else self.value <= self.most


def child(module: str, *words: object) -> dict[str, Any]:
    """Run a module in a process of its own; it is told when it was started, and answers one line of JSON."""
    installed = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    installed["PYTHONPYCACHEPREFIX"] = str(COMPILED)
    command = [sys.executable, "-m", module]
    started = time.monotonic_ns()
    done = subprocess.run(
        [*command, str(started), *map(str, words)], env=installed, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise RuntimeError(f"{module} ended with {done.returncode}:\n{done.stderr}")
    answer: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return answer


def pairs(runs: int, first: Callable[[], dict[str, Any]], second: Callable[[], dict[str, Any]]) -> tuple[Any, Any]:
    """Two things by turns, so that whatever else the computer does falls on both."""
    first(), second()
    left, right = [], []
    for _ in range(runs):
        left.append(first())
        right.append(second())
    return left, right


def median(values: Sequence[float]) -> float:
    return statistics.median(values)


def p95(values: Sequence[float]) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]


def took(work: Callable[Given, object], *given: Given.args, **named: Given.kwargs) -> float:
    """Seconds that the work takes with what it is given."""
    before = time.perf_counter()
    work(*given, **named)
    return time.perf_counter() - before


def since(started_ns: int) -> float:
    """Seconds since another process noted this moment."""
    return (time.monotonic_ns() - started_ns) / 1e9


def peak() -> int:
    """The most memory this process has had, in bytes. Not `ru_maxrss`, which begins with what its parent had."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))


def resident() -> int:
    """Bytes of memory this process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def seconds(value: float) -> str:
    return f"{value:.2f} s" if value >= 1 else f"{value * 1000:.0f} ms"
