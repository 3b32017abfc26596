"""What tests of presenters and windows share: real catalogue, tasks that run at once, and a watch for leaks."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from msgspec import Struct

from asn_desktop import bootstrap
from asn_desktop.core.domain.pegawai import JenisPegawai, Kedudukan
from asn_desktop.core.kernel.errors import NotFoundError, UserError
from asn_desktop.core.kernel.record import Changes, Record
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.rulepack.model import LawBook
from asn_desktop.core.usecases.ports import Cancel, Context, Progress, Sheet, never, no_progress
from asn_desktop.core.usecases.rows import Found, LastChange, PegawaiRow
from asn_desktop.ui.presenters.services import Services

os.environ["QT_QPA_PLATFORM"] = os.environ.get("QT_QPA_PLATFORM", "offscreen")

TODAY = date(2026, 3, 14)


class DoneJob:
    """A task that ran when it was submitted."""

    def cancel(self) -> None: ...


class ImmediateRunner:
    """Runs work at once in the caller's thread; an error nobody takes is raised."""

    def __init__(self) -> None:
        self.titles: list[str] = []

    def submit(
        self,
        work: Callable[[Progress, Cancel], Any],
        on_done: Callable[[Any], None],
        on_error: Callable[[Exception], None] | None = None,
        *,
        lane: str = "db",
        title: str = "",
    ) -> DoneJob:
        self.titles.append(title)
        try:
            value = work(no_progress, never)
        except UserError as error:
            if on_error is None:
                raise
            on_error(error)
        else:
            on_done(value)
        return DoneJob()


class WaitingRunner(ImmediateRunner):
    """Keeps work until `run_all`, as a busy computer does."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[Callable[[], object]] = []

    def submit(self, work: Any, on_done: Any, on_error: Any = None, *, lane: str = "db", title: str = "") -> DoneJob:
        self.waiting.append(lambda: super(WaitingRunner, self).submit(work, on_done, on_error, lane=lane, title=title))
        return DoneJob()

    def run_one(self) -> None:
        self.waiting.pop(0)()

    def run_all(self) -> None:
        while self.waiting:
            self.run_one()


class RecordingShell:
    """Remembers what a presenter asked of the window."""

    def __init__(self) -> None:
        self.reported: list[UserError] = []
        self.told: list[tuple[str, dict[str, object]]] = []
        self.offered: list[Changes] = []
        self.places: list[tuple[str, UUID | None, str]] = []

    def report(self, error: UserError) -> None:
        self.reported.append(error)

    def tell(self, key: str, **facts: object) -> None:
        self.told.append((key, facts))

    def note(self, key: str, **facts: object) -> None:
        self.told.append((key, facts))

    def offer(self, changes: Changes) -> None:
        self.offered.append(changes)

    def go(self, screen: str, target: UUID | None = None, detail: str = "") -> None:
        self.places.append((screen, target, detail))


class MemorySheets:
    """Keeps what would have been written."""

    def __init__(self) -> None:
        self.written: dict[Path, tuple[Sheet, ...]] = {}

    def read(self, path: Path) -> tuple[Sheet, ...]:
        return self.written[path]

    def write(self, path: Path, sheets: Any, widths: Any = ()) -> None:
        self.written[path] = tuple(sheets)

    def in_use(self, path: Path) -> bool:
        return False


class MemoryStore:
    """A store in memory for presenters whose use case is not the point of the test. Real files are used elsewhere."""

    def __init__(self) -> None:
        self.records: dict[UUID, Record] = {}
        self.settings: dict[str, Any] = {}
        self.typing: dict[str, Any] = {}
        self.people: tuple[PegawaiRow, ...] = ()
        self.found: tuple[Found, ...] = ()
        self.change: LastChange | None = None
        self.undone: list[UUID] = []
        self.backups: list[Path] = []

    @contextmanager
    def read(self) -> Iterator[MemoryStore]:
        yield self

    @contextmanager
    def write(self, action: str, actor: str) -> Iterator[MemoryStore]:
        yield self

    def new_id(self) -> UUID:
        return uuid4()

    def get(self, kind: type[Record], identity: UUID) -> Any:
        found = self.records.get(identity)
        if not isinstance(found, kind):
            raise NotFoundError(kind.__name__, identity)
        return found

    def find(self, kind: type[Record], **equals: Any) -> tuple[Any, ...]:
        def fits(record: Record) -> bool:
            return all(getattr(record, name) == value for name, value in equals.items())

        return tuple(r for r in self.records.values() if isinstance(r, kind) and fits(r))

    def put(self, record: Record) -> Record:
        saved = record.with_(version=record.version + 1)
        self.records[record.id] = saved
        return saved

    def commit(self) -> Changes:
        return Changes(frozenset({"kantor"}), frozenset(self.records))

    def undo(self, group: UUID) -> None:
        self.undone.append(group)

    def pegawai_rows(self, where: Any, sort: Any, limit: int, offset: int = 0) -> tuple[PegawaiRow, ...]:
        fitting = [row for row in self.people if where.text.casefold() in row.nama.casefold()]
        fitting.sort(key=lambda row: getattr(row, sort.column), reverse=sort.descending)
        return tuple(fitting[offset : offset + limit])

    def pegawai_count(self, where: Any) -> int:
        return sum(where.text.casefold() in row.nama.casefold() for row in self.people)

    def search(self, text: str, limit: int = 20) -> tuple[Found, ...]:
        return tuple(one for one in self.found if text.casefold() in one.title.casefold())[:limit]

    def last_change(self) -> LastChange | None:
        return self.change

    def position(self) -> int:
        return len(self.records)

    def bin(self) -> tuple[Any, ...]:
        return ()

    def setting(self, name: str) -> Any | None:
        return self.settings.get(name)

    def drafts(self) -> Mapping[str, Any]:
        return self.typing

    def remember(self, name: str, value: Any) -> None:
        self.settings[name] = value

    def keep_draft(self, place: str, value: Any | None) -> None:
        self.typing.pop(place, None)
        if value is not None:
            self.typing[place] = value

    def check(self) -> tuple[str, ...]:
        return ()

    def backup(self, target: Path) -> None:
        self.backups.append(target)

    def close(self) -> None: ...


class World(Struct, frozen=True):
    """Services with everything behind them in reach of the test."""

    services: Services
    store: MemoryStore
    runner: ImmediateRunner
    shell: RecordingShell
    sheets: MemorySheets


@pytest.fixture
def qtbot(qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Holds what it was given until the test is over: a window that nobody holds is taken away while it is on show."""
    kept: list[Any] = []
    add = qtbot.addWidget

    def held(widget: Any, **more: Any) -> None:
        kept.append(widget)
        add(widget, **more)

    monkeypatch.setattr(qtbot, "addWidget", held)
    yield qtbot
    kept.clear()


@pytest.fixture
def texts() -> Texts:
    """The real Indonesian catalogue: a missing sentence fails the test that needs it."""
    return bootstrap.texts("id")


@pytest.fixture
def make_world(texts: Texts) -> Callable[..., World]:
    def make(runner: ImmediateRunner | None = None, texts: Texts = texts) -> World:
        store, shell, sheets = MemoryStore(), RecordingShell(), MemorySheets()
        running = runner or ImmediateRunner()
        context = Context(store, LawBook({}), "Maria", TODAY)
        return World(Services(texts, lambda: context, running, shell, sheets), store, running, shell, sheets)

    return make


@pytest.fixture
def world(make_world: Callable[..., World]) -> World:
    """Services over an empty store in memory; tasks run at once."""
    return make_world()


@pytest.fixture
def today() -> date:
    return TODAY


@pytest.fixture
def immediate() -> ImmediateRunner:
    return ImmediateRunner()


@pytest.fixture
def waiting() -> WaitingRunner:
    """A runner that keeps work back until the test says so."""
    return WaitingRunner()


@pytest.fixture
def person() -> Callable[[str], PegawaiRow]:
    """Makes a row of the list of people, by name."""

    def make(name: str) -> PegawaiRow:
        nip = "198001012005011901"
        return PegawaiRow(uuid4(), nip, name, JenisPegawai.PNS, Kedudukan.AKTIF, "III/a", "Analis", "Sekretariat", None)

    return make


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["asn-desktop"]


@pytest.fixture
def window_world(qapp: Any) -> Iterator[Any]:
    """The application dressed as the program dresses it. Fails where widgets, threads or timers are left over."""
    from PySide6.QtCore import QCoreApplication, QDir, QEvent, QThreadPool
    from PySide6.QtWidgets import QApplication

    from asn_desktop.ui.shell.fonts import load_fonts
    from asn_desktop.ui.shell.theme import apply_theme

    if not QDir.searchPaths("icons"):
        QDir.addSearchPath("icons", str(bootstrap.resources() / "icons"))
        load_fonts(bootstrap.resources() / "fonts")
    apply_theme(qapp, "light", "normal")
    before = set(map(id, QApplication.topLevelWidgets()))
    yield qapp
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.processEvents()
    left = [w for w in QApplication.topLevelWidgets() if id(w) not in before and w.isVisible()]
    assert not left, f"left open: {left}"
    assert QThreadPool.globalInstance().activeThreadCount() == 0


@pytest.fixture(scope="session")
def practice_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real practice office, made once; tests open copies of it."""
    home = tmp_path_factory.mktemp("practice")
    before = os.environ.get("ASN_DESKTOP_HOME")
    os.environ["ASN_DESKTOP_HOME"] = str(home)
    try:
        from asn_desktop.ui.presenters.offices import Offices

        path = home / "Latihan.asn"
        offices = Offices(bootstrap.machine(), lambda: TODAY)
        offices.practice(path, "Maria", no_progress, never).store.close()
    finally:
        del os.environ["ASN_DESKTOP_HOME"]
        if before is not None:
            os.environ["ASN_DESKTOP_HOME"] = before
    return path


@pytest.fixture
def practice_copy(practice_file: Path, tmp_path: Path) -> Path:
    """A copy of the practice office for one test, with its evidence."""
    import shutil

    from asn_desktop.storage.vault.folder import folder_of

    copy = Path(shutil.copy(practice_file, tmp_path))
    shutil.copytree(folder_of(practice_file), folder_of(copy))
    return copy


class RunningProgram:
    """The whole program on a screen nobody sees, driven as a person drives it."""

    def __init__(self, qapp: Any, qtbot: Any, home: Path) -> None:
        from asn_desktop.ui.shell.app import Desk

        self.qtbot = qtbot
        self.home = home
        self.desk = Desk(qapp, bootstrap.machine(), bootstrap.texts, bootstrap.resources(), home)

    @property
    def window(self) -> Any:
        return self.desk.window

    def start(self, file: Path | None = None) -> None:
        self.desk.start(file)
        if file is not None:
            self.qtbot.waitUntil(lambda: self.window.place == "beranda", timeout=20000)
            self.settle()

    def settle(self) -> None:
        """Wait until no work is under way; what a page reads once it is seen is under way first.

        Qt shows what is put into a layout in view in the next turn of its loop, so one more turn comes after the work.
        """
        from PySide6.QtWidgets import QApplication

        for _ in range(2):
            QApplication.processEvents()
            self.qtbot.waitUntil(lambda: not self.desk.runner.busy, timeout=20000)

    def close(self) -> None:
        """As the cross in the corner does; the window is gone when a copy of what was changed has been made."""
        self.window.close()
        self.qtbot.waitUntil(lambda: not self.window.isVisible(), timeout=20000)

    def end(self) -> None:
        self.settle()
        self.close()
        self.window.deleteLater()


@pytest.fixture
def program(
    window_world: Any, qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[], RunningProgram]]:
    """Starts programs in a home of their own and ends them after the test."""
    import sys

    monkeypatch.setenv("ASN_DESKTOP_HOME", str(tmp_path))
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    running: list[RunningProgram] = []

    def make() -> RunningProgram:
        running.append(RunningProgram(window_world, qtbot, tmp_path))
        return running[-1]

    yield make
    for one in running:
        one.end()
        window_world.removeTranslator(one.desk._translator)
    window_world.processEvents()


@pytest.fixture
def office(program: Callable[[], RunningProgram], practice_copy: Path) -> RunningProgram:
    """The program with a practice office open, as the user sees it."""
    running = program()
    running.start(practice_copy)
    return running
