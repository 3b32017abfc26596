"""What came of trying a rule pack, in words: its cases, what it changes, and whom it moves."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import UUID

import msgspec
from msgspec import Struct

from asn_desktop.core.exchange.downward import PackFile
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.rulepack.cases import CaseResult
from asn_desktop.core.rulepack.model import Ruled
from asn_desktop.core.rulepack.papers import Papers
from asn_desktop.core.rulepack.shapes import OPTIONAL
from asn_desktop.core.usecases.local_rules import LocalRule, known
from asn_desktop.core.usecases.new_law import Changed, Moved, Trial
from asn_desktop.ui.presenters.local_lines import line_of

LIMIT = 4 << 20
"""Bytes of a pack or of its cases, which have some ten thousand."""
_ROWS = 6
"""Rows of a table told at most."""
_LONGEST = 40
"""Letters of a value that is told in one line."""


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


def cases_beside(path: Path) -> Path | None:
    """The cases of a pack where they lie as they are shipped: `kgb.toml` and `cases/kgb.toml`, or `kgb kasus.toml`."""
    places = (path.parent / "cases" / path.name, path.with_name(f"{path.stem} kasus.toml"))
    return next((place for place in places if place.is_file()), None)


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


def moved_line(texts: Texts, moved: Moved) -> MovedLine:
    """A right of somebody whom the pack moves, in words."""

    def said(seen: tuple[object, date | None] | None) -> str:
        if seen is None:
            return texts.say("packs.right_none")
        outcome, due = seen
        shown = texts.show(outcome)
        return texts.say("packs.right_due", hasil=shown, hari=due) if due else shown

    return MovedLine(moved.pegawai_id, moved.nama, texts.show(moved.hak), said(moved.before), said(moved.now))


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
