"""What the archive shows, and the one place where it is kept: its parts change it, the view draws it."""

from __future__ import annotations

from typing import Any, Protocol
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.usecases.arsip.current import Kecocokan
from asn_desktop.core.usecases.arsip.lists import ArsipRow
from asn_desktop.core.usecases.arsip.recognition import Recognised
from asn_desktop.ui.presenters.arsip.lines import ResultLine

Size = tuple[float, float]
"""Width and height of a page in points."""


class Attachment(Struct, frozen=True):
    """A picture in the archive, or the word that the paper is in the office: said in one line."""

    id: UUID
    words: str
    sha256: str
    pages: int


class Shown(Struct, frozen=True):
    """One printed form, opened. `match` is how its paper stands to what is stored now."""

    row: ArsipRow
    match: Kecocokan
    attachments: tuple[Attachment, ...]


class ArsipState(Struct, frozen=True):
    """`found` is what a pile of scans was read as; None while the list is shown. `code_problem` stands at the code."""

    found: Recognised | None = None
    lines: tuple[ResultLine, ...] = ()
    attachable: int = 0
    reading: bool = False
    shown: Shown | None = None
    code: str = ""
    code_problem: str = ""


class ArsipView(Protocol):
    def render(self, state: ArsipState) -> None: ...

    def show_thumbnail(self, line: int, png: bytes) -> None:
        """The small picture of a line of the result."""

    def show_pages(self, sizes: tuple[Size, ...]) -> None:
        """Pages of the opened form with these sizes are ready to be drawn; empty: there is no picture."""

    def turn_page(self, number: int, size: Size) -> None:
        """A page now lies another way; its picture follows."""

    def show_page(self, number: int, png: bytes, turn: int) -> None:
        """The picture of a page, to be turned by so many quarters clockwise."""


class Board:
    """The state on show."""

    def __init__(self, view: ArsipView) -> None:
        self.view = view
        self.state = ArsipState()

    def show(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)
        self.view.render(self.state)
