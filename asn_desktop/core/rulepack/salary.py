"""What the tables of base salary look like: one column for each golongan, stepping by length of service (MKG)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from msgspec import Meta, Struct

from asn_desktop.core.domain import golongan as ladder
from asn_desktop.core.rulepack.wholeness import Count, Positive, exactly, rising


class SalaryColumn(Struct, frozen=True, forbid_unknown_fields=True):
    """The steps of one golongan: from which MKG (years) which salary (Rupiah a month) is paid."""

    golongan: str
    gaji: Annotated[tuple[tuple[Count, Positive], ...], Meta(min_length=1)]

    def __post_init__(self) -> None:
        rising([mkg for mkg, _ in self.gaji])
        rising([rupiah for _, rupiah in self.gaji])

    def step(self, mkg: int) -> tuple[int, int] | None:
        """The row for a length of service in whole years: between two rows the lower one; None below the first."""
        reached = [row for row in self.gaji if row[0] <= mkg]
        return reached[-1] if reached else None

    def step_after(self, mkg: int) -> tuple[int, int] | None:
        """The next row above, or None at the top of the column."""
        return next((row for row in self.gaji if row[0] > mkg), None)


class SalaryTable(Struct, frozen=True, forbid_unknown_fields=True):
    """All golongan of PNS, or all of PPPK, low to high."""

    kolom: tuple[SalaryColumn, ...]
    golongan: ClassVar[tuple[str, ...]]

    def __post_init__(self) -> None:
        exactly([column.golongan for column in self.kolom], self.golongan)

    def column(self, golongan: str) -> SalaryColumn:
        return next(column for column in self.kolom if column.golongan == golongan)


class PnsSalaries(SalaryTable, frozen=True):
    golongan: ClassVar[tuple[str, ...]] = ladder.PNS


class PppkSalaries(SalaryTable, frozen=True):
    golongan: ClassVar[tuple[str, ...]] = ladder.PPPK
