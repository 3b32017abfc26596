"""What the screen Kirim shows before and while a stick is written: frozen, in words."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from asn_desktop.core.usecases.exchange.pending import Since


class Problem(Struct, frozen=True):
    """What is in the way, why, and what to do about it."""

    what: str
    why: str
    now: str


class KindLine(Struct, frozen=True):
    """How many changes of a kind of record travel."""

    name: str
    n: int


class StickLine(Struct, frozen=True):
    """A drive or a folder that can be written to; `said` tells how much room it has."""

    folder: Path
    name: str
    said: str


class Left(Struct, frozen=True):
    """What was written, read back and found whole. `absent`: evidence that the office itself lacks."""

    numbers: str
    n: int
    files: int
    size: str
    name: str
    absent: int = 0


class SendState(Struct, frozen=True):
    """`known`: a centre has admitted this computer. `refusal` says why it may not send now, `restarted` that the file
    goes on from a copy, `ending` that the certificate soon ends.

    `findings` are those of the data doctor that are wrong; None while it looks, or where it had to give up
    (`unexamined`); `open_ends` are the others: incomplete, or to be looked at. `on_way` are envelopes without an
    answer, in words. `sending` while the stick is written: it must not be pulled.
    """

    read: bool = False
    known: bool = False
    refusal: Problem | None = None
    restarted: bool = False
    ending: Problem | None = None
    since: Since = Since.RECEIPT
    count: int = 0
    kinds: tuple[KindLine, ...] = ()
    lasting: str = ""
    files: int = 0
    size: str = ""
    absent: int = 0
    on_way: tuple[str, ...] = ()
    findings: int | None = None
    open_ends: int = 0
    unexamined: bool = False
    to: str = ""
    sticks: tuple[StickLine, ...] = ()
    chosen: Path | None = None
    sending: bool = False
    left: Left | None = None
    failed: Problem | None = None

    @property
    def ready(self) -> bool:
        """Everything that sending needs is there."""
        return self.read and self.refusal is None and self.count > 0 and self.chosen is not None and not self.sending
