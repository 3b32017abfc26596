"""The months of every unit: how many of its people have something recorded in each."""

from __future__ import annotations

from collections import Counter
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.usecases.ports import Context
from asn_desktop.core.usecases.rows import Recorded


class UnitMonths(Struct, frozen=True):
    """One unit (without those below it) in a year. Counts are of people, by what is recorded and month (1 to 12)."""

    unit_id: UUID | None
    unit: str
    pegawai: int
    counts: dict[Recorded, dict[int, int]]

    def count(self, what: Recorded, bulan: int) -> int:
        """How many people have it in a month."""
        return self.counts.get(what, {}).get(bulan, 0)

    @property
    def nobody_yet(self) -> int:
        """People without a plan in the year."""
        return self.pegawai - self.planned

    @property
    def planned(self) -> int:
        """The most people with a plan in one month."""
        return max(self.counts.get(Recorded.SKP, {}).values(), default=0)


def unit_months(ctx: Context, tahun: int, unit_id: UUID | None = None) -> tuple[UnitMonths, ...]:
    """Every unit that has people, or one with those below it, by name; people without a unit last.

    Where several units have the same name, as every office has its `Bidang I`, that of the unit above stands with it.
    """
    with ctx.store.read() as reader:
        counted = reader.month_counts(tahun, unit_id)
        units = {unit.id: unit for unit in reader.find(Unit)}
    people: dict[UUID | None, tuple[str, int]] = {}
    found: dict[UUID | None, dict[Recorded, dict[int, int]]] = {}
    for each in counted:
        if each.what is Recorded.PEGAWAI:
            people[each.unit_id] = (each.unit, each.people)
        else:
            found.setdefault(each.unit_id, {}).setdefault(each.what, {})[each.bulan] = each.people
    often = Counter(name for name, _count in people.values())
    for key, (name, count) in people.items():
        own = units.get(key) if key is not None and often[name] > 1 else None
        above = units.get(own.induk_id) if own is not None and own.induk_id is not None else None
        if above is not None:
            people[key] = (f"{name}, {above.nama}", count)
    ordered = sorted(people.items(), key=lambda pair: (pair[0] is None, pair[1][0]))
    return tuple(UnitMonths(key, name, count, found.get(key, {})) for key, (name, count) in ordered)
