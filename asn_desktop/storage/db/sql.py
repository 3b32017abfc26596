"""Small pieces of SQL that both databases understand."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, bindparam, func, insert, select, text, update

from asn_desktop.storage.db.plain import Rows, inserting, replacing
from asn_desktop.storage.db.schema import METADATA


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

    def insert(self, table: str, columns: Sequence[str], rows: Rows) -> None:
        if not rows:
            return
        if self.sqlite:
            self._connection.exec_driver_sql(inserting(table, columns), list(rows))
        else:
            self._connection.execute(insert(METADATA.tables[table]), _by_name(columns, rows))

    def replace(self, table: str, columns: Sequence[str], rows: Rows) -> None:
        if not rows:
            return
        if self.sqlite:
            self._connection.exec_driver_sql(replacing(table, columns), [(*row[1:], row[0]) for row in rows])
        else:
            target = METADATA.tables[table]
            by_key = update(target).where(target.c[columns[0]] == bindparam("this"))
            self._connection.execute(by_key, [{"this": row[columns[0]], **row} for row in _by_name(columns, rows)])


def _by_name(columns: Sequence[str], rows: Rows) -> list[dict[str, Any]]:
    return [dict(zip(columns, row, strict=True)) for row in rows]


def among(connection: Connection, column: ColumnElement[Any], values: Collection[Any]) -> ColumnElement[bool]:
    """`column` is one of `values`, of any number: SQLite gets one JSON text instead of thousands of parameters."""
    if connection.dialect.name != "sqlite":
        return column.in_(list(values))
    each = func.json_each(json.dumps(list(values))).table_valued("value")
    return column.in_(select(each.c.value))
