"""How a record lies in its table, and how it is read back: put together as JSON by the database, decoded at once.

One text a row, decoded by msgspec in one step, takes half the time of fetching and converting column by column.
"""

from __future__ import annotations

import functools
import types
import typing
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import msgspec

from asn_desktop.core.kernel.bulk import in_bulk
from asn_desktop.core.kernel.ready import ready
from asn_desktop.core.kernel.record import Record
from asn_desktop.core.kernel.record import kind_of as kind_of  # under this name since the beginning
from asn_desktop.storage.db.plain import Plain, Where

R = TypeVar("R", bound=Record)


def in_words(kind: str) -> str:
    """The kind for a sentence: legal terms are words of both languages."""
    return kind.replace("_", " ")


@functools.cache
def stored_json(record_type: type[Record], sqlite: bool) -> str:
    """The SQL that makes JSON of a record's row."""
    table = kind_of(record_type)

    def value(name: str, kinds: set[Any]) -> str:
        column = f"{table}.{name}"
        nested = any(map(_holds_others, kinds))
        if not sqlite:
            return f"CAST({column} AS json)" if nested else column
        if bool in kinds:
            return f"json(CASE {column} WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE json_quote({column}) END)"
        return f"json({column})" if nested else column

    fields = ", ".join(f"'{f.name}', {value(f.name, _kinds(f.type))}" for f in msgspec.structs.fields(record_type))
    return f"json_object({fields})" if sqlite else f"CAST(json_build_object({fields}) AS text)"


@functools.cache
def columns_of(record_type: type[Record]) -> tuple[str, ...]:
    """The columns of a record's table, in the order in which rows are written."""
    identity, version, *fields = record_type.__struct_fields__
    return (identity, version, "removed_at", *fields)


@functools.cache
def decoder(record_type: type[R]) -> Callable[[str], R]:
    """Reads what `stored_json` gives. Raises ValidationError for a value that the program would never write."""
    return msgspec.json.Decoder(ready(record_type)).decode


def decoded(plain: Plain, record_type: type[R], texts: Sequence[str]) -> tuple[R, ...]:
    """Reads what `stored_json` gave. Raises UserError naming the record with a value the program would never write."""
    try:
        return tuple(map(decoder(record_type), texts))
    except msgspec.ValidationError:
        from asn_desktop.storage.db.strange import strange_among

        problem = strange_among(plain, record_type, texts)
        if problem is None:
            raise
        raise problem from None


@in_bulk()
def find(plain: Plain, record_type: type[R], **equals: Any) -> tuple[R, ...]:
    """The live records of a kind whose fields equal the values, by identity; a collection means "one of these"."""
    where = _live(plain, record_type, equals)
    record = stored_json(record_type, plain.sqlite)
    asked = f"SELECT {record} FROM {kind_of(record_type)} WHERE {where.text} ORDER BY id"
    texts = [text for (text,) in plain.rows(asked, where.values)]
    return decoded(plain, record_type, texts)


@in_bulk()
def values(plain: Plain, record_type: type[Record], fields: Sequence[str], **equals: Any) -> Sequence[tuple[Any, ...]]:
    """Some fields of the records that `find` would give, as they stand in the table, in no order."""
    if unknown := set(fields).difference(record_type.__struct_fields__):
        raise KeyError(*unknown)
    where = _live(plain, record_type, equals)
    asked = f"SELECT {', '.join(fields)} FROM {kind_of(record_type)} WHERE {where.text}"
    return plain.rows(asked, where.values)


@in_bulk()
def lines(plain: Plain, record_type: type[Record], fields: Sequence[str], **equals: Any) -> list[bytes]:
    """The same, each as a JSON array without spaces."""
    if not plain.sqlite:
        return [msgspec.json.encode(tuple(row)) for row in values(plain, record_type, fields, **equals)]
    where = _live(plain, record_type, equals)
    # In one piece, which is a third faster than row by row: JSON has no line ends of its own.
    all_lines = f"CAST(group_concat(json_array({', '.join(fields)}), char(10)) AS BLOB)"
    ((found,),) = plain.rows(f"SELECT {all_lines} FROM {kind_of(record_type)} WHERE {where.text}", where.values)
    return found.split(b"\n") if found is not None else []


def _live(plain: Plain, record_type: type[Record], equals: dict[str, Any]) -> Where:
    where = Where(plain)
    where.add("removed_at IS NULL")
    for name, value in equals.items():
        if name not in record_type.__struct_fields__:
            raise KeyError(name)
        if value is None:
            where.add(f"{name} IS NULL")
        elif isinstance(value, (tuple, set, frozenset, list)):
            where.among(name, [msgspec.to_builtins(one) for one in value])
        else:
            where.add(f"{name} = {where.value(msgspec.to_builtins(value))}")
    return where


def _kinds(annotation: Any) -> set[Any]:
    """What a field may hold: `Verdict | None` holds a Verdict."""
    union = typing.get_origin(annotation) in (typing.Union, types.UnionType)
    return {typing.get_origin(kind) or kind for kind in (typing.get_args(annotation) if union else (annotation,))}


def _holds_others(kind: Any) -> bool:
    """A Struct, or several values: stored as JSON text."""
    return isinstance(kind, type) and issubclass(kind, (msgspec.Struct, tuple, list, dict, frozenset))
