"""Search anything: screens by name, people and units by what is known of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.usecases.ports import Cancel, Progress
from asn_desktop.core.usecases.rows import Found
from asn_desktop.ui.presenters.services import Services

OF_PEOPLE = frozenset({"karier"})
"""Screens that can be opened at a person by their name in front of the search."""


class Hit(Struct, frozen=True):
    """One line of the popup and where it leads."""

    icon: str
    title: str
    detail: str
    screen: str
    target: UUID | None = None
    place: str = ""


class Place(Struct, frozen=True):
    """A screen that can be found by its name."""

    screen: str
    icon: str
    name: str


class SearchView(Protocol):
    def render(self, hits: tuple[Hit, ...], searching: bool) -> None: ...


class Search:
    """Answers only the newest text; screens are there at once, people and units follow."""

    def __init__(self, services: Services, places: Sequence[Place], view: SearchView) -> None:
        self._services = services
        self._places = tuple(places)
        self._view = view
        self._text = ""
        self._running = False

    def ask(self, text: str) -> None:
        self._text = text.strip()
        if not self._text:
            self._view.render(self._screens(), False)
            return
        if not self._running:
            self._fetch()

    def _screens(self) -> tuple[Hit, ...]:
        wanted = self._text.casefold()
        known = self._services.texts.say("shell.search.screen")
        return tuple(Hit(p.icon, p.name, known, p.screen) for p in self._places if wanted in p.name.casefold())

    def _fetch(self) -> None:
        self._running = True
        text = self._text

        screen, wanted = self._led(text)

        def work(_progress: Progress, _cancel: Cancel) -> tuple[Found, ...]:
            with self._services.context().store.read() as reader:
                return reader.search(wanted)

        def done(found: tuple[Found, ...]) -> None:
            self._running = False
            if text == self._text:
                self._view.render((*self._screens(), *(self._hit(one, screen) for one in found)), False)
            else:
                self.ask(self._text)

        def failed(error: Exception) -> None:
            self._running = False
            raise error

        self._services.runner.submit(work, done, failed)

    def _led(self, text: str) -> tuple[str, str]:
        """`karier martha`: the screen that is named leads there, and who is looked for follows its name."""
        name, _, rest = text.partition(" ")
        led = (p.screen for p in self._places if p.screen in OF_PEOPLE and p.name.casefold() == name.casefold())
        screen = next(led, "") if rest.strip() else ""
        return (screen, rest.strip()) if screen else ("pegawai", text)

    def _hit(self, found: Found, screen: str) -> Hit:
        if found.kind == "unit":
            return Hit("network", found.title, found.detail, "pegawai", found.id, "unit/")
        icon = next((place.icon for place in self._places if place.screen == screen), "user")
        return Hit(icon if screen in OF_PEOPLE else "user", found.title, found.detail, screen, found.id)
