"""Several plans of one person in a year: split where the year breaks, and periods that are put right."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from asn_desktop.core.domain.evaluasi import (
    Evaluasi,
    Realisasi,
    StatusEvaluasi,
    UmpanBalikHasil,
    UmpanBalikPerilaku,
)
from asn_desktop.core.domain.kinerja import JenisEvaluasi
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.skp import (
    EkspektasiPerilaku,
    HasilKerja,
    Indikator,
    LampiranSkp,
    SebabSkp,
    Skp,
    StatusSkp,
)
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.period import Period
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.ports import Context, UnitOfWork
from asn_desktop.core.usecases.skp.beginning import period_in_year, refuse_overlap
from asn_desktop.core.usecases.skp.kinds import usual_keluarga
from asn_desktop.core.usecases.skp.monthly import hand_on
from asn_desktop.core.usecases.skp.versions import keep_version

ANOTHER_POST = frozenset({SebabSkp.MUTASI, SebabSkp.PROMOSI})
"""Reasons after which the results of another head are served."""


def split(
    ctx: Context,
    skp_id: UUID,
    day: date,
    sebab: SebabSkp,
    *,
    penilai_id: UUID | None = None,
    pejabat_id: UUID | None = None,
    results: bool = True,
    alasan: str = "",
) -> tuple[UUID, Changes]:
    """End a plan the day before and begin the next one on that day, so that the periods touch. Returns the new id.

    The new plan is a draft with the same content, or empty where `results` is False. Its appraiser is who the
    organisation says from that day on, unless one is named. An agreed plan stays agreed and keeps its old period as a
    version. What was recorded of the months from that day on goes over to the new plan with its results.

    Raises UserError where the day is not inside the period, an appraisal already reaches beyond it, or the plan is
    agreed and no reason is given.
    """
    with ctx.store.write("split_skp", ctx.actor) as work:
        skp = work.get(Skp, skp_id)
        if not skp.mulai < day < skp.sampai:
            raise UserError("split_outside", mulai=skp.mulai, sampai=skp.last_day, tanggal=day)
        if penilai_id == skp.pegawai_id:
            raise UserError("own_appraiser")
        agreed = skp.status is StatusSkp.DISETUJUI
        if agreed and not alasan.strip():
            raise UserError("plan_reason_missing")
        _shorten_appraisals(work, skp, Period(skp.mulai, day))
        new = work.put(
            Skp(
                id=work.new_id(),
                pegawai_id=skp.pegawai_id,
                tahun=skp.tahun,
                mulai=day,
                sampai=skp.sampai,
                keluarga=usual_keluarga(work, skp.pegawai_id, day) if sebab in ANOTHER_POST else skp.keluarga,
                pendekatan=skp.pendekatan,
                sebab=sebab,
                penilai_id=penilai_id,
                pejabat_penilai_id=pejabat_id,
            )
        )
        ended = keep_version(ctx, work, skp, alasan.strip()) if agreed else skp
        work.put(ended.with_(sampai=day))
        if results:
            hand_on(work, skp, new, day, _copy(work, skp, new, sebab))
        return new.id, work.commit()


def adjust(ctx: Context, skp_id: UUID, mulai: date, sampai: date, alasan: str = "") -> Changes:
    """Put the period of a plan right; `sampai` is not included. An agreed plan keeps its old period as a version.

    Raises UserError where the period leaves the year, ends before it starts, overlaps another plan of the person, cuts
    off what has been appraised, or where the plan is agreed and no reason is given.
    """
    with ctx.store.write("adjust_skp", ctx.actor) as work:
        skp = work.get(Skp, skp_id)
        wanted = period_in_year(skp.tahun, mulai, sampai)
        if wanted == skp.period:
            return Changes()
        others = [o for o in work.find(Skp, pegawai_id=skp.pegawai_id, tahun=skp.tahun) if o.id != skp_id]
        refuse_overlap(work.get(Pegawai, skp.pegawai_id), wanted, others)
        _shorten_appraisals(work, skp, wanted)
        if skp.status is StatusSkp.DISETUJUI:
            if not alasan.strip():
                raise UserError("plan_reason_missing")
            skp = keep_version(ctx, work, skp, alasan.strip())
        work.put(skp.with_(mulai=mulai, sampai=sampai))
        return work.commit()


def _shorten_appraisals(work: UnitOfWork, skp: Skp, wanted: Period) -> None:
    """Let drafts of appraisals follow the plan's new period; one of a term outside it goes to the bin while it is
    still empty, as those are that a run begins for everybody.

    Raises UserError where one of them is final and covers more, or lies outside it and holds something.
    """
    for evaluasi in work.find(Evaluasi, skp_id=skp.id):
        whole = Period(evaluasi.mulai, evaluasi.sampai)
        common = whole.intersection(wanted)
        if evaluasi.jenis is JenisEvaluasi.AKHIR:
            common = wanted
        if common == whole:
            continue
        if evaluasi.status is StatusEvaluasi.FINAL:
            raise UserError("period_appraised", sampai=evaluasi.last_day)
        if common is not None:
            work.put(evaluasi.with_(mulai=common.start, sampai=common.end))
        elif _is_empty(work, evaluasi):
            work.remove(evaluasi)
        else:
            raise UserError("period_begun", mulai=evaluasi.mulai, sampai=evaluasi.last_day)


def _is_empty(work: UnitOfWork, evaluasi: Evaluasi) -> bool:
    """Begun, but nothing was rated or typed."""
    said = evaluasi.rating_hasil or evaluasi.rating_perilaku or evaluasi.catatan or evaluasi.alasan_perubahan
    texts = (Realisasi, UmpanBalikHasil, UmpanBalikPerilaku)
    return not said and not any(work.find(kind, evaluasi_id=evaluasi.id) for kind in texts)


def _copy(work: UnitOfWork, skp: Skp, new: Skp, sebab: SebabSkp) -> dict[UUID, UUID]:
    """The content of one plan in the next, with new identities; returns which became which.

    Links to the superior's results stay only where the person goes on under the same post; texts always do.
    """
    became: dict[UUID, UUID] = {}
    for hasil in work.find(HasilKerja, skp_id=skp.id):
        became[hasil.id] = work.new_id()
        stays = hasil.sementara_id if sebab not in ANOTHER_POST else None
        work.put(hasil.with_(id=became[hasil.id], version=0, skp_id=new.id, diintervensi_id=None, sementara_id=stays))
    for measure in work.find(Indikator, skp_id=skp.id):
        became[measure.id] = work.new_id()
        of = became[measure.hasil_kerja_id]
        work.put(measure.with_(id=became[measure.id], version=0, skp_id=new.id, hasil_kerja_id=of))
    for kind in (EkspektasiPerilaku, LampiranSkp):
        for record in work.find(kind, skp_id=skp.id):
            work.put(record.with_(id=work.new_id(), version=0, skp_id=new.id))
    return became
