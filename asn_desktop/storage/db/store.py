"""`Store`: one office's file, open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, delete, insert

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.storage.db import backup, check, meta
from asn_desktop.storage.db.engine import WRITES, commit
from asn_desktop.storage.db.faults import explained
from asn_desktop.storage.db.ids import new_id
from asn_desktop.storage.db.journal import Header
from asn_desktop.storage.db.lock import FileLock
from asn_desktop.storage.db.projection.refresh import rebuild, refresh_between
from asn_desktop.storage.db.reader import SqlReader
from asn_desktop.storage.db.schema import system
from asn_desktop.storage.db.unit_of_work import SqlUnitOfWork


def utc_now() -> datetime:
    return datetime.now(UTC)


class SqlStore:
    """See `core.usecases.ports.Store`. `today` is the day of the lists; `advance` moves it."""

    def __init__(
        self,
        engine: Engine,
        path: Path,
        today: date,
        lock: FileLock | None = None,
        clock: Callable[[], datetime] = utc_now,
    ) -> None:
        self._engine = engine
        self.path = path
        self._today = today
        self._lock = lock
        self._clock = clock

    @contextmanager
    def read(self) -> Iterator[SqlReader]:
        with explained(self.path), self._engine.connect() as connection:
            yield SqlReader(connection)

    @contextmanager
    def write(self, action: str, actor: str) -> Iterator[SqlUnitOfWork]:
        with self._writing() as connection:
            header = Header(meta.epoch(connection), self._now(), actor, action, str(new_id()))
            yield SqlUnitOfWork(connection, header, self._today)

    def advance(self, today: date) -> None:
        """Make the lists tell of this day; cheap where nothing begins or ends between the days."""
        with self._writing() as connection:
            stands = meta.projection_day(connection)
            if stands is None:
                rebuild(connection, today)
            elif stands != today:
                refresh_between(connection, stands, today)
            if stands != today:
                meta.keep_projection_day(connection, today)
                commit(connection)
        self._today = today

    def rebuild_lists(self) -> None:
        """Make lists and search index anew from the records: the remedy for a finding about them."""
        with self._writing() as connection:
            rebuild(connection, self._today)
            meta.keep_projection_day(connection, self._today)
            commit(connection)

    def remember(self, name: str, value: Any) -> None:
        setting = system.SETTING
        with self._writing() as connection:
            connection.execute(delete(setting).where(setting.c.name == name))
            connection.execute(insert(setting).values(name=name, value=msgspec.json.encode(value).decode()))
            commit(connection)

    def keep_draft(self, place: str, value: Any | None) -> None:
        draft = system.DRAFT
        with self._writing() as connection:
            connection.execute(delete(draft).where(draft.c.place == place))
            if value is not None:
                text = msgspec.json.encode(value).decode()
                connection.execute(insert(draft).values(place=place, value=text, at=self._now()))
            commit(connection)

    def check(self) -> tuple[UserError, ...]:
        with explained(self.path), self._engine.connect() as connection:
            found = list(check.findings(connection, self._today))
        if self._engine.dialect.name == "sqlite" and not any(one.key == "check_database" for one in found):
            with self._writing() as connection:
                found.extend(check.search_findings(connection))
        return tuple(found)

    def backup(self, target: Path) -> None:
        with explained(self.path), self._engine.connect() as connection:
            backup.verified_copy(connection.connection.driver_connection, target)  # type: ignore[arg-type]

    def close(self) -> None:
        if self._engine.dialect.name == "sqlite" and self._lock is not None:
            with explained(self.path), self._engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA analysis_limit=400")
                connection.exec_driver_sql("PRAGMA optimize")
        self._engine.dispose()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _now(self) -> str:
        return self._clock().astimezone(UTC).isoformat(timespec="microseconds")

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with explained(self.path), self._engine.connect().execution_options(**WRITES) as connection:
            if connection.dialect.name == "postgresql":
                # The journal is one chain: whoever writes waits for whoever is writing.
                connection.exec_driver_sql("LOCK TABLE jurnal IN EXCLUSIVE MODE")
            yield connection
