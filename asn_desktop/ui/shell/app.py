"""The running program: one application, one window, at most one office open."""

from __future__ import annotations

import getpass
import logging
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import TracebackType

from msgspec.structs import replace
from PySide6.QtCore import QDir, QLocale, QObject
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.kernel.texts import Language, Texts
from asn_desktop.core.usecases.ports import Context
from asn_desktop.ui.presenters.offices import Machine, Offices, Opened
from asn_desktop.ui.presenters.preferences import Preferences
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.shell.fonts import load_fonts
from asn_desktop.ui.shell.main_window import MainWindow
from asn_desktop.ui.shell.preferences import keep_preferences, load_preferences
from asn_desktop.ui.shell.screens import screens
from asn_desktop.ui.shell.tasks import TaskRunner
from asn_desktop.ui.shell.theme import apply_theme
from asn_desktop.ui.shell.translator import LOCALES, CatalogueTranslator
from asn_desktop.ui.widgets.screen import Screen
from asn_desktop.ui.widgets.words import words

log = logging.getLogger(__name__)


class Desk(QObject):
    """Opens the window first and the last office after it is painted. Changing language or look builds a new window."""

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
        self._offices = Offices(machine, date.today)
        self._opened: Opened | None = None
        self._translator: CatalogueTranslator | None = None
        self.runner = TaskRunner(self)
        self.preferences = load_preferences(self._file, getpass.getuser())
        QDir.addSearchPath("icons", str(resources / "icons"))
        load_fonts(resources / "fonts")
        app.setWindowIcon(QIcon("icons:app.svg"))
        self._dress()
        self.window = self._new_window()
        app.styleHints().colorSchemeChanged.connect(self._system_changed)

    def start(self, file: Path | None = None) -> None:
        """Show the window; then open `file`, or the last office if it is where it was."""
        sys.excepthook = self._uncaught
        self.window.restore_from(self.preferences.geometry)
        last = file or next((Path(name) for name in self.preferences.recent[:1] if Path(name).exists()), None)
        if last is None:
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
        return Context(self._opened.store, self._opened.law, self.preferences.actor, today)

    def prefer(self, preferences: Preferences) -> None:
        """Keep preferences; what changes how the window looks builds it anew, with everything still open."""
        before, self.preferences = self.preferences, preferences
        keep_preferences(self._file, preferences)
        shown = ("language", "theme", "text_size")
        if any(getattr(before, name) != getattr(preferences, name) for name in shown):
            self._rebuild()
        elif before.actor != preferences.actor and self._opened is not None:
            self.window.name_office(self._opened.kantor, preferences.actor)

    @property
    def file(self) -> Path:
        """The open office's file."""
        if self._opened is None:
            raise LookupError("no office is open")
        return self._opened.path

    def renamed(self, kantor: Kantor) -> None:
        """The office's own record has changed: the header and the letterhead name it anew."""
        if self._opened is not None:
            self._opened = replace(self._opened, kantor=kantor)
            self.window.name_office(kantor, self.preferences.actor)

    def leave(self) -> None:
        """Close the office and go back to the start page."""
        if self._opened is not None:
            self._opened.store.close()
            self._opened = None
        self._rebuild()

    def close(self) -> None:
        """End everything in order: what is being written is finished first."""
        keep_preferences(self._file, replace(self.preferences, geometry=self.window.keep_geometry()))
        self.runner.close()
        if self._opened is not None:
            self._opened.store.close()
            self._opened = None

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
        window = MainWindow(self._texts, self.runner, screens(self._settings))
        window.closing.connect(self.close)
        return window

    def _settings(self, services: Services) -> Screen:
        from asn_desktop.ui.views.pengaturan import make

        return make(services, self)

    def _open(self, path: Path) -> None:
        """Open a file in the background; where that fails the start page is shown with the reason."""

        def failed(error: Exception) -> None:
            self._show_start()
            self.window.failed(error)

        self.runner.submit(
            lambda _progress, _cancel: self._offices.open(path),
            lambda opened: self._enter(opened, self.preferences.actor),
            failed,
            title=self._texts.say("shell.opening", name=path.stem),
        )

    def _show_start(self) -> None:
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
        self.window.show_start(page)

    def _enter(self, opened: Opened, actor: str) -> None:
        self._opened = opened
        self.prefer(replace(self.preferences.opened(opened.path), actor=actor))
        self._show_office("beranda")
        self.window.offer_drafts(opened.drafts)
        for warning in opened.law.warnings:
            self.window.report(warning)

    def _show_office(self, place: str) -> None:
        opened = self._opened
        if opened is None:
            return
        services = Services(
            self._texts, self.context, self.runner, self.window, self._machine.sheets, self._machine.printing
        )
        self.window.show_office(services, opened.kantor, self.preferences.actor, opened.path.name)
        self.window.go(place)

    def _rebuild(self) -> None:
        """A new window in the place of the old one. Typing is kept as drafts and taken up again by its screen."""
        old, place = self.window, self.window.place
        self.runner.forget()
        self._dress()
        self.window = self._new_window()
        self.window.setGeometry(old.geometry())
        self.window.setWindowState(old.windowState())
        if self._opened is None:
            self._show_start()
        else:
            self._show_office(place or "beranda")
        self.window.show()
        old.closing.disconnect(self.close)
        old.close()
        old.deleteLater()

    def _system_changed(self) -> None:
        if self.preferences.theme == "system":
            self._rebuild()

    def _uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, Exception):
            self.window.failed(error)
        else:
            sys.__excepthook__(kind, error, trace)
