"""What can be typed in a career plan: day and note, steps, what it rests on, and what is said of a year."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from msgspec.structs import replace

from asn_desktop.core.domain.rencana_karier import JenisLangkah, StatusRencana
from asn_desktop.core.usecases.rencana_karier import Content, PlanSheet, StepText
from asn_desktop.ui.presenters.dates import unread
from asn_desktop.ui.presenters.document import DocumentPresenter, DocumentView
from asn_desktop.ui.presenters.karier.plan_shown import gap_words
from asn_desktop.ui.presenters.karier.plan_state import ProgressTyped, StepRow
from asn_desktop.ui.presenters.karier.plan_steps import TypedSteps
from asn_desktop.ui.presenters.karier.plan_stored import NOTHING, Stored, content_of, noting_place, place_of
from asn_desktop.ui.presenters.services import Services


class CareerPlanTyping(DocumentPresenter[Stored, Content]):
    """The half of the plan's presenter that edits. Only a draft is typed in; of an agreed plan, what came of a year."""

    def __init__(self, services: Services, view: DocumentView, now: Callable[[], datetime]) -> None:
        super().__init__(services, view, Content, now)
        self._fields = NOTHING
        self._steps = TypedSteps(services.texts)
        self._errors: dict[str, str] = {}

    def type(self, **changes: Any) -> None:
        """Target day or note, by the names of `Content`."""
        self._fields = replace(self._fields, **changes)
        self._errors = {name: said for name, said in self._errors.items() if name not in changes}
        self._edited()

    def unread(self, name: str, text: str) -> None:
        """What stands in a field is no day, and the cursor has left it."""
        self._errors = {**self._errors, name: unread(text, self._services.texts)}
        self._render()

    def type_step(self, key: int, **changes: Any) -> None:
        """One step, by the names of `StepRow`."""
        self._steps.type(key, changes)
        self._edited()

    def unread_step(self, key: int, text: str) -> None:
        """What stands as the deadline of a step is no day."""
        self._steps.unread(key, unread(text, self._services.texts))
        self._render()

    def add_step(self, gap: int = -1) -> None:
        """One more step: an empty one, or one that closes a gap."""
        step = StepText(JenisLangkah.PELATIHAN, "")
        if self._stored is not None and 0 <= gap < len(self._stored.sheet.gaps):
            found = self._stored.sheet.gaps[gap]
            step = StepText(found.jenis, "", gap_words(found, self._services.texts))
        self._steps.add(step)
        self._errors.pop("langkah", None)
        self._edited()

    def remove_step(self, key: int) -> None:
        self._steps.remove(key)
        self._edited()

    def drop_assumed(self, number: int) -> None:
        """The plan rests on this no longer."""
        self._fields = replace(
            self._fields, andaian=tuple(each for n, each in enumerate(self._fields.andaian) if n != number)
        )
        self._edited()

    def noting(self, typed: ProgressTyped | None) -> None:
        """What is being typed about a year is kept until it is noted; None where nothing is that was not."""
        if self._stored is None:
            return
        place = noting_place(self._stored.sheet.person.id)
        if typed is None:
            self._drafts.settled(place)
        else:
            self._drafts.typed(place, msgspec.to_builtins(typed))

    # What a plan is

    def _identity(self, stored: Stored) -> UUID:
        return stored.sheet.person.id

    def _place(self, stored: Stored) -> str:
        return place_of(stored.sheet.person.id)

    def _editable(self, stored: Stored) -> bool:
        plan = stored.sheet.rencana
        return plan is not None and plan.status is StatusRencana.DRAF and not stored.sheet.moved

    def _take(self, stored: Stored) -> None:
        self._errors = {}
        self._show(content_of(stored.sheet), stored.sheet)

    def _take_up(self, content: Content) -> None:
        assert self._stored is not None
        self._show(content, self._stored.sheet)

    def _show(self, content: Content, sheet: PlanSheet) -> None:
        states = {each.id: each.status for each in sheet.langkah}
        self._fields = replace(content, langkah=())
        self._steps.take(content.langkah, states)

    def _typed(self) -> Content:
        return replace(
            self._fields,
            catatan=self._fields.catatan.strip(),
            langkah=self._steps.typed(),
        )

    def _sheet(self) -> Sequence[StepRow]:
        return self._steps.rows

    def _saved_as(self, stored: Stored, sheet: Any) -> None:
        """Steps have ids now; rows that were typed on meanwhile stay. Another status is shown as it is stored."""
        content = content_of(stored.sheet)
        self._saved = content
        if self._steps.rows == sheet or not self._editable(stored):
            self._show(content, stored.sheet)
