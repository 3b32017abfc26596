"""Small pieces of SQL that both databases understand."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Table, bindparam, func, insert, select, text, update

from asn_desktop.storage.db.plain import Rows


class CorePlain:
    """`Plain` on a connection of SQLAlchemy, in the transaction it stands in."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.sqlite = connection.dialect.name == "sqlite"

    def rows(self, sql: str, values: Mapping[str, Any] = {}) -> Rows:
        if self.sqlite:
            return self._connection.exec_driver_sql(sql, dict(values)).all()
        found = self._connection.execute(text(sql), values)
        return [tuple(str(value) if isinstance(value, UUID) else value for value in row) for row in found]

    def run(self, sql: str, values: Mapping[str, Any] = {}) -> None:
        self._connection.execute(text(sql), values)


def among(connection: Connection, column: ColumnElement[Any], values: Collection[Any]) -> ColumnElement[bool]:
    """`column` is one of `values`, of any number: SQLite gets one JSON text instead of thousands of parameters."""
    if connection.dialect.name != "sqlite":
        return column.in_(list(values))
    each = func.json_each(json.dumps(list(values))).table_valued("value")
    return column.in_(select(each.c.value))


def insert_rows(connection: Connection, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert rows whose values are in the order of the table's columns; SQLite takes them as they are."""
    if not rows:
        return
    names = [column.name for column in table.columns]
    if connection.dialect.name == "sqlite":
        places = ", ".join("?" * len(names))
        connection.exec_driver_sql(f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({places})", list(rows))
    else:
        connection.execute(insert(table), [dict(zip(names, row, strict=True)) for row in rows])


def update_rows(connection: Connection, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
    """Replace the rows with these primary keys (the first column) by these values, in the order of the columns."""
    if not rows:
        return
    names = [column.name for column in table.columns]
    if connection.dialect.name == "sqlite":
        places = ", ".join(f"{name} = ?" for name in names[1:])
        statement = f"UPDATE {table.name} SET {places} WHERE {names[0]} = ?"
        connection.exec_driver_sql(statement, [(*row[1:], row[0]) for row in rows])
    else:
        by_key = update(table).where(table.columns[0] == bindparam("this"))
        connection.execute(by_key, [{"this": row[0], **dict(zip(names, row, strict=True))} for row in rows])
