"""Rule packs from outside: tried with their cases, whom they would move, kept until their day, withdrawn."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Protocol
from uuid import UUID

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.exchange.downward import PackFile
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.rulepack.cases import CaseResult
from asn_desktop.core.rulepack.model import Ruled
from asn_desktop.core.rulepack.papers import Papers
from asn_desktop.core.rulepack.shapes import OPTIONAL
from asn_desktop.core.usecases.local_rules import FILE as LOCAL
from asn_desktop.core.usecases.local_rules import LocalRule, known
from asn_desktop.core.usecases.new_law import Changed, Moved, Trial, try_pack, whom_it_moves
from asn_desktop.core.usecases.ports import Cancel, Progress
from asn_desktop.ui.presenters.dates import read_date
from asn_desktop.ui.presenters.kirim import machine_of
from asn_desktop.ui.presenters.local_lines import line_of
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
    dated: bool = False
    """Each of its values has its own first day: there is no other to choose."""
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

    def try_local(self, pack: PackFile) -> None:
        """Try the pack of a local regulation as it was stated here. Without any requirement it is withdrawn."""
        if "[[entry]]" not in pack.content.partition("[pack]")[2]:
            self._none_left(pack)
            return

        def work(*_: object) -> Trial:
            return try_pack(self._services.context().law, pack)

        self._services.runner.submit(work, lambda trial: self._show(trial, kept=False), lane="free")

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

        def work(*_: object) -> Trial:
            return try_pack(self._services.context().law, pack)

        title = self._texts.say("packs.trying", file=pack.name)
        self._services.runner.submit(work, lambda trial: self._show(trial, kept=True), lane="free", title=title)

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
                lines = tuple(_moved(self._texts, each) for each in found)
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

    def _show(self, trial: Trial, *, kept: bool) -> None:
        self._trial = trial
        self._set(tried=tried_pack(trial, self._texts, kept=kept))

    def _set(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)
        self._view.render(self.state)


_ROWS = 6
"""Rows of a table told at most."""
_LONGEST = 40
"""Letters of a value that is told in one line."""


def pack_file(path: Path, cases: Path, active_from: date) -> PackFile:
    """A pack with its cases, from two files. Raises UserError."""
    return PackFile(path.name, active_from, _text(path), _text(cases))


def tried_pack(trial: Trial, texts: Texts, *, kept: bool) -> TriedPack:
    """What came of trying a pack, in words."""
    local = {each.rule.entry: each for each in (line_of(texts, rule) for rule in _rules(trial))}
    return TriedPack(
        trial.title,
        trial.version,
        len(trial.results) - len(trial.failed),
        tuple(_failed(texts, each) for each in trial.failed),
        _local_changes(texts, trial) if local else tuple(_changed(texts, each) for each in trial.changed),
        tuple(local[name].said if name in local else name for name in trial.unverified),
        kept,
        trial.file.active_from,
        trial.topic in OPTIONAL,
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


def _rules(trial: Trial) -> tuple[LocalRule, ...]:
    """The requirements of the tried pack, where it is one of a local regulation."""
    return known(trial.book) if trial.topic in OPTIONAL else ()


def _local_changes(texts: Texts, trial: Trial) -> tuple[str, ...]:
    """Each new requirement in words, with its ground."""
    began = {(each.name, each.now.start) for each in trial.changed}
    lines = (line_of(texts, rule) for rule in _rules(trial) if (rule.entry, rule.mulai) in began)
    return tuple(texts.say("packs.local.change", syarat=each.said, dasar=each.cited) for each in lines)


def _changed(texts: Texts, changed: Changed) -> str:
    if changed.before is not None and (now_rows := _table(changed.now)) and (rows_before := _table(changed.before)):
        rows = [row for row in now_rows if row not in rows_before]
        said = "; ".join(rows[:_ROWS]) + ("; …" if len(rows) > _ROWS else "")
        key = "packs.rows_changed" if rows else "packs.rows_gone"
        return texts.say(key, butir=changed.name, mulai=changed.now.start, baris=said)
    before, now = _value(texts, changed.before), _value(texts, changed.now)
    return texts.say("packs.changed", butir=changed.name, dahulu=before, kini=now, mulai=changed.now.start)


def _table(ruled: Ruled) -> list[str]:
    """The rows of a value that is a table, each with its cells; none of any other value."""
    value = msgspec.to_builtins(ruled.value)
    if isinstance(value, dict) and len(value) == 1:
        (value,) = value.values()
    if not isinstance(value, (list, tuple)) or not all(isinstance(row, dict) for row in value):
        return []
    return [", ".join(str(cell).replace("_", " ") for cell in row.values() if cell is not None) for row in value]


def _value(texts: Texts, ruled: Ruled | None) -> str:
    if ruled is None:
        return texts.say("packs.value_none")
    value = ruled.value
    if isinstance(value, (str, int, date)) or value is None:
        return texts.show(value)
    if isinstance(value, Papers):
        return ", ".join(texts.show(each) for each in value.dokumen)
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
