"""Files that are still there after the power was cut: written aside, flushed, and renamed as the last step."""

from __future__ import annotations

import os
from pathlib import Path


def flush_folder(folder: Path) -> None:
    """Make the names in a folder durable. Windows does so by itself, and has no way to ask for it."""
    if os.name == "nt":
        return
    opened = os.open(folder, os.O_RDONLY)
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
    coming.replace(path)
    flush_folder(path.parent)
