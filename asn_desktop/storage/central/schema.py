"""The tables of a centre, for PostgreSQL and SQLite alike.

Every primary and unique key begins with `office`: all that belongs to one office lies together, and a distributed
PostgreSQL can spread the offices over machines. What belongs to no office stands under the office `NOBODY`.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    Date,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    Uuid,
)
from sqlalchemy import text as sql

NOBODY = "00000000-0000-0000-0000-000000000000"
"""Under this office stands what concerns the centre as a whole."""

VERSION = 1
"""Of these tables. A centre of another version is not opened."""

METADATA = MetaData(naming_convention={"pk": "pk_%(table_name)s"})

_ID = String(36).with_variant(Uuid(as_uuid=False), "postgresql")
_NUMBER = BigInteger().with_variant(Integer, "sqlite")
_DAY = Date().with_variant(String(10), "sqlite")


def _key(name: str = "office") -> Column[Any]:
    return Column(name, _ID, primary_key=True)


def _id(name: str, *, optional: bool = False) -> Column[Any]:
    return Column(name, _ID, nullable=optional)


def _text(name: str, *, optional: bool = False, key: bool = False) -> Column[Any]:
    return Column(name, Text(), nullable=optional, primary_key=key)


def _instant(name: str, *, optional: bool = False) -> Column[Any]:
    return Column(name, String(32), nullable=optional)


def _day(name: str, *, optional: bool = False) -> Column[Any]:
    return Column(name, _DAY, nullable=optional)


def _number(name: str, *, optional: bool = False, key: bool = False) -> Column[Any]:
    return Column(name, _NUMBER, nullable=optional, primary_key=key, autoincrement=False)


def _flag(name: str) -> Column[Any]:
    return Column(name, Boolean(), nullable=False)


META = Table("meta", METADATA, _key(), _text("name", key=True), _text("value"))
"""Facts about the centre itself, as JSON by name."""

OFFICE = Table(
    "office",
    METADATA,
    _key(),
    _text("name"),
    _text("instansi"),
    _text("region"),
    _text("secret"),
    _instant("admitted"),
)
"""Offices that were admitted. `secret` proves their receipt codes (hexadecimal)."""

CERTIFICATE = Table(
    "certificate",
    METADATA,
    _key(),
    _key("serial"),
    _text("installation"),
    _text("computer"),
    _text("body"),
    _text("admission"),
    _instant("issued"),
    _text("issuer"),
    _instant("revoked", optional=True),
    _text("reason"),
)
"""Certificates issued (`body`: the Certificate as JSON), the admission handed out with each, and whether it holds."""

EPOCH = Table(
    "epoch",
    METADATA,
    _key(),
    _number("epoch", key=True),
    _text("installation"),
    _number("parent_epoch", optional=True),
    _number("parent_seq", optional=True),
    _number("watermark"),
    Column("head", String(64), nullable=False),
)
"""How far the history of an office is here without a gap: up to the entry `watermark`, whose hash is `head`. An epoch
follows on the entry `parent_seq` of `parent_epoch`; the first one on none.
"""

ENVELOPE = Table(
    "envelope",
    METADATA,
    _key(),
    _key("envelope"),
    _number("number"),
    _text("installation"),
    _id("certificate"),
    Column("sha256", String(64), nullable=False),
    _number("size"),
    _instant("made"),
    _instant("received"),
    _text("receiver"),
    _number("epoch"),
    _number("first"),
    _number("last"),
    Column("before", String(64), nullable=False),
    Column("after", String(64), nullable=False),
    _text("state"),
    _text("totals"),
    _text("receipt"),
    _number("absent"),
    Index("ix_envelope_received", "office", "received"),
)
"""Envelopes that were taken in or wait for a gap to close. `totals` and `receipt` as JSON; `absent` counts parts of
evidence that did not come along.
"""

ENTRY = Table(
    "entry",
    METADATA,
    _key(),
    _number("epoch", key=True),
    _number("seq", key=True),
    _id("envelope"),
    _instant("at"),
    _text("actor"),
    _text("action"),
    _text("grp"),
    _text("undoes", optional=True),
    _text("kind"),
    _id("record"),
    _text("op"),
    _text("after", optional=True),
    Column("prev", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    Index("ix_entry_record", "office", "record", "epoch", "seq"),
)
"""The history of every office, byte for byte. Epoch -1 is what the centre itself wrote for the office (decisions of the
desk, employees who moved in); its chain of hashes is the centre's own. A wiped entry has neither `after` nor actor.
"""

RECORD = Table(
    "record",
    METADATA,
    _key(),
    _key("id"),
    _text("kind"),
    _number("version"),
    _number("epoch"),
    _number("seq"),
    _flag("removed"),
    _id("pegawai", optional=True),
    _flag("locked"),
    Index("ix_record_pegawai", "office", "pegawai", "kind"),
)
"""Every record as it is now: which entry tells it, and which employee it belongs to."""

ANSWER = Table(
    "answer",
    METADATA,
    _key(),
    _number("epoch", key=True),
    _number("seq", key=True),
    _id("envelope"),
    _text("kind"),
    _id("record"),
    _text("outcome"),
    _text("reason"),
    _text("facts"),
    _text("who"),
    _id("waits", optional=True),
    _instant("made"),
    _instant("closed", optional=True),
    _text("closer"),
    _id("told", optional=True),
    Index("ix_answer_record", "office", "record"),
    Index("ix_answer_open", "office", "closed", "outcome"),
)
"""What was said of entries that were not simply accepted. `closed` when and `closer` how it was settled (`entry` by a
later entry, `desk` by a decision); `told`: the envelope whose receipt says that it is.
"""

CONFLICT = Table(
    "conflict",
    METADATA,
    _key(),
    _key("id"),
    _text("sort"),
    _text("kind"),
    _id("record"),
    _number("epoch"),
    _number("seq"),
    _number("our_epoch", optional=True),
    _number("our_seq", optional=True),
    _id("other_office", optional=True),
    _id("other_record", optional=True),
    _instant("made"),
    _text("decision", optional=True),
    _id("desk", optional=True),
    Index("ix_conflict_record", "office", "record"),
    Index("ix_conflict_open", "office", "decision"),
)
"""Two values of one record (`epoch`, `seq` is the office's, `our_*` the centre's), or one person in two offices."""

TRANSFER = Table(
    "transfer",
    METADATA,
    _key(),
    _key("id"),
    _id("pegawai"),
    _id("to_office"),
    _id("to_pegawai"),
    _text("nip"),
    _text("nama"),
    _day("effective"),
    _instant("made"),
    _instant("undone", optional=True),
    Index("ix_transfer_pegawai", "office", "pegawai"),
)
"""Employees who moved from this office to another; `to_pegawai` is who they are there (another identity after two
registrations of one person were merged).
"""

OUTGOING = Table(
    "outgoing",
    METADATA,
    _key(),
    _key("id"),
    _text("sort"),
    _text("body"),
    _instant("made"),
    _number("sent"),
    Index("ix_outgoing_sent", "office", "sent"),
)
"""What travels down to an office; `sent` counts the envelopes that carried it, because sticks get lost."""

SHIPMENT = Table(
    "shipment",
    METADATA,
    _key(),
    _number("number", key=True),
    _id("envelope"),
    _instant("made"),
    _text("actor"),
    Column("sha256", String(64), nullable=False),
    _text("content"),
)
"""Envelopes that went down to an office, numbered; `content` counts what they held."""

DESK = Table(
    "desk",
    METADATA,
    _key(),
    _key("id"),
    _instant("at"),
    _text("actor"),
    _text("action"),
    _text("facts"),
    _text("effects"),
    _id("undone", optional=True),
)
"""Every decision at the centre: who, when, what, and what it changed, so that it can be taken back."""

ALERT = Table(
    "alert",
    METADATA,
    _key(),
    _key("envelope"),
    _text("reason", key=True),
    _text("facts"),
    _instant("at"),
    _number("times"),
)
"""Envelopes that were refused because their sender overstepped: somebody has to be called."""

PERSON = Table(
    "person",
    METADATA,
    _key(),
    _key("pegawai"),
    _text("nip"),
    _text("nama"),
    _text("nama_urut"),
    _text("jenis"),
    _text("kedudukan"),
    _flag("dinas"),
    _text("golongan"),
    _text("jabatan"),
    _text("unit"),
    _id("unit_id", optional=True),
    _text("cari"),
    _day("turns", optional=True),
    Index("ix_person_nip", "nip"),
    Index("ix_person_nama", "nama_urut", "office"),
    Index("ix_person_turns", "office", "turns"),
    Index("ix_person_unit", "office", "unit_id"),
)
"""One row for each employee as of the day it was computed; `turns` is when a dated entry next begins or ends."""

PERFORMANCE = Table(
    "performance",
    METADATA,
    _key(),
    _key("pegawai"),
    _number("tahun", key=True),
    _flag("skp"),
    _flag("agreed"),
    _flag("final"),
    _text("predikat", optional=True),
)
"""Of each employee and year: whether there is a plan, agreed, finally appraised, and with which predikat."""

LIBRARY = Table(
    "library",
    METADATA,
    _key(),
    _key("id"),
    _text("sort"),
    _text("body"),
    _instant("made"),
)
"""Rule packs and reference data that go to every office, under `NOBODY`."""

EVIDENCE = Table(
    "evidence",
    METADATA,
    _key(),
    Column("sha256", String(64), primary_key=True),
    _number("size"),
    _instant("received"),
)
"""Files of evidence that came from an office and lie in the centre's folder."""


def create(connection: Connection) -> None:
    """Make all tables and the search index; nothing happens where they are."""
    METADATA.create_all(connection)
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
