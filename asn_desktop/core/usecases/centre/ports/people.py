"""The register of one office's employees."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Protocol
from uuid import UUID

from asn_desktop.core.exchange.downward import Transfer
from asn_desktop.core.exchange.judging import Elsewhere
from asn_desktop.core.kernel.record import Record


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
