"""A register held in memory, asked in the same way as the file: one reading serves thousands of questions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar
from uuid import UUID

from asn_desktop.core.kernel.errors import NotFoundError
from asn_desktop.core.kernel.record import Record

R = TypeVar("R", bound=Record)


class MemoryReader:
    """`get` and `find` over frozen records; an index is made for each field that is asked about."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._records: dict[type[Record], dict[UUID, Record]] = {}
        self._indexes: dict[tuple[type[Record], str], dict[Any, list[Any]]] = {}
        for record in records:
            self._records.setdefault(type(record), {})[record.id] = record

    def get(self, kind: type[R], identity: UUID) -> R:
        found = self._records.get(kind, {}).get(identity)
        if not isinstance(found, kind):
            raise NotFoundError(kind.__name__, identity)
        return found

    def find(self, kind: type[R], **equals: Any) -> tuple[R, ...]:
        """All records whose fields equal the values; a tuple or set as value means "one of these"."""
        if not equals:
            return tuple(record for record in self._records.get(kind, {}).values() if isinstance(record, kind))
        if len(equals) == 1:
            ((name, wanted),) = equals.items()
            return tuple(self._with(kind, name, wanted))
        (_, found), *others = sorted(
            ((name, self._with(kind, name, wanted)) for name, wanted in equals.items()), key=lambda each: len(each[1])
        )
        if others and found:  # what the index gave fulfils its own condition
            rest = [(field, equals[field]) for field, _ in others]
            found = [each for each in found if all(_equals(getattr(each, field), wanted) for field, wanted in rest)]
        return tuple(found)

    def away(self) -> Mapping[UUID, str]:
        """Nobody: records alone do not say whose they are. Whoever saves is told by the file."""
        return {}

    def _with(self, kind: type[R], field: str, wanted: Any) -> list[R]:
        index = self._index(kind, field)
        if not isinstance(wanted, (tuple, set, frozenset)):
            return index.get(wanted, [])
        return [record for value in wanted for record in index.get(value, ())]

    def _index(self, kind: type[R], field: str) -> dict[Any, list[R]]:
        key = (kind, field)
        index = self._indexes.get(key)
        if index is None:
            index = self._indexes[key] = {}
            for record in self._records.get(kind, {}).values():
                index.setdefault(getattr(record, field), []).append(record)
        return index


def _equals(value: Any, wanted: Any) -> bool:
    return value in wanted if isinstance(wanted, (tuple, set, frozenset)) else bool(value == wanted)
