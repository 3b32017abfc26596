"""What was said of entries, what the desk was asked, and what it decided."""

from __future__ import annotations

from sqlalchemy import (
    Index,
    Table,
)

from asn_desktop.storage.central.schema.columns import METADATA, day, id_, instant, key, number, text

ANSWER = Table(
    "answer",
    METADATA,
    key(),
    number("epoch", key=True),
    number("seq", key=True),
    id_("envelope"),
    text("kind"),
    id_("record"),
    text("outcome"),
    text("reason"),
    text("facts"),
    text("who"),
    id_("waits", optional=True),
    instant("made"),
    instant("closed", optional=True),
    text("closer"),
    id_("told", optional=True),
    Index("ix_answer_record", "office", "record"),
    Index("ix_answer_open", "office", "closed", "outcome"),
)
"""What was said of entries that were not simply accepted. `closed` when and `closer` how it was settled (`entry` by a
later entry, `desk` by a decision); `told`: the envelope whose receipt says that it is.
"""

CONFLICT = Table(
    "conflict",
    METADATA,
    key(),
    key("id"),
    text("sort"),
    text("kind"),
    id_("record"),
    number("epoch"),
    number("seq"),
    number("our_epoch", optional=True),
    number("our_seq", optional=True),
    id_("other_office", optional=True),
    id_("other_record", optional=True),
    instant("made"),
    text("decision", optional=True),
    id_("desk", optional=True),
    Index("ix_conflict_record", "office", "record"),
    Index("ix_conflict_open", "office", "decision"),
)
"""Two values of one record (`epoch`, `seq` is the office's, `our_*` the centre's), or one person in two offices."""

TRANSFER = Table(
    "transfer",
    METADATA,
    key(),
    key("id"),
    id_("pegawai"),
    id_("to_office"),
    id_("to_pegawai"),
    text("nip"),
    text("nama"),
    day("effective"),
    instant("made"),
    instant("undone", optional=True),
    Index("ix_transfer_pegawai", "office", "pegawai"),
)
"""Employees who moved from this office to another; `to_pegawai` is who they are there (another identity after two
registrations of one person were merged).
"""

DESK = Table(
    "desk",
    METADATA,
    key(),
    key("id"),
    instant("at"),
    text("actor"),
    text("action"),
    text("facts"),
    text("effects"),
    id_("undone", optional=True),
)
"""Every decision at the centre: who, when, what, and what it changed, so that it can be taken back."""
