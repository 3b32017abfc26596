"""The running program: one application, one window, at most one office or centre open in it."""

from __future__ import annotations

import gc
import getpass
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QDir, QLocale, QObject, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from asn_desktop.core.kernel.texts import Language, Texts
from asn_desktop.core.usecases.ports import Context
from asn_desktop.ui.presenters.offices import Machine, Offices, Opened
from asn_desktop.ui.presenters.preferences import Preferences
from asn_desktop.ui.shell.daybreak import Daybreak
from asn_desktop.ui.shell.entrance import Entrance
from asn_desktop.ui.shell.fonts import load_fonts
from asn_desktop.ui.shell.logbook import close_log, keep_log, log_uncaught
from asn_desktop.ui.shell.main_window import MainWindow
from asn_desktop.ui.shell.office_desk import OfficeDesk
from asn_desktop.ui.shell.preferences import keep_preferences, load_preferences
from asn_desktop.ui.shell.tasks import TaskRunner
from asn_desktop.ui.shell.theme import apply_theme
from asn_desktop.ui.shell.translator import LOCALES, CatalogueTranslator
from asn_desktop.ui.shell.workplace import Workplace

if TYPE_CHECKING:
    from asn_desktop.ui.presenters.centre_services import Centre

SETTLED = 3000
"""Milliseconds after which the garbage collector works again where it rested during the start."""


class Desk(QObject):
    """Opens the window first and the last office after it is painted. Changing language or look builds a new window."""

    def __init__(
        self,
        app: QApplication,
        machine: Machine,
        catalogue: Callable[[Language], Texts],
        resources: Path,
        home: Path,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__()
        self._app = app
        self._catalogue = catalogue
        self._file = home / "preferences.json"
        self._home = home
        self.machine = machine
        self.today = today
        self.offices = Offices(machine, today, lambda: self.backups)
        self.place: Workplace | None = None
        """What is open."""
        self._in_haste = False
        self._log = keep_log(self.log_folder)
        self._translator: CatalogueTranslator | None = None
        self.runner = TaskRunner(self)
        self.account = getpass.getuser()
        self.preferences = load_preferences(self._file, self.account)
        self._entrance = Entrance(self, self._enter_office, self._enter_centre)
        QDir.addSearchPath("icons", str(resources / "icons"))
        load_fonts(resources / "fonts")
        app.setWindowIcon(QIcon("icons:app.svg"))
        self._dress()
        self.window = self._new_window()
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        app.commitDataRequest.connect(self._computer_ends)
        self._daybreak = Daybreak(today, self)
        self._daybreak.broke.connect(self._day_broke)

    def start(self, file: Path | None = None, centre: str = "") -> None:
        """Show the window; then open `file` or a centre, or what was open last if it is where it was."""
        sys.excepthook = self._uncaught
        QTimer.singleShot(SETTLED, self, _collect_again)
        self.window.restore_from(self.preferences.geometry)
        last = file or next((Path(name) for name in self.preferences.recent[:1] if Path(name).exists()), None)
        place = centre or last
        if place:
            self._entrance.open_when_painted(place)
        else:
            self._entrance.show()
        self.window.show()

    def context(self) -> Context:
        """What use cases are given of what is open."""
        if self.place is None:
            raise LookupError("nothing is open")
        return self.place.context()

    def prefer(self, preferences: Preferences) -> None:
        """Keep preferences; what changes how the window looks builds it anew, with everything still open."""
        before, self.preferences = self.preferences, preferences
        keep_preferences(self._file, preferences)
        shown = ("language", "theme", "text_size")
        if any(getattr(before, name) != getattr(preferences, name) for name in shown):
            self.rebuild()
        elif before.actor != preferences.actor and self.place is not None:
            self.place.name()

    @property
    def backups(self) -> Path:
        """Where copies are kept: the folder chosen in the settings, or the program's own."""
        return Path(self.preferences.backups) if self.preferences.backups else self._home / "cadangan"

    @property
    def log_folder(self) -> Path:
        return self._home / "log"

    def leave(self) -> None:
        """Close what is open, after a copy where something has changed, and go back to the start page."""
        if self.place is not None:
            self.place.say_farewell(self._left)

    def rebuild(self, *, keep_status: bool = True) -> None:
        """A new window in the place of the old one. Typing is kept as drafts and taken up again by its screen.

        `keep_status`: what was said to be saved is said in the new window too.
        """
        old, shown = self.window, self.window.place
        self.runner.forget()
        self._dress()
        self.window = self._new_window()
        self.window.setGeometry(old.geometry())
        self.window.setWindowState(old.windowState())
        if self.place is None:
            self._entrance.show()
        else:
            self.place.show(shown or self.place.first, old.visit(shown).detail if shown else "")
            if keep_status:
                self.window.status.take_over(old.status)
        self.window.show()
        old.closing.disconnect(self.close)
        old.may_close = lambda: True
        old.close()
        old.deleteLater()

    def close(self) -> None:
        """End everything in order: what is being written is finished first."""
        keep_preferences(self._file, replace(self.preferences, geometry=self.window.keep_geometry()))
        self._daybreak.stop()
        self.runner.close()
        self._shut()
        close_log(self._log)

    def _enter_office(self, opened: Opened, actor: str) -> None:
        self.place = office = OfficeDesk(opened, self)
        self.prefer(replace(self.preferences.opened(opened.path), actor=actor))
        office.enter()

    def _enter_centre(self, centre: Centre, actor: str) -> None:
        from asn_desktop.ui.shell.centre_desk import CentreDesk

        known = self.preferences if "://" in centre.place else self.preferences.opened(Path(centre.place))
        self.prefer(replace(known, actor=actor, centre=centre.place))
        self.place = desk = CentreDesk(centre, self)
        desk.enter()

    def _shut(self) -> None:
        if self.place is not None:
            self.place.close()
            self.place = None

    def _left(self) -> None:
        self.runner.close()
        self._shut()
        self.rebuild()

    def _may_close(self) -> bool:
        return self.place is None or self._in_haste or self.place.may_close(self._close_window)

    def _close_window(self) -> None:
        self._in_haste = True
        QTimer.singleShot(0, self.window.close)

    def _computer_ends(self, _session: object) -> None:
        """The computer is being shut down: the file is safe as it is, and nobody must be kept waiting."""
        self._in_haste = True

    def _day_broke(self, day: date) -> None:
        if self.place is not None:
            self.place.day_broke(day)

    def _dress(self) -> None:
        language = self.preferences.language
        self.texts = self._catalogue(language)
        if self._translator is not None:
            self._app.removeTranslator(self._translator)
        self._translator = CatalogueTranslator(self.texts, self)
        self._app.installTranslator(self._translator)
        QLocale.setDefault(LOCALES[language])
        apply_theme(self._app, self.preferences.theme, self.preferences.text_size)

    def _new_window(self) -> MainWindow:
        window = MainWindow(self.texts, self.runner)
        window.closing.connect(self.close)
        window.may_close = self._may_close
        return window

    def _system_changed(self) -> None:
        if self.preferences.theme == "system":
            self.rebuild()

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
