"""Writing .xlsx: beside the target first, then renamed, so that a file is whole or not there."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from math import ceil
from pathlib import Path
from typing import Any, BinaryIO

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.ports import Cell, Sheet

MAX_ROWS = 1_048_576
MAX_TEXT = 32_767
"""The limits of the format itself."""

_FITTING = 15
"""Columns that can still be read when they share the width of one page."""

LINE = 15
"""Points of a line of text."""

_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")


def write_file(path: Path, sheets: Sequence[Sheet], widths: Sequence[int] = ()) -> None:
    """Write the sheets; the first row of each is its heading. `widths` in characters, measured where not given; texts
    that are longer than a width that was given go on below, so that they are read and printed whole.
    """
    if any(len(sheet.rows) > MAX_ROWS for sheet in sheets):
        raise UserError("sheet_too_many_rows", name=path.name, n=MAX_ROWS)
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with beside.open("wb") as file:
            _write(file, sheets, widths)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except PermissionError as error:
        raise UserError("sheet_target_in_use", name=path.name) from error
    except OSError as error:
        raise UserError("sheet_not_written", name=path.name) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _write(file: BinaryIO, sheets: Sequence[Sheet], widths: Sequence[int]) -> None:
    import xlsxwriter

    plain = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(file, {**plain, "constant_memory": True})
    heading = book.add_format({"bold": True, "bg_color": "#E3ECEA", "bottom": 1, "text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "dd/mm/yyyy", "align": "left"})
    text = book.add_format({"num_format": "@"})
    long = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    for number, sheet in enumerate(sheets):
        target = book.add_worksheet(_sheet_name(sheet.name, number))
        if not sheet.visible:
            target.hide()
        target.freeze_panes(1, 0)
        wide = widths or _measured(sheet.rows)
        _set_paper(target, len(wide))
        for column, width in enumerate(wide):
            target.set_column(column, column, width, text)
        for row, cells in enumerate(sheet.rows):
            if row and widths and (lines := _lines(cells, widths)) > 1:
                target.set_row(row, lines * LINE)
            _write_row(target, row, cells, heading if row == 0 else long if widths else text, day)
    book.close()


def _set_paper(target: Any, columns: int) -> None:
    """Printed as it is: A4 across, heading on every page, and no column alone where all can fit."""
    target.set_paper(9)
    target.set_landscape()
    target.repeat_rows(0)
    if columns <= _FITTING:
        target.fit_to_pages(1, 0)


def _write_row(target: Any, row: int, cells: Sequence[Cell], style: Any, day: Any) -> None:
    for column, cell in enumerate(cells):
        if cell is None or cell == "":
            continue
        if isinstance(cell, str):
            target.write_string(row, column, cell[:MAX_TEXT], style)
        elif isinstance(cell, bool):
            target.write_boolean(row, column, cell)
        elif isinstance(cell, date):
            target.write_datetime(row, column, cell, day)
        elif isinstance(cell, int) and abs(cell) >= 10**15:  # more digits than the format's numbers hold
            target.write_string(row, column, str(cell), style)
        else:
            target.write_number(row, column, cell)


def _lines(cells: Sequence[Cell], widths: Sequence[int]) -> int:
    """Lines that a row takes where its texts go on below, with a little room for words that break early."""
    needed = [len(cell) / (width - 2) for cell, width in zip(cells, widths, strict=False) if isinstance(cell, str)]
    return max(1, *map(ceil, needed)) if needed else 1


def _measured(rows: Sequence[Sequence[Cell]]) -> list[int]:
    """Wide enough for the longest of the first rows, within reason."""
    found: list[int] = []
    for cells in rows[:200]:
        found.extend([0] * (len(cells) - len(found)))
        for column, cell in enumerate(cells):
            length = 10 if isinstance(cell, date) else len(str(cell if cell is not None else ""))
            found[column] = max(found[column], length)
    return [min(max(width + 2, 8), 90) for width in found]


def _sheet_name(name: str, number: int) -> str:
    return _FORBIDDEN.sub(" ", name).strip().strip("'")[:31] or f"Sheet{number + 1}"
