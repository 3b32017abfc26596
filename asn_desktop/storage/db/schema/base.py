"""Columns that hold the same text on SQLite and PostgreSQL, and what every table of records has.

Plain tables, not mapped classes: records are Structs already, and the mapping would cost the start of the program.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Date,
    DefaultClause,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    Uuid,
    event,
)


class IsoDate(Date):
    """A day that is given as ISO text, in comparisons too."""

    def coerce_compared_value(self, op: Any, value: Any) -> Any:  # noqa: ARG002
        return self


# Values cross the border as msgspec writes them (identities and days as text), so that no Python code runs per value.
ID = String(36).with_variant(Uuid(as_uuid=False), "postgresql")
DAY = IsoDate().with_variant(String(10), "sqlite")

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

TABLES: dict[str, Table] = {}
"""The table of each kind of record."""


def record_table(kind: str, *parts: Any) -> Table:
    """A table of records; its columns besides these three are the fields of the Struct of the same name.

    `removed_at` is when the record was moved to the bin; empty for a live one.
    """
    own = (identity("id", primary_key=True), number("version"), instant("removed_at", optional=True))
    TABLES[kind] = Table(kind, METADATA, *own, *parts)
    return TABLES[kind]


def partial_index(name: str, column: str | Column[Any], where: Any) -> Index:
    """An index over the rows that fulfil a condition, on both kinds of database."""
    index = Index(name, column, sqlite_where=where)
    _PARTIAL.append((index, where))
    return index


_PARTIAL: list[tuple[Index, Any]] = []


@event.listens_for(METADATA, "before_create")
def _say_it_to_postgresql(_metadata: MetaData, connection: Connection, **_more: Any) -> None:
    """Naming PostgreSQL's option loads its dialect, which no window needs; so it is named only where it is used."""
    if connection.dialect.name == "postgresql":
        for index, where in _PARTIAL:
            index.dialect_options["postgresql"]["where"] = where


def text(name: str, *, optional: bool = False, **more: Any) -> Column[Any]:
    return Column(name, Text(), nullable=optional, **more)


def number(name: str, *, optional: bool = False) -> Column[Any]:
    return Column(name, Integer(), nullable=optional)


def flag(name: str) -> Column[Any]:
    return Column(name, Boolean(), nullable=False)


def day(name: str, *, optional: bool = False) -> Column[Any]:
    return Column(name, DAY, nullable=optional)


def later(column: Column[Any], filled: str) -> Column[Any]:
    """A column that came with a later schema: rows of before hold this text or number."""
    column.server_default = DefaultClause(filled)
    return column


def instant(name: str, *, optional: bool = False) -> Column[Any]:
    """A moment in UTC, as ISO text of fixed length, so that text order is time order."""
    return Column(name, String(32), nullable=optional)


def identity(name: str, *, optional: bool = False, **more: Any) -> Column[Any]:
    return Column(name, ID, nullable=optional, **more)


def refers(name: str, table: str, *, optional: bool = False) -> Column[Any]:
    """A reference, checked at commit, so that records can be saved in any order."""
    target = ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    return Column(name, ID, target, nullable=optional, index=True)
