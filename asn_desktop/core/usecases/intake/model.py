"""What an import shows: the inspected sheet, suggested meanings, problems, and the dry run's rows."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.ports import Cell


class Kind(enum.StrEnum):
    """What a file is: the SIASN export, our own template, an office's list, or e-Kinerja's Rekap Penilaian."""

    SIASN = "siasn"
    TEMPLATE = "template"
    DAFTAR = "daftar"
    REKAP = "rekap"


class Severity(enum.StrEnum):
    """What a problem means: the row stays out; the cell stays out and the row comes in; all comes in, look at it."""

    ROW = "row"
    CELL = "cell"
    WARN = "warn"


class Status(enum.StrEnum):
    """What would happen to a row. `ganda`: the same person stands in a row above with the same content."""

    BARU = "baru"
    BERUBAH = "berubah"
    SAMA = "sama"
    DITOLAK = "ditolak"
    GANDA = "ganda"


class Column(Struct, frozen=True):
    """A column of the sheet. `index` counts from zero, `letter` is Excel's."""

    index: int
    letter: str
    heading: str
    samples: tuple[str, ...] = ()


class Suggestion(Struct, frozen=True):
    """What a column seems to mean; `basis` is `heading`, `content`, `both` or `remembered`; confidence 0 to 100."""

    column: int
    target: str
    confidence: int
    basis: str


class Candidate(Struct, frozen=True):
    """A sheet of the file, with the row its headings start in (Excel's number), 0 where none was found."""

    sheet: str
    header_row: int
    known_columns: int
    visible: bool


class Inspection(Struct, frozen=True):
    """What was found in a file before anything is compared with the register."""

    kind: Kind
    berkas: str
    sheet: str
    rows: list[list[Cell]]
    header_row: int
    """Excel's number of the (first) heading row."""
    first_row: int
    """Excel's number of the first row below the headings."""
    columns: tuple[Column, ...]
    suggestions: tuple[Suggestion, ...]
    candidates: tuple[Candidate, ...]
    signature: str
    """The headings as one text: a confirmed matching is remembered under it."""
    as_of: date | None = None
    """The day the list speaks of (`KEADAAN BULAN OKTOBER 2025`), where it says so."""
    tahun: int | None = None
    bulan: int | None = None
    unit: str = ""
    """Of a Rekap Penilaian: year, month, and the appraiser's unit."""
    in_use: bool = False

    @property
    def mapping(self) -> dict[int, str]:
        """The suggested meaning of each column that has one."""
        return {suggestion.column: suggestion.target for suggestion in self.suggestions}


class Problem(Struct, frozen=True):
    """One finding, with everything needed to find the cell in Excel. `row` 0 speaks of the whole file.

    Its sentences are `intake.reason.<key>` and `intake.remedy.<key>`, filled with `facts`.
    """

    sheet: str
    row: int
    column: str
    heading: str
    value: str
    key: str
    severity: Severity
    facts: dict[str, Any] = {}
    berkas: str = ""

    @property
    def reason(self) -> str:
        return f"intake.reason.{self.key}"

    @property
    def remedy(self) -> str:
        return f"intake.remedy.{self.key}"

    @property
    def words(self) -> dict[str, Any]:
        """What fills the placeholders of both sentences."""
        return {"value": self.value, **self.facts}

    @property
    def place(self) -> str:
        """Excel's name of the cell."""
        return f"{self.column}{self.row}" if self.row else ""


class Change(Struct, frozen=True):
    """One field before and after; `field` is a target's key (`intake.field.<field>`)."""

    field: str
    old: Any
    new: Any


class Counts(Struct, frozen=True):
    """How many rows of each status."""

    baru: int = 0
    berubah: int = 0
    sama: int = 0
    ditolak: int = 0
    ganda: int = 0

    @classmethod
    def of(cls, status: Iterable[Status]) -> Counts:
        found = list(status)
        return cls(**{one.value: found.count(one) for one in Status})

    @property
    def total(self) -> int:
        return self.baru + self.berubah + self.sama + self.ditolak + self.ganda


class RowView(Struct, frozen=True):
    """One row of the file as the dry run shows it."""

    row: int
    status: Status
    nip: str
    nama: str
    changes: tuple[Change, ...] = ()
    problems: tuple[Problem, ...] = ()


class DryRun(Struct, frozen=True):
    """What an import would do. Values are kept by column, so 50,000 rows cost little; `page` makes rows to show."""

    inspection: Inspection
    mapping: dict[int, str]
    since: date
    """From when posts and units without a TMT of their own are recorded, of people who are new."""
    as_of: date
    """The same, of people who are known: the day the list speaks of."""
    counts: Counts
    row_numbers: list[int]
    status: list[Status]
    values: dict[str, list[Any]]
    """By target, one value per row of `row_numbers`; None is empty or refused."""
    people: list[str | None]
    """Per row the identity (as text) of the person in the register it belongs to."""
    changes: dict[int, tuple[Change, ...]]
    """By position in `row_numbers`."""
    problems: tuple[Problem, ...]
    new_units: tuple[str, ...] = ()
    """Paths of units that would be made."""
    new_posts: tuple[str, ...] = ()
    seen: int = 0
    """The number of the newest change of what the file was compared with: a later one makes the comparison stale."""

    def positions(self, status: Status | None = None) -> Sequence[int]:
        """Positions of the rows of one status, in the order of the file."""
        if status is None:
            return range(len(self.row_numbers))
        return [position for position, found in enumerate(self.status) if found is status]

    def page(self, status: Status | None = None, offset: int = 0, limit: int = 100) -> tuple[RowView, ...]:
        """Some rows to show, of one status or of all."""
        wanted = self.positions(status)[offset : offset + limit]
        numbers = {self.row_numbers[position] for position in wanted}
        problems: dict[int, list[Problem]] = {}
        for problem in self.problems:
            if problem.row in numbers:
                problems.setdefault(problem.row, []).append(problem)
        return tuple(self._view(position, problems) for position in wanted)

    def _view(self, position: int, problems: dict[int, list[Problem]]) -> RowView:
        row = self.row_numbers[position]
        return RowView(
            row,
            self.status[position],
            self.values["nip"][position] or "",
            self.values["nama"][position] or "",
            self.changes.get(position, ()),
            tuple(problems.get(row, ())),
        )

    def of(self, severity: Severity) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.severity is severity)


def ordered(problems: list[Problem], berkas: str) -> tuple[Problem, ...]:
    """In the order of the file: by row, then by column."""
    problems.sort(key=lambda problem: (problem.row, len(problem.column), problem.column))
    return tuple(replace(problem, berkas=berkas) for problem in problems) if berkas else tuple(problems)


class Applied(Struct, frozen=True):
    """What an import did, counted from what was saved; `agrees` where it is what the dry run promised."""

    counts: Counts
    records: int
    new_units: int
    new_posts: int
    agrees: bool
    changes: Changes = Changes()
