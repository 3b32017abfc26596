"""Copies of an office's file: when they are made, which are kept, and what going back to one would cost."""

from __future__ import annotations

import enum
import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from asn_desktop.core.usecases.ports import Cancel, Progress, never, no_progress

NEWEST = 10
"""So many of the newest copies stay, however close together they were made."""

DAYS = 14
"""For so many days back the last copy of each day stays."""

MONTHS = 12
"""For so many months back the last copy of each month stays."""

ALWAYS = 3
"""So many of the newest copies stay, however full the disk is."""

SHARE = 10
"""Together the copies of an office take at most one part in so many of the disk's free room."""

NAME = "%Y-%m-%d %H.%M.%S"
SUFFIX = ".asn"
_NAMED = re.compile(rf"(\d{{4}}-\d\d-\d\d \d\d\.\d\d\.\d\d) ([a-z]+){re.escape(SUFFIX)}")


class AlasanCadangan(enum.StrEnum):
    """Why a copy was made; part of its name, so that it can be read off a USB stick too."""

    TUTUP = "tutup"
    IMPOR = "impor"
    PEMULIHAN = "pemulihan"
    PERMINTAAN = "permintaan"


class Copy(Struct, frozen=True):
    """A copy that was read back before it got its name. `made_at` is the computer's wall clock; `size` is in bytes."""

    path: Path
    made_at: datetime
    reason: AlasanCadangan
    size: int


class Contents(Struct, frozen=True):
    """What a copy holds, counted in the copy itself."""

    kantor: str
    pegawai: int
    skp: int
    evaluasi: int


class Losses(Struct, frozen=True):
    """What going back to a copy costs, told by the journals of file and copy.

    `lost`: changes in the file that the copy does not know (as the history shows them: one for each thing the user
    did). `returning`: changes in the copy that the file no longer has, after an earlier restore. `actions`: what was
    done and how often, the most frequent first. `readable` is False where the file is too damaged to tell.
    """

    lost: int
    returning: int
    actions: tuple[tuple[str, int], ...] = ()
    last: datetime | None = None
    readable: bool = True


class Proof(Struct, frozen=True):
    """A copy was opened as the program opens it, and looked through. `findings` are keys of what was wrong."""

    name: str
    at: datetime
    contents: Contents
    findings: tuple[str, ...] = ()


class Carrier(Protocol):
    """Takes evidence and scans along into the folder of an office's copies, and back. Raises UserError."""

    def lacking(self, file: Path, copies: Path) -> bool:
        """True where something lies beside the office's file that is not among the copies yet."""

    def save(self, file: Path, copies: Path, progress: Progress = no_progress, cancel: Cancel = never) -> int:
        """Copy what is new; returns how many files that were."""

    def bring_back(self, copy: Path, file: Path, progress: Progress = no_progress, cancel: Cancel = never) -> int:
        """Put beside the office's file what lies among the copies, or beside this copy; nothing there is replaced."""


class Safe(Protocol):
    """The copies of office files in one folder. Everything raises UserError for trouble with files and disks."""

    root: Path

    def copies(self, file: Path) -> tuple[Copy, ...]:
        """The copies of this office, newest first. Empty where there are none, or their folder is not there now."""

    def keep(
        self, file: Path, reason: AlasanCadangan, progress: Progress = no_progress, cancel: Cancel = never
    ) -> Copy | None:
        """A copy, unless nothing has changed since the newest one (None); copies that are too many then go."""

    def due(self, file: Path) -> bool:
        """True where something has changed since the newest copy."""

    def losses(self, file: Path, copy: Path) -> Losses: ...

    def contents(self, copy: Path) -> Contents:
        """Looks the copy through first. Raises UserError where it is damaged."""

    def newest_good(self, file: Path) -> tuple[Copy, Contents] | None:
        """The newest copy that can be read, also for a file that is damaged or gone."""

    def prove(self, copy: Path, today: date) -> Proof:
        """Open the copy in a temporary place as an office's file is opened, and check everything in it."""

    def restore(
        self,
        file: Path,
        copy: Path,
        close: Callable[[], None],
        progress: Progress = no_progress,
        cancel: Cancel = never,
    ) -> Path:
        """Put the copy in the place of the file, with a new epoch in its journal; returns where the present file went.

        `close` is called when everything is ready and the file is about to be replaced. Until then, and where
        anything fails or the power goes, the file stays as it is.
        """


def name_of(made_at: datetime, reason: AlasanCadangan) -> str:
    """2026-03-14 15.04.05 tutup.asn"""
    return f"{made_at:{NAME}} {reason.value}{SUFFIX}"


def read_name(name: str) -> tuple[datetime, AlasanCadangan] | None:
    """When and why a copy was made; None for a file that is none of ours, which is then left alone."""
    found = _NAMED.fullmatch(name)
    if found is None:
        return None
    try:
        return datetime.strptime(found[1], NAME), AlasanCadangan(found[2])  # noqa: DTZ007 - the wall clock
    except ValueError:
        return None


def superfluous(copies: Iterable[Copy], now: datetime, room: int | None = None) -> tuple[Copy, ...]:
    """The copies that need not be kept: neither among the newest, nor the last of its day or of its month.

    A copy from the future (the clock was wrong) is kept: nobody can tell its age. Where the kept ones take more than
    `room` (bytes), fewer stay: first go those made close together, then days, then months, the oldest first.
    """
    ordered = sorted(copies, key=lambda copy: copy.made_at, reverse=True)
    kept = set(ordered[:NEWEST])
    days: set[date] = set()
    months: set[int] = set()
    ends_day: set[Copy] = set()
    ends_month: set[Copy] = set()
    for copy in ordered:
        day = copy.made_at.date()
        month = day.year * 12 + day.month
        if day > now.date():
            kept.add(copy)
            continue
        if day > now.date() - timedelta(days=DAYS) and day not in days:
            ends_day.add(copy)
        if month > now.year * 12 + now.month - MONTHS and month not in months:
            ends_month.add(copy)
        days.add(day)
        months.add(month)
    kept |= ends_day | ends_month
    if room is not None:
        taken = sum(copy.size for copy in kept)
        oldest_first = [copy for copy in reversed(ordered[ALWAYS:]) if copy in kept]
        for copy in sorted(oldest_first, key=lambda copy: (copy in ends_month, copy in ends_day)):
            if taken <= room:
                break
            kept.remove(copy)
            taken -= copy.size
    return tuple(copy for copy in ordered if copy not in kept)


def room_for(copies: Iterable[Copy], free: int) -> int:
    """How many bytes an office's copies may take, on a disk with `free` bytes free beside them."""
    return (free + sum(copy.size for copy in copies)) // SHARE


def folder_name(file: Path, office: str) -> str:
    """The folder of an office's copies: named after its file, and told apart by the end of the office's identity."""
    return f"{file.stem} {office[-8:]}"
