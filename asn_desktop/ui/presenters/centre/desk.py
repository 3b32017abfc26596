"""The desk of a centre: what nobody but a person can decide, and what was decided."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.exchange.entry import Position
from asn_desktop.core.exchange.receipt import Fixer, Outcome
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.centre.deciding import decide, reject, settle_alert, undo
from asn_desktop.core.usecases.centre.looking import records_of
from asn_desktop.core.usecases.centre.paper import kind_text, reason_text
from asn_desktop.core.usecases.centre.ports import CentreStore
from asn_desktop.core.usecases.centre.rows import (
    AlertRow,
    AnswerRow,
    ConflictRow,
    Decision,
    DeskRow,
    OfficeRow,
    Sort,
    TaskFilter,
    Turn,
)
from asn_desktop.core.usecases.ports import Cancel, Progress
from asn_desktop.ui.presenters.centre.values import differing, field_text, record_fields, value_text
from asn_desktop.ui.presenters.centre_services import CHANGED, REVERSIBLE, CentreServices
from asn_desktop.ui.presenters.chips import Chip
from asn_desktop.ui.presenters.listing import Asked, Listing
from asn_desktop.ui.presenters.newest import Newest

DECISIONS = 200
"""Decisions shown, the newest."""


class FieldLine(Struct, frozen=True):
    """One field on both sides."""

    name: str
    left: str
    right: str
    differs: bool


class Task(Struct, frozen=True):
    """Something that lies on the desk: two values, one person in two offices, or an entry that was not accepted."""

    id: UUID | tuple[UUID, int, int]
    conflict: ConflictRow | None = None
    answer: AnswerRow | None = None

    @property
    def kantor(self) -> str:
        row = self.conflict or self.answer
        return "" if row is None else row.kantor


class Sides(Struct, frozen=True):
    """Both sides of a conflict with what each is called."""

    left: str
    right: str
    lines: tuple[FieldLine, ...]


class MejaState(Struct, frozen=True):
    """`waiting` counts all tasks, whatever the list is narrowed to."""

    waiting: int = 0
    offices: tuple[OfficeRow, ...] = ()
    decided: tuple[DeskRow, ...] = ()
    alerts: tuple[AlertRow, ...] = ()
    chosen: Task | None = None
    sides: Sides | None = None
    busy: bool = False


def task_list(services: CentreServices) -> Listing:
    """What lies on the desk, page by page."""

    def where(asked: Asked) -> TaskFilter:
        office, turn = asked.choice("kantor"), asked.choice("giliran")
        return TaskFilter(asked.text, UUID(office) if office else None, Turn(turn) if turn else None)

    return Listing(
        services,
        "pusat.meja",
        count=lambda reader, asked: reader.centre.task_count(where(asked)),  # type: ignore[attr-defined]
        rows=lambda reader, asked, limit, offset: tuple(
            map(_task, reader.centre.tasks(where(asked), limit, offset))  # type: ignore[attr-defined]
        ),
    )


def _task(row: ConflictRow | AnswerRow) -> Task:
    if isinstance(row, ConflictRow):
        return Task(row.id, conflict=row)
    return Task((row.office, row.epoch, row.seq), answer=row)


class MejaView(Protocol):
    def render(self, state: MejaState) -> None: ...


class Meja:
    def __init__(self, services: CentreServices, view: MejaView) -> None:
        self._services = services
        self._view = view
        self._state = MejaState()
        self._reading = Newest(services.runner)
        self.listing = task_list(services)

    def load(self) -> None:
        store = self._services.centre.store
        self.listing.refresh()

        def work(_progress: Progress, _cancel: Cancel) -> MejaState:
            return MejaState(
                store.task_count(TaskFilter()),
                tuple(store.offices()),
                tuple(store.decisions(DECISIONS)),
                tuple(store.alerts()),
            )

        def done(found: MejaState) -> None:
            self._show(
                waiting=found.waiting, offices=found.offices, decided=found.decided, alerts=found.alerts, busy=False
            )

        self._reading.submit(work, done)

    def choose(self, task: Task | None) -> None:
        """Show one task; of a person in two offices both sides are read."""
        self._show(chosen=task, sides=None)
        conflict = None if task is None else task.conflict
        if conflict is None:
            return
        if conflict.sort is Sort.VALUE:
            self._show(sides=self._values(conflict))
            return
        store, texts = self._services.centre.store, self._services.texts
        other_office, other_record = conflict.other_office, conflict.other_record

        def work(_progress: Progress, _cancel: Cancel) -> Sides:
            here = _person(store, conflict.office, conflict.record, texts)
            there: dict[str, str] = {}
            if other_office is not None and other_record is not None:
                there = _person(store, other_office, other_record, texts)
            names = dict.fromkeys((*here, *there))
            lines = tuple(
                FieldLine(name, here.get(name, ""), there.get(name, ""), here.get(name) != there.get(name))
                for name in names
            )
            return Sides(conflict.kantor, conflict.other_kantor, lines)

        def done(sides: Sides) -> None:
            if self._state.chosen is task:
                self._show(sides=sides)

        self._services.runner.submit(work, done)

    def decide(self, decision: Decision, reason: str) -> bool:
        """Settle the chosen conflict. False where a correction of the office lacks its reason."""
        task, services = self._state.chosen, self._services
        if task is None or task.conflict is None or self._state.busy:
            return False
        if decision is Decision.CENTRE and not reason.strip():
            return False
        conflict, actor = task.conflict, services.context().actor
        self._act(lambda: decide(services.centre.store, conflict, decision, actor, reason.strip()), "decided")
        return True

    def reject(self, reason: str) -> bool:
        """Give the chosen entry back to its office. False without a reason: the office reads it."""
        task, services = self._state.chosen, self._services
        if task is None or task.answer is None or self._state.busy or not reason.strip():
            return False
        row, actor = task.answer, services.context().actor
        place = Position(row.epoch, row.seq)
        self._act(lambda: reject(services.centre.store, row.office, place, reason.strip(), actor), "rejected")
        return True

    def settle(self, alert: AlertRow, note: str) -> bool:
        """Somebody has dealt with a refused envelope. False without a note: the next operator reads it."""
        services, actor = self._services, self._services.context().actor
        if self._state.busy or not note.strip():
            return False
        self._act(lambda: settle_alert(services.centre.store, alert, note, actor), "settled")
        return True

    def undo(self, row: DeskRow) -> None:
        """Take a decision back."""
        services, actor = self._services, self._services.context().actor
        self._act(lambda: undo(services.centre.store, row.office, row.id, actor), "undone")

    def _act(self, work: Callable[[], object], said: str) -> None:
        services = self._services
        self._show(busy=True)

        def done(_id: object) -> None:
            services.shell.offer(CHANGED)
            if said == "undone":
                services.shell.note("pusat.meja.undone")
            else:
                services.shell.tell(f"pusat.meja.{said}")

        def failed(error: Exception) -> None:
            self._show(busy=False)
            if not isinstance(error, UserError):
                raise error
            services.shell.report(error)
            self.load()

        services.runner.submit(lambda _p, _c: work(), done, failed)

    def _values(self, row: ConflictRow) -> Sides:
        texts = self._services.texts
        say = texts.say

        def shown(side: Mapping[str, Any] | None, name: str) -> str:
            return say("pusat.meja.removed") if side is None else value_text(row.kind, name, side.get(name), texts)

        lines = tuple(
            FieldLine(field_text(name, texts), shown(row.theirs, name), shown(row.ours, name), True)
            for name in differing(row.kind, row.ours, row.theirs)
        )
        return Sides(say("pusat.meja.of_office", kantor=row.kantor), say("pusat.meja.of_centre"), lines)

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)
        self._view.render(self._state)


def task_title(task: Task, services: CentreServices) -> str:
    """What the task is about, in one line."""
    texts = services.texts
    if task.conflict is not None:
        row = task.conflict
        return row.nama or kind_text(row.kind, texts)
    if task.answer is None:
        return ""
    return task.answer.nama or kind_text(task.answer.kind, texts)


def task_about(task: Task, services: CentreServices) -> str:
    """What is asked, in a sentence."""
    texts = services.texts
    say = texts.say
    if task.conflict is not None:
        asked = task.conflict
        if asked.sort is Sort.PERSON:
            return say("pusat.meja.same_person", kantor=asked.kantor, lain=asked.other_kantor, nama=asked.other_nama)
        return say("pusat.meja.two_values", kantor=asked.kantor, kind=kind_text(asked.kind, texts))
    row = task.answer
    if row is None:
        return ""
    why = reason_text(row.reason, row.facts, texts)
    return say("pusat.meja.entry", kind=kind_text(row.kind, texts), n=row.seq, kantor=row.kantor, why=why)


def task_chip(task: Task, services: CentreServices) -> Chip:
    """Whose turn it is."""
    say = services.texts.say
    if task.conflict is not None:
        person = task.conflict.sort is Sort.PERSON
        return Chip(say("pusat.meja.chip.person" if person else "pusat.meja.chip.value"), "scale", "warn")
    if task.answer is not None and task.answer.outcome is Outcome.HELD:
        return Chip(say("pusat.meja.chip.held"), "clock", "neutral")
    centre = task.answer is not None and task.answer.who is Fixer.CENTRE
    return Chip(say("pusat.meja.chip.centre" if centre else "pusat.meja.chip.office"), "triangle-alert", "warn")


def may_reject(task: Task) -> bool:
    """Whether it is an entry that can be given back."""
    return task.answer is not None and task.answer.returnable


def decision_text(row: DeskRow, services: CentreServices) -> str:
    """What was decided, in a sentence."""
    texts = services.texts
    shown = {name: str(value) for name, value in row.facts.items()}
    if shown.get("nama") == "":
        shown["nama"] = texts.say("pusat.meja.removed")
    if "hari" in shown:
        shown["hari"] = texts.show(date.fromisoformat(shown["hari"]))
    if row.action == "decide":
        offices = {"kantor": "", "lain": ""} | shown
        shown["keputusan"] = texts.say(f"pusat.meja.decision.{shown.get('keputusan', 'office')}", **offices)
    if row.action == "alert":
        shown["perihal"] = alert_text(row.facts["perihal"], row.facts["fakta"], texts)[0]
    every = ("nama", "perihal", "keputusan", "alasan", "komputer", "dari", "ke", "n", "hari", "entri")
    wanted = dict.fromkeys(every, "") | {"kantor": row.kantor} | shown
    return texts.say(f"pusat.meja.action.{row.action}", **wanted)


def alert_text(reason: str, facts: Mapping[str, Any], texts: Texts) -> tuple[str, str, str]:
    """What was refused, why, and what to do now."""
    return texts.error(UserError(reason, **facts))


def reversible(row: DeskRow) -> bool:
    """Whether it can still be taken back, as far as one can tell before trying."""
    return row.action in REVERSIBLE and not row.undone


def _person(store: CentreStore, office: UUID, pegawai: UUID, texts: Texts) -> dict[str, str]:
    """A person's own fields by name, and how much else there is."""
    records = records_of(store, office, pegawai)
    own = next((one for one in records if isinstance(one, Pegawai)), None)
    found = {} if own is None else dict(record_fields(own, "pegawai", texts))
    found[texts.say("pusat.meja.records")] = texts.show(len(records))
    return found
