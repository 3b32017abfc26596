"""What the exchange needs of the computer it runs on: its keys, its drives, and where rule packs wait for their day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Protocol
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.exchange.downward import PackFile
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.exchange.ports import Opener, Trust
from asn_desktop.core.usecases.exchange.sending import Sender


class Stick(Struct, frozen=True):
    """A drive that can be taken out. `label` is what its owner called it; `free` and `size` are in bytes."""

    folder: Path
    label: str
    free: int
    size: int


class RulePacks(Protocol):
    """Rule packs from outside: kept until their day, then in force before those of the program."""

    def keep(self, pack: PackFile) -> None:
        """Keep a tried pack until its day. Raises UserError where the folder cannot be written."""

    def waiting(self) -> tuple[PackFile, ...]:
        """Packs whose day is still to come, or that come into force when an office is next opened."""

    def holds(self, pack: PackFile) -> bool:
        """True where this very pack waits for its day, or is in force."""

    def drop(self, pack: PackFile) -> None:
        """Forget a pack before its day."""

    def put_into_force(self, today: date) -> tuple[PackFile, ...]:
        """Put the packs whose day has come into force."""

    def in_force(self) -> tuple[str, ...]:
        """Names of the packs that came from outside and are in force."""

    def withdraw(self, name: str) -> None:
        """Go back to the pack that was shipped with the program."""


class ExchangeMachine(Struct, frozen=True):
    """`trust` makes, for an office and whether it is one for practice, what tells whom this computer believes.

    `computer` is its name, for people. `words` is the catalogue that national systems are fed with: Indonesian,
    whatever the language of the window.
    """

    sender: Sender
    opener: Opener
    trust: Callable[[UUID, bool], Trust]
    packs: RulePacks
    sticks: Callable[[], tuple[Stick, ...]]
    computer: str
    words: Texts
