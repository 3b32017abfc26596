"""The keys of a centre: the words that tell it from others, and the recovery file without which keys can be lost."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.usecases.ports import Cancel, Progress
from asn_desktop.ui.presenters.centre import CentreServices

LEAST = 12
"""Characters of a passphrase: the file may lie about for years."""


class KeysState(Struct, frozen=True):
    """`lost`: this computer does not hold the keys by which the offices know the centre."""

    words: tuple[str, ...] = ()
    lost: bool = False
    error: str = ""


class KeysView(Protocol):
    def render(self, state: KeysState) -> None: ...


class Kunci:
    def __init__(self, services: CentreServices, view: KeysView) -> None:
        self._services = services
        self._view = view
        self._state = KeysState()

    def load(self) -> None:
        centre = self._services.centre

        def work(_progress: Progress, _cancel: Cancel) -> tuple[tuple[str, ...], bool]:
            return centre.ring.centre_words(centre.card), centre.has_keys

        def done(found: tuple[tuple[str, ...], bool]) -> None:
            self._show(words=found[0], lost=not found[1])

        self._services.runner.submit(work, done)

    def sound(self, passphrase: str) -> bool:
        """Long enough to protect the keys; otherwise it is said at the field."""
        fine = len(passphrase.strip()) >= LEAST
        self._show(error="" if fine else self._services.texts.say("pusat.pusat.passphrase_short", n=LEAST))
        return fine

    def given(self, passphrase: str) -> bool:
        """Something was typed at all."""
        fine = bool(passphrase.strip())
        self._show(error="" if fine else self._services.texts.say("pusat.pusat.passphrase_empty"))
        return fine

    def save(self, path: Path, passphrase: str) -> None:
        """All keys of the centre in one file, under the passphrase."""
        services = self._services

        def done(_none: None) -> None:
            services.shell.note("pusat.pusat.keys_saved", name=path.name)

        services.runner.submit(lambda _p, _c: services.centre.ring.save_recovery(path, passphrase), done)

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
