"""The way of a plan: submitted, agreed on, opened again, removed; and who appraises by it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from asn_desktop.core.domain.evaluasi import Evaluasi, StatusEvaluasi
from asn_desktop.core.domain.kinerja import ParaPihak
from asn_desktop.core.domain.pelaksanaan import BuktiDukung, RealisasiBerkala, RencanaAksi, UmpanBalik
from asn_desktop.core.domain.skp import EkspektasiPerilaku, HasilKerja, Indikator, LampiranSkp, Skp, StatusSkp, VersiSkp
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.arsip.papers import refuse_if_signed
from asn_desktop.core.usecases.penilai import nearest_day, parties, signed
from asn_desktop.core.usecases.ports import Context, Reader
from asn_desktop.core.usecases.skp.model import typed
from asn_desktop.core.usecases.skp.reading import read_results
from asn_desktop.core.usecases.skp.versions import keep_version
from asn_desktop.core.usecases.skp.wholeness import gaps

MONTHLY = (RencanaAksi, RealisasiBerkala, UmpanBalik, BuktiDukung)
"""What was recorded of a plan during the year."""


def set_rater(ctx: Context, skp_id: UUID, penilai_id: UUID | None, pejabat_id: UUID | None) -> Changes:
    """Fix the appraiser of this plan, or (both None) let the organisation say who it is."""
    with ctx.store.write("set_penilai_skp", ctx.actor) as work:
        skp = work.get(Skp, skp_id)
        if penilai_id == skp.pegawai_id:
            raise UserError("own_appraiser")
        work.put(skp.with_(penilai_id=penilai_id, pejabat_penilai_id=pejabat_id))
        return work.commit()


def submit(ctx: Context, skp_id: UUID) -> Changes:
    """The employee hands the plan to the appraiser."""
    return _move(ctx, skp_id, "submit_skp", StatusSkp.DIAJUKAN, None)


def agree(ctx: Context, skp_id: UUID, tanggal: date) -> Changes:
    """Both have agreed on the plan on a date. Raises UserError naming what the plan still lacks."""
    return _move(ctx, skp_id, "agree_skp", StatusSkp.DISETUJUI, tanggal)


def reopen(ctx: Context, skp_id: UUID, alasan: str = "") -> Changes:
    """Back to draft, to change it. What was agreed on is kept as a version, and the plan gets the next number.

    Raises UserError where a final appraisal rests on it, and where an agreed plan is to be opened without a reason.
    """
    with ctx.store.write("reopen_skp", ctx.actor) as work:
        skp = work.get(Skp, skp_id)
        if work.find(Evaluasi, skp_id=skp_id, status=StatusEvaluasi.FINAL):
            raise UserError("plan_appraised")
        if skp.status is StatusSkp.DISETUJUI:
            if not alasan.strip():
                raise UserError("plan_reason_missing")
            skp = keep_version(ctx, work, skp, alasan.strip())
        work.put(skp.with_(status=StatusSkp.DRAF, tanggal_disetujui=None, pihak=None))
        return work.commit()


def remove(ctx: Context, skp_id: UUID) -> Changes:
    """Move a plan with its content to the bin. Raises UserError where it has been appraised, or signed on paper."""
    with ctx.store.write("remove_skp", ctx.actor) as work:
        skp = work.get(Skp, skp_id)
        if work.find(Evaluasi, skp_id=skp_id):
            raise UserError("plan_appraised")
        refuse_if_signed(work, skp_id)
        for kind in (*MONTHLY, LampiranSkp, VersiSkp, Indikator, HasilKerja, EkspektasiPerilaku):
            for record in work.find(kind, skp_id=skp_id):
                work.remove(record)
        work.remove(skp)
        return work.commit()


def _move(ctx: Context, skp_id: UUID, action: str, status: StatusSkp, tanggal: date | None) -> Changes:
    with ctx.store.write(action, ctx.actor) as work:
        skp = work.get(Skp, skp_id)
        if skp.status is StatusSkp.DISETUJUI:
            raise UserError("plan_agreed", tanggal=skp.tanggal_disetujui or ctx.today)
        blocking = [
            gap for gap in gaps(typed(read_results(work, skp_id)), skp.keluarga, skp.pendekatan) if gap.blocking
        ]
        if blocking:
            raise UserError("plan_incomplete", n=len(blocking), gap=blocking[0].key)
        agreed = None if tanggal is None else _signed_on(ctx, work, skp, tanggal)
        work.put(skp.with_(status=status, tanggal_disetujui=tanggal, pihak=agreed))
        return work.commit()


def _signed_on(ctx: Context, reader: Reader, skp: Skp, tanggal: date) -> ParaPihak:
    day = nearest_day(skp, tanggal)
    return signed(reader, parties(reader, ctx.law.at(day), skp.pegawai_id, day, skp))
