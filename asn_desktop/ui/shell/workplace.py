"""What may be open in the window, an office or a centre, and the frame around it, as each sees the other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Protocol

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.ports import Context
from asn_desktop.ui.presenters.offices import Machine, Offices
from asn_desktop.ui.presenters.preferences import Preferences
from asn_desktop.ui.shell.main_window import MainWindow
from asn_desktop.ui.shell.tasks import TaskRunner


class Frame(Protocol):
    """The application around what is open: its window and texts are others after a change of language or look."""

    machine: Machine
    offices: Offices
    runner: TaskRunner
    window: MainWindow
    texts: Texts
    preferences: Preferences
    account: str
    """What the computer calls its user."""
    today: Callable[[], date]

    @property
    def log_folder(self) -> Path: ...

    def prefer(self, preferences: Preferences) -> None: ...

    def leave(self) -> None: ...

    def rebuild(self, *, keep_status: bool = True) -> None: ...


class Workplace(Protocol):
    """What is open. `first` is the screen it begins with."""

    first: str

    def context(self) -> Context:
        """What use cases are given; asked for anew each time, because the day may have changed."""
        ...

    def show(self, place: str, detail: str = "") -> None:
        """Show it in the window, at a screen."""
        ...

    def name(self) -> None:
        """Name it, and who works there, in the window's header."""
        ...

    def day_broke(self, day: date) -> None:
        """Dated entries begin and end; lists show it."""
        ...

    def say_farewell(self, then: Callable[[], None]) -> None:
        """Do what is to be done before it is closed, and then `then`."""
        ...

    def may_close(self, close: Callable[[], None]) -> bool:
        """Whether the window may close at once; otherwise `close` is called when it may."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...
