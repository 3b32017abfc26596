"""Spreadsheets in (xlsx, xls, ods, csv) and out (xlsx). The libraries are imported when a file is read or written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from asn_desktop.core.usecases.ports import Sheet


class SpreadsheetFiles:
    """The `Sheets` port on real files."""

    def read(self, path: Path) -> tuple[Sheet, ...]:
        """All sheets of .xlsx, .xls, .ods or .csv. Raises UserError (password, broken, in use, unknown kind)."""
        from asn_desktop.storage.sheets.reading import read_file

        return read_file(path)

    def write(self, path: Path, sheets: Sequence[Sheet], widths: Sequence[int] = ()) -> None:
        """Write an .xlsx whole or not at all; text stays text (a NIP keeps its zeros, `=` starts no formula)."""
        from asn_desktop.storage.sheets.writing import write_file

        write_file(path, sheets, widths)

    def in_use(self, path: Path) -> bool:
        """True where Excel or LibreOffice has the file open: what is not saved there cannot be read here."""
        return any((path.parent / name).exists() for name in (f"~${path.name}", f".~lock.{path.name}#"))
