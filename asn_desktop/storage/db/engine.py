"""Engines: how a connection is opened, and how a transaction begins."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event

BUSY_MILLISECONDS = 5000
"""How long a writer waits for another; writes of one program are serial anyway."""

WRITES: dict[str, Any] = {"asn_writes": True}
"""Execution option of connections that will write: they take the write lock when they begin, not half-way."""


def sqlite_engine(path: Path) -> Engine:
    """An engine for one file. The file must exist when a connection is made; it is not created by accident."""
    uri = path.absolute().as_uri() + "?mode=rw"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(uri, uri=True, check_same_thread=False)

    # By a function, because a URL would misread file names with signs such as # and ?
    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)

    @event.listens_for(engine, "connect")
    def _open(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # transactions begin where we say, see below
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            f"busy_timeout={BUSY_MILLISECONDS}",
            "cache_size=-4096",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("asn_writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

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
