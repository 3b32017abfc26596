"""Pictures of the screens with an office open, made without a screen: for the demo, the README, and whoever checks."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from asn_desktop.core.domain.evaluasi import Evaluasi, StatusEvaluasi
from asn_desktop.core.domain.keberatan import Keberatan
from asn_desktop.core.domain.pelaksanaan import RealisasiBerkala
from asn_desktop.core.domain.skp import Skp
from asn_desktop.core.kernel.texts import Language, Texts
from asn_desktop.ui.presenters.offices import Machine
from asn_desktop.ui.presenters.preferences import Preferences
from asn_desktop.ui.shell.app import Desk
from asn_desktop.ui.shell.preferences import keep_preferences

SIZE = (1366, 768)
PATIENCE = 60_000
"""Milliseconds after which a screen that is still busy is a defect."""
QUIET = 250
"""Milliseconds without work after which a screen is done: longer than the pauses that wait for the next key."""
SHOWN = Preferences(theme="light")


def _tell_what_matters(_kind: QtMsgType, _context: QMessageLogContext, message: str | None) -> None:
    """Qt's messages, without the one it has for each window where there is no screen."""
    if message and "propagateSizeHints" not in message:
        sys.stderr.write(f"{message}\n")


class Album(Desk):
    """The program on a day of our choice, with preferences of its own, one picture after the other."""

    def __init__(
        self,
        app: QApplication,
        machine: Machine,
        catalogue: Callable[[Language], Texts],
        resources: Path,
        home: Path,
        day: date,
        preferences: Preferences = SHOWN,
    ) -> None:
        self._day = day
        keep_preferences(home / "preferences.json", preferences)
        super().__init__(app, machine, catalogue, resources, home, lambda: day)

    def _may_close(self) -> bool:
        """Whoever takes pictures changes nothing: there is nothing to copy first."""
        return True

    def take(self, file: Path, folder: Path, size: tuple[int, int] = SIZE) -> Iterator[Path]:
        """Open the office and save every screen as `<number>-<key>.png`, and `...-isi.png` with somebody open."""
        before = qInstallMessageHandler(_tell_what_matters)
        self.start(file)
        self.window.resize(*size)
        try:
            self._settle()
            targets = self._targets()
            for number, key in enumerate(self.window.places, start=1):
                self.window.go(key)
                yield self._save(folder / f"{number}-{key}.png")
                if key in targets:
                    self.window.go(key, targets[key])
                    yield self._save(folder / f"{number}-{key}-isi.png")
        finally:
            self.window.close()
            self.window.deleteLater()  # its screens give back what they hold when they go
            self._app.sendPostedEvents(self.window, QEvent.Type.DeferredDelete.value)
            qInstallMessageHandler(before)

    def _targets(self) -> dict[str, UUID]:
        """The first final appraisal of the year, with its plan and its person."""
        with self.context().store.read() as reader:
            final = reader.find(Evaluasi, tahun=self._day.year - 1, status=StatusEvaluasi.FINAL)
        if not final:
            return {}
        first = final[0]
        return {
            "pegawai": first.pegawai_id,
            "skp": first.skp_id,
            "pelaksanaan": self._busiest() or first.skp_id,
            "evaluasi": first.id,
            **self._objection(),
            "karier": first.pegawai_id,
            "cetak": first.id,
        }

    def _objection(self) -> dict[str, UUID]:
        """The newest objection, where there is one."""
        with self.context().store.read() as reader:
            found = reader.find(Keberatan)
        newest = max(found, key=lambda each: each.tanggal_pengajuan, default=None)
        return {"keberatan": newest.id} if newest else {}

    def _busiest(self) -> UUID | None:
        """The plan of the running year with most realisations, which has months to look at."""
        with self.context().store.read() as reader:
            running = {plan.id for plan in reader.find(Skp, tahun=self._day.year)}
            counted = Counter(each.skp_id for each in reader.find(RealisasiBerkala) if each.skp_id in running)
        return counted.most_common(1)[0][0] if counted else None

    def _save(self, picture: Path) -> Path:
        self._settle()
        self.window.grab().save(str(picture))
        return picture

    def _settle(self) -> None:
        """Until nothing is under way and everything is painted."""
        limit, quiet = QDeadlineTimer(PATIENCE), QDeadlineTimer(QUIET)
        while not quiet.hasExpired():
            self._app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            if self.runner.busy or not self.window.place:
                quiet.setRemainingTime(QUIET)
            if limit.hasExpired():
                raise TimeoutError(f"still busy: {self.window.place or 'start'}")
