"""Small pieces of SQL that both databases understand."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select


def among(connection: Connection, column: ColumnElement[Any], values: Collection[Any]) -> ColumnElement[bool]:
    """`column` is one of `values`, of any number: SQLite gets one JSON text instead of thousands of parameters."""
    if connection.dialect.name != "sqlite":
        return column.in_(list(values))
    each = func.json_each(json.dumps(list(values))).table_valued("value")
    return column.in_(select(each.c.value))
