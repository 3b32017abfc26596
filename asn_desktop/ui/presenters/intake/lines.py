"""What a dry run says, as lines to read: rows, changes field by field, problems with their place and remedy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal

from msgspec import Struct

from asn_desktop.core.kernel.texts import Texts, grouped_nip
from asn_desktop.core.usecases.intake import Change, DryRun, Kind, Problem, RowView, Severity, Status
from asn_desktop.core.usecases.ports import Cell

Tab = Literal["baru", "berubah", "sama", "ditolak", "ganda", "problems", "places"]
TABS: tuple[Tab, ...] = ("baru", "berubah", "sama", "ditolak", "ganda", "problems", "places")


class ChangeLine(Struct, frozen=True):
    """One field, before and after."""

    field: str
    old: str
    new: str


class ProblemLine(Struct, frozen=True):
    """One problem where Excel shows it, why it is one, and how to mend it."""

    file: str
    row: int
    column: str
    heading: str
    value: str
    severity: Severity
    kind: str
    reason: str
    remedy: str


class RowLine(Struct, frozen=True):
    """One row of a file, and what would happen to it."""

    file: str
    row: int
    nip: str
    nama: str
    status: Status
    text: str
    changes: tuple[ChangeLine, ...] = ()
    problems: tuple[ProblemLine, ...] = ()


class PlaceLine(Struct, frozen=True):
    """A unit or a post that would be made."""

    kind: str
    name: str


def positions(runs: Sequence[DryRun], status: Status) -> tuple[tuple[int, int], ...]:
    """`(run, position)` of all rows of one status, file after file."""
    return tuple((number, position) for number, run in enumerate(runs) for position in run.positions(status))


def row_line(run: DryRun, position: int, view: RowView, texts: Texts) -> RowLine:
    """A row of the file; of a new one also what it brings, because there is nothing yet to compare it with."""
    changes = tuple(_change(change, texts) for change in view.changes)
    problems = tuple(problem_line(problem, texts) for problem in view.problems)
    summary = [_brings(run, position, texts)] if view.status is Status.BARU else []
    summary += [texts.say("intake_ui.check.change", field=c.field, old=c.old, new=c.new) for c in changes]
    summary += [problem.reason for problem in problems]
    return RowLine(
        run.inspection.berkas,
        view.row,
        grouped_nip(view.nip),
        view.nama,
        view.status,
        " · ".join(part for part in summary if part),
        changes,
        problems,
    )


def _brings(run: DryRun, position: int, texts: Texts) -> str:
    """The golongan, post and unit of a new person; the two ratings and the predikat of a result."""
    rekap = run.inspection.kind is Kind.REKAP
    wanted = ("rating_hasil", "rating_perilaku", "predikat") if rekap else ("golongan", "jabatan", "unit")
    values = [run.values[name][position] for name in wanted if name in run.values]
    return ", ".join(texts.show(value) for value in values if value not in (None, ""))


def problem_line(problem: Problem, texts: Texts) -> ProblemLine:
    return ProblemLine(
        problem.berkas,
        problem.row,
        problem.column,
        problem.heading,
        problem.value,
        problem.severity,
        texts.say(f"intake.severity.{problem.severity.value}"),
        texts.say(problem.reason, **problem.words),
        texts.say(problem.remedy, **problem.words),
    )


def place_lines(runs: Iterable[DryRun], texts: Texts) -> tuple[PlaceLine, ...]:
    unit, post = texts.say("intake_ui.check.unit"), texts.say("intake_ui.check.post")
    return tuple(
        PlaceLine(kind, name)
        for run in runs
        for kind, names in ((unit, run.new_units), (post, run.new_posts))
        for name in names
    )


def problem_table(lines: Iterable[ProblemLine], texts: Texts) -> list[list[Cell]]:
    """All problems as rows of a spreadsheet."""
    names = ("file", "row", "column", "heading", "value", "kind", "reason", "remedy")
    table: list[list[Cell]] = [[texts.say(f"intake_ui.column.{name}") for name in names]]
    table.extend([getattr(line, name) for name in names] for line in lines)
    return table


def _change(change: Change, texts: Texts) -> ChangeLine:
    return ChangeLine(texts.say(f"intake.field.{change.field}"), _shown(change.old, texts), _shown(change.new, texts))


def _shown(value: Any, texts: Texts) -> str:
    if isinstance(value, int):
        return str(value)  # years and months: "1999", not "1.999"
    return texts.say("intake_ui.check.nothing") if value in (None, "") else texts.show(value)
