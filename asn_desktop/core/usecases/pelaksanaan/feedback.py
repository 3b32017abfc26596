"""Continuous feedback: given on a day, by somebody, on a result, on a behaviour, or on the work as a whole."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.kinerja import NilaiBerakhlak
from asn_desktop.core.domain.pelaksanaan import UmpanBalik
from asn_desktop.core.domain.skp import Skp
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.ports import Context


class FeedbackDraft(Struct, frozen=True):
    """Feedback as typed. A result or a value of BerAKHLAK, not both; `id` is None for new feedback."""

    tanggal: date
    pemberi: str
    isi: str
    pemberi_id: UUID | None = None
    hasil_kerja_id: UUID | None = None
    nilai: NilaiBerakhlak | None = None
    id: UUID | None = None


def give_feedback(ctx: Context, skp_id: UUID, draft: FeedbackDraft) -> Changes:
    """Keep feedback, or correct what was kept.

    Raises UserError: no words, no giver, a day outside the plan or to come.
    """
    if not draft.isi.strip():
        raise UserError("feedback_empty")
    if not draft.pemberi.strip():
        raise UserError("feedback_giver_missing")
    if draft.tanggal > ctx.today:
        raise UserError("feedback_in_future", tanggal=draft.tanggal)
    with ctx.store.write("give_umpan_balik", ctx.actor) as work:
        skp = work.get(Skp, skp_id)
        if not skp.period.contains(draft.tanggal):
            raise UserError("feedback_outside_plan", tanggal=draft.tanggal, mulai=skp.mulai, sampai=skp.last_day)
        old = work.get(UmpanBalik, draft.id) if draft.id else None
        work.put(
            UmpanBalik(
                id=old.id if old else work.new_id(),
                version=old.version if old else 0,
                skp_id=skp_id,
                tanggal=draft.tanggal,
                pemberi=draft.pemberi.strip(),
                isi=draft.isi.strip(),
                pemberi_id=draft.pemberi_id,
                hasil_kerja_id=draft.hasil_kerja_id,
                nilai=None if draft.hasil_kerja_id else draft.nilai,
            )
        )
        return work.commit()


def remove_feedback(ctx: Context, umpan_balik_id: UUID) -> Changes:
    """Move feedback to the bin."""
    with ctx.store.write("remove_umpan_balik", ctx.actor) as work:
        work.remove(work.get(UmpanBalik, umpan_balik_id))
        return work.commit()
