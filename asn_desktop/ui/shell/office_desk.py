"""An office in the window: its file, its copies, and going back to one of them."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.ports import Cancel, Context, Progress
from asn_desktop.core.usecases.safekeeping import AlasanCadangan, Safe
from asn_desktop.ui.presenters.offices import Opened, Restored
from asn_desktop.ui.presenters.preferences import Preferences
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.shell.farewell import Farewell
from asn_desktop.ui.shell.screens import screens
from asn_desktop.ui.shell.waiting import Waiting
from asn_desktop.ui.shell.workplace import Frame
from asn_desktop.ui.widgets.idle import while_idle
from asn_desktop.ui.widgets.screen import Screen

log = logging.getLogger(__name__)

OF_THE_DAY = frozenset({"pegawai", "unit", "riwayat_golongan", "riwayat_jabatan", "riwayat_unit", "penetapan_penilai"})
"""Kinds of records that lists show as they are today."""

CALM = 1500
"""Milliseconds after an office was opened until modules are read ahead: whoever clicks at once has the processor."""


class OfficeDesk(QObject):
    """An open office, for as long as it is open."""

    first = "beranda"

    _not_copied = Signal(object)
    """A copy that could not be made while other work goes on; from the worker."""

    def __init__(self, opened: Opened, frame: Frame) -> None:
        super().__init__()
        self._opened = opened
        self._frame = frame
        self.farewell: Farewell | None = None
        """The copy that is made before the office is closed."""
        self._not_copied.connect(lambda error: frame.window.report(error))

    def context(self) -> Context:
        """What use cases are given; asked for anew each time, because the day may have changed."""
        opened, frame = self._opened, self._frame
        return Context(
            opened.store, opened.law, frame.preferences.actor, frame.today(), self._safeguard, opened.vault
        )  # fmt: skip

    @property
    def file(self) -> Path:
        return self._opened.path

    @property
    def safe(self) -> Safe:
        return self._frame.offices.safe

    @property
    def preferences(self) -> Preferences:
        return self._frame.preferences

    @property
    def account(self) -> str:
        return self._frame.account

    @property
    def log_folder(self) -> Path:
        return self._frame.log_folder

    def prefer(self, preferences: Preferences) -> None:
        self._frame.prefer(preferences)

    def leave(self) -> None:
        self._frame.leave()

    def enter(self) -> None:
        """Show the office that was just opened, and what it was opened with."""
        opened, window = self._opened, self._frame.window
        self.show(self.first)
        if opened.left_behind is not None:
            window.report(opened.left_behind)
        window.offer_drafts(opened.drafts)  # above it: what is unsaved is asked first, and the other one waits
        while_idle(self, (self._read_ahead,), first=CALM)

    def show(self, place: str, detail: str = "") -> None:
        frame, machine = self._frame, self._frame.machine
        services = Services(
            frame.texts,
            self.context,
            frame.runner,
            frame.window,
            machine.sheets,
            machine.printing,
            machine.scanner,
            machine.write_calendar,
            machine.exchange,
        )
        kantor, actor = self._opened.kantor, frame.preferences.actor
        frame.window.show_office(services, screens(self._settings), kantor, actor, self.file.name)
        frame.window.go(place, None, detail)

    def name(self) -> None:
        self._frame.window.name_office(self._opened.kantor, self._frame.preferences.actor)

    def renamed(self, kantor: Kantor) -> None:
        """The office's own record has changed: the header and the letterhead name it anew."""
        self._opened = replace(self._opened, kantor=kantor)
        self.name()

    def day_broke(self, day: date) -> None:
        store, window = self._opened.store, self._frame.window

        def work(_progress: Progress, _cancel: Cancel) -> None:
            store.advance(day)

        self._frame.runner.submit(work, lambda _none: window.refresh(Changes(OF_THE_DAY)))

    def restore(self, copy: Path) -> None:
        """Go back to a copy of the office; nobody can work in the window meanwhile."""
        opened, frame = self._opened, self._frame
        frame.runner.forget()
        waiting = Waiting(frame.texts, "restoring", None, frame.window)

        def work(progress: Progress, cancel: Cancel) -> Restored:
            restored = frame.offices.restore(opened.path, copy, opened.store, progress, cancel)
            self._opened = restored.opened  # whoever asks next in this lane must meet the file that is open
            return restored

        def done(restored: Restored) -> None:
            waiting.close()
            frame.rebuild(keep_status=False)  # what was last saved in the file of before says nothing of this one
            if restored.problem is not None:
                frame.window.report(restored.problem)
            elif restored.kept is not None:
                frame.window.tell("safekeeping.restored", name=restored.kept.name)
            if restored.missing:
                names = ", ".join(restored.missing[:5])
                frame.window.report(UserError("restore_incomplete", n=len(restored.missing), names=names))

        def failed(error: Exception) -> None:
            waiting.close()
            frame.rebuild()
            frame.window.failed(error)

        frame.runner.submit(work, done, failed, title=frame.texts.say("safekeeping.restoring.title"))
        waiting.open()

    def say_farewell(self, then: Callable[[], None]) -> None:
        """Make a copy where something has changed since the last one."""
        if self.farewell is not None:
            return

        def over() -> None:
            self.farewell = None
            then()

        frame = self._frame
        self.farewell = Farewell(frame.texts, frame.runner, frame.window, self.safe, self.file, over)
        self.farewell.start()

    def may_close(self, close: Callable[[], None]) -> bool:
        """Not before a copy has been made; who asks a second time does not want to wait for it."""
        if self.farewell is not None:
            self.farewell.skip()
        else:
            self.say_farewell(close)
        return False

    def close(self) -> None:
        self._opened.store.close()

    def _settings(self, services: Services) -> Screen:
        from asn_desktop.ui.views.pengaturan import make

        return make(services, self)

    def _safeguard(self) -> None:
        """A copy before much is changed at once; from a worker."""
        try:
            self.safe.keep(self.file, AlasanCadangan.IMPOR)
        except UserError as error:
            log.warning("no copy before a large change: %s", error.key)
            self._not_copied.emit(error)

    def _read_ahead(self) -> None:
        """Read the law and the screens' own modules before they are asked for; say where a pack could not be used."""
        law, frame = self._opened.law, self._frame

        def work(_progress: Progress, _cancel: Cancel) -> tuple[UserError, ...]:
            warnings = law.warnings
            for key in frame.window.places:
                import_module(f"asn_desktop.ui.views.{key}")
            return warnings

        def show(warnings: tuple[UserError, ...]) -> None:
            for warning in warnings:
                log.warning("a rule pack cannot be used as it is: %s", warning)
                frame.window.report(warning)

        frame.runner.submit(work, show, lane="free")
