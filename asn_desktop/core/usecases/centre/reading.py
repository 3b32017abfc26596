"""An office's records at the centre, asked in the same way as an office's own file: one rule serves both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, cast

import msgspec

from asn_desktop.core.kernel.record import Record
from asn_desktop.core.usecases.memory import MemoryReader
from asn_desktop.core.usecases.ports import Store


class RecordReader(MemoryReader):
    """What rules about careers ask of a register, answered from records in memory."""

    def values(self, kind: type[Record], fields: Sequence[str], **equals: Any) -> Sequence[tuple[Any, ...]]:
        """Some fields of all records that `find` would give, as they are stored."""
        found = self.find(kind, **equals)
        return [tuple(msgspec.to_builtins(getattr(one, name)) for name in fields) for one in found]

    def position(self, *kinds: type[Record]) -> int:  # noqa: ARG002
        """Nothing changes while it is looked at."""
        return 0


class RecordStore:
    """A store that can only be read."""

    def __init__(self, records: Sequence[Record]) -> None:
        self._reader = RecordReader(records)

    @contextmanager
    def read(self) -> Iterator[RecordReader]:
        yield self._reader


def as_store(records: Sequence[Record]) -> Store:
    """For use cases that only read."""
    return cast("Store", RecordStore(records))
