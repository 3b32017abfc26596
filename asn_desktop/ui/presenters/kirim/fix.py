"""The third face of Kirim: corrections that the centre proposes, before and after, to take or to decline."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Protocol
from uuid import UUID

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.skp import Skp
from asn_desktop.core.exchange.downward import Correction
from asn_desktop.core.exchange.kinds import SPECS
from asn_desktop.core.kernel.ready import ready
from asn_desktop.core.kernel.record import Changes, Record
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.exchange.books import Choice, Proposed
from asn_desktop.core.usecases.exchange.correcting import decide_correction, is_late
from asn_desktop.core.usecases.ports import Context, Reader
from asn_desktop.ui.presenters.change_lines import FieldChange
from asn_desktop.ui.presenters.chips import Chip
from asn_desktop.ui.presenters.kirim.records import Named, Place, name_records
from asn_desktop.ui.presenters.kirim.sending import books_of
from asn_desktop.ui.presenters.services import Services


class FixLine(Struct, frozen=True):
    """One proposal. `open`: it waits for a decision; `takeable`: the record still is as the centre saw it, and nothing
    else is in the way. `hindrance` says what is, and what to do about it.
    """

    correction: Correction
    title: str
    reason: str
    fields: tuple[FieldChange, ...]
    state: Chip
    open: bool
    takeable: bool
    place: Place | None = None
    hindrance: str = ""


class FixState(Struct, frozen=True):
    """Those that wait first."""

    read: bool = False
    lines: tuple[FixLine, ...] = ()

    @property
    def waiting(self) -> int:
        return sum(line.open for line in self.lines)


class FixView(Protocol):
    def render(self, state: FixState) -> None: ...


class FixPresenter:
    """Intentions of the page."""

    def __init__(self, services: Services, view: FixView) -> None:
        self._services = services
        self._texts = services.texts
        self._view = view
        self.state = FixState()

    def load(self) -> None:
        """Read what was proposed, beside what stands here now."""

        def work(*_: object) -> tuple[FixLine, ...]:
            return fix_lines(self._services.context(), self._texts)

        def done(lines: tuple[FixLine, ...]) -> None:
            self.state = replace(self.state, read=True, lines=lines)
            self._view.render(self.state)

        self._services.runner.submit(work, done)

    def take(self, line: FixLine) -> None:
        """Put the proposed values into the record; Undo takes them back."""
        self._decide(line, Choice.TAKEN)

    def decline(self, line: FixLine) -> None:
        """Leave the record as it is."""
        self._decide(line, Choice.DECLINED)

    def go(self, line: FixLine) -> None:
        if line.place is not None:
            self._services.shell.go(line.place.screen, line.place.target, line.place.detail)

    def changed(self, changes: Changes) -> None:
        if changes:
            self.load()

    def _decide(self, line: FixLine, choice: Choice) -> None:
        def work(*_: object) -> Changes:
            ctx = self._services.context()
            return decide_correction(ctx, books_of(ctx), line.correction, choice)

        def done(changes: Changes) -> None:
            self._services.shell.offer(changes)
            self._services.shell.tell(f"kirim.fix.{choice.value}", data=line.title)
            self.load()

        def failed(error: Exception) -> None:
            self.load()
            raise error

        self._services.runner.submit(work, done, failed)


def fix_lines(ctx: Context, texts: Texts) -> tuple[FixLine, ...]:
    """Every proposal in words: those that wait first, then the newest."""
    with books_of(ctx).books() as books:
        proposed = books.proposed()
    corrections = [each.correction for each in proposed]
    with ctx.store.read() as reader:
        names = name_records(reader, texts, [(each.kind, each.record_id) for each in corrections])
        lines = [_line(reader, texts, each, names) for each in proposed]
    return tuple(sorted(lines, key=lambda line: not line.open))


def _line(reader: Reader, texts: Texts, proposed: Proposed, names: Mapping[UUID, Named]) -> FixLine:
    correction, choice = proposed.correction, proposed.choice
    named = names[correction.record_id]
    spec = SPECS.get(correction.kind)
    here = next(iter(reader.find(spec.record_type, id=correction.record_id)), None) if spec else None
    wanted = None if here is None else _wanted(here, correction)
    fields = () if here is None else _fields(reader, texts, here, correction, wanted)
    same = here is None if correction.remove else here is not None and wanted is not None and all(
        getattr(here, name) == getattr(wanted, name) for name in correction.fields
    )  # fmt: skip
    late = here is None or is_late(reader, correction, here)
    state = _state(texts, choice, same=same, late=late)
    hindrance = "" if choice is not None else _hindrance(reader, texts, correction, here, wanted, late=late)
    return FixLine(
        correction,
        named.label,
        correction.reason,
        fields,
        state,
        open=choice is None,
        takeable=choice is None and not hindrance,
        place=named.place,
        hindrance=hindrance,
    )


def _hindrance(
    reader: Reader, texts: Texts, correction: Correction, here: Record | None, wanted: Record | None, *, late: bool
) -> str:
    """Why a proposal cannot be taken."""
    if here is None:
        return texts.say("kirim.fix.gone")
    if wanted is None:
        return texts.say("kirim.fix.unknown")
    if late:
        return texts.say("kirim.fix.late")
    if correction.remove and isinstance(here, Pegawai) and (n := len(reader.find(Skp, pegawai_id=here.id))):
        return texts.say("kirim.fix.has_plans", n=n)  # `pegawai.remove` refuses: told before the button is pressed
    return ""


def _state(texts: Texts, choice: Choice | None, *, same: bool, late: bool) -> Chip:
    if choice is Choice.DECLINED:
        return Chip(texts.say("kirim.fix.state.declined"), "circle-minus", "neutral")
    if choice is Choice.TAKEN:
        if same:
            return Chip(texts.say("kirim.fix.state.taken"), "circle-check", "ok")
        return Chip(texts.say("kirim.fix.state.undone"), "undo-2", "neutral")
    if late:
        return Chip(texts.say("kirim.fix.state.late"), "triangle-alert", "warn")
    return Chip(texts.say("kirim.fix.state.open"), "clock", "info")


def _wanted(here: Record, correction: Correction) -> Record | None:
    """The record as the centre proposes it; None where this program does not know such values."""
    fields = msgspec.to_builtins(here) | {name: msgspec.json.decode(value) for name, value in correction.fields.items()}
    try:
        return msgspec.convert(fields, ready(type(here)))
    except msgspec.ValidationError:
        return None


def _fields(
    reader: Reader, texts: Texts, here: Record, correction: Correction, wanted: Record | None
) -> tuple[FieldChange, ...]:
    if correction.remove:
        say = texts.say
        return (FieldChange(say("kirim.fix.all_of_it"), say("kirim.fix.is_here"), say("kirim.fix.to_the_bin")),)
    spec = SPECS[correction.kind]
    refers = dict(spec.refers)
    found = []
    for name, raw in correction.fields.items():
        label = texts.say(f"field.{name}") if texts.has(f"field.{name}") else name
        after = getattr(wanted, name) if wanted is not None else msgspec.json.decode(raw)
        values = tuple(_said(reader, texts, refers.get(name), each) for each in (getattr(here, name, None), after))
        found.append(FieldChange(label, *values))
    return tuple(found)


def _said(reader: Reader, texts: Texts, target: str | None, value: Any) -> str:
    if value is None or value == "":
        return texts.say("kirim.fix.nothing")
    if isinstance(value, UUID):
        named = name_records(reader, texts, [(target, value)])[value].label if target else ""
        return named or texts.say("kirim.fix.other_record")
    if isinstance(value, (str, int, Decimal, date, enum.Enum)):
        return texts.show(value)
    return texts.say("kirim.fix.whole_record")
