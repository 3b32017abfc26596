"""The copies of the office's file: which there are, a new one, going back to one, and proof that one can be read."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.ready import ready
from asn_desktop.core.usecases.ports import Cancel, Progress
from asn_desktop.core.usecases.safekeeping import AlasanCadangan, Copy, Losses, Proof, Safe
from asn_desktop.ui.presenters.preferences import Preferences
from asn_desktop.ui.presenters.services import Services

PROVEN = "backup_proven"
"""Setting of the office's file: the last time a copy was tried out, and how that went."""


class Keeper(Protocol):
    """What keeps the copies, and the office they are of."""

    @property
    def preferences(self) -> Preferences: ...

    @property
    def file(self) -> Path: ...

    @property
    def safe(self) -> Safe: ...

    def prefer(self, preferences: Preferences) -> None: ...

    def restore(self, copy: Path) -> None: ...


class BackupsState(Struct, frozen=True):
    """`asked` is the copy the user thinks of going back to, once `losses` tells what that costs."""

    folder: str = ""
    own_folder: bool = True
    copies: tuple[Copy, ...] = ()
    proof: Proof | None = None
    asked: Copy | None = None
    losses: Losses | None = None
    proving: bool = False


class BackupsView(Protocol):
    def render(self, state: BackupsState) -> None: ...


class Backups:
    """Presenter of the copies."""

    def __init__(self, services: Services, keeper: Keeper, view: BackupsView) -> None:
        self._services = services
        self._keeper = keeper
        self._view = view
        self._state = BackupsState()

    def load(self) -> None:
        """Read which copies there are, and when one was last tried out."""
        safe, file = self._keeper.safe, self._keeper.file

        def work(_progress: Progress, _cancel: Cancel) -> tuple[tuple[Copy, ...], Any]:
            with self._services.context().store.read() as reader:
                return safe.copies(file), reader.setting(PROVEN)

        def done(found: tuple[tuple[Copy, ...], Any]) -> None:
            copies, proven = found
            self._show(
                folder=str(safe.root),
                own_folder=not self._keeper.preferences.backups,
                copies=copies,
                proof=None if proven is None else msgspec.convert(proven, ready(Proof)),
            )

        self._services.runner.submit(work, done)

    def make(self) -> None:
        """A copy now, whatever has changed."""
        safe, file = self._keeper.safe, self._keeper.file

        def work(progress: Progress, cancel: Cancel) -> Copy | None:
            return safe.keep(file, AlasanCadangan.PERMINTAAN, progress, cancel)

        def done(made: Copy | None) -> None:
            if made is not None:
                self._services.shell.tell("pengaturan.backed_up", name=made.path.name)
            self.load()

        self._services.runner.submit(work, done, title=self._services.texts.say("pengaturan.backing_up"))

    def choose_folder(self, folder: str) -> None:
        """Keep copies there from now on; "" goes back to the program's own folder."""
        self._keeper.prefer(replace(self._keeper.preferences, backups=folder))
        self.load()

    def ask(self, copy: Copy) -> None:
        """Count what going back to the copy would cost, then let the user decide."""
        safe, file = self._keeper.safe, self._keeper.file

        def work(_progress: Progress, _cancel: Cancel) -> Losses:
            return safe.losses(file, copy.path)

        title = self._services.texts.say("safekeeping.comparing")
        self._services.runner.submit(
            work, lambda losses: self._show(asked=copy, losses=losses), lane="free", title=title
        )

    def give_up(self) -> None:
        self._show(asked=None, losses=None)

    def restore(self) -> None:
        """Go back to the copy that was asked about."""
        asked = self._state.asked
        if asked is not None:
            self._show(asked=None, losses=None)
            self._keeper.restore(asked.path)

    def prove(self) -> None:
        """Try the newest copy out in a temporary place. What was found is remembered in the office's file."""
        if not self._state.copies or self._state.proving:
            return
        safe, newest, today = self._keeper.safe, self._state.copies[0], self._services.context().today

        def work(_progress: Progress, _cancel: Cancel) -> Proof:
            return safe.prove(newest.path, today)

        def failed(error: Exception) -> None:
            self._show(proving=False)
            if not isinstance(error, UserError):
                raise error
            self._services.shell.report(error)

        self._show(proving=True)
        title = self._services.texts.say("safekeeping.proving")
        self._services.runner.submit(work, self._proven, failed, lane="free", title=title)

    def _proven(self, proof: Proof) -> None:
        self._show(proving=False, proof=proof)

        def keep(_progress: Progress, _cancel: Cancel) -> None:
            self._services.context().store.remember(PROVEN, msgspec.to_builtins(proof))

        self._services.runner.submit(keep, lambda _none: None)

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)
        self._view.render(self._state)
