"""Reading for many forms at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from asn_desktop.core.kernel.record import Record
from asn_desktop.core.usecases.ports import Reader
from asn_desktop.core.usecases.rows import JournalRow

R = TypeVar("R", bound=Record)


def remembering(reader: Reader) -> Reader:
    """The same view, asked for each thing once: the people of an office share their units, heads and superiors."""
    return cast("Reader", _Remembering(reader))


class _Remembering:
    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._known: dict[object, Any] = {}

    def get(self, kind: type[R], identity: UUID) -> R:
        return cast("R", self._once((kind, identity), lambda: self._reader.get(kind, identity)))

    def find(self, kind: type[R], **equals: Any) -> tuple[R, ...]:
        asked = frozenset((k, frozenset(v) if isinstance(v, (tuple, set)) else v) for k, v in equals.items())
        return cast("tuple[R, ...]", self._once((kind, asked), lambda: self._reader.find(kind, **equals)))

    def away(self) -> Mapping[UUID, str]:
        return cast("Mapping[UUID, str]", self._once("away", self._reader.away))

    def history(self, identities: Iterable[UUID]) -> tuple[JournalRow, ...]:
        return self._reader.history(identities)

    def history_of(self, kind: type[Record], identity: UUID, parts: Collection[type[Record]]) -> tuple[JournalRow, ...]:
        return self._reader.history_of(kind, identity, parts)

    def _once(self, key: object, ask: Callable[[], Any]) -> Any:
        if key not in self._known:
            self._known[key] = ask()
        return self._known[key]


def by(records: Iterable[R], field: str) -> dict[UUID | None, list[R]]:
    """Records grouped by a field that names another record."""
    found: dict[UUID | None, list[R]] = {}
    for record in records:
        found.setdefault(getattr(record, field), []).append(record)
    return found
