"""The rows that were refused, as a sheet to fix and take in again."""

from __future__ import annotations

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.intake.model import DryRun, Problem, Severity, Status
from asn_desktop.core.usecases.ports import Cell, Sheet

REASON, REMEDY = "Alasan", "Perbaikan"
"""Headings of the two columns that are added behind the file's own; they mean nothing to an import."""


def refused_sheet(run: DryRun, texts: Texts) -> Sheet:
    """The refused rows below the file's own headings (titles included), each with why and what to do.

    The rows keep their columns, so that the fixed sheet is recognised like the file it came from.
    """
    inspection = run.inspection
    width = max((len(row) for row in inspection.rows[: inspection.first_row - 1]), default=0)
    problems: dict[int, list[Problem]] = {}
    for problem in run.of(Severity.ROW):
        problems.setdefault(problem.row, []).append(problem)
    rows: list[list[Cell]] = [_wide(row, width) for row in inspection.rows[: inspection.first_row - 1]]
    rows[inspection.header_row - 1] += [REASON, REMEDY]
    for position in run.positions(Status.DITOLAK):
        number = run.row_numbers[position]
        found = problems.get(number, ())
        why = " ".join(texts.say(problem.reason, **problem.words) for problem in found)
        fix = " ".join(dict.fromkeys(texts.say(problem.remedy, **problem.words) for problem in found))
        rows.append([*_wide(inspection.rows[number - 1], width), why, fix])
    return Sheet(inspection.sheet, rows)


def _wide(row: list[Cell], width: int) -> list[Cell]:
    return [*row[:width], *[None] * (width - len(row))]
