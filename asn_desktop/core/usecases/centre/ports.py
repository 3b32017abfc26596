"""What the use cases of a centre need from its database; `storage.central` fulfils these protocols.

Everything about one office happens under that office's lock, so that two operators never take in the same at once.
"""

from __future__ import annotations

import enum
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.exchange.downward import Transfer
from asn_desktop.core.exchange.entry import Entry, Position
from asn_desktop.core.exchange.judging import Elsewhere, State
from asn_desktop.core.exchange.receipt import Answer, Receipt
from asn_desktop.core.exchange.trust import Admission, CentreCard, Certificate, Revocation
from asn_desktop.core.kernel.record import Record
from asn_desktop.core.usecases.centre.rows import (
    AlertRow,
    AnswerRow,
    ConflictRow,
    DeskRow,
    EnvelopeRow,
    OfficeRow,
    PersonFilter,
    PersonRow,
    RollUp,
)


class EpochState(Struct, frozen=True):
    """How far the history of an office is here in one epoch; `parent` is the entry on which it follows."""

    epoch: int
    installation: str
    parent: Position | None
    watermark: int
    head: str


class EnvelopeState(enum.StrEnum):
    """Judged, or waiting for entries before its own."""

    TAKEN = "taken"
    WAITING = "waiting"


class KeptEnvelope(Struct, frozen=True):
    """An envelope that came, whole and sound. `absent` counts parts of evidence that did not come along."""

    id: UUID
    number: int
    installation: str
    certificate: UUID
    sha256: str
    size: int
    made: str
    received: str
    receiver: str
    epoch: int
    first: int
    last: int
    before: str
    after: str
    state: EnvelopeState
    absent: int = 0
    receipt: Receipt | None = None


class Settled(Struct, frozen=True):
    """An answer that is open no longer."""

    position: Position
    closer: str


class Dispute(Struct, frozen=True, kw_only=True):
    """Something the desk must decide: two values of a record, or one person in two offices (`other`)."""

    kind: str
    record: UUID
    theirs: Position
    ours: Position | None = None
    other: Elsewhere | None = None


class IssuedCertificate(Struct, frozen=True):
    """A certificate with what was handed out, and since when it does not hold."""

    certificate: Certificate
    admission: Admission
    computer: str
    issued: str
    revoked: str | None = None
    reason: str = ""


class Outgoing(Struct, frozen=True):
    """Something that travels down: `sort` is the part it belongs to, `body` its line of JSON."""

    id: UUID
    sort: str
    body: bytes
    sent: int = 0


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
        """Forget what answers about these records named."""


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


class People(Protocol):
    """The register of employees of one office, for search and sums."""

    def refresh(self, pegawai: Collection[UUID], units: Collection[UUID]) -> None:
        """Compute the rows of these employees anew, and of everybody in these units."""

    def refresh_years(self, pegawai: Collection[UUID]) -> None: ...

    def begin(self, records: Collection[Record]) -> None:
        """Rows of an office of which nothing was here before, from all that its records tell about employees."""

    def others(self, persons: Mapping[UUID, str]) -> tuple[dict[UUID, tuple[Elsewhere, ...]], dict[UUID, Elsewhere]]:
        """For employees with their NIP: who has the same NIP in another office (unless somebody said that these are
        two people, or is asked already), and which other office has the same employee.
        """

    def turning(self) -> set[UUID]:
        """Employees of whom a dated entry has begun or ended since their row was computed."""

    def away(self) -> dict[UUID, str]:
        """Employees who moved to another office, with its name."""

    def keep_transfer(self, transfer: Transfer, to_pegawai: UUID) -> None: ...

    def undo_transfer(self, transfer: UUID) -> None: ...

    def returned(self, pegawai: UUID) -> list[UUID]:
        """The employee is back in this office: earlier transfers away no longer count. Returns which."""

    def away_again(self, transfers: Collection[UUID]) -> None: ...

    def forget(self, pegawai: UUID) -> None:
        """Take the employee out of the register, with what transfers say of him."""


class Down(Protocol):
    """What travels down to one office."""

    def put(self, items: Sequence[Outgoing]) -> None:
        """Add or replace; what is replaced counts as never sent."""

    def drop(self, ids: Collection[UUID]) -> None: ...

    def wipe(self, pegawai: UUID) -> None:
        """Nothing about this employee travels any more."""

    def due(self, times: int) -> list[Outgoing]:
        """What fewer than so many envelopes have carried."""

    def number(self) -> int:
        """The number of the next envelope."""

    def shipped(
        self, number: int, envelope: UUID, sha256: str, actor: str, content: Mapping[str, int], ids: Collection[UUID]
    ) -> None: ...


class Unit(Protocol):
    """Writes about one office that become true together, or not at all."""

    @property
    def office(self) -> UUID: ...

    @property
    def centre(self) -> UUID: ...

    @property
    def now(self) -> str: ...

    @property
    def today(self) -> date: ...

    @property
    def history(self) -> History: ...

    @property
    def records(self) -> Records: ...

    @property
    def answers(self) -> Answers: ...

    @property
    def disputes(self) -> Disputes: ...

    @property
    def people(self) -> People: ...

    @property
    def down(self) -> Down: ...

    def new_id(self) -> UUID: ...

    def row(self) -> OfficeRow | None:
        """The office, where it was admitted."""

    def secret(self) -> bytes: ...

    def keep_office(self, name: str, instansi: str, region: str, secret: bytes) -> None: ...

    def certificates(self) -> list[IssuedCertificate]:
        """Those issued to the office, the newest first."""

    def keep_certificate(self, issued: IssuedCertificate, issuer: str) -> None: ...

    def revoke(self, serial: UUID, reason: str) -> None: ...

    def evidence(self, pegawai: UUID) -> dict[str, int]:
        """Files of evidence of an employee that lie here, with their sizes."""

    def keep_evidence(self, sha256: str, size: int) -> None: ...

    def forget_evidence(self, hashes: Collection[str]) -> None: ...

    def commit(self) -> None: ...


class CentreStore(Protocol):
    """A centre's database."""

    def card(self) -> CentreCard: ...

    def keep_card(self, card: CentreCard) -> None: ...

    def writing(self, *offices: UUID) -> AbstractContextManager[tuple[Unit, ...]]:
        """One unit for each office, locked in the same order by everybody; all in one transaction."""

    def alert(self, office: UUID, envelope: UUID, reason: str, facts: Mapping[str, Any]) -> None: ...

    def alerts(self) -> list[AlertRow]: ...

    def certified(self, serial: UUID) -> IssuedCertificate | None:
        """A certificate of any office."""

    def revocations(self) -> list[Revocation]: ...

    def offices(self) -> list[OfficeRow]: ...

    def envelopes(self, office: UUID, limit: int = ...) -> list[EnvelopeRow]: ...

    def persons(self, where: PersonFilter, limit: int, offset: int = 0) -> list[PersonRow]: ...

    def person_count(self, where: PersonFilter) -> int: ...

    def roll_up(self, tahun: int, office: UUID | None = None) -> list[RollUp]: ...

    def records(self, office: UUID, kinds: Collection[str]) -> list[Record]:
        """Live records of an office, without those of employees who moved away."""

    def conflicts(self, *, decided: bool = False) -> list[ConflictRow]: ...

    def open_answers(self, limit: int = ..., office: UUID | None = None) -> list[AnswerRow]: ...

    def decisions(self, limit: int = ...) -> list[DeskRow]:
        """What was decided at the desk, newest first."""

    def library(self) -> list[Outgoing]: ...

    def keep_library(self, items: Iterable[Outgoing]) -> None: ...

    def remember(self, operator: str, name: str, value: Any) -> None:
        """Something that an operator chose on a screen."""

    def remembered(self, operator: str, name: str) -> Any:
        """What he chose last; None where nothing is remembered."""

    def advance(self, today: date) -> None:
        """Bring the register to this day where dated entries begin or end."""

    def close(self) -> None: ...
