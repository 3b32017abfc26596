"""Rule packs in memory: every value with its first day and its citation, asked for by name and day."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec import Struct

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.verdict import Citation, PackId


class NoLawAtDateError(UserError):
    """No value of this name was in force on the day; there is no default."""

    def __init__(self, name: str, day: date) -> None:
        super().__init__("no_law_at_date", name=name, day=day)


class Ruled(Struct, frozen=True):
    """A value of the law with the article it stands in."""

    value: Any
    start: date
    citation: Citation
    last: date | None = None
    """The last day in force, where the law itself ends the value; otherwise the next value ends it."""


class Pack(Struct, frozen=True):
    """One topic: its values by name (`matriks`), each in the order of their first days."""

    id: PackId
    title: str
    entries: dict[str, tuple[Ruled, ...]]


class Law(Struct, frozen=True):
    """The law of one day."""

    day: date
    packs: dict[str, Pack]
    found: dict[str, Ruled] = {}
    """What was asked for before: examining everybody asks for the same values hundred thousands of times."""

    def get(self, name: str) -> Ruled:
        """The value in force under `topic.entry`. Raises NoLawAtDateError; never None, never a default."""
        known = self.found.get(name)
        if known is None:
            known = self.found[name] = self._in_force(name)
        return known

    def _in_force(self, name: str) -> Ruled:
        topic, _, entry = name.partition(".")
        pack = self.packs.get(topic)
        begun = [value for value in pack.entries.get(entry, ()) if value.start <= self.day] if pack else []
        if not begun or ((last := begun[-1].last) is not None and last < self.day):
            raise NoLawAtDateError(name, self.day)
        return begun[-1]

    def pack_id(self, topic: str) -> PackId:
        """Which text of the pack the values come from. Raises NoLawAtDateError where the pack is not there."""
        pack = self.packs.get(topic)
        if pack is None:
            raise NoLawAtDateError(topic, self.day)
        return pack.id


class LawBook:
    """All packs. `warnings` say which packs were broken and replaced by the last good ones."""

    def __init__(self, packs: dict[str, Pack], warnings: tuple[UserError, ...] = ()) -> None:
        self._packs = packs
        self._warnings = warnings

    @property
    def packs(self) -> dict[str, Pack]:
        return self._packs

    @property
    def warnings(self) -> tuple[UserError, ...]:
        return self._warnings

    def at(self, day: date) -> Law:
        """The law as it stood on a day. The law's day and the facts' day are separate questions."""
        return Law(day, self.packs)
