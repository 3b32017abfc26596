"""By what a file is known as ours, and by which program it was written."""

from __future__ import annotations

from pathlib import Path

APPLICATION_ID = 0x41534E44
"""Marks an SQLite file as ours ("ASND")."""

MIGRATIONS = Path(__file__).parent / "migrations"


def known_revisions() -> frozenset[str]:
    """All revisions of the schema this program knows; they sort by age."""
    return frozenset(file.name.split("_")[0] for file in (MIGRATIONS / "versions").glob("[0-9]*.py"))
