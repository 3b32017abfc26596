"""Spreadsheets, read and written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Protocol

from msgspec import Struct

Cell = str | int | float | bool | date | None


class Sheet(Struct, frozen=True):
    """One sheet of a spreadsheet: rows of cells, the first row is Excel's row 1."""

    name: str
    rows: list[list[Cell]]
    visible: bool = True


class Sheets(Protocol):
    """Reads and writes spreadsheets."""

    def read(self, path: Path) -> tuple[Sheet, ...]:
        """All sheets of .xlsx, .xls, .ods or .csv. Raises UserError (password, broken, in use, unknown kind)."""

    def write(self, path: Path, sheets: Sequence[Sheet], widths: Sequence[int] = ()) -> None:
        """Write an .xlsx whole or not at all; text stays text (a NIP keeps its zeros, `=` starts no formula)."""

    def in_use(self, path: Path) -> bool:
        """True where another program has the file open: what is not saved there cannot be read here."""
