"""What every presenter is given. No Qt here: tests pass fakes, and run tasks at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.exchange.machine import ExchangeMachine
from asn_desktop.core.usecases.ports import Cancel, Context, Paper, Progress, Sheets

if TYPE_CHECKING:
    from asn_desktop.core.usecases.arsip.scanner import Scanner
    from asn_desktop.core.usecases.exchange.machine import ExchangeMachine
    from asn_desktop.core.usecases.karier.wording import Event
    from asn_desktop.core.usecases.printing import FormMaker

T = TypeVar("T")
WriteCalendar = Callable[[Path, str, "Iterable[Event]", date], int]
"""Writes whole-day events under a name into an .ics file, made of the data of a day; returns how many."""
Lane = Literal["db", "free"]


class Job(Protocol):
    """A task under way."""

    def cancel(self) -> None: ...


class Runner(Protocol):
    """Runs work outside the window's thread and reports back inside it.

    Lane `db` has one thread, so writes are serial; lane `free` is for paper, spreadsheets and hashing. Work gets
    `progress` and `cancel`; only frozen values come back. `title` is shown in the status line while it runs.
    An error without `on_error` is shown in the message bar.
    """

    def submit(
        self,
        work: Callable[[Progress, Cancel], T],
        on_done: Callable[[T], None],
        on_error: Callable[[Exception], None] | None = None,
        *,
        lane: Lane = "db",
        title: str = "",
    ) -> Job: ...


class Shell(Protocol):
    """What a screen may ask of the window around it."""

    def report(self, error: UserError) -> None:
        """Show what happened, why, and what to do now, in the bar that does not block."""

    def tell(self, key: str, **facts: object) -> None:
        """Show a plain message, with an undo offer where the last change can be undone."""

    def note(self, key: str, **facts: object) -> None:
        """Remark something where nothing was done: what still lacks, what has to be chosen first."""

    def offer(self, changes: Changes) -> None:
        """Tell all open screens what was touched, and when it was saved."""

    def go(self, screen: str, target: UUID | None = None, detail: str = "") -> None:
        """Open a screen, and in it the record `target` (and there the field or tab `detail`)."""


class Printing(Struct, frozen=True):
    """What makes pages: layouts with the Indonesian catalogue, and the paper they are put on."""

    paper: Paper
    maker: FormMaker


class Services(Struct, frozen=True):
    """Handed to each presenter by the main window; there is no other way to reach anything."""

    texts: Texts
    context: Callable[[], Context]
    runner: Runner
    shell: Shell
    sheets: Sheets
    printing: Callable[[], Printing] | None = None
    """Built when something is first printed, because it loads fonts; None where nothing is ever printed."""
    scanner: Callable[[], Scanner] | None = None
    """Reads scans of signed paper; None where none is ever read."""
    write_calendar: WriteCalendar | None = None
    """For calendars of other programs; None where none is ever written."""
    exchange: Callable[[], ExchangeMachine] | None = None
    """Keys, envelopes and drives of this computer, made when they are first needed; None where nothing is ever sent."""


def machine_of(services: Services) -> ExchangeMachine:
    """The computer's side of the exchange."""
    if services.exchange is None:
        raise LookupError("this window has nothing to exchange with")
    return services.exchange()
