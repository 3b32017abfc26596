"""The answers of a survey from a spreadsheet: a row for each respondent, nine columns headed U1 to U9."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from asn_desktop.core.domain.survei import ELEMENTS
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.rules.decimals import half_up
from asn_desktop.core.usecases.ports import Cell, Sheet

HEADS = tuple(f"U{number}" for number in range(1, ELEMENTS + 1))
_SUMS = re.compile(r"jumlah|total|rata|nrr|ikm|nilai|sum|mean|average", re.IGNORECASE)
"""How rows below the answers begin that tell of all of them."""


class Answers(Struct, frozen=True):
    """What a spreadsheet says: how many answered, and the means of the elements with nine decimals."""

    responden: int
    nrr: tuple[Decimal, ...]


def read_answers(sheets: Sequence[Sheet]) -> Answers:
    """The answers of the first sheet with the columns U1 to U9; rows of sums end them, empty rows do not count.

    Raises UserError: no such columns, no answers, or an answer that is none of 1 to 4; half a survey is never read.
    """
    for sheet in sheets:
        for number, row in enumerate(sheet.rows):
            columns = _columns(row)
            if columns:
                return _answers(sheet.rows[number + 1 :], columns, number + 2)
    raise UserError("survei_no_columns")


def blank() -> Sheet:
    """An empty sheet with the columns that are read."""
    return Sheet("SKM", [["No", *HEADS]])


def _columns(row: Sequence[Cell]) -> tuple[int, ...]:
    """Where U1 to U9 stand, in this order; () where the row is no heading."""
    heads = {re.sub(r"[\s.\-_]", "", str(cell)).upper(): place for place, cell in enumerate(row) if cell is not None}
    return tuple(heads[head] for head in HEADS) if all(head in heads for head in HEADS) else ()


def _answers(rows: Sequence[Sequence[Cell]], columns: tuple[int, ...], first: int) -> Answers:
    sums, people = [0] * ELEMENTS, 0
    for number, row in enumerate(rows, first):
        cells = [row[place] if place < len(row) else None for place in columns]
        if _sums_begin(row):
            break
        if all(cell is None or not str(cell).strip() for cell in cells):
            continue
        for place, cell in enumerate(cells):
            sums[place] += _answer(cell, number, HEADS[place])
        people += 1
    if not people:
        raise UserError("survei_no_answers")
    return Answers(people, tuple(half_up(Decimal(sum_) / people, 9) for sum_ in sums))


def _sums_begin(row: Sequence[Cell]) -> bool:
    first = next((cell for cell in row if cell is not None and str(cell).strip()), None)
    return isinstance(first, str) and _SUMS.match(first.strip()) is not None


def _answer(cell: Cell, row: int, head: str) -> int:
    text = "" if cell is None else str(cell).strip()
    if text.removesuffix(".0") in ("1", "2", "3", "4"):
        return int(text[0])
    raise UserError("survei_wrong_answer", baris=str(row), unsur=head, isi=text or "-")
