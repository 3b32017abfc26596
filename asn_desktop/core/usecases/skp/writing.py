"""The content of a plan written as a whole."""

from __future__ import annotations

from uuid import UUID

from asn_desktop.core.domain.kinerja import NilaiBerakhlak
from asn_desktop.core.domain.skp import EkspektasiPerilaku, HasilKerja, Indikator, Skp, StatusSkp
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.ports import Context, UnitOfWork
from asn_desktop.core.usecases.skp.model import PlanDraft, ResultDraft


def save(ctx: Context, skp_id: UUID, draft: PlanDraft) -> Changes:
    """Make the stored plan equal to the draft: what is new is added, what changed is saved, what is gone is removed.

    Raises UserError where the plan has been agreed on.
    """
    with ctx.store.write("save_skp", ctx.actor) as work:
        skp = work.get(Skp, skp_id)
        if skp.status is StatusSkp.DISETUJUI:
            raise UserError("plan_agreed", tanggal=skp.tanggal_disetujui or ctx.today)
        _write_results(work, skp_id, draft.results)
        _write_expectations(work, skp_id, draft.expectations)
        return work.commit()


def _write_results(work: UnitOfWork, skp_id: UUID, drafts: tuple[ResultDraft, ...]) -> None:
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
                )
            )
    for gone in (*measures.values(), *results.values()):
        work.remove(gone)


def _write_expectations(work: UnitOfWork, skp_id: UUID, wanted: dict[NilaiBerakhlak, str]) -> None:
    stored = {record.nilai: record for record in work.find(EkspektasiPerilaku, skp_id=skp_id)}
    for value in NilaiBerakhlak:
        text, record = wanted.get(value, "").strip(), stored.get(value)
        if record is not None and not text:
            work.remove(record)
        elif record is not None:
            work.put(record.with_(ekspektasi=text))
        elif text:
            work.put(EkspektasiPerilaku(id=work.new_id(), skp_id=skp_id, nilai=value, ekspektasi=text))
