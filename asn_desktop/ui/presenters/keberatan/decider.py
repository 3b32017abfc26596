"""Who decides an objection on the day that is typed: looked up where it is not today."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

from asn_desktop.core.usecases import keberatan as usecase
from asn_desktop.core.usecases.keberatan import Hearing
from asn_desktop.core.usecases.penilai import Party
from asn_desktop.ui.presenters.services import Services


class Decider:
    """The superior found last is kept; `found` is told when another one is known."""

    def __init__(self, services: Services, found: Callable[[], None]) -> None:
        self._services = services
        self._found = found
        self._asked: tuple[UUID, date] | None = None
        self._party: Party | None = None

    def forget(self) -> None:
        """Superiors may have changed."""
        self._asked = self._party = None

    def on(self, hearing: Hearing, day: date) -> Party | None:
        """Who decides on a day; None while he is looked up."""
        if day == self._services.context().today:
            return hearing.pemutus
        asked = hearing.keberatan.id, day
        if self._asked != asked:
            self._asked, self._party = asked, None
            self._look_up(*asked)
        return self._party

    def _look_up(self, identity: UUID, day: date) -> None:
        def done(party: Party) -> None:
            if self._asked == (identity, day):
                self._party = party
                self._found()

        self._services.runner.submit(lambda _p, _c: usecase.decider(self._services.context(), identity, day), done)
