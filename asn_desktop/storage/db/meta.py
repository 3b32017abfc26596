"""Facts about the file itself: which installation writes it, in which epoch, and the day of its lists."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from asn_desktop.storage.db.plain import Plain


def get(plain: Plain, name: str) -> Any | None:
    """A fact about the file; None where it was never kept."""
    found = plain.rows("SELECT value FROM meta WHERE name = :name", {"name": name})
    return msgspec.json.decode(found[0][0]) if found else None


def keep(plain: Plain, name: str, value: Any) -> None:
    """A fact about the file in place of the one before."""
    plain.run("DELETE FROM meta WHERE name = :name", {"name": name})
    text = msgspec.json.encode(value).decode()
    plain.run("INSERT INTO meta (name, value) VALUES (:name, :value)", {"name": name, "value": text})


def epoch(plain: Plain) -> int:
    """Counts how often the file was moved, restored or copied: each time another journal begins."""
    return int(get(plain, "epoch") or 0)


def projection_day(plain: Plain) -> date | None:
    """The day that the lists tell of."""
    value = get(plain, "projection_day")
    return None if value is None else date.fromisoformat(value)


def keep_projection_day(plain: Plain, day: date) -> None:
    """Note the day that the lists tell of."""
    keep(plain, "projection_day", day.isoformat())
