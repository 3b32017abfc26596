"""Whose list rows may differ after a change of records."""

from __future__ import annotations

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

DAFTAR = system.DAFTAR_PEGAWAI
UNIT, JABATAN = TABLES["unit"], TABLES["jabatan"]


class Touched:
    """Collects what changed, and finds the people concerned when asked."""

    def __init__(self) -> None:
        self.people: set[UUID] = set()
        """Their own data changed."""
        self.posts: set[UUID] = set()
        """Posts whose holders changed."""
        self.units: set[UUID] = set()
        """Units whose head or place in the tree changed."""
        self.renamed_units: set[UUID] = set()
        self.renamed_people: set[UUID] = set()
        self.renamed_officials: set[UUID] = set()

    def __bool__(self) -> bool:
        return any((self.people, self.posts, self.units, self.renamed_units, self.renamed_officials))

    def note(self, before: Record | None, after: Record | None) -> None:
        """Take note of a change; None stands for what did not exist, or is in the bin."""
        for record in (before, after):
            match record:
                case Pegawai():
                    self.people.add(record.id)
                    if before is not None:
                        self.renamed_people.add(record.id)
                case RiwayatJabatan():
                    self.people.add(record.pegawai_id)
                    if record.jabatan_id is not None:
                        self.posts.add(record.jabatan_id)
                case RiwayatGolongan() | RiwayatUnit() | PenetapanPenilai():
                    self.people.add(record.pegawai_id)
                case Jabatan() if record.kepala:
                    self.units.add(record.unit_id)
                case Unit():
                    (self.renamed_units if _stays(before, after) else self.units).add(record.id)
                case Pejabat() if before is not None:
                    self.renamed_officials.add(record.id)

    def found(self, connection: Connection) -> set[str]:
        """The identities of all employees whose row may have changed."""
        found = _texts(self.people)
        units = _texts(self.units) | self._headed(connection)
        if units:
            found |= _under_the_same_head(connection, units)
        for column, values in (
            (DAFTAR.c.unit_id, self.renamed_units),
            (DAFTAR.c.penilai_id, self.renamed_people),
            (DAFTAR.c.pejabat_id, self.renamed_officials),
        ):
            if values:
                concerned = select(DAFTAR.c.pegawai_id).where(among(connection, column, _texts(values)))
                found.update(connection.execute(concerned).scalars())
        return found

    def _headed(self, connection: Connection) -> set[str]:
        """The units that the posts head."""
        if not self.posts:
            return set()
        heads = select(JABATAN.c.unit_id).where(JABATAN.c.kepala, among(connection, JABATAN.c.id, _texts(self.posts)))
        return set(connection.execute(heads).scalars())


def _texts(identities: set[UUID]) -> set[str]:
    """As the tables hold them."""
    return {str(identity) for identity in identities}


def _stays(before: Record | None, after: Record | None) -> bool:
    """The unit keeps its place in the tree."""
    return isinstance(before, Unit) and isinstance(after, Unit) and before.induk_id == after.induk_id


def _under_the_same_head(connection: Connection, units: set[str]) -> set[str]:
    """Who may look up to the heads of these units.

    That is who was ever placed in them or in units below without a head of their own, and the heads of the next
    units below: `core.domain.penilai.superior` walks no further.
    """
    of_unit = (JABATAN.c.unit_id == UNIT.c.id, JABATAN.c.kepala, JABATAN.c.removed_at.is_(None))
    headed = select(JABATAN.c.id).where(*of_unit)
    same = select(UNIT.c.id).where(among(connection, UNIT.c.id, units)).cte("same", recursive=True)
    same = same.union(select(UNIT.c.id).join(same, UNIT.c.induk_id == same.c.id).where(~headed.exists()))
    placed, held = TABLES["riwayat_unit"], TABLES["riwayat_jabatan"]
    next_below = select(UNIT.c.id).where(UNIT.c.induk_id.in_(select(same.c.id)))
    heads_below = select(JABATAN.c.id).where(JABATAN.c.kepala, JABATAN.c.unit_id.in_(next_below))
    concerned = (
        select(placed.c.pegawai_id).where(placed.c.unit_id.in_(select(same.c.id))),
        select(held.c.pegawai_id).where(held.c.jabatan_id.in_(heads_below)),
    )
    return {person for asked in concerned for person in connection.execute(asked).scalars()}
