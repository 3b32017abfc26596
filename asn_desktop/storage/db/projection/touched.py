"""Whose list rows may differ after a change of records."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from asn_desktop.core.domain.jabatan import Jabatan
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.penilai import Pejabat, PenetapanPenilai
from asn_desktop.core.domain.riwayat import RiwayatGolongan, RiwayatJabatan, RiwayatUnit
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.kernel.record import Record
from asn_desktop.storage.db.schema import TABLES, system
from asn_desktop.storage.db.sql import among

DAFTAR = system.DaftarPegawaiTable.__table__


class Touched:
    """Collects what a unit of work changed, and finds the people concerned when asked."""

    def __init__(self) -> None:
        self._people: set[str] = set()
        self._posts: set[str] = set()
        self._units: set[str] = set()
        self._officials: set[str] = set()
        self._renamed: set[str] = set()

    def __bool__(self) -> bool:
        return bool(self._people or self._posts or self._units or self._officials or self._renamed)

    def note(self, record: Record, created: bool = False) -> None:
        """Take note of a record as it was before or is after the change."""
        match record:
            case Pegawai():
                self._people.add(str(record.id))
                if not created:
                    self._renamed.add(str(record.id))
            case RiwayatJabatan():
                self._people.add(str(record.pegawai_id))
                self._add(self._posts, record.jabatan_id)
            case RiwayatGolongan() | RiwayatUnit() | PenetapanPenilai():
                self._people.add(str(record.pegawai_id))
            case Jabatan() if record.kepala:
                self._units.add(str(record.unit_id))
            case Unit():
                self._units.add(str(record.id))
            case Pejabat() if not created:
                self._officials.add(str(record.id))

    def note_post(self, jabatan_id: str) -> None:
        """Take note that who holds a post may have changed because of the day alone."""
        self._posts.add(jabatan_id)

    def note_person(self, pegawai_id: str) -> None:
        self._people.add(pegawai_id)

    def people(self, connection: Connection) -> set[str]:
        """The identities of all employees whose row may have changed."""
        found = set(self._people)
        units = self._units | self._units_headed(connection)
        if units:
            found |= self._people_below(connection, units)
        for column, values in ((DAFTAR.c.penilai_id, self._renamed), (DAFTAR.c.pejabat_id, self._officials)):
            if values:
                concerned = select(DAFTAR.c.pegawai_id).where(among(connection, column, values))
                found.update(connection.execute(concerned).scalars())
        return found

    def _units_headed(self, connection: Connection) -> set[str]:
        if not self._posts:
            return set()
        jabatan = TABLES["jabatan"]
        heads = select(jabatan.c.unit_id).where(jabatan.c.kepala, among(connection, jabatan.c.id, self._posts))
        return set(connection.execute(heads).scalars())

    def _people_below(self, connection: Connection, units: set[str]) -> set[str]:
        """Everybody who was ever placed in the units or below: the units' heads appraise across levels."""
        below = units_below(connection, units)
        riwayat = TABLES["riwayat_unit"]
        placed = select(riwayat.c.pegawai_id).where(riwayat.c.unit_id.in_(select(below.c.id))).distinct()
        return set(connection.execute(placed).scalars())

    @staticmethod
    def _add(where: set[str], identity: UUID | None) -> None:
        if identity is not None:
            where.add(str(identity))


def units_below(connection: Connection, units: set[str]) -> Any:
    """The units and all below them, as a recursive table with the column `id`; loops end by themselves."""
    unit = TABLES["unit"]
    below = select(unit.c.id).where(among(connection, unit.c.id, units)).cte("below", recursive=True)
    return below.union(select(unit.c.id).join(below, unit.c.induk_id == below.c.id))
