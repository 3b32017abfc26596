"""What was said of entries of one office, and what the desk has to decide."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Protocol
from uuid import UUID

from asn_desktop.core.exchange.entry import Position
from asn_desktop.core.exchange.receipt import Answer
from asn_desktop.core.usecases.centre.ports.kept import Dispute, Settled
from asn_desktop.core.usecases.centre.rows import (
    ConflictRow,
    DeskRow,
)


class Answers(Protocol):
    """What was said of entries of one office that were not simply accepted."""

    def open_records(self) -> frozenset[UUID]:
        """Records of which an entry is held or quarantined."""

    def waiting(self) -> dict[UUID, list[Position]]:
        """Entries that are held, by the record they wait for."""

    def open_at(self, epoch: int, first: int, last: int) -> list[Answer]:
        """Open answers about entries of a stretch."""

    def open_of(self, record: UUID) -> list[Position]: ...

    def keep(self, envelope: UUID, answers: Sequence[tuple[Answer, UUID | None]]) -> None:
        """Answers with the record each one waits for; one about the same entry is replaced."""

    def settle(self, settled: Sequence[Settled]) -> None: ...

    def told(self, envelope: UUID) -> list[Position]:
        """Answers settled since the last receipt; from now on they count as told by the receipt of this envelope."""

    def untold(self) -> int:
        """How many settled answers no receipt has told yet."""

    def reopen(self, positions: Collection[Position]) -> None:
        """They count as open again, and as not yet told."""

    def get(self, place: Position) -> Answer | None:
        """The open answer about an entry."""

    def restate(self, answer: Answer) -> None:
        """Say something else of the same entry."""

    def wipe(self, records: Collection[UUID]) -> None:
        """What answers about these records said is forgotten; those still open are the office's to act on."""


class Disputes(Protocol):
    """What the desk must decide about records of one office, and what it has decided."""

    def keep(self, disputes: Sequence[Dispute]) -> None:
        """One open dispute for each record: a newer value of the office takes the place of the older one."""

    def get(self, dispute: UUID) -> ConflictRow: ...

    def places(self, dispute: UUID) -> tuple[int, int, int | None, int | None]:
        """Epoch and number of the office's value, and of the centre's."""

    def decide(self, dispute: UUID, decision: str | None, desk: UUID | None) -> None: ...

    def journal(self, action: str, actor: str, facts: Mapping[str, Any], effects: Any) -> UUID: ...

    def journalled(self, desk: UUID) -> tuple[DeskRow, Any]:
        """A decision with its effects. Raises UserError where there is none."""

    def undone(self, desk: UUID, by: UUID) -> None: ...

    def wipe(self, records: Collection[UUID]) -> None:
        """Forget the name in decisions about these records."""

    def erased(self) -> frozenset[UUID]:
        """Employees whose contents were erased here."""
