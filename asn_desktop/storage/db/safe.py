"""The copies of an office's file: made, listed, thinned out, proven, and put back in the file's place."""

from __future__ import annotations

import logging
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path

import msgspec

from asn_desktop.core.kernel.errors import CancelledError, UserError
from asn_desktop.core.usecases.ports import Cancel, Progress, never, no_progress
from asn_desktop.core.usecases.safekeeping import (
    NAME,
    AlasanCadangan,
    Carrier,
    Contents,
    Copy,
    Losses,
    Proof,
    folder_name,
    name_of,
    read_name,
    room_for,
    superfluous,
)
from asn_desktop.storage.db import copies as look
from asn_desktop.storage.db.backup import head, make_durable, refuse_full_disk, verified_copy
from asn_desktop.storage.db.lock import FileLock

log = logging.getLogger(__name__)

UNASKED = (AlasanCadangan.TUTUP, AlasanCadangan.IMPOR)
"""Copies that nobody asked for: on the disk of the file itself they leave room to go on working."""

COMING = ".pulih"
"""Ends the name of a file that is being made ready to take the place of the present one."""


class FileSafe:
    """See `core.usecases.safekeeping.Safe`. `now` is the computer's wall clock; `carrier` takes evidence along."""

    def __init__(
        self,
        root: Path,
        installation: Callable[[], str],
        now: Callable[[], datetime],
        carrier: Carrier | None = None,
    ) -> None:
        self.root = root
        self._carrier = carrier
        self._installation = installation
        self._now = now

    def copies(self, file: Path) -> tuple[Copy, ...]:
        found: list[Copy] = []
        try:
            for folder in self._folders(file):
                found.extend(_listed(folder))
        except OSError:
            return ()
        return tuple(sorted(found, key=lambda copy: copy.made_at, reverse=True))

    def due(self, file: Path) -> bool:
        newest = next(iter(self.copies(file)), None)
        if newest is None or (self._carrier is not None and self._carrier.lacking(file, newest.path.parent)):
            return True
        with look.looking(file) as present:
            stands = head(present)
        try:
            with look.looking(newest.path) as copy:
                return head(copy) != stands
        except UserError:
            return True

    def keep(
        self, file: Path, reason: AlasanCadangan, progress: Progress = no_progress, cancel: Cancel = never
    ) -> Copy | None:
        if reason is not AlasanCadangan.PERMINTAAN and not self.due(file):
            return None
        made = self._copied(file, reason, progress, cancel)
        if self._carrier is not None:
            self._carrier.save(file, made.path.parent, progress, cancel)
        self._thin_out(made.path.parent)
        return made

    def losses(self, file: Path, copy: Path) -> Losses:
        return look.losses(file, copy)

    def contents(self, copy: Path) -> Contents:
        return look.contents(copy)

    def newest_good(self, file: Path) -> tuple[Copy, Contents] | None:
        for copy in self.copies(file):
            try:
                return copy, look.contents(copy.path)
            except UserError as problem:
                log.warning("a copy cannot be read: %s", problem.key)
        return None

    def prove(self, copy: Path, today: date) -> Proof:
        from asn_desktop.storage.db import open_store

        with tempfile.TemporaryDirectory(prefix="asn-") as folder:
            tried = Path(folder) / "uji.asn"
            with look.looking(copy) as source:
                verified_copy(source, tried)
            found = look.contents(tried)
            with closing(open_store(tried, today=today, installation="uji")) as store:
                findings = tuple(finding.key for finding in store.check())
        return Proof(copy.name, self._now(), found, findings)

    def restore(
        self,
        file: Path,
        copy: Path,
        close: Callable[[], None],
        progress: Progress = no_progress,
        cancel: Cancel = never,
    ) -> Path:
        coming = file.with_name(file.name + COMING)
        coming.unlink(missing_ok=True)
        try:
            # The copy first: making the safety copy may thin out the very copy that is wanted.
            with look.looking(copy) as source:
                verified_copy(source, coming, progress, cancel)
            kept = self._saved(file, coming)
            if cancel():
                raise CancelledError
            close()
            with _alone(file):
                coming.replace(file)
                make_durable(file.parent)
            if self._carrier is not None:
                self._carrier.bring_back(copy, file, progress)
        except OSError as problem:
            raise UserError("restore_failed", file=file.name, folder=str(file.parent)) from problem
        finally:
            coming.unlink(missing_ok=True)
        return kept

    def _saved(self, file: Path, coming: Path) -> Path:
        """Keep the present file, whatever state it is in, and begin a new epoch in the coming one."""
        epoch = 0
        if look.sound(file):
            with look.looking(file) as present, look.looking(coming) as wanted:
                if look.office_of(present) != look.office_of(wanted):
                    raise UserError("copy_of_another_office", file=file.name)
                epoch = look.epoch_of(present)
            made = self.keep(file, AlasanCadangan.PEMULIHAN)
            kept = self.copies(file)[0].path if made is None else made.path
        else:
            kept = self._set_aside(file)
        for known in self.copies(file):
            try:
                with look.looking(known.path) as one:
                    epoch = max(epoch, look.epoch_of(one))
            except UserError:
                continue  # unreadable: nobody has gone on from it
        self._begin_epoch(coming, epoch + 1)
        return kept

    def _begin_epoch(self, coming: Path, epoch: int) -> None:
        """Numbers of changes made from now on must not be taken for those that the present file gave.

        The place is recorded too, as `opening` does: a recycled inode would otherwise hide that the file has moved.
        """
        place = f"{self._installation()}:{coming.stat().st_ino}"
        with closing(look.connected(coming)) as connection, connection:
            for name, value in (("epoch", max(epoch, look.epoch_of(connection) + 1)), ("place", place)):
                connection.execute("DELETE FROM meta WHERE name = ?", (name,))
                text = msgspec.json.encode(value).decode()
                connection.execute("INSERT INTO meta (name, value) VALUES (?, ?)", (name, text))

    def _set_aside(self, file: Path) -> Path:
        """A damaged file is kept byte by byte beside its place, with what was not yet written into it."""
        aside = file.with_name(f"{file.stem} rusak {self._now():{NAME}}{file.suffix}")
        for part in ("", "-wal"):
            source = file.with_name(file.name + part)
            if source.exists():
                shutil.copyfile(source, aside.with_name(aside.name + part))
        return aside

    def _copied(self, file: Path, reason: AlasanCadangan, progress: Progress, cancel: Cancel) -> Copy:
        with look.looking(file) as source:
            folder = self._folder(file, look.office_of(source))
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as problem:
                raise UserError("backup_failed", file=file.name, folder=str(folder)) from problem
            if reason in UNASKED and folder.stat().st_dev == file.stat().st_dev:
                refuse_full_disk(folder, 2 * file.stat().st_size)
            at, taken = self._now().replace(microsecond=0), {copy.made_at for copy in _listed(folder)}
            while at in taken:  # so that the order of copies is always told by their names
                at += timedelta(seconds=1)
            target = folder / name_of(at, reason)
            verified_copy(source, target, progress, cancel)
        return _copy(target)

    def _thin_out(self, folder: Path) -> None:
        copies = _listed(folder)
        try:
            room = room_for(copies, shutil.disk_usage(folder).free)
        except OSError:  # a disk that does not tell: only the calendar counts
            room = None
        for copy in superfluous(copies, self._now(), room):
            try:
                copy.path.unlink()
            except OSError:
                log.warning("an old copy could not be removed")

    def _folder(self, file: Path, office: str) -> Path:
        return next(iter(self._of_office(office)), self.root / folder_name(file, office))

    def _of_office(self, office: str) -> list[Path]:
        """The folder of an office stays the same when its file is renamed."""
        if not self.root.is_dir():
            return []
        return sorted(folder for folder in self.root.iterdir() if folder.name.endswith(f" {office[-8:]}"))

    def _folders(self, file: Path) -> list[Path]:
        """Of the office in the file; where the file cannot tell, of every office whose file had this name."""
        try:
            with look.looking(file) as present:
                return self._of_office(look.office_of(present))
        except UserError:
            if not self.root.is_dir():
                return []
            return sorted(folder for folder in self.root.iterdir() if folder.name[:-9] == file.stem)


@contextmanager
def _alone(file: Path) -> Iterator[None]:
    """Nobody else has the file open, and nothing of it waits in a companion, while it is replaced.

    Pages left in the `-wal` of the old file would be taken for changes of the new one. Raises UserError.
    """
    lock = FileLock(file)
    try:
        if file.exists():
            _fold_in(file)
        for part in ("-wal", "-shm"):
            file.with_name(file.name + part).unlink(missing_ok=True)
        yield
    finally:
        lock.release()


def _fold_in(file: Path) -> None:
    try:
        with closing(look.connected(file)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")  # refused while anybody else is connected
    except sqlite3.Error as problem:
        if getattr(problem, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise UserError("file_busy", file=file.name) from problem
        log.warning("the damaged file is replaced as it is")  # and was kept byte by byte before


def _listed(folder: Path) -> list[Copy]:
    return [_copy(path) for path in folder.iterdir() if read_name(path.name) is not None]


def _copy(path: Path) -> Copy:
    read = read_name(path.name)
    if read is None:
        raise ValueError(path.name)
    return Copy(path, read[0], read[1], path.stat().st_size)
