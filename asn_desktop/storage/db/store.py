"""`Store`: one office's file, open. What changes records comes with SQLAlchemy, loaded when it is first needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

import msgspec

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.storage.db import meta
from asn_desktop.storage.db.database import Database
from asn_desktop.storage.db.faults import explained
from asn_desktop.storage.db.ids import new_id
from asn_desktop.storage.db.lock import FileLock
from asn_desktop.storage.db.projection.turning import turning
from asn_desktop.storage.db.reader import SqlReader

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from asn_desktop.storage.db.books import SqlBooks
    from asn_desktop.storage.db.heads import Heads
    from asn_desktop.storage.db.unit_of_work import SqlUnitOfWork


def utc_now() -> datetime:
    """The clock of a file; tests put another in its place."""
    return datetime.now(UTC)


class SqlStore:
    """See `core.usecases.ports.Store`. `today` is the day of the lists; `advance` moves it."""

    def __init__(
        self,
        database: Database,
        path: Path,
        today: date,
        lock: FileLock | None = None,
        clock: Callable[[], datetime] = utc_now,
        heads: Heads | None = None,
    ) -> None:
        self._database = database
        self.path = path
        self._today = today
        self._lock = lock
        self._clock = clock
        self._heads = heads

    @contextmanager
    def read(self) -> Iterator[SqlReader]:
        with explained(self.path), self._database.reading() as view:
            yield SqlReader(view)

    @contextmanager
    def write(self, action: str, actor: str, group: UUID | None = None) -> Iterator[SqlUnitOfWork]:
        from asn_desktop.storage.db.journal import Header
        from asn_desktop.storage.db.unit_of_work import SqlUnitOfWork

        with explained(self.path), self._database.writing() as view:
            header = Header(meta.epoch(view.plain), self.now(), actor, action, str(group or self.new_group()))
            yield SqlUnitOfWork(view, header, self._today)

    def new_group(self) -> UUID:
        return new_id()

    @contextmanager
    def books(self) -> Iterator[SqlBooks]:
        """See `core.usecases.exchange.books.ExchangeStore`."""
        from asn_desktop.storage.db.books import SqlBooks

        with explained(self.path), self._database.reading() as view:
            yield SqlBooks(view.plain)

    @contextmanager
    def bookkeeping(self) -> Iterator[SqlBooks]:
        """See `core.usecases.exchange.books.ExchangeStore`."""
        from asn_desktop.storage.db.books import SqlBooks

        with explained(self.path), self._database.changing() as plain:
            yield SqlBooks(plain)

    def note_journal(self) -> None:
        """See `core.usecases.exchange.books.ExchangeStore`."""
        if self._heads is not None:
            with explained(self.path), self._database.reading() as view:
                self._heads.note(view.plain)

    def advance(self, today: date) -> None:
        """Make the lists tell of this day; cheap where nothing begins or ends between the days."""
        with explained(self.path), self._database.changing() as plain:
            stands = meta.projection_day(plain)
            stale = stands is None or bool(stands != today and turning(plain, stands, today))
            if not stale and stands != today:
                meta.keep_projection_day(plain, today)
        if stale:
            self._project(stands, today)
        self._today = today

    def rebuild_lists(self) -> None:
        """Make lists and search index anew from the records: the remedy for a finding about them."""
        self._project(None, self._today)

    def remember(self, name: str, value: Any) -> None:
        values = {"name": name, "value": msgspec.json.encode(value).decode()}
        with explained(self.path), self._database.changing() as plain:
            plain.run("DELETE FROM setting WHERE name = :name", {"name": name})
            plain.run("INSERT INTO setting (name, value) VALUES (:name, :value)", values)

    def keep_draft(self, place: str, value: Any | None) -> None:
        with explained(self.path), self._database.changing() as plain:
            plain.run("DELETE FROM draft WHERE place = :place", {"place": place})
            if value is not None:
                values = {"place": place, "value": msgspec.json.encode(value).decode(), "at": self.now()}
                plain.run("INSERT INTO draft (place, value, at) VALUES (:place, :value, :at)", values)

    def check(self) -> tuple[UserError, ...]:
        from asn_desktop.storage.db import check

        with explained(self.path), self._engine.connect() as connection:
            found = list(check.findings(connection, self._today))
        if self._database.sqlite and not any(one.key == "check_database" for one in found):
            with explained(self.path), self._database.writing() as view:
                found.extend(check.search_findings(view.core))
        return tuple(found)

    def backup(self, target: Path) -> None:
        from asn_desktop.storage.db.backup import verified_copy

        with explained(self.path), self._engine.connect() as connection:
            verified_copy(connection.connection.driver_connection, target)  # type: ignore[arg-type]

    def close(self) -> None:
        if self._database.sqlite and self._lock is not None:
            self.note_journal()
            with explained(self.path), self._database.changing() as plain:
                plain.run("PRAGMA analysis_limit=400")
                plain.run("PRAGMA optimize")
        self._database.close()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    @property
    def _engine(self) -> Engine:
        return self._database.engine

    def _project(self, stands: date | None, today: date) -> None:
        """Bring the lists from the day they stand at (None: from nothing) to another."""
        from asn_desktop.storage.db.projection.refresh import rebuild, refresh_between

        with explained(self.path), self._database.writing() as view:
            if stands is None:
                rebuild(view.core, today)
            else:
                refresh_between(view.core, stands, today)
            meta.keep_projection_day(view.plain, today)
            view.commit()

    def now(self) -> str:
        """The instant in UTC, as ISO text of fixed length."""
        return self._clock().astimezone(UTC).isoformat(timespec="microseconds")
