"""What travels down to the offices."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Index,
    String,
    Table,
)

from asn_desktop.storage.central.schema.columns import METADATA, id_, instant, key, number, text

OUTGOING = Table(
    "outgoing",
    METADATA,
    key(),
    key("id"),
    text("sort"),
    text("body"),
    instant("made"),
    number("sent"),
    Index("ix_outgoing_sent", "office", "sent"),
)
"""What travels down to an office; `sent` counts the envelopes that carried it, because sticks get lost."""

SHIPMENT = Table(
    "shipment",
    METADATA,
    key(),
    number("number", key=True),
    id_("envelope"),
    instant("made"),
    text("actor"),
    Column("sha256", String(64), nullable=False),
    text("content"),
)
"""Envelopes that went down to an office, numbered; `content` counts what they held."""

LIBRARY = Table(
    "library",
    METADATA,
    key(),
    key("id"),
    text("sort"),
    text("body"),
    instant("made"),
)
"""Rule packs and reference data that go to every office, under `NOBODY`."""
