"""What the figures of angka kredit look like: percentages by predikat, needs by jenjang and golongan."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, ClassVar

from msgspec import Meta, Struct

from asn_desktop.core.domain import golongan as ladder
from asn_desktop.core.domain.jabatan import Jenjang
from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.rulepack.posts import LADDER_POSTS
from asn_desktop.core.rulepack.wholeness import Count, Positive, ValueProblem, exactly, known_golongan, once, rising


class PredikatPercent(Struct, frozen=True, forbid_unknown_fields=True):
    predikat: Predikat
    persen: Count


class PercentTable(Struct, frozen=True, forbid_unknown_fields=True):
    """How many percent of the coefficient each predikat earns."""

    baris: tuple[PredikatPercent, ...]

    def __post_init__(self) -> None:
        exactly([row.predikat for row in self.baris], Predikat)

    def of(self, predikat: Predikat) -> int:
        return next(row.persen for row in self.baris if row.predikat is predikat)


class CreditStep(Struct, frozen=True, forbid_unknown_fields=True):
    """A golongan inside a jenjang, and the credit it starts from."""

    golongan: str
    ak_dasar: Count

    def __post_init__(self) -> None:
        known_golongan(self.golongan)


class CreditNeed(Struct, frozen=True, forbid_unknown_fields=True):
    """One jenjang: credit earned a year at 100 %, credit needed for each rank step and for the next jenjang.

    `akk_jenjang` is absent at the top of a ladder of functional posts.
    """

    jenjang: Jenjang
    koefisien: int | Decimal
    akk_pangkat: Positive
    golongan: Annotated[tuple[CreditStep, ...], Meta(min_length=1)]
    akk_jenjang: Positive | None = None

    def __post_init__(self) -> None:
        if self.koefisien <= 0:
            raise ValueProblem("batas")
        rising([ladder.rank(step.golongan) for step in self.golongan])
        rising([step.ak_dasar for step in self.golongan])

    def step(self, golongan: str) -> CreditStep | None:
        """The step of a golongan, or None where it lies outside this jenjang."""
        return next((step for step in self.golongan if step.golongan == golongan), None)

    def last(self, golongan: str) -> bool:
        """Whether no rank is left above this golongan: the last of a jenjang that has no jenjang above it."""
        return self.akk_jenjang is None and self.golongan[-1].golongan == golongan


class CreditTable(Struct, frozen=True, forbid_unknown_fields=True):
    """Every jenjang of one ladder, each once."""

    baris: tuple[CreditNeed, ...]
    keahlian: ClassVar[bool]

    def __post_init__(self) -> None:
        wanted = [level for level in Jenjang if level.keahlian is self.keahlian]
        exactly([row.jenjang for row in self.baris], wanted, ordered=False)


class ExpertCredits(CreditTable, frozen=True):
    keahlian: ClassVar[bool] = True


class SkillCredits(CreditTable, frozen=True):
    keahlian: ClassVar[bool] = False


class StartingCredit(Struct, frozen=True, forbid_unknown_fields=True):
    """What is taken off the conventional credit of a jenjang when it becomes integrated credit."""

    jenjang: Jenjang
    nilai: Count


class StartingCredits(Struct, frozen=True, forbid_unknown_fields=True):
    """A jenjang that is not listed has no figure anybody could cite."""

    baris: Annotated[tuple[StartingCredit, ...], Meta(min_length=1)]

    def __post_init__(self) -> None:
        once([row.jenjang for row in self.baris])

    def of(self, jenjang: Jenjang) -> int | None:
        return next((row.nilai for row in self.baris if row.jenjang is jenjang), None)


class EntryAbove(Struct, frozen=True, forbid_unknown_fields=True):
    """Who enters a jenjang from this post with a golongan above it, and the credit that is given for that."""

    jabatan_lama: str
    golongan: str
    jenjang: Jenjang
    angka_kredit: Count

    def __post_init__(self) -> None:
        known_golongan(self.golongan)
        if self.jabatan_lama not in LADDER_POSTS:
            raise ValueProblem("tidak_dikenal")


class EntriesAbove(Struct, frozen=True, forbid_unknown_fields=True):
    """The entries that the law names; any other golongan outside a jenjang is none of them."""

    baris: Annotated[tuple[EntryAbove, ...], Meta(min_length=1)]

    def __post_init__(self) -> None:
        once([(row.jabatan_lama, row.golongan, row.jenjang) for row in self.baris])

    def of(self, golongan: str, jenjang: Jenjang) -> dict[str, int]:
        """The credit by former post."""
        here = (row for row in self.baris if (row.golongan, row.jenjang) == (golongan, jenjang))
        return {row.jabatan_lama: row.angka_kredit for row in here}
