"""One career as the window shows it: who, every right, the line of the years, and what would change."""

from __future__ import annotations

from datetime import date
from typing import Literal, Protocol
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.karier import Hak, Jalan
from asn_desktop.core.domain.rencana_karier import Andaian
from asn_desktop.ui.presenters.chips import Chip, Tone
from asn_desktop.ui.presenters.kinerja_list import Option
from asn_desktop.ui.presenters.why import Why

RIGHTS, WHAT_IF, PLAN = "hak", "andai", "rencana"
"""The three pages of a person, as `show_target` names them."""

Shape = Literal["dot", "ring", "flag"]
Part = Hak | Jalan
"""What is explained on the first page: a right that comes with time, or another way up."""


class Span(Struct, frozen=True):
    """A stretch of time in a lane; without `end` it goes on. `possible`: not recorded, only foreseen."""

    start: date
    end: date | None
    text: str
    tone: Tone = "neutral"
    icon: str = ""
    possible: bool = False
    said: str = ""
    """The whole sentence, for the caption and for those who cannot see the line."""


class Point(Struct, frozen=True):
    """Something on one day. A ring is possible, a dot certain or recorded, a flag an end."""

    day: date
    said: str
    tone: Tone = "neutral"
    shape: Shape = "dot"
    key: str = ""
    """What is opened where it is chosen; "" for nothing."""


class Lane(Struct, frozen=True):
    title: str
    spans: tuple[Span, ...] = ()
    points: tuple[Point, ...] = ()


class Line(Struct, frozen=True):
    """Past and possible future from `start` to `end`, with the day everything is told as of."""

    start: date
    end: date
    day: date
    lanes: tuple[Lane, ...]


class RightLine(Struct, frozen=True):
    """One right, or another way, in the list: when, how it comes out, and in one sentence what decides."""

    part: Part
    name: str
    when: str
    chip: Chip
    sentence: str
    doubtful: bool
    """Not every article used was read in its own text."""


class RightDetail(Struct, frozen=True):
    """The chosen right: why, what is still missing and who has it, the papers, and until when they must leave."""

    part: Part
    title: str
    chip: Chip
    why: Why
    lacking: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    send: str = ""


class ShiftLine(Struct, frozen=True):
    """One step beside itself: as it is, and with what is assumed."""

    number: int
    name: str
    now: str
    then: str
    moved: str
    tone: Tone
    decides: str


class AssumedLine(Struct, frozen=True):
    """One assumption in words; `number` is its place in the list."""

    number: int
    kind: str
    """`pendidikan`, `pelatihan` or `jabatan`."""
    text: str


class Consequence(Struct, frozen=True):
    """What an assumption would open, or not: an assumed post by its requirements, a promotion by a diploma."""

    title: str
    chip: Chip
    why: Why


class YearChoice(Struct, frozen=True):
    """The predikat assumed for one year; "" for none. `recorded`: it is appraised, and stands as it is."""

    tahun: int
    chosen: str
    recorded: str = ""


class CareerHead(Struct, frozen=True):
    name: str
    facts: tuple[tuple[str, str], ...]
    chips: tuple[Chip, ...]


class CareerState(Struct, frozen=True):
    """One person as of `day`. `in_service` is False where nobody has rights any more, or not yet."""

    pegawai_id: UUID
    head: CareerHead
    day: date
    today: date
    page: str
    line: Line
    rights: tuple[RightLine, ...]
    ways: tuple[RightLine, ...]
    """Ways up that fall due on no day."""
    detail: RightDetail | None
    in_service: bool
    assumed: tuple[Andaian, ...]
    lines: tuple[AssumedLine, ...]
    years: tuple[YearChoice, ...]
    beside: Line
    """The line with what is assumed, for the second page."""
    shifts: tuple[ShiftLine, ...]
    shift_why: Why | None
    shift_number: int
    consequences: tuple[Consequence, ...]
    forms: tuple[Option, ...]
    """What can be printed of this person."""

    proposal: str = ""
    """What can be done about the chosen right: `begin` a proposal, `open` the one there is; "" for nothing."""

    @property
    def another_day(self) -> bool:
        return self.day != self.today


class CareerView(Protocol):
    def render(self, state: CareerState) -> None: ...

    def gone(self) -> None:
        """The person is no longer there."""
