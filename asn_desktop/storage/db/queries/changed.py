"""Whose records changed after a position of the journal."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from msgspec import Struct, json

from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.kernel.record import Record, kind_of
from asn_desktop.storage.db.plain import Plain, Where

MANY = 1_000
"""Entries from which on it is quicker to look at everybody."""


class _Owned(Struct):
    """What of an after-image tells whose it is."""

    pegawai_id: UUID | None = None


def people(plain: Plain, position: int, kinds: Sequence[type[Record]]) -> frozenset[UUID] | None:
    """See `core.usecases.ports.Reader.changed_people`."""
    where = Where(plain)
    where.add(f"seq > {where.value(position)}")
    where.among("kind", [kind_of(kind) for kind in kinds])
    asked = f"SELECT kind, record_id, after FROM jurnal WHERE {where.text} LIMIT {MANY + 1}"
    entries = plain.rows(asked, where.values)
    if len(entries) > MANY:
        return None
    person = kind_of(Pegawai)
    found = {
        UUID(str(identity)) if kind == person else _owner(plain, identity, after) for kind, identity, after in entries
    }
    return frozenset(each for each in found if each is not None)


def _owner(plain: Plain, identity: str, after: str | None) -> UUID | None:
    """Of a record in the bin the last image before it went there tells."""
    if after is None:
        before = plain.rows(
            "SELECT after FROM jurnal WHERE record_id = :id AND after IS NOT NULL ORDER BY seq DESC LIMIT 1",
            {"id": identity},
        )
        after = before[0][0] if before else None
    return json.decode(after, type=_Owned).pegawai_id if after else None
