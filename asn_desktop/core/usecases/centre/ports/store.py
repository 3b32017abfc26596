"""A centre's database."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import AbstractContextManager
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from asn_desktop.core.exchange.trust import CentreCard, Revocation
from asn_desktop.core.kernel.record import Record
from asn_desktop.core.usecases.centre.ports.kept import IssuedCertificate, Outgoing
from asn_desktop.core.usecases.centre.ports.unit import Unit
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
    TaskFilter,
)

NOBODY = UUID(int=0)
"""The office under which stands what concerns the centre as a whole."""


class CentreStore(Protocol):
    """A centre's database."""

    def card(self) -> CentreCard: ...

    def keep_card(self, card: CentreCard) -> None: ...

    def writing(self, *offices: UUID) -> AbstractContextManager[tuple[Unit, ...]]:
        """One unit for each office, locked in the same order by everybody; all in one transaction."""

    def reading(self, office: UUID) -> AbstractContextManager[Unit]:
        """One look at an office without its lock: nobody waits for what another operator takes in. Not to be written
        to.
        """

    def alert(self, office: UUID, envelope: UUID, reason: str, facts: Mapping[str, Any]) -> None: ...

    def alerts(self) -> list[AlertRow]:
        """Refused envelopes, newest first; not those that a decision of the desk says to be dealt with."""

    def certified(self, serial: UUID) -> IssuedCertificate | None:
        """A certificate of any office."""

    def revocations(self) -> list[Revocation]: ...

    def offices(self) -> list[OfficeRow]: ...

    def envelopes(self, office: UUID, limit: int = ...) -> list[EnvelopeRow]: ...

    def taken(self, office: UUID, envelope: UUID) -> str | None:
        """SHA-256 of the file by which the envelope came; None where it never came."""

    def persons(self, where: PersonFilter, limit: int, offset: int = 0) -> list[PersonRow]: ...

    def person_count(self, where: PersonFilter) -> int: ...

    def roll_up(self, tahun: int, office: UUID | None = None) -> list[RollUp]: ...

    def records(self, office: UUID, kinds: Collection[str]) -> list[Record]:
        """Live records of an office, without those of employees who moved away."""

    def conflicts(self, *, decided: bool = False) -> list[ConflictRow]: ...

    def open_answers(self, office: UUID | None = None) -> list[AnswerRow]: ...

    def tasks(self, where: TaskFilter, limit: int, offset: int = 0) -> list[ConflictRow | AnswerRow]:
        """What lies on the desk: first what only a person can decide, then entries that are the centre's to mend, then
        those of which it is the office's turn or nobody's; of each, the oldest first.
        """

    def task_count(self, where: TaskFilter) -> int: ...

    def decisions(self, limit: int = ...) -> list[DeskRow]:
        """What was decided at the desk, newest first."""

    def library(self) -> list[Outgoing]:
        """What is published for all offices, oldest first."""

    def publications(self) -> dict[UUID, DeskRow]:
        """By which decision each thing was published last, as far as that was not taken back."""

    def carried(self) -> dict[UUID, int]:
        """Of what is in the library: to how many offices an envelope has carried it as it is now."""

    def remember(self, operator: str, name: str, value: Any) -> None:
        """Something that an operator chose on a screen."""

    def remembered(self, operator: str, name: str) -> Any:
        """What he chose last; None where nothing is remembered."""

    def advance(self, today: date) -> None:
        """Bring the register to this day where dated entries begin or end."""

    def close(self) -> None: ...
