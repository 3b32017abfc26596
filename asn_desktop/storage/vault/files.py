"""The adapter behind the port `Vault`: one folder beside an office's file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from uuid import uuid4

from asn_desktop.core.domain.media import Media
from asn_desktop.core.kernel.errors import CancelledError, UserError
from asn_desktop.core.usecases.ports import Cancel, Kept, Progress, VaultState, never, no_progress
from asn_desktop.storage.vault import folder as place
from asn_desktop.storage.vault import pictures
from asn_desktop.storage.vault.kinds import media_of

LIMIT = 10_000_000
"""Bytes: a scanned A4 page has 0.3 to 2 million, a photo 3 to 6."""

MEMORY = 512
"""Small pictures kept in memory, about 20 kB each."""

SMALL = 320
"""Pictures up to this side are kept in memory."""


class FileVault:
    """See `core.usecases.ports.Vault`. `office` is the office's file; nothing is written before the first `put`."""

    def __init__(self, office: Path, limit: int = LIMIT) -> None:
        self.folder = place.folder_of(office)
        self.limit = limit
        self._small = lru_cache(MEMORY)(self._drawn)

    def put(self, path: Path) -> Kept:
        try:
            size = path.stat().st_size
            if not path.is_file():
                raise UserError("vault_unreadable", name=path.name, folder=str(path.parent))
            if size > self.limit:
                raise self._too_large(path.name, size)
            with path.open("rb") as file:
                content = file.read(self.limit + 1)
        except OSError as problem:
            raise UserError("vault_unreadable", name=path.name, folder=str(path.parent)) from problem
        return self.put_bytes(content, path.name)

    def put_bytes(self, content: bytes, name: str) -> Kept:
        if not content:
            raise UserError("vault_empty_file", name=name)
        if len(content) > self.limit:
            raise self._too_large(name, len(content))
        media = media_of(content, name)
        sha256 = hashlib.sha256(content).hexdigest()
        known = self._is_sound(sha256)
        if not known:
            place.write(self.folder, sha256, content, name)
        return Kept(sha256, len(content), media, name, known)

    def read(self, sha256: str) -> bytes:
        path = place.place_of(self.folder, sha256)
        try:
            content = path.read_bytes()
        except FileNotFoundError as problem:
            raise UserError("vault_missing", name=sha256[:8], folder=str(self.folder)) from problem
        except OSError as problem:
            raise UserError("vault_unreadable", name=sha256[:8], folder=str(self.folder)) from problem
        if hashlib.sha256(content).hexdigest() != sha256:
            raise UserError("vault_altered", name=sha256[:8], folder=str(self.folder))
        return content

    def export(self, sha256: str, target: Path) -> Path:
        content = self.read(sha256)
        ending = f".{media_of(content, sha256[:8]).value}"
        named = target if target.suffix.lower() == ending else target.with_name(target.name + ending)
        coming = named.with_name(f".{named.name}.{uuid4().hex[:8]}")
        try:
            named.parent.mkdir(parents=True, exist_ok=True)
            coming.write_bytes(content)
            coming.replace(named)
        except OSError as problem:
            coming.unlink(missing_ok=True)
            raise UserError("vault_not_written", name=named.name, folder=str(named.parent)) from problem
        return named

    def media(self, sha256: str) -> Media:
        return media_of(self.read(sha256), sha256[:8])

    def size(self, sha256: str) -> int:
        try:
            return place.place_of(self.folder, sha256).stat().st_size
        except OSError as problem:
            raise UserError("vault_missing", name=sha256[:8], folder=str(self.folder)) from problem

    def page_count(self, sha256: str) -> int:
        content = self.read(sha256)
        return pictures.page_count(content, media_of(content, sha256[:8]))

    def thumbnail(self, sha256: str, side: int = 160, page: int = 0) -> bytes:
        return self._small(sha256, side, page) if side <= SMALL else self._drawn(sha256, side, page)

    def is_there(self) -> bool:
        return self.folder.is_dir()

    def missing(self, hashes: Iterable[str]) -> frozenset[str]:
        return frozenset(each for each in hashes if not self._is_there(each))

    def check(self, known: Iterable[str], progress: Progress = no_progress, cancel: Cancel = never) -> VaultState:
        named = set(known)
        files = list(place.present(self.folder))
        found: set[str] = set()
        altered: list[str] = []
        foreign: list[str] = []
        unused, total = 0, 0
        for done, path in enumerate(files, start=1):
            if cancel():
                raise CancelledError
            sound = place.is_ours(self.folder, path) and self._is_sound(path.name)
            if path.name in named and place.is_ours(self.folder, path):
                found.add(path.name)
                total += path.stat().st_size
                if not sound:
                    altered.append(path.name)
            elif sound:
                unused += 1
            elif not place.is_unfinished(path):
                foreign.append(path.relative_to(self.folder).as_posix())
            progress(done, len(files))
        missing = tuple(sorted(named - found))
        gone = bool(missing) and not self.folder.is_dir()
        return VaultState(self.folder, len(found), total, missing, tuple(altered), tuple(foreign), unused, gone)

    def copy_to(self, office: Path, progress: Progress = no_progress, cancel: Cancel = never) -> int:
        return copied(self.folder, place.folder_of(office), progress, cancel)

    def _drawn(self, sha256: str, side: int, page: int) -> bytes:
        content = self.read(sha256)
        return pictures.png(content, media_of(content, sha256[:8]), side, page)

    def _is_there(self, sha256: str) -> bool:
        try:
            return place.place_of(self.folder, sha256).is_file()
        except UserError:
            return False

    def _is_sound(self, sha256: str) -> bool:
        """True where it is there as it was put in; a bad sector is as good as altered."""
        path = place.place_of(self.folder, sha256)
        try:
            return path.is_file() and place.hash_of(path) == sha256
        except OSError:
            return False

    def _too_large(self, name: str, size: int) -> UserError:
        return UserError("vault_too_large", name=name, size=_megabytes(size), limit=_megabytes(self.limit))


def copied(source: Path, target: Path, progress: Progress, cancel: Cancel) -> int:
    """Copy what `target` lacks; cancelled, what was copied stays: it is complete, and needed the next time."""
    done = 0
    for done, total in place.copy_new(source, target):
        progress(done, total)
        if cancel():
            raise CancelledError
    return done


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f}".replace(".", ",")
