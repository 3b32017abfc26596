"""A centre in the window: the same frame around another list of screens."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.ports import Cancel, Context, Progress
from asn_desktop.ui.presenters.centre import CHANGED, Centre, CentreComputer, CentreServices, book
from asn_desktop.ui.shell.main_window import MainWindow
from asn_desktop.ui.shell.tasks import TaskRunner

if TYPE_CHECKING:
    from asn_desktop.core.kernel.texts import Texts
    from asn_desktop.ui.presenters.offices import Machine


class CentreDesk:
    """An open centre, for as long as it is open. `actor` says who works there now."""

    def __init__(self, centre: Centre, machine: Machine, actor: Callable[[], str]) -> None:
        self.centre = centre
        self._machine = machine
        self._actor = actor
        self._law = machine.law()
        self._book = book(centre.store)

    def context(self) -> Context:
        today = date.today()  # noqa: DTZ011 - the day of the reader
        return Context(self._book, self._law, self._actor(), today)

    def show(
        self, window: MainWindow, texts: Texts, runner: TaskRunner, computer: CentreComputer, place: str, detail: str
    ) -> None:
        """Show the centre in a window that has its screens."""
        services = CentreServices(
            texts,
            self.context,
            runner,
            window,
            self._machine.sheets,
            self._machine.printing,
            centre=self.centre,
            computer=computer,
        )
        window.show_office(services, self.letterhead, self._actor(), self.centre.place)
        window.go(place or "penerimaan", None, detail)

    def check_keys(self, window: MainWindow, runner: TaskRunner) -> None:
        """Say where this computer does not hold the centre's keys: nothing can be taken in with it."""

        def work(_progress: Progress, _cancel: Cancel) -> bool:
            return self.centre.has_keys

        def done(there: bool) -> None:
            if not there:
                window.report(UserError("centre_keys_elsewhere", nama=self.centre.card.name))

        runner.submit(work, done)

    def day_broke(self, window: MainWindow, runner: TaskRunner, day: date) -> None:
        """Dated entries begin and end; lists show it."""
        runner.submit(lambda _progress, _cancel: self.centre.store.advance(day), lambda _none: window.refresh(CHANGED))

    @property
    def letterhead(self) -> Kantor:
        """What the frame shows of it, as it does of an office."""
        card = self.centre.card
        return Kantor(id=card.id, nama=card.name, instansi="", latihan=card.practice)
