"""Files that get their names only when all of them are whole; until then they can vanish without a trace."""

from __future__ import annotations

import errno
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from asn_desktop.core.kernel.errors import UserError

PREFIX = ".asn-cetak-"
STALE = 24 * 3600
"""Seconds after which a folder of unfinished files is one that a power cut left."""

_REASONS = {
    errno.EACCES: "print_not_allowed",
    errno.EPERM: "print_not_allowed",
    errno.EROFS: "print_not_allowed",
    errno.ENOSPC: "print_no_room",
}
"""What the system says, in words of the catalogue: its own are English."""


class Parts:
    """`with Parts() as parts`: write into `parts.open(path)`, then `parts.keep()`; without it nothing has happened."""

    def __init__(self) -> None:
        self._drafts: list[tuple[Path, Path]] = []
        self._folders: dict[Path, Path] = {}
        self._made: list[Path] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        for folder in self._folders.values():
            shutil.rmtree(folder, ignore_errors=True)
        for folder in reversed(self._made):
            with suppress(OSError):
                folder.rmdir()  # only where nothing was put into it

    @contextmanager
    def open(self, path: Path) -> Iterator[BinaryIO]:
        """A file that will be `path`; on leaving it is safely on the disk, but not yet under its name."""
        with _said(path):
            draft = self._folder(path.parent) / f"{len(self._drafts)}.part"
            with draft.open("wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
        self._drafts.append((draft, path))

    def keep(self) -> tuple[Path, ...]:
        """Give every file its name. Raises UserError; what has its name by then is whole, and the rest is not there."""
        for draft, path in self._drafts:
            with _said(path):
                draft.replace(path)
        return tuple(path for _, path in self._drafts)

    def _folder(self, parent: Path) -> Path:
        """The folder for drafts beside the files, on the same disk."""
        if parent not in self._folders:
            missing = [folder for folder in (parent, *parent.parents) if not folder.exists()]
            self._made += reversed(missing)
            parent.mkdir(parents=True, exist_ok=True)
            _forget_stale(parent)
            folder = parent / f"{PREFIX}{os.getpid()}-{id(self):x}"
            folder.mkdir()
            self._folders[parent] = folder
        return self._folders[parent]


def _forget_stale(parent: Path) -> None:
    for left in parent.glob(f"{PREFIX}*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > STALE:
                shutil.rmtree(left, ignore_errors=True)


@contextmanager
def _said(path: Path) -> Iterator[None]:
    """Trouble with a file in words of the catalogue."""
    try:
        yield
    except OSError as problem:
        raise UserError(_REASONS.get(problem.errno or 0, "print_not_written"), path=str(path)) from problem
