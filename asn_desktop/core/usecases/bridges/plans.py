"""Whose plans of a year can be copied into e-Kinerja, and how many lines of each were."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.skp import Skp, StatusSkp
from asn_desktop.core.usecases.bridges.ekinerja import SETTING
from asn_desktop.core.usecases.ports import Context


class PlanToCopy(Struct, frozen=True):
    """One plan; `copied` lines of it were ticked so far."""

    skp_id: UUID
    pegawai_id: UUID
    nip: str
    nama: str
    mulai: date
    sampai: date
    status: StatusSkp
    copied: int


def plans_to_copy(ctx: Context, tahun: int) -> tuple[PlanToCopy, ...]:
    """Every plan of the year, by name; somebody with two has two. Who moved away is copied where he is now."""
    with ctx.store.read() as reader:
        away = reader.away()
        plans = reader.find(Skp, tahun=tahun)
        people = {each.id: each for each in reader.find(Pegawai)}
        found = [
            PlanToCopy(
                plan.id,
                plan.pegawai_id,
                person.nip,
                person.nama_lengkap,
                plan.mulai,
                plan.last_day,
                plan.status,
                len(reader.setting(f"{SETTING}.{plan.id}") or ()),
            )
            for plan in plans
            if (person := people.get(plan.pegawai_id)) is not None and person.id not in away
        ]
    return tuple(sorted(found, key=lambda each: (each.nama.casefold(), each.mulai)))
