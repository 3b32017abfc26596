"""The people around the one on the sheet: those of a run under way, or of the list's present question."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from asn_desktop.core.domain.evaluasi import Evaluasi
from asn_desktop.ui.presenters.evaluasi.rows import WHOLE_YEAR, AppraisalRows
from asn_desktop.ui.presenters.evaluasi.run import Run
from asn_desktop.ui.presenters.evaluasi.state import RunState
from asn_desktop.ui.presenters.listing import Asked
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.terms import TermKey, term_of_appraisal
from asn_desktop.ui.presenters.walk import Step, Walk, Walked


class Round:
    """Who comes before and after, and in which term a plan is appraised when one gets to it.

    `asked` is the list's question; `came` is called when its answer is new.
    """

    def __init__(self, services: Services, asked: Callable[[], Asked], came: Callable[[], None]) -> None:
        self._texts = services.texts
        self._terms: dict[UUID, TermKey] = {}
        self._run: Run | None = None
        self._walk = Walk(services, AppraisalRows(services.context).steps, asked, came)

    @property
    def run(self) -> Run | None:
        """The run under way."""
        return self._run

    def start(self, run: Run) -> None:
        """These people and nobody else, in the run's term."""
        self._run = run
        self._walk.fix(run.steps)
        self._terms |= dict.fromkeys((step.skp_id for step in run.steps), run.term)

    def end(self) -> None:
        """The run is over: the list's people again."""
        self._run = None
        self._walk.loosen()

    def leave(self, skp_id: UUID) -> None:
        """Somebody was opened: where he is not of the run, it is broken off."""
        if self._run is not None and self.state(skp_id) is None:
            self.end()
            self._walk.read()

    def read(self) -> None:
        """Ask the list anew, where its question or the file has changed."""
        self._walk.read()

    def jump_to(self, target: UUID) -> None:
        """Somebody is opened from elsewhere: outside a run nothing is known of a term."""
        if self._run is None:
            self._terms.pop(target, None)

    def term_of(self, target: UUID) -> TermKey:
        """In which term the plan `target` is appraised."""
        return self._terms.get(target, WHOLE_YEAR)

    def around(self, evaluasi: Evaluasi) -> Walked:
        """Where an appraisal stands."""
        return self._walk.around(evaluasi.skp_id, self._texts)

    def go(self, evaluasi: Evaluasi, step: int) -> Step | None:
        """The next (+1) or previous (-1) person, to be opened in the same term; None behind the last one."""
        around = self.around(evaluasi)
        target = around.after if step > 0 else around.before
        if target is not None:
            self._terms[target.skp_id] = term_of_appraisal(evaluasi)
        return target

    def state(self, skp_id: UUID) -> RunState | None:
        """How far the run is with this plan; None outside it."""
        if self._run is None:
            return None
        ids = [step.skp_id for step in self._run.steps]
        if skp_id not in ids:
            return None
        number = ids.index(skp_id) + 1
        return RunState(number, len(ids), number == len(ids))
