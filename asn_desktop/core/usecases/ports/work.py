"""A long task: how far it is, and whether its user wants it to end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol


class Progress(Protocol):
    """How far a long task is; called from the worker."""

    def __call__(self, done: int, total: int, what: str = "") -> None: ...


Cancel = Callable[[], bool]
"""True when the user wants the task to end without effect."""


def no_progress(done: int, total: int, what: str = "") -> None:
    """For callers who do not watch."""


def never() -> bool:
    """For tasks that cannot be cancelled from here."""
    return False
