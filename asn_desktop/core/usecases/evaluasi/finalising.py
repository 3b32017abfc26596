"""Making appraisals final: both parties and the verdict are kept as they were."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import cast
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.evaluasi import (
    Evaluasi,
    Realisasi,
    StatusEvaluasi,
    UmpanBalikHasil,
    UmpanBalikPerilaku,
)
from asn_desktop.core.domain.jabatan import Jabatan
from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.kinerja import CapaianOrganisasi
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.penilai import Pejabat, PenetapanPenilai
from asn_desktop.core.domain.riwayat import RiwayatGolongan, RiwayatJabatan, RiwayatUnit
from asn_desktop.core.domain.skp import EkspektasiPerilaku, HasilKerja, Indikator, LampiranSkp, Skp
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.kernel.bulk import in_bulk
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes, Record
from asn_desktop.core.usecases.evaluasi.capaian import capaian_for
from asn_desktop.core.usecases.evaluasi.sheet import decide, gaps, predikat_of, read_draft
from asn_desktop.core.usecases.memory import MemoryReader
from asn_desktop.core.usecases.penilai import nearest_day, organisation_around, parties, signed
from asn_desktop.core.usecases.ports import Cancel, Context, Progress, Reader, chunks, never, no_progress
from asn_desktop.core.usecases.skp import read_plan

RUN = 1000
"""So many people are read at once: few readings, and little memory."""


def finalise(ctx: Context, evaluasi_id: UUID, tanggal: date) -> Changes:
    """Make the appraisal final on a date: both parties as of the period's last day, and the verdict with its packs.

    Raises UserError naming what still lacks.
    """
    with ctx.store.write("finalise_evaluasi", ctx.actor) as work:
        work.put_many(_final(ctx, work, work.get(Evaluasi, evaluasi_id), tanggal))
        return work.commit()


class FinaliseResult(Struct, frozen=True):
    """Who was finalised, and who was not and why."""

    done: tuple[UUID, ...]
    refused: tuple[tuple[UUID, UserError], ...]


@in_bulk()
def finalise_many(
    ctx: Context,
    evaluasi_ids: Sequence[UUID],
    tanggal: date,
    progress: Progress = no_progress,
    cancel: Cancel = never,
) -> tuple[FinaliseResult, Changes]:
    """Finalise one after the other, one transaction each; those that lack something are left and named. One undo
    takes back all of them.

    What the decisions rest on is read beforehand, a run of people at once; whatever somebody changed meanwhile is
    refused as stale.
    """
    done: list[UUID] = []
    refused: list[tuple[UUID, UserError]] = []
    changes, group = Changes(), ctx.store.new_group()
    for run in chunks(evaluasi_ids, RUN):
        if cancel():
            break
        with ctx.store.read() as reader:
            before = _around(reader, run)
        for evaluasi_id in run:
            if cancel():
                break
            try:
                final = _final(ctx, before, before.get(Evaluasi, evaluasi_id), tanggal)
                with ctx.store.write("finalise_evaluasi", ctx.actor, group) as work:
                    work.put_many(final)
                    changes |= work.commit()
                done.append(evaluasi_id)
            except UserError as error:
                refused.append((evaluasi_id, error))
            progress(len(done) + len(refused), len(evaluasi_ids))
    return FinaliseResult(tuple(done), tuple(refused)), changes


def _final(ctx: Context, reader: Reader, evaluasi: Evaluasi, tanggal: date) -> tuple[Evaluasi, ...]:
    """The appraisal as it is decided, and the one it takes the place of."""
    if evaluasi.status is StatusEvaluasi.FINAL:
        raise UserError("appraisal_final", tanggal=evaluasi.tanggal or ctx.today)
    plan = read_plan(ctx, reader, evaluasi.skp_id)
    last = evaluasi.last_day
    capaian = capaian_for(reader, evaluasi)
    blocking = [gap for gap in gaps(plan, read_draft(reader, evaluasi), capaian) if gap.blocking]
    if blocking:
        raise UserError("appraisal_incomplete", nama=plan.pegawai.nama_lengkap, n=len(blocking), gap=blocking[0].key)
    people = plan.parties  # as of that very day, where the plan is over
    if nearest_day(plan.skp, ctx.today) != last:
        people = parties(reader, ctx.law.at(last), evaluasi.pegawai_id, last, plan.skp)
    if people.penilai.pihak is None:
        raise UserError("appraiser_unknown", nama=plan.pegawai.nama_lengkap, tanggal=last)
    verdict = decide(ctx, evaluasi)
    final = evaluasi.with_(
        status=StatusEvaluasi.FINAL,
        predikat=predikat_of(verdict),
        capaian=capaian.capaian if capaian else None,
        tanggal=tanggal,
        verdict=verdict,
        pihak=signed(reader, people),
    )
    if evaluasi.menggantikan_id is None:
        return (final,)
    return final, reader.get(Evaluasi, evaluasi.menggantikan_id).with_(digantikan=True)


OF_OFFICE: tuple[type[Record], ...] = (Kantor, Unit, Pejabat, CapaianOrganisasi)
OF_PEOPLE: tuple[type[Record], ...] = (PenetapanPenilai, RiwayatJabatan, RiwayatUnit, RiwayatGolongan)
OF_PLANS: tuple[type[Record], ...] = (HasilKerja, Indikator, EkspektasiPerilaku, LampiranSkp, Evaluasi)
OF_APPRAISALS: tuple[type[Record], ...] = (Realisasi, UmpanBalikHasil, UmpanBalikPerilaku)


def _around(reader: Reader, evaluasi_ids: Sequence[UUID]) -> Reader:
    """Everything that the decisions on these appraisals rest on, read kind by kind: of the people and their heads."""
    appraised = reader.find(Evaluasi, id=tuple(evaluasi_ids))
    plans = reader.find(Skp, id=tuple({each.skp_id for each in appraised}))
    people = {each.pegawai_id for each in plans} | {each.penilai_id for each in plans if each.penilai_id}
    org = organisation_around(reader, people)
    people |= {entry.pegawai_id for held in org.holders.values() for entry in held}
    people |= {each.penilai_id for decided in org.decided.values() for each in decided if each.penilai_id}
    found: list[Record] = [*plans, *reader.find(Jabatan, kepala=True), *reader.find(Pegawai, id=tuple(people))]
    for kind in OF_OFFICE:
        found += reader.find(kind)
    for kind in OF_PEOPLE:
        found += reader.find(kind, pegawai_id=tuple(people))
    for kind in OF_PLANS:
        found += reader.find(kind, skp_id=tuple(each.id for each in plans))
    for kind in OF_APPRAISALS:
        found += reader.find(kind, evaluasi_id=tuple(evaluasi_ids))
    return cast("Reader", MemoryReader(found))  # `get` and `find` are all that a decision asks for
