"""Evidence and scans beside the file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from asn_desktop.core.domain.media import Media
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.ports.work import Cancel, Progress, never, no_progress


class Kept(Struct, frozen=True):
    """A file in the vault. `sha256` is its name there and what a record keeps; `size` is in bytes.

    `name` is what it was called where it came from; `known` is True where the vault already had the same content.
    """

    sha256: str
    size: int
    media: Media
    name: str
    known: bool = False


class VaultState(Struct, frozen=True):
    """What a look through the vault found, against the hashes that records name.

    `missing` and `altered` are hashes; `foreign` are names of files that the vault never wrote. `unused` files are
    sound but named by no record, as after going back to an earlier copy. `folder` is where the vault is; `gone` is
    True where that folder itself is not there.
    """

    folder: Path
    files: int
    size: int
    missing: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    unused: int = 0
    gone: bool = False


class Vault(Protocol):
    """Evidence and scans of one office, in a folder beside its file: each content once, under its SHA-256.

    What is put in is copied, never linked, and never changes. Files are put in first and named by a record after, so
    that a record never names what is not there. Everything raises UserError that a user can understand.
    """

    limit: int
    """The greatest size of a file in bytes."""

    folder: Path
    """Where the files are; it need not be there before the first `put`."""

    def put(self, path: Path) -> Kept:
        """Copy a file in. Raises UserError: too large, empty, unreadable, a program, of an unknown kind, no room."""

    def put_bytes(self, content: bytes, name: str) -> Kept:
        """The same for content in memory; `name` is for messages."""

    def read(self, sha256: str) -> bytes:
        """The content, checked against its hash. Raises UserError where it is missing or was altered."""

    def export(self, sha256: str, target: Path) -> Path:
        """A copy under a name with the right ending, whole or not at all; returns where it is."""

    def media(self, sha256: str) -> Media:
        """What the file is."""

    def size(self, sha256: str) -> int:
        """Of the file, in bytes. Raises UserError where it is missing."""

    def page_count(self, sha256: str) -> int:
        """How many pages can be shown: of a PDF its pages, of a picture its frames, otherwise 0."""

    def thumbnail(self, sha256: str, side: int = 160, page: int = 0) -> bytes:
        """A page (from 0) as PNG that fits into a square of `side` pixels; empty where there is no picture of it.

        With a large `side` it is the page as one reads it.
        """

    def is_there(self) -> bool:
        """True where the folder is there, whatever it holds."""

    def missing(self, hashes: Iterable[str]) -> frozenset[str]:
        """Which of these files are not there: fast, without reading them."""

    def check(self, known: Iterable[str], progress: Progress = ..., cancel: Cancel = ...) -> VaultState:
        """Read every file and compare it with its hash. Raises CancelledError."""

    def copy_to(self, office: Path, progress: Progress = ..., cancel: Cancel = ...) -> int:
        """Put what is not yet there beside a copy of the office's file; returns the number of files copied."""


class NoVault:
    """For work on a file whose evidence is not at hand: everything is refused, nothing is kept."""

    limit = 0
    folder = Path()

    def put(self, path: Path) -> Kept:
        raise UserError("vault_absent", name=path.name)

    def put_bytes(self, content: bytes, name: str) -> Kept:  # noqa: ARG002
        raise UserError("vault_absent", name=name)

    def read(self, sha256: str) -> bytes:
        raise UserError("vault_absent", name=sha256[:8])

    def export(self, sha256: str, target: Path) -> Path:  # noqa: ARG002
        raise UserError("vault_absent", name=target.name)

    def media(self, sha256: str) -> Media:
        raise UserError("vault_absent", name=sha256[:8])

    def size(self, sha256: str) -> int:
        raise UserError("vault_absent", name=sha256[:8])

    def page_count(self, sha256: str) -> int:  # noqa: ARG002
        return 0

    def thumbnail(self, sha256: str, side: int = 160, page: int = 0) -> bytes:  # noqa: ARG002
        return b""

    def is_there(self) -> bool:
        return True

    def missing(self, hashes: Iterable[str]) -> frozenset[str]:
        return frozenset(hashes)

    def check(
        self,
        known: Iterable[str],
        progress: Progress = no_progress,  # noqa: ARG002
        cancel: Cancel = never,  # noqa: ARG002
    ) -> VaultState:
        if any(known):
            raise UserError("vault_absent", name="")
        return VaultState(Path(), 0, 0)

    def copy_to(self, office: Path, progress: Progress = no_progress, cancel: Cancel = never) -> int:  # noqa: ARG002
        raise UserError("vault_absent", name=office.name)
