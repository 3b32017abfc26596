"""A plan as it is typed and as it stands: what the editor, the forms and the other use cases hand about."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.evaluasi import Evaluasi
from asn_desktop.core.domain.kinerja import NilaiBerakhlak
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.skp import (
    Aspek,
    BagianLampiran,
    EkspektasiPerilaku,
    HasilKerja,
    Indikator,
    JenisHasilKerja,
    LampiranSkp,
    Perspektif,
    Skp,
    StatusSkp,
)
from asn_desktop.core.usecases.penilai import Parties


class IndicatorDraft(Struct, frozen=True):
    """One measure as typed; `id` is None for a new one."""

    aspek: Aspek | None = None
    indikator: str = ""
    target: str = ""
    id: UUID | None = None
    perspektif: Perspektif | None = None


class ResultDraft(Struct, frozen=True):
    """One planned result as typed, with its measures in order; `id` is None for a new one."""

    jenis: JenisHasilKerja
    rencana: str = ""
    diintervensi: str = ""
    indikator: tuple[IndicatorDraft, ...] = ()
    id: UUID | None = None
    penugasan: str = ""
    diintervensi_id: UUID | None = None
    sementara_id: UUID | None = None


Annex = dict[BagianLampiran, tuple[str, ...]]
"""The lines of the annex by list; a list without lines has no entry."""


class PlanDraft(Struct, frozen=True):
    """The whole content of a plan as typed: results in order, the expectations per value, the lines of the annex.

    An annex of None has not been opened: what is stored stays.
    """

    results: tuple[ResultDraft, ...] = ()
    expectations: dict[NilaiBerakhlak, str] = {}
    annex: Annex | None = None


class PlannedResult(Struct, frozen=True):
    """A stored result with its measures."""

    hasil: HasilKerja
    indikator: tuple[Indikator, ...]


class PlanGap(Struct, frozen=True):
    """Something the plan still lacks: a sentence `skp.gap.<key>`. Blocking ones stand in the way of agreeing."""

    key: str
    blocking: bool
    result: int | None = None
    """Number of the planned result, counted from 1 over utama then tambahan."""


class Plan(Struct, frozen=True):
    """One SKP as it stands."""

    skp: Skp
    pegawai: Pegawai
    results: tuple[PlannedResult, ...]
    """Utama before tambahan, each in the order written."""
    expectations: dict[NilaiBerakhlak, EkspektasiPerilaku]
    parties: Parties
    gaps: tuple[PlanGap, ...]
    evaluasi: Evaluasi | None
    """The newest appraisal of this plan."""
    lampiran: tuple[LampiranSkp, ...] = ()
    away: str = ""
    """The office that owns the plan now, where the employee moved there: here it is only read."""

    @property
    def editable(self) -> bool:
        return self.skp.status is not StatusSkp.DISETUJUI and not self.away

    def draft(self) -> PlanDraft:
        """The content as it can be typed over."""
        return PlanDraft(
            typed(self.results),
            {value: stored.ekspektasi for value, stored in self.expectations.items()},
            annex_of(self.lampiran),
        )


def typed(results: tuple[PlannedResult, ...]) -> tuple[ResultDraft, ...]:
    """Stored results as they can be typed over."""
    return tuple(
        ResultDraft(
            planned.hasil.jenis,
            planned.hasil.rencana,
            planned.hasil.diintervensi,
            tuple(IndicatorDraft(i.aspek, i.indikator, i.target, i.id, i.perspektif) for i in planned.indikator),
            planned.hasil.id,
            planned.hasil.penugasan,
            planned.hasil.diintervensi_id,
            planned.hasil.sementara_id,
        )
        for planned in results
    )


def annex_of(lines: Iterable[LampiranSkp]) -> Annex:
    """The annex by list, each in the order written."""
    found: dict[BagianLampiran, tuple[str, ...]] = {}
    for line in sorted(lines, key=lambda line: (list(BagianLampiran).index(line.bagian), line.urutan)):
        found[line.bagian] = (*found.get(line.bagian, ()), line.isi)
    return found
