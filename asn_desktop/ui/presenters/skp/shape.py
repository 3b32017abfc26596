"""What the cards of a plan show, by the form it is written on (PermenPANRB 6/2022: two families, two approaches)."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from asn_desktop.core.domain.skp import Keluarga, Pendekatan

Sorted = Literal["aspek", "perspektif", ""]
Beside = Literal["diintervensi", "penugasan", ""]


class Shape(Struct, frozen=True):
    """`sorted_by`: what every measure is chosen for. `beside`: the second text of a result. `target`: as an own text;
    on the qualitative forms measure and target are one narrative.
    """

    sorted_by: Sorted
    beside: Beside
    target: bool
    leader: bool = False

    @property
    def measure(self) -> str:
        """Which words stand above the measures."""
        if self.target:
            return "indikator"
        return "narasi_perspektif" if self.leader else "narasi"


USUAL = Shape("aspek", "diintervensi", True)
"""Administrators and functional officers, quantitative."""


def shape_of(keluarga: Keluarga, pendekatan: Pendekatan) -> Shape:
    """The shape of one of the four forms."""
    leader = keluarga is Keluarga.JPT_MANDIRI
    if pendekatan is Pendekatan.KUALITATIF:
        return Shape("", "penugasan", False, leader)
    return Shape("perspektif", "", True, leader) if leader else USUAL
