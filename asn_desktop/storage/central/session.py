"""One transaction on a centre's database, in plain SQL that both databases understand; values stand in it by name."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, text
from sqlalchemy.exc import OperationalError

Values = tuple[Any, ...]


_KINDS = {"kind": "text", "nip": "text", "seq": "bigint", "sha256": "text"}
"""What columns hold that are no identities."""


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

    def insert(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]], *, ready: bool = False) -> None:
        """Very many new rows, their values in the order of the columns: by COPY where there is one.

        `ready`: identities stand in them as text already, so that nothing is converted. What makes the rows one by one
        works at the same time as the server that stores them; it must not ask the database anything.
        """
        prepared = self._prepared(rows, ready)
        if not self.sqlite:
            self._copy(table, columns, prepared)
        elif several := list(prepared):
            places = ", ".join("?" * len(columns))
            self._connection.exec_driver_sql(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})", several)

    def put(
        self,
        table: str,
        columns: Sequence[str],
        key: Sequence[str],
        rows: Iterable[Sequence[Any]],
        kept: Sequence[str] = (),
        *,
        ready: bool = False,
    ) -> None:
        """Rows that replace those with the same key, but for the columns that are kept as they were."""
        prepared = list(self._prepared(rows, ready))
        if not prepared:
            return
        names, others = ", ".join(columns), [name for name in columns if name not in (*key, *kept)]
        change = ", ".join(f"{name} = excluded.{name}" for name in others)
        clash = f"ON CONFLICT ({', '.join(key)}) DO UPDATE SET {change}"
        if self.sqlite:
            places = ", ".join("?" * len(columns))
            self._connection.exec_driver_sql(f"INSERT INTO {table} ({names}) VALUES ({places}) {clash}", prepared)
            return
        staging = f"staging_{table}"
        self.run(
            f"CREATE TEMPORARY TABLE IF NOT EXISTS {staging} (LIKE {table} INCLUDING DEFAULTS) ON COMMIT DELETE ROWS"
        )
        self._copy(staging, columns, prepared)
        self.run(f"INSERT INTO {table} ({names}) SELECT {names} FROM {staging} {clash}")
        self.run(f"DELETE FROM {staging}")

    def each(
        self, columns: str, table: str, key: str, wanted: Collection[Any], where: str, **values: Any
    ) -> list[Values]:
        """The rows of a table whose `key` is one of the values wanted and for which `where` holds.

        Each value is looked up by itself: a server that has not counted the rows of a table yet has been seen to
        compare all of them with every value, which took minutes instead of a moment.
        """
        if not wanted:
            return []
        if self.sqlite:
            asked = f"SELECT {columns} FROM {table} WHERE {where} AND {self.among(key, 'wanted')}"
        else:
            one = f"SELECT {columns} FROM {table} WHERE {where} AND {key} = wanted.one OFFSET 0"
            listed = f"unnest(CAST(:wanted AS {_KINDS.get(key, 'uuid')}[])) AS wanted (one)"
            asked = f"SELECT found.* FROM {listed} CROSS JOIN LATERAL ({one}) AS found"
        return self.rows(asked, wanted=self.several(wanted), **values)

    def among(self, column: str, name: str) -> str:
        """A condition that `column` is one of the values called `name`, which `several` prepares.

        As a set of rows: as an array, a server that does not know its table yet compares each row with each value.
        """
        if self.sqlite:
            return f"{column} IN (SELECT value FROM json_each(:{name}))"
        kind = _KINDS.get(column.rpartition(".")[2], "uuid")
        return f"{column} IN (SELECT unnest(CAST(:{name} AS {kind}[])))"

    def several(self, values: Collection[Any]) -> Any:
        """Values for `among`, of any number."""
        return json.dumps([self.value(value) for value in values]) if self.sqlite else list(values)

    def value(self, value: Any) -> Any:
        return str(value) if self.sqlite and isinstance(value, UUID) else value

    def _prepared(self, rows: Iterable[Sequence[Any]], ready: bool) -> Iterable[Sequence[Any]]:
        return rows if ready else (tuple(map(self.value, row)) for row in rows)

    def _copy(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        driver = self._connection.connection.driver_connection
        cursor = driver.cursor()  # type: ignore[union-attr]
        lost: type[Exception] = self._connection.dialect.loaded_dbapi.OperationalError
        try:
            with cursor, cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
                write = copy.write_row
                for row in rows:
                    write(row)
        except lost as failed:  # as all other statements tell it
            raise OperationalError(f"COPY {table}", None, failed) from failed


def identity(value: Any) -> UUID:
    return value if isinstance(value, UUID) else UUID(value)


def maybe(value: Any) -> UUID | None:
    return None if value is None else identity(value)
