"""What the requirements of a post look like: diploma, experience, age; local packs may tighten them."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from asn_desktop.core.domain.jabatan import JenisJabatan, Jenjang
from asn_desktop.core.domain.riwayat import Pendidikan
from asn_desktop.core.rulepack.wholeness import Months, ValueProblem, Wording, Years, once

GURU = "guru"
LADDER_POSTS: tuple[str, ...] = tuple(kind.value for kind in JenisJabatan if kind is not JenisJabatan.FUNGSIONAL)
LEVELS: tuple[str, ...] = tuple(level.value for level in Jenjang)
POSTS: tuple[str, ...] = (*LADDER_POSTS, *LEVELS, GURU)
"""How the law names posts: a kind of managerial or implementing post, a jenjang, or guru."""
RELATED_FIELD = "bidang_terkait"
"""In place of a post: years in the related field, whatever the post."""


class Degrees(Struct, frozen=True, forbid_unknown_fields=True):
    """The diplomas that suffice. Listed one by one, because some do not compare (SGPLB, professions)."""

    ijazah: Annotated[tuple[Pendidikan, ...], Meta(min_length=1)]

    def __post_init__(self) -> None:
        once(self.ijazah)


class Experience(Struct, frozen=True, forbid_unknown_fields=True):
    """Years in one of these posts."""

    jabatan: Annotated[tuple[Wording, ...], Meta(min_length=1)]
    tahun: Years

    def __post_init__(self) -> None:
        once(self.jabatan)
        if not set(self.jabatan) <= {*POSTS, RELATED_FIELD}:
            raise ValueProblem("tidak_dikenal")


class Experiences(Struct, frozen=True, forbid_unknown_fields=True):
    """All of these are needed."""

    syarat: Annotated[tuple[Experience, ...], Meta(min_length=1)]

    def __post_init__(self) -> None:
        once([frozenset(each.jabatan) for each in self.syarat])


class TrainingRow(Struct, frozen=True, forbid_unknown_fields=True):
    """The leadership trainings that belong to appointment to a post; one of them is enough."""

    tujuan: JenisJabatan
    pelatihan: Annotated[tuple[Wording, ...], Meta(min_length=1)]

    def __post_init__(self) -> None:
        once(self.pelatihan)


class TrainingTable(Struct, frozen=True, forbid_unknown_fields=True):
    """`menyusul_bulan`: within how many months after appointment the training may still be followed."""

    baris: Annotated[tuple[TrainingRow, ...], Meta(min_length=1)]
    menyusul_bulan: Months

    def __post_init__(self) -> None:
        once([row.tujuan for row in self.baris])

    def of(self, tujuan: JenisJabatan) -> tuple[str, ...]:
        return next((row.pelatihan for row in self.baris if row.tujuan is tujuan), ())
