"""Tables measured: cells with their lines and places, groups of rows, and how a group is cut over two pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from asn_desktop.core.forms.filled import Cell, Group, Para, Style, Width
from asn_desktop.storage.pdf.page import LEADING, Page
from asn_desktop.storage.pdf.wrap import MM, Line, Wrapper

PAD = 0.85 * MM
"""Room inside a cell, on every side."""
SHORT = 8
"""A row of at most this many lines is not cut."""


class LaidCell(NamedTuple):
    """A cell with its place across and its lines. `least` is its least height in lines."""

    x: float
    width: float
    lines: tuple[Line, ...]
    repeat: bool
    least: int

    def cut(self, count: int) -> tuple[LaidCell, LaidCell]:
        """The first lines, and the rest; a cell that repeats is whole in both, where it can be."""
        rest = self.lines if self.repeat and len(self.lines) <= count else self.lines[count:]
        return self._replace(lines=self.lines[:count], least=1), self._replace(lines=rest, least=1)


class LaidGroup:
    """Rows with the merged cells that stand over them. Heights in points at the table's type size."""

    def __init__(self, rows: Sequence[Sequence[LaidCell]], merged: Sequence[LaidCell], size: float) -> None:
        self.rows = rows
        self.merged = merged
        self.size = size
        self.heights = [_height(row, size) for row in rows]
        spare = (_height(merged, size) if merged else 0.0) - sum(self.heights)
        if spare > 0:
            self.heights[-1] += spare
        self.height = sum(self.heights)

    @property
    def divisible(self) -> bool:
        """Its rows can stand on two pages: the number and the plan they belong to are said on both."""
        return len(self.rows) > 1 and sum(cell.repeat for cell in self.merged) > 1

    def cut(
        self, room: float, continued: tuple[Line, ...], *, inside: bool = True
    ) -> tuple[LaidGroup, LaidGroup] | None:
        """What fits in `room` points, and the rest; None where nothing sensible fits. `inside`: a row may be cut too.

        Merged text that has ended is followed by `continued` in the rest, so that its rows still say where they belong.
        """
        whole, used = 0, 0.0
        while whole < len(self.rows) - 1 and used + self.heights[whole] <= room:
            used += self.heights[whole]
            whole += 1
        first: list[Sequence[LaidCell]] = list(self.rows[:whole])
        rest: list[Sequence[LaidCell]] = list(self.rows[whole:])
        count = self._fitting(room - used)
        longest = max(len(cell.lines) for cell in self.rows[whole])
        tall = longest if whole < len(self.rows) - 1 else int(self.heights[whole] / (LEADING * self.size))
        if inside and count >= 2 and tall > SHORT:
            parts = [cell.cut(count) for cell in self.rows[whole]]
            first.append([before for before, _ in parts])
            rest[0] = [after for _, after in parts]
            used += count * LEADING * self.size + 2 * PAD
        if not first:
            return None
        above, below = [], []
        for cell in self.merged:
            before, after = cell.cut(self._fitting(used))
            above.append(before)
            ended = not after.lines and bool(cell.lines and cell.lines[0].pieces)
            below.append(after._replace(lines=continued) if ended else after)
        head = LaidGroup(first, above, self.size)
        return head, LaidGroup(rest, below, self.size)

    def _fitting(self, room: float) -> int:
        """How many lines of text fit in a cell of this height."""
        return int((room - 2 * PAD + 0.01) / (LEADING * self.size))

    def draw(self, page: Page, top: float) -> None:
        for cell in self.merged:
            _draw(page, cell, top, self.height, self.size)
        for row, height in zip(self.rows, self.heights, strict=True):
            for cell in row:
                _draw(page, cell, top, height, self.size)
            top += height


class Grid:
    """The columns of a table on a paper: where each begins and how wide it is."""

    def __init__(self, columns: tuple[Width, ...], left: float, width: float, wrapper: Wrapper, size: float) -> None:
        spare = width - sum(column.mm for column in columns) * MM
        shares = sum(column.grow for column in columns)
        self.widths = [column.mm * MM + (spare * column.grow / shares if shares else 0) for column in columns]
        self.left = left
        self.width = sum(self.widths)
        self._starts = [left + sum(self.widths[:at]) for at in range(len(columns))]
        self._wrapper = wrapper
        self.size = size

    def row(self, cells: Sequence[Cell], taken: Sequence[int] = ()) -> list[LaidCell]:
        """Cells from left to right over the columns that merged cells do not take."""
        laid = []
        at = 0
        for cell in cells:
            while at in taken:
                at += 1
            laid.append(self.cell(cell, at))
            at += cell.span
        return laid

    def cell(self, cell: Cell, column: int) -> LaidCell:
        width = sum(self.widths[column : column + cell.span])
        lines = self._wrapper.lines(cell.paras, width - 2 * PAD, self.size)
        return LaidCell(self._starts[column], width, lines, cell.repeat, cell.lines)

    def group(self, group: Group) -> LaidGroup:
        merged = [self.cell(cell, column) for column, cell in group.merged.items()]
        return LaidGroup([self.row(row, tuple(group.merged)) for row in group.rows], merged, self.size)

    def across(self, text: str) -> LaidGroup:
        """A line of its own over all columns, in bold: a table's heading, a section's title."""
        lines = self._wrapper.lines((Para(text, Style.BOLD),), self.width - 2 * PAD, self.size)
        return LaidGroup([[LaidCell(self.left, self.width, lines, False, 1)]], [], self.size)


def _height(row: Sequence[LaidCell], size: float) -> float:
    return max(max(len(cell.lines), cell.least) for cell in row) * LEADING * size + 2 * PAD


def _draw(page: Page, cell: LaidCell, top: float, height: float, size: float) -> None:
    page.box(cell.x, top, cell.width, height)
    page.lines(cell.x + PAD, top + PAD, cell.lines, size)


def draw_head(page: Page, rows: Sequence[LaidGroup], top: float) -> float:
    """Title rows with their words in the middle of their height; returns where they end."""
    for group in rows:
        for cell in group.rows[0]:
            page.box(cell.x, top, cell.width, group.height)
            spare = group.height - 2 * PAD - len(cell.lines) * LEADING * group.size
            page.lines(cell.x + PAD, top + PAD + spare / 2, cell.lines, group.size)
        top += group.height
    return top
