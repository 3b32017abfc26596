"""One program at a time: a lock that the operating system lets go of when the program ends, however it ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from asn_desktop.core.kernel.errors import UserError


class FileLock:
    """Held from `__init__` until `release`. `crashed`: the last program did not end properly."""

    def __init__(self, file: Path) -> None:
        self._path = file.with_name(file.name + "-lock")
        self.crashed = self._path.exists()
        self._handle = self._acquire(file)

    def release(self) -> None:
        """Let go; the lock file goes too, as the sign of a proper end."""
        if sys.platform == "win32":
            os.close(self._handle)
            self._path.unlink(missing_ok=True)
        else:
            self._path.unlink(missing_ok=True)
            os.close(self._handle)

    def _acquire(self, file: Path) -> int:
        while True:
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
            if not _try_lock(handle):
                os.close(handle)
                raise UserError("file_open_elsewhere", file=file.name)
            try:
                current = self._path.stat().st_ino
            except FileNotFoundError:
                current = -1
            if current == os.fstat(handle).st_ino:
                return handle
            os.close(handle)  # the holder before us removed the file between our opening and locking it


if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
