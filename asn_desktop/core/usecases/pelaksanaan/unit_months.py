"""The months of every unit: how many of its people have something recorded in each."""

from __future__ import annotations

from uuid import UUID

from msgspec import Struct

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
    """Every unit that has people, or one with those below it, by name; people without a unit last."""
    with ctx.store.read() as reader:
        counted = reader.month_counts(tahun, unit_id)
    people: dict[UUID | None, tuple[str, int]] = {}
    found: dict[UUID | None, dict[Recorded, dict[int, int]]] = {}
    for each in counted:
        if each.what is Recorded.PEGAWAI:
            people[each.unit_id] = (each.unit, each.people)
        else:
            found.setdefault(each.unit_id, {}).setdefault(each.what, {})[each.bulan] = each.people
    ordered = sorted(people.items(), key=lambda pair: (pair[0] is None, pair[1][0]))
    return tuple(UnitMonths(key, name, count, found.get(key, {})) for key, (name, count) in ordered)
