"""The day that a whole screen answers for: today, or any other that a career can lie in, by the law of that day."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.ports import Context
from asn_desktop.ui.presenters.dates import read_date
from asn_desktop.ui.presenters.services import Services

FIRST, LAST = date(1960, 1, 1), date(2099, 12, 31)


def read_day(text: str, today: date) -> date:
    """The day typed; nothing typed is today. Raises UserError where it is no date, or one of another century."""
    if not text.strip():
        return today
    day = read_date(text)
    if day is None:
        raise UserError("date_unreadable", text=text)
    if not FIRST <= day <= LAST:
        raise UserError("career_day", tanggal=day, awal=FIRST.year, akhir=LAST.year)
    return day


class AskedDay:
    """Shared by the pages of the screen. Questions are asked as of it; what is saved is saved today."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._other: date | None = None

    @property
    def day(self) -> date:
        return self._other or self._services.context().today

    @property
    def other(self) -> date | None:
        """The day where it is another than today."""
        return self._other

    def ask(self, day: date | None) -> bool:
        """Answer for this day from now on, None for today. True where it is another one than before."""
        wanted = None if day == self._services.context().today else day
        changed, self._other = wanted != self._other, wanted
        return changed

    def context(self) -> Context:
        """As of the day."""
        return replace(self._services.context(), today=self.day)


class Freshness:
    """Whether what a page has read is what it should show: of the day that is asked for, and after the last change."""

    def __init__(self, on: AskedDay, concerns: frozenset[str]) -> None:
        self._on = on
        self._concerns = concerns
        self._read_on: date | None = None

    @property
    def lost(self) -> bool:
        """It must be read (again)."""
        return self._read_on != self._on.day

    def touched(self, changes: Changes) -> bool:
        """Whether something was saved that it shows; then it is lost."""
        if not changes.kinds & self._concerns:
            return False
        self._read_on = None
        return True

    def begin(self) -> None:
        """A reading begins."""
        self._read_on = self._on.day

    def failed(self) -> None:
        """The last reading brought nothing."""
        self._read_on = None
