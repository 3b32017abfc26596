"""Sheets of a few rows, and the faults of a dry run by cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from asn_desktop.core.usecases import intake
from asn_desktop.core.usecases.intake import DryRun, Inspection
from asn_desktop.core.usecases.ports import Sheet


def listed(headings: Sequence[str], *rows: Sequence[Any], titles: Sequence[Sequence[Any]] = ()) -> Inspection:
    """An office's list of a few rows."""
    width = len(headings)
    above = [[*title, *[""] * (width - len(title))] for title in titles]
    return intake.inspect([Sheet("Daftar", [*above, list(headings), *map(list, rows)])], "daftar.xlsx")


def found(run: DryRun) -> set[tuple[str, str]]:
    """The faults of a dry run by cell."""
    return {(problem.place, problem.key) for problem in run.problems}
