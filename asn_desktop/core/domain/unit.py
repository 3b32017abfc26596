"""Unit kerja and the tree they form. A tree from a real office has loops and orphans; they are shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.kernel.record import Record


class Unit(Record, frozen=True, kw_only=True):
    """A unit of the office (unit kerja, in SIASN: unor). `mandiri`: an independent unit with its own head."""

    nama: str
    kode: str = ""
    induk_id: UUID | None = None
    mandiri: bool = False
    alamat: str = ""


class UnitTree(Struct, frozen=True):
    """Units by parent, with the places where the data does not form a tree."""

    units: dict[UUID, Unit]
    children: dict[UUID | None, tuple[UUID, ...]]
    orphans: tuple[UUID, ...]
    loops: tuple[tuple[UUID, ...], ...]

    def ancestors(self, unit_id: UUID) -> tuple[UUID, ...]:
        """The unit's parents from near to far; a loop ends the walk."""
        seen: list[UUID] = []
        current = self.units[unit_id].induk_id if unit_id in self.units else None
        while current is not None and current in self.units and current not in seen and current != unit_id:
            seen.append(current)
            current = self.units[current].induk_id
        return tuple(seen)

    def below(self, unit_id: UUID) -> tuple[UUID, ...]:
        """The unit itself and all units under it, parents before children."""
        found: list[UUID] = [unit_id]
        for current in found:
            found.extend(child for child in self.children.get(current, ()) if child not in found)
        return tuple(found)

    def path(self, unit_id: UUID) -> str:
        """The unit's name after those of its parents: `Distrik Welesi / Sekretariat`."""
        names = [self.units[unit].nama for unit in (unit_id, *self.ancestors(unit_id)) if unit in self.units]
        return " / ".join(reversed(names))


def unit_tree(units: Iterable[Unit]) -> UnitTree:
    """Arrange units by parent. Orphans (unknown parent) and members of loops stand at the top, so none is lost."""
    by_id = {unit.id: unit for unit in units}
    orphans = tuple(u.id for u in by_id.values() if u.induk_id is not None and u.induk_id not in by_id)
    loops = _loops(by_id)
    looped = {unit for loop in loops for unit in loop}
    children: dict[UUID | None, list[UUID]] = {}
    for unit in sorted(by_id.values(), key=lambda unit: (unit.kode, unit.nama)):
        top = unit.induk_id not in by_id or unit.id in looped
        children.setdefault(None if top else unit.induk_id, []).append(unit.id)
    return UnitTree(by_id, {parent: tuple(ids) for parent, ids in children.items()}, orphans, loops)


def _loops(units: Mapping[UUID, Unit]) -> tuple[tuple[UUID, ...], ...]:
    done: set[UUID] = set()
    loops: list[tuple[UUID, ...]] = []
    for start in units:
        trail: list[UUID] = []
        current: UUID | None = start
        while current is not None and current in units and current not in done and current not in trail:
            trail.append(current)
            current = units[current].induk_id
        if current in trail:
            loops.append(tuple(trail[trail.index(current) :]))
        done.update(trail)
    return tuple(loops)
