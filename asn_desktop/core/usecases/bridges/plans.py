"""Whose plans of a year can be copied into e-Kinerja, and how many lines of each were."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.skp import Skp, StatusSkp
from asn_desktop.core.usecases.bridges.ekinerja import COPIED_KINDS, Ticks, copy_sheet, set_copied, ticks_of
from asn_desktop.core.usecases.ports import Context


class PlanToCopy(Struct, frozen=True):
    """One plan; `copied` of its `lines` are ticked. `lines` is only known where something was ticked."""

    skp_id: UUID
    pegawai_id: UUID
    nip: str
    nama: str
    mulai: date
    sampai: date
    status: StatusSkp
    copied: int
    lines: int


def plans_to_copy(ctx: Context, tahun: int) -> tuple[PlanToCopy, ...]:
    """Every plan of the year, by name; somebody with two has two. Who moved away is copied where he is now.

    Where records changed since a plan was ticked, it is laid out anew: a line whose text is another is not copied.
    """
    with ctx.store.read() as reader:
        away = reader.away()
        plans = reader.find(Skp, tahun=tahun)
        people = {each.id: each for each in reader.find(Pegawai)}
        ticks = {plan.id: ticks_of(reader, plan.id) for plan in plans}
        now = reader.position(*COPIED_KINDS)
    for skp_id, kept in ticks.items():
        if kept.marks and kept.at != now:
            ticks[skp_id] = _counted_anew(ctx, skp_id)
    found = [
        PlanToCopy(
            plan.id,
            plan.pegawai_id,
            person.nip,
            person.nama_lengkap,
            plan.mulai,
            plan.last_day,
            plan.status,
            ticks[plan.id].done,
            ticks[plan.id].lines,
        )
        for plan in plans
        if (person := people.get(plan.pegawai_id)) is not None and person.id not in away
    ]
    return tuple(sorted(found, key=lambda each: (each.nama.casefold(), each.mulai)))


def _counted_anew(ctx: Context, skp_id: UUID) -> Ticks:
    sheet = copy_sheet(ctx, skp_id)
    set_copied(ctx, skp_id, sheet.lines)
    return Ticks(done=sheet.done, lines=len(sheet.lines))
