"""Journal, list projection, settings and drafts: what the program keeps beside the records."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Connection, Index, Integer, String, Text, event, text
from sqlalchemy.orm import Mapped, mapped_column

from asn_desktop.storage.db.schema.base import Base, Identity, Instant

NUMBER = BigInteger().with_variant(Integer, "sqlite")
SORTED = Text().with_variant(Text(collation="NOCASE"), "sqlite")


class JurnalTable(Base):
    """Append-only: who did what, when, and how the record was afterwards; each row sealed onto the one before."""

    __tablename__ = "jurnal"
    __table_args__ = (
        Index("ix_jurnal_record_id", "record_id", "seq"),
        Index("ix_jurnal_group_id", "group_id", "seq"),
        Index(
            "ix_jurnal_undoes",
            "undoes",
            sqlite_where=text("undoes IS NOT NULL"),
            postgresql_where=text("undoes IS NOT NULL"),
        ),
    )

    seq: Mapped[int] = mapped_column(NUMBER, primary_key=True, autoincrement=False)
    epoch: Mapped[int]
    at: Mapped[Instant]
    actor: Mapped[str]
    action: Mapped[str]
    group_id: Mapped[Identity]
    undoes: Mapped[Identity | None]
    kind: Mapped[str]
    record_id: Mapped[Identity]
    operation: Mapped[str]
    after: Mapped[str | None]
    prev_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


class DaftarPegawaiTable(Base):
    """One row per live employee as of the projection's day; rebuilt from the records at will."""

    __tablename__ = "daftar_pegawai"
    __table_args__ = tuple(
        Index(f"ix_daftar_pegawai_{column}", column, *(("nama_urut",) if column != "nama_urut" else ()))
        for column in ("nama_urut", "nip", "jenis_pegawai", "kedudukan", "golongan_urut", "jabatan", "unit", "penilai")
    )

    nomor: Mapped[int] = mapped_column(NUMBER, primary_key=True, autoincrement=False)
    pegawai_id: Mapped[Identity] = mapped_column(unique=True)
    nip: Mapped[str]
    nama: Mapped[str]
    nama_urut: Mapped[str]
    jenis_pegawai: Mapped[str]
    kedudukan: Mapped[str]
    dinas: Mapped[bool]
    golongan: Mapped[str]
    golongan_urut: Mapped[int]
    jabatan: Mapped[str] = mapped_column(SORTED)
    unit: Mapped[str] = mapped_column(SORTED)
    unit_id: Mapped[Identity | None] = mapped_column(index=True)
    penilai: Mapped[str] = mapped_column(SORTED)
    penilai_id: Mapped[Identity | None] = mapped_column(index=True)
    pejabat_id: Mapped[Identity | None] = mapped_column(index=True)
    cari: Mapped[str]
    """Plain lower-case words of name, NIP, jabatan and unit, for search."""


class DaftarKataTable(Base):
    """The words that occur in `cari`, for finding what was meant by a mistyped one."""

    __tablename__ = "daftar_kata"

    nomor: Mapped[int] = mapped_column(NUMBER, primary_key=True)
    kata: Mapped[str] = mapped_column(unique=True)


class MetaTable(Base):
    """Facts about the file itself, as JSON by name."""

    __tablename__ = "meta"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class SettingTable(Base):
    __tablename__ = "setting"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class DraftTable(Base):
    __tablename__ = "draft"

    place: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
    at: Mapped[Instant]


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


@event.listens_for(Base.metadata, "after_create")
def create_extras(_metadata: Any, connection: Connection, **_: Any) -> None:
    """Triggers and search indexes of this database."""
    extras = {"sqlite": SQLITE_EXTRAS, "postgresql": POSTGRESQL_EXTRAS}[connection.dialect.name]
    for statement in extras.split("--"):
        connection.exec_driver_sql(statement.strip())
