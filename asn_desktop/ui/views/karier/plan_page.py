"""The third page of a career: the plan towards a post, from the first gap to what came of it."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from asn_desktop.core.domain.rencana_karier import StatusRencana
from asn_desktop.ui.presenters.chips import Chip
from asn_desktop.ui.presenters.entry_fields import Option
from asn_desktop.ui.presenters.karier_plan import PlanPresenter
from asn_desktop.ui.presenters.karier_plan_state import PlanState
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.signature import SignaturePresenter
from asn_desktop.ui.views.karier.plan_parts import (
    AssumedLines,
    BeginCard,
    GapCard,
    ProgressCard,
    SuccessorCard,
    emptied,
)
from asn_desktop.ui.views.karier.plan_steps import StepList, side_by_side
from asn_desktop.ui.widgets.action_bar import ActionBar
from asn_desktop.ui.widgets.buttons import button, quiet_button
from asn_desktop.ui.widgets.card import Card, ScrollPage
from asn_desktop.ui.widgets.chip import ChipLabel
from asn_desktop.ui.widgets.confirm_panel import ConfirmPanel
from asn_desktop.ui.widgets.date_field import DateField
from asn_desktop.ui.widgets.field import Field
from asn_desktop.ui.widgets.growing_text import GrowingText
from asn_desktop.ui.widgets.offer_bar import OfferBar
from asn_desktop.ui.widgets.pick_field import PickField
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
        self._posts: tuple[Option, ...] = ()
        self._earlier_shown: tuple[str, ...] = ()
        self.presenter: PlanPresenter = PlanPresenter(services, self)
        self.recovery = OfferBar(
            (
                (self.say("document.recovery.take"), self.presenter.recover),
                (self.say("document.recovery.leave"), self.presenter.forget),
            )
        )
        self.begin = BeginCard(texts, self.presenter)
        self.gaps = GapCard(texts, self.presenter)
        self.steps = StepList(texts, self.presenter)
        self.progress = ProgressCard(texts, self.presenter)
        self.successors = SuccessorCard(texts)
        self.assumed = AssumedLines(texts, self.presenter)
        self._make_line()
        self._make_target()
        self._make_bar()
        self._lay_out()

    def render(self, state: PlanState) -> None:  # type: ignore[override]
        other = self._state is None or self._state.pegawai_id != state.pegawai_id
        begun = state.there and self._state is not None and not self._state.there
        self._state = state
        self.recovery.offer(self.say("document.recovery.what") if state.recovery else "")
        self._line.setText(state.line)
        self._chip.set_chip(state.chip)
        self._look_after_paper(state)
        self.begin.setHidden(state.there)
        self.begin.show_state(state)
        for part in (self._target, self.gaps, self._step_card, self.bar):
            part.setVisible(state.there)
        self.progress.setVisible(state.there and (bool(state.years) or bool(state.progress)))
        self.post.setText(state.tujuan)
        self._post_detail.setText(state.tujuan_detail)
        self._change.setVisible(state.draft)
        if not state.draft:
            self._other.hide()
        if self._posts is not state.posts:
            self._posts = state.posts
            self.other_post.set_options(state.posts)
        editor = self.day.editor
        if isinstance(editor, DateField) and (other or state.target is not None or editor.valid):
            self.day.set_value(state.target)
        self.day.set_error(state.errors.get("target", ""))
        editor.setEnabled(state.draft)
        self._note.show_text(state.catatan)
        self._note.setReadOnly(not state.draft)
        self.assumed.show_assumed(state.assumed, draft=state.draft)
        self.gaps.fit.set_chip(state.fit)
        self.gaps.show_gaps(state.gaps, draft=state.draft)
        self.steps.show_steps(state.steps, draft=state.draft)
        self._add.setVisible(state.draft)
        self._steps_error.setText(state.errors.get("langkah", ""))
        self._steps_error.setVisible("langkah" in state.errors)
        self.progress.show_progress(state.progress, state.years, self.services.context().today)
        self.successors.show_successors(state)
        self._show_earlier(state)
        self._show_actions(state)
        if other:
            self._page.verticalScrollBar().setValue(0)
            for question in (self.agreeing, self.revising, self.ending):
                question.hide()
        if other or begun:  # what had the cursor is gone with the card on which the plan was begun
            first = self.begin.post if not state.there else editor if state.draft else self.more
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def point(self) -> None:
        """The cursor goes where something is wrong, and that comes into view."""
        wrong = next((found for line in self.steps.shown if (found := line.first_wrong())), None)
        if wrong is None and self._state is not None and "tujuan" in self._state.errors:
            wrong = self.begin.post
        if wrong is None and self._state is not None and "langkah" in self._state.errors:
            wrong = self._add
        if wrong is not None:
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
            shown = wrong
            QTimer.singleShot(0, shown, lambda: self._page.ensureWidgetVisible(shown, 0, 6 * GRID))

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

    def _make_target(self) -> None:
        say = self.say
        self._target = Card(say("rencana.target.title"))
        self.post = words("", "heading")
        self._post_detail = words("", "muted")
        self._change = quiet_button(say("rencana.target.change"), self._ask_post, "pencil")
        self._target.corner.addWidget(self._change)
        self.other_post = PickField()
        self._other = Field(say("rencana.begin.post"), self.other_post, say("rencana.begin.post_help"))
        self._other.hide()
        self.other_post.picked.connect(self._aim)
        self.day = Field(say("rencana.target.day"), DateField(self.services.texts), say("rencana.target.day_help"))
        day = self.day.editor
        assert isinstance(day, DateField)
        day.changed.connect(lambda: self.presenter.type(target=day.date()))
        day.editingFinished.connect(lambda: None if day.valid else self.presenter.unread("target"))
        self._note = GrowingText(say("rencana.target.note"), lines=2)
        self._note.typed.connect(lambda text: self.presenter.type(catatan=text))
        body = self._target.body
        for part in (self.post, self._post_detail, self._other):
            body.addWidget(part)
        line = side_by_side(self.day, Field(say("rencana.target.note"), self._note))
        line.setStretch(0, 1)
        line.setStretch(1, 2)
        body.addLayout(line)
        body.addWidget(self.assumed)

    def _make_bar(self) -> None:
        say = self.say
        self.step_action = QAction(self)
        self.step_action.triggered.connect(self._step)
        self.save_action = QAction(say("document.save"), self)
        self.save_action.triggered.connect(self._save_now)
        self.bar = ActionBar(self.step_action, "check")
        self.more = QPushButton(say("document.more"))
        self.menu = QMenu(self.more)
        self.more.setMenu(self.menu)
        self._ends = {
            status: self.menu.addAction(say(f"rencana.action.{status.value}"))
            for status in (StatusRencana.TERCAPAI, StatusRencana.DIHENTIKAN)
        }
        for status, action in self._ends.items():
            action.triggered.connect(self._asking(status))
        self._discard = self.menu.addAction(say("rencana.action.discard"))
        self._discard.triggered.connect(lambda _checked=False: self.presenter.discard())
        self.save = button(say("document.save"), self.save_action.trigger, "save")
        self.bar.add(self.more)
        self.bar.add(button(say("rencana.action.print"), self.presenter.print, "printer"))
        self.bar.add(self.save)
        cancel = say("rencana.cancel")
        self._agreed = Field(
            say("rencana.agree.day"), DateField(self.services.texts), say("rencana.agree.help")
        )  # fmt: skip
        self.agreeing = ConfirmPanel(
            say("rencana.agree.title"), self._agreed, say("rencana.agree.go"), cancel, self._agree
        )
        self._why = Field(say("rencana.revise.field"), QLineEdit(), say("rencana.revise.help"))
        self.revising = ConfirmPanel(
            say("rencana.revise.title"), self._why, say("rencana.revise.go"), cancel, self._revise
        )
        self._because = Field(say("rencana.end.field"), QLineEdit())
        self.ending = ConfirmPanel(say("rencana.end.title"), self._because, say("rencana.end.go"), cancel, self._end)
        self._ending = StatusRencana.TERCAPAI

    def _lay_out(self) -> None:
        say = self.say
        self._page = ScrollPage(width=WIDTH)
        self._page.body.setSpacing(GRID + GRID // 2)
        self._step_card = Card(say("rencana.steps.title"))
        self._steps_error = words("", "error")
        self._add = quiet_button(say("rencana.steps.add"), self._add_step, "plus")
        self._step_card.body.addWidget(self.steps)
        self._step_card.body.addWidget(self._steps_error)
        self._step_card.body.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self._earlier = Card(say("rencana.earlier.title"))
        self._earlier_lines = QVBoxLayout()
        self._earlier.body.addLayout(self._earlier_lines)
        for card in (
            self.begin, self._target, self.gaps, self._step_card, self.progress, self.successors, self._earlier,
        ):  # fmt: skip
            self._page.body.addWidget(card)
        self._page.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.recovery)
        layout.addWidget(self._line_frame)
        layout.addWidget(self._page, 1)
        for part in (self.agreeing, self.revising, self.ending, self.bar):
            layout.addWidget(part)

    # What the reader does

    def _step(self) -> None:
        """The step the plan is waiting for: that one begins, both agree on the draft, or that an agreed one changes."""
        if self._state is None:
            return
        if not self._state.there:
            self.begin.begin()
            return
        if self._state.draft:
            self._agreed.set_value(self.services.context().today)
            self.agreeing.ask()
        else:
            self._why.set_value("")
            self.revising.ask()

    def _save_now(self) -> None:
        self.presenter.save()
        self.point()

    def _add_step(self) -> None:
        self.presenter.add_step()
        self.steps.shown[-1].what.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_post(self) -> None:
        self.other_post.clear()
        self.other_post.set_value("")
        self._other.show()
        self.other_post.setFocus(Qt.FocusReason.OtherFocusReason)

    def _aim(self, value: str) -> None:
        if value:
            self._other.hide()
            self.presenter.aim(value)

    def _asking(self, status: StatusRencana) -> Callable[[], None]:
        return lambda: self._ask_end(status)

    def _ask_end(self, status: StatusRencana) -> None:
        self._ending = status
        self._because.set_value("")
        self.ending.ask(self.say(f"rencana.end.{status.value}"))

    def _agree(self) -> bool:
        day = self._agreed.editor
        assert isinstance(day, DateField)
        chosen = day.date()
        if chosen is None:
            self._agreed.set_error(self.say("rencana.lacks.day"))
            return False
        self.presenter.agree(chosen, lambda why_not: self._answered(self.agreeing, self._agreed, why_not))
        return False

    def _revise(self) -> bool:
        self.presenter.revise(
            str(self._why.value), lambda why_not: self._answered(self.revising, self._why, why_not)
        )  # fmt: skip
        return False

    def _end(self) -> bool:
        self.presenter.end(
            self._ending, str(self._because.value), lambda why_not: self._answered(self.ending, self._because, why_not)
        )
        return False

    def _answered(self, panel: ConfirmPanel, field: Field, why_not: str) -> None:
        """The panel stays until the file has taken it."""
        field.set_error(why_not)
        if not why_not:
            panel.close_panel()

    # What is shown

    def _show_earlier(self, state: PlanState) -> None:
        self._earlier.setVisible(bool(state.earlier))
        if self._earlier_shown != state.earlier:
            self._earlier_shown = state.earlier
            emptied(self._earlier_lines)
            for line in state.earlier:
                self._earlier_lines.addWidget(words(line))

    def _show_actions(self, state: PlanState) -> None:
        self.step_action.setText(self.say("rencana.action.agree" if state.draft else "rencana.action.revise"))
        self.save.setVisible(state.draft)
        self.save.setEnabled(state.dirty)
        self.bar.note.setText(state.saved)
        self._discard.setVisible(state.discardable)
        for action in self._ends.values():
            action.setVisible(not state.discardable)
