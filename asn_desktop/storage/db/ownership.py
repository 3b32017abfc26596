"""Whose records are whose: those of an employee who moved to another office are read here and written there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.exchange.kinds import SPECS
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Record, kind_of
from asn_desktop.storage.db.plain import Plain, Where


def moved_away(plain: Plain) -> Mapping[UUID, str]:
    """Employees who belong to another office now, and its name."""
    asked = "SELECT pegawai_id, kantor FROM alih_pegawai WHERE arah = 'keluar'"
    return {UUID(str(person)): office for person, office in plain.rows(asked)}


def refuse_foreign_records(plain: Plain, away: Mapping[UUID, str], records: Iterable[Record]) -> None:
    """Raises UserError where one of the records is of an employee who moved away."""
    if not away:
        return
    indirect: dict[str, set[str]] = {}
    owners: set[UUID] = set()
    for record in records:
        owner = SPECS[kind_of(type(record))].owner
        if isinstance(record, Pegawai):
            owners.add(record.id)
        elif owner == "pegawai_id":
            owners.add(record.pegawai_id)  # type: ignore[attr-defined]
        elif owner:
            indirect.setdefault(owner.removesuffix("_id"), set()).add(str(getattr(record, owner)))
    for table, identities in indirect.items():
        where = Where(plain)
        where.among("id", sorted(identities))
        found = plain.rows(f"SELECT DISTINCT pegawai_id FROM {table} WHERE {where.text}", where.values)
        owners |= {UUID(str(owner)) for (owner,) in found if owner is not None}
    for person in owners & away.keys():
        ((nama,),) = plain.rows("SELECT nama FROM pegawai WHERE id = :id", {"id": str(person)})
        raise UserError("moved_away", nama=nama, kantor=away[person])
