"""One transaction on a centre's database, in plain SQL that both databases understand; values stand in it by name."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, text

Values = tuple[Any, ...]


class Session:
    """Identities go in as UUID and come out as UUID, by `identity`, whatever the database keeps."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.sqlite = connection.dialect.name == "sqlite"

    def rows(self, sql: str, **values: Any) -> list[Values]:
        """All rows of the answer."""
        found = self._connection.execute(text(sql), {name: self.value(value) for name, value in values.items()})
        return [tuple(row) for row in found]

    def one(self, sql: str, **values: Any) -> Values | None:
        """The first row of the answer, or None."""
        found = self.rows(sql, **values)
        return found[0] if found else None

    def run(self, sql: str, **values: Any) -> int:
        """A statement without an answer; returns how many rows it touched."""
        done = self._connection.execute(text(sql), {name: self.value(value) for name, value in values.items()})
        return done.rowcount

    def many(self, sql: str, rows: Sequence[dict[str, Any]]) -> None:
        """The same statement for many sets of values."""
        if rows:
            prepared = [{name: self.value(value) for name, value in row.items()} for row in rows]
            self._connection.execute(text(sql), prepared)

    def insert(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Very many new rows, their values in the order of the columns: by COPY where there is one."""
        if self.sqlite:
            prepared = [tuple(map(self.value, row)) for row in rows]
            if prepared:
                places = ", ".join("?" * len(columns))
                self._connection.exec_driver_sql(
                    f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})", prepared
                )
            return
        self._copy(table, columns, rows)

    def put(
        self,
        table: str,
        columns: Sequence[str],
        key: Sequence[str],
        rows: Iterable[Sequence[Any]],
        kept: Sequence[str] = (),
    ) -> None:
        """Rows that replace those with the same key, but for the columns that are kept as they were."""
        names, others = ", ".join(columns), [name for name in columns if name not in (*key, *kept)]
        change = ", ".join(f"{name} = excluded.{name}" for name in others)
        clash = f"ON CONFLICT ({', '.join(key)}) DO UPDATE SET {change}"
        if self.sqlite:
            prepared = [tuple(map(self.value, row)) for row in rows]
            if prepared:
                places = ", ".join("?" * len(columns))
                self._connection.exec_driver_sql(f"INSERT INTO {table} ({names}) VALUES ({places}) {clash}", prepared)
            return
        staging = f"staging_{table}"
        self.run(
            f"CREATE TEMPORARY TABLE IF NOT EXISTS {staging} (LIKE {table} INCLUDING DEFAULTS) ON COMMIT DELETE ROWS"
        )
        self._copy(staging, columns, rows)
        self.run(f"INSERT INTO {table} ({names}) SELECT {names} FROM {staging} {clash}")
        self.run(f"DELETE FROM {staging}")

    def among(self, column: str, name: str) -> str:
        """A condition that `column` is one of the values called `name`, which `several` prepares."""
        return f"{column} IN (SELECT value FROM json_each(:{name}))" if self.sqlite else f"{column} = ANY(:{name})"

    def several(self, values: Collection[Any]) -> Any:
        """Values for `among`, of any number."""
        return json.dumps([self.value(value) for value in values]) if self.sqlite else list(values)

    def value(self, value: Any) -> Any:
        return str(value) if self.sqlite and isinstance(value, UUID) else value

    def _copy(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        lines = ["\t".join(map(_copied, row)) for row in rows]
        if not lines:
            return
        driver = self._connection.connection.driver_connection
        cursor = driver.cursor()  # type: ignore[union-attr]
        with cursor, cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
            for start in range(0, len(lines), 1000):
                copy.write("\n".join(lines[start : start + 1000]) + "\n")


def _copied(value: Any) -> str:
    """A value as COPY reads it."""
    if value is None:
        return "\\N"
    if isinstance(value, str):
        return value.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")
    if isinstance(value, bool):
        return "t" if value else "f"
    return str(value)


def identity(value: Any) -> UUID:
    return value if isinstance(value, UUID) else UUID(value)


def maybe(value: Any) -> UUID | None:
    return None if value is None else identity(value)
