"""The sheet of one proposal: where it stands, the papers, the right it follows from, the letter, and the decision."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, QTemporaryDir, QTimer, QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from asn_desktop.ui.presenters.asked_day import AskedDay
from asn_desktop.ui.presenters.document_state import DocumentState
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.usulan.document import UsulanPresenter
from asn_desktop.ui.presenters.usulan.state import Ending, PaperRow, Step, UsulanState
from asn_desktop.ui.presenters.why import Why
from asn_desktop.ui.views.usulan.forms import DecisionForms, ProposalForm, SendForm, StepView
from asn_desktop.ui.views.usulan.papers import PaperList
from asn_desktop.ui.widgets.as_of import AsOf
from asn_desktop.ui.widgets.buttons import quiet_button
from asn_desktop.ui.widgets.card import Card, ScrollPage
from asn_desktop.ui.widgets.chip import ChipLabel
from asn_desktop.ui.widgets.confirm_panel import ConfirmPanel
from asn_desktop.ui.widgets.document_sheet import DocumentSheet
from asn_desktop.ui.widgets.field import Field
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.why_panel import WhyPanel
from asn_desktop.ui.widgets.words import words

WIDTH = 1040
"""A line longer than that is hard to read."""


class UsulanSheet(DocumentSheet):
    """View of `UsulanPresenter`."""

    def __init__(self, services: Services, on: AskedDay, parent: QWidget | None = None) -> None:
        super().__init__(services, "usulan", "check", parent)
        self.presenter: UsulanPresenter = UsulanPresenter(services, self, on)
        self.as_of = AsOf(services, self.say("usulan.as_of.help"))
        self.save_action.triggered.connect(self.step)  # Ctrl+S: the step on show is what there is to save
        texts = services.texts
        self._opened = QTemporaryDir()
        self._errors: dict[str, str] = {}
        self._step_shown: Step | None = None
        self._step_new = False
        self._why_shown: Why | None = None
        self._endings: tuple[Ending, ...] | None = None
        self._form: ProposalForm | None = None
        self._ordered = 0
        self.sending = SendForm(texts, self.presenter)
        self.deciding = DecisionForms(texts, self.presenter)
        self.papers = PaperList(texts, self.presenter.papers, self._choose, self._look)
        self.kirim = StepView(texts, "kirim", self.sending)
        self.keputusan = StepView(texts, "keputusan", self.deciding)
        self.why = WhyPanel(texts)
        self._make_line()
        self._lay_out()
        self._make_ending()

    def step(self) -> None:
        self.presenter.record()

    def show_content(self, state: DocumentState) -> None:
        assert isinstance(state, UsulanState)
        self._step_new, self._step_shown = state.step is not self._step_shown, state.step
        self._line.setText(state.line)
        self._line_chip.set_chip(state.line_chip)
        self._day_note.setText(state.day_note)
        self._day_note.setVisible(bool(state.day_note))
        editable = state.step is not None
        self.papers.show_papers(state.papers, editable=editable)
        self._papers_said.setText(state.papers_said)
        self._papers_then.setText(state.papers_then)
        self._papers_then.setVisible(bool(state.papers_then))
        self.kirim.show_card(state.kirim)
        self.keputusan.show_card(state.keputusan)
        self.sending.setVisible(state.step is Step.KIRIM)
        self.deciding.setVisible(state.step is Step.KEPUTUSAN)
        self._form = None
        if state.step is not None:
            self._form = self.sending if state.step is Step.KIRIM else self.deciding.of(state.hak)
            self._form.show_state(state)
            self.step_action.setText(self.say(f"usulan.action.{state.step.value}"))
        self.step_action.setVisible(state.step is not None)
        self._decide.setText(state.deciding)
        self._decide.setVisible(bool(state.deciding))
        self._correct.setText(state.sending)
        self._correct.setVisible(bool(state.sending))
        self._reopen.setVisible(state.reopening)
        self._print.setVisible(bool(state.form))
        self._why_note.setText(state.why_note)
        if state.why != self._why_shown:
            self._why_shown = state.why
            self.why.show_why(state.why)
        self._show_endings(state.endings)
        self._errors = state.errors
        self._keep_order()

    def point(self) -> None:
        """The cursor goes where something is wrong, and that comes into view."""
        if self._form is not None and (wrong := self._form.focus_error(self._errors)):
            self._bring_into_view(wrong)

    def turn_over(self) -> None:
        self._page.verticalScrollBar().setValue(0)
        self._step_shown = None

    def settle(self, *, other: bool) -> None:
        """A proposal that is opened is read from the top; after a step the cursor goes to what comes next."""
        if other:
            first = next((line for line in self.papers.lines if not line.isHidden()), None)
            if first is not None and self._form is not None:
                first.there.setFocus(Qt.FocusReason.OtherFocusReason)
            else:  # the cursor of the one before was in a field that is closed now, and the page followed it
                QTimer.singleShot(0, self._page, lambda: self._page.verticalScrollBar().setValue(0))
        elif self._step_new and self._form is not None:
            next(iter(self._form.fields.values())).editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self._bring_into_view(self._form)
        elif self._step_new:  # it is over
            self.more.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_order(self) -> None:
        """Tab goes down the page and on to the buttons: lines and forms are made late, and Qt puts what is made late
        after everything else in the window.
        """
        parts = self._page.findChildren(QWidget)
        if len(parts) == self._ordered:
            return
        self._ordered = len(parts)
        reached = [each for each in parts if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
        ends = (self.more, self._print, *self.bar.findChildren(QPushButton))
        chain = (self.as_of.field, self.as_of.today, *reached, *dict.fromkeys(ends))
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _bring_into_view(self, part: QWidget) -> None:
        """A page does not follow a cursor that is put; and what is said around it has to have its place first."""
        QTimer.singleShot(0, part, lambda: self._page.ensureWidgetVisible(part, 0, 4 * GRID))

    # Parts

    def _make_line(self) -> None:
        """Where it stands, under the head: always in view."""
        frame = QFrame()
        frame.setProperty("role", "note")
        row = QHBoxLayout(frame)
        row.setContentsMargins(2 * GRID, GRID // 2, 2 * GRID, GRID // 2)
        row.setSpacing(2 * GRID)
        self._line = words("", "strong")
        self._day_note = words("")
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self._line)
        said.addWidget(self._day_note)
        self._line_chip = ChipLabel()
        row.addLayout(said, 1)
        row.addWidget(self._line_chip)
        row.addWidget(self.as_of)
        self.insert(1, frame)

    def _lay_out(self) -> None:
        say = self.say
        self._page = ScrollPage(width=WIDTH)
        self._page.body.setSpacing(GRID + GRID // 2)
        checklist = Card(say("usulan.papers.title"))
        self._papers_said = words("", "muted", wrap=False)
        checklist.corner.addWidget(self._papers_said)
        checklist.body.addWidget(words(say("usulan.papers.help"), "muted"))
        self._papers_then = words("", "strong")
        checklist.body.addWidget(self._papers_then)
        checklist.body.addWidget(self.papers)
        right = Card(say("usulan.why.title"))
        right.corner.addWidget(quiet_button(say("usulan.why.career"), self.presenter.show_career, "route"))
        self._why_note = words("", "muted")
        right.body.addWidget(self._why_note)
        right.body.addWidget(self.why)
        self._decide = quiet_button("", lambda: self.presenter.turn_to(Step.KEPUTUSAN), "arrow-right")
        self._correct = quiet_button("", lambda: self.presenter.turn_to(Step.KIRIM), "pencil")
        for step, way in ((self.keputusan, self._decide), (self.kirim, self._correct)):
            line = QHBoxLayout()
            line.addWidget(way)
            line.addStretch(1)
            step.body.addLayout(line)
        for card in (checklist, self.kirim, self.keputusan, right):
            self._page.body.addWidget(card)
        self._page.body.addStretch(1)
        self.middle.addWidget(self._page, 1)
        self._reopen = self.menu.addAction(say("usulan.action.reopen"))
        self._reopen.triggered.connect(lambda _checked=False: self.presenter.reopen())
        self.menu.addAction(say("usulan.action.register")).triggered.connect(
            lambda _checked=False: self.presenter.show_register()
        )

    def _make_ending(self) -> None:
        self._reason = Field(self.say("usulan.field.alasan"), QLineEdit(), self.say("usulan.field.alasan_help"))
        self._ending = Ending.DIBATALKAN
        self._actions: dict[Ending, QAction] = {}
        for ending in Ending:
            self._actions[ending] = self.menu.addAction(self.say(f"usulan.action.{ending.value}"))
            self._actions[ending].triggered.connect(partial(self._ask_ending, ending))
        self.ending = ConfirmPanel(
            self.say("usulan.ending.dibatalkan"), self._reason, self.say("usulan.ending.go"), self.say("usulan.cancel"),
            self._end,
        )  # fmt: skip
        self.ask_with(self.ending)

    def _show_endings(self, endings: tuple[Ending, ...]) -> None:
        if endings != self._endings:
            self._endings = endings
            for ending, action in self._actions.items():
                action.setVisible(ending in endings)

    def _ask_ending(self, ending: Ending, _checked: bool = False) -> None:
        self._ending = ending
        self._reason.set_value("")
        self.ending.ask(self.say(f"usulan.ending.{ending.value}"))

    def _end(self) -> bool:
        """The panel stays until the file has taken it."""

        def done(why_not: str) -> None:
            self._reason.set_error(why_not)
            if not why_not:
                self.ending.close_panel()

        self.presenter.end(self._ending, str(self._reason.value), done)
        return False

    def _choose(self, row: PaperRow) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self.say("usulan.papers.choose", berkas=row.name))
        if chosen:
            self.presenter.papers.attach(row, Path(chosen))

    def _look(self, row: PaperRow) -> None:
        self.presenter.papers.take_out(row, Path(self._opened.path()), _open)


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
