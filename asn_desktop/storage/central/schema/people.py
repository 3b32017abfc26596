"""The register of employees, and the index by which any part of a name is found."""

from __future__ import annotations

from sqlalchemy import (
    Connection,
    Index,
    Table,
)
from sqlalchemy import text as sql

from asn_desktop.storage.central.schema.columns import METADATA, day, flag, id_, key, number, text

PERSON = Table(
    "person",
    METADATA,
    key(),
    key("pegawai"),
    text("nip"),
    text("nama"),
    text("nama_urut"),
    text("jenis"),
    text("kedudukan"),
    flag("dinas"),
    text("golongan"),
    text("jabatan"),
    text("unit"),
    id_("unit_id", optional=True),
    text("cari"),
    day("turns", optional=True),
    Index("ix_person_nip", "nip"),
    Index("ix_person_nama", "nama_urut", "office"),
    Index("ix_person_turns", "office", "turns"),
    Index("ix_person_unit", "office", "unit_id"),
)
"""One row for each employee as of the day it was computed; `turns` is when a dated entry next begins or ends."""

PERFORMANCE = Table(
    "performance",
    METADATA,
    key(),
    key("pegawai"),
    number("tahun", key=True),
    flag("skp"),
    flag("agreed"),
    flag("final"),
    text("predikat", optional=True),
)
"""Of each employee and year: whether there is a plan, agreed, finally appraised, and with which predikat."""


def make_index(connection: Connection) -> None:
    """Nothing happens where it is."""
    if connection.dialect.name == "postgresql":
        _trigrams(connection)
    else:
        connection.exec_driver_sql(
            "CREATE VIRTUAL TABLE IF NOT EXISTS person_words USING fts5(cari, content='person', tokenize='trigram')"
        )
        for when, old, new in (("INSERT", "", "new"), ("DELETE", "old", ""), ("UPDATE OF cari", "old", "new")):
            connection.exec_driver_sql(_word_trigger(when, old, new))


def _trigrams(connection: Connection) -> None:
    """The index for any part of a name needs an extension that not every server lets us make; search works without."""
    try:
        with connection.begin_nested():
            connection.exec_driver_sql("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    except Exception as refused:  # the driver's own classes are not loaded for a centre on SQLite
        if "pg_trgm" not in str(refused):
            raise
        return
    connection.execute(sql("CREATE INDEX IF NOT EXISTS ix_person_cari ON person USING gin (cari gin_trgm_ops)"))


def _word_trigger(when: str, old: str, new: str) -> str:
    name = f"person_words_{when.split()[0].lower()}"
    gone = "INSERT INTO person_words(person_words, rowid, cari) VALUES ('delete', old.rowid, old.cari);" if old else ""
    come = "INSERT INTO person_words(rowid, cari) VALUES (new.rowid, new.cari);" if new else ""
    return f"CREATE TRIGGER IF NOT EXISTS {name} AFTER {when} ON person BEGIN {gone} {come} END"
