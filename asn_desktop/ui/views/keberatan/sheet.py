"""The sheet of one objection: five steps from the result to what became of it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from asn_desktop.ui.presenters.document_state import DocumentState
from asn_desktop.ui.presenters.keberatan.document import KeberatanPresenter
from asn_desktop.ui.presenters.keberatan.state import KeberatanState, Step
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.why import Why
from asn_desktop.ui.views.keberatan.cards import StepCard
from asn_desktop.ui.views.keberatan.forms import FilingForm, ObjectionForm, RulingForm, StatementForm, TurnButton
from asn_desktop.ui.widgets.card import ScrollPage
from asn_desktop.ui.widgets.confirm_panel import ConfirmPanel
from asn_desktop.ui.widgets.date_field import DateField
from asn_desktop.ui.widgets.document_sheet import DocumentSheet
from asn_desktop.ui.widgets.field import Field
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.why_panel import WhyPanel
from asn_desktop.ui.widgets.words import words

WIDTH = 1040
"""A line longer than that is hard to read."""


class KeberatanSheet(DocumentSheet):
    """View of `KeberatanPresenter`."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, "keberatan", "check", parent)
        self.presenter: KeberatanPresenter = KeberatanPresenter(services, self)
        self.save_action.triggered.connect(self.step)  # Ctrl+S: the step on show is what there is to save
        texts, ctx = services.texts, services.context()
        period: int = ctx.law.at(ctx.today).get("keberatan.pengajuan").value
        self.forms: dict[Step, ObjectionForm] = {
            Step.PENGAJUAN: FilingForm(texts, self.presenter, period),
            Step.PENJELASAN: StatementForm(texts, self.presenter),
            Step.PUTUSAN: RulingForm(texts, self.presenter),
        }
        self.cards = {key: StepCard(texts, key) for key in ("hasil", "pengajuan", "penjelasan", "putusan", "akibat")}
        self._timing = WhyPanel(texts)
        self._timing_title = words(self.say("keberatan.fact.timing"), "label")
        self._why_shown: Why | None = None
        self._errors: dict[str, str] = {}
        self._step_shown: Step | None = None
        self._step_new = False
        self._lay_out()
        self._make_withdrawal()

    def step(self) -> None:
        self.presenter.record()

    def show_content(self, state: DocumentState) -> None:
        assert isinstance(state, KeberatanState)
        self._step_new, self._step_shown = state.step is not self._step_shown, state.step
        for key, card in self.cards.items():
            card.show_card(getattr(state, key))
        for step, form in self.forms.items():
            form.setVisible(step is state.step)
        if state.step is not None:
            self.forms[state.step].show_state(state)
            self.step_action.setText(self.say(f"keberatan.action.{state.step.value}"))
        self.step_action.setVisible(state.step is not None)
        self._correct.setVisible(state.correctable)
        self._correct.set_text(self.say(f"keberatan.action.{'correct' if state.heard else 'penjelasan_first'}"))
        self._decide.setVisible(state.deciding)
        self._new.setVisible(state.new_id is not None)
        self.more.setVisible(state.withdrawable)
        self._print.setVisible(state.printable)
        if state.timing != self._why_shown:
            self._why_shown = state.timing
            self._timing.show_why(state.timing)
        self._timing_title.setVisible(state.timing is not None)
        self._errors = state.errors

    def point(self) -> None:
        """The cursor goes where something is wrong, and that comes into view."""
        if self._step_shown is not None and (wrong := self.forms[self._step_shown].focus_error(self._errors)):
            self._bring_into_view(wrong)

    def turn_over(self) -> None:
        self._page.verticalScrollBar().setValue(0)

    def settle(self, *, other: bool) -> None:
        """The cursor goes to what is typed first, and that step comes into view."""
        shown = next((form for form in self.forms.values() if not form.isHidden()), None)
        if (other or self._step_new) and shown is not None:
            first = next(iter(shown.fields.values()))
            target = first.editor if not isinstance(shown, RulingForm) else shown.ruling.editor
            target.setFocus(Qt.FocusReason.OtherFocusReason)
            self._bring_into_view(shown)
        elif shown is None and self._step_new:  # nothing is typed any more: what can still be done is on paper
            self._print.setFocus(Qt.FocusReason.OtherFocusReason)

    def _bring_into_view(self, part: QWidget) -> None:
        """A page does not follow a cursor that is put; and what is said around it has to have its place first."""
        QTimer.singleShot(0, part, lambda: self._page.ensureWidgetVisible(part, 0, 4 * GRID))

    def _lay_out(self) -> None:
        say = self.say
        self._page = ScrollPage(width=WIDTH)
        self._page.body.setSpacing(GRID + GRID // 2)
        cards = self.cards
        cards["hasil"].body.addWidget(
            TurnButton(say("keberatan.action.result"), self.presenter.show_result, "arrow-right")
        )
        for part in (self.forms[Step.PENGAJUAN], self._timing_title, self._timing):
            cards["pengajuan"].body.addWidget(part)
        self._correct = TurnButton(
            say("keberatan.action.correct"), lambda: self.presenter.turn_to(Step.PENJELASAN), "pencil"
        )
        self._decide = TurnButton(
            say("keberatan.action.decide"), lambda: self.presenter.turn_to(Step.PUTUSAN), "arrow-right"
        )
        self._new = TurnButton(say("keberatan.action.new_result"), self.presenter.show_new_result, "arrow-right")
        cards["penjelasan"].body.addWidget(self.forms[Step.PENJELASAN])
        cards["penjelasan"].body.addWidget(self._correct)
        cards["putusan"].body.addWidget(self.forms[Step.PUTUSAN])
        cards["putusan"].body.addWidget(self._decide)
        cards["akibat"].body.addWidget(self._new)
        for card in cards.values():
            self._page.body.addWidget(card)
        self._page.body.addStretch(1)
        self.middle.addWidget(self._page, 1)

    def _make_withdrawal(self) -> None:
        say = self.say
        self._day = Field(
            say("keberatan.field.tanggal_dicabut"),
            DateField(self.services.texts),
            say("keberatan.field.tanggal_dicabut_help"),
        )
        self.withdrawal = ConfirmPanel(
            say("keberatan.action.withdraw_title"),
            self._day,
            say("keberatan.action.withdraw_go"),
            say("keberatan.action.cancel"),
            self._withdraw,
        )
        self.ask_with(self.withdrawal)
        self.menu.addAction(say("keberatan.action.withdraw")).triggered.connect(self._ask_withdrawal)

    def _ask_withdrawal(self) -> None:
        self._day.set_value(self.services.context().today)
        self.withdrawal.ask()

    def _withdraw(self) -> bool:
        """The panel stays until the file has taken it."""
        day = self._day.value
        if not isinstance(day, date):
            self._day.set_error(self.say("keberatan.lacks.day"))
            return False

        def done(why_not: str) -> None:
            self._day.set_error(why_not)
            if not why_not:
                self.withdrawal.close_panel()

        self.presenter.withdraw(day, done)
        return False
