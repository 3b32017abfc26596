"""What the rules of promotion in rank look like: periods of the year, ceilings by diploma, examinations."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta, Struct

from asn_desktop.core.domain.karier import UrutanDuk
from asn_desktop.core.domain.riwayat import Pendidikan
from asn_desktop.core.rulepack.wholeness import Month, ValueProblem, exactly, known_golongan, once, rising


class RankPeriods(Struct, frozen=True, forbid_unknown_fields=True):
    """The months on whose first day promotions take effect."""

    bulan: Annotated[tuple[Month, ...], Meta(min_length=1)]

    def __post_init__(self) -> None:
        rising(self.bulan)

    def on_or_after(self, day: date) -> date:
        """The first period that is not before `day`."""
        from_month = day.month if day.day == 1 else day.month + 1
        later = next((month for month in self.bulan if month >= from_month), None)
        return date(day.year, later, 1) if later else date(day.year + 1, self.bulan[0], 1)


class IjazahRow(Struct, frozen=True, forbid_unknown_fields=True):
    """The highest golongan that regular promotion reaches with a diploma."""

    ijazah: Pendidikan
    tertinggi: str

    def __post_init__(self) -> None:
        known_golongan(self.tertinggi)


class IjazahTable(Struct, frozen=True, forbid_unknown_fields=True):
    baris: tuple[IjazahRow, ...]

    def __post_init__(self) -> None:
        exactly([row.ijazah for row in self.baris], Pendidikan, ordered=False)

    def highest(self, ijazah: Pendidikan) -> str:
        return next(row.tertinggi for row in self.baris if row.ijazah is ijazah)


class StartingRow(Struct, frozen=True, forbid_unknown_fields=True):
    """The golongan that service begins with on a diploma."""

    ijazah: Pendidikan
    awal: str

    def __post_init__(self) -> None:
        known_golongan(self.awal)


class StartingTable(Struct, frozen=True, forbid_unknown_fields=True):
    baris: tuple[StartingRow, ...]

    def __post_init__(self) -> None:
        exactly([row.ijazah for row in self.baris], Pendidikan, ordered=False)

    def first(self, ijazah: Pendidikan) -> str:
        return next(row.awal for row in self.baris if row.ijazah is ijazah)


class ExamSteps(Struct, frozen=True, forbid_unknown_fields=True):
    """The golongan from which the next one is reached only with ujian dinas."""

    dari: Annotated[tuple[str, ...], Meta(min_length=1)]

    def __post_init__(self) -> None:
        for golongan in self.dari:
            known_golongan(golongan)
        once(self.dari)


class SeniorityOrder(Struct, frozen=True, forbid_unknown_fields=True):
    """By what the Daftar Urut Kepangkatan is ordered, the most important first. It begins with the rank."""

    urutan: Annotated[tuple[UrutanDuk, ...], Meta(min_length=1)]

    def __post_init__(self) -> None:
        once(self.urutan)
        if self.urutan[0] is not UrutanDuk.PANGKAT:
            raise ValueProblem("urutan")
