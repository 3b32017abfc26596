"""The tables of a web page that only bears Excel's name, as many web programs hand them out for download."""

from __future__ import annotations

from html.parser import HTMLParser

from asn_desktop.core.usecases.ports import Cell

_WIDEST, _TALLEST = 1000, 10_000
"""Cells that claim to cover more than this are taken as one cell."""


def web_rows(page: str) -> list[list[Cell]]:
    """All rows of all tables below one another, of one length; every cell stays text. Empty where there is no table."""
    reader = _Tables()
    reader.feed(page)
    reader.close()
    reader.end_cell()
    width = max(map(len, reader.rows), default=0)
    return [[*row, *[""] * (width - len(row))] for row in reader.rows]


class _Tables(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[Cell]] = []
        self._words: list[str] | None = None
        self._wide = self._tall = 1
        self._covered: dict[int, int] = {}
        self._next_covered: dict[int, int] = {}
        """By column, how many rows are covered by a cell above: the row that is read, and the rows after it."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.end_cell()
            self._begin_row()
        elif tag in ("td", "th") and self.rows:
            self.end_cell()
            given = dict(attrs)
            self._words = []
            self._wide = _span(given.get("colspan"), _WIDEST)
            self._tall = _span(given.get("rowspan"), _TALLEST)
        elif tag == "br" and self._words is not None:
            self._words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self.end_cell()
        if tag == "table":
            self._covered, self._next_covered = {}, {}

    def handle_data(self, data: str) -> None:
        if self._words is not None:
            self._words.append(data)

    def end_cell(self) -> None:
        """Put what was collected into the row, and leave free what the cell covers."""
        if self._words is None:
            return
        row = self.rows[-1]
        self._skip_covered()
        start = len(row)
        lines = (" ".join(line.split()) for line in "".join(self._words).split("\n"))
        row.append("\n".join(line for line in lines if line))
        row.extend([""] * (self._wide - 1))
        self._next_covered |= dict.fromkeys(range(start, len(row)), self._tall - 1)
        self._words = None

    def _skip_covered(self) -> None:
        row = self.rows[-1]
        while self._covered.get(len(row), 0) > 0:
            row.append("")

    def _begin_row(self) -> None:
        left = {column: rows - 1 for column, rows in self._covered.items() if rows > 1}
        self._covered = left | {column: rows for column, rows in self._next_covered.items() if rows > 0}
        self._next_covered = {}
        self.rows.append([])


def _span(given: str | None, most: int) -> int:
    number = int(given) if given and given.strip().isdigit() else 1
    return number if 1 <= number <= most else 1
