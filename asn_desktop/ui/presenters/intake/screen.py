"""Taking in spreadsheets in four steps: choose, match columns, check, done. Nothing is saved before the last."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal, Protocol

from msgspec.structs import replace

from asn_desktop.core.kernel.errors import CancelledError, UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases import intake
from asn_desktop.core.usecases import pegawai as people
from asn_desktop.core.usecases.export import template
from asn_desktop.core.usecases.intake import Applied, Counts, DryRun, Kind, Status
from asn_desktop.core.usecases.intake.columns import TARGETS
from asn_desktop.core.usecases.ports import Cancel, Progress, Sheet
from asn_desktop.ui.presenters.dates import read_date
from asn_desktop.ui.presenters.intake.lines import (
    PlaceLine,
    ProblemLine,
    RowLine,
    Tab,
    place_lines,
    positions,
    problem_line,
    problem_table,
    row_line,
)
from asn_desktop.ui.presenters.intake.state import IntakeState, Source, grouped
from asn_desktop.ui.presenters.listing import PAGE
from asn_desktop.ui.presenters.services import Job, Services


class IntakeView(Protocol):
    def render(self, state: IntakeState) -> None: ...

    def page(self, offset: int, lines: Sequence[Any]) -> None:
        """Some lines of the tab in view."""


class IntakePresenter:
    """Intentions of the import."""

    def __init__(self, services: Services, view: IntakeView) -> None:
        self._services = services
        self._texts = services.texts
        self._view = view
        self._job: Job | None = None
        self._order: tuple[tuple[int, int], ...] = ()
        self._problems: tuple[ProblemLine, ...] = ()
        self.state = IntakeState()

    def start(self) -> None:
        """Begin with nothing chosen."""
        self._set_new(IntakeState())

    def choose(self, paths: Sequence[Path]) -> None:
        """Look at the files; several Rekap Penilaian go together, lists of people one after another."""
        if not paths:
            return
        self._busy("intake_ui.busy.reading")

        def work(progress: Progress, cancel: Cancel) -> tuple[Source, ...]:
            found = []
            for done, path in enumerate(paths):
                progress(done, len(paths), path.name)
                if cancel():
                    raise CancelledError
                found.append(_inspected(self._services, path, ""))
            return tuple(found)

        def done(sources: tuple[Source, ...]) -> None:
            together, waiting = grouped(sources)
            state = IntakeState(sources=together, waiting=waiting)
            if state.inspection is None:
                self._set_new(replace(state, step="choose"))
                return
            self._set_new(replace(state, step="match", mapping=dict(state.inspection.mapping)))

        self._submit(work, done, "intake_ui.busy.reading", "free")

    def use_sheet(self, name: str) -> None:
        """Look at another sheet of the file in hand."""
        inspection = self.state.inspection
        if inspection is None or name == inspection.sheet:
            return
        source = self.state.sources[0]

        def done(found: Source) -> None:
            if found.problem is not None:
                self._services.shell.report(found.problem)
                self._set(busy="")
                return
            mapping = dict(found.inspection.mapping) if found.inspection else {}
            self._set(sources=(found, *self.state.sources[1:]), mapping=mapping, busy="")

        self._busy("intake_ui.busy.reading")
        self._submit(
            lambda _p, _c: _inspected(self._services, source.path, name), done, "intake_ui.busy.reading", "free"
        )

    def match(self, column: int, target: str) -> None:
        """Say what a column means; "" leaves it out. A meaning has one column, so an earlier one gives way."""
        mapping = {index: meant for index, meant in self.state.mapping.items() if index != column and meant != target}
        if target:
            mapping[column] = target
        self._set(mapping=mapping)

    def since(self, text: str) -> None:
        """From when posts and units without a TMT are recorded for new people; empty: as the program proposes."""
        self.state = replace(self.state, since=text)

    def check(self) -> None:
        """Compare with the register; nothing is saved."""
        state = self.state
        since = read_date(state.since) if state.since.strip() else None
        if state.since.strip() and since is None:
            self._services.shell.report(UserError("date_unreadable", text=state.since))
            return
        inspections = [source.inspection for source in state.sources if source.inspection is not None]

        def work(progress: Progress, cancel: Cancel) -> tuple[DryRun, ...]:
            runs = []
            for done, inspection in enumerate(inspections):
                progress(done, len(inspections), inspection.berkas)
                if cancel():
                    raise CancelledError
                mapping = state.mapping if done == 0 else None  # of the others as the program reads them
                runs.append(intake.dry_run(self._services.context(), inspection, mapping, since))
            return tuple(runs)

        self._busy("intake_ui.busy.checking")
        self._submit(work, self._checked, "intake_ui.busy.checking")

    def show_tab(self, tab: Tab) -> None:
        """Show the rows of one status, the problems, or the new units and posts."""
        runs = self.state.runs
        self._order = positions(runs, Status(tab)) if tab not in ("problems", "places") else ()
        self._set(tab=tab, rows=self.state.size(tab))
        self.want(0)

    def want(self, offset: int) -> None:
        """Some lines of the tab come into sight."""
        start = offset - offset % PAGE
        self._view.page(start, self.lines(start, PAGE))

    def lines(self, offset: int, limit: int) -> Sequence[RowLine | ProblemLine | PlaceLine]:
        state = self.state
        if state.tab == "problems":
            return self._problems[offset : offset + limit]
        if state.tab == "places":
            return state.places[offset : offset + limit]
        found: list[RowLine] = []
        first = {number: sum(len(run.positions(Status(state.tab))) for run in state.runs[:number])
                 for number in range(len(state.runs))}  # fmt: skip
        wanted = self._order[offset : offset + limit]
        for number, run in enumerate(state.runs):
            mine = sum(1 for of, _ in wanted if of == number)
            if mine:
                inside = max(0, offset - first[number])
                page = run.page(Status(state.tab), inside, mine)
                places = [position for of, position in wanted if of == number]
                found.extend(row_line(run, *pair, self._texts) for pair in zip(places, page, strict=True))
        return found

    def back(self) -> None:
        """One step back; what was chosen stays."""
        match self.state.step:
            case "match":
                self._set(step="choose")
            case "check":
                self._set(step="match")
            case _:
                self.start()

    def save_refused(self, path: Path) -> None:
        """The refused rows as a spreadsheet to mend and take in again."""
        runs = [run for run in self.state.runs if run.counts.ditolak]
        self._write(path, lambda: [intake.refused_sheet(run, self._texts) for run in runs], "intake_ui.saved_refused")

    def save_template(self, path: Path) -> None:
        """An empty list to fill in."""
        self._write(path, lambda: list(template()), "intake_ui.saved_template")

    def save_problems(self, path: Path) -> None:
        """All problems as a spreadsheet, to hand to whoever keeps the list."""
        name = self._texts.say("intake_ui.tab.problems")
        self._write(path, lambda: [Sheet(name, problem_table(self._problems, self._texts))], "intake_ui.saved_problems")

    def save(self) -> None:
        """Take in what was shown: all of it or nothing."""
        state = self.state
        if not state.can_save:
            return

        def work(progress: Progress, cancel: Cancel) -> tuple[Applied, ...]:
            ctx = self._services.context()
            applied = intake.apply_all(ctx, state.runs, progress, cancel)
            if state.inspection is not None and state.inspection.kind is Kind.DAFTAR:
                intake.remember(ctx.store, state.inspection, state.mapping)
            return applied

        def done(applied: tuple[Applied, ...]) -> None:
            self._set(step="done", busy="", applied=applied, undone=False)
            changes: Changes = applied[0].changes
            self._services.shell.offer(changes)
            n = sum(one.counts.baru + one.counts.berubah for one in applied)
            self._services.shell.tell(f"intake_ui.saved{self.state.suffix}", n=n)

        self._busy("intake_ui.busy.saving")
        self._submit(work, done, "intake_ui.busy.saving")

    def undo(self) -> None:
        """Take the import back as a whole."""

        def done(answer: tuple[str, Changes] | None) -> None:
            if answer is not None:
                self._set(undone=True, busy="")
                self._services.shell.offer(answer[1])
                self._services.shell.tell("intake_ui.undone")

        self._busy("intake_ui.busy.undoing")
        self._submit(lambda _p, _c: people.undo_last(self._services.context()), done, "intake_ui.busy.undoing")

    def cancel(self) -> None:
        """Stop what is being done; nothing was saved."""
        if self._job is not None:
            self._job.cancel()

    def next_file(self) -> None:
        self.choose(self.state.waiting)

    def go(self, page: str) -> None:
        self._services.shell.go("pegawai", None, page)

    def _checked(self, runs: tuple[DryRun, ...]) -> None:
        counts = Counts.of(status for run in runs for status in run.status)
        self._problems = tuple(problem_line(problem, self._texts) for run in runs for problem in run.problems)
        self.state = replace(
            self.state,
            step="check",
            busy="",
            runs=runs,
            counts=counts,
            problems=len(self._problems),
            places=place_lines(runs, self._texts),
        )
        order: tuple[Tab, ...] = ("berubah", "baru", "ditolak", "problems", "sama")
        self.show_tab(next((tab for tab in order if self.state.size(tab)), "baru"))

    def _write(self, path: Path, sheets: Any, told: str) -> None:
        def work(*_: object) -> None:
            self._services.sheets.write(path, sheets())

        self._services.runner.submit(
            work,
            lambda _none: self._services.shell.tell(told, file=path.name),
            lane="free",
            title=self._texts.say("intake_ui.busy.writing"),
        )

    def _submit(self, work: Any, done: Any, title: str, lane: Literal["db", "free"] = "db") -> None:
        def failed(error: Exception) -> None:
            self._set(busy="")
            if not isinstance(error, UserError):
                raise error
            self._services.shell.report(error)

        def ended(progress: Progress, cancel: Cancel) -> tuple[Any, ...]:
            try:
                return (work(progress, cancel),)
            except CancelledError:
                return ()

        def finished(result: tuple[Any, ...]) -> None:
            if result:
                done(*result)
            else:  # cancelled: the user is at the wheel again
                self._set(busy="")

        self._job = self._services.runner.submit(ended, finished, failed, lane=lane, title=self._texts.say(title))

    def _busy(self, key: str) -> None:
        self._set(busy=self._texts.say(key))

    def _set(self, **changed: Any) -> None:
        self._set_new(replace(self.state, **changed))

    def _set_new(self, state: IntakeState) -> None:
        self.state = state
        self._view.render(state)


def targets(texts: Any) -> tuple[tuple[str, str], ...]:
    """What a column of a list of people can mean, in words."""
    return tuple((target.key, texts.say(f"intake.field.{target.key}")) for target in TARGETS)


def _inspected(services: Services, path: Path, sheet: str) -> Source:
    try:
        sheets = services.sheets.read(path)
        with services.context().store.read() as reader:
            in_use = services.sheets.in_use(path)
            return Source(path, intake.inspect(sheets, path.name, reader, sheet=sheet, in_use=in_use))
    except UserError as problem:
        return Source(path, problem=problem)
