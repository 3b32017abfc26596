"""What the archive needs of scans: their pages one by one, and what the QR code on each says."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from asn_desktop.core.forms.code import Seal


class Unread(enum.StrEnum):
    """Why nothing is known of a page."""

    KOSONG = "kosong"
    """Nothing is on it: the back of a sheet."""
    TANPA_KODE = "tanpa_kode"
    """Something is on it, but no QR code that could be read."""
    KODE_LAIN = "kode_lain"
    """Its QR code is none of this program's."""
    DUA_FORMULIR = "dua_formulir"
    """Two different forms are on one picture."""


class ScannedPage(Struct, frozen=True):
    """A page of a file (`index` from 0), with its seal or why there is none."""

    file: Path
    index: int
    seal: Seal | None = None
    unread: Unread | None = None


class Scanner(Protocol):
    """Reads scans and photos. Raises UserError for files that cannot be read; a page that cannot be is `unread`."""

    def files(self, paths: Iterable[Path]) -> tuple[Path, ...]:
        """The files themselves, and of folders all scans in them by name, `scan2` before `scan10`."""

    def page_count(self, file: Path) -> int: ...

    def read(self, file: Path) -> Iterator[ScannedPage]:
        """Its pages in order, each when asked for; of a pile of any length one page is in memory."""

    def take(self, file: Path, indices: Sequence[int]) -> bytes:
        """These pages as a file to be kept; all of them are the file itself, byte by byte."""

    def picture(self, file: Path, index: int, side: int) -> bytes:
        """A page as PNG inside a square of `side` pixels; empty where it cannot be drawn."""

    def turn(self, content: bytes, index: int) -> int:
        """Quarter turns clockwise that make a page upright, as the QR code on it lies; 0 where that cannot be told."""
