"""What an office keeps about the exchange, and its journal as it travels: a protocol that the store fulfils."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Protocol
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.exchange.downward import Correction
from asn_desktop.core.exchange.manifest import Span
from asn_desktop.core.exchange.receipt import Answer, Receipt
from asn_desktop.core.usecases.ports import Store


class Sent(Struct, frozen=True, kw_only=True):
    """One envelope that left: which entries, in which file, and the receipt once there is one.

    `made` and `received` are instants in UTC as ISO text. `received` without `receipt`: a code was typed; `whole` says
    whether it told that everything was accepted.
    """

    id: UUID
    number: int
    epoch: int
    first: int
    last: int
    made: str
    sha256: str
    count: int
    size: int
    file: str
    medium: str = ""
    received: str | None = None
    whole: bool | None = None
    receipt: Receipt | None = None


class Taken(Struct, frozen=True, kw_only=True):
    """An envelope from the centre that was taken in; `content` counts what it held."""

    id: UUID
    number: int
    made: str
    sha256: str
    content: Mapping[str, int]


class Choice(enum.StrEnum):
    """What the office made of a correction."""

    TAKEN = "taken"
    DECLINED = "declined"


class Proposed(Struct, frozen=True):
    """A correction of the centre and what was made of it (None: not decided)."""

    correction: Correction
    choice: Choice | None = None


class Way(enum.StrEnum):
    """Where an employee moved, as this office sees it."""

    OUT = "keluar"
    IN = "masuk"


class Moved(Struct, frozen=True):
    """An employee whose records went to another office, or came from one."""

    pegawai_id: UUID
    way: Way
    office: UUID
    name: str
    at: str


class Books(Protocol):
    """The journal as it travels and the notes about it, in one transaction.

    Notes are not journalled: nobody's data changes.
    """

    schema: str
    """The revision of the records."""
    epoch: int
    """The epoch that is being written."""

    def new_id(self) -> UUID: ...

    def epochs(self) -> Mapping[int, tuple[int, int]]:
        """First and last sequence number of every epoch that has entries, the oldest first."""

    def span(self, first: int, last: int) -> Span:
        """These entries with the hashes before and after them; all of one epoch."""

    def counts(self, first: int, last: int) -> Mapping[str, int]:
        """How many entries there are of each kind."""

    def lines(self, first: int, last: int, size: int = ...) -> Iterator[list[bytes]]:
        """The entries as lines of JSON without line ends (`core.exchange.entry.Entry`), in order, `size` at a time."""

    def files(self, first: int, last: int) -> frozenset[str]:
        """SHA-256 of the files that these entries name."""

    def sent(self) -> tuple[Sent, ...]:
        """Every envelope that left, the newest first."""

    def keep_sent(self, envelope: Sent) -> None: ...

    def keep_received(self, envelope: UUID, at: str, *, whole: bool) -> None:
        """A receipt code was typed."""

    def keep_receipt(self, receipt: Receipt, at: str) -> None:
        """Note the receipt of an envelope with all its answers. The same one twice, or an older one after a newer,
        changes nothing.
        """

    def answers(self) -> tuple[Answer, ...]:
        """Answers that still want somebody to act, in the order of the journal."""

    def taken(self, envelope: UUID) -> Taken | None:
        """The envelope from the centre, where it was taken in before."""

    def newest_taken(self) -> Taken | None:
        """Of those that were taken in, the one that the centre wrote last."""

    def keep_taken(self, envelope: Taken, at: str) -> None: ...

    def proposed(self) -> tuple[Proposed, ...]:
        """Corrections of the centre, the newest first."""

    def keep_proposed(self, corrections: Sequence[Correction], at: str) -> None: ...

    def keep_choice(self, correction: UUID, choice: Choice, at: str) -> None: ...

    def moved(self) -> tuple[Moved, ...]: ...

    def keep_moved(self, moved: Moved) -> None: ...


class ExchangeStore(Store, Protocol):
    """An office's file that can be exchanged."""

    def books(self) -> AbstractContextManager[Books]:
        """A consistent look at journal and notes, however long it takes; nothing is kept."""

    def bookkeeping(self) -> AbstractContextManager[Books]:
        """The same for keeping notes: nobody else writes meanwhile, and they become true at the end of the block."""

    def note_journal(self) -> None:
        """Note outside the file how far its journal has come, so that an older copy put in its place is recognised:
        before anything of it leaves the computer.
        """

    def now(self) -> str:
        """The instant in UTC, as the journal writes it."""
