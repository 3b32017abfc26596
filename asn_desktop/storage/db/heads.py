"""How far the journals of an office have come on this computer, noted beside the office's file and not in it.

By it an older copy that was put in the file's place is recognised: the file lacks what this computer has written.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from secrets import randbelow
from typing import NamedTuple

from asn_desktop.storage.db import meta
from asn_desktop.storage.db.plain import Plain
from asn_desktop.storage.durable import write_private

JUMP = 1_000_000
"""Within so many numbers an epoch begins by chance where nobody here knows which ones were given elsewhere."""


class Head(NamedTuple):
    """The last entry of a journal."""

    epoch: int
    seq: int
    hash: str


class Heads:
    """The newest entry known of each epoch, by office, in a folder of this computer; without one nothing is noted."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def begin_epoch_if_moved(self, plain: Plain, place: str) -> None:
        """Have the file start a new epoch where it lies elsewhere than it did (`place`: computer and file), or where
        it lacks entries that it once had here: an older copy stands in its place, though the disk may call it the
        same file.

        Two copies would otherwise go on numbering their changes alike, and nobody could tell them apart. The number of
        the new epoch was never given before: this computer knows those it gave, and chance keeps clear of others.
        """
        known = meta.get(plain, "place")
        own, given = meta.epoch(plain), self._given(plain)
        behind = own in given and not _holds(plain, given[own])
        if known != place:
            meta.keep(plain, "place", place)
        if behind or known not in (None, place):
            next_one = max(own, *given, 0) + 1
            at_home = bool(given) and str(known).partition(":")[0] == place.partition(":")[0]
            meta.keep(plain, "epoch", next_one if at_home or self._folder is None else next_one + randbelow(JUMP))
        self.note(plain)

    def note(self, plain: Plain) -> None:
        """Note how far the file's journal has come. A folder that cannot be written hinders nobody's work."""
        head, folder = _head(plain), self._of(plain)
        if head is None or folder is None:
            return
        known = self._given(plain).get(head.epoch)
        if known is not None and known.seq >= head.seq:
            return  # the same, or an older copy that goes on in an epoch of its own
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            write_private(folder / str(head.epoch), f"{head.seq} {head.hash}".encode())

    def _given(self, plain: Plain) -> dict[int, Head]:
        found: dict[int, Head] = {}
        folder = self._of(plain)
        with suppress(OSError):
            for file in () if folder is None else folder.iterdir():
                with suppress(ValueError):  # what was not written by us, or not to the end
                    seq, digest = file.read_text("ascii").split()
                    found[int(file.name)] = Head(int(file.name), int(seq), digest)
        return found

    def _of(self, plain: Plain) -> Path | None:
        office = plain.rows("SELECT id FROM kantor ORDER BY removed_at IS NOT NULL, id LIMIT 1")
        return self._folder / str(office[0][0]) if office and self._folder is not None else None


def _holds(plain: Plain, head: Head) -> bool:
    return plain.rows("SELECT epoch, seq, hash FROM jurnal WHERE seq = :seq", {"seq": head.seq}) == [head]


def _head(plain: Plain) -> Head | None:
    found = plain.rows("SELECT epoch, seq, hash FROM jurnal ORDER BY seq DESC LIMIT 1")
    return Head(*found[0]) if found else None
