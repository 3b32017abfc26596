"""Action plan by month and realisation by term, read and written as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.evaluasi import Evaluasi, StatusEvaluasi
from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.kinerja import JenisEvaluasi
from asn_desktop.core.domain.pelaksanaan import BuktiDukung, RealisasiBerkala, RencanaAksi, UmpanBalik
from asn_desktop.core.domain.skp import HasilKerja, Indikator, Skp
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.ports import Context, Reader, UnitOfWork
from asn_desktop.core.usecases.skp import Plan, read_plan

MONTHS_OF = {JenisEvaluasi.BULAN: 1, JenisEvaluasi.TRIWULAN: 3, JenisEvaluasi.AKHIR: 12}
"""Length of a term in months."""


class StepDraft(Struct, frozen=True):
    """One step of the action plan as typed; `id` is None for a new one."""

    hasil_kerja_id: UUID
    bulan: int
    kegiatan: str
    target: str = ""
    id: UUID | None = None


class RealisedDraft(Struct, frozen=True):
    """What was achieved in a term as typed, and where the figure comes from."""

    realisasi: str = ""
    sumber_data: str = ""


class MonthsDraft(Struct, frozen=True):
    """Everything typed about the months: steps in order, realisation by indicator and closing month."""

    steps: tuple[StepDraft, ...] = ()
    realised: dict[tuple[UUID, int], RealisedDraft] = {}


class Months(Struct, frozen=True):
    """The months of one plan as they stand."""

    plan: Plan
    periodik: JenisEvaluasi
    """By month or by quarter, as the office decides."""
    steps: tuple[RencanaAksi, ...]
    realised: tuple[RealisasiBerkala, ...]
    feedback: tuple[UmpanBalik, ...]
    """Newest first."""
    evidence: tuple[BuktiDukung, ...]
    lost: frozenset[str]
    """Hashes of evidence whose file is not in the vault."""
    closed: frozenset[int]
    """Months of terms whose appraisal is final: what was achieved in them stays as it was judged. All of them where
    another office owns the plan now.
    """

    def draft(self) -> MonthsDraft:
        """The content as it can be typed over."""
        return MonthsDraft(
            tuple(StepDraft(s.hasil_kerja_id, s.bulan, s.kegiatan, s.target, s.id) for s in self.steps),
            {(r.indikator_id, r.bulan): RealisedDraft(r.realisasi, r.sumber_data) for r in self.realised},
        )


def months(ctx: Context, skp_id: UUID) -> Months:
    """The months of a plan with feedback and evidence. Raises NotFoundError."""
    with ctx.store.read() as reader:
        plan = read_plan(ctx, reader, skp_id)
        evidence = reader.find(BuktiDukung, skp_id=skp_id)
        files = [each.sha256 for each in evidence if each.sha256]
        return Months(
            plan,
            reader.find(Kantor)[0].periodik,
            tuple(sorted(reader.find(RencanaAksi, skp_id=skp_id), key=lambda s: (s.bulan, s.urutan))),
            reader.find(RealisasiBerkala, skp_id=skp_id),
            tuple(sorted(reader.find(UmpanBalik, skp_id=skp_id), key=lambda f: f.tanggal, reverse=True)),
            tuple(sorted(evidence, key=lambda each: (each.bulan, each.nama))),
            ctx.vault.missing(files) if files else frozenset(),
            frozenset(range(1, 13)) if plan.away else _closed(reader, skp_id),
        )


def plan_months(skp: Skp) -> range:
    """The months (1 to 12) that a plan touches."""
    return range(skp.mulai.month, skp.last_day.month + 1)


def closing_months(skp: Skp, periodik: JenisEvaluasi) -> tuple[int, ...]:
    """The last months of the terms that a plan touches: every month, or 3, 6, 9, 12 of quarters."""
    length = MONTHS_OF[periodik]
    return tuple(dict.fromkeys((month + length - 1) // length * length for month in plan_months(skp)))


def months_of(jenis: JenisEvaluasi, nomor: int) -> range:
    """The months (1 to 12) of a term: of the whole year all of them."""
    length = MONTHS_OF[jenis]
    return range((max(nomor, 1) - 1) * length + 1, max(nomor, 1) * length + 1)


def save(ctx: Context, skp_id: UUID, draft: MonthsDraft) -> Changes:
    """Make the stored months equal to the draft.

    Raises UserError where a month lies outside the plan, or a realisation of a term that was judged would change.
    """
    with ctx.store.write("save_pelaksanaan", ctx.actor) as work:
        skp = work.get(Skp, skp_id)
        touched = plan_months(skp)
        outside = next((step.bulan for step in draft.steps if step.bulan not in touched), None)
        if outside is not None:
            raise UserError("month_outside_plan", bulan=outside, mulai=skp.mulai, sampai=skp.last_day)
        _write_steps(work, skp_id, draft.steps)
        _write_realised(work, skp_id, draft.realised, _closed(work, skp_id))
        return work.commit()


def _closed(reader: Reader, skp_id: UUID) -> frozenset[int]:
    """A final year closes its months only where the office has no terms within it.

    Otherwise a quarter that is still to be appraised would be asked for and could not be given; the year keeps its
    own words, so nothing it rests on changes.
    """
    final = reader.find(Evaluasi, skp_id=skp_id, status=StatusEvaluasi.FINAL, digantikan=False)
    by_year = reader.find(Kantor)[0].periodik is JenisEvaluasi.AKHIR
    judged = [each for each in final if each.nomor or by_year]
    return frozenset(month for each in judged for month in months_of(each.jenis, each.nomor))


def _write_steps(work: UnitOfWork, skp_id: UUID, drafts: tuple[StepDraft, ...]) -> None:
    stored = {step.id: step for step in work.find(RencanaAksi, skp_id=skp_id)}
    known = {hasil.id for hasil in work.find(HasilKerja, skp_id=skp_id)}
    for order, typed in enumerate(drafts, start=1):
        old = stored.pop(typed.id, None) if typed.id else None
        if not typed.kegiatan.strip() or typed.hasil_kerja_id not in known:
            if old is not None:
                work.remove(old)
            continue
        work.put(
            RencanaAksi(
                id=old.id if old else work.new_id(),
                version=old.version if old else 0,
                skp_id=skp_id,
                hasil_kerja_id=typed.hasil_kerja_id,
                bulan=typed.bulan,
                urutan=order,
                kegiatan=typed.kegiatan.strip(),
                target=typed.target.strip(),
            )
        )
    for gone in stored.values():
        work.remove(gone)


def _write_realised(
    work: UnitOfWork, skp_id: UUID, wanted: Mapping[tuple[UUID, int], RealisedDraft], closed: frozenset[int]
) -> None:
    """An emptied realisation is removed, so that empty never means done."""
    stored = {(r.indikator_id, r.bulan): r for r in work.find(RealisasiBerkala, skp_id=skp_id)}
    known = {indikator.id for indikator in work.find(Indikator, skp_id=skp_id)}
    for key in dict.fromkeys((*stored, *wanted)):
        indikator_id, bulan = key
        record, typed = stored.get(key), wanted.get(key, RealisedDraft())
        text, source = typed.realisasi.strip(), typed.sumber_data.strip()
        if record is not None and (record.realisasi, record.sumber_data) == (text, source):
            continue
        if bulan in closed and (record is not None or text):
            raise UserError("month_judged", bulan=bulan)
        if record is not None and text:
            work.put(record.with_(realisasi=text, sumber_data=source))
        elif record is not None:
            work.remove(record)
        elif text and indikator_id in known:
            work.put(
                RealisasiBerkala(
                    id=work.new_id(),
                    skp_id=skp_id,
                    indikator_id=indikator_id,
                    bulan=bulan,
                    realisasi=text,
                    sumber_data=source,
                )
            )
