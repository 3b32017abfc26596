"""What a plan still lacks."""

from __future__ import annotations

from collections.abc import Sequence

from asn_desktop.core.domain.skp import Aspek, JenisHasilKerja
from asn_desktop.core.usecases.skp.model import PlanGap, ResultDraft

ASPECTS_USUAL = frozenset({Aspek.KUANTITAS, Aspek.KUALITAS, Aspek.WAKTU})
"""Biaya is "dan/atau"; the other three are what the national application asks for."""


def gaps(results: Sequence[ResultDraft]) -> tuple[PlanGap, ...]:
    """What a plan with these results lacks; the editor asks while it is typed, so nothing is read."""
    found: list[PlanGap] = []
    ordered = sorted(results, key=lambda draft: draft.jenis is not JenisHasilKerja.UTAMA)
    if not any(draft.jenis is JenisHasilKerja.UTAMA for draft in ordered):
        found.append(PlanGap("no_main_result", True))
    for number, draft in enumerate(ordered, start=1):
        if not draft.rencana.strip():
            found.append(PlanGap("result_empty", True, number))
        if not draft.indikator:
            found.append(PlanGap("no_indicator", True, number))
        if any(not i.indikator.strip() or not i.target.strip() for i in draft.indikator):
            found.append(PlanGap("indicator_incomplete", True, number))
        if draft.indikator and not {i.aspek for i in draft.indikator} >= ASPECTS_USUAL:
            found.append(PlanGap("aspects_unusual", False, number))
    return tuple(found)
