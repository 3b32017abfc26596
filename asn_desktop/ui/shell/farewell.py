"""A copy before an office is closed. The office is closed in every case: copied, not copied, or not waited for."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.ports import Cancel, Progress
from asn_desktop.core.usecases.safekeeping import AlasanCadangan, Safe
from asn_desktop.ui.shell.main_window import MainWindow
from asn_desktop.ui.shell.tasks import RunningJob, TaskRunner
from asn_desktop.ui.shell.waiting import Waiting

log = logging.getLogger(__name__)

PATIENCE = 300
"""Milliseconds before a window says that work goes on: most often there is nothing to copy."""


class Farewell(QObject):
    """Begins with `start`; calls `then` exactly once, in the window's thread."""

    def __init__(
        self, texts: Texts, runner: TaskRunner, window: MainWindow, safe: Safe, file: Path, then: Callable[[], None]
    ) -> None:
        super().__init__(window)
        self._runner = runner
        self._safe = safe
        self._file = file
        self._then = then
        self._job: RunningJob | None = None
        self._over = False
        self.waiting = Waiting(texts, "closing", self.skip, window)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PATIENCE)
        self._soon.timeout.connect(self.waiting.open)
        runner.moved.connect(self._moved)

    def start(self) -> None:
        self._soon.start()
        self._copy()

    def skip(self) -> None:
        """Close without a copy: what is being written is finished, what is being copied is given up."""
        if self._job is not None:
            self._job.cancel()
        self._end()

    def _copy(self) -> None:
        def work(progress: Progress, cancel: Cancel) -> None:
            self._safe.keep(self._file, AlasanCadangan.TUTUP, progress, cancel)

        self._job = self._runner.submit(work, lambda _none: self._end(), self._failed)

    def _moved(self, job: RunningJob, done: int, total: int, what: str) -> None:
        if job is self._job and not self._over:
            self.waiting.show_progress(job, done, total, what)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            log.error("the copy before closing failed", exc_info=error)
            self._end()
            return
        log.warning("no copy before closing: %s", error.key)
        self._soon.stop()
        self.waiting.show_problem(error, self._copy)
        self.waiting.open()

    def _end(self) -> None:
        if self._over:
            return
        self._over = True
        self._soon.stop()
        self._runner.moved.disconnect(self._moved)
        self.waiting.close()
        self.waiting.deleteLater()
        self._then()
