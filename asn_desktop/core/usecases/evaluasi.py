"""The yearly appraisal: realisation and feedback, two ratings, the predikat that follows, and its finalising."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
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
from asn_desktop.core.domain.kinerja import Capaian, CapaianOrganisasi, NilaiBerakhlak, Predikat, Rating
from asn_desktop.core.domain.riwayat import RiwayatUnit, latest
from asn_desktop.core.domain.skp import Skp, StatusSkp
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes, Record
from asn_desktop.core.kernel.verdict import Verdict
from asn_desktop.core.rules import distribusi as distribusi_rules
from asn_desktop.core.rules import predikat as predikat_rules
from asn_desktop.core.usecases.penilai import parties, signed
from asn_desktop.core.usecases.ports import Cancel, Context, Progress, Reader, UnitOfWork, never, no_progress
from asn_desktop.core.usecases.skp import Plan, read_plan

K = TypeVar("K")


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

    @property
    def final(self) -> bool:
        return self.evaluasi.status is StatusEvaluasi.FINAL


class Distribution(Struct, frozen=True):
    """The predikat of a unit's people in a year, held against the guidance for its achievement."""

    unit_id: UUID
    tahun: int
    counts: dict[Predikat, int]
    unrated: int
    capaian: CapaianOrganisasi | None
    verdict: Verdict


def begin(ctx: Context, skp_id: UUID) -> tuple[UUID, Changes]:
    """The appraisal of a plan: the one begun already, or a new draft. Returns its id."""
    with ctx.store.write("start_evaluasi", ctx.actor) as work:
        existing = sorted(work.find(Evaluasi, skp_id=skp_id), key=lambda evaluasi: evaluasi.revisi)
        if existing:
            return existing[-1].id, Changes()
        skp = work.get(Skp, skp_id)
        evaluasi = work.put(
            Evaluasi(
                id=work.new_id(),
                skp_id=skp_id,
                pegawai_id=skp.pegawai_id,
                tahun=skp.tahun,
                mulai=skp.mulai,
                sampai=skp.sampai,
            )
        )
        return evaluasi.id, work.commit()


def appraisal(ctx: Context, evaluasi_id: UUID) -> Appraisal:
    """One appraisal with its plan, verdict and what it still lacks. Raises NotFoundError."""
    with ctx.store.read() as reader:
        evaluasi = reader.get(Evaluasi, evaluasi_id)
        plan = read_plan(ctx, reader, evaluasi.skp_id)
        draft = _read_draft(reader, evaluasi)
        capaian = capaian_for(reader, evaluasi.pegawai_id, evaluasi.tahun, evaluasi.last_day)
        final = evaluasi.status is StatusEvaluasi.FINAL and evaluasi.verdict is not None
        verdict = evaluasi.verdict if final and evaluasi.verdict else _decide(ctx, evaluasi)
        earlier = [e for e in reader.find(Evaluasi, skp_id=evaluasi.skp_id) if e.revisi < evaluasi.revisi]
        return Appraisal(
            evaluasi,
            plan,
            draft,
            verdict,
            capaian,
            () if final else gaps(plan, draft, capaian),
            tuple(sorted(earlier, key=lambda e: e.revisi)),
        )


def save(ctx: Context, evaluasi_id: UUID, draft: AppraisalDraft) -> Changes:
    """Save what the appraiser gave so far. Raises UserError where the appraisal is final."""
    with ctx.store.write("save_evaluasi", ctx.actor) as work:
        evaluasi = work.get(Evaluasi, evaluasi_id)
        if evaluasi.status is StatusEvaluasi.FINAL:
            raise UserError("appraisal_final", tanggal=evaluasi.tanggal or ctx.today)
        _write(work, evaluasi, draft)
        rated = evaluasi.with_(
            rating_hasil=draft.rating_hasil, rating_perilaku=draft.rating_perilaku, catatan=draft.catatan.strip()
        )
        work.put(rated.with_(predikat=_predikat(_decide(ctx, rated))))
        return work.commit()


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


def revise(ctx: Context, evaluasi_id: UUID, alasan: str) -> tuple[UUID, Changes]:
    """Begin a new version of a final appraisal, for a reason; the old one stays as it was given."""
    if not alasan.strip():
        raise UserError("reason_missing")
    with ctx.store.write("revise_evaluasi", ctx.actor) as work:
        old = work.get(Evaluasi, evaluasi_id)
        if old.status is not StatusEvaluasi.FINAL or old.digantikan:
            raise UserError("appraisal_not_final")
        if any(e.revisi > old.revisi for e in work.find(Evaluasi, skp_id=old.skp_id)):
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
        _write(work, new, _read_draft(work, old))
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


def set_capaian(ctx: Context, unit_id: UUID, tahun: int, capaian: Capaian, oleh: str = "", dasar: str = "") -> Changes:
    """Record the achievement of a unit in a year, and who set it (the leader one level up)."""
    with ctx.store.write("set_capaian", ctx.actor) as work:
        stored = next(iter(work.find(CapaianOrganisasi, unit_id=unit_id, tahun=tahun)), None)
        record = stored or CapaianOrganisasi(id=work.new_id(), unit_id=unit_id, tahun=tahun, capaian=capaian)
        work.put(record.with_(capaian=capaian, ditetapkan_oleh=oleh, dasar=dasar))
        return work.commit()


def capaian_for(reader: Reader, pegawai_id: UUID, tahun: int, day: date) -> CapaianOrganisasi | None:
    """The achievement that applies to a person: of the unit on that day, else of the nearest unit above."""
    place = latest(reader.find(RiwayatUnit, pegawai_id=pegawai_id), day)
    return _capaian_of_unit(reader, place.unit_id, tahun) if place else None


def distribution(ctx: Context, unit_id: UUID, tahun: int) -> Distribution:
    """The unit's people (with the units below it) by predikat, against the guidance. It warns, it never blocks.

    Who has several plans in the year counts once, with the plan that covers its end.
    """
    with ctx.store.read() as reader:
        below = {unit_id}
        edge = {unit_id}
        while edge:
            edge = {unit.id for unit in reader.find(Unit, induk_id=tuple(edge))} - below
            below |= edge
        rows = [row for row in reader.progress(tahun) if row.unit_id in below]
        counts = {predikat: sum(row.predikat.get(predikat, 0) for row in rows) for predikat in Predikat}
        capaian = _capaian_of_unit(reader, unit_id, tahun)
        people = sum(row.pegawai for row in rows)
    law = ctx.law.at(date(tahun, 12, 31))
    verdict = distribusi_rules.judge(capaian.capaian if capaian else None, counts, law)
    return Distribution(unit_id, tahun, counts, people - sum(counts.values()), capaian, verdict)


def preview(ctx: Context, evaluasi: Evaluasi, hasil: Rating | None, perilaku: Rating | None) -> Verdict:
    """What the ratings would give, before anything is saved."""
    return predikat_rules.decide(hasil, perilaku, ctx.law.at(evaluasi.last_day))


def gaps(plan: Plan, draft: AppraisalDraft, capaian: CapaianOrganisasi | None) -> tuple[AppraisalGap, ...]:
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
        (unanswered > 0, AppraisalGap("no_feedback", False, unanswered)),
        (not any(text.strip() for text in draft.umpan_perilaku.values()), AppraisalGap("no_feedback_behaviour", False)),
    )
    return tuple(gap for there, gap in found if there)


def _finalise(ctx: Context, work: UnitOfWork, evaluasi_id: UUID, tanggal: date) -> None:
    evaluasi = work.get(Evaluasi, evaluasi_id)
    if evaluasi.status is StatusEvaluasi.FINAL:
        raise UserError("appraisal_final", tanggal=evaluasi.tanggal or ctx.today)
    plan = read_plan(ctx, work, evaluasi.skp_id)
    last = evaluasi.last_day
    capaian = capaian_for(work, evaluasi.pegawai_id, evaluasi.tahun, last)
    blocking = [gap for gap in gaps(plan, _read_draft(work, evaluasi), capaian) if gap.blocking]
    if blocking:
        raise UserError("appraisal_incomplete", nama=plan.pegawai.nama_lengkap, n=len(blocking), gap=blocking[0].key)
    people = parties(work, ctx.law.at(last), evaluasi.pegawai_id, last, plan.skp)
    if people.penilai.pihak is None:
        raise UserError("appraiser_unknown", nama=plan.pegawai.nama_lengkap, tanggal=last)
    verdict = _decide(ctx, evaluasi)
    work.put(
        evaluasi.with_(
            status=StatusEvaluasi.FINAL,
            predikat=_predikat(verdict),
            capaian=capaian.capaian if capaian else None,
            tanggal=tanggal,
            verdict=verdict,
            pihak=signed(work, people),
        )
    )
    if evaluasi.menggantikan_id is not None:
        work.put(work.get(Evaluasi, evaluasi.menggantikan_id).with_(digantikan=True))


def _decide(ctx: Context, evaluasi: Evaluasi) -> Verdict:
    """The law of the period's last day decides, whenever the appraisal is written."""
    return preview(ctx, evaluasi, evaluasi.rating_hasil, evaluasi.rating_perilaku)


def _predikat(verdict: Verdict) -> Predikat | None:
    value = verdict.result("predikat")
    return None if value is None else Predikat(str(value))


def _read_draft(reader: Reader, evaluasi: Evaluasi) -> AppraisalDraft:
    return AppraisalDraft(
        evaluasi.rating_hasil,
        evaluasi.rating_perilaku,
        evaluasi.catatan,
        {r.indikator_id: r.realisasi for r in reader.find(Realisasi, evaluasi_id=evaluasi.id)},
        {u.hasil_kerja_id: u.umpan_balik for u in reader.find(UmpanBalikHasil, evaluasi_id=evaluasi.id)},
        {u.nilai: u.umpan_balik for u in reader.find(UmpanBalikPerilaku, evaluasi_id=evaluasi.id)},
    )


def _write(work: UnitOfWork, evaluasi: Evaluasi, draft: AppraisalDraft) -> None:
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


def _capaian_of_unit(reader: Reader, unit_id: UUID, tahun: int) -> CapaianOrganisasi | None:
    seen: set[UUID] = set()
    current: UUID | None = unit_id
    while current is not None and current not in seen:
        seen.add(current)
        found = reader.find(CapaianOrganisasi, unit_id=current, tahun=tahun)
        if found:
            return found[0]
        unit = next(iter(reader.find(Unit, id=current)), None)
        current = unit.induk_id if unit else None
    return None
