"""Rule packs from outside: tried with their cases, whom they would move, kept until their day, withdrawn."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.exchange.downward import PackFile
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.local_rules import FILE as LOCAL
from asn_desktop.core.usecases.new_law import Moved, Trial, try_pack, whom_it_moves
from asn_desktop.core.usecases.ports import Cancel, Progress
from asn_desktop.ui.presenters.dates import read_date
from asn_desktop.ui.presenters.pack_trial import MovedLine, TriedPack, moved_line, pack_file, tried_pack
from asn_desktop.ui.presenters.services import Services, machine_of


class WaitingPack(Struct, frozen=True):
    """A pack that waits for its day, or for the office to be opened again."""

    file: PackFile
    title: str
    said: str


class PacksState(Struct, frozen=True):
    read: bool = False
    waiting: tuple[WaitingPack, ...] = ()
    in_force: tuple[tuple[str, str], ...] = ()
    """File and title of packs from outside that are in force."""
    tried: TriedPack | None = None


class PacksView(Protocol):
    def render(self, state: PacksState) -> None: ...


class PacksPresenter:
    """Intentions of the card."""

    def __init__(self, services: Services, view: PacksView) -> None:
        self._services = services
        self._texts = services.texts
        self._view = view
        self._trial: Trial | None = None
        self.state = PacksState()

    def load(self) -> None:
        """Read which packs came from outside."""

        def work(*_: object) -> tuple[tuple[WaitingPack, ...], tuple[tuple[str, str], ...]]:
            packs, law, today = machine_of(self._services).packs, self._services.context().law, self._today
            titles = {f"{topic}.toml": pack.title for topic, pack in law.packs.items()}
            waiting = tuple(self._waiting(each, titles, today) for each in packs.waiting())
            return waiting, tuple((name, titles.get(name, name)) for name in packs.in_force())

        def done(found: tuple[tuple[WaitingPack, ...], tuple[tuple[str, str], ...]]) -> None:
            self._set(read=True, waiting=found[0], in_force=found[1])

        self._services.runner.submit(work, done, lane="free")

    def try_file(self, path: Path, cases: Path) -> None:
        """Try a pack from a file, with the cases from another one."""

        self._try(lambda: pack_file(path, cases, self._today), path.name, kept=False)

    def try_local(self, pack: PackFile) -> None:
        """Try the pack of a local regulation as it was stated here. Without any requirement it is withdrawn."""
        if "[[entry]]" not in pack.content.partition("[pack]")[2]:
            self._none_left(pack)
        else:
            self._try(lambda: pack, pack.name, kept=False)

    def save_as(self, folder: Path) -> None:
        """Write the tried pack and its cases, to be sent to others or changed by hand."""
        trial = self._trial
        if trial is None:
            return
        stem = Path(trial.file.name).stem

        def work(*_: object) -> None:
            try:
                (folder / trial.file.name).write_text(trial.file.content, encoding="utf-8")
                (folder / f"{stem} kasus.toml").write_text(trial.file.cases, encoding="utf-8")
            except OSError as problem:
                raise UserError("folder_unwritable", folder=str(folder)) from problem

        def done(_none: None) -> None:
            self._services.shell.note("packs.saved", berkas=trial.file.name, kasus=f"{stem} kasus.toml")

        self._services.runner.submit(work, done, lane="free")

    def try_waiting(self, pack: PackFile) -> None:
        """Try a pack that waits once more, to read what it changes."""
        self._try(lambda: pack, pack.name, kept=True)

    def preview(self) -> None:
        """Whom the pack would move, by the law of the day from which all of it is in force."""
        trial, tried = self._trial, self.state.tried
        if trial is None or tried is None:
            return
        begins = max((each.now.start for each in trial.changed), default=self._today)
        day = max(tried.active_from, begins, self._today)

        def work(progress: Progress, cancel: Cancel) -> tuple[Moved, ...]:
            return whom_it_moves(self._services.context(), trial.book, day, progress, cancel)

        def done(found: tuple[Moved, ...]) -> None:
            if self._trial is trial and self.state.tried is not None:
                lines = tuple(moved_line(self._texts, each) for each in found)
                self._set(tried=replace(self.state.tried, moved=lines))

        title = self._texts.say("packs.previewing")
        self._services.runner.submit(work, done, title=title)

    def keep(self, day: str) -> None:
        """Put the tried pack into force from a day."""
        trial, tried = self._trial, self.state.tried
        if trial is None or tried is None or tried.failed:
            return
        active = tried.active_from if tried.dated else read_date(day)
        if active is None:
            self._set(tried=replace(tried, day_problem=self._texts.say("packs.day_unreadable")))
            return

        def work(*_: object) -> None:
            machine_of(self._services).packs.keep(replace(trial.file, active_from=active))

        def done(_none: None) -> None:
            key = "packs.kept_now" if active <= self._today else "packs.kept"
            self._services.shell.note(key, aturan=tried.title, hari=active)
            self.put_away()
            self.load()

        self._services.runner.submit(work, done, lane="free")

    def drop(self, pack: PackFile) -> None:
        """Forget a pack before its day."""

        def work(*_: object) -> None:
            machine_of(self._services).packs.drop(pack)

        def done(_none: None) -> None:
            self._services.shell.note("packs.dropped", file=pack.name)
            self.put_away()
            self.load()

        self._services.runner.submit(work, done, lane="free")

    def withdraw(self, name: str, title: str) -> None:
        """Go back to what was shipped with the program."""

        def work(*_: object) -> None:
            machine_of(self._services).packs.withdraw(name)

        def done(_none: None) -> None:
            local = name == LOCAL
            self._services.shell.note("packs.local_withdrawn" if local else "packs.withdrawn", aturan=title)
            self.load()

        self._services.runner.submit(work, done, lane="free")

    def _none_left(self, pack: PackFile) -> None:
        """The last requirement was taken out of a local pack."""

        def work(*_: object) -> None:
            packs = machine_of(self._services).packs
            for each in packs.waiting():
                if each.name == pack.name:
                    packs.drop(each)
            packs.withdraw(pack.name)

        def done(_none: None) -> None:
            self._services.shell.note("packs.local_withdrawn")
            self.load()

        self._services.runner.submit(work, done, lane="free")

    def put_away(self) -> None:
        """The result of the trial has been read."""
        self._trial = None
        self._set(tried=None)

    def open(self, line: MovedLine) -> None:
        self._services.shell.go("karier", line.pegawai_id)

    @property
    def _today(self) -> date:
        return self._services.context().today

    def _waiting(self, pack: PackFile, titles: dict[str, str], today: date) -> WaitingPack:
        key = "packs.waits_opening" if pack.active_from <= today else "packs.waits"
        said = self._texts.say(key, hari=pack.active_from)
        named = self._texts.say("packs.local.name") if pack.name == LOCAL else pack.name
        return WaitingPack(pack, titles.get(pack.name, named), said)

    def _try(self, pack: Callable[[], PackFile], name: str, *, kept: bool) -> None:
        def work(*_: object) -> Trial:
            return try_pack(self._services.context().law, pack())

        def done(trial: Trial) -> None:
            self._trial = trial
            self._set(tried=tried_pack(trial, self._texts, kept=kept))

        self._services.runner.submit(work, done, lane="free", title=self._texts.say("packs.trying", file=name))

    def _set(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)
        self._view.render(self.state)
