"""What can be typed in the months of a plan: the steps of the action plan, and what was achieved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from asn_desktop.core.usecases.pelaksanaan import Months, RealisedDraft, plan_months
from asn_desktop.ui.presenters.document import DocumentPresenter, DocumentView
from asn_desktop.ui.presenters.document_state import shortened
from asn_desktop.ui.presenters.pelaksanaan.lines import ActionPlan, MonthsTyped, Realised, StepLine, adopted, typed
from asn_desktop.ui.presenters.services import Services


class MonthsTyping(DocumentPresenter[Months, MonthsTyped]):
    """The half of the months' presenter that edits; what is taken away or copied can be taken back."""

    def __init__(self, services: Services, view: DocumentView, now: Callable[[], datetime]) -> None:
        super().__init__(services, view, MonthsTyped, now)
        self._plan = ActionPlan()
        self._realised: Realised = {}
        self._focus: int | None = None

    def step_typed(self, key: int, *, kegiatan: str | None = None, target: str | None = None) -> None:
        """What is to be done, or how much of it."""
        self._plan.write(key, kegiatan, target)
        self._edited()

    def realised_typed(
        self, indikator_id: UUID, bulan: int, *, realisasi: str | None = None, sumber: str | None = None
    ) -> None:
        """What was achieved, or where the figure comes from."""
        old = self._realised.get((indikator_id, bulan), RealisedDraft())
        new = RealisedDraft(
            old.realisasi if realisasi is None else realisasi, old.sumber_data if sumber is None else sumber
        )
        self._realised = {**self._realised, (indikator_id, bulan): new}
        self._edited()

    def add_step(self, hasil_id: UUID, bulan: int) -> None:
        """A further step in a month, ready to be written."""
        self._focus = self._plan.add(hasil_id, bulan)
        self._edited()

    def remove_step(self, key: int) -> None:
        """Take a step away; it can be put back with `undo`."""
        self._plan.remove(key)
        self._edited()

    def spread_step(self, key: int) -> None:
        """The same step in all months of the plan that are open."""
        if self._stored is not None:
            closed = self._stored.closed
            months = [month for month in plan_months(self._stored.plan.skp) if month not in closed]
            self._copied(self._plan.spread(key, months))

    def repeat_steps(self, hasil_id: UUID, bulan: int) -> None:
        """The steps of the last month before this one that has any."""
        self._copied(self._plan.repeat(hasil_id, bulan))

    def undo(self) -> None:
        """Take back what was taken away or copied last."""
        if self._plan.taken:
            self._focus = self._plan.undo()
            self._edited()

    def _copied(self, something: bool) -> None:
        if something:
            self._edited()
        else:
            self._services.shell.note("pelaksanaan.said.nothing_to_copy")

    # What the months are

    def _take_up(self, content: MonthsTyped) -> None:
        self._plan.show(content.steps)
        self._realised = dict(content.draft().realised)

    def _typed(self) -> MonthsTyped:
        return typed(self._plan.lines, self._realised)

    def _sheet(self) -> tuple[StepLine, ...]:
        return self._plan.lines

    def _saved_as(self, stored: Months, sheet: Any) -> None:
        draft = stored.draft()
        self._saved = typed(self._plan.of(draft.steps), draft.realised)
        self._plan.lines = adopted(self._plan.lines, sheet, stored.steps)

    def _undo_words(self) -> str:
        if not self._plan.taken:
            return ""
        last = self._plan.taken[-1]
        facts = {name: shortened(fact) if isinstance(fact, str) else fact for name, fact in last.facts.items()}
        return self._services.texts.say(f"pelaksanaan.undo.{last.key}", **facts)
