"""Names by which a person recognises a record in the bin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from asn_desktop.storage.db.projection.superiors import with_titles
from asn_desktop.storage.db.schema import TABLES
from asn_desktop.storage.db.sql import among

OWN_WORDS = (
    "nama",
    "rencana",
    "indikator",
    "ekspektasi",
    "realisasi",
    "umpan_balik",
    "golongan",
    "jurusan",
    "jenis",
    "tahun",
    "capaian",
)
"""The first of these that a kind has says what it is."""

OWNERS = (
    ("pegawai_id", "pegawai"),
    ("unit_id", "unit"),
    ("skp_id", "skp"),
    ("evaluasi_id", "evaluasi"),
)
"""Whose it is, for records that only mean something with their owner's name."""

NAMED_ALONE = ("pegawai", "unit", "jabatan", "pejabat", "kantor", "rekap_penilaian")


def labels(connection: Connection, kind: str, rows: Sequence[Row[Any]]) -> dict[str, str]:
    """A name for each row by its identity: `III/d · Simson Hubi, S.Sos`."""
    own = {row.id: _own(row._mapping) for row in rows}
    owner = next(((column, of) for column, of in OWNERS if column in TABLES[kind].c), None)
    if kind in NAMED_ALONE or owner is None or not rows:
        return own
    column, of = owner
    table = TABLES[of]
    asked = {row._mapping[column] for row in rows}
    owners = connection.execute(select(table).where(among(connection, table.c.id, asked))).all()
    names = labels(connection, of, owners)
    return {row.id: " · ".join(filter(None, (own[row.id], names.get(row._mapping[column], "")))) for row in rows}


def _own(row: Mapping[Any, Any]) -> str:
    if "gelar_depan" in row:
        return with_titles(row["gelar_depan"], row["nama"], row["gelar_belakang"])
    return next((str(row[word]) for word in OWN_WORDS if row.get(word)), "")
