"""Requirements that several rights share: a predikat over some years, sanctions that stand in the way."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.domain.pegawai import Kedudukan
from asn_desktop.core.domain.riwayat import TingkatHukuman
from asn_desktop.core.rulepack.wholeness import ValueProblem, Years, once


class MinimumPredikat(Struct, frozen=True, forbid_unknown_fields=True):
    """The lowest predikat that suffices, in each of the last `tahun` years."""

    predikat: Predikat
    tahun: Years

    def allows(self, predikat: Predikat) -> bool:
        order = list(Predikat)
        return order.index(predikat) <= order.index(self.predikat)


class Obstacles(Struct, frozen=True, forbid_unknown_fields=True):
    """The levels of sanction that exclude a right."""

    tingkat: Annotated[tuple[TingkatHukuman, ...], Meta(min_length=1)]

    def __post_init__(self) -> None:
        once(self.tingkat)
        if TingkatHukuman.TIDAK_ADA in self.tingkat:
            raise ValueProblem("tidak_dikenal")


class Standings(Struct, frozen=True, forbid_unknown_fields=True):
    """The kinds of standing (kedudukan hukum) that exclude a right while they last."""

    kedudukan: Annotated[tuple[Kedudukan, ...], Meta(min_length=1)]

    def __post_init__(self) -> None:
        once(self.kedudukan)
        if Kedudukan.AKTIF in self.kedudukan:
            raise ValueProblem("tidak_dikenal")
