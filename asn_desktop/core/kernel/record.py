"""The base of everything that is stored: an identity, a version, and nothing that can change in place."""

from __future__ import annotations

import functools
import re
from typing import Any, Self
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace


class Record(Struct, frozen=True, kw_only=True, gc=False):
    """A stored fact. `version` 0 has never been saved; every save raises it by one (optimistic lock).

    Frozen values cannot form cycles, so the garbage collector need not look at them: with 50,000 people in memory it
    otherwise takes half of the time.
    """

    id: UUID
    version: int = 0

    def with_(self, **changes: Any) -> Self:
        """The same record with some fields changed."""
        return replace(self, **changes)


@functools.cache
def kind_of(record_type: type[Record]) -> str:
    """The name of a kind of record: of its table, in the journal, in `Changes` (`RiwayatUnit` is `riwayat_unit`)."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", record_type.__name__).lower()


class Changes(Struct, frozen=True):
    """What a use case touched: offered to open screens, which refresh or ignore it."""

    kinds: frozenset[str] = frozenset()
    ids: frozenset[UUID] = frozenset()

    def __or__(self, other: Changes) -> Changes:
        return Changes(self.kinds | other.kinds, self.ids | other.ids)

    def __bool__(self) -> bool:
        return bool(self.kinds)
