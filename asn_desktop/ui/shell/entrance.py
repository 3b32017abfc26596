"""The ways in: the start page, and opening a file or a centre that was named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.ui.presenters.centre_places import SUFFIX as CENTRE_SUFFIX
from asn_desktop.ui.presenters.offices import Opened
from asn_desktop.ui.shell.workplace import Frame
from asn_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from asn_desktop.ui.presenters.centre_services import Centre
    from asn_desktop.ui.presenters.start import Start
    from asn_desktop.ui.views.start import StartPage


class Entrance:
    """Opens in the background and hands over what is open and who works there."""

    def __init__(
        self, frame: Frame, office: Callable[[Opened, str], None], centre: Callable[[Centre, str], None]
    ) -> None:
        self._frame = frame
        self._office = office
        self._centre = centre

    def show(self) -> Start:
        """Show the start page."""
        from asn_desktop.ui.presenters.start import Start
        from asn_desktop.ui.views.start import StartPage

        frame = self._frame
        page = StartPage(frame.texts, lambda language: frame.prefer(replace(frame.preferences, language=language)))
        start = Start(
            frame.texts,
            frame.runner,
            frame.offices,
            frame.preferences,
            frame.machine.documents,
            page,
            self._office,
            lambda error: frame.window.report(error),
        )
        page.attach(start)
        self._attach_centre(page)
        frame.window.show_start(page)
        return start

    def open_when_painted(self, place: Path | str) -> None:
        """Open a file, or a centre by its place, once the window is there; until then it says what it opens."""
        window, texts = self._frame.window, self._frame.texts
        if isinstance(place, Path):
            window.show_start(words(texts.say("shell.opening", name=place.stem), "muted"))
            window.painted.connect(lambda: self._open(place))
        else:
            window.show_start(words(texts.say("pusat.start.opening"), "muted"))
            window.painted.connect(lambda: self._open_centre(place))

    def _open(self, path: Path) -> None:
        """Where it fails the start page is shown with the reason."""
        if path.suffix == CENTRE_SUFFIX:
            self._open_centre(str(path))
            return
        frame = self._frame

        def failed(error: Exception) -> None:
            start = self.show()
            frame.window.failed(error)
            if isinstance(error, UserError):
                start.refused(path, error)

        frame.runner.submit(
            lambda _progress, _cancel: frame.offices.open(path),
            lambda opened: self._office(opened, frame.preferences.actor),
            failed,
            title=frame.texts.say("shell.opening", name=path.stem),
        )

    def _open_centre(self, place: str) -> None:
        """Where it fails the start page is shown with the reason."""
        frame, centres = self._frame, self._frame.machine.centres
        if centres is None:
            return

        def failed(error: Exception) -> None:
            self.show()
            frame.window.failed(error)

        frame.runner.submit(
            lambda _progress, _cancel: centres.open(place, frame.today()),
            lambda centre: self._centre(centre, frame.preferences.actor),
            failed,
            title=frame.texts.say("pusat.start.opening"),
        )

    def _attach_centre(self, page: StartPage) -> None:
        """The other way in: to a centre."""
        frame, centres = self._frame, self._frame.machine.centres
        if centres is None:
            return
        from asn_desktop.ui.presenters.centre.start import CentreStart

        start = CentreStart(
            frame.texts,
            frame.runner,
            centres,
            frame.today,
            frame.machine.documents,
            frame.preferences,
            page,
            self._centre,
            lambda error: frame.window.report(error),
        )
        page.attach_centre(start)
