"""The way in to a centre's database: a PostgreSQL server by URL, or an SQLite file."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, NullPool, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from asn_desktop.core.kernel.errors import UserError

BUSY_MILLISECONDS = 600_000
"""How long one operator of a small centre waits for another: taking in a large envelope takes a while."""

ANSWER_SECONDS = 10
"""How long a server may take to answer before it counts as not there."""

PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", f"busy_timeout={BUSY_MILLISECONDS}", "cache_size=-65536")

WRITES: dict[str, Any] = {"asn_writes": True}
"""Execution option of connections that will write: they take the write lock when they begin, not half-way."""


def engine_of(place: str, *, new: bool = False) -> Engine:
    """An engine for `postgresql://user@host/name`, or for a file. Raises UserError: no such file, not understood."""
    if place.partition("://")[0] in ("postgresql", "postgres", "postgresql+psycopg"):
        try:
            url = make_url(place).set(drivername="postgresql+psycopg")
        except (ArgumentError, ValueError):  # a port that is no number is told by the second
            raise UserError("centre_place", place=place.rpartition("@")[2]) from None
        patience = {} if "connect_timeout" in url.query else {"connect_timeout": ANSWER_SECONDS}
        return create_engine(url, connect_args=patience, pool_pre_ping=True)
    if "://" in place or not place.strip():
        raise UserError("centre_place", place=place.partition("://")[0])
    return _sqlite(Path(place), new)


def _sqlite(path: Path, new: bool) -> Engine:
    if not new and not path.is_file():
        raise UserError("centre_missing", file=path.name)
    if not path.parent.is_dir():
        raise UserError("centre_no_folder", folder=str(path.parent))
    uri = path.absolute().as_uri() + ("?mode=rwc" if new else "?mode=rw")

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        connection.isolation_level = None  # transactions begin where we say
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("asn_writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine
