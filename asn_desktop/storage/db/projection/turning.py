"""Whose list rows a new day may change. Asked at every first start of a day, so it must not cost the start."""

from __future__ import annotations

from datetime import date

from asn_desktop.core.domain.penilai import PenetapanPenilai
from asn_desktop.core.domain.riwayat import RiwayatGolongan, RiwayatJabatan, RiwayatUnit
from asn_desktop.core.kernel.record import Record, kind_of
from asn_desktop.storage.db.plain import Plain, Rows

DATED: tuple[type[Record], ...] = (RiwayatJabatan, RiwayatGolongan, RiwayatUnit, PenetapanPenilai)


def turning(plain: Plain, earlier: date, later: date) -> Rows:
    """Employee and post (or None) of each dated entry that begins or ends between the days, whichever comes first."""
    first, last = sorted((earlier, later))
    return plain.rows(" UNION ALL ".join(map(_edges, DATED)), {"first": first.isoformat(), "last": last.isoformat()})


def _edges(kind: type[Record]) -> str:
    names = kind.__struct_fields__
    turned = " OR ".join(f"({edge} > :first AND {edge} <= :last)" for edge in ("tmt", "sampai") if edge in names)
    post = "jabatan_id" if "jabatan_id" in names else "NULL"
    return f"SELECT pegawai_id, {post} FROM {kind_of(kind)} WHERE {turned}"
