"""The folder beside an office's file, and how one file gets into it: complete and read back, or not at all."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

from asn_desktop.core.kernel.errors import UserError

ENDING = ".berkas"
_HASH = re.compile(r"[0-9a-f]{64}")
_COMING = ".belum-selesai"


def folder_of(office: Path) -> Path:
    """`Distrik Walesi.berkas` beside `Distrik Walesi.asn`."""
    return office.with_name(office.stem + ENDING)


def place_of(folder: Path, sha256: str) -> Path:
    """Where a content lies. A hash from outside that is none never becomes a path."""
    if not _HASH.fullmatch(sha256):
        raise UserError("vault_missing", name=sha256[:8], folder=str(folder))
    return folder / sha256[:2] / sha256


def present(folder: Path) -> Iterator[Path]:
    """Every file in the folder, whoever put it there; nothing where there is no folder."""
    if folder.is_dir():
        yield from sorted(path for path in folder.rglob("*") if not path.is_dir() or path.is_symlink())


def is_ours(folder: Path, path: Path) -> bool:
    """True where the vault itself would have put a file of this name there."""
    return bool(_HASH.fullmatch(path.name)) and path == place_of(folder, path.name) and not path.is_symlink()


def is_unfinished(path: Path) -> bool:
    """What a power cut left while a file was being written; it was never part of the vault."""
    return path.name.endswith(_COMING)


def hash_of(path: Path) -> str:
    """SHA-256 of the contents, without holding them in memory."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write(folder: Path, sha256: str, content: bytes, name: str) -> None:
    """Put a content in its place. Raises UserError where it cannot be written, or does not read back as it was."""
    place = place_of(folder, sha256)
    coming = place.with_name(f"{sha256[:16]}-{uuid4().hex[:8]}{_COMING}")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        try:
            with coming.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            if hash_of(coming) != sha256:
                raise UserError("vault_not_verified", name=name, folder=str(folder))
            coming.replace(place)
            _make_durable(place.parent)
        finally:
            coming.unlink(missing_ok=True)
    except OSError as problem:
        key = "vault_no_room" if problem.errno == errno.ENOSPC else "vault_not_written"
        raise UserError(key, name=name, folder=str(folder)) from problem


def copy_new(source: Path, target: Path) -> Iterator[tuple[int, int]]:
    """Copy what `target` does not have; yields (done, all) after each file. What is altered in `source` stays there."""
    wanted = [path for path in present(source) if is_ours(source, path)]
    lacking = [path for path in wanted if not place_of(target, path.name).is_file()]
    for done, path in enumerate(lacking, start=1):
        try:
            content = path.read_bytes()
        except OSError as problem:
            raise UserError("vault_unreadable", name=path.name[:8], folder=str(source)) from problem
        if hashlib.sha256(content).hexdigest() == path.name:
            write(target, path.name, content, path.name[:8])
        yield done, len(lacking)


def _make_durable(folder: Path) -> None:
    """A new name survives a power cut only when its folder is written too; Windows does so by itself."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
