"""The keys of a centre: the words that tell it from others, and the recovery file without which keys can be lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.usecases.ports import Cancel, Progress
from asn_desktop.ui.presenters.centre_services import Centre, CentreServices

LEAST = 12
"""Characters of a passphrase: the file may lie about for years."""


EVERYBODY, KEPT = "", "keys_kept"
"""Under which it is remembered, for all operators, on which day the keys were saved last."""


def keys_kept(centre: Centre) -> date | None:
    """Since when there is a recovery file of the centre's keys; None where nobody ever saved one."""
    kept = centre.store.remembered(EVERYBODY, KEPT)
    return None if kept is None else date.fromisoformat(kept)


class KeysState(Struct, frozen=True):
    """`lost`: this computer does not hold the keys by which the offices know the centre. `kept` tells since when there
    is a recovery file; `differs` that the passphrase was not typed twice alike.
    """

    words: tuple[str, ...] = ()
    lost: bool = False
    kept: str = ""
    error: str = ""
    differs: str = ""


class KeysView(Protocol):
    def render(self, state: KeysState) -> None: ...


class Kunci:
    def __init__(self, services: CentreServices, view: KeysView) -> None:
        self._services = services
        self._view = view
        self._state = KeysState()

    def load(self) -> None:
        centre = self._services.centre

        def work(_progress: Progress, _cancel: Cancel) -> tuple[tuple[str, ...], bool, date | None]:
            return centre.ring.centre_words(centre.card), centre.has_keys, keys_kept(centre)

        def done(found: tuple[tuple[str, ...], bool, date | None]) -> None:
            said = self._services.texts.say
            kept = said("pusat.pusat.kept", hari=found[2]) if found[2] else said("pusat.pusat.never_kept")
            self._show(words=found[0], lost=not found[1], kept=kept)

        self._services.runner.submit(work, done)

    def sound(self, passphrase: str, again: str) -> bool:
        """Long enough to protect the keys, and typed twice alike as nobody sees it; if not, it is said at the field."""
        say = self._services.texts.say
        short, differs = len(passphrase.strip()) < LEAST, passphrase != again
        self._show(
            error=say("pusat.pusat.passphrase_short", n=LEAST) if short else "",
            differs=say("pusat.pusat.passphrase_differs") if differs and not short else "",
        )
        return not short and not differs

    def given(self, passphrase: str) -> bool:
        """Something was typed at all."""
        fine = bool(passphrase.strip())
        self._show(error="" if fine else self._services.texts.say("pusat.pusat.passphrase_empty"), differs="")
        return fine

    def save(self, path: Path, passphrase: str) -> None:
        """All keys of the centre in one file, under the passphrase."""
        services, today = self._services, self._services.context().today

        def work(_progress: Progress, _cancel: Cancel) -> None:
            services.centre.ring.save_recovery(path, passphrase)
            services.centre.store.remember(EVERYBODY, KEPT, today.isoformat())

        def done(_none: None) -> None:
            services.shell.note("pusat.pusat.keys_saved", name=path.name)
            self.load()

        services.runner.submit(work, done)

    def restore(self, path: Path, passphrase: str) -> None:
        """Bring the keys back on this computer."""
        services = self._services

        def work(_progress: Progress, _cancel: Cancel) -> None:
            services.centre.ring.restore_recovery(path, passphrase)

        def done(_none: None) -> None:
            services.shell.note("pusat.pusat.keys_restored")
            self.load()

        services.runner.submit(work, done)

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)
        self._view.render(self._state)
