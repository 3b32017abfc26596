"""The practice office in a real file, with tasks that run at once and a window that is remembered."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from asn_desktop import bootstrap
from asn_desktop.core.domain.evaluasi import Evaluasi, StatusEvaluasi
from asn_desktop.core.domain.kinerja import JenisEvaluasi
from asn_desktop.core.domain.skp import StatusSkp
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.rulepack.model import LawBook
from asn_desktop.core.usecases import keadaan
from asn_desktop.core.usecases.keadaan import StateRow
from asn_desktop.core.usecases.ports import Context, never, no_progress
from asn_desktop.core.usecases.practice import create as practice
from asn_desktop.core.usecases.rows import KinerjaFilter, KinerjaRow, Sort
from asn_desktop.storage.db import create_store, new_id, open_store
from asn_desktop.storage.sheets import SpreadsheetFiles
from asn_desktop.ui.presenters.services import Services

TODAY = date(2026, 1, 19)


class Job:
    def cancel(self) -> None: ...


class Window:
    """The shell and the runner: work runs at once, and what the user would see is kept."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.noted: list[str] = []
        self.reported: list[UserError] = []
        self.gone: list[tuple[str, UUID | None, str]] = []
        self.open: list[Any] = []
        self.texts = bootstrap.texts("id")

    def submit(self, work: Callable[..., Any], on_done: Callable[[Any], None], on_error: Any = None, **_: Any) -> Job:
        try:
            on_done(work(no_progress, never))
        except UserError as error:
            self._fail(error, on_error)
        return Job()

    def report(self, error: UserError) -> None:
        self.texts.error(error)
        self.reported.append(error)

    def tell(self, key: str, **facts: object) -> None:
        self.said.append(self.texts.say(key, **facts))

    def note(self, key: str, **facts: object) -> None:
        self.noted.append(self.texts.say(key, **facts))
        self.said.append(self.noted[-1])

    def offer(self, changes: Changes) -> None:
        for screen in self.open:
            screen.changed(changes)

    def go(self, screen: str, target: UUID | None = None, detail: str = "") -> None:
        self.gone.append((screen, target, detail))

    def _fail(self, error: UserError, on_error: Any) -> None:
        try:
            if on_error is None:
                raise error
            on_error(error)
        except UserError as unanswered:
            self.report(unanswered)


class Desk:
    """Services over a copy of the practice office."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self.window = Window()
        self.services = Services(
            self.window.texts, lambda: ctx, self.window, self.window, SpreadsheetFiles(), bootstrap.printing
        )

    def rows(self, tahun: int, **where: Any) -> tuple[KinerjaRow, ...]:
        with self.ctx.store.read() as reader:
            return reader.kinerja_rows(KinerjaFilter(tahun, **where), Sort(), 500)

    def states(self, tahun: int, jenis: JenisEvaluasi = JenisEvaluasi.AKHIR, nomor: int = 0) -> tuple[StateRow, ...]:
        """Everybody's state, as the list of appraisals has it."""
        return keadaan.register(self.ctx, tahun, jenis, nomor).rows

    def plan(self, status: StatusSkp = StatusSkp.DRAF, tahun: int = 2026) -> KinerjaRow:
        return self.rows(tahun, skp=status)[0]

    def appraisal(self, status: StatusEvaluasi = StatusEvaluasi.DRAF) -> KinerjaRow:
        return self.rows(2025, evaluasi=status)[0]

    def stored(self, kind: type, **equals: Any) -> tuple[Any, ...]:
        with self.ctx.store.read() as reader:
            return reader.find(kind, **equals)

    def evaluasi(self, identity: UUID) -> Evaluasi:
        return self.stored(Evaluasi, id=identity)[0]

    @property
    def drafts(self) -> dict[str, Any]:
        with self.ctx.store.read() as reader:
            return dict(reader.drafts())


@pytest.fixture(scope="session")
def walesi_law() -> LawBook:
    return bootstrap.law_book()


@pytest.fixture(scope="session")
def walesi_file(tmp_path_factory: pytest.TempPathFactory, walesi_law: LawBook) -> Path:
    path = tmp_path_factory.mktemp("latihan") / "walesi.asn"
    store = create_store(path, practice.kantor("walesi", None, new_id()), today=TODAY)
    practice.create(Context(store, walesi_law, "Latihan", TODAY), "walesi")
    store.close()
    return path


@pytest.fixture
def desk(walesi_file: Path, walesi_law: LawBook, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "walesi.asn"
    shutil.copyfile(walesi_file, path)
    store = open_store(path, today=TODAY)
    yield Desk(Context(store, walesi_law, "Ibu Yuliana", TODAY))
    store.close()


@pytest.fixture
def may(desk: Desk, tmp_path: Path) -> Desk:
    """The same office in May 2026, with nothing recorded in the months yet, and a vault for evidence."""
    from msgspec.structs import replace

    from asn_desktop.core.domain.pelaksanaan import BuktiDukung, RealisasiBerkala, RencanaAksi, UmpanBalik
    from asn_desktop.storage.vault import FileVault

    with desk.ctx.store.write("test", "Petugas") as work:
        for kind in (RencanaAksi, RealisasiBerkala, UmpanBalik, BuktiDukung):
            for record in work.find(kind):
                work.remove(record)
        work.commit()
    return Desk(replace(desk.ctx, today=date(2026, 5, 12), vault=FileVault(tmp_path / "walesi.asn")))
