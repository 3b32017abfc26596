"""Writes about one office that become true together, or not at all."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Protocol
from uuid import UUID

from asn_desktop.core.usecases.centre.ports.desk import Answers, Disputes
from asn_desktop.core.usecases.centre.ports.history import History, Records
from asn_desktop.core.usecases.centre.ports.kept import IssuedCertificate, Outgoing
from asn_desktop.core.usecases.centre.ports.people import People
from asn_desktop.core.usecases.centre.rows import (
    OfficeRow,
)


class Down(Protocol):
    """What travels down to one office."""

    def put(self, items: Sequence[Outgoing]) -> None:
        """Add or replace; what is replaced counts as never sent."""

    def drop(self, ids: Collection[UUID]) -> None: ...

    def wipe(self, pegawai: UUID) -> None:
        """Nothing about this employee travels any more."""

    def due(self, times: int) -> list[Outgoing]:
        """What fewer than so many envelopes have carried."""

    def publish(self, items: Sequence[Outgoing]) -> None:
        """Add to the library for all offices, or replace what has the same identity there."""

    def withdraw(self, ids: Collection[UUID]) -> None:
        """Take out of the library."""

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

    def forget_evidence(self, hashes: Collection[str]) -> tuple[str, ...]:
        """Files that no record names any more. Returns those that nobody has here, of whichever office."""

    def commit(self) -> None: ...
