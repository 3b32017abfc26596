"""What the figures of long service look like: retirement ages, awards, hours of development."""

from __future__ import annotations

from typing import Annotated, ClassVar

from msgspec import Meta, Struct

from asn_desktop.core.rulepack.posts import GURU, LADDER_POSTS, LEVELS
from asn_desktop.core.rulepack.wholeness import ValueProblem, Wording, Years, exactly, once, rising


class RetirementAge(Struct, frozen=True, forbid_unknown_fields=True):
    jabatan: Wording
    usia: Years


class RetirementTable(Struct, frozen=True, forbid_unknown_fields=True):
    """Batas usia pensiun in years of every post it is about, each once."""

    baris: tuple[RetirementAge, ...]
    posts: ClassVar[tuple[str, ...]]

    def __post_init__(self) -> None:
        exactly([row.jabatan for row in self.baris], self.posts, ordered=False)

    def of(self, jabatan: str) -> int:
        return next(row.usia for row in self.baris if row.jabatan == jabatan)


class PostAges(RetirementTable, frozen=True):
    posts: ClassVar[tuple[str, ...]] = LADDER_POSTS


class LevelAges(RetirementTable, frozen=True):
    posts: ClassVar[tuple[str, ...]] = LEVELS


class TeacherAge(RetirementTable, frozen=True):
    posts: ClassVar[tuple[str, ...]] = (GURU,)


class NamedAge(Struct, frozen=True, forbid_unknown_fields=True):
    """A functional post with a law of its own, by the first words of its name (`peneliti`), at one jenjang."""

    nama: Wording
    jabatan: Wording
    usia: Years


class NamedAges(Struct, frozen=True, forbid_unknown_fields=True):
    """Every post that is not named here retires as its jenjang does."""

    baris: Annotated[tuple[NamedAge, ...], Meta(min_length=1)]

    def __post_init__(self) -> None:
        once([(row.nama, row.jabatan) for row in self.baris])
        if not {row.jabatan for row in self.baris} <= set(LEVELS):
            raise ValueProblem("tidak_dikenal")

    def of(self, nama: str, jabatan: str) -> int | None:
        called = f"{' '.join(nama.casefold().split())} "
        here = (row for row in self.baris if row.jabatan == jabatan and called.startswith(f"{row.nama.casefold()} "))
        return next((row.usia for row in here), None)


class AwardSteps(Struct, frozen=True, forbid_unknown_fields=True):
    """Years of service that an award honours, rising."""

    tahun: Annotated[tuple[Years, ...], Meta(min_length=1)]

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
