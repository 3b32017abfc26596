"""What the figures of long service look like: retirement ages, awards, hours of development."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from asn_desktop.core.rulepack.wholeness import Positive, Wording, once, rising


class RetirementAge(Struct, frozen=True, forbid_unknown_fields=True):
    jabatan: Wording
    usia: Positive


class RetirementTable(Struct, frozen=True, forbid_unknown_fields=True):
    """Batas usia pensiun in years, by kind of post, jenjang, or profession (`guru`)."""

    baris: Annotated[tuple[RetirementAge, ...], Meta(min_length=1)]

    def __post_init__(self) -> None:
        once([row.jabatan for row in self.baris])

    def of(self, jabatan: str) -> int | None:
        return next((row.usia for row in self.baris if row.jabatan == jabatan), None)


class AwardSteps(Struct, frozen=True, forbid_unknown_fields=True):
    """Years of service that an award honours, rising."""

    tahun: Annotated[tuple[Positive, ...], Meta(min_length=1)]

    def __post_init__(self) -> None:
        rising(self.tahun)


class TrainingForms(Struct, frozen=True, forbid_unknown_fields=True):
    """Recognised forms of development, each once."""

    klasikal: Annotated[tuple[Wording, ...], Meta(min_length=1)]
    nonklasikal: Annotated[tuple[Wording, ...], Meta(min_length=1)]
    pendidikan: Annotated[tuple[Wording, ...], Meta(min_length=1)]

    def __post_init__(self) -> None:
        once(self.semua)

    @property
    def semua(self) -> tuple[str, ...]:
        return (*self.klasikal, *self.nonklasikal, *self.pendidikan)
