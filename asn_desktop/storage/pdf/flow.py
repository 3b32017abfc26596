"""Blocks set one under the other over pages. Nothing is cut off, and a signature never stands alone."""

from __future__ import annotations

from collections.abc import Sequence

from asn_desktop.core.forms.filled import (
    Align,
    Block,
    Cell,
    Curve,
    Emblem,
    FilledForm,
    Lines,
    Para,
    Sides,
    Signatures,
    Signer,
    Style,
    Table,
)
from asn_desktop.storage.pdf.curve import CURVE_HEIGHT, draw_curve
from asn_desktop.storage.pdf.grid import Grid, LaidGroup, draw_head
from asn_desktop.storage.pdf.page import LEADING, Frame, Page
from asn_desktop.storage.pdf.wrap import MM, Line, Wrapper, face_width

GAP = 2.2 * MM
"""Between blocks."""
PEN = 4
"""Lines left free for a signature."""
NOTE = 4
"""A note of more lines than these below a table is enough for signatures to stand under."""
MOVED = 0.35
"""A group higher than this part of a page is cut rather than moved whole to the next page."""
HOLE = 0.12
"""Part of a page that is not left white where a group can be divided between its rows."""


class Flow:
    """Sets one form on one paper."""

    def __init__(self, form: FilledForm, frame: Frame, wrapper: Wrapper) -> None:
        self.form = form
        self.frame = frame
        self.wrapper = wrapper
        self.size = form.size
        self.pages: list[Page] = []
        self.pictures: list[tuple[int, float, float, float]] = []
        """Emblems to draw: page index, left, top and height of the room for it."""
        self._new_page()

    def run(self) -> list[Page]:
        """The pages of the form."""
        for at, block in enumerate(self.form.blocks):
            self._set(block, self._reserve(at))
        return self.pages

    def _reserve(self, at: int) -> float:
        """Room below a block for what must not stand without it: signatures, or the beginning of a table it heads."""
        block, following = self.form.blocks[at], self.form.blocks[at + 1 : at + 2]
        match following:
            case [Signatures() as signatures]:
                return GAP + self._signatures_height(signatures)
            case [Lines() as notes] if isinstance(block, Lines | Table) and (signing := self._signing(at + 1)):
                return signing + self._lines_height(notes) + (block.space * MM if isinstance(block, Lines) else GAP)
            case [Table() as table] if isinstance(block, Lines) and not block.space:
                return _TableFlow(self, table, self._reserve(at + 1)).opening()
        return 0.0

    def _signing(self, at: int) -> float:
        """Room below a note for the signatures, where only notes stand above them: whoever signs sees what is signed,
        so the last row of a table stays with them. Zero where the notes are long: they are enough to sign under.
        """
        note = self.form.blocks[at]
        if not isinstance(note, Lines) or self._lines_height(note) > NOTE * LEADING * self.size:
            return 0.0
        match self.form.blocks[at + 1 : at + 2]:
            case [Signatures()]:
                return self._reserve(at)
            case [Lines() as below]:
                signing = self._signing(at + 1)
                return signing + self._lines_height(below) + note.space * MM if signing else 0.0
        return 0.0

    def _lines_height(self, block: Lines) -> float:
        size = self.size * block.scale
        return len(self.wrapper.lines(block.paras, self.frame.content, size)) * LEADING * size + block.space * MM

    @property
    def _room(self) -> float:
        return self.frame.bottom - self.y

    @property
    def _page(self) -> Page:
        return self.pages[-1]

    def _new_page(self) -> None:
        self.pages.append(Page(self.frame))
        self.y = self.frame.top

    def _set(self, block: Block, reserve: float) -> None:
        match block:
            case Lines():
                self._lines(block, reserve)
            case Sides():
                self._sides(block)
            case Table():
                _TableFlow(self, block, reserve).run()
                self.y += GAP
            case Curve():
                if self._room < CURVE_HEIGHT:
                    self._new_page()
                draw_curve(self._page, self.wrapper, block, self.frame, self.y, self.size)
                self.y += CURVE_HEIGHT + GAP
            case Emblem():
                height = block.mm * MM
                self.pictures.append((len(self.pages) - 1, self.frame.left, self.y, height))
                self.y += height + GAP
            case Signatures():
                self._signatures(block)
                self.y += GAP

    def _lines(self, block: Lines, reserve: float) -> None:
        size = self.size * block.scale
        lines = self.wrapper.lines(block.paras, self.frame.content, size)
        step = LEADING * size
        keep = 2 if reserve else 1
        for at, line in enumerate(lines):
            left = len(lines) - at
            need = step + (reserve + (left - 1) * step if left <= keep else 0)
            if self._room < need and self.y > self.frame.top:
                self._new_page()
            self._page.lines(self.frame.left, self.y, (line,), size)
            self.y += step
        self.y += block.space * MM

    def _sides(self, block: Sides) -> None:
        whole = self.frame.content - 2 * GAP
        face = self.wrapper.faces[block.right.style]
        right_width = min(face_width(face, block.right.text) * self.size + 1, whole * 0.7)
        left = self.wrapper.lines((block.left,), whole - right_width, self.size)
        right = self.wrapper.lines((block.right,), right_width, self.size)
        self._page.lines(self.frame.left, self.y, left, self.size)
        self._page.lines(self.frame.right - right_width, self.y, right, self.size)
        self.y += max(len(left), len(right)) * LEADING * self.size + 0.8 * MM

    def _signatures_height(self, block: Signatures) -> float:
        parts = [len(self._signer_lines(side)) for side in (block.left, block.right) if side is not None]
        lines = sum(parts) if block.staggered else max(parts)
        return lines * LEADING * self.size + (GAP if block.staggered else 0)

    def _signer_lines(self, signer: Signer) -> tuple[Line, ...]:
        above = tuple(Para(line, align=Align.CENTER) for line in signer.above)
        free = (Para(""),) * PEN
        name = Para(signer.name, Style.BOLD, Align.CENTER)
        return self.wrapper.lines(
            (*above, *free, name, Para(signer.below, align=Align.CENTER)), self._column, self.size
        )

    @property
    def _column(self) -> float:
        return self.frame.content * 0.44

    def _signatures(self, block: Signatures) -> None:
        if self._room < self._signatures_height(block) and self.y > self.frame.top:
            self._new_page()
        right = self._signer_lines(block.right)
        self._page.lines(self.frame.right - self._column, self.y, right, self.size)
        if block.left is None:
            self.y += len(right) * LEADING * self.size
            return
        left = self._signer_lines(block.left)
        if block.staggered:
            self.y += len(right) * LEADING * self.size + GAP
            self._page.lines(self.frame.left, self.y, left, self.size)
            self.y += len(left) * LEADING * self.size
            return
        self._page.lines(self.frame.left, self.y, left, self.size)
        self.y += max(len(left), len(right)) * LEADING * self.size


class _TableFlow:
    """Sets one table, with its title rows again on each page."""

    def __init__(self, flow: Flow, table: Table, reserve: float) -> None:
        self.flow = flow
        self.table = table
        self.reserve = reserve
        self.grid = Grid(table.columns, flow.frame.left, flow.frame.content, flow.wrapper, flow.size)
        self.head = self._title_rows(table.heading)
        self.head_again = self._title_rows(self._again(table.heading) if table.heading else "")
        self.continued = flow.wrapper.lines((Para(flow.form.continued),), 30 * MM, flow.size)

    def run(self) -> None:
        groups = [
            (section.title if first == 0 else "", section.title, self.grid.group(group))
            for section in self.table.sections
            for first, group in enumerate(section.groups)
        ]
        if self.flow._room < self.opening() and self.flow.y > self.flow.frame.top:
            self.flow._new_page()
        self.flow.y = draw_head(self.flow._page, self.head, self.flow.y)
        for at, (title, section, group) in enumerate(groups):
            self._group(title, section, group, self.reserve if at == len(groups) - 1 else 0.0)

    def opening(self) -> float:
        """Height of the title rows with as much below them as must not be parted from them."""
        start = sum(row.height for row in self.head)
        first = next((section for section in self.table.sections if section.groups), None)
        if first is None:
            return start
        group = self.grid.group(first.groups[0])
        only = sum(len(section.groups) for section in self.table.sections) == 1
        whole = group.height + (self.reserve if only else 0)
        least = whole if whole <= self._moved else 6 * LEADING * self.flow.size
        if self._divides(group):
            least = min(least, group.heights[0])
        return start + least + (self.grid.across(first.title).height if first.title else 0)

    @property
    def _moved(self) -> float:
        frame = self.flow.frame
        return (frame.bottom - frame.top) * MOVED

    def _divides(self, group: LaidGroup) -> bool:
        """Better divided than a hole in the page."""
        return group.divisible and self.flow._room > HOLE * (self.flow.frame.bottom - self.flow.frame.top)

    def _group(self, title: str, section: str, group: LaidGroup, reserve: float) -> None:
        flow = self.flow
        opening = [self.grid.across(title)] if title else []
        while True:
            lead = sum(row.height for row in opening)
            if lead + group.height + reserve <= flow._room:
                flow.y = draw_head(flow._page, opening, flow.y)
                group.draw(flow._page, flow.y)
                flow.y += group.height
                return
            again = [*self.head_again, *([] if opening or not section else [self.grid.across(self._again(section))])]
            fresh = flow.frame.bottom - flow.frame.top - sum(row.height for row in again) - lead
            tall = group.height + reserve > fresh or group.height > self._moved
            if tall or self._divides(group):
                room = flow._room - lead
                if reserve:
                    room = min(room, group.height - LEADING * flow.size)
                cut = group.cut(room, self.continued, inside=tall)
                if cut is None and flow.y <= flow.frame.top + sum(row.height for row in again) + 0.01:
                    raise ValueError("a row is taller than the page and cannot be cut")
                if cut is not None:
                    flow.y = draw_head(flow._page, opening, flow.y)
                    cut[0].draw(flow._page, flow.y)
                    group, opening = cut[1], []
                    again = [*self.head_again, *([self.grid.across(self._again(section))] if section else [])]
            flow._new_page()
            flow.y = draw_head(flow._page, again, flow.y)

    def _again(self, heading: str) -> str:
        return f"{heading} {self.flow.form.continued}"

    def _title_rows(self, heading: str) -> Sequence[LaidGroup]:
        """The heading over the column titles; or in their row, over the columns that have no title."""
        head = self.table.head
        if heading and self.table.heading_span:
            cell = Cell((Para(heading, Style.BOLD),), span=self.table.heading_span)
            head = ((cell, *head[0]), *head[1:])
        rows = [self.grid.across(heading)] if heading and not self.table.heading_span else []
        return [*rows, *(LaidGroup([self.grid.row(row)], [], self.flow.size) for row in head)]
