"""A career plan from its draft to its end: started, written, agreed and signed, revised with a reason, ended."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec import Struct
from msgspec.structs import asdict

from asn_desktop.core.domain.jabatan import JenisJabatan, Jenjang
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.rencana_karier import (
    Andaian,
    JenisLangkah,
    KemajuanKarier,
    LangkahKarier,
    RencanaKarier,
    StatusLangkah,
    StatusRencana,
)
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.arsip.papers import refuse_if_signed
from asn_desktop.core.usecases.karier.fitting import Target
from asn_desktop.core.usecases.penilai import parties
from asn_desktop.core.usecases.ports import Context, UnitOfWork

OPEN = (StatusRencana.DRAF, StatusRencana.DISEPAKATI)


class StepText(Struct, frozen=True):
    """One step as it is typed; `id` of one that was saved before."""

    jenis: JenisLangkah
    kegiatan: str
    kesenjangan: str = ""
    pelaku: str = ""
    batas: date | None = None
    id: UUID | None = None


class Content(Struct, frozen=True):
    """What is written into a plan: where to, until when, by which steps, and on which assumptions its dates rest."""

    tujuan: str
    tujuan_jenis: JenisJabatan
    tujuan_id: UUID | None = None
    tujuan_jenjang: Jenjang | None = None
    tujuan_eselon: str = ""
    target: date | None = None
    catatan: str = ""
    andaian: tuple[Andaian, ...] = ()
    langkah: tuple[StepText, ...] = ()


def start(ctx: Context, pegawai_id: UUID, target: Target, andaian: Sequence[Andaian] = ()) -> tuple[UUID, Changes]:
    """Begin a plan towards a post, perhaps from assumptions that were tried out. Returns its id.

    Raises UserError where the person has a plan that is not at its end.
    """
    with ctx.store.write("start_rencana_karier", ctx.actor) as work:
        work.get(Pegawai, pegawai_id)
        if any(each.status in OPEN for each in work.find(RencanaKarier, pegawai_id=pegawai_id)):
            raise UserError("career_plan_open")
        made = work.put(
            RencanaKarier(
                id=work.new_id(),
                pegawai_id=pegawai_id,
                tujuan=target.nama,
                tujuan_jenis=target.jenis,
                tujuan_id=target.jabatan_id,
                tujuan_jenjang=target.jenjang,
                tujuan_eselon=target.eselon,
                andaian=tuple(andaian),
            )
        )
        return made.id, work.commit()


def save(ctx: Context, rencana_id: UUID, content: Content) -> Changes:
    """Keep what is written into a draft; steps that are not in it any more go to the bin.

    Raises UserError where the plan is agreed or ended, the post is missing, or a step says nothing.
    """
    if not content.tujuan.strip():
        raise UserError("career_plan_no_post")
    if any(not each.kegiatan.strip() for each in content.langkah):
        raise UserError("career_step_empty")
    with ctx.store.write("save_rencana_karier", ctx.actor) as work:
        plan = _draft(work, rencana_id)
        fields = asdict(content)
        del fields["langkah"]
        work.put(plan.with_(**{**fields, "tujuan": content.tujuan.strip(), "catatan": content.catatan.strip()}))
        _write_steps(work, plan, content.langkah)
        return work.commit()


def agree(ctx: Context, rencana_id: UUID, tanggal: date) -> Changes:
    """Employee and superior agree: the superior's name is kept as on that day. Raises UserError without steps, with a
    step that has nobody who acts or no deadline, in the future, or where the superior is not known.
    """
    if tanggal > ctx.today:
        raise UserError("career_plan_in_future", tanggal=tanggal)
    with ctx.store.write("agree_rencana_karier", ctx.actor) as work:
        plan = _draft(work, rencana_id)
        steps = work.find(LangkahKarier, rencana_id=rencana_id)
        if not steps:
            raise UserError("career_plan_without_steps")
        for each in sorted(steps, key=lambda step: step.urutan):
            if not each.pelaku.strip() or each.batas is None:
                raise UserError("career_step_open", n=each.urutan, kegiatan=each.kegiatan)
        above = parties(work, ctx.law.at(tanggal), plan.pegawai_id, tanggal).penilai.pihak
        if above is None:
            raise UserError("career_plan_no_superior", tanggal=tanggal)
        work.put(
            plan.with_(
                status=StatusRencana.DISEPAKATI,
                tanggal_sepakat=tanggal,
                atasan_nama=above.nama,
                atasan_nip=above.nip,
                atasan_jabatan=above.jabatan,
            )
        )
        return work.commit()


def revise(ctx: Context, rencana_id: UUID, alasan: str) -> Changes:
    """Open an agreed plan as a draft of its next version. Raises UserError without a reason."""
    if not alasan.strip():
        raise UserError("career_plan_reason_missing")
    with ctx.store.write("revise_rencana_karier", ctx.actor) as work:
        plan = work.get(RencanaKarier, rencana_id)
        if plan.status is not StatusRencana.DISEPAKATI:
            raise UserError("career_plan_not_agreed")
        work.put(
            plan.with_(
                status=StatusRencana.DRAF,
                revisi=plan.revisi + 1,
                alasan_perubahan=alasan.strip(),
                tanggal_sepakat=None,
            )
        )
        return work.commit()


def end(ctx: Context, rencana_id: UUID, status: StatusRencana, catatan: str) -> Changes:
    """The post was reached, or the plan is given up; why is kept under the note that it had. Raises UserError."""
    if status in OPEN:
        raise ValueError(status)
    if not catatan.strip():
        raise UserError("career_plan_reason_missing")
    with ctx.store.write("end_rencana_karier", ctx.actor) as work:
        plan = work.get(RencanaKarier, rencana_id)
        if plan.status not in OPEN:
            raise UserError("career_plan_ended")
        note = "\n".join(each for each in (plan.catatan, catatan.strip()) if each)
        work.put(plan.with_(status=status, catatan=note))
        return work.commit()


def discard(ctx: Context, rencana_id: UUID) -> Changes:
    """Move a draft that was never agreed to the bin, with its steps."""
    with ctx.store.write("discard_rencana_karier", ctx.actor) as work:
        plan = _draft(work, rencana_id)
        if plan.revisi > 1:
            raise UserError("career_plan_was_agreed")
        refuse_if_signed(work, rencana_id)
        for each in work.find(LangkahKarier, rencana_id=rencana_id):
            work.remove(each)
        work.remove(plan)
        return work.commit()


def set_step_state(ctx: Context, langkah_id: UUID, status: StatusLangkah) -> Changes:
    """How far a step of an agreed plan is."""
    with ctx.store.write("save_langkah_karier", ctx.actor) as work:
        step = work.get(LangkahKarier, langkah_id)
        if work.get(RencanaKarier, step.rencana_id).status is not StatusRencana.DISEPAKATI:
            raise UserError("career_plan_not_agreed")
        work.put(step.with_(status=status))
        return work.commit()


def note_progress(
    ctx: Context, rencana_id: UUID, tahun: int, tanggal: date, uraian: str, tindak_lanjut: str = ""
) -> Changes:
    """What came of the plan in a year; noted again it is corrected. Raises UserError for an empty one, in the future,
    or of a plan that was never agreed.
    """
    if not uraian.strip():
        raise UserError("career_progress_empty")
    if tanggal > ctx.today:
        raise UserError("career_plan_in_future", tanggal=tanggal)
    with ctx.store.write("save_kemajuan_karier", ctx.actor) as work:
        plan = work.get(RencanaKarier, rencana_id)
        if plan.status is not StatusRencana.DISEPAKATI:
            raise UserError("career_plan_not_agreed")
        known = work.find(KemajuanKarier, rencana_id=rencana_id, tahun=tahun)
        progress = (
            known[0]
            if known
            else KemajuanKarier(
                id=work.new_id(),
                rencana_id=rencana_id,
                pegawai_id=plan.pegawai_id,
                tahun=tahun,
                tanggal=tanggal,
                uraian="",
            )
        )
        work.put(progress.with_(tanggal=tanggal, uraian=uraian.strip(), tindak_lanjut=tindak_lanjut.strip()))
        return work.commit()


def _draft(work: UnitOfWork, rencana_id: UUID) -> RencanaKarier:
    plan = work.get(RencanaKarier, rencana_id)
    if plan.status is not StatusRencana.DRAF:
        raise UserError("career_plan_not_draft", status=plan.status)
    return plan


def _write_steps(work: UnitOfWork, plan: RencanaKarier, steps: Sequence[StepText]) -> None:
    known = {each.id: each for each in work.find(LangkahKarier, rencana_id=plan.id)}
    for urutan, each in enumerate(steps, start=1):
        kept = known.pop(each.id, None) if each.id is not None else None
        step = kept or LangkahKarier(
            id=work.new_id(),
            rencana_id=plan.id,
            pegawai_id=plan.pegawai_id,
            urutan=urutan,
            jenis=each.jenis,
            kegiatan="",
        )
        work.put(
            step.with_(
                urutan=urutan,
                jenis=each.jenis,
                kegiatan=each.kegiatan.strip(),
                kesenjangan=each.kesenjangan.strip(),
                pelaku=each.pelaku.strip(),
                batas=each.batas,
            )
        )
    for gone in known.values():
        work.remove(gone)
