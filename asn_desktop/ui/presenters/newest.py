"""Of questions asked one after the other, only the answer to the newest one counts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.ports import Cancel, Progress
from asn_desktop.ui.presenters.services import Job, Lane, Runner

T = TypeVar("T")


class Newest:
    """Submits like the runner itself; an answer that comes after a later question is left, and so is a refusal.

    One for each thing on the screen that is read anew whenever something else is chosen.
    """

    def __init__(self, runner: Runner) -> None:
        self._runner = runner
        self._number = 0

    def submit(
        self,
        work: Callable[[Progress, Cancel], T],
        on_done: Callable[[T], None],
        on_error: Callable[[Exception], None] | None = None,
        *,
        lane: Lane = "db",
        title: str = "",
    ) -> Job:
        """Ask anew: whatever was asked before is not waited for any more."""
        self.leave()
        return self.beside(work, on_done, on_error, lane=lane, title=title)

    def beside(
        self,
        work: Callable[[Progress, Cancel], T],
        on_done: Callable[[T], None],
        on_error: Callable[[Exception], None] | None = None,
        *,
        lane: Lane = "db",
        title: str = "",
    ) -> Job:
        """Ask for something more that belongs to the newest question, and is left with it."""
        number = self._number

        def done(answer: T) -> None:
            if number == self._number:
                on_done(answer)

        def failed(error: Exception) -> None:
            if number != self._number and isinstance(error, UserError):
                return
            if number != self._number or on_error is None:
                raise error
            on_error(error)

        return self._runner.submit(work, done, failed, lane=lane, title=title)

    def leave(self) -> None:
        """Nobody waits for an answer any more."""
        self._number += 1
