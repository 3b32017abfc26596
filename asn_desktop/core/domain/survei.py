"""Surveys of public satisfaction (survei kepuasan masyarakat, PermenPANRB 14/2017)."""

from __future__ import annotations

import enum
from decimal import Decimal
from uuid import UUID

from asn_desktop.core.kernel.record import Record

ELEMENTS = 9
"""Unsur of a survey."""
MOST = 10_000_000
"""More people than any district has."""


class MasaSurvei(enum.StrEnum):
    """The part of a year in which people were asked."""

    TAHUN = "tahun"
    SEMESTER_1 = "semester_1"
    SEMESTER_2 = "semester_2"

    def overlaps(self, other: MasaSurvei) -> bool:
        """Whether somebody may have been counted in both."""
        return self is other or MasaSurvei.TAHUN in (self, other)


class SurveiKepuasan(Record, frozen=True, kw_only=True):
    """What people thought of one service of a unit. Index and quality follow from it by the law and are never stored.

    `nrr` are the means of the nine elements (U1 to U9, 1 to 4) in the order of the regulation, with as many decimals
    as are known: of answers nine, of a printed report mostly three. `populasi` is how many people were served, where
    that is known: how many had to be asked depends on it.
    """

    unit_id: UUID
    tahun: int
    layanan: str
    responden: int
    nrr: tuple[Decimal, ...]
    masa: MasaSurvei = MasaSurvei.TAHUN
    populasi: int | None = None

    def __post_init__(self) -> None:
        """Whoever wrote it: means that the rule can reckon with, and people who were asked. Raises ValueError."""
        if len(self.nrr) != ELEMENTS or not all(mean.is_finite() and 1 <= mean <= 4 for mean in self.nrr):
            raise ValueError(self.nrr)
        if not 0 < self.responden <= MOST or not (self.populasi is None or 0 < self.populasi <= MOST):
            raise ValueError(self.responden, self.populasi)
