"""Handing final results over: to their owner, received, and returned signed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.evaluasi import Evaluasi, SerahTerima, StatusEvaluasi
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.ports import Context, UnitOfWork


class Handover(Struct, frozen=True):
    """The days on which a result was handed over, received, and returned; None: not yet, or not known."""

    diserahkan: date | None = None
    diterima: date | None = None
    dikembalikan: date | None = None
    catatan: str = ""


class HandedMany(Struct, frozen=True):
    """For whom the days were recorded, and for whom not and why."""

    done: tuple[UUID, ...]
    refused: tuple[tuple[UUID, UserError], ...]


def impossible_day(days: Handover, today: date, decided: date | None = None) -> tuple[str, UserError] | None:
    """The first of the days that cannot be, by its name, and why. `decided` is the day of the result."""
    given = [
        (name, day)
        for name, day in (
            ("diserahkan", days.diserahkan),
            ("diterima", days.diterima),
            ("dikembalikan", days.dikembalikan),
        )
        if day is not None
    ]
    for (_, before), (name, day) in pairwise(given):
        if day < before:
            return name, UserError("handover_order")
    for name, day in given:
        if decided is not None and day < decided:
            return name, UserError("handover_before_decision", tanggal=decided)
        if day > today:
            return name, UserError("handover_in_future", tanggal=day)
    return None


def hand_over(
    ctx: Context,
    evaluasi_id: UUID,
    diserahkan: date | None,
    diterima: date | None = None,
    dikembalikan: date | None = None,
    catatan: str = "",
) -> Changes:
    """Record how a final result went to its owner; the receipt starts the time for an objection (PP 30/2019 Ps 59).

    Raises UserError where the appraisal is not final, or a day lies before the one that comes first.
    """
    with ctx.store.write("hand_over_evaluasi", ctx.actor) as work:
        evaluasi = work.get(Evaluasi, evaluasi_id)
        stored = next(iter(work.find(SerahTerima, evaluasi_id=evaluasi_id)), None)
        work.put(_handed(ctx, work, evaluasi, stored, Handover(diserahkan, diterima, dikembalikan, catatan)))
        return work.commit()


def hand_over_many(ctx: Context, evaluasi_ids: Sequence[UUID], days: Handover) -> tuple[HandedMany, Changes]:
    """Record the same days for many, all in one transaction; days that are not given stay as they are recorded.

    Whoever cannot be recorded is left and named.
    """
    done: list[UUID] = []
    refused: list[tuple[UUID, UserError]] = []
    with ctx.store.write("hand_over_evaluasi", ctx.actor) as work:
        ids = tuple(evaluasi_ids)
        appraisals = {each.id: each for each in work.find(Evaluasi, id=ids)} if ids else {}
        known = {each.evaluasi_id: each for each in work.find(SerahTerima, evaluasi_id=ids)} if ids else {}
        records = []
        for evaluasi_id in ids:
            stored = known.get(evaluasi_id)
            before = Handover() if stored is None else _days_of(stored)
            given = {name: getattr(days, name) or getattr(before, name) for name in Handover.__struct_fields__}
            try:
                records.append(_handed(ctx, work, appraisals[evaluasi_id], stored, replace(before, **given)))
                done.append(evaluasi_id)
            except UserError as error:
                refused.append((evaluasi_id, error))
        work.put_many(records)
        changes = work.commit() if records else Changes()
    return HandedMany(tuple(done), tuple(refused)), changes


def _handed(
    ctx: Context, work: UnitOfWork, evaluasi: Evaluasi, stored: SerahTerima | None, days: Handover
) -> SerahTerima:
    if evaluasi.status is not StatusEvaluasi.FINAL:
        raise UserError("appraisal_not_final")
    wrong = impossible_day(days, ctx.today, evaluasi.tanggal)
    if wrong is not None:
        raise wrong[1]
    record = stored or SerahTerima(id=work.new_id(), evaluasi_id=evaluasi.id, pegawai_id=evaluasi.pegawai_id)
    return record.with_(
        diserahkan=days.diserahkan,
        diterima=days.diterima,
        dikembalikan=days.dikembalikan,
        catatan=days.catatan.strip(),
    )


def _days_of(stored: SerahTerima) -> Handover:
    return Handover(stored.diserahkan, stored.diterima, stored.dikembalikan, stored.catatan)
