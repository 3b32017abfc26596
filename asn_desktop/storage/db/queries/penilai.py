"""Who appraises in a year."""

from __future__ import annotations

from sqlalchemy import Connection, select

from asn_desktop.storage.db.queries.kinerja import PENILAI, concerned, year


def names(connection: Connection, tahun: int) -> tuple[str, ...]:
    """Everybody named as appraiser of somebody in a year, by name, each once."""
    asked = select(PENILAI).select_from(year(tahun)).where(concerned(), PENILAI != "").distinct().order_by(PENILAI)
    return tuple(connection.execute(asked).scalars())
