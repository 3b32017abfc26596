"""What can be wrong with a file or its disk, in words that a person can act on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.storage.db.file_format import APPLICATION_ID

_MAGIC = b"SQLite format 3\x00"


def refuse_foreign(file: Path) -> None:
    """Raises UserError where the file is missing, no database, or the database of another program."""
    try:
        with file.open("rb") as opened:
            header = opened.read(100)
    except (FileNotFoundError, NotADirectoryError):
        raise UserError("file_missing", file=file.name, folder=str(file.parent)) from None
    except (IsADirectoryError, PermissionError):
        raise UserError("file_unreadable", file=file.name) from None
    if len(header) < 100 or not header.startswith(_MAGIC):
        raise UserError("file_no_database", file=file.name)
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise UserError("file_foreign", file=file.name)


@contextmanager
def explained(file: Path) -> Iterator[None]:
    """Turns what SQLite says about file and disk into a UserError; all else passes as it is."""
    try:
        yield
    except Exception as problem:
        key = _key(getattr(problem, "orig", problem))  # SQLAlchemy wraps what the driver said
        if key is None:
            raise
        raise UserError(key, file=file.name) from problem


def _key(problem: object) -> str | None:
    code = getattr(problem, "sqlite_errorcode", 0) & 0xFF
    return {
        sqlite3.SQLITE_BUSY: "file_busy",
        sqlite3.SQLITE_LOCKED: "file_busy",
        sqlite3.SQLITE_FULL: "disk_full",
        sqlite3.SQLITE_READONLY: "file_read_only",
        sqlite3.SQLITE_CANTOPEN: "file_unreadable",
        sqlite3.SQLITE_IOERR: "disk_fails",
        sqlite3.SQLITE_CORRUPT: "file_damaged",
        sqlite3.SQLITE_NOTADB: "file_damaged",
    }.get(code)
