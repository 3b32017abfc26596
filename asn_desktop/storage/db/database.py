"""A database as a store sees it: an SQLite file, where SQLAlchemy comes when it is needed, or a server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from asn_desktop.storage.db.connections import CACHE, WRITING_CACHE, Connections, Kept
from asn_desktop.storage.db.plain import Plain, SqlitePlain

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine


class View:
    """One transaction: in plain SQL, and by SQLAlchemy, which is loaded when `core` is first wanted."""

    def __init__(self, plain: Plain, core: Callable[[], Connection], commit: Callable[[], None]) -> None:
        self.plain = plain
        self._core = core
        self._commit = commit

    @cached_property
    def core(self) -> Connection:
        return self._core()

    @property
    def has_core(self) -> bool:
        """True where SQLAlchemy has come in."""
        return "core" in self.__dict__

    def commit(self) -> None:
        """Make it durable; where that fails nothing remains of it."""
        if self.has_core:
            from asn_desktop.storage.db.engine import commit

            commit(self.core)
        else:
            self._commit()


class Database(Protocol):
    sqlite: bool

    @property
    def engine(self) -> Engine:
        """SQLAlchemy's way in."""

    def reading(self) -> AbstractContextManager[View]:
        """Everything read in it belongs together."""

    def writing(self) -> AbstractContextManager[View]:
        """The same, with the right to write; without `commit` nothing of it remains."""

    def changing(self) -> AbstractContextManager[Plain]:
        """A small change in plain SQL, true at the end of the block or not at all."""

    def close(self) -> None: ...


class SqliteFile:
    sqlite = True

    def __init__(self, path: Path) -> None:
        self.connections = Connections(path)

    @cached_property
    def engine(self) -> Engine:
        from asn_desktop.storage.db.engine import engine_over

        engine = engine_over(self.connections)
        engine.connect().close()  # with the first one SQLAlchemy gets to know the database, and ends its transaction
        return engine

    def reading(self) -> AbstractContextManager[View]:
        return self._view("BEGIN")

    def writing(self) -> AbstractContextManager[View]:
        # Whoever writes holds the lock from the beginning, not half-way.
        return self._view("BEGIN IMMEDIATE", WRITING_CACHE)

    @contextmanager
    def _view(self, begin: str, cache: int = CACHE) -> Iterator[View]:
        connection = self.connections.take()
        view = View(SqlitePlain(connection), lambda: self._taken_over(connection), lambda: _commit(connection))
        try:
            connection.execute(f"PRAGMA cache_size=-{cache}")
            connection.execute(begin)
            yield view
        finally:
            (view.core if view.has_core else connection).close()

    @contextmanager
    def changing(self) -> Iterator[Plain]:
        connection = self.connections.take()
        try:
            connection.execute("BEGIN IMMEDIATE")
            yield SqlitePlain(connection)
            _commit(connection)
        finally:
            connection.close()

    def close(self) -> None:
        self.connections.close()

    def _taken_over(self, connection: Kept) -> Connection:
        engine = self.engine
        self.connections.offer(connection)
        return engine.connect()


class Server:
    """PostgreSQL at a centre."""

    sqlite = False

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @contextmanager
    def reading(self) -> Iterator[View]:
        from asn_desktop.storage.db.sql import CorePlain

        with self.engine.connect() as connection:
            yield View(CorePlain(connection), lambda: connection, connection.commit)

    @contextmanager
    def writing(self) -> Iterator[View]:
        with self.reading() as view:
            # The journal is one chain: whoever writes waits for whoever is writing.
            view.core.exec_driver_sql("LOCK TABLE jurnal IN EXCLUSIVE MODE")
            yield view

    @contextmanager
    def changing(self) -> Iterator[Plain]:
        from asn_desktop.storage.db.sql import CorePlain

        with self.engine.begin() as connection:
            yield CorePlain(connection)

    def close(self) -> None:
        self.engine.dispose()


def _commit(connection: Kept) -> None:
    """Where it fails nothing remains of it; SQLite would keep the transaction open."""
    try:
        connection.commit()
    except BaseException:
        connection.spoilt()
        raise
