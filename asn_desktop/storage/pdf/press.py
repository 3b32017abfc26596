"""Forms filled and set on all cores of the computer, in other processes, and handed back in order.

A process of its own reads no data: it is sent what is to be filled, a few forms at a time, and sends back finished
pages. Never more is under way than the processes can take up, so that a pile of any size needs the same memory.
"""

from __future__ import annotations

import logging
import os
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from asn_desktop.core.usecases.ports import Cancel, FormSheet, PageSetup
from asn_desktop.storage.pdf.bench import Bench, Job, Outcome, picture_of

if TYPE_CHECKING:
    from concurrent.futures import Future

MANY = 150
"""Below so many forms one process is done before others have started."""
MOST = 8
"""Processes at most: each takes about 60 MB, and offices have computers with 4 GB."""
TOGETHER = 8
"""Forms sent at once."""
AHEAD = 6
"""Times that for each process: enough to go on with while the facts of the next hundred people are read."""

log = logging.getLogger(__name__)


class Press:
    """Sets sheets one after the other as they come, on `processes` processes (1: in this one)."""

    def __init__(self, own: Bench, fonts: Path, setup: PageSetup, processes: int, cancel: Cancel) -> None:
        self._own = own
        self._fonts = fonts
        self._setup = setup
        self._processes = processes
        self._cancel = cancel
        self._setter = own.setter(setup)
        self._picture = picture_of(setup)

    def run(self, sheets: Iterable[tuple[FormSheet, bool]]) -> Iterator[tuple[FormSheet, Outcome]]:
        """Each sheet with what came of it, in order; ends early where it is cancelled."""
        left = iter(sheets)
        if self._processes > 1:
            yield from self._shared(left)
        for sheet, alone in left:
            if self._cancel():
                return
            yield sheet, self._here([Job(sheet.form, alone)])[0]

    def _here(self, jobs: list[Job]) -> list[Outcome]:
        return self._own.work(self._setter, self._picture, jobs)

    def _shared(self, left: Iterator[tuple[FormSheet, bool]]) -> Iterator[tuple[FormSheet, Outcome]]:
        """By several processes, until nothing is left or one dies; what they leave is done in this one."""
        from asn_desktop.storage.pdf.crew import Crew

        try:
            crew = Crew(self._processes, self._fonts, self._own.texts, self._setup)
        except (OSError, NotImplementedError) as problem:  # the system gives no processes, or no pipes to them
            log.warning("printing in one process: %s", problem)
            return
        waiting: deque[tuple[list[FormSheet], list[Job], Future[list[Outcome]]]] = deque()
        sound = True
        try:
            while not self._cancel():
                while sound and len(waiting) < AHEAD * self._processes and (part := list(islice(left, TOGETHER))):
                    jobs = [Job(sheet.form, alone) for sheet, alone in part]
                    waiting.append(([sheet for sheet, _ in part], jobs, crew.submit(jobs)))
                if not waiting:
                    return
                sheets, jobs, future = waiting.popleft()
                try:
                    outcomes = future.result()
                except (EOFError, OSError) as problem:
                    log.warning("a process that printed died, another does its work: %r", problem)
                    sound = False
                    outcomes = self._here(jobs)
                yield from zip(sheets, outcomes, strict=True)
        finally:
            crew.dismiss()


def processes_for(expected: int) -> int:
    """How many processes a pile is worth."""
    if expected < MANY:
        return 1
    counted = getattr(os, "sched_getaffinity", None)
    cores = len(counted(0)) if counted is not None else os.cpu_count() or 1
    return min(cores, MOST)
