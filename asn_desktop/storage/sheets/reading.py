"""Reading: what kind of file it really is, and its cells as plain Python values."""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import Any

from asn_desktop.core.kernel.bulk import in_bulk
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.ports import Cell, Sheet
from asn_desktop.storage.sheets.csv_text import csv_rows, decoded
from asn_desktop.storage.sheets.faulty_cells import faulty_cells
from asn_desktop.storage.sheets.web_table import web_rows

KINDS = (".xlsx", ".xlsm", ".xls", ".ods", ".csv")
MAX_BYTES = 200_000_000
MAX_CELLS = 20_000_000
"""About 200,000 people with 100 columns: beyond that a machine with 4 GB has no room for the sheet."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_PDF = b"%PDF"
_LEAST_COLUMNS = 2
"""Columns of what is a table although its name says spreadsheet; text of one column is anything."""
_MERGED_ALIKE = 2
"""Columns that may be merged over the same rows and still say something of each row (unit and parent unit)."""
_PLAIN = frozenset((str, float, bool, int, date))


@in_bulk()
def read_file(path: Path) -> tuple[Sheet, ...]:
    """The sheets of a file. The kind goes by content; the name only tells text from spreadsheets."""
    if path.suffix.lower() not in KINDS:
        raise UserError("sheet_kind", name=path.name, kind=path.suffix or "-")
    content = _content(path)
    if not content.strip(b"\0 \r\n\t"):
        raise UserError("sheet_empty", name=path.name)
    if content.startswith((_OLE, _ZIP)):
        _refuse_password(path, content)
        sheets = _workbook(path, content)
    else:
        sheets = (Sheet(path.stem, _text_rows(path, content)),)
    if not any(sheet.rows for sheet in sheets):
        raise UserError("sheet_empty", name=path.name)
    return sheets


def _text_rows(path: Path, content: bytes) -> list[list[Cell]]:
    """A table in text: commas and their like, or a web page, which web programs often give Excel's name."""
    if content.startswith(_PDF):
        raise UserError("sheet_broken", name=path.name)
    if b"<table" in content.lower() or b"<html" in content[:4096].lower():
        rows = web_rows(decoded(content))
        if not rows:
            raise UserError("sheet_web_page", name=path.name)
        return rows
    rows = csv_rows(path, content)
    if path.suffix.lower() != ".csv" and max(map(len, rows), default=0) < _LEAST_COLUMNS:
        raise UserError("sheet_broken", name=path.name)
    return rows


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UserError("sheet_too_large", name=path.name)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UserError("sheet_gone", name=path.name) from error
    except OSError as error:
        raise UserError("sheet_in_use", name=path.name) from error


def _refuse_password(path: Path, content: bytes) -> None:
    if content.startswith(_OLE):
        import msoffcrypto
        from msoffcrypto.exceptions import FileFormatError

        try:
            locked = msoffcrypto.OfficeFile(BytesIO(content)).is_encrypted()
        except (FileFormatError, OSError, ValueError, AttributeError, IndexError) as error:
            raise UserError("sheet_broken", name=path.name) from error
    else:
        try:
            with zipfile.ZipFile(BytesIO(content)) as archive:
                manifest = "META-INF/manifest.xml"
                locked = manifest in archive.namelist() and b"encryption-data" in archive.read(manifest)
        except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, OSError) as error:
            raise UserError("sheet_broken", name=path.name) from error
    if locked:
        raise UserError("sheet_password", name=path.name)


def _workbook(path: Path, content: bytes) -> tuple[Sheet, ...]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        found: list[Sheet] = []
        for about in book.sheets_metadata:
            if about.typ != SheetTypeEnum.WorkSheet:
                continue
            cells = book.get_sheet_by_name(about.name)
            last_row, last_column = cells.end or (0, 0)
            if (last_row + 1) * (last_column + 1) > MAX_CELLS:
                raise UserError("sheet_too_large", name=path.name)
            rows: list[list[Any]] = cells.to_python(skip_empty_area=False)
            _spread(rows, cells.merged_cell_ranges or ())
            found.append(Sheet(about.name, _plain(rows), about.visible == SheetVisibleEnum.Visible))
    except PasswordError as error:
        raise UserError("sheet_password", name=path.name) from error
    except (CalamineError, OSError, ValueError) as error:
        raise UserError("sheet_broken", name=path.name) from error
    if content.startswith(_ZIP):
        for name, row, column, text in faulty_cells(content):
            _place(found, name, row, column, text)
    return tuple(found)


def _spread(rows: list[list[Any]], merged: Iterable[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """A cell that is merged over several rows speaks of each of them (one unit beside all its people).

    Several cells merged over the same rows are something else: one heading, or one person on two lines.
    """
    tall = [(start, end) for start, end in merged if end[0] > start[0]]
    alike = Counter((start[0], end[0]) for start, end in tall)
    for (top, column), (bottom, _) in tall:
        if alike[top, bottom] <= _MERGED_ALIKE:
            for row in rows[top + 1 : bottom + 1]:
                if column < len(row) and row[column] == "":
                    row[column] = rows[top][column]


def _plain(rows: list[list[Any]]) -> list[list[Cell]]:
    """Instants become days, times of day become text; rows without either are left as they came."""
    if _PLAIN.issuperset(map(type, chain.from_iterable(rows))):
        return rows
    for row in rows:
        if not _PLAIN.issuperset(map(type, row)):
            row[:] = [_day(cell) for cell in row]
    return rows


def _day(cell: Any) -> Cell:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    if isinstance(cell, timedelta):
        return cell / timedelta(days=1)
    return cell  # type: ignore[no-any-return]


def _place(sheets: list[Sheet], name: str, row: int, column: int, text: str) -> None:
    for sheet in sheets:
        if sheet.name == name and row < len(sheet.rows) and column < len(sheet.rows[row]):
            sheet.rows[row][column] = text
