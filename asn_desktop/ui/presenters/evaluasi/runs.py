"""Runs through the rows of a list: whom one goes through, and what is done when it is over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.skp import StatusSkp
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.rules.keadaan import Keadaan
from asn_desktop.core.usecases.evaluasi import BegunMany
from asn_desktop.core.usecases.keadaan import StateRow
from asn_desktop.core.usecases.ports import Cancel, Progress
from asn_desktop.ui.presenters.evaluasi.many import ManyAppraisals
from asn_desktop.ui.presenters.evaluasi.run import Done, Run, RunLine, RunSummary, headline, summary
from asn_desktop.ui.presenters.listing import Listing, detail_of
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.terms import TermKey
from asn_desktop.ui.presenters.walk import Step


class RunEnd(Struct, frozen=True):
    """What is said at the end of a run. `left`: who is not final, and why."""

    headline: str
    left: tuple[RunLine, ...]
    ready: int
    """How many could be made final at once."""
    open: int
    """How many still lack something."""


class ListRuns:
    """`of` says which year and term the list is of; `drawn` is called when there is something else to be said."""

    def __init__(
        self,
        services: Services,
        listing: Listing,
        many: ManyAppraisals,
        of: Callable[[], tuple[int, TermKey]],
        drawn: Callable[[], None],
    ) -> None:
        self._services = services
        self._listing = listing
        self._many = many
        self._of = of
        self._drawn = drawn
        self._ended: RunSummary | None = None
        self.begun: Callable[[Run], None] = lambda _run: None
        """What a run is handed to."""

    @property
    def end(self) -> RunEnd | None:
        """How the run that is over ended; None once that was read."""
        if self._ended is None:
            return None
        found = self._ended
        left = tuple(line for line in found.lines if line.done is not Done.FINAL)
        return RunEnd(headline(self._services.texts, found), left, len(found.of(Done.READY)), len(found.again))

    def start(self, rows: Sequence[StateRow]) -> None:
        """Rate the chosen ones one after the other, without a choice everybody of the list who is not final."""
        if rows:
            self._run(rows)
        else:
            self._listing.everything(self._run)

    def ended(self, found: RunSummary) -> None:
        """A run is over: say how everybody stands, above the list."""
        self._ended = found
        tahun, _term = self._of()
        self._services.shell.go("evaluasi", None, detail_of(self._listing.asked.choices) or f"tahun={tahun}")
        self._drawn()

    def finalise_ready(self, tanggal: date) -> None:
        """Make final who lacked nothing at the end of the run; who still lacks something stays in sight."""
        if self._ended is not None:
            ready = {line.evaluasi_id: line.name for line in self._ended.of(Done.READY)}
            self._many.finalise_named(ready, tanggal)

    def again(self) -> None:
        """Go on with who still lacks something."""
        if self._ended is not None:
            ended, self._ended = self._ended, None
            self._drawn()
            self.begun(Run(ended.again, ended.run.term, ended.run.skipped))

    def read_end(self) -> None:
        """The user has read the summary."""
        self._ended = None
        self._drawn()

    def open_line(self, line: RunLine) -> None:
        """Open somebody of the summary; who has no plan is found among those who lack one."""
        shell = self._services.shell
        if line.skp_id is not None:
            shell.go("evaluasi", line.evaluasi_id or line.skp_id)
        else:
            tahun, _term = self._of()
            shell.note("evaluasi.said.plan_first", nama=line.name)
            shell.go("skp", None, f"tahun={tahun}&skp=none")

    def freshen(self) -> None:
        """Something was saved: say how everybody of the run that is over stands now."""
        if self._ended is not None:
            self._look_again(self._ended)

    def _look_again(self, ended: RunSummary) -> None:
        """How everybody of a run that is over stands now; nothing more is said where nobody is left."""

        def work(progress: Progress, cancel: Cancel) -> RunSummary:
            return summary(self._services.context(), self._services.texts, ended.run, progress, cancel)

        def done(found: RunSummary) -> None:
            if self._ended is ended:
                self._ended = found if len(found.of(Done.FINAL)) < len(found.lines) else None
                self._drawn()

        self._services.runner.submit(work, done)

    def _run(self, rows: Sequence[StateRow]) -> None:
        """Whoever has an agreed plan, is to be appraised and is not final; who was not begun is begun first.

        A plan that is missing or not agreed on yet is told at the end: nothing can be made final by it.
        """
        asked = [row for row in rows if row.keadaan not in (Keadaan.FINAL, Keadaan.DIKECUALIKAN)]
        open_ = [row for row in asked if row.row.skp_status is StatusSkp.DISETUJUI]
        say = self._services.texts.say
        not_agreed, missing = say("evaluasi.gap.plan_not_agreed", n=1), say("evaluasi.refused.no_plan")
        skipped = tuple(
            RunLine(
                row.row.skp_id, row.row.evaluasi_id, row.row.nama, Done.LEFT, not_agreed if row.row.skp_id else missing
            )
            for row in asked
            if row.row.skp_status is not StatusSkp.DISETUJUI
        )
        if not open_:
            self._services.shell.note("evaluasi.said.none_to_rate")
            return
        _tahun, run_term = self._of()

        def go(refused: frozenset[UUID] = frozenset()) -> None:
            steps = tuple(
                Step(row.row.skp_id, row.row.nama)
                for row in open_
                if row.row.skp_id is not None and row.row.skp_id not in refused
            )
            if steps:
                self.begun(Run(steps, run_term, skipped))

        def all_begun(result: tuple[BegunMany, Changes]) -> None:
            outcome, changes = result
            self._many.refuse("begin", {row.row.skp_id: row.row.nama for row in open_}, outcome.refused)
            self._services.shell.offer(changes)
            if outcome.begun:
                self._services.shell.tell("evaluasi.said.begun", n=len(outcome.begun))
            go(frozenset(identity for identity, _error in outcome.refused))

        fresh = [row.row.skp_id for row in open_ if row.row.skp_id and row.row.evaluasi_id is None]
        if fresh:
            self._many.begin_plans(fresh, all_begun)
        else:
            go()
