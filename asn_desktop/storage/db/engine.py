"""SQLAlchemy's engine over the connections of a file: how a transaction begins and ends."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, NullPool, create_engine, event

from asn_desktop.storage.db.connections import Connections, Kept

WRITES: dict[str, Any] = {"asn_writes": True}
"""Execution option of connections that will write: they take the write lock when they begin, not half-way."""


def sqlite_engine(path: Path) -> Engine:
    """An engine for one file. The file must exist when a connection is made; it is not created by accident."""
    return engine_over(Connections(path))


def engine_over(connections: Connections) -> Engine:
    """By a function, because a URL would misread file names with signs such as # and ?. `connections` is the pool."""
    engine = create_engine("sqlite://", creator=connections.take, poolclass=NullPool)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        driver = connection.connection.driver_connection
        if not (isinstance(driver, sqlite3.Connection) and driver.in_transaction):
            writes = connection.get_execution_options().get("asn_writes", False)
            connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    @event.listens_for(engine, "invalidate")
    def _given_up(connection: Any, _record: Any, _problem: Any) -> None:
        if isinstance(connection, Kept):
            connection.spoilt()

    @event.listens_for(engine, "engine_disposed")
    def _disposed(_engine: Engine) -> None:
        connections.close()

    return engine


def commit(connection: Connection) -> None:
    """Make it durable; where that fails nothing remains of it.

    SQLite keeps a transaction open whose commit failed (a broken reference, a full disk): the connection is given up,
    or the next user of it would find himself inside.
    """
    try:
        connection.commit()
    except BaseException:
        connection.invalidate()
        raise
