"""Making appraisals final: both parties and the verdict are kept as they were; and handing the result over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.evaluasi import Evaluasi, SerahTerima, StatusEvaluasi
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.evaluasi.capaian import capaian_for
from asn_desktop.core.usecases.evaluasi.sheet import decide, gaps, predikat_of, read_draft
from asn_desktop.core.usecases.penilai import parties, signed
from asn_desktop.core.usecases.ports import Cancel, Context, Progress, UnitOfWork, never, no_progress
from asn_desktop.core.usecases.skp import read_plan


def finalise(ctx: Context, evaluasi_id: UUID, tanggal: date) -> Changes:
    """Make the appraisal final on a date: both parties as of the period's last day, and the verdict with its packs.

    Raises UserError naming what still lacks.
    """
    with ctx.store.write("finalise_evaluasi", ctx.actor) as work:
        _finalise(ctx, work, evaluasi_id, tanggal)
        return work.commit()


class FinaliseResult(Struct, frozen=True):
    """Who was finalised, and who was not and why."""

    done: tuple[UUID, ...]
    refused: tuple[tuple[UUID, UserError], ...]


def finalise_many(
    ctx: Context,
    evaluasi_ids: Sequence[UUID],
    tanggal: date,
    progress: Progress = no_progress,
    cancel: Cancel = never,
) -> tuple[FinaliseResult, Changes]:
    """Finalise one after the other, one transaction each; those that lack something are left and named."""
    done: list[UUID] = []
    refused: list[tuple[UUID, UserError]] = []
    changes = Changes()
    for number, evaluasi_id in enumerate(evaluasi_ids, start=1):
        if cancel():
            break
        try:
            changes |= finalise(ctx, evaluasi_id, tanggal)
            done.append(evaluasi_id)
        except UserError as error:
            refused.append((evaluasi_id, error))
        progress(number, len(evaluasi_ids))
    return FinaliseResult(tuple(done), tuple(refused)), changes


def hand_over(
    ctx: Context,
    evaluasi_id: UUID,
    diserahkan: date | None,
    diterima: date | None = None,
    dikembalikan: date | None = None,
    catatan: str = "",
) -> Changes:
    """Record how a final result went to its owner; the receipt starts the time for an objection (PP 30/2019 Ps 59).

    Raises UserError where the appraisal is not final, or a day lies before the one that comes first.
    """
    days = [day for day in (diserahkan, diterima, dikembalikan) if day is not None]
    if days != sorted(days):
        raise UserError("handover_order")
    with ctx.store.write("hand_over_evaluasi", ctx.actor) as work:
        evaluasi = work.get(Evaluasi, evaluasi_id)
        if evaluasi.status is not StatusEvaluasi.FINAL:
            raise UserError("appraisal_not_final")
        if days and evaluasi.tanggal is not None and days[0] < evaluasi.tanggal:
            raise UserError("handover_before_decision", tanggal=evaluasi.tanggal)
        if days and days[-1] > ctx.today:
            raise UserError("handover_in_future", tanggal=days[-1])
        stored = next(iter(work.find(SerahTerima, evaluasi_id=evaluasi_id)), None)
        record = stored or SerahTerima(id=work.new_id(), evaluasi_id=evaluasi_id, pegawai_id=evaluasi.pegawai_id)
        work.put(
            record.with_(diserahkan=diserahkan, diterima=diterima, dikembalikan=dikembalikan, catatan=catatan.strip())
        )
        return work.commit()


def _finalise(ctx: Context, work: UnitOfWork, evaluasi_id: UUID, tanggal: date) -> None:
    evaluasi = work.get(Evaluasi, evaluasi_id)
    if evaluasi.status is StatusEvaluasi.FINAL:
        raise UserError("appraisal_final", tanggal=evaluasi.tanggal or ctx.today)
    plan = read_plan(ctx, work, evaluasi.skp_id)
    last = evaluasi.last_day
    capaian = capaian_for(work, evaluasi)
    blocking = [gap for gap in gaps(plan, read_draft(work, evaluasi), capaian) if gap.blocking]
    if blocking:
        raise UserError("appraisal_incomplete", nama=plan.pegawai.nama_lengkap, n=len(blocking), gap=blocking[0].key)
    people = parties(work, ctx.law.at(last), evaluasi.pegawai_id, last, plan.skp)
    if people.penilai.pihak is None:
        raise UserError("appraiser_unknown", nama=plan.pegawai.nama_lengkap, tanggal=last)
    verdict = decide(ctx, evaluasi)
    work.put(
        evaluasi.with_(
            status=StatusEvaluasi.FINAL,
            predikat=predikat_of(verdict),
            capaian=capaian.capaian if capaian else None,
            tanggal=tanggal,
            verdict=verdict,
            pihak=signed(work, people),
        )
    )
    if evaluasi.menggantikan_id is not None:
        work.put(work.get(Evaluasi, evaluasi.menggantikan_id).with_(digantikan=True))
