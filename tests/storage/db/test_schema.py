"""The tables and the records say the same."""

from __future__ import annotations

import enum
import types
import typing
from datetime import date
from decimal import Decimal
from uuid import UUID

import msgspec
import pytest
from sqlalchemy import Boolean, Date, Engine, Integer, String, Text

from asn_desktop.core.kernel.record import kind_of
from asn_desktop.storage.db.records import KINDS, NESTED
from asn_desktop.storage.db.schema import TABLES
from asn_desktop.storage.db.schema.base import ID


@pytest.mark.parametrize("kind", sorted(TABLES))
def test_columns_are_the_fields_in_their_order(kind: str) -> None:
    columns = [column.name for column in TABLES[kind].columns]
    assert columns.pop(2) == "removed_at"
    assert tuple(columns) == KINDS[kind].__struct_fields__


@pytest.mark.parametrize("kind", sorted(TABLES))
def test_columns_hold_what_the_fields_hold(kind: str) -> None:
    for name, hint in typing.get_type_hints(KINDS[kind]).items():
        column = TABLES[kind].c[name]
        alternatives = set(typing.get_args(hint)) if isinstance(hint, types.UnionType) else {hint}
        assert column.nullable == (type(None) in alternatives), name
        (meant,) = alternatives - {type(None)}
        if meant is UUID:
            assert column.type is ID, name
        elif meant is date:
            assert isinstance(column.type, Date), name
        elif meant is bool:
            assert isinstance(column.type, Boolean), name
        elif meant is int:
            assert isinstance(column.type, Integer), name
        elif meant in (str, Decimal) or (isinstance(meant, type) and issubclass(meant, enum.StrEnum)):
            assert isinstance(column.type, Text), name
        else:
            assert typing.get_origin(meant) in (tuple, dict) or issubclass(meant, msgspec.Struct), name
            assert isinstance(column.type, Text), name
            assert name in NESTED[KINDS[kind]]


def test_every_kind_of_record_has_a_table() -> None:
    assert set(TABLES) == set(KINDS)
    assert all(kind_of(record_type) == kind for kind, record_type in KINDS.items())


@pytest.mark.parametrize("kind", sorted(TABLES))
def test_references_are_indexed_and_checked_at_commit(kind: str) -> None:
    table = TABLES[kind]
    indexed = {index.columns.keys()[0] for index in table.indexes}
    for reference in table.foreign_keys:
        assert reference.parent.name in indexed
        assert reference.deferrable
    assert all(isinstance(column.type, (Text, Integer, Boolean, Date, String)) for column in table.columns)


def test_postgresql_has_the_same_tables(postgresql: Engine) -> None:
    from sqlalchemy import inspect

    found = inspect(postgresql)
    for kind, table in TABLES.items():
        assert [column["name"] for column in found.get_columns(kind)] == [column.name for column in table.columns]
