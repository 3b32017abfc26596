"""Entries of one office as they came, and its records as they are now."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Protocol
from uuid import UUID

from asn_desktop.core.exchange.entry import Entry, Position
from asn_desktop.core.exchange.judging import State
from asn_desktop.core.kernel.record import Record
from asn_desktop.core.usecases.centre.ports.kept import EnvelopeState, EpochState, KeptEnvelope


class History(Protocol):
    """Entries of one office as they came, byte for byte, and the envelopes that brought them."""

    def epochs(self) -> dict[int, EpochState]: ...

    def keep_epoch(self, state: EpochState) -> None: ...

    def highest(self, epoch: int) -> int:
        """The highest number that is here, also beyond a gap; 0 where there is none."""

    def hashes(self, epoch: int, first: int, last: int) -> dict[int, str]:
        """Of the entries that are here."""

    def next_prev(self, epoch: int, seq: int) -> str | None:
        """What the entry after this one names as the one before; None where it is not here."""

    def ends_with(self, seq: int, digest: str) -> Position | None:
        """The entry of any epoch with this number and hash."""

    def keep(self, envelope: UUID, entries: Iterable[Entry]) -> None:
        """What hands over the entries one by one works while they are stored; it must not ask for anything here."""

    def entries(self, epoch: int, first: int, last: int, chunk: int) -> Iterator[list[Entry]]: ...

    def at(self, positions: Collection[Position]) -> list[Entry]:
        """These entries, in order."""

    def of_record(self, record: UUID) -> list[Entry]:
        """All entries about a record, oldest first."""

    def envelope(self, envelope: UUID) -> KeptEnvelope | None: ...

    def keep_envelope(self, envelope: KeptEnvelope) -> None: ...

    def envelopes(self, state: EnvelopeState | None = None) -> list[KeptEnvelope]:
        """In the order of their entries."""

    def wipe(self, records: Collection[UUID]) -> int:
        """Forget what entries about these records said and who wrote them; that they were stays. Returns how many."""

    def write(self, entries: Sequence[tuple[str, UUID, str, bytes | None]], actor: str, action: str) -> list[Position]:
        """Entries of the centre itself (kind, record, operation, after-image); returns their places."""


class Records(Protocol):
    """Records of one office as they are now."""

    def empty(self) -> bool: ...

    def states(self, records: Collection[UUID]) -> dict[UUID, State]: ...

    def keep(self, states: Mapping[UUID, State]) -> None: ...

    def drop(self, records: Collection[UUID]) -> None: ...

    def image(self, state: State) -> bytes | None: ...

    def of_person(self, pegawai: UUID) -> dict[UUID, State]: ...

    def beyond(self, known: Mapping[int, int]) -> list[tuple[str, UUID]]:
        """Records whose present value comes from later entries than these, the last known of each epoch."""

    def find(self, kinds: Collection[str], pegawai: Collection[UUID] | None = None) -> list[Record]:
        """Live records of these kinds, of everybody or of some employees."""
