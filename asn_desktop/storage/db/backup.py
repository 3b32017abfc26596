"""A copy of the whole file while it is in use: complete or not there, and read back before it counts."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from asn_desktop.core.kernel.errors import CancelledError, UserError
from asn_desktop.core.usecases.ports import Cancel, Progress, never, no_progress

PAGES = 1024
"""Pages copied between two looks at progress and cancel: 4 MB."""

INSTRUCTIONS = 100_000
"""Steps of SQLite's machine between two looks at cancel while the copy is read back."""


def verified_copy(
    source: sqlite3.Connection, target: Path, progress: Progress = no_progress, cancel: Cancel = never
) -> None:
    """Copy to `target`. Raises UserError where the name is taken, the disk is full, or the copy does not read back."""
    if target.exists():
        raise UserError("file_exists", file=target.name)
    unfinished = target.with_name(target.name + ".belum-selesai")
    unfinished.unlink(missing_ok=True)

    def moved(_status: int, remaining: int, total: int) -> None:
        if cancel():
            raise CancelledError
        progress(total - remaining, total)

    try:
        pages, size = (source.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
        refuse_full_disk(target.parent, pages * size)
        with closing(sqlite3.connect(unfinished)) as copy:
            copy.set_progress_handler(cancel, INSTRUCTIONS)
            source.backup(copy, pages=PAGES, progress=moved)
            copy.execute("PRAGMA journal_mode=DELETE")  # one file, no companions
            verified = copy.execute("PRAGMA integrity_check").fetchone()[0] == "ok" and head(copy) == head(source)
        if not verified:
            raise UserError("backup_not_verified", file=target.name)
        with unfinished.open("rb+") as written:
            os.fsync(written.fileno())
        unfinished.replace(target)
        make_durable(target.parent)
    except (OSError, sqlite3.Error) as problem:
        if cancel():
            raise CancelledError from problem
        raise UserError("backup_failed", file=target.name, folder=str(target.parent)) from problem
    finally:
        unfinished.unlink(missing_ok=True)


def head(connection: sqlite3.Connection) -> tuple[int, str] | None:
    """Sequence number and hash of the newest row of the journal."""
    found: tuple[int, str] | None = connection.execute(
        "SELECT seq, hash FROM jurnal ORDER BY seq DESC LIMIT 1"
    ).fetchone()
    return found


def make_durable(folder: Path) -> None:
    """A new name in a folder survives a power cut only when the folder is written too; Windows does so by itself."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def refuse_full_disk(folder: Path, need: int) -> None:
    """Raises UserError where so many bytes are not free."""
    free = shutil.disk_usage(folder).free
    if free < need:
        raise UserError("backup_no_space", folder=str(folder), need=-(-need // 1_000_000), free=free // 1_000_000)
