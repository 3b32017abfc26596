"""The plan (SKP): begin it, write it as a whole, submit it, agree on it, open it again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.evaluasi import Evaluasi, StatusEvaluasi
from asn_desktop.core.domain.kinerja import NilaiBerakhlak, ParaPihak
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.skp import (
    Aspek,
    EkspektasiPerilaku,
    HasilKerja,
    Indikator,
    JenisHasilKerja,
    Skp,
    StatusSkp,
)
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.period import Period
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.penilai import Parties, nearest_day, parties, signed
from asn_desktop.core.usecases.ports import Cancel, Context, Progress, Reader, UnitOfWork, never, no_progress

ASPECTS_USUAL = frozenset({Aspek.KUANTITAS, Aspek.KUALITAS, Aspek.WAKTU})
"""Biaya is "dan/atau"; the other three are what the national application asks for."""


class IndicatorDraft(Struct, frozen=True):
    """One measure as typed; `id` is None for a new one."""

    aspek: Aspek | None = None
    indikator: str = ""
    target: str = ""
    id: UUID | None = None


class ResultDraft(Struct, frozen=True):
    """One planned result as typed, with its measures in order; `id` is None for a new one."""

    jenis: JenisHasilKerja
    rencana: str = ""
    diintervensi: str = ""
    indikator: tuple[IndicatorDraft, ...] = ()
    id: UUID | None = None


class PlanDraft(Struct, frozen=True):
    """The whole content of a plan as typed: results in order, and the expectations per value."""

    results: tuple[ResultDraft, ...] = ()
    expectations: dict[NilaiBerakhlak, str] = {}


class PlannedResult(Struct, frozen=True):
    """A stored result with its measures."""

    hasil: HasilKerja
    indikator: tuple[Indikator, ...]


class PlanGap(Struct, frozen=True):
    """Something the plan still lacks: a sentence `skp.gap.<key>`. Blocking ones stand in the way of agreeing."""

    key: str
    blocking: bool
    result: int | None = None
    """Number of the planned result, counted from 1 over utama then tambahan."""


class Plan(Struct, frozen=True):
    """One SKP as it stands."""

    skp: Skp
    pegawai: Pegawai
    results: tuple[PlannedResult, ...]
    """Utama before tambahan, each in the order written."""
    expectations: dict[NilaiBerakhlak, EkspektasiPerilaku]
    parties: Parties
    gaps: tuple[PlanGap, ...]
    evaluasi: Evaluasi | None
    """The newest appraisal of this plan."""

    @property
    def editable(self) -> bool:
        return self.skp.status is not StatusSkp.DISETUJUI

    def draft(self) -> PlanDraft:
        """The content as it can be typed over."""
        return PlanDraft(
            _typed(self.results), {value: stored.ekspektasi for value, stored in self.expectations.items()}
        )


def start(
    ctx: Context, pegawai_id: UUID, tahun: int, mulai: date | None = None, sampai: date | None = None
) -> tuple[UUID, Changes]:
    """Begin a plan for a year, or for a part of it. Returns the id of the new SKP.

    Raises UserError where the period ends before it starts, leaves the year, or overlaps another plan of the person.
    """
    year = Period.of_year(tahun)
    if mulai and sampai and sampai <= mulai:
        raise UserError("ends_before_start", tmt=mulai, sampai=sampai)
    if (mulai and not year.contains(mulai)) or (sampai and sampai <= year.start):
        raise UserError("period_outside_year", tahun=str(tahun))
    wanted = Period(mulai or year.start, sampai or year.end)
    if wanted.intersection(year) != wanted:
        raise UserError("period_outside_year", tahun=str(tahun))
    with ctx.store.write("start_skp", ctx.actor) as work:
        pegawai = work.get(Pegawai, pegawai_id)
        for other in work.find(Skp, pegawai_id=pegawai_id, tahun=tahun):
            if other.period.overlaps(wanted):
                raise UserError("plan_overlaps", nama=pegawai.nama_lengkap, mulai=other.mulai, sampai=other.last_day)
        skp = work.put(
            Skp(
                id=work.new_id(),
                pegawai_id=pegawai_id,
                tahun=tahun,
                mulai=wanted.start,
                sampai=sampai or date(tahun + 1, 1, 1),
            )
        )
        return skp.id, work.commit()


class StartResult(Struct, frozen=True):
    """The new plans, and for whom none was begun and why."""

    done: tuple[UUID, ...]
    refused: tuple[tuple[UUID, UserError], ...]


def start_many(
    ctx: Context,
    pegawai_ids: Sequence[UUID],
    tahun: int,
    progress: Progress = no_progress,
    cancel: Cancel = never,
) -> tuple[StartResult, Changes]:
    """Begin plans for the whole year, one transaction each; those who have one already are left and named."""
    done: list[UUID] = []
    refused: list[tuple[UUID, UserError]] = []
    changes = Changes()
    for number, pegawai_id in enumerate(pegawai_ids, start=1):
        if cancel():
            break
        try:
            skp_id, touched = start(ctx, pegawai_id, tahun)
            done.append(skp_id)
            changes |= touched
        except UserError as error:
            refused.append((pegawai_id, error))
        progress(number, len(pegawai_ids))
    return StartResult(tuple(done), tuple(refused)), changes


def plan(ctx: Context, skp_id: UUID) -> Plan:
    """One plan with everything the screen and the form need. Raises NotFoundError."""
    with ctx.store.read() as reader:
        return read_plan(ctx, reader, skp_id)


def read_plan(ctx: Context, reader: Reader, skp_id: UUID) -> Plan:
    """The plan inside a view that is already open."""
    skp = reader.get(Skp, skp_id)
    results = _results(reader, skp_id)
    expectations = {stored.nilai: stored for stored in reader.find(EkspektasiPerilaku, skp_id=skp_id)}
    day = nearest_day(skp, ctx.today)
    appraisals = sorted(reader.find(Evaluasi, skp_id=skp_id), key=lambda evaluasi: evaluasi.revisi)
    return Plan(
        skp,
        reader.get(Pegawai, skp.pegawai_id),
        results,
        expectations,
        parties(reader, ctx.law.at(day), skp.pegawai_id, day, skp),
        gaps(_typed(results)),
        appraisals[-1] if appraisals else None,
    )


def gaps(results: Sequence[ResultDraft]) -> tuple[PlanGap, ...]:
    """What a plan with these results lacks; the editor asks while it is typed, so nothing is read."""
    found: list[PlanGap] = []
    ordered = sorted(results, key=lambda draft: draft.jenis is not JenisHasilKerja.UTAMA)
    if not any(draft.jenis is JenisHasilKerja.UTAMA for draft in ordered):
        found.append(PlanGap("no_main_result", True))
    for number, draft in enumerate(ordered, start=1):
        if not draft.rencana.strip():
            found.append(PlanGap("result_empty", True, number))
        if not draft.indikator:
            found.append(PlanGap("no_indicator", True, number))
        if any(not i.indikator.strip() or not i.target.strip() for i in draft.indikator):
            found.append(PlanGap("indicator_incomplete", True, number))
        if draft.indikator and not {i.aspek for i in draft.indikator} >= ASPECTS_USUAL:
            found.append(PlanGap("aspects_unusual", False, number))
    return tuple(found)


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


def reopen(ctx: Context, skp_id: UUID) -> Changes:
    """Back to draft, to change it. Raises UserError where a final appraisal rests on it."""
    with ctx.store.write("reopen_skp", ctx.actor) as work:
        skp = work.get(Skp, skp_id)
        if work.find(Evaluasi, skp_id=skp_id, status=StatusEvaluasi.FINAL):
            raise UserError("plan_appraised")
        work.put(skp.with_(status=StatusSkp.DRAF, tanggal_disetujui=None, pihak=None))
        return work.commit()


def remove(ctx: Context, skp_id: UUID) -> Changes:
    """Move a plan with its content to the bin. Raises UserError where it has been appraised."""
    with ctx.store.write("remove_skp", ctx.actor) as work:
        skp = work.get(Skp, skp_id)
        if work.find(Evaluasi, skp_id=skp_id):
            raise UserError("plan_appraised")
        for kind in (Indikator, HasilKerja, EkspektasiPerilaku):
            for record in work.find(kind, skp_id=skp_id):
                work.remove(record)
        work.remove(skp)
        return work.commit()


def _move(ctx: Context, skp_id: UUID, action: str, status: StatusSkp, tanggal: date | None) -> Changes:
    with ctx.store.write(action, ctx.actor) as work:
        skp = work.get(Skp, skp_id)
        if skp.status is StatusSkp.DISETUJUI:
            raise UserError("plan_agreed", tanggal=skp.tanggal_disetujui or ctx.today)
        blocking = [gap for gap in gaps(_typed(_results(work, skp_id))) if gap.blocking]
        if blocking:
            raise UserError("plan_incomplete", n=len(blocking), gap=blocking[0].key)
        agreed = None if tanggal is None else _signed_on(ctx, work, skp, tanggal)
        work.put(skp.with_(status=status, tanggal_disetujui=tanggal, pihak=agreed))
        return work.commit()


def _signed_on(ctx: Context, reader: Reader, skp: Skp, tanggal: date) -> ParaPihak:
    day = nearest_day(skp, tanggal)
    return signed(reader, parties(reader, ctx.law.at(day), skp.pegawai_id, day, skp))


def _results(reader: Reader, skp_id: UUID) -> tuple[PlannedResult, ...]:
    measures: dict[UUID, list[Indikator]] = {}
    for indikator in sorted(reader.find(Indikator, skp_id=skp_id), key=lambda indikator: indikator.urutan):
        measures.setdefault(indikator.hasil_kerja_id, []).append(indikator)
    ordered = sorted(
        reader.find(HasilKerja, skp_id=skp_id),
        key=lambda hasil: (hasil.jenis is not JenisHasilKerja.UTAMA, hasil.urutan),
    )
    return tuple(PlannedResult(hasil, tuple(measures.get(hasil.id, ()))) for hasil in ordered)


def _typed(results: tuple[PlannedResult, ...]) -> tuple[ResultDraft, ...]:
    return tuple(
        ResultDraft(
            planned.hasil.jenis,
            planned.hasil.rencana,
            planned.hasil.diintervensi,
            tuple(IndicatorDraft(i.aspek, i.indikator, i.target, i.id) for i in planned.indikator),
            planned.hasil.id,
        )
        for planned in results
    )


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
