"""Files that are still there after the power was cut: written aside, flushed, and renamed as the last step."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

WINDOWS: bool = sys.platform == "win32"
_PATIENCE = 20


def rename(coming: Path, final: Path) -> None:
    """The last step: what had that name before is gone."""
    _patiently(partial(coming.replace, final))


def flush_name(path: Path) -> None:
    """Make a new name durable. On Windows no folder can be flushed: flushing a file writes all that its file system
    has to say of it, and has the device empty its own memory.
    """
    if WINDOWS:
        _patiently(partial(_flush, path))
        return
    opened = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(opened)
    except OSError:  # some file systems refuse it for folders
        pass
    finally:
        os.close(opened)


def write_private(path: Path, content: bytes) -> None:
    """Replace a file, whole or not at all; nobody but its owner may read it."""
    coming = path.with_name(path.name + ".new")
    coming.unlink(missing_ok=True)
    opened = os.open(coming, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with open(opened, "wb") as file:  # noqa: PTH123
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    rename(coming, path)
    flush_name(path)


def _flush(path: Path) -> None:
    """Windows flushes only what was opened for writing."""
    opened = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _patiently(deed: Callable[[], object]) -> None:
    """On Windows a virus scanner keeps a new file for a moment: it is asked again for two seconds."""
    for _ in range(_PATIENCE if WINDOWS else 0):
        try:
            deed()
        except PermissionError:
            time.sleep(0.1)
        else:
            return
    deed()
