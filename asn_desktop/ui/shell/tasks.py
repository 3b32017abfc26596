"""Work outside the window's thread. Two lanes: `db` does one thing after another, `free` what touches no data.

The runner is a QObject of the window's thread and owns the signals; the runnables own none. Only frozen values cross.
"""

from __future__ import annotations

import itertools
import logging
import sys
import threading
import time
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

from asn_desktop.core.kernel.errors import CancelledError
from asn_desktop.core.usecases.ports import Cancel, Progress
from asn_desktop.ui.presenters.services import Lane

T = TypeVar("T")

PROGRESS_EVERY = 0.05
"""Seconds between two reports of progress; more often nobody can read."""

TURN = 0.0005
"""Seconds that other work may keep the window's thread waiting for its turn. Every call of Qt gives the turn away: with
Python's own 5 ms a page that is made in 15 ms took a second while something was being worked out.
"""

log = logging.getLogger(__name__)


class RunningJob:
    """A task under way, as the window sees it."""

    def __init__(
        self,
        number: int,
        title: str,
        on_done: Callable[[Any], None],
        on_error: Callable[[Exception], None] | None,
    ) -> None:
        self.number = number
        self.title = title
        self.on_done = on_done
        self.on_error = on_error
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Ask the work to end without effect."""
        self._cancelled.set()

    def cancelled(self) -> bool:
        return self._cancelled.is_set()


class _Work(QRunnable):
    def __init__(
        self,
        work: Callable[[Progress, Cancel], Any],
        job: RunningJob,
        finished: Callable[[int, Any, Exception | None], None],
        moved: Callable[[int, int, int, str], None],
    ) -> None:
        super().__init__()
        self._work = work
        self._job = job
        self._finished = finished
        self._moved = moved
        self._reported = 0.0

    def run(self) -> None:
        value, failure = None, None
        try:
            value = self._work(self._progress, self._job.cancelled)
        except Exception as error:
            failure = error
        self._finished(self._job.number, value, failure)

    def _progress(self, done: int, total: int, what: str = "") -> None:
        now = time.monotonic()
        if now - self._reported >= PROGRESS_EVERY or done >= total:
            self._reported = now
            self._moved(self._job.number, done, total, what)


class TaskRunner(QObject):
    """Fulfils the presenters' `Runner`. Results, errors and progress arrive in the thread the runner lives in."""

    started = Signal(object)
    """A job with a title has begun."""
    moved = Signal(object, int, int, str)
    """Job, done, total, what."""
    ended = Signal(object)
    failed = Signal(object)
    """An exception that no `on_error` took."""

    _finished = Signal(int, object, object)
    _progressed = Signal(int, int, int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(TURN)
        self._numbers = itertools.count(1)
        self._jobs: dict[int, RunningJob] = {}
        self._pools: dict[Lane, QThreadPool] = {"db": QThreadPool(self), "free": QThreadPool(self)}
        self._pools["db"].setMaxThreadCount(1)
        self._pools["db"].setExpiryTimeout(-1)
        self._pools["free"].setMaxThreadCount(2)
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)
        self._progressed.connect(self._on_progressed, Qt.ConnectionType.QueuedConnection)

    def submit(
        self,
        work: Callable[[Progress, Cancel], T],
        on_done: Callable[[T], None],
        on_error: Callable[[Exception], None] | None = None,
        *,
        lane: Lane = "db",
        title: str = "",
    ) -> RunningJob:
        job = RunningJob(next(self._numbers), title, on_done, on_error)
        self._jobs[job.number] = job
        if title:
            self.started.emit(job)
        self._pools[lane].start(_Work(work, job, self._finished.emit, self._progressed.emit))
        return job

    @property
    def busy(self) -> bool:
        """True while work is under way or waits."""
        return bool(self._jobs)

    def forget(self) -> None:
        """Let what is under way finish, but deliver nothing of it: those who asked are gone."""
        for job in tuple(self._jobs.values()):
            self.ended.emit(job)
        self._jobs.clear()

    def close(self) -> None:
        """Ask everything to end, let what is being written finish, and deliver nothing more."""
        for job in self._jobs.values():
            job.cancel()
        self._jobs.clear()
        for pool in self._pools.values():
            pool.waitForDone()

    @Slot(int, object, object)
    def _on_finished(self, number: int, value: Any, failure: Exception | None) -> None:
        job = self._jobs.pop(number, None)
        if job is None:
            return
        self.ended.emit(job)
        try:
            if failure is None:
                job.on_done(value)
            elif isinstance(failure, CancelledError):
                log.info("cancelled: %s", job.title)
            elif job.on_error is not None:
                job.on_error(failure)
            else:
                self.failed.emit(failure)
        except Exception as error:
            self.failed.emit(error)

    @Slot(int, int, int, str)
    def _on_progressed(self, number: int, done: int, total: int, what: str) -> None:
        job = self._jobs.get(number)
        if job is not None:
            self.moved.emit(job, done, total, what)
