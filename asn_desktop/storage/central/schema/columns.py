"""Kinds of columns, the same for PostgreSQL and SQLite."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Integer,
    MetaData,
    String,
    Text,
    Uuid,
)

METADATA = MetaData(naming_convention={"pk": "pk_%(table_name)s"})

_ID = String(36).with_variant(Uuid(as_uuid=False), "postgresql")

_NUMBER = BigInteger().with_variant(Integer, "sqlite")

_DAY = Date().with_variant(String(10), "sqlite")


def key(name: str = "office") -> Column[Any]:
    """The office, or what stands with it in a primary key."""
    return Column(name, _ID, primary_key=True)


def id_(name: str, *, optional: bool = False) -> Column[Any]:
    """An identity."""
    return Column(name, _ID, nullable=optional)


def text(name: str, *, optional: bool = False, key: bool = False) -> Column[Any]:
    """Text of any length."""
    return Column(name, Text(), nullable=optional, primary_key=key)


def instant(name: str, *, optional: bool = False) -> Column[Any]:
    """An instant in UTC, as ISO text."""
    return Column(name, String(32), nullable=optional)


def day(name: str, *, optional: bool = False) -> Column[Any]:
    """A day."""
    return Column(name, _DAY, nullable=optional)


def number(name: str, *, optional: bool = False, key: bool = False) -> Column[Any]:
    """A whole number."""
    return Column(name, _NUMBER, nullable=optional, primary_key=key, autoincrement=False)


def flag(name: str) -> Column[Any]:
    """Yes or no."""
    return Column(name, Boolean(), nullable=False)
