"""Who appraises each employee on a day, for many at once, by the rules of `core.domain.penilai`."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from asn_desktop.core.domain.jabatan import Jabatan
from asn_desktop.core.domain.penilai import Atasan, Organisation, PenetapanPenilai, organisation, superior
from asn_desktop.core.domain.riwayat import RiwayatJabatan, RiwayatUnit, held_on
from asn_desktop.core.domain.unit import Unit, UnitTree, unit_tree
from asn_desktop.storage.db.records import find
from asn_desktop.storage.db.schema import TABLES
from asn_desktop.storage.db.sql import among


class Superiors:
    """The superior of any employee on the day.

    People who head nothing and for whom nothing was decided have the superior that their unit has: it is found once
    for each unit, with the unit itself in the person's place.
    """

    def __init__(
        self, connection: Connection, day: date, people: Collection[str] | None, units: Collection[str]
    ) -> None:
        """For these people (None: for all) who work in these units."""
        self._day = day
        above = None if people is None else _and_above(connection, units)
        unit, jabatan = TABLES["unit"], TABLES["jabatan"]
        chain = () if above is None else (among(connection, unit.c.id, above),)
        heads = () if above is None else (among(connection, jabatan.c.unit_id, above),)
        self.tree = unit_tree(find(connection, Unit, *chain))
        posts = find(connection, Jabatan, jabatan.c.kepala, *heads)
        held = TABLES["riwayat_jabatan"].c.jabatan_id
        holders = find(connection, RiwayatJabatan, among(connection, held, [str(post.id) for post in posts]))
        decision = TABLES["penetapan_penilai"].c.pegawai_id
        where = () if people is None else (among(connection, decision, people),)
        self._org = organisation(self.tree, posts, holders, (), find(connection, PenetapanPenilai, *where))
        in_force = held_on(holders, day)
        self._special = {entry.pegawai_id for entry in in_force} | self._org.decided.keys()
        self._of_unit: dict[UUID, Atasan] = {}

    def of(self, pegawai_id: UUID, unit_id: UUID | None) -> Atasan:
        """The superior of a person who works in this unit on the day."""
        if unit_id is None or pegawai_id in self._special:
            return self._find(pegawai_id, unit_id)
        if unit_id not in self._of_unit:
            self._of_unit[unit_id] = self._find(unit_id, unit_id)
        return self._of_unit[unit_id]

    def _find(self, person: UUID, unit_id: UUID | None) -> Atasan:
        org = self._org
        units: dict[UUID, tuple[RiwayatUnit, ...]] = {}
        if unit_id is not None:
            units[person] = (RiwayatUnit(id=person, pegawai_id=person, unit_id=unit_id, tmt=self._day),)
        return superior(Organisation(org.tree, org.kepala, org.holders, units, org.decided), person, self._day)


def _and_above(connection: Connection, units: Collection[str]) -> Sequence[str]:
    """The units and all above them."""
    unit = TABLES["unit"]
    above = select(unit.c.id, unit.c.induk_id).where(among(connection, unit.c.id, units)).cte("above", recursive=True)
    above = above.union(select(unit.c.id, unit.c.induk_id).join(above, above.c.induk_id == unit.c.id))
    return connection.execute(select(above.c.id)).scalars().all()


def unit_name(tree: UnitTree, unit_id: UUID | None) -> str:
    """The name of a live unit; empty for none."""
    return tree.units[unit_id].nama if unit_id is not None and unit_id in tree.units else ""


def names(connection: Connection, found: Mapping[Any, Atasan]) -> tuple[dict[UUID, str], dict[UUID, str]]:
    """Names (with titles) of the employees, and of the outside officials, among the superiors found."""
    people = {str(atasan.pegawai_id) for atasan in found.values() if atasan.pegawai_id is not None}
    officials = {str(atasan.pejabat_id) for atasan in found.values() if atasan.pejabat_id is not None}
    pegawai, pejabat = TABLES["pegawai"], TABLES["pejabat"]
    columns = (pegawai.c.id, pegawai.c.gelar_depan, pegawai.c.nama, pegawai.c.gelar_belakang)
    people_names = {
        UUID(row.id): with_titles(row.gelar_depan, row.nama, row.gelar_belakang)
        for row in connection.execute(select(*columns).where(among(connection, pegawai.c.id, people)))
    }
    asked = select(pejabat.c.id, pejabat.c.nama).where(among(connection, pejabat.c.id, officials))
    return people_names, {UUID(row.id): row.nama for row in connection.execute(asked)}


def with_titles(front: str, name: str, back: str) -> str:
    """As `Pegawai.nama_lengkap`, without building the record."""
    return f"{front + ' ' if front else ''}{name}{', ' + back if back else ''}"
