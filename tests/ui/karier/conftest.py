"""A small office in a real file behind the screens of careers; tasks run at once, or wait."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from asn_desktop import bootstrap
from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.ports import Context
from asn_desktop.storage.db import create_store, new_id
from asn_desktop.ui.presenters.services import Services
from tests.core.karier.conftest import TODAY, Register
from tests.ui.conftest import ImmediateRunner, MemorySheets, RecordingShell


class Desk:
    """Services over a real register, with everything behind them in reach of the test."""

    def __init__(self, register: Register, runner: ImmediateRunner, texts: Texts) -> None:
        self.register = register
        self.runner = runner
        self.shell = RecordingShell()
        self.sheets = MemorySheets()
        self.today = TODAY
        self.services = Services(
            texts, lambda: replace(register.ctx, today=self.today), runner, self.shell, self.sheets,
            write_calendar=bootstrap.write_calendar,
        )  # fmt: skip


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    kantor = Kantor(id=new_id(), nama="Distrik Welesi", instansi="Pemerintah Kabupaten Jayawijaya", latihan=True)
    store = create_store(tmp_path / "kantor.asn", kantor, today=TODAY)
    yield Register(Context(store, bootstrap.law_book(), "Petugas", TODAY))
    store.close()


@pytest.fixture
def desk(register: Register, texts: Texts) -> Desk:
    return Desk(register, ImmediateRunner(), texts)


@pytest.fixture
def make_desk(register: Register, texts: Texts) -> Callable[..., Desk]:
    def make(runner: Any = None, texts: Texts = texts) -> Desk:
        return Desk(register, runner or ImmediateRunner(), texts)

    return make
