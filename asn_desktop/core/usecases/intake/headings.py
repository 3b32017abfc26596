"""Finding the table in a sheet: the heading row by names, never by position; one or two rows; titles above."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from msgspec import Struct

from asn_desktop.core.usecases.intake.cells import MONTH_NUMBERS, DateParser, nip
from asn_desktop.core.usecases.intake.columns import ORDER_NAMES, REKAP_NAMES, SIASN, SYNONYMS, slug
from asn_desktop.core.usecases.ports import Cell, Sheet

_HEADING_ROWS = 3
"""Rows that may hold the headings of one table: group, heading, part of it."""
_SEARCHED = 60
"""Rows looked through for headings; titles above a table are a handful of rows."""
_KNOWN = frozenset((*SYNONYMS, *SIASN, *REKAP_NAMES))
_PLAIN_TMT = frozenset(("tmt", "tahun", "bulan", "thn", "bln"))
"""Headings that say something only below or beside another."""


class Table(Struct, frozen=True):
    """Where a table's headings are (rows counted from zero), and the headings as the words of one or two rows."""

    sheet: Sheet
    top: int
    first: int
    headings: tuple[str, ...]
    known: int


def find_table(sheet: Sheet) -> Table | None:
    """The rows that know the most heading names; None where a sheet has no table of people."""
    best: Table | None = None
    for top in range(min(_SEARCHED, len(sheet.rows))):
        row = sheet.rows[top]
        single = [_heading(cell) for cell in row]
        if _known(single) == 0:
            continue
        table = Table(sheet, top, top + 1, tuple(single), _known(single))
        for above, below in pairwise(sheet.rows[top : top + _HEADING_ROWS]):
            if not _is_second_row(above, below):
                break
            combined = tuple(_combined(table.headings, [_heading(cell) for cell in below]))
            table = Table(sheet, top, table.first + 1, combined, max(_known(combined), table.known))
        if best is not None and table.known <= best.known:
            continue
        if _has_person(table.headings) and (table.known >= 2 or _has_numbers(sheet, table.first)):
            best = table
    if best is None or not _is_numbering(best, sheet.rows):
        return best
    return Table(best.sheet, best.top, best.first + 1, best.headings, best.known)


def _heading(cell: Cell) -> str:
    return " ".join(str(cell).split()) if isinstance(cell, str) else ""


def meanings(heading: str) -> tuple[str, ...]:
    """The names by which a heading may be known: all of it, without the rows above, then the rows above alone."""
    rows = [slug(row) for row in heading.split(" › ")]
    below = [" ".join(rows[top:]) for top in range(len(rows))]
    if rows[-1] in _PLAIN_TMT:  # says nothing alone, and what stands above it is another thing
        return tuple(below[:-1] or below)
    return (*below, *(" ".join(rows[:top]) for top in range(len(rows) - 1, 0, -1)))


def _known(headings: Sequence[str]) -> int:
    return sum(1 for heading in headings if heading and any(name in _KNOWN for name in meanings(heading)))


def _has_person(headings: Sequence[str]) -> bool:
    names = {name for heading in headings for name in meanings(heading)}
    return any(
        SYNONYMS.get(name) in ("nip", "nama", "nama_nip") or SIASN.get(name) in ("nip", "nama") for name in names
    )


def _has_numbers(sheet: Sheet, first: int) -> bool:
    """Whether a NIP stands below: then one known heading is enough."""
    cells = (cell for row in sheet.rows[first : first + 5] for cell in row)
    return any(isinstance(cell, str) and isinstance(nip(cell), str) for cell in cells)


def _is_second_row(above: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """A second heading row: words only, some of them known, under cells that are merged or empty above or below."""
    words = [(column, cell) for column, cell in enumerate(below) if cell not in (None, "")]
    if not words or any(not isinstance(cell, str) or sum(map(str.isdigit, cell)) > 4 for _, cell in words):
        return False
    known = sum(1 for _, cell in words if slug(cell) in _KNOWN or slug(cell) in _PLAIN_TMT)
    empty_above = any(column >= len(above) or above[column] in (None, "") for column, _ in words)
    return known > 0 and known * 2 >= len(words) and (empty_above or len(words) < sum(1 for c in above if c))


def _combined(above: Sequence[str], below: Sequence[str]) -> list[str]:
    """Both rows as one: a heading that is merged over several columns stands before each of theirs."""
    found: list[str] = []
    group = ""
    for column in range(max(len(above), len(below))):
        top = above[column] if column < len(above) else ""
        bottom = below[column] if column < len(below) else ""
        group = top or (group if bottom else "")
        found.append(f"{group} › {bottom}" if group and bottom and group != bottom else bottom or top)
    return found


def _is_numbering(table: Table, rows: Sequence[Sequence[Cell]]) -> bool:
    """The row `1 2 3 4 ...` that official lists have under their headings."""
    if table.first >= len(rows):
        return False
    numbers = [re.sub(r"[()\s]|\.0$", "", str(cell)) for cell in rows[table.first] if cell not in (None, "")]
    return len(numbers) >= 3 and numbers == [str(number) for number in range(1, len(numbers) + 1)]


def is_order(heading: str) -> bool:
    """It only numbers the rows."""
    return any(name in ORDER_NAMES for name in meanings(heading))


_AS_OF_NUMBERS = re.compile(
    r"(?i)\b(?:keadaan|per|posisi|kondisi|tanggal|s/?d\.?)[\s:]*(?:tanggal)?\s*(\d{1,2}[-/.]\d{1,2}[-/.]20\d\d)\b"
)
_AS_OF = re.compile(
    r"(?i)\b(?:keadaan|per|posisi|kondisi|bulan|tanggal)\b[\s:]*(?:bulan|tanggal)?\s*(\d{1,2}\s+)?([A-Z]+)\s+(20\d\d)\b"
)


def as_of_day(rows: Sequence[Sequence[Cell]], top: int) -> date | None:
    """The day a list speaks of, from its title: `KEADAAN BULAN OKTOBER 2025` gives 1 October 2025."""
    for row in rows[:top]:
        for cell in row:
            if not isinstance(cell, str):
                continue
            if (numbers := _AS_OF_NUMBERS.search(cell)) and isinstance(day := DateParser(2100)(numbers[1]), date):
                return day
            match = _AS_OF.search(cell)
            if match and (month := MONTH_NUMBERS.get(match[2].lower())):
                try:
                    return date(int(match[3]), month, int(match[1] or 1))
                except ValueError:
                    continue
    return None


def signature(headings: Sequence[str]) -> str:
    """The headings as one text, by which a matching is remembered."""
    return "|".join(" ".join(meanings(heading)[:1]) for heading in headings if heading)
