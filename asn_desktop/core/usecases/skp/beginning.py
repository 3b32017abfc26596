"""Plans begun: for a person, or for many at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.skp import SebabSkp, Skp
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.period import Period
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.ports import Cancel, Context, Progress, never, no_progress
from asn_desktop.core.usecases.skp.kinds import usual_keluarga, usual_pendekatan


def start(
    ctx: Context,
    pegawai_id: UUID,
    tahun: int,
    mulai: date | None = None,
    sampai: date | None = None,
    sebab: SebabSkp | None = None,
) -> tuple[UUID, Changes]:
    """Begin a plan for a year, or for a part of it. Returns the id of the new SKP.

    Family and approach are what is usual for the person (`kinds`); both can be changed while it is a draft.
    Raises UserError where the period ends before it starts, leaves the year, or overlaps another plan of the person.
    """
    wanted = period_in_year(tahun, mulai, sampai)
    with ctx.store.write("start_skp", ctx.actor) as work:
        pegawai = work.get(Pegawai, pegawai_id)
        own = work.find(Skp, pegawai_id=pegawai_id)
        refuse_overlap(pegawai, wanted, (other for other in own if other.tahun == tahun))
        office = {} if own else work.approaches((tahun, tahun - 1))
        skp = work.put(
            Skp(
                id=work.new_id(),
                pegawai_id=pegawai_id,
                tahun=tahun,
                mulai=wanted.start,
                sampai=sampai or date(tahun + 1, 1, 1),
                keluarga=usual_keluarga(work, pegawai_id, wanted.start),
                pendekatan=usual_pendekatan(own, tahun, office),
                sebab=sebab,
            )
        )
        return skp.id, work.commit()


def period_in_year(tahun: int, mulai: date | None, sampai: date | None) -> Period:
    """The period of a plan. Raises UserError where it ends before it starts or leaves the year."""
    year = Period.of_year(tahun)
    if mulai and sampai and sampai <= mulai:
        raise UserError("ends_before_start", tmt=mulai, sampai=sampai)
    if (mulai and not year.contains(mulai)) or (sampai and sampai <= year.start):
        raise UserError("period_outside_year", tahun=str(tahun))
    wanted = Period(mulai or year.start, sampai or year.end)
    if wanted.intersection(year) != wanted:
        raise UserError("period_outside_year", tahun=str(tahun))
    return wanted


def refuse_overlap(pegawai: Pegawai, wanted: Period, others: Iterable[Skp]) -> None:
    """Raises UserError where one of the person's other plans covers a day of the period."""
    for other in others:
        if other.period.overlaps(wanted):
            raise UserError("plan_overlaps", nama=pegawai.nama_lengkap, mulai=other.mulai, sampai=other.last_day)


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
