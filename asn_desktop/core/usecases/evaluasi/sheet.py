"""One appraisal as it stands: what was typed, the verdict, and what it still lacks."""

from __future__ import annotations

from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.evaluasi import (
    Evaluasi,
    Realisasi,
    SerahTerima,
    StatusEvaluasi,
    UmpanBalikHasil,
    UmpanBalikPerilaku,
)
from asn_desktop.core.domain.kinerja import CapaianOrganisasi, NilaiBerakhlak, Predikat, Rating
from asn_desktop.core.domain.skp import StatusSkp
from asn_desktop.core.kernel.verdict import Verdict
from asn_desktop.core.rules import predikat as predikat_rules
from asn_desktop.core.rules import rating_pimpinan
from asn_desktop.core.usecases.evaluasi.capaian import capaian_for, headed_unit
from asn_desktop.core.usecases.ports import Context, Reader
from asn_desktop.core.usecases.skp import Plan, read_plan


class AppraisalDraft(Struct, frozen=True):
    """Everything the appraiser gives, as typed. A rating of None has not been given: missing is never zero."""

    rating_hasil: Rating | None = None
    rating_perilaku: Rating | None = None
    catatan: str = ""
    realisasi: dict[UUID, str] = {}
    """By indicator."""
    umpan_hasil: dict[UUID, str] = {}
    """By planned result."""
    umpan_perilaku: dict[NilaiBerakhlak, str] = {}


class AppraisalGap(Struct, frozen=True):
    """What stands in the way of finalising, or ought to be thought about: a sentence `evaluasi.gap.<key>`."""

    key: str
    blocking: bool
    n: int = 1


class Appraisal(Struct, frozen=True):
    """One appraisal as it stands, with the verdict: as stored where final, as it would be now otherwise."""

    evaluasi: Evaluasi
    plan: Plan
    draft: AppraisalDraft
    verdict: Verdict
    capaian: CapaianOrganisasi | None
    """The achievement of the person's unit, or of the nearest unit above that has one."""
    gaps: tuple[AppraisalGap, ...]
    earlier: tuple[Evaluasi, ...]
    """Revisions before this one, oldest first."""
    pimpinan: Verdict | None = None
    """For who heads a unit: the rating hasil kerja that follows from the unit's capaian."""
    serah_terima: SerahTerima | None = None
    """How the final result went to its owner."""

    @property
    def final(self) -> bool:
        return self.evaluasi.status is StatusEvaluasi.FINAL

    @property
    def editable(self) -> bool:
        return not self.final and not self.plan.away


def appraisal(ctx: Context, evaluasi_id: UUID) -> Appraisal:
    """One appraisal with its plan, verdict and what it still lacks. Raises NotFoundError."""
    with ctx.store.read() as reader:
        return read_appraisal(ctx, reader, evaluasi_id)


def read_appraisal(ctx: Context, reader: Reader, evaluasi_id: UUID) -> Appraisal:
    """The appraisal inside a view that is already open."""
    evaluasi = reader.get(Evaluasi, evaluasi_id)
    plan = read_plan(ctx, reader, evaluasi.skp_id)
    draft = read_draft(reader, evaluasi)
    capaian = capaian_for(reader, evaluasi)
    final = evaluasi.status is StatusEvaluasi.FINAL and evaluasi.verdict is not None
    verdict = evaluasi.verdict if final and evaluasi.verdict else decide(ctx, evaluasi)
    head = head_verdict(ctx, reader, evaluasi, capaian)
    return Appraisal(
        evaluasi,
        plan,
        draft,
        verdict,
        capaian,
        () if final else gaps(plan, draft, capaian, head),
        tuple(each for each in same_term(reader, evaluasi) if each.revisi < evaluasi.revisi),
        head,
        next(iter(reader.find(SerahTerima, evaluasi_id=evaluasi_id)), None) if final else None,
    )


def same_term(reader: Reader, evaluasi: Evaluasi) -> tuple[Evaluasi, ...]:
    """All versions of the appraisal of one plan for one term, oldest first."""
    found = reader.find(Evaluasi, skp_id=evaluasi.skp_id, jenis=evaluasi.jenis, nomor=evaluasi.nomor)
    return tuple(sorted(found, key=lambda each: each.revisi))


def head_verdict(ctx: Context, reader: Reader, evaluasi: Evaluasi, capaian: CapaianOrganisasi | None) -> Verdict | None:
    """What the capaian of the unit means for its head; None for who heads no unit on the last day."""
    if headed_unit(reader, evaluasi.pegawai_id, evaluasi.last_day) is None:
        return None
    return rating_pimpinan.decide(
        capaian.capaian if capaian else None, ctx.law.at(evaluasi.last_day), evaluasi.rating_hasil
    )


def preview(ctx: Context, evaluasi: Evaluasi, hasil: Rating | None, perilaku: Rating | None) -> Verdict:
    """What the ratings would give, before anything is saved. The law of the period's last day decides."""
    return predikat_rules.decide(hasil, perilaku, ctx.law.at(evaluasi.last_day))


def decide(ctx: Context, evaluasi: Evaluasi) -> Verdict:
    """The verdict on the ratings as they are stored."""
    return preview(ctx, evaluasi, evaluasi.rating_hasil, evaluasi.rating_perilaku)


def predikat_of(verdict: Verdict) -> Predikat | None:
    """The predikat of a verdict, or None while it is undetermined."""
    value = verdict.result("predikat")
    return None if value is None else Predikat(str(value))


def gaps(
    plan: Plan, draft: AppraisalDraft, capaian: CapaianOrganisasi | None, pimpinan: Verdict | None = None
) -> tuple[AppraisalGap, ...]:
    """What an appraisal as typed still lacks; the screen asks while it is typed, so nothing is read."""
    unrealised = sum(
        1
        for planned in plan.results
        for indikator in planned.indikator
        if not draft.realisasi.get(indikator.id, "").strip()
    )
    unanswered = sum(1 for planned in plan.results if not draft.umpan_hasil.get(planned.hasil.id, "").strip())
    found = (
        (plan.skp.status is not StatusSkp.DISETUJUI, AppraisalGap("plan_not_agreed", True)),
        (plan.parties.penilai.pihak is None, AppraisalGap("appraiser_unknown", True)),
        (unrealised > 0, AppraisalGap("no_realisation", True, unrealised)),
        (draft.rating_hasil is None, AppraisalGap("no_rating_hasil", True)),
        (draft.rating_perilaku is None, AppraisalGap("no_rating_perilaku", True)),
        (capaian is None, AppraisalGap("no_capaian", False)),
        (_differs(pimpinan, draft.rating_hasil), AppraisalGap("rating_not_of_capaian", False)),
        (unanswered > 0, AppraisalGap("no_feedback", False, unanswered)),
        (not any(text.strip() for text in draft.umpan_perilaku.values()), AppraisalGap("no_feedback_behaviour", False)),
    )
    return tuple(gap for there, gap in found if there)


def _differs(pimpinan: Verdict | None, given: Rating | None) -> bool:
    """A head was rated otherwise than the capaian of his unit says."""
    expected = None if pimpinan is None else pimpinan.result("hasil_kerja")
    return expected is not None and given is not None and given != expected


def read_draft(reader: Reader, evaluasi: Evaluasi) -> AppraisalDraft:
    """What is stored of an appraisal, as it can be typed over."""
    return AppraisalDraft(
        evaluasi.rating_hasil,
        evaluasi.rating_perilaku,
        evaluasi.catatan,
        {r.indikator_id: r.realisasi for r in reader.find(Realisasi, evaluasi_id=evaluasi.id)},
        {u.hasil_kerja_id: u.umpan_balik for u in reader.find(UmpanBalikHasil, evaluasi_id=evaluasi.id)},
        {u.nilai: u.umpan_balik for u in reader.find(UmpanBalikPerilaku, evaluasi_id=evaluasi.id)},
    )
