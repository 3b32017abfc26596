"""Processes that set forms, each at the end of a pipe of its own.

A pool of the standard library shares one pipe for all results: a process that dies while it writes leaves half a result
there, and the program waits for the rest for ever. Here a death ends the pipe, and whoever waits is told.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple

from asn_desktop.core.usecases.ports import PageSetup
from asn_desktop.storage.pdf.bench import Job, Outcome, TextsOf, bench, picture_of


class Worker(NamedTuple):
    """A process, and our end of the pipe to it."""

    process: BaseProcess
    pipe: Connection


class Crew:
    """Starts its processes at once, so that they get ready while the first facts are read. Raises OSError where the
    system gives none."""

    def __init__(self, processes: int, fonts: Path, texts: TextsOf, setup: PageSetup) -> None:
        self._workers: list[Worker] = []
        self._idle: SimpleQueue[Worker] = SimpleQueue()
        self._hands = ThreadPoolExecutor(processes, "press")
        try:
            for _ in range(processes):
                self._workers.append(_hire(fonts, texts, setup))
                self._idle.put(self._workers[-1])
        except OSError:
            self.dismiss()
            raise

    def submit(self, jobs: Sequence[Job]) -> Future[list[Outcome]]:
        """What comes of the jobs; `EOFError` or another OSError where the process died over them."""
        return self._hands.submit(self._send, jobs)

    def dismiss(self) -> None:
        """Ends what is under way and every process; what waits is not begun."""
        self._hands.shutdown(cancel_futures=True)
        for worker in self._workers:
            worker.pipe.close()  # which is how a process learns that nothing more comes
        for worker in self._workers:
            worker.process.join()

    def _send(self, jobs: Sequence[Job]) -> list[Outcome]:
        worker = self._idle.get()
        try:
            worker.pipe.send(jobs)
            outcomes: list[Outcome] = worker.pipe.recv()
        finally:
            self._idle.put(worker)
        return outcomes


def _hire(fonts: Path, texts: TextsOf, setup: PageSetup) -> Worker:
    """A process made anew rather than copied: a copy of a program with threads may wait for ever for one of them."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, fonts, texts, setup), daemon=True)
    try:
        process.start()
    finally:
        theirs.close()  # held by the process alone: its end is the end of the pipe
    return Worker(process, ours)


def _serve(pipe: Connection, fonts: Path, texts: TextsOf, setup: PageSetup) -> None:
    """What a process does all its life. Ctrl+C is for the program alone; where the program dies, so does its pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    own = bench(fonts, texts)
    setter, picture = own.setter(setup), picture_of(setup)
    try:
        while True:
            pipe.send(own.work(setter, picture, pipe.recv()))
    except (EOFError, OSError):
        return
