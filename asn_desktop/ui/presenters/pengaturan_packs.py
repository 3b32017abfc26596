"""Rule packs from outside: tried with their cases, whom they would move, kept until their day, withdrawn."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Protocol
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.exchange.downward import PackFile
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.rulepack.cases import CaseResult
from asn_desktop.core.rulepack.model import Ruled
from asn_desktop.core.usecases.new_law import Changed, Moved, Trial, try_pack, whom_it_moves
from asn_desktop.core.usecases.ports import Cancel, Progress
from asn_desktop.ui.presenters.dates import read_date
from asn_desktop.ui.presenters.kirim import machine_of
from asn_desktop.ui.presenters.services import Services

LIMIT = 4 << 20
"""Bytes of a pack or of its cases, which have some ten thousand."""


def cases_beside(path: Path) -> Path | None:
    """The cases of a pack where they lie as they are shipped: `kgb.toml` and `cases/kgb.toml`, or `kgb kasus.toml`."""
    places = (path.parent / "cases" / path.name, path.with_name(f"{path.stem} kasus.toml"))
    return next((place for place in places if place.is_file()), None)


class WaitingPack(Struct, frozen=True):
    """A pack that waits for its day, or for the office to be opened again."""

    file: PackFile
    title: str
    said: str


class MovedLine(Struct, frozen=True):
    """A right of somebody before and after."""

    pegawai_id: UUID
    nama: str
    hak: str
    before: str
    now: str


class TriedPack(Struct, frozen=True):
    """What came of trying a pack, in words. `kept`: it waits already; `moved` is None before that was asked."""

    title: str
    version: str
    passed: int
    failed: tuple[str, ...]
    changed: tuple[str, ...]
    unverified: tuple[str, ...]
    kept: bool
    active_from: date
    day_problem: str = ""
    moved: tuple[MovedLine, ...] | None = None


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

        def work(*_: object) -> Trial:
            return try_pack(self._services.context().law, pack_file(path, cases, self._today))

        self._services.runner.submit(
            work,
            lambda trial: self._show(trial, kept=False),
            lane="free",
            title=self._texts.say("packs.trying", file=path.name),
        )

    def try_waiting(self, pack: PackFile) -> None:
        """Try a pack that waits once more, to read what it changes."""

        def work(*_: object) -> Trial:
            return try_pack(self._services.context().law, pack)

        title = self._texts.say("packs.trying", file=pack.name)
        self._services.runner.submit(work, lambda trial: self._show(trial, kept=True), lane="free", title=title)

    def preview(self) -> None:
        """Whom the pack would move, as of the day it comes into force."""
        trial, tried = self._trial, self.state.tried
        if trial is None or tried is None:
            return
        day = max(tried.active_from, self._today)

        def work(progress: Progress, cancel: Cancel) -> tuple[Moved, ...]:
            return whom_it_moves(self._services.context(), trial.book, day, progress, cancel)

        def done(found: tuple[Moved, ...]) -> None:
            if self._trial is trial and self.state.tried is not None:
                lines = tuple(_moved(self._texts, each) for each in found)
                self._set(tried=replace(self.state.tried, moved=lines))

        title = self._texts.say("packs.previewing")
        self._services.runner.submit(work, done, title=title)

    def keep(self, day: str) -> None:
        """Put the tried pack into force from a day."""
        trial, tried = self._trial, self.state.tried
        active = read_date(day)
        if trial is None or tried is None or tried.failed:
            return
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
            self._services.shell.note("packs.withdrawn", aturan=title)
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
        return WaitingPack(pack, titles.get(pack.name, pack.name), said)

    def _show(self, trial: Trial, *, kept: bool) -> None:
        self._trial = trial
        self._set(tried=tried_pack(trial, self._texts, kept=kept))

    def _set(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)
        self._view.render(self.state)


_LONGEST = 40
"""Letters of a value that is told in one line."""


def pack_file(path: Path, cases: Path, active_from: date) -> PackFile:
    """A pack with its cases, from two files. Raises UserError."""
    return PackFile(path.name, active_from, _text(path), _text(cases))


def tried_pack(trial: Trial, texts: Texts, *, kept: bool) -> TriedPack:
    """What came of trying a pack, in words."""
    return TriedPack(
        trial.title,
        trial.version,
        len(trial.results) - len(trial.failed),
        tuple(_failed(texts, each) for each in trial.failed),
        tuple(_changed(texts, each) for each in trial.changed),
        trial.unverified,
        kept,
        trial.file.active_from,
    )


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as problem:
        raise UserError("identity_file_unreadable", file=path.name, folder=str(path.parent)) from problem
    if len(content) > LIMIT:
        raise UserError("pack.not_text", file=path.name, entry="-", place="-")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as problem:
        raise UserError("pack.not_text", file=path.name, entry="-", place="-") from problem


def _failed(texts: Texts, result: CaseResult) -> str:
    if result.error is not None:
        return texts.say("packs.case_stopped", kasus=result.name, sebab=" ".join(texts.error(result.error)[:2]))
    return texts.say(
        "packs.case_differs",
        kasus=result.name,
        beda="; ".join(
            texts.say("packs.difference", kunci=each.key, harap=each.expected, hasil=each.got or "-")
            for each in result.differences
        ),
    )


def _changed(texts: Texts, changed: Changed) -> str:
    before, now = _value(texts, changed.before), _value(texts, changed.now)
    return texts.say("packs.changed", butir=changed.name, dahulu=before, kini=now, mulai=changed.now.start)


def _value(texts: Texts, ruled: Ruled | None) -> str:
    if ruled is None:
        return texts.say("packs.value_none")
    value = ruled.value
    if isinstance(value, (str, int, date)) or value is None:
        return texts.show(value)
    said = str(value)
    return said if len(said) <= _LONGEST else texts.say("packs.value_table")


def _moved(texts: Texts, moved: Moved) -> MovedLine:
    def said(seen: tuple[object, date | None] | None) -> str:
        if seen is None:
            return texts.say("packs.right_none")
        outcome, due = seen
        shown = texts.show(outcome)
        return texts.say("packs.right_due", hasil=shown, hari=due) if due else shown

    return MovedLine(moved.pegawai_id, moved.nama, texts.show(moved.hak), said(moved.before), said(moved.now))
