"""Questions in plain SQL, which need nothing but the driver of the database: what is read at the start does not wait
for SQLAlchemy. Both databases understand the same text; values stand in it by name (`:nip`).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Protocol

Rows = Sequence[Any]


class Plain(Protocol):
    """A connection in a transaction."""

    sqlite: bool

    def rows(self, sql: str, values: Mapping[str, Any] = ...) -> Rows:
        """All rows of the answer, each a tuple."""

    def run(self, sql: str, values: Mapping[str, Any] = ...) -> None:
        """A statement without an answer."""

    def insert(self, table: str, columns: Sequence[str], rows: Rows) -> None:
        """New rows, their values in the order of the columns."""

    def replace(self, table: str, columns: Sequence[str], rows: Rows) -> None:
        """Other values for the rows with these primary keys, which stand in the first column."""


class SqlitePlain:
    """On SQLite's own driver."""

    sqlite = True

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def rows(self, sql: str, values: Mapping[str, Any] = {}) -> Rows:
        return self._connection.execute(sql, values).fetchall()

    def run(self, sql: str, values: Mapping[str, Any] = {}) -> None:
        self._connection.execute(sql, values)

    def insert(self, table: str, columns: Sequence[str], rows: Rows) -> None:
        self._connection.executemany(inserting(table, columns), rows)

    def replace(self, table: str, columns: Sequence[str], rows: Rows) -> None:
        self._connection.executemany(replacing(table, columns), [(*row[1:], row[0]) for row in rows])


def inserting(table: str, columns: Sequence[str]) -> str:
    """The statement that puts a row in, for SQLite, which takes values as they are."""
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"


def replacing(table: str, columns: Sequence[str]) -> str:
    """The statement that replaces a row, for SQLite; the key is the last value."""
    places = ", ".join(f"{name} = ?" for name in columns[1:])
    return f"UPDATE {table} SET {places} WHERE {columns[0]} = ?"


class Where:
    """Conditions that must all be true, and the values they speak of."""

    def __init__(self, plain: Plain) -> None:
        self._plain = plain
        self._conditions: list[str] = []
        self.values: dict[str, Any] = {}

    def add(self, condition: str) -> None:
        self._conditions.append(condition)

    def value(self, value: Any) -> str:
        """A place for the value, to stand in a condition."""
        name = f"v{len(self.values)}"
        self.values[name] = value
        return f":{name}"

    def among(self, column: str, values: Collection[Any]) -> None:
        """`column` is one of `values`, of any number: SQLite gets one JSON text instead of thousands of places."""
        if self._plain.sqlite:
            self.add(f"{column} IN (SELECT value FROM json_each({self.value(json.dumps(list(values)))}))")
        else:
            self.add(f"{column} IN ({', '.join(map(self.value, values))})" if values else "FALSE")

    @property
    def text(self) -> str:
        return " AND ".join(self._conditions) or "TRUE"
