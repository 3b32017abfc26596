"""The tables of a centre, for PostgreSQL and SQLite alike.

Every primary and unique key begins with `office`: all that belongs to one office lies together, and a distributed
PostgreSQL can spread the offices over machines. What belongs to no office stands under the office `NOBODY`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asn_desktop.storage.central.schema import desk, down, history, offices, people
from asn_desktop.storage.central.schema.columns import METADATA

if TYPE_CHECKING:
    from sqlalchemy import Connection

NOBODY = "00000000-0000-0000-0000-000000000000"
"""Under this office stands what concerns the centre as a whole."""

VERSION = 1
"""Of these tables. A centre of another version is not opened."""

__all__ = ["METADATA", "NOBODY", "VERSION", "create", "desk", "down", "history", "offices", "people"]


def create(connection: Connection) -> None:
    """Make all tables and the search index; nothing happens where they are."""
    METADATA.create_all(connection)
    people.make_index(connection)
