"""A centre with real offices, and its screens with tasks that run at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from posting import TODAY, Office, open_world

from asn_desktop import bootstrap
from asn_desktop.core.usecases.ports import Context
from asn_desktop.ui.presenters.centre_services import Centre, CentreServices, book
from asn_desktop.ui.presenters.preferences import Preferences


class Computer:
    """The application around the window, as far as a centre's pages ask for it."""

    def __init__(self) -> None:
        self.preferences = Preferences(actor="Ina")
        self.account = "ina"
        self.left = 0

    def prefer(self, preferences: Preferences) -> None:
        self.preferences = preferences

    def leave(self) -> None:
        self.left += 1


class Pusat:
    """A centre, its services, and what its window was told."""

    def __init__(self, centre: Centre, world: Any) -> None:
        self.centre = centre
        self.store = centre.store
        self.shell, self.sheets, self.runner = world.shell, world.sheets, world.runner
        self.computer = Computer()
        context = Context(book(centre.store, lambda: "Ina"), bootstrap.law_book(), "Ina", TODAY)
        self.services = CentreServices(
            world.services.texts,
            lambda: context,
            world.runner,
            world.shell,
            world.sheets,
            bootstrap.printing,
            centre=centre,
            computer=self.computer,
        )


@pytest.fixture
def pusat(world: Any, tmp_path: Path) -> Iterator[Pusat]:
    centre = open_world(tmp_path)
    yield Pusat(centre, world)
    centre.store.close()


@pytest.fixture
def kantor(tmp_path: Path) -> Iterator[Callable[..., Office]]:
    """Makes offices; those for a centre are admitted there."""
    made: list[Office] = []

    def make(nama: str = "Distrik Walesi", centre: Centre | None = None, **more: Any) -> Office:
        made.append(Office(tmp_path, nama, **more))
        return made[-1] if centre is None else made[-1].admitted(centre)

    yield make
    for one in made:
        one.close()
