"""Writing an appraisal: begun for a year or a term, saved, thrown away, begun anew as a further version."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.evaluasi import (
    Evaluasi,
    Realisasi,
    StatusEvaluasi,
    UmpanBalikHasil,
    UmpanBalikPerilaku,
)
from asn_desktop.core.domain.kinerja import JenisEvaluasi
from asn_desktop.core.domain.skp import Skp
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes, Record
from asn_desktop.core.rules import masa_evaluasi
from asn_desktop.core.usecases.evaluasi.sheet import AppraisalDraft, decide, predikat_of, read_draft, same_term
from asn_desktop.core.usecases.ports import Context, UnitOfWork

K = TypeVar("K")


class BegunMany(Struct, frozen=True):
    """Which appraisals were begun, and which plans were left and why."""

    begun: tuple[UUID, ...]
    refused: tuple[tuple[UUID, UserError], ...]


def begin(
    ctx: Context, skp_id: UUID, jenis: JenisEvaluasi = JenisEvaluasi.AKHIR, nomor: int = 0
) -> tuple[UUID, Changes]:
    """The appraisal of a plan for a term: the one begun already, or a new draft. Returns its id.

    Raises UserError where the plan does not touch the term.
    """
    with ctx.store.write("start_evaluasi", ctx.actor) as work:
        existing = work.find(Evaluasi, skp_id=skp_id, jenis=jenis, nomor=nomor)
        if existing:
            return max(existing, key=lambda each: each.revisi).id, Changes()
        evaluasi = work.put(_begun(ctx, work, skp_id, jenis, nomor))
        return evaluasi.id, work.commit()


def begin_many(
    ctx: Context, skp_ids: Sequence[UUID], jenis: JenisEvaluasi = JenisEvaluasi.AKHIR, nomor: int = 0
) -> tuple[BegunMany, Changes]:
    """Begin the appraisals of many plans for a term, all in one transaction, so that one undo takes them back.

    Plans that do not touch the term are left and named; of those begun already nothing changes.
    """
    with ctx.store.write("start_evaluasi", ctx.actor) as work:
        of = {"jenis": jenis, "nomor": nomor}
        there = {each.skp_id for each in work.find(Evaluasi, skp_id=tuple(skp_ids), **of)} if skp_ids else set()
        begun, refused = [], []
        for skp_id in skp_ids:
            if skp_id in there:
                continue
            try:
                begun.append(_begun(ctx, work, skp_id, jenis, nomor))
            except UserError as error:
                refused.append((skp_id, error))
        work.put_many(begun)
        changes = work.commit() if begun else Changes()
    return BegunMany(tuple(each.id for each in begun), tuple(refused)), changes


def _begun(ctx: Context, work: UnitOfWork, skp_id: UUID, jenis: JenisEvaluasi, nomor: int) -> Evaluasi:
    """A new draft. Raises UserError where the plan does not touch the term."""
    skp = work.get(Skp, skp_id)
    law = ctx.law.at(skp.last_day)
    masa = masa_evaluasi.term(skp.tahun, jenis, nomor, law, skp.period)
    if masa is None or masa.bagian.end is None:
        raise UserError(
            "term_outside_plan", masa=masa_evaluasi.print_name(jenis, nomor), mulai=skp.mulai, sampai=skp.last_day
        )
    return Evaluasi(
        id=work.new_id(),
        skp_id=skp_id,
        pegawai_id=skp.pegawai_id,
        tahun=skp.tahun,
        mulai=masa.bagian.start,
        sampai=masa.bagian.end,
        jenis=jenis,
        nomor=nomor,
    )


def save(ctx: Context, evaluasi_id: UUID, draft: AppraisalDraft) -> Changes:
    """Save what the appraiser gave so far. Raises UserError where the appraisal is final."""
    with ctx.store.write("save_evaluasi", ctx.actor) as work:
        evaluasi = work.get(Evaluasi, evaluasi_id)
        if evaluasi.status is StatusEvaluasi.FINAL:
            raise UserError("appraisal_final", tanggal=evaluasi.tanggal or ctx.today)
        write_texts(work, evaluasi, draft)
        rated = evaluasi.with_(
            rating_hasil=draft.rating_hasil, rating_perilaku=draft.rating_perilaku, catatan=draft.catatan.strip()
        )
        work.put(rated.with_(predikat=predikat_of(decide(ctx, rated))))
        return work.commit()


def revise(ctx: Context, evaluasi_id: UUID, alasan: str) -> tuple[UUID, Changes]:
    """Begin a new version of a final appraisal, for a reason; the old one stays as it was given."""
    if not alasan.strip():
        raise UserError("reason_missing")
    with ctx.store.write("revise_evaluasi", ctx.actor) as work:
        old = work.get(Evaluasi, evaluasi_id)
        if old.status is not StatusEvaluasi.FINAL or old.digantikan:
            raise UserError("appraisal_not_final")
        if any(e.revisi > old.revisi for e in same_term(work, old)):
            raise UserError("revision_open")
        new = work.put(
            old.with_(
                id=work.new_id(),
                version=0,
                status=StatusEvaluasi.DRAF,
                tanggal=None,
                pihak=None,
                verdict=None,
                revisi=old.revisi + 1,
                menggantikan_id=old.id,
                alasan_perubahan=alasan.strip(),
            )
        )
        write_texts(work, new, read_draft(work, old))
        return new.id, work.commit()


def discard(ctx: Context, evaluasi_id: UUID) -> Changes:
    """Move a draft with its texts to the bin. Raises UserError where it is final."""
    with ctx.store.write("remove_evaluasi", ctx.actor) as work:
        evaluasi = work.get(Evaluasi, evaluasi_id)
        if evaluasi.status is StatusEvaluasi.FINAL:
            raise UserError("appraisal_final", tanggal=evaluasi.tanggal or ctx.today)
        for kind in (Realisasi, UmpanBalikHasil, UmpanBalikPerilaku):
            for record in work.find(kind, evaluasi_id=evaluasi_id):
                work.remove(record)
        work.remove(evaluasi)
        return work.commit()


def write_texts(work: UnitOfWork, evaluasi: Evaluasi, draft: AppraisalDraft) -> None:
    """Make the stored texts of an appraisal equal to the draft."""
    of = evaluasi.id
    _sync(
        work,
        {record.indikator_id: record for record in work.find(Realisasi, evaluasi_id=of)},
        draft.realisasi,
        "realisasi",
        lambda key, text: Realisasi(id=work.new_id(), evaluasi_id=of, indikator_id=key, realisasi=text),
    )
    _sync(
        work,
        {record.hasil_kerja_id: record for record in work.find(UmpanBalikHasil, evaluasi_id=of)},
        draft.umpan_hasil,
        "umpan_balik",
        lambda key, text: UmpanBalikHasil(id=work.new_id(), evaluasi_id=of, hasil_kerja_id=key, umpan_balik=text),
    )
    _sync(
        work,
        {record.nilai: record for record in work.find(UmpanBalikPerilaku, evaluasi_id=of)},
        draft.umpan_perilaku,
        "umpan_balik",
        lambda value, text: UmpanBalikPerilaku(id=work.new_id(), evaluasi_id=of, nilai=value, umpan_balik=text),
    )


def _sync(
    work: UnitOfWork,
    stored: Mapping[K, Record],
    wanted: Mapping[K, str],
    field: str,
    make: Callable[[K, str], Record],
) -> None:
    """Make stored texts equal to the wanted ones; an emptied text is removed, so that empty never means done."""
    for key in dict.fromkeys((*stored, *wanted)):
        text, record = wanted.get(key, "").strip(), stored.get(key)
        if record is None:
            if text:
                work.put(make(key, text))
        elif text:
            work.put(record.with_(**{field: text}))
        else:
            work.remove(record)
