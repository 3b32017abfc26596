"""What was changed in a record, as a screen shows it: when, who, which field, before and after."""

from __future__ import annotations

from msgspec import Struct


class FieldChange(Struct, frozen=True):
    """One field before and after; an empty text means that nothing was recorded."""

    field: str
    before: str
    after: str


class ChangeLine(Struct, frozen=True):
    """One change of one record."""

    seq: int
    when: str
    actor: str
    what: str
    fields: tuple[FieldChange, ...]
