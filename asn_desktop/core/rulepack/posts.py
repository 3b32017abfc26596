"""What the requirements of a post look like: diploma, experience, age; local packs may tighten them."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from asn_desktop.core.domain.jabatan import JenisJabatan
from asn_desktop.core.domain.riwayat import Pendidikan
from asn_desktop.core.rulepack.wholeness import Positive, Wording, once


class Degrees(Struct, frozen=True, forbid_unknown_fields=True):
    """The diplomas that suffice. Listed one by one, because some do not compare (SGPLB, professions)."""

    ijazah: Annotated[tuple[Pendidikan, ...], Meta(min_length=1)]

    def __post_init__(self) -> None:
        once(self.ijazah)


class Experience(Struct, frozen=True, forbid_unknown_fields=True):
    """Years in one of these posts."""

    jabatan: Annotated[tuple[Wording, ...], Meta(min_length=1)]
    tahun: Positive

    def __post_init__(self) -> None:
        once(self.jabatan)


class Experiences(Struct, frozen=True, forbid_unknown_fields=True):
    """All of these are needed."""

    syarat: Annotated[tuple[Experience, ...], Meta(min_length=1)]


class TrainingRow(Struct, frozen=True, forbid_unknown_fields=True):
    """The leadership trainings that belong to appointment to a post; one of them is enough."""

    tujuan: JenisJabatan
    pelatihan: Annotated[tuple[Wording, ...], Meta(min_length=1)]


class TrainingTable(Struct, frozen=True, forbid_unknown_fields=True):
    """`menyusul_bulan`: within how many months after appointment the training may still be followed."""

    baris: Annotated[tuple[TrainingRow, ...], Meta(min_length=1)]
    menyusul_bulan: Positive

    def __post_init__(self) -> None:
        once([row.tujuan for row in self.baris])

    def of(self, tujuan: JenisJabatan) -> tuple[str, ...]:
        return next((row.pelatihan for row in self.baris if row.tujuan is tujuan), ())
