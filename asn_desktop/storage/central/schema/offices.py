"""The centre itself, its offices, and who may speak for them."""

from __future__ import annotations

from sqlalchemy import (
    Table,
)

from asn_desktop.storage.central.schema.columns import METADATA, instant, key, number, text

META = Table("meta", METADATA, key(), text("name", key=True), text("value"))
"""Facts about the centre itself, as JSON by name."""

OFFICE = Table(
    "office",
    METADATA,
    key(),
    text("name"),
    text("instansi"),
    text("region"),
    text("secret"),
    instant("admitted"),
)
"""Offices that were admitted. `secret` proves their receipt codes (hexadecimal)."""

CERTIFICATE = Table(
    "certificate",
    METADATA,
    key(),
    key("serial"),
    text("installation"),
    text("computer"),
    text("body"),
    text("admission"),
    instant("issued"),
    text("issuer"),
    instant("revoked", optional=True),
    text("reason"),
)
"""Certificates issued (`body`: the Certificate as JSON), the admission handed out with each, and whether it holds."""

ALERT = Table(
    "alert",
    METADATA,
    key(),
    key("envelope"),
    text("reason", key=True),
    text("facts"),
    instant("at"),
    number("times"),
)
"""Envelopes that were refused because their sender overstepped: somebody has to be called."""
