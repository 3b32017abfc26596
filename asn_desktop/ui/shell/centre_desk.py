"""A centre in the window: the same frame around another list of screens."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.ports import Cancel, Context, Progress
from asn_desktop.ui.presenters.centre.keys import keys_kept
from asn_desktop.ui.presenters.centre_services import CHANGED, Centre, CentreServices, book
from asn_desktop.ui.presenters.messages import Action
from asn_desktop.ui.shell.centre_screens import CENTRE_SCREENS
from asn_desktop.ui.shell.workplace import Frame


class CentreDesk:
    """An open centre, for as long as it is open."""

    first = "penerimaan"

    def __init__(self, centre: Centre, frame: Frame) -> None:
        self.centre = centre
        self._frame = frame
        self._law = frame.machine.law()
        self._book = book(centre.store, lambda: frame.preferences.actor)

    def context(self) -> Context:
        return Context(self._book, self._law, self._frame.preferences.actor, self._frame.today())

    def enter(self) -> None:
        """Show the centre that was just opened, and whether this computer can work for it."""
        self.show(self.first)
        self._check_keys()

    def show(self, place: str, detail: str = "") -> None:
        frame = self._frame
        services = CentreServices(
            frame.texts,
            self.context,
            frame.runner,
            frame.window,
            frame.machine.sheets,
            frame.machine.printing,
            centre=self.centre,
            computer=frame,
        )
        actor, where = frame.preferences.actor, self.centre.place
        frame.window.show_office(services, CENTRE_SCREENS, self._letterhead, actor, where)
        frame.window.go(place, None, detail)

    def name(self) -> None:
        self._frame.window.name_office(self._letterhead, self._frame.preferences.actor)

    def day_broke(self, day: date) -> None:
        store, window = self.centre.store, self._frame.window
        self._frame.runner.submit(
            lambda _progress, _cancel: store.advance(day), lambda _none: window.refresh(CHANGED)
        )  # fmt: skip

    def say_farewell(self, then: Callable[[], None]) -> None:
        """Nothing: copies of a centre's database are its keeper's."""
        then()

    def may_close(self, close: Callable[[], None]) -> bool:  # noqa: ARG002 - it may at once
        return True

    def close(self) -> None:
        self.centre.store.close()

    def _check_keys(self) -> None:
        """Say where this computer does not hold the centre's keys: nothing can be taken in with it. Where it does, and
        nobody ever saved them, that: a broken disk would take all offices' certificates with it.
        """

        def work(_progress: Progress, _cancel: Cancel) -> tuple[bool, bool]:
            return self.centre.has_keys, self.centre.card.practice or keys_kept(self.centre) is not None

        def done(found: tuple[bool, bool]) -> None:
            window, (there, kept) = self._frame.window, found
            if not there:
                window.report(UserError("centre_keys_elsewhere", nama=self.centre.card.name))
            elif not kept:
                say = self._frame.texts.say
                there_to = Action(say("pusat.pusat.keep_keys"), "go", "pusat")
                window.messages.tell(say("pusat.pusat.keys_unsaved"), there_to, done=False)

        self._frame.runner.submit(work, done)

    @property
    def _letterhead(self) -> Kantor:
        """What the frame shows of it, as it does of an office."""
        card = self.centre.card
        return Kantor(id=card.id, nama=card.name, instansi="", latihan=card.practice)
