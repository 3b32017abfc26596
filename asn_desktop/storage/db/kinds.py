"""The kinds of records for whoever gets them by name: what they are, and to what they refer."""

from __future__ import annotations

from asn_desktop.core.usecases.exchange.receiving import Kinds
from asn_desktop.storage.db.records import KINDS
from asn_desktop.storage.db.schema import TABLES


def kinds() -> Kinds:
    refers = {
        KINDS[kind]: {
            reference.parent.name: KINDS[reference.column.table.name]
            for reference in sorted(table.foreign_keys, key=lambda each: each.parent.name)
        }
        for kind, table in TABLES.items()
    }
    return Kinds(dict(KINDS), refers)
