"""Writing to a stick so that nothing is there, or the whole file: aside, flushed, read back, renamed."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from asn_desktop.core.kernel.errors import CancelledError, UserError
from asn_desktop.core.usecases.ports import Cancel
from asn_desktop.storage.age import Sink
from asn_desktop.storage.durable import flush_name, rename
from asn_desktop.storage.envelope import layout
from asn_desktop.storage.envelope.faults import medium_explained

_SLACK = 1 << 18
"""Bytes that a file system may need for names, and for the last cluster of each file."""


class Written(Struct, frozen=True):
    """A file that is on the medium, as it was read back."""

    path: Path
    sha256: str
    size: int


def _unwatched(size: int) -> None:
    """For writing that nobody waits for."""


class Medium:
    """A folder on a stick, or anywhere else."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._device: int | None = None

    def clean(self) -> None:
        """Remove what earlier tries left unfinished: only files with names that nobody else gives."""
        with medium_explained(self.folder):
            self._refuse_other_device()
            for path in self.folder.iterdir():
                if layout.UNFINISHED.fullmatch(path.name) and path.is_file() and not path.is_symlink():
                    with suppress(OSError):  # in use by another program, or read-only: it is in nobody's way
                        path.unlink()

    def check_room(self, size: int) -> None:
        """Raises UserError where the folder is gone, cannot be written, or has less room than `size` bytes."""
        with medium_explained(self.folder):
            self._refuse_other_device()
            probe = self.folder / f"{layout.new_stem()}{layout.SUFFIX}.tmp"
            with probe.open("xb"):
                pass
            with suppress(OSError):  # a virus scanner may still look at it: the next try removes it
                probe.unlink()
            free = shutil.disk_usage(self.folder).free
        if free < size + _SLACK:
            needed, left = _megabytes(size + _SLACK), free // 1_000_000
            raise UserError("envelope_no_room", folder=str(self.folder), needed=needed, free=left)

    def write(
        self, name: str, fill: Callable[[Sink], None], cancel: Cancel, written: Callable[[int], None] = _unwatched
    ) -> Written:
        """A new file with what `fill` gives; `written` is told how many bytes of it are there. Raises UserError,
        CancelledError: then there is no such file.
        """
        coming, final = self.folder / f"{name}.tmp", self.folder / name
        with medium_explained(self.folder):
            try:
                with coming.open("xb") as file:
                    sink = _Counted(file.write, cancel, written)
                    fill(sink)
                    file.flush()
                    os.fsync(file.fileno())
                forget_cached(coming)
                if _hash_of(coming, cancel) != sink.hash.hexdigest():
                    raise UserError("envelope_medium_lies", folder=str(self.folder))
                if final.exists():
                    raise FileExistsError(final)
                self._refuse_other_device()
                rename(coming, final)
            except BaseException:
                with suppress(OSError):
                    coming.unlink(missing_ok=True)
                raise
            flush_name(final)
        return Written(final, sink.hash.hexdigest(), sink.size)

    def settle(self) -> None:
        """Have the medium itself write all that was given to it, so that it may be taken out. Raises UserError."""
        if hasattr(os, "sync"):  # Windows has: each file was flushed with its name, and the device's own memory with it
            os.sync()
        with medium_explained(self.folder):
            self._refuse_other_device()

    def _refuse_other_device(self) -> None:
        """A stick that was pulled out may leave its folder behind, which then lies on this computer's own disk."""
        device = self.folder.stat().st_dev
        if self._device not in (None, device):
            raise OSError(errno.ENODEV, "another device", str(self.folder))
        self._device = device


class _Counted:
    """Counts and hashes what is written, and ends a task that the user has cancelled."""

    def __init__(self, write: Callable[[bytes], int], cancel: Cancel, written: Callable[[int], None]) -> None:
        self._write = write
        self._cancel = cancel
        self._written = written
        self.hash = hashlib.sha256()
        self.size = 0

    def write(self, data: bytes) -> None:
        if self._cancel():
            raise CancelledError
        self.size += len(data)
        if self.size > layout.FILE_LIMIT:
            raise UserError("envelope_too_large", limit=_megabytes(layout.FILE_LIMIT))
        self.hash.update(data)
        self._write(data)
        self._written(self.size)


def _hash_of(path: Path, cancel: Cancel) -> str:
    digest = hashlib.sha256()
    with path.open("rb", buffering=0) as file:
        while block := file.read(1 << 20):
            if cancel():
                raise CancelledError
            digest.update(block)
    return digest.hexdigest()


def _megabytes(size: int) -> int:
    return -(-size // 1_000_000)


if sys.platform == "win32":
    from asn_desktop.storage.windows import windows

    def forget_cached(path: Path) -> None:
        """What is read next comes from the medium and not from memory."""
        windows().forget_cached(path)

else:

    def forget_cached(path: Path) -> None:
        """What is read next comes from the medium and not from memory, as far as the system lets itself be told."""
        if hasattr(os, "posix_fadvise"):
            opened = os.open(path, os.O_RDONLY)
            try:
                os.posix_fadvise(opened, 0, 0, os.POSIX_FADV_DONTNEED)
            finally:
                os.close(opened)
