"""The public holidays that the office has recorded: deadlines in working days leave them out."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from asn_desktop.core.domain.kantor import HariLibur
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.ports import Context, Reader


def recorded(reader: Reader) -> tuple[HariLibur, ...]:
    """All that are recorded, of all years, by day."""
    return tuple(sorted(reader.find(HariLibur), key=lambda each: each.tanggal))


def record(ctx: Context, days: Iterable[tuple[date, str]]) -> Changes:
    """Record days with their names, in one step. A day that is recorded already takes the new name."""
    with ctx.store.write("save_hari_libur", ctx.actor) as work:
        known = {each.tanggal: each for each in work.find(HariLibur)}
        for tanggal, nama in dict(days).items():
            found = known.get(tanggal)
            if found is None:
                work.put(HariLibur(id=work.new_id(), tanggal=tanggal, nama=nama))
            elif found.nama != nama:
                work.put(found.with_(nama=nama))
        return work.commit()


def remove(ctx: Context, days: Collection[UUID]) -> Changes:
    """Move recorded days to the bin, in one step."""
    with ctx.store.write("remove_hari_libur", ctx.actor) as work:
        for identity in days:
            work.remove(work.get(HariLibur, identity))
        return work.commit()
