"""The tables, for SQLite and PostgreSQL alike. `TABLES` gives the table of each kind of record."""

from __future__ import annotations

from asn_desktop.storage.db.file_format import APPLICATION_ID
from asn_desktop.storage.db.schema import archive, career, exchange, people, performance, system
from asn_desktop.storage.db.schema.base import METADATA, TABLES, partial_index

__all__ = [
    "APPLICATION_ID",
    "HEAD",
    "METADATA",
    "TABLES",
    "archive",
    "career",
    "exchange",
    "people",
    "performance",
    "system",
]

HEAD = "0004"
"""The newest revision of the schema; one step of `migrations` for each."""

for _table in TABLES.values():
    # For the bin only: as a full index it would be taken for every question about live records.
    partial_index(f"ix_{_table.name}_removed_at", _table.c.removed_at, _table.c.removed_at.is_not(None))
