"""A copy of the whole file while it is in use: complete or not there, and read back before it counts."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from asn_desktop.core.kernel.errors import UserError


def verified_copy(source: sqlite3.Connection, target: Path) -> None:
    """Copy to `target`. Raises UserError where the name is taken, the disk is full, or the copy does not read back."""
    if target.exists():
        raise UserError("file_exists", file=target.name)
    unfinished = target.with_name(target.name + ".belum-selesai")
    unfinished.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(unfinished)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")  # one file, no companions
            verified = copy.execute("PRAGMA integrity_check").fetchone()[0] == "ok" and _head(copy) == _head(source)
        if not verified:
            raise UserError("backup_not_verified", file=target.name)
        with unfinished.open("rb+") as written:
            os.fsync(written.fileno())
        unfinished.replace(target)
    except (OSError, sqlite3.Error) as problem:
        raise UserError("backup_failed", file=target.name, folder=str(target.parent)) from problem
    finally:
        unfinished.unlink(missing_ok=True)


def _head(connection: sqlite3.Connection) -> tuple[int, str] | None:
    found: tuple[int, str] | None = connection.execute(
        "SELECT seq, hash FROM jurnal ORDER BY seq DESC LIMIT 1"
    ).fetchone()
    return found
