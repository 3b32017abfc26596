"""A list of any length: asks for one page at a time, always for the newest question, and never piles up work."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import parse_qsl, urlencode

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.usecases.ports import Cancel, Cell, Progress, Reader, Sheet
from asn_desktop.core.usecases.rows import Sort
from asn_desktop.ui.presenters.services import Services

PAGE = 100
"""Rows fetched at a time: more than a screenful, and still fetched within a few milliseconds."""


class Asked(Struct, frozen=True):
    """What a list is asked for: the typed text, the chosen filter values by filter key, and the order."""

    text: str = ""
    choices: dict[str, str] = {}
    sort: Sort = Sort()

    def choice(self, key: str) -> str:
        """The chosen value of a filter; "" means any."""
        return self.choices.get(key, "")


def choices_of(detail: str) -> dict[str, str]:
    """The filter values in a place such as `skp=none&evaluasi=draf`: how one screen opens a list of another."""
    return dict(parse_qsl(detail))


def detail_of(choices: Mapping[str, str]) -> str:
    """The reverse of `choices_of`."""
    return urlencode(choices)


class ListingView(Protocol):
    """What a list's view must be able to show."""

    def restored(self, asked: Asked) -> None:
        """The remembered filters and order."""

    def reset(self, count: int | None, first: Sequence[Any]) -> None:
        """A new answer: how many rows there are (None: not counted yet), and the first page of them."""

    def counted(self, count: int) -> None:
        """How many rows that answer has."""

    def page(self, offset: int, rows: Sequence[Any]) -> None:
        """A further page of the same answer."""


Count = Callable[[Reader, Asked], int]
Rows = Callable[[Reader, Asked, int, int], Sequence[Any]]
"""`(reader, asked, limit, offset)` to frozen rows."""


class Listing:
    """Presenter of one list. `name` is where its filters and order are remembered in the office's file."""

    def __init__(self, services: Services, name: str, count: Count, rows: Rows, sort: Sort | None = None) -> None:
        self._services = services
        self._name = f"list.{name}"
        self._count = count
        self._rows = rows
        self._view: ListingView | None = None
        self._generation = 0
        self._running = False
        self._waiting: Callable[[], None] | None = None
        self._pages: set[int] = set()
        self._led = False
        """Filters were asked for before what is remembered was read: they stand."""
        self.widths: dict[str, int] = {}
        """Widths the reader gave to columns, by title key."""
        self.asked = Asked(sort=sort or Sort())

    def attach(self, view: ListingView) -> None:
        """Show the list in `view`, with the filters that were chosen last time."""
        self._view = view

        def recall(_progress: Progress, _cancel: Cancel) -> Any:
            with self._services.context().store.read() as reader:
                return reader.setting(self._name)

        self._services.runner.submit(recall, self._recalled)

    def ask(
        self,
        text: str | None = None,
        choices: Mapping[str, str] | None = None,
        sort: Sort | None = None,
        *,
        remember: bool = True,
    ) -> None:
        """Change the question; what is None stays. Filters and order are remembered, the typed text is not."""
        before = self.asked
        self._led = self._led or choices is not None
        self.asked = Asked(
            before.text if text is None else text,
            before.choices if choices is None else dict(choices),
            before.sort if sort is None else sort,
        )
        if remember and (self.asked.choices, self.asked.sort) != (before.choices, before.sort):
            self._remember()
        self.refresh()

    def refresh(self) -> None:
        """Ask again. While an answer is on its way only the newest question waits, so typing never lags behind."""
        self._generation += 1
        self._pages.clear()
        self._next(self._fetch_first)

    def want(self, offset: int) -> None:
        """Fetch the page that holds row `offset`, unless it is here or on its way."""
        start = offset - offset % PAGE
        if start in self._pages:
            return
        self._pages.add(start)
        generation, asked = self._generation, self.asked

        def work(_progress: Progress, _cancel: Cancel) -> Sequence[Any]:
            with self._services.context().store.read() as reader:
                return self._rows(reader, asked, PAGE, start)

        def done(rows: Sequence[Any]) -> None:
            if generation == self._generation and self._view is not None:
                self._view.page(start, rows)

        self._services.runner.submit(work, done)

    def forget(self, offset: int) -> None:
        """The view dropped the page that starts at `offset`, to keep memory flat; it may ask for it again."""
        self._pages.discard(offset)

    def everything(self, on_done: Callable[[tuple[Any, ...]], None]) -> None:
        """All rows of the present question, for "select all" and for export."""
        asked = self.asked

        def work(_progress: Progress, _cancel: Cancel) -> tuple[Any, ...]:
            with self._services.context().store.read() as reader:
                return tuple(self._rows(reader, asked, self._count(reader, asked), 0))

        self._services.runner.submit(work, on_done)

    def export(
        self, path: Path, sheet: str, titles: Sequence[str], cells: Sequence[Callable[[Any], Cell]], title: str
    ) -> None:
        """Write exactly what the list shows, all pages of it, as a spreadsheet."""
        services = self._services

        def write(rows: tuple[Any, ...]) -> None:
            def work(progress: Progress, _cancel: Cancel) -> int:
                table: list[list[Cell]] = [list(titles)]
                table.extend([cell(row) for cell in cells] for row in rows)
                progress(len(rows), len(rows))
                services.sheets.write(path, [Sheet(sheet, table)])
                return len(rows)

            def done(n: int) -> None:
                services.shell.tell("widget.list.exported", n=n, name=path.name)

            services.runner.submit(work, done, lane="free", title=title)

        self.everything(write)

    def keep_width(self, column: str, size: int) -> None:
        """Remember the width (pixels) the reader gave to a column."""
        self.widths[column] = size
        self._remember()

    def _recalled(self, remembered: Any) -> None:
        if isinstance(remembered, Mapping):
            self.widths = {str(k): int(v) for k, v in (remembered.get("widths") or {}).items()}
            sort = Sort(str(remembered.get("sort", self.asked.sort.column)), bool(remembered.get("descending", False)))
            choices = self.asked.choices if self._led else remembered.get("choices") or {}
            self.asked = replace(self.asked, choices={str(k): str(v) for k, v in choices.items()}, sort=sort)
            if self._led:
                self._remember()
        if self._view is not None:
            self._view.restored(self.asked)
        self.refresh()

    def _remember(self) -> None:
        asked = self.asked
        value = {
            "choices": asked.choices,
            "sort": asked.sort.column,
            "descending": asked.sort.descending,
            "widths": self.widths,
        }

        def work(_progress: Progress, _cancel: Cancel) -> None:
            self._services.context().store.remember(self._name, value)

        self._services.runner.submit(work, lambda _none: None)

    def _next(self, start: Callable[[], None]) -> None:
        if self._running:
            self._waiting = start
        else:
            start()

    def _fetch_first(self) -> None:
        self._running = True
        asked = self.asked
        generation = self._generation

        def work(_progress: Progress, _cancel: Cancel) -> Sequence[Any]:
            with self._services.context().store.read() as reader:
                return self._rows(reader, asked, PAGE, 0)

        def done(rows: Sequence[Any]) -> None:
            whole = len(rows) < PAGE  # all of them are here: most of what is typed finds few
            if generation == self._generation:
                self._pages.add(0)
            if self._view is not None:
                self._view.reset(len(rows) if whole else None, rows)
            if generation == self._generation and not whole:
                self._fetch_count(generation, asked)
            self._finished()

        def failed(error: Exception) -> None:
            self._finished()
            raise error

        self._services.runner.submit(work, done, failed)

    def _fetch_count(self, generation: int, asked: Asked) -> None:
        """Counting many rows takes longer than finding the first of them: nobody's rows wait behind it."""

        def work(_progress: Progress, _cancel: Cancel) -> int:
            with self._services.context().store.read() as reader:
                return self._count(reader, asked)

        def done(count: int) -> None:
            if generation == self._generation and self._view is not None:
                self._view.counted(count)

        self._services.runner.submit(work, done, lane="free")

    def _finished(self) -> None:
        self._running = False
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting()
