"""One plan read with everything that belongs to it."""

from __future__ import annotations

from uuid import UUID

from asn_desktop.core.domain.evaluasi import Evaluasi
from asn_desktop.core.domain.kinerja import JenisEvaluasi
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.skp import EkspektasiPerilaku, HasilKerja, Indikator, JenisHasilKerja, LampiranSkp, Skp
from asn_desktop.core.usecases.penilai import nearest_day, parties
from asn_desktop.core.usecases.ports import Context, Reader
from asn_desktop.core.usecases.skp.model import Plan, PlannedResult, annex_of, typed
from asn_desktop.core.usecases.skp.wholeness import gaps


def plan(ctx: Context, skp_id: UUID) -> Plan:
    """One plan with everything the screen and the form need. Raises NotFoundError."""
    with ctx.store.read() as reader:
        return read_plan(ctx, reader, skp_id)


def read_plan(ctx: Context, reader: Reader, skp_id: UUID) -> Plan:
    """The plan inside a view that is already open."""
    skp = reader.get(Skp, skp_id)
    results = read_results(reader, skp_id)
    expectations = {stored.nilai: stored for stored in reader.find(EkspektasiPerilaku, skp_id=skp_id)}
    annex = reader.find(LampiranSkp, skp_id=skp_id)
    day = nearest_day(skp, ctx.today)
    yearly = reader.find(Evaluasi, skp_id=skp_id, jenis=JenisEvaluasi.AKHIR)
    appraisals = sorted(yearly, key=lambda evaluasi: evaluasi.revisi)
    return Plan(
        skp,
        reader.get(Pegawai, skp.pegawai_id),
        results,
        expectations,
        parties(reader, ctx.law.at(day), skp.pegawai_id, day, skp),
        gaps(typed(results), skp.keluarga, skp.pendekatan, annex_of(annex)),
        appraisals[-1] if appraisals else None,
        tuple(sorted(annex, key=lambda line: (line.bagian, line.urutan))),
        reader.away().get(skp.pegawai_id, ""),
    )


def read_results(reader: Reader, skp_id: UUID) -> tuple[PlannedResult, ...]:
    """The planned results, utama before tambahan, each in the order written."""
    measures: dict[UUID, list[Indikator]] = {}
    for indikator in sorted(reader.find(Indikator, skp_id=skp_id), key=lambda indikator: indikator.urutan):
        measures.setdefault(indikator.hasil_kerja_id, []).append(indikator)
    ordered = sorted(
        reader.find(HasilKerja, skp_id=skp_id),
        key=lambda hasil: (hasil.jenis is not JenisHasilKerja.UTAMA, hasil.urutan),
    )
    return tuple(PlannedResult(hasil, tuple(measures.get(hasil.id, ()))) for hasil in ordered)
