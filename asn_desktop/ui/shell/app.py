"""The running program: one application, one window, at most one office open."""

from __future__ import annotations

import gc
import getpass
import logging
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QDir, QLocale, QObject, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.kernel.texts import Language, Texts
from asn_desktop.core.usecases.ports import Cancel, Context, Progress
from asn_desktop.core.usecases.safekeeping import AlasanCadangan, Safe
from asn_desktop.ui.presenters.centre_places import SUFFIX as CENTRE_SUFFIX
from asn_desktop.ui.presenters.offices import Machine, Offices, Opened, Restored
from asn_desktop.ui.presenters.preferences import Preferences
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.shell.daybreak import Daybreak
from asn_desktop.ui.shell.farewell import Farewell
from asn_desktop.ui.shell.fonts import load_fonts
from asn_desktop.ui.shell.logbook import close_log, keep_log, log_uncaught
from asn_desktop.ui.shell.main_window import MainWindow
from asn_desktop.ui.shell.preferences import keep_preferences, load_preferences
from asn_desktop.ui.shell.screens import ScreenSpec, screens
from asn_desktop.ui.shell.tasks import TaskRunner
from asn_desktop.ui.shell.theme import apply_theme
from asn_desktop.ui.shell.translator import LOCALES, CatalogueTranslator
from asn_desktop.ui.shell.waiting import Waiting
from asn_desktop.ui.widgets.idle import while_idle
from asn_desktop.ui.widgets.screen import Screen
from asn_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from asn_desktop.ui.presenters.centre import Centre
    from asn_desktop.ui.presenters.start import Start
    from asn_desktop.ui.shell.centre_desk import CentreDesk
    from asn_desktop.ui.views.start import StartPage

log = logging.getLogger(__name__)

OF_THE_DAY = frozenset({"pegawai", "unit", "riwayat_golongan", "riwayat_jabatan", "riwayat_unit", "penetapan_penilai"})
"""Kinds of records that lists show as they are today."""

SETTLED = 3000
"""Milliseconds after which the garbage collector works again where it rested during the start."""


class Desk(QObject):
    """Opens the window first and the last office after it is painted. Changing language or look builds a new window."""

    _not_copied = Signal(object)
    """A copy that could not be made while other work goes on; from the worker."""

    def __init__(
        self,
        app: QApplication,
        machine: Machine,
        catalogue: Callable[[Language], Texts],
        resources: Path,
        home: Path,
    ) -> None:
        super().__init__()
        self._app = app
        self._machine = machine
        self._catalogue = catalogue
        self._file = home / "preferences.json"
        self._home = home
        self._offices = Offices(machine, date.today, lambda: self.backups)
        self._opened: Opened | None = None
        self._centre: CentreDesk | None = None
        self._farewell: Farewell | None = None
        self._in_haste = False
        self._log = keep_log(self.log_folder)
        self._translator: CatalogueTranslator | None = None
        self.runner = TaskRunner(self)
        self.account = getpass.getuser()
        self.preferences = load_preferences(self._file, self.account)
        QDir.addSearchPath("icons", str(resources / "icons"))
        load_fonts(resources / "fonts")
        app.setWindowIcon(QIcon("icons:app.svg"))
        self._dress()
        self.window = self._new_window()
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        app.commitDataRequest.connect(self._computer_ends)
        self._not_copied.connect(lambda error: self.window.report(error))
        self._daybreak = Daybreak(date.today, self)
        self._daybreak.broke.connect(self._day_broke)

    def start(self, file: Path | None = None, centre: str = "") -> None:
        """Show the window; then open `file` or a centre, or what was open last if it is where it was."""
        sys.excepthook = self._uncaught
        QTimer.singleShot(SETTLED, self, _collect_again)
        self.window.restore_from(self.preferences.geometry)
        last = file or next((Path(name) for name in self.preferences.recent[:1] if Path(name).exists()), None)
        if centre:
            self.window.painted.connect(lambda: self._open_centre(centre))
            self.window.show_start(words(self._texts.say("pusat.start.opening"), "muted"))
        elif last is None:
            self._show_start()
        else:
            self.window.show_start(words(self._texts.say("shell.opening", name=last.stem), "muted"))
            self.window.painted.connect(lambda: self._open(last))
        self.window.show()

    def context(self) -> Context:
        """What use cases are given; asked for anew each time, because the day may have changed."""
        if self._opened is None:
            raise LookupError("no office is open")
        today = date.today()  # noqa: DTZ011 - the day of the reader
        opened = self._opened
        return Context(opened.store, opened.law, self.preferences.actor, today, self._safeguard, opened.vault)

    def prefer(self, preferences: Preferences) -> None:
        """Keep preferences; what changes how the window looks builds it anew, with everything still open."""
        before, self.preferences = self.preferences, preferences
        keep_preferences(self._file, preferences)
        shown = ("language", "theme", "text_size")
        if any(getattr(before, name) != getattr(preferences, name) for name in shown):
            self._rebuild()
        elif before.actor != preferences.actor and self._opened is not None:
            self.window.name_office(self._opened.kantor, preferences.actor)
        elif before.actor != preferences.actor and self._centre is not None:
            self.window.name_office(self._centre.letterhead, preferences.actor)

    @property
    def file(self) -> Path:
        """The open office's file."""
        if self._opened is None:
            raise LookupError("no office is open")
        return self._opened.path

    @property
    def backups(self) -> Path:
        """Where copies are kept: the folder chosen in the settings, or the program's own."""
        return Path(self.preferences.backups) if self.preferences.backups else self._home / "cadangan"

    @property
    def log_folder(self) -> Path:
        return self._home / "log"

    @property
    def safe(self) -> Safe:
        return self._offices.safe

    def renamed(self, kantor: Kantor) -> None:
        """The office's own record has changed: the header and the letterhead name it anew."""
        if self._opened is not None:
            self._opened = replace(self._opened, kantor=kantor)
            self.window.name_office(kantor, self.preferences.actor)

    def leave(self) -> None:
        """Close the office, after a copy where something has changed, and go back to the start page."""
        if self._centre is not None:
            self._left()
        else:
            self._say_farewell(self._left)

    def restore(self, copy: Path) -> None:
        """Go back to a copy of the open office; nobody can work in the window meanwhile."""
        opened = self._opened
        if opened is None:
            return
        self.runner.forget()
        waiting = Waiting(self._texts, "restoring", None, self.window)

        def work(progress: Progress, cancel: Cancel) -> Restored:
            restored = self._offices.restore(opened.path, copy, opened.store, progress, cancel)
            self._opened = restored.opened  # whoever asks next in this lane must meet the file that is open
            return restored

        def done(restored: Restored) -> None:
            waiting.close()
            self._rebuild(restored=True)
            if restored.problem is not None:
                self.window.report(restored.problem)
            elif restored.kept is not None:
                self.window.tell("safekeeping.restored", name=restored.kept.name)
            if restored.missing:
                names = ", ".join(restored.missing[:5])
                self.window.report(UserError("restore_incomplete", n=len(restored.missing), names=names))

        def failed(error: Exception) -> None:
            waiting.close()
            self._rebuild()
            self.window.failed(error)

        self.runner.submit(work, done, failed, title=self._texts.say("safekeeping.restoring.title"))
        waiting.open()

    def close(self) -> None:
        """End everything in order: what is being written is finished first."""
        keep_preferences(self._file, replace(self.preferences, geometry=self.window.keep_geometry()))
        self._daybreak.stop()
        self.runner.close()
        self._shut()
        close_log(self._log)

    def _shut(self) -> None:
        if self._opened is not None:
            self._opened.store.close()
            self._opened = None
        if self._centre is not None:
            self._centre.centre.store.close()
            self._centre = None

    def _left(self) -> None:
        self.runner.close()
        self._shut()
        self._rebuild()

    def _may_close(self) -> bool:
        """Where something has changed since the last copy, the window closes after one has been made."""
        if self._opened is None or self._in_haste:
            return True
        if self._farewell is not None:
            self._farewell.skip()
        else:
            self._say_farewell(self._close_window)
        return False

    def _close_window(self) -> None:
        self._in_haste = True
        QTimer.singleShot(0, self.window.close)

    def _say_farewell(self, then: Callable[[], None]) -> None:
        if self._opened is None or self._farewell is not None:
            return

        def over() -> None:
            self._farewell = None
            then()

        self._farewell = Farewell(self._texts, self.runner, self.window, self.safe, self._opened.path, over)
        self._farewell.start()

    def _computer_ends(self, _session: object) -> None:
        """The computer is being shut down: the file is safe as it is, and nobody must be kept waiting."""
        self._in_haste = True

    def _safeguard(self) -> None:
        """A copy before much is changed at once; from a worker."""
        try:
            self.safe.keep(self.file, AlasanCadangan.IMPOR)
        except UserError as error:
            log.warning("no copy before a large change: %s", error.key)
            self._not_copied.emit(error)

    def _day_broke(self, day: date) -> None:
        opened = self._opened
        if self._centre is not None:
            self._centre.day_broke(self.window, self.runner, day)
        if opened is None:
            return

        def work(_progress: Progress, _cancel: Cancel) -> None:
            opened.store.advance(day)

        self.runner.submit(work, lambda _none: self.window.refresh(Changes(OF_THE_DAY)))

    def _dress(self) -> None:
        language = self.preferences.language
        self._texts = self._catalogue(language)
        if self._translator is not None:
            self._app.removeTranslator(self._translator)
        self._translator = CatalogueTranslator(self._texts, self)
        self._app.installTranslator(self._translator)
        QLocale.setDefault(LOCALES[language])
        apply_theme(self._app, self.preferences.theme, self.preferences.text_size)

    def _new_window(self) -> MainWindow:
        window = MainWindow(self._texts, self.runner, self._screens())
        window.closing.connect(self.close)
        window.may_close = self._may_close
        return window

    def _screens(self) -> tuple[ScreenSpec, ...]:
        if self._centre is None:
            return screens(self._settings)
        from asn_desktop.ui.shell.centre_screens import CENTRE_SCREENS

        return CENTRE_SCREENS

    def _settings(self, services: Services) -> Screen:
        from asn_desktop.ui.views.pengaturan import make

        return make(services, self)

    def _open(self, path: Path) -> None:
        """Open a file in the background; where that fails the start page is shown with the reason."""
        if path.suffix == CENTRE_SUFFIX:
            self._open_centre(str(path))
            return

        def failed(error: Exception) -> None:
            start = self._show_start()
            self.window.failed(error)
            if isinstance(error, UserError):
                start.refused(path, error)

        self.runner.submit(
            lambda _progress, _cancel: self._offices.open(path),
            lambda opened: self._enter(opened, self.preferences.actor),
            failed,
            title=self._texts.say("shell.opening", name=path.stem),
        )

    def _show_start(self) -> Start:
        from asn_desktop.ui.presenters.start import Start
        from asn_desktop.ui.views.start import StartPage

        page = StartPage(self._texts, lambda language: self.prefer(replace(self.preferences, language=language)))
        start = Start(
            self._texts,
            self.runner,
            self._offices,
            self.preferences,
            self._machine.documents,
            page,
            self._enter,
            lambda error: self.window.report(error),
        )
        page.attach(start)
        self._attach_centre(page)
        self.window.show_start(page)
        return start

    def _attach_centre(self, page: StartPage) -> None:
        """The other way in: to a centre."""
        if self._machine.centres is None:
            return
        from asn_desktop.ui.presenters.centre_start import CentreStart

        start = CentreStart(
            self._texts,
            self.runner,
            self._machine.centres,
            date.today,
            self._machine.documents,
            self.preferences,
            page,
            self._enter_centre,
            lambda error: self.window.report(error),
        )
        page.attach_centre(start)

    def _open_centre(self, place: str) -> None:
        """Open a centre in the background; where that fails the start page is shown with the reason."""
        machine = self._machine.centres
        if machine is None:
            return

        def failed(error: Exception) -> None:
            self._show_start()
            self.window.failed(error)

        self.runner.submit(
            lambda _progress, _cancel: machine.open(place, date.today()),  # noqa: DTZ011 - the day of the reader
            lambda centre: self._enter_centre(centre, self.preferences.actor),
            failed,
            title=self._texts.say("pusat.start.opening"),
        )

    def _enter_centre(self, centre: Centre, actor: str) -> None:
        from asn_desktop.ui.shell.centre_desk import CentreDesk

        known = self.preferences if "://" in centre.place else self.preferences.opened(Path(centre.place))
        self.prefer(replace(known, actor=actor, centre=centre.place))
        self._centre = CentreDesk(centre, self._machine, lambda: self.preferences.actor)
        self._rebuild()
        self._centre.check_keys(self.window, self.runner)

    def _enter(self, opened: Opened, actor: str) -> None:
        self._opened = opened
        self.prefer(replace(self.preferences.opened(opened.path), actor=actor))
        self._show_office("beranda")
        if opened.left_behind is not None:
            self.window.report(opened.left_behind)
        self.window.offer_drafts(opened.drafts)  # above it: what is unsaved is asked first, and the other one waits
        while_idle(self, (lambda: self._read_law(opened),))

    def _read_law(self, opened: Opened) -> None:
        """Read the law before it is asked for, and say where a pack could not be used."""
        if self._opened is not opened:
            return

        def show(warnings: tuple[UserError, ...]) -> None:
            for warning in warnings:
                log.warning("a rule pack cannot be used as it is: %s", warning)
                self.window.report(warning)

        self.runner.submit(lambda _progress, _cancel: opened.law.warnings, show, lane="free")

    def _show_office(self, place: str, detail: str = "") -> None:
        opened = self._opened
        if opened is None:
            return
        services = Services(
            self._texts,
            self.context,
            self.runner,
            self.window,
            self._machine.sheets,
            self._machine.printing,
            self._machine.scanner,
            self._machine.write_calendar,
            self._machine.exchange,
        )
        self.window.show_office(services, opened.kantor, self.preferences.actor, opened.path.name)
        self.window.go(place, None, detail)

    def _rebuild(self, *, restored: bool = False) -> None:
        """A new window in the place of the old one. Typing is kept as drafts and taken up again by its screen.

        `restored`: the file is another one now, and what was last saved in the old one says nothing of it.
        """
        old, place = self.window, self.window.place
        self.runner.forget()
        self._dress()
        self.window = self._new_window()
        self.window.setGeometry(old.geometry())
        self.window.setWindowState(old.windowState())
        if self._centre is not None:
            detail = old.visit(place).detail if place else ""
            self._centre.show(self.window, self._texts, self.runner, self, place, detail)
        elif self._opened is None:
            self._show_start()
        else:
            self._show_office(place or "beranda", old.visit(place).detail if place else "")
            if not restored:
                self.window.status.take_over(old.status)
        self.window.show()
        old.closing.disconnect(self.close)
        old.may_close = lambda: True
        old.close()
        old.deleteLater()

    def _system_changed(self) -> None:
        if self.preferences.theme == "system":
            self._rebuild()

    def _uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, Exception):
            self.window.failed(error)  # which notes it too
        else:
            log_uncaught(kind, error, trace)
            sys.__excepthook__(kind, error, trace)


def _collect_again() -> None:
    """What is there by now stays as long as the program: later collections need not look through it."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
