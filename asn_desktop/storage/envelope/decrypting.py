"""Decrypts a file of ours into a nameless one, within bounds, and says what is wrong with one that is not ours."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from msgspec import Struct

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.storage import age
from asn_desktop.storage.envelope import layout
from asn_desktop.storage.envelope.faults import medium_explained, own_disk_explained
from asn_desktop.storage.envelope.packing import spool


class Decrypted(Struct, frozen=True):
    """What was in a file, at its beginning; `sha256` and `size` are of the file itself."""

    content: IO[bytes]
    sha256: str
    size: int


def decrypted(path: Path, identities: Sequence[str]) -> Decrypted:
    """The content, every byte of which was authenticated. Raises UserError."""
    _refuse_other_things(path)
    content = spool()
    try:
        with medium_explained(path.parent), path.open("rb") as file:
            source = _Hashed(file)
            age.decrypt(source, _Sink(content), identities)
            if file.read(1):
                raise age.BrokenError
    except age.NotForUsError as problem:
        content.close()
        raise UserError("envelope_not_for_us", file=path.name) from problem
    except age.BrokenError as problem:
        content.close()
        raise UserError("envelope_broken", file=path.name) from problem
    except BaseException:
        content.close()
        raise
    content.seek(0)
    return Decrypted(content, source.hash.hexdigest(), source.size)


def read_line(content: IO[bytes], most: int) -> bytes:
    """The next line without its end. Raises UserError where it is longer than `most`, or cut off."""
    line = content.readline(most + 1)
    if not line.endswith(b"\n"):
        raise UserError("envelope_damaged")
    return line[:-1]


def _refuse_other_things(path: Path) -> None:
    with medium_explained(path.parent):
        if path.is_symlink() or (path.exists() and not path.is_file()):
            raise UserError("envelope_no_file", file=path.name)
        if not path.exists():
            raise UserError("envelope_missing", file=path.name, folder=str(path.absolute().parent))
        size = path.stat().st_size
        if size > layout.FILE_LIMIT:
            raise UserError("envelope_foreign", file=path.name)
        with path.open("rb") as file:
            begin = file.read(len(age.MAGIC))
    if size == 0 or not any(begin):
        raise UserError("envelope_empty", file=path.name)
    if begin != age.MAGIC:
        raise UserError("envelope_foreign" if size >= len(age.MAGIC) else "envelope_broken", file=path.name)


class _Hashed:
    """Reads a file, never beyond the limit, and hashes what goes through."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.hash = hashlib.sha256()
        self.size = 0

    def read(self, size: int = -1, /) -> bytes:
        block = self._file.read(size)
        self.hash.update(block)
        self.size += len(block)
        if self.size > layout.FILE_LIMIT:
            raise age.BrokenError
        return block


class _Sink:
    """Writes to this computer's own disk, which may be full."""

    def __init__(self, content: IO[bytes]) -> None:
        self._content = content

    def write(self, data: bytes, /) -> None:
        with own_disk_explained():
            self._content.write(data)
