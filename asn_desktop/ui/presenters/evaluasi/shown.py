"""What the sheet of an appraisal shows, from what its presenter knows."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.kinerja import Predikat, Rating
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases import evaluasi as usecase
from asn_desktop.core.usecases.evaluasi import AppraisalDraft
from asn_desktop.core.usecases.pelaksanaan import filled
from asn_desktop.core.usecases.penilaian import Penilaian
from asn_desktop.core.usecases.ports import Context
from asn_desktop.ui.presenters.chips import predikat_chip
from asn_desktop.ui.presenters.evaluasi import state as show
from asn_desktop.ui.presenters.evaluasi.after import change_lines, handover_of
from asn_desktop.ui.presenters.evaluasi.months import FromMonths, general_of, values_of
from asn_desktop.ui.presenters.evaluasi.state import EvaluasiState, HeadRating, RunState
from asn_desktop.ui.presenters.explained import why_of
from asn_desktop.ui.presenters.walk import Walked

Matrix = dict[tuple[Rating, Rating], Predikat]


class Known(Struct, frozen=True):
    """An appraisal on the sheet, with what is given to it and who is around it.

    `saved` says where what is typed stands, while it can be typed. `offered`: what a power cut left waits to be taken
    up. `refillable`: filling from the months can be taken back.
    """

    stored: Penilaian
    draft: AppraisalDraft
    months: Mapping[UUID, FromMonths]
    dirty: bool
    saved: str
    offered: bool
    refillable: bool
    matrix: Matrix
    run: RunState | None
    around: Walked


def matrix_of(ctx: Context, stored: Penilaian) -> Matrix:
    """What each pair of ratings gives, by the law of the term's last day."""
    return {
        (hasil, perilaku): Predikat(str(usecase.preview(ctx, stored.evaluasi, hasil, perilaku).result("predikat")))
        for hasil in Rating
        for perilaku in Rating
    }


def head_of(texts: Texts, ctx: Context, known: Known) -> HeadRating | None:
    """The rating that follows from the capaian of the unit he heads; None where he heads none."""
    law = ctx.law.at(known.stored.evaluasi.last_day)
    return show.head_rating(texts, law, known.stored.appraisal, known.draft.rating_hasil)


def shown(texts: Texts, ctx: Context, known: Known) -> EvaluasiState:
    """All of it in words."""
    stored, draft = known.stored, known.draft
    appraisal, evaluasi = stored.appraisal, stored.evaluasi
    law = ctx.law.at(evaluasi.last_day)
    verdict = appraisal.verdict
    if not appraisal.final:
        verdict = usecase.preview(ctx, evaluasi, draft.rating_hasil, draft.rating_perilaku)
    predikat = verdict.result("predikat")
    decided = None if predikat is None else Predikat(str(predikat))
    final = texts.say("evaluasi.saved.final", tanggal=evaluasi.tanggal or "") if appraisal.final else ""
    around = known.around
    return EvaluasiState(
        identity=evaluasi.id,
        head=show.appraisal_head(texts, appraisal),
        locked=not appraisal.editable,
        away=appraisal.plan.away,
        dirty=known.dirty,
        saved=final or known.saved,
        recovery=known.offered,
        plan_kind=show.plan_kind(texts, appraisal),
        pegawai_id=evaluasi.pegawai_id,
        skp_id=evaluasi.skp_id,
        tahun=evaluasi.tahun,
        replaced=evaluasi.digantikan,
        decided_on=evaluasi.tanggal,
        revision=show.revision_words(texts, evaluasi),
        results=show.rated_results(texts, appraisal, draft, known.months),
        values=show.rated_values(law, appraisal, draft, values_of(texts, stored)),
        catatan=draft.catatan,
        rating_hasil=draft.rating_hasil,
        rating_perilaku=draft.rating_perilaku,
        predikat=decided,
        predikat_chip=predikat_chip(texts, decided),
        matrix=known.matrix,
        why=why_of(verdict, texts),
        pimpinan=head_of(texts, ctx, known),
        capaian=show.capaian_of(appraisal),
        general=general_of(texts, stored),
        can_fill=appraisal.editable and filled(draft, stored.inputs, texts) != draft,
        filled=known.refillable,
        handover=handover_of(texts, stored, ctx.today),
        changes=change_lines(texts, stored),
        run=known.run,
        gaps=show.gap_lines(texts, appraisal, draft),
        earlier=show.revision_lines(texts, appraisal),
        position=around.position,
        before=around.before.name if around.before else "",
        after=around.after.name if around.after else "",
    )
