"""The day that the whole screen Talenta answers for: today, or another one by the law of that day."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from asn_desktop.core.usecases.ports import Context
from asn_desktop.ui.presenters.services import Services


class AskedDay:
    """Shared by the pages of the screen. Questions are asked as of it; what is saved is saved today."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._other: date | None = None

    @property
    def day(self) -> date:
        return self._other or self._services.context().today

    def ask(self, day: date | None) -> bool:
        """Answer for this day from now on, None for today. True where it is another one than before."""
        wanted = None if day == self._services.context().today else day
        changed, self._other = wanted != self._other, wanted
        return changed

    def context(self) -> Context:
        """As of the day."""
        return replace(self._services.context(), today=self.day)
