"""Makes a practice office: the letterhead for the new file, then everybody and their years."""

from __future__ import annotations

from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.ports import Cancel, Context, Progress, never, no_progress
from asn_desktop.core.usecases.practice.aftermath import aftermath
from asn_desktop.core.usecases.practice.ahead import ahead
from asn_desktop.core.usecases.practice.bulk import carry_in_bulk
from asn_desktop.core.usecases.practice.careers import careers
from asn_desktop.core.usecases.practice.months import months
from asn_desktop.core.usecases.practice.plans import OfficeName, plan_of
from asn_desktop.core.usecases.practice.proofs import proofs
from asn_desktop.core.usecases.practice.register import fill
from asn_desktop.core.usecases.practice.talent import talent
from asn_desktop.core.usecases.practice.year import PAST, RUNNING

APPRAISED_AT_MOST = 5_000
"""In larger offices only so many people get plans and appraisals, so that the file stays of a handy size."""


class PracticeResult(Struct, frozen=True):
    """What the new practice office holds."""

    pegawai: int
    skp: int
    final: int


def kantor(office: OfficeName, employees: int | None, identity: UUID) -> Kantor:
    """The office's own record, with which its file is created; `latihan` marks every page and screen."""
    plan = plan_of(office, employees)
    return Kantor(
        id=identity,
        nama=plan.nama,
        instansi=plan.instansi,
        kode_wilayah=plan.kode_wilayah,
        tempat=plan.tempat,
        alamat=plan.alamat,
        latihan=True,
    )


def people(ctx: Context, office: OfficeName, employees: int | None = None, seed: int = 1) -> tuple[int, Changes]:
    """Fill an empty practice office with units, posts and people, without plans. Returns how many people.

    Raises UserError where the file is not an empty practice office.
    """
    plan = plan_of(office, employees)
    with ctx.store.write("create_practice", ctx.actor) as work:
        if not all(found.latihan for found in work.find(Kantor)) or work.find(Pegawai):
            raise UserError("not_empty_practice")
        register = fill(plan, employees or plan.employees, seed, ctx.today, work.new_id)
        work.put_many(register.records)
        return register.people, work.commit()


def create(
    ctx: Context,
    office: OfficeName,
    employees: int | None = None,
    seed: int = 1,
    progress: Progress = no_progress,
    cancel: Cancel = never,
) -> tuple[PracticeResult, Changes]:
    """Fill an empty practice office with people, last year nearly finished, and this year's plans.

    The same office, number, seed and day give the same office again. Raises UserError where the file is not an
    empty practice office.
    """
    count, changes = people(ctx, office, employees, seed)
    skp, final = 0, 0
    for tahun, steps in ((ctx.today.year - 1, PAST), (ctx.today.year, RUNNING)):
        result, touched = carry_in_bulk(ctx, tahun, seed, steps, progress, cancel, APPRAISED_AT_MOST)
        skp += result.plans
        final += result.final
        changes |= touched
    changes |= ahead(ctx, ctx.today.year)  # before the quarters are appraised: then plans cannot be opened again
    for tahun in (ctx.today.year - 1, ctx.today.year):
        changes |= months(ctx, tahun, seed)
    changes |= aftermath(ctx, ctx.today.year - 1, seed)
    changes |= careers(ctx)
    changes |= proofs(ctx)
    changes |= talent(ctx, seed)
    return PracticeResult(count, skp, final), changes
