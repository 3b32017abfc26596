"""What a plan still lacks, by its family and approach."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from asn_desktop.core.domain.skp import Aspek, BagianLampiran, JenisHasilKerja, Keluarga, Pendekatan
from asn_desktop.core.usecases.skp.model import Annex, PlanGap, ResultDraft

ASPECTS_USUAL = frozenset({Aspek.KUANTITAS, Aspek.KUALITAS, Aspek.WAKTU})
"""Biaya is "dan/atau"; the other three are what the national application asks for."""


def gaps(
    results: Sequence[ResultDraft],
    keluarga: Keluarga = Keluarga.ADMINISTRASI_FUNGSIONAL,
    pendekatan: Pendekatan = Pendekatan.KUANTITATIF,
    annex: Annex | None = None,
) -> tuple[PlanGap, ...]:
    """What a plan with these results lacks; the editor asks while it is typed, so nothing is read.

    Nothing is said of an annex of None.
    """
    found: list[PlanGap] = []
    ordered = sorted(results, key=lambda draft: draft.jenis is not JenisHasilKerja.UTAMA)
    if not any(draft.jenis is JenisHasilKerja.UTAMA for draft in ordered):
        found.append(PlanGap("no_main_result", True))
    measured = _qualitative if pendekatan is Pendekatan.KUALITATIF else _quantitative
    for number, draft in enumerate(ordered, start=1):
        if not draft.rencana.strip():
            found.append(PlanGap("result_empty", True, number))
        found.extend(PlanGap(key, blocking, number) for key, blocking in measured(draft, keluarga))
        if keluarga is Keluarga.JPT_MANDIRI and draft.diintervensi.strip():
            found.append(PlanGap("intervened_unused", False, number))
    if annex is not None:
        filled = [bagian for bagian in BagianLampiran if annex.get(bagian)]
        if len(filled) < len(BagianLampiran):
            found.append(PlanGap("annex_partial" if filled else "annex_empty", False))
    return tuple(found)


def _quantitative(draft: ResultDraft, keluarga: Keluarga) -> Iterator[tuple[str, bool]]:
    if not draft.indikator:
        yield "no_indicator", True
        return
    if any(not i.indikator.strip() or not i.target.strip() for i in draft.indikator):
        yield "indicator_incomplete", True
    if keluarga is Keluarga.JPT_MANDIRI:
        if any(i.perspektif is None for i in draft.indikator):
            yield "perspective_missing", False
    elif not {i.aspek for i in draft.indikator} >= ASPECTS_USUAL:
        yield "aspects_unusual", False


def _qualitative(draft: ResultDraft, _keluarga: Keluarga) -> Iterator[tuple[str, bool]]:
    """Measure, target and (of leaders) perspective are one narrative, so only its presence can be seen."""
    if not draft.indikator or any(not i.indikator.strip() for i in draft.indikator):
        yield "no_narrative", True
