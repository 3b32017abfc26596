"""The content of a plan written as a whole."""

from __future__ import annotations

from uuid import UUID

from asn_desktop.core.domain.kinerja import NilaiBerakhlak
from asn_desktop.core.domain.skp import (
    BagianLampiran,
    EkspektasiPerilaku,
    HasilKerja,
    Indikator,
    LampiranSkp,
    Skp,
    StatusSkp,
)
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.ports import Context, UnitOfWork
from asn_desktop.core.usecases.skp.model import Annex, PlanDraft, ResultDraft


def save(ctx: Context, skp_id: UUID, draft: PlanDraft) -> Changes:
    """Make the stored plan equal to the draft: what is new is added, what changed is saved, what is gone is removed.

    Raises UserError where the plan has been agreed on.
    """
    with ctx.store.write("save_skp", ctx.actor) as work:
        skp = work.get(Skp, skp_id)
        if skp.status is StatusSkp.DISETUJUI:
            raise UserError("plan_agreed", tanggal=skp.tanggal_disetujui or ctx.today)
        write_results(work, skp_id, draft.results)
        write_expectations(work, skp_id, draft.expectations)
        if draft.annex is not None:
            write_annex(work, skp_id, draft.annex)
        return work.commit()


def write_results(work: UnitOfWork, skp_id: UUID, drafts: tuple[ResultDraft, ...]) -> None:
    """Make the stored results equal to the drafts, in their order."""
    results = {hasil.id: hasil for hasil in work.find(HasilKerja, skp_id=skp_id)}
    measures = {indikator.id: indikator for indikator in work.find(Indikator, skp_id=skp_id)}
    for order, draft in enumerate(drafts, start=1):
        old = results.pop(draft.id, None) if draft.id else None
        hasil = work.put(
            HasilKerja(
                id=old.id if old else work.new_id(),
                version=old.version if old else 0,
                skp_id=skp_id,
                urutan=order,
                jenis=draft.jenis,
                rencana=draft.rencana.strip(),
                diintervensi=draft.diintervensi.strip(),
                penugasan=draft.penugasan.strip(),
                diintervensi_id=draft.diintervensi_id,
                sementara_id=draft.sementara_id,
            )
        )
        for place, typed in enumerate(draft.indikator, start=1):
            kept = measures.pop(typed.id, None) if typed.id else None
            work.put(
                Indikator(
                    id=kept.id if kept else work.new_id(),
                    version=kept.version if kept else 0,
                    skp_id=skp_id,
                    hasil_kerja_id=hasil.id,
                    urutan=place,
                    aspek=typed.aspek,
                    indikator=typed.indikator.strip(),
                    target=typed.target.strip(),
                    perspektif=typed.perspektif,
                )
            )
    for gone in (*measures.values(), *results.values()):
        work.remove(gone)


def write_expectations(work: UnitOfWork, skp_id: UUID, wanted: dict[NilaiBerakhlak, str]) -> None:
    """Make the stored expectations equal to the wanted ones; an emptied one is removed."""
    stored = {record.nilai: record for record in work.find(EkspektasiPerilaku, skp_id=skp_id)}
    for value in NilaiBerakhlak:
        text, record = wanted.get(value, "").strip(), stored.get(value)
        if record is not None and not text:
            work.remove(record)
        elif record is not None:
            work.put(record.with_(ekspektasi=text))
        elif text:
            work.put(EkspektasiPerilaku(id=work.new_id(), skp_id=skp_id, nilai=value, ekspektasi=text))


def write_annex(work: UnitOfWork, skp_id: UUID, wanted: Annex) -> None:
    """Make the stored annex equal to the wanted lines; empty lines are left out."""
    stored: dict[BagianLampiran, list[LampiranSkp]] = {}
    for line in sorted(work.find(LampiranSkp, skp_id=skp_id), key=lambda line: line.urutan):
        stored.setdefault(line.bagian, []).append(line)
    for bagian in BagianLampiran:
        texts = [text.strip() for text in wanted.get(bagian, ()) if text.strip()]
        lines = stored.get(bagian, [])
        for place, text in enumerate(texts, start=1):
            if place <= len(lines):
                work.put(lines[place - 1].with_(urutan=place, isi=text))
            else:
                work.put(LampiranSkp(id=work.new_id(), skp_id=skp_id, bagian=bagian, urutan=place, isi=text))
        for gone in lines[len(texts) :]:
            work.remove(gone)
