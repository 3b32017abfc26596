"""Records on their way into the file, and as they stand there."""

from __future__ import annotations

from msgspec import Struct

from asn_desktop.core.kernel.record import Record
from asn_desktop.storage.db import journal


class Stored(Struct, frozen=True):
    """A record as it stands in the file, live or in the bin."""

    record: Record
    removed: bool


class Write(Struct, frozen=True):
    """One record on its way into the file, with the version it will have there."""

    operation: str
    record: Record
    before: Record | None
    undoes: str | None = None

    @property
    def removes(self) -> bool:
        return self.operation == journal.REMOVE
