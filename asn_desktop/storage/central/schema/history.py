"""What came from the offices: epochs, envelopes, entries, records, files of evidence."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Index,
    String,
    Table,
)

from asn_desktop.storage.central.schema.columns import METADATA, flag, id_, instant, key, number, text

EPOCH = Table(
    "epoch",
    METADATA,
    key(),
    number("epoch", key=True),
    text("installation"),
    number("parent_epoch", optional=True),
    number("parent_seq", optional=True),
    number("watermark"),
    Column("head", String(64), nullable=False),
)
"""How far the history of an office is here without a gap: up to the entry `watermark`, whose hash is `head`. An epoch
follows on the entry `parent_seq` of `parent_epoch`; the first one on none.
"""

ENVELOPE = Table(
    "envelope",
    METADATA,
    key(),
    key("envelope"),
    number("number"),
    text("installation"),
    id_("certificate"),
    Column("sha256", String(64), nullable=False),
    number("size"),
    instant("made"),
    instant("received"),
    text("receiver"),
    number("epoch"),
    number("first"),
    number("last"),
    Column("before", String(64), nullable=False),
    Column("after", String(64), nullable=False),
    text("state"),
    text("totals"),
    text("receipt"),
    number("absent"),
    Index("ix_envelope_received", "office", "received"),
)
"""Envelopes that were taken in or wait for a gap to close. `totals` and `receipt` as JSON; `absent` counts parts of
evidence that did not come along.
"""

ENTRY = Table(
    "entry",
    METADATA,
    key(),
    number("epoch", key=True),
    number("seq", key=True),
    id_("envelope"),
    instant("at"),
    text("actor"),
    text("action"),
    text("grp"),
    text("undoes", optional=True),
    text("kind"),
    id_("record"),
    text("op"),
    text("after", optional=True),
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
    key(),
    key("id"),
    text("kind"),
    number("version"),
    number("epoch"),
    number("seq"),
    flag("removed"),
    id_("pegawai", optional=True),
    flag("locked"),
    Index("ix_record_pegawai", "office", "pegawai", "kind"),
)
"""Every record as it is now: which entry tells it, and which employee it belongs to."""

EVIDENCE = Table(
    "evidence",
    METADATA,
    key(),
    Column("sha256", String(64), primary_key=True),
    number("size"),
    instant("received"),
)
"""Files of evidence that came from an office and lie in the centre's folder."""
