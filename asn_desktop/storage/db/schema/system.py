"""Journal, list projection, settings and drafts: what the program keeps beside the records."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Column, Connection, Index, Integer, String, Table, Text, event
from sqlalchemy import text as sql

from asn_desktop.storage.db.schema.base import METADATA, flag, identity, instant, number, partial_index, text

NUMBER = BigInteger().with_variant(Integer, "sqlite")
SORTED = Text().with_variant(Text(collation="NOCASE"), "sqlite")

JURNAL = Table(
    "jurnal",
    METADATA,
    Column("seq", NUMBER, primary_key=True, autoincrement=False),
    number("epoch"),
    instant("at"),
    text("actor"),
    text("action"),
    identity("group_id"),
    identity("undoes", optional=True),
    text("kind"),
    identity("record_id"),
    text("operation"),
    text("after", optional=True),
    Column("prev_hash", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    Index("ix_jurnal_record_id", "record_id", "seq"),
    Index("ix_jurnal_group_id", "group_id", "seq"),
    partial_index("ix_jurnal_undoes", "undoes", sql("undoes IS NOT NULL")),
)
"""Append-only: who did what, when, and how the record was afterwards; each row sealed onto the one before."""

DAFTAR_PEGAWAI = Table(
    "daftar_pegawai",
    METADATA,
    Column("nomor", NUMBER, primary_key=True, autoincrement=False),
    identity("pegawai_id", unique=True),
    text("nip"),
    text("nama"),
    text("nama_urut"),
    text("jenis_pegawai"),
    text("kedudukan"),
    flag("dinas"),
    text("golongan"),
    number("golongan_urut"),
    Column("jabatan", SORTED, nullable=False),
    Column("unit", SORTED, nullable=False),
    identity("unit_id", optional=True, index=True),
    Column("penilai", SORTED, nullable=False),
    identity("penilai_id", optional=True, index=True),
    identity("pejabat_id", optional=True, index=True),
    # Plain lower-case words of name, NIP, jabatan and unit, for search.
    text("cari"),
    *(
        Index(f"ix_daftar_pegawai_{column}", column, *(("nama_urut",) if column != "nama_urut" else ()))
        for column in ("nama_urut", "nip", "jenis_pegawai", "kedudukan", "golongan_urut", "jabatan", "unit", "penilai")
    ),
)
"""One row per live employee as of the projection's day; rebuilt from the records at will."""

DAFTAR_KATA = Table(
    "daftar_kata",
    METADATA,
    Column("nomor", NUMBER, primary_key=True),
    text("kata", unique=True),
)
"""The words that occur in `cari`, for finding what was meant by a mistyped one."""

META = Table(
    "meta",
    METADATA,
    text("name", primary_key=True),
    text("value"),
)
"""Facts about the file itself, as JSON by name."""

SETTING = Table(
    "setting",
    METADATA,
    text("name", primary_key=True),
    text("value"),
)

DRAFT = Table(
    "draft",
    METADATA,
    text("place", primary_key=True),
    text("value"),
    instant("at"),
)

SQLITE_EXTRAS = """
CREATE TRIGGER jurnal_update BEFORE UPDATE ON jurnal BEGIN SELECT RAISE(ABORT, 'jurnal is append-only'); END
--
CREATE TRIGGER jurnal_delete BEFORE DELETE ON jurnal BEGIN SELECT RAISE(ABORT, 'jurnal is append-only'); END
--
CREATE VIRTUAL TABLE cari_pegawai
USING fts5(cari, content='daftar_pegawai', content_rowid='nomor', tokenize='trigram')
--
CREATE VIRTUAL TABLE cari_kata USING fts5(kata, content='daftar_kata', content_rowid='nomor', tokenize='trigram')
"""
"""What SQLAlchemy has no words for; statements parted by `--`. The search index reads the rows of `daftar_pegawai`."""

POSTGRESQL_EXTRAS = """
CREATE FUNCTION jurnal_append_only() RETURNS trigger LANGUAGE plpgsql
AS 'BEGIN RAISE EXCEPTION ''jurnal is append-only''; END'
--
CREATE TRIGGER jurnal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON jurnal
FOR EACH STATEMENT EXECUTE FUNCTION jurnal_append_only()
"""


@event.listens_for(METADATA, "after_create")
def create_extras(_metadata: Any, connection: Connection, **_: Any) -> None:
    """Triggers and search indexes of this database."""
    extras = {"sqlite": SQLITE_EXTRAS, "postgresql": POSTGRESQL_EXTRAS}[connection.dialect.name]
    for statement in extras.split("--"):
        connection.exec_driver_sql(statement.strip())
