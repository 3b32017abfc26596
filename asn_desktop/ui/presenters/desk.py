"""A desk of papers on their way, as a list: read once for each state of the file, and begun by looking for a person."""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.ports import Context, Reader
from asn_desktop.core.usecases.rows import Sort
from asn_desktop.ui.presenters.entry_fields import Option
from asn_desktop.ui.presenters.listing import Asked, Listing, choices_of
from asn_desktop.ui.presenters.newest import Newest
from asn_desktop.ui.presenters.services import Services


class Identified(Protocol):
    """A line that can be opened."""

    @property
    def id(self) -> UUID: ...


R = TypeVar("R", bound=Identified)


class DeskRows(Generic[R]):
    """Rows for a `Listing`, read once for each state of the file, then narrowed, ordered and paged in memory.

    `read` gives them most urgent first; that order stays among equals and where no column of `keys` is asked for.
    `choice` names the filter that `read` is given, because it decides what is read at all. The list counts on another
    thread than it reads, so the kept rows are handed over whole.
    """

    def __init__(
        self,
        context: Callable[[], Context],
        read: Callable[[Context, Reader, str], Sequence[R]],
        fits: Callable[[R, Asked], bool],
        keys: Mapping[str, Callable[[R], Any]],
        choice: str = "",
    ) -> None:
        self._context = context
        self._read = read
        self._fits = fits
        self._keys = keys
        self._choice = choice
        self._lock = threading.Lock()
        self._kept: tuple[tuple[int, date, str], Sequence[R]] | None = None

    def count(self, reader: Reader, asked: Asked) -> int:
        return len(self._found(reader, asked))

    def rows(self, reader: Reader, asked: Asked, limit: int, offset: int) -> Sequence[R]:
        return self._found(reader, asked)[offset : offset + limit]

    def _found(self, reader: Reader, asked: Asked) -> Sequence[R]:
        with self._lock:
            ctx = self._context()
            chosen = asked.choice(self._choice) if self._choice else ""
            of = reader.position(), ctx.today, chosen
            if self._kept is None or self._kept[0] != of:
                self._kept = of, self._read(ctx, reader, chosen)
            rows = self._kept[1]
        found = tuple(row for row in rows if self._fits(row, asked))
        key = self._keys.get(asked.sort.column)
        return found if key is None else tuple(sorted(found, key=key, reverse=asked.sort.descending))


class DeskPresenter(ABC):
    """The half of a desk's presenter that is the same for all. `found` is asked whom the next paper is about."""

    def __init__(
        self,
        services: Services,
        screen: str,
        rows: DeskRows[Any],
        concerns: Collection[str],
        offer: Callable[[tuple[Option, ...]], None],
    ) -> None:
        self._services = services
        self._screen = screen
        self._concerns = frozenset(concerns)
        self._offer = offer
        self._looking = Newest(services.runner)
        self.listing = Listing(services, screen, rows.count, rows.rows, Sort("urgen"))

    @abstractmethod
    def found(self, text: str) -> tuple[Option, ...]:
        """On the db lane: who or what is meant by this text."""

    def changed(self, changes: Changes) -> None:
        """Something was saved somewhere."""
        if changes.kinds & self._concerns:
            self.listing.refresh()

    def show(self, detail: str) -> None:
        """Filters another screen asks for."""
        if detail:
            self.listing.ask(text="", choices=choices_of(detail))

    def open(self, row: Identified) -> None:
        self._services.shell.go(self._screen, row.id)

    def look_for(self, text: str) -> None:
        """Whom or what is typed; an answer that comes after the next question is not shown."""
        self._looking.submit(lambda _progress, _cancel: self.found(text), self._offer)
