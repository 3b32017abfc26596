"""What the figures of the appraisal year look like: heads of units, exemptions, plans in a row, fairness."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from asn_desktop.core.domain.kinerja import Capaian, Rating
from asn_desktop.core.domain.skp import SebabPengecualian
from asn_desktop.core.rulepack.wholeness import ValueProblem, Wording, exactly, once

GroupSize = Annotated[int, Meta(ge=5)]
"""People a comparison needs on each side. An office may ask for more; fewer than five would betray single people."""
SmallPercent = Annotated[int, Meta(ge=1, le=20)]
HighPercent = Annotated[int, Meta(ge=50, le=100)]
Separate = Literal["skp_tersendiri"]
"""Each post and each superior of the year has a plan of its own. Another answer needs another rule."""
YearEnd = Literal["skp_akhir_tahun"]
"""The plan in force at the year's end carries the predikat of the year. Another answer needs another rule."""


class RatingOfCapaian(Struct, frozen=True, forbid_unknown_fields=True):
    capaian: Capaian
    rating: Rating


class HeadRatings(Struct, frozen=True, forbid_unknown_fields=True):
    """Which rating hasil kerja the head of a unit has at each achievement of it; never higher at a lower one."""

    baris: tuple[RatingOfCapaian, ...]

    def __post_init__(self) -> None:
        exactly([row.capaian for row in self.baris], Capaian)
        places = [list(Rating).index(row.rating) for row in self.baris]
        if places != sorted(places):
            raise ValueProblem("urutan")

    def of(self, capaian: Capaian) -> Rating:
        return next(row.rating for row in self.baris if row.capaian is capaian)


class Exemptions(Struct, frozen=True, forbid_unknown_fields=True):
    """Why a person needs no plan and is not appraised."""

    sebab: Annotated[tuple[SebabPengecualian, ...], Meta(min_length=1)]

    def __post_init__(self) -> None:
        once(self.sebab)


class Phrases(Struct, frozen=True, forbid_unknown_fields=True):
    """Words and short phrases in lower case, each once."""

    kata: Annotated[tuple[Wording, ...], Meta(min_length=1)]

    def __post_init__(self) -> None:
        once(self.kata)
