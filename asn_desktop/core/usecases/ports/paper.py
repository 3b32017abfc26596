"""Pages: filled forms on paper, and as they look before."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.forms.filled import FilledForm, FormKind
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.ports.work import Cancel

if TYPE_CHECKING:
    from asn_desktop.core.forms.fill import Order  # filling is loaded when something is printed


class PaperSize(enum.StrEnum):
    """Papers that offices have: A4, and F4 (folio, 215 x 330 mm)."""

    A4 = "a4"
    F4 = "f4"


class PageSetup(Struct, frozen=True):
    """On what is printed. `emblem`: path of a picture of the state emblem; empty leaves its place blank."""

    size: PaperSize = PaperSize.A4
    emblem: str = ""


class Preview(Protocol):
    """Printed pages for the screen. `content` is the PDF itself."""

    page_count: int
    content: bytes

    def page_size(self, index: int) -> tuple[float, float]:
        """Width and height of a page (from 0) in points."""

    def page_png(self, index: int, zoom: float = 1.0) -> bytes:
        """A page (from 0) as PNG, drawn when asked for; at zoom 1 one point is one pixel."""

    def close(self) -> None: ...


class FormSheet(Struct, frozen=True):
    """A form on its way into the PDF `path`; what goes into one file comes one after the other, and so does a `group`.

    `name` says whom it is about in messages. `subject` is the record its code leads back to, `versi` the version of
    that, `pegawai_id` whose it is. `final`: no draft, so that it may come back signed.
    """

    path: Path
    form: FilledForm | Order
    name: str = ""
    group: str = ""
    versi: int = 1
    subject: UUID | None = None
    pegawai_id: UUID | None = None
    final: bool = False


class SetForm(Struct, frozen=True):
    """A form as it stands in a file: how many pages it takes, and the code and hash on each of them.

    `decided` is the day of the decision; None while it is a draft, and of a letter whose day the pen adds. `versi` is
    the version of what it is of.
    """

    kind: FormKind
    name: str
    nip: str
    versi: int
    decided: date | None
    code: str
    digest: str
    pages: int
    subject: UUID | None = None
    pegawai_id: UUID | None = None
    final: bool = False


NotSet = Callable[[str, UserError], None]
"""Told of whom a form could not be set (a letter the face lacks), so that the others can go on."""
OnSet = Callable[[SetForm], None]
"""Told of each form when it is set, in the order in which the forms came."""
Cover = Callable[[str, Sequence[SetForm]], FilledForm | None]
"""The page that goes before a group, made when its forms are set; None: no such page."""


class Paper(Protocol):
    """Puts filled forms on paper. Without `not_set` a form that cannot be set raises its UserError."""

    def write(
        self,
        sheets: Iterable[FormSheet],
        setup: PageSetup,
        *,
        expected: int = 1,
        cover: Cover | None = None,
        cancel: Cancel = ...,
        on_set: OnSet | None = None,
        not_set: NotSet | None = None,
    ) -> tuple[Path, ...] | None:
        """The files the sheets name, all whole or none at all; None where it was cancelled. Raises UserError.

        `expected` is about how many sheets will come: many are worth the use of all of the computer's cores.
        """

    def pages(
        self,
        sheets: Iterable[FormSheet],
        setup: PageSetup,
        *,
        expected: int = 1,
        cover: Cover | None = None,
        cancel: Cancel = ...,
        on_set: OnSet | None = None,
        not_set: NotSet | None = None,
    ) -> Preview | None:
        """The same pile as one document in memory, for a printer. None where it was cancelled. Raises UserError."""

    def warm_up(self) -> None:
        """Load what the first page needs, so that whoever asks for it does not wait."""

    def preview(self, forms: Iterable[FilledForm], setup: PageSetup) -> Preview:
        """The same pages for the screen. Raises UserError."""
