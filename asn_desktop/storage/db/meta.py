"""Facts about the file itself: which installation writes it, in which epoch, and the day of its lists."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, insert, select

from asn_desktop.storage.db.schema import system

META = system.META


def get(connection: Connection, name: str) -> Any | None:
    value = connection.execute(select(META.c.value).where(META.c.name == name)).scalar()
    return None if value is None else msgspec.json.decode(value)


def keep(connection: Connection, name: str, value: Any) -> None:
    connection.execute(delete(META).where(META.c.name == name))
    connection.execute(insert(META).values(name=name, value=msgspec.json.encode(value).decode()))


def epoch(connection: Connection) -> int:
    return int(get(connection, "epoch") or 0)


def begin_epoch_if_moved(connection: Connection, place: str) -> None:
    """A file that lies elsewhere than where it was last written (copied, restored) starts a new epoch.

    Two copies would otherwise go on numbering their changes alike, and nobody could tell them apart.
    """
    if get(connection, "place") != place:
        keep(connection, "place", place)
        keep(connection, "epoch", epoch(connection) + 1)


def projection_day(connection: Connection) -> date | None:
    value = get(connection, "projection_day")
    return None if value is None else date.fromisoformat(value)


def keep_projection_day(connection: Connection, day: date) -> None:
    keep(connection, "projection_day", day.isoformat())
