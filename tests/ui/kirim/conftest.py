"""An office in a real file that exchanges with a pretended centre, and the pages of Kirim over it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from asn_desktop import bootstrap
from asn_desktop.core.exchange.manifest import PartKind
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.exchange.enrolling import admission_file
from asn_desktop.core.usecases.exchange.machine import ExchangeMachine, Stick
from asn_desktop.core.usecases.ports import Context
from asn_desktop.storage.envelope import FileOpener
from asn_desktop.storage.identity import FileKeyRing, OfficeTrust
from asn_desktop.storage.packs.arrived import ArrivedPacks
from asn_desktop.storage.sheets import SpreadsheetFiles
from asn_desktop.ui.presenters.services import Services
from tests.ui.conftest import ImmediateRunner, RecordingShell, WaitingRunner

sys.path.insert(0, str(Path(__file__).parents[2] / "exchange" / "office"))
from exchanging import DESK, SECRET, TODAY, Exchange

FREE = 4_000_000_000


class Shell(RecordingShell):
    """Tells the open pages what was saved, and keeps every sentence."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[Any] = []
        self.texts = bootstrap.texts("id")

    @property
    def said(self) -> list[str]:
        return [self.texts.say(key, **facts) for key, facts in self.told]

    def offer(self, changes: Any) -> None:
        super().offer(changes)
        for page in self.open:
            page.changed(changes)


class Reporting(ImmediateRunner):
    """As the window does: an error that nobody takes is shown in the message bar."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell

    def submit(self, work: Any, on_done: Any, on_error: Any = None, *, lane: str = "db", title: str = "") -> Any:
        try:
            return super().submit(work, on_done, on_error, lane=lane, title=title)
        except UserError as error:
            self._shell.report(error)


class Desk:
    """The office with its stick, as the screen reaches it."""

    def __init__(self, exchange: Exchange, folder: Path, runner: Any = None) -> None:
        self.exchange = exchange
        self.folder = folder
        self.stick = folder / "stik"
        self.stick.mkdir(exist_ok=True)
        self.drives: tuple[Stick, ...] = (Stick(self.stick, "KINGSTON", FREE, 2 * FREE),)
        self.today = TODAY
        self.installation = DESK
        self.law = bootstrap.law_book()
        self.shell = Shell()
        self.runner = runner or Reporting(self.shell)
        self.packs = ArrivedPacks(folder / "waiting", folder / "rules")
        self.services = Services(
            bootstrap.texts("id"),
            lambda: self.ctx,
            self.runner,
            self.shell,
            SpreadsheetFiles(),
            exchange=lambda: self.machine,
        )

    @property
    def ctx(self) -> Context:
        return replace(self.exchange.ctx, today=self.today, law=self.law)

    @property
    def machine(self) -> ExchangeMachine:
        return ExchangeMachine(
            replace(self.exchange.sender, installation=self.installation),
            FileOpener(),
            lambda office, practice: OfficeTrust(self.exchange.ring, office, practice=practice),
            self.packs,
            lambda: self.drives,
            "MEJA",
            bootstrap.texts("id"),
        )

    def forget_keys(self) -> None:
        """Another computer: nothing is known of any centre."""
        self.exchange.ring = FileKeyRing(self.folder / "new identity", bootstrap.resources() / "words" / "id.txt")

    def admission(self) -> Path:
        """What the centre answers to the request of this computer."""
        made = replace(self.exchange.certificate, keys=self.exchange.ring.keys())
        file = self.folder / "sertifikat.json"
        file.write_bytes(admission_file(self.exchange.centre_ring.issue(made, SECRET)))
        return file

    def down(self, parts: dict[PartKind, Any], **changed: Any) -> Path:
        return self.exchange.downward(self.stick, parts, **changed)

    @property
    def envelopes(self) -> list[str]:
        return sorted(each.name for each in self.stick.iterdir())


@pytest.fixture
def exchange(tmp_path: Path) -> Iterator[Exchange]:
    made = Exchange(tmp_path)
    yield made
    made.store.close()


@pytest.fixture
def desk(exchange: Exchange, tmp_path: Path) -> Desk:
    return Desk(exchange, tmp_path)


@pytest.fixture
def waiting_desk(exchange: Exchange, tmp_path: Path) -> Desk:
    """Work waits until `desk.runner.run_all()`."""
    return Desk(exchange, tmp_path, WaitingRunner())


@pytest.fixture
def screen(window_world: Any, qtbot: Any) -> Callable[[Desk], Any]:
    """The whole screen in a window of its own."""
    from asn_desktop.ui.views.kirim import make

    def show(desk: Desk, width: int = 1180, height: int = 640) -> Any:
        made = make(desk.services)
        qtbot.addWidget(made)
        desk.shell.open.append(made)
        made.resize(width, height)
        made.show()
        return made

    return show


def seen(page: Any) -> str:
    """Every sentence that can be read on a page now."""
    from PySide6.QtWidgets import QLabel, QPushButton

    found = [each.text() for kind in (QLabel, QPushButton) for each in page.findChildren(kind) if each.isVisible()]
    return "\n".join(found)


@pytest.fixture
def read() -> Callable[[Any], str]:
    return seen
