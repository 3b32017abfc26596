"""The records of one kind, found by their fields: whole, as bare values, or as lines of JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from asn_desktop.core.kernel.bulk import in_bulk
from asn_desktop.core.kernel.record import Record, kind_of
from asn_desktop.storage.db.plain import Plain, Where
from asn_desktop.storage.db.stored import R, decoder, stored_json
from asn_desktop.storage.db.strange import strange_among


def decoded(plain: Plain, record_type: type[R], texts: Sequence[str]) -> tuple[R, ...]:
    """Reads what `stored_json` gave. Raises UserError naming the record with a value the program would never write."""
    try:
        return tuple(map(decoder(record_type), texts))
    except msgspec.ValidationError:
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
