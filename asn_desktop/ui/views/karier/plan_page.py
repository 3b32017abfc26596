"""The third page of a career: the plan towards a post, from the first gap to what came of it."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.ui.presenters.chips import Chip
from asn_desktop.ui.presenters.karier.plan import PlanPresenter
from asn_desktop.ui.presenters.karier.plan_state import PlanState
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.signature import SignaturePresenter
from asn_desktop.ui.views.karier.plan_actions import PlanActions
from asn_desktop.ui.views.karier.plan_parts import GapCard, ProgressCard, SuccessorCard, emptied
from asn_desktop.ui.views.karier.plan_steps import StepList
from asn_desktop.ui.views.karier.plan_target import BeginCard, TargetCard
from asn_desktop.ui.widgets.buttons import quiet_button
from asn_desktop.ui.widgets.card import Card, ScrollPage
from asn_desktop.ui.widgets.chip import ChipLabel
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.offer_bar import OfferBar
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words

WIDTH = 1140
"""A line longer than that is hard to read."""


class PlanPage(QWidget):
    """View of `PlanPresenter`."""

    gone = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        texts = services.texts
        self.services = services
        self.say = texts.say
        self._state: PlanState | None = None
        self._asked: tuple[UUID | None, str] | None = None
        self._signatures = SignaturePresenter(services, self)
        self._earlier_shown: tuple[str, ...] = ()
        self.presenter: PlanPresenter = PlanPresenter(services, self)
        self.recovery = OfferBar(
            (
                (self.say("document.recovery.take"), self.presenter.recover),
                (self.say("document.recovery.leave"), self.presenter.forget),
            )
        )
        self.begin = BeginCard(texts, self.presenter)
        self.target = TargetCard(texts, self.presenter)
        self.gaps = GapCard(texts, self._add_step)
        self.steps = StepList(texts, self.presenter)
        self.steps.removed.connect(self._removed)
        self.progress = ProgressCard(texts, self.presenter)
        self.successors = SuccessorCard(texts)
        self.deeds = PlanActions(services, self.presenter, self.begin.begin)
        self.step_action, self.save_action = self.deeds.step_action, self.deeds.save_action
        self._make_line()
        self._lay_out()

    def render(self, state: PlanState) -> None:  # type: ignore[override]
        other = self._state is None or self._state.pegawai_id != state.pegawai_id
        turned = self._state is not None and self._state.there is not state.there
        if other or turned:  # what was typed there was about another plan
            self.begin.fields.forget()
            self.progress.forget()
        self._state = state
        self.recovery.offer(self.say("document.recovery.what") if state.recovery else "")
        self._line.setText(state.line)
        self._chip.set_chip(state.chip)
        self._look_after_paper(state)
        self.begin.setVisible(state.begins and not state.there)
        self.begin.show_state(state)
        for part in (self.target, self.gaps, self._step_card):
            part.setVisible(state.there)
        self.progress.setVisible(state.there and (bool(state.years) or bool(state.progress)))
        self.target.show_state(state, other=other or turned)
        self.gaps.fit.set_chip(state.fit)
        self.gaps.show_gaps(state.gaps, draft=state.draft)
        self.steps.show_steps(state.steps, draft=state.draft, locked=state.locked)
        self._add.setVisible(state.draft)
        self._steps_error.setText(state.errors.get("langkah", ""))
        self._steps_error.setVisible("langkah" in state.errors)
        self.progress.show_progress(state.progress, state.years, state.noting, self.services.context().today)
        self.successors.show_successors(state)
        self._show_earlier(state)
        self.deeds.show_state(state, other=other or turned)
        if other or turned:  # what had the cursor is gone with the cards that were on show
            self._page.verticalScrollBar().setValue(0)
            written = self.deeds.to_paper if state.locked else self.deeds.more
            plan = self.target.day.editor if state.draft else written
            (plan if state.there else self.begin.fields.first).setFocus(Qt.FocusReason.OtherFocusReason)

    def point(self) -> None:
        """The cursor goes where something is wrong, and that comes into view."""
        errors = self._state.errors if self._state is not None else {}
        asked = self.begin if self._state is None or not self._state.there else self.target
        wrong = self.target.day.editor if "target" in errors else None
        wrong = wrong or next((found for line in self.steps.shown if (found := line.first_wrong())), None)
        if wrong is None and "tujuan" in errors:
            wrong = self.begin.fields.first if asked is self.begin else self.target.other.first
        if wrong is None and "langkah" in errors:
            wrong = self._add
        if wrong is not None:
            self._go_to(wrong)

    def show_signature(self, chip: Chip | None) -> None:
        """Whether the plan's paper has come back with signatures, and still says what is stored."""
        there = self._state is not None and self._state.rencana_id is not None
        self._signature.set_chip(chip if there else None)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._state is not None:  # paper may have come back while another screen was in view
            self._asked = None
            self._look_after_paper(self._state)

    def missing(self) -> None:
        self._state = None
        self.gone.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.presenter.save()

    # Parts

    def _look_after_paper(self, state: PlanState) -> None:
        """Ask where another plan is shown, or the same in another state."""
        asked = (state.rencana_id, state.line)
        if asked == self._asked:
            return
        self._asked = asked
        if state.rencana_id is None:
            self.show_signature(None)
        else:
            self._signatures.ask(state.rencana_id)

    def _make_line(self) -> None:
        self._line_frame = QFrame()
        self._line_frame.setProperty("role", "note")
        row = QHBoxLayout(self._line_frame)
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        self._line = words("", "strong")
        self._chip = ChipLabel()
        row.addWidget(self._line, 1)
        row.addWidget(self._chip)
        self._signature = ChipLabel()
        row.addWidget(self._signature)

    def _lay_out(self) -> None:
        say = self.say
        self._page = ScrollPage(width=WIDTH)
        self._page.body.setSpacing(GRID + GRID // 2)
        self._step_card = Card(say("rencana.steps.title"))
        self._steps_error = words("", "error")
        self._add = quiet_button(say("rencana.steps.add"), lambda: self._add_step(-1), "plus")
        self._step_card.body.addWidget(self.steps)
        self._step_card.body.addWidget(self._steps_error)
        self._step_card.body.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self._earlier = Card(say("rencana.earlier.title"))
        self._earlier_lines = QVBoxLayout()
        self._earlier.body.addLayout(self._earlier_lines)
        for card in (
            self.begin, self.target, self.gaps, self._step_card, self.progress, self.successors, self._earlier,
        ):  # fmt: skip
            self._page.body.addWidget(card)
        self._page.body.addStretch(1)
        layout = flush_column(self, spacing=0)
        layout.addWidget(self.recovery)
        layout.addWidget(self._line_frame)
        layout.addWidget(self._page, 1)
        layout.addWidget(self.deeds)

    # What the reader does

    def _add_step(self, gap: int) -> None:
        """A step more, with the cursor in it."""
        self.presenter.add_step(gap)
        self._go_to(self.steps.shown[-1].what)

    def _removed(self, place: int) -> None:
        """The cursor goes to what stands there now."""
        left = self.steps.shown
        (left[min(place, len(left) - 1)].what if left else self._add).setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to(self, editor: QWidget) -> None:
        """With the cursor there, it comes into view as soon as it has its place."""
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, editor, lambda: self._page.ensureWidgetVisible(editor, 0, 8 * GRID))

    # What is shown

    def _show_earlier(self, state: PlanState) -> None:
        self._earlier.setVisible(bool(state.earlier))
        if self._earlier_shown != state.earlier:
            self._earlier_shown = state.earlier
            emptied(self._earlier_lines)
            for line in state.earlier:
                self._earlier_lines.addWidget(words(line))
