"""Looks into copies of an office's file, and into the file itself, without opening them as an office."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

import msgspec

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.safekeeping import Contents, Losses
from asn_desktop.storage.db.backup import head

BUSY_SECONDS = 10.0


@contextmanager
def looking(file: Path) -> Iterator[sqlite3.Connection]:
    """A connection that only reads. Raises UserError where the file cannot be read as an office's."""
    try:
        with closing(connected(file)) as connection:
            connection.execute("PRAGMA query_only=ON")
            yield connection
    except (sqlite3.Error, OSError) as problem:
        raise UserError("copy_unreadable", file=file.name, folder=str(file.parent)) from problem


def connected(file: Path) -> sqlite3.Connection:
    """A connection to a file that is there; none is made by accident. A file in use needs `rw` even for reading."""
    return sqlite3.connect(file.absolute().as_uri() + "?mode=rw", uri=True, timeout=BUSY_SECONDS)


def office_of(connection: sqlite3.Connection) -> str:
    """The identity of the office whose file this is."""
    found = connection.execute("SELECT id FROM kantor ORDER BY removed_at IS NOT NULL, id LIMIT 1").fetchone()
    return "" if found is None else str(found[0])


def epoch_of(connection: sqlite3.Connection) -> int:
    """The same of a copy that is only looked into."""
    found = connection.execute("SELECT value FROM meta WHERE name = 'epoch'").fetchone()
    return 0 if found is None else int(msgspec.json.decode(found[0]))


def sound(file: Path) -> bool:
    """True where the database itself can be read from end to end."""
    try:
        with looking(file) as connection:
            office_of(connection)
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except UserError:
        return False


def contents(copy: Path) -> Contents:
    """What the copy holds, after it was looked through. Raises UserError where it is damaged."""
    with looking(copy) as connection:
        if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise UserError("copy_unreadable", file=copy.name, folder=str(copy.parent))
        (name,) = connection.execute("SELECT nama FROM kantor ORDER BY removed_at IS NOT NULL, id LIMIT 1").fetchone()
        pegawai, skp, evaluasi = (
            connection.execute(f"SELECT count(*) FROM {table} WHERE removed_at IS NULL").fetchone()[0]
            for table in ("pegawai", "skp", "evaluasi")
        )
    return Contents(name, pegawai, skp, evaluasi)


def losses(file: Path, copy: Path) -> Losses:
    """What the journals of file and copy tell from the point where they part."""
    if not sound(file):
        return Losses(0, 0, readable=False)
    with looking(file) as present, looking(copy) as earlier:
        parting = _parting(present, earlier)
        actions = present.execute(
            "SELECT action, count(DISTINCT group_id) FROM jurnal WHERE seq > ? GROUP BY action ORDER BY 2 DESC, 1",
            (parting,),
        ).fetchall()
        (last,) = present.execute("SELECT max(at) FROM jurnal WHERE seq > ?", (parting,)).fetchone()
        (returning,) = earlier.execute(
            "SELECT count(DISTINCT group_id) FROM jurnal WHERE seq > ?", (parting,)
        ).fetchone()
    lost = sum(times for _, times in actions)
    when = None if last is None else datetime.fromisoformat(last).astimezone().replace(tzinfo=None)
    return Losses(lost, returning, tuple((action, times) for action, times in actions), when)


def _parting(one: sqlite3.Connection, other: sqlite3.Connection) -> int:
    """The last sequence number up to which both journals are the same: each hash covers all before it."""
    low, high = 0, min((head(one) or (0, ""))[0], (head(other) or (0, ""))[0])
    while low < high:
        middle = (low + high + 1) // 2
        if _hash(one, middle) == _hash(other, middle):
            low = middle
        else:
            high = middle - 1
    return low


def _hash(connection: sqlite3.Connection, seq: int) -> str | None:
    found = connection.execute("SELECT hash FROM jurnal WHERE seq = ?", (seq,)).fetchone()
    return None if found is None else str(found[0])
