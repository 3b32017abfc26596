"""The first screen: what needs doing today, how far the year is, and how healthy the data is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.rules.register import Finding, Severity
from asn_desktop.core.usecases import checkup
from asn_desktop.core.usecases.checkup import AUTOMATIC, Checkup, check_up, remembered
from asn_desktop.core.usecases.deadlines import Deadlines, deadlines
from asn_desktop.core.usecases.overview import Overview, Todo, by_top, overview
from asn_desktop.core.usecases.ports import Cancel, Context, Progress
from asn_desktop.core.usecases.rows import KinerjaFilter, UnitProgress
from asn_desktop.ui.presenters.beranda.due import Line, due_lines
from asn_desktop.ui.presenters.chips import Tone
from asn_desktop.ui.presenters.listing import detail_of
from asn_desktop.ui.presenters.services import Services

MOST = 10
"""Units shown in the chart; the rest is one bar, so that the page keeps its size in a city."""

SHOWN = 5
"""Findings shown of each group before "all of them"."""

MARKS: dict[Severity, tuple[str, Tone]] = {
    Severity.WRONG: ("circle-x", "bad"),
    Severity.DOUBTFUL: ("circle-alert", "warn"),
    Severity.MISSING: ("circle-dashed", "info"),
}


class Bars(Struct, frozen=True):
    """How many people of each unit have come how far; the three numbers add up to the unit's people."""

    labels: tuple[str, ...]
    done: tuple[int, ...]
    planned: tuple[int, ...]
    open: tuple[int, ...]


class Group(Struct, frozen=True):
    """Findings that the same people can put right."""

    who: str
    total: int
    lines: tuple[Line, ...]
    opened: bool = False


class Health(Struct, frozen=True):
    """Findings, how old they are in a sentence (`note`, "" where it goes without saying), and whether to offer a new
    examination."""

    groups: tuple[Group, ...] = ()
    note: str = ""
    known: bool = True
    offer: bool = False


class BerandaState(Struct, frozen=True):
    """`todos`, `due`, `bars` and `health` are None while they are being read."""

    office: str = ""
    date: str = ""
    tahun: int = 0
    people: str = ""
    empty: bool = False
    has_people: bool = False
    todos: tuple[Line, ...] | None = None
    due: tuple[Line, ...] | None = None
    bars: Bars | None = None
    summary: str = ""
    health: Health | None = None


class BerandaView(Protocol):
    def render(self, state: BerandaState) -> None: ...


class Beranda:
    """Presenter of the first screen. It reads anew when something was saved and the screen is seen again."""

    def __init__(self, services: Services, view: BerandaView) -> None:
        self._services = services
        self._view = view
        self._stale = True
        self._reading = False
        self._checkup: Checkup | None = None
        self._position = 0
        self._large = False
        self._opened: frozenset[str] = frozenset()
        self._state = BerandaState()

    def visited(self) -> None:
        """The screen is on show."""
        if self._stale and not self._reading:
            self._read()

    def changed(self, changes: Changes, *, visible: bool) -> None:
        self._stale = self._stale or bool(changes)
        if visible:
            self.visited()

    def open_line(self, line: Line) -> None:
        self._services.shell.go(line.screen, line.target, line.detail)

    def toggle_group(self, who: str) -> None:
        """Show all findings of a group, or only the first again; very many are shown on the page of the doctor."""
        group = next(group for group in self._known() if group.who == who)
        if group.total > len(group.first):
            self._services.shell.go("pegawai", None, "periksa")
            return
        self._opened ^= {who}
        self._show(health=self._health())

    def examine(self) -> None:
        """Look through the whole register now."""
        self._show(health=None)

        def work(_progress: Progress, _cancel: Cancel) -> Checkup:
            return check_up(self._services.context())

        def done(found: Checkup) -> None:
            self._reading = False
            self._checkup, self._position = found, found.position
            self._show(health=self._health())
            if self._stale:
                self._read()

        # It only reads, and in a large office for seconds: nobody's list or saving waits behind it.
        title = self._services.texts.say("beranda.examining") if self._large else ""
        self._services.runner.submit(work, done, self._failed, lane="free", title=title)

    def first_step(self, step: str) -> None:
        """The three steps of an empty office: import people, check them, plan."""
        places = {"impor": ("pegawai", "impor"), "periksa": ("pegawai", "unit"), "rencana": ("skp", "")}
        screen, detail = places[step]
        self._services.shell.go(screen, None, detail)

    def _read(self) -> None:
        self._reading, self._stale = True, False

        def work(_progress: Progress, _cancel: Cancel) -> Read:
            return read(self._services.context())

        def done(answer: Read) -> None:
            found, texts = answer.overview, self._services.texts
            self._checkup, self._position = answer.checkup, answer.position
            self._large = found.pegawai > AUTOMATIC
            today = self._services.context().today
            self._show(
                office=found.kantor.nama,
                date=texts.show(today),
                tahun=found.tahun,
                people=texts.say("beranda.people", n=found.pegawai, units=found.units),
                empty=found.empty,
                has_people=not found.empty,
                todos=tuple(todo_line(texts, todo) for todo in found.todos),
                bars=bars(texts, by_top(found.progress, found.tree) if len(found.progress) > MOST else found.progress),
                summary=summary(texts, found),
            )
            if not found.empty:
                self._read_deadlines()
            if found.empty:
                self._reading = False
            elif self._large:
                self._reading = False
                self._show(health=self._health())
            else:
                self.examine()

        # Counting a large office takes most of a second: its list does not wait behind it.
        self._services.runner.submit(work, done, self._failed, lane="free")

    def _read_deadlines(self) -> None:
        """What is due takes longer than counting, so it comes after the rest is on show."""

        def work(_progress: Progress, _cancel: Cancel) -> Deadlines:
            return deadlines(self._services.context())

        def done(found: Deadlines) -> None:
            self._show(due=due_lines(self._services.texts, found))

        self._services.runner.submit(work, done, lane="free")

    def _failed(self, error: Exception) -> None:
        self._reading = False
        raise error

    def _known(self) -> tuple[checkup.Group, ...]:
        return () if self._checkup is None else self._checkup.groups

    def _health(self) -> Health:
        texts = self._services.texts
        groups = []
        for group in self._known():
            opened = group.who in self._opened
            shown = group.first if opened else group.first[:SHOWN]
            groups.append(Group(group.who, group.total, tuple(finding_line(texts, one) for one in shown), opened))
        if self._checkup is None:
            return Health(note=texts.say("beranda.not_examined"), known=False, offer=True)
        if not self._large:
            return Health(tuple(groups))
        key = "beranda.examined" if self._fresh() else "beranda.changed_since"
        return Health(tuple(groups), texts.say(key, day=self._checkup.day), offer=not self._fresh())

    def _fresh(self) -> bool:
        """Nothing was saved since the examination, and it is still the same day."""
        found, today = self._checkup, self._services.context().today
        return found is not None and (found.position, found.day) == (self._position, today)

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)
        self._view.render(self._state)


class Read(Struct, frozen=True):
    """What one look into the file gives."""

    overview: Overview
    checkup: Checkup | None
    position: int


def read(context: Context) -> Read:
    """Counts, the remembered examination, and how far the journal is now."""
    with context.store.read() as reader:
        position = reader.position()
    return Read(overview(context), remembered(context), position)


def todo_line(texts: Texts, todo: Todo) -> Line:
    """The sentence of a task, its deadline, and the list that shows the people."""
    note = ""
    if todo.due is not None:
        note = texts.say("beranda.late" if todo.late else "beranda.due", day=todo.due)
    icon = "clock" if todo.late else "circle-dashed"
    tone: Tone = "warn" if todo.late else "info"
    return Line(
        texts.say(f"beranda.todo.{todo.key}", n=todo.n), icon, tone, todo.screen, None, place_of(todo.where), note
    )


def place_of(where: KinerjaFilter | None) -> str:
    """The filters of a list as a place that screens understand."""
    if where is None:
        return ""
    chosen = {"tahun": str(where.tahun), "skp": str(where.skp), "evaluasi": str(where.evaluasi)}
    return detail_of({key: value for key, value in chosen.items() if value})


def finding_line(texts: Texts, finding: Finding) -> Line:
    icon, tone = MARKS[finding.severity]
    what = texts.say(f"finding.{finding.key}.what", **finding.facts)
    now = texts.say(f"finding.{finding.key}.now", **finding.facts)
    target, detail = finding.pegawai_id, finding.field
    if target is None and finding.unit_id is not None:
        target, detail = finding.unit_id, "unit/"
    return Line(what, icon, tone, "pegawai", target, detail, now)


def bars(texts: Texts, progress: Iterable[UnitProgress]) -> Bars:
    """The units with most people first; what does not fit is one bar."""
    rows = sorted((row for row in progress if row.pegawai), key=lambda row: -row.pegawai)
    shown, rest = (rows, []) if len(rows) <= MOST else (rows[: MOST - 1], rows[MOST - 1 :])
    labels = [row.unit or texts.say("beranda.no_unit") for row in shown]
    sums = [_three(row) for row in shown]
    if rest:
        labels.append(texts.say("beranda.other_units", n=len(rest)))
        parts = [_three(row) for row in rest]
        sums.append((sum(p[0] for p in parts), sum(p[1] for p in parts), sum(p[2] for p in parts)))
    return Bars(tuple(labels), tuple(s[0] for s in sums), tuple(s[1] for s in sums), tuple(s[2] for s in sums))


def summary(texts: Texts, found: Overview) -> str:
    """How many plans are agreed and appraisals final, in one sentence."""
    people = sum(row.pegawai for row in found.progress)
    agreed = sum(row.skp_disetujui for row in found.progress)
    final = sum(row.evaluasi_final for row in found.progress)
    return texts.say("beranda.summary", agreed=agreed, final=final, people=people)


def _three(row: UnitProgress) -> tuple[int, int, int]:
    done = min(row.evaluasi_final, row.pegawai)
    planned = min(max(row.skp_disetujui - done, 0), row.pegawai - done)
    return done, planned, row.pegawai - done - planned
