"""What can be done with a career plan: kept, printed, agreed, revised, ended, thrown away, with what is asked first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QWidget

from asn_desktop.core.domain.rencana_karier import StatusRencana
from asn_desktop.ui.presenters.dates import unread
from asn_desktop.ui.presenters.karier.plan import PlanPresenter
from asn_desktop.ui.presenters.karier.plan_state import PlanState
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.widgets.action_bar import ActionBar
from asn_desktop.ui.widgets.buttons import button
from asn_desktop.ui.widgets.confirm_panel import ConfirmPanel
from asn_desktop.ui.widgets.date_field import DateField
from asn_desktop.ui.widgets.field import Field
from asn_desktop.ui.widgets.flush import flush_column


class PlanActions(QWidget):
    """The line of buttons below a plan, and above it the question that one of them asks."""

    def __init__(
        self, services: Services, presenter: PlanPresenter, begin: Callable[[], None], parent: QWidget | None = None
    ) -> None:  # fmt: skip
        """`begin` is the step where there is no plan yet."""
        super().__init__(parent)
        self._begin = begin
        self._there = False
        self._services = services
        self._presenter = presenter
        self._draft = False
        say = self._say = services.texts.say
        self.step_action = QAction(self)
        self.step_action.triggered.connect(lambda _checked=False: self.step())
        self.save_action = QAction(say("document.save"), self)
        self.save_action.triggered.connect(lambda _checked=False: presenter.keep())
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
        self._discard.triggered.connect(lambda _checked=False: presenter.discard())
        self._save = button(say("document.save"), self.save_action.trigger, "save")
        self.bar.add(self.more)
        self.to_paper = button(say("rencana.action.print"), presenter.print, "printer")
        self.bar.add(self.to_paper)
        self.bar.add(self._save)
        cancel = say("rencana.cancel")
        self._day = Field(say("rencana.agree.day"), DateField(services.texts), say("rencana.agree.help"))
        self.agreeing = ConfirmPanel(
            say("rencana.agree.title"), self._day, say("rencana.agree.go"), cancel, self._agree
        )  # fmt: skip
        self._why = Field(say("rencana.revise.field"), QLineEdit(), say("rencana.revise.help"))
        self.revising = ConfirmPanel(
            say("rencana.revise.title"), self._why, say("rencana.revise.go"), cancel, self._revise
        )  # fmt: skip
        self._because = Field(say("rencana.end.field"), QLineEdit())
        self.ending = ConfirmPanel(say("rencana.end.title"), self._because, say("rencana.end.go"), cancel, self._end)
        self._ending = StatusRencana.TERCAPAI
        layout = flush_column(self, spacing=0)
        for part in (*self._questions, self.bar):
            layout.addWidget(part)

    def show_state(self, state: PlanState, *, other: bool) -> None:
        """`other`: the plan of another person is on show now, of which nothing was asked yet."""
        self._there, self._draft = state.there, state.draft
        self.setVisible(state.there)
        self.step_action.setText(self._say("rencana.action.agree" if state.draft else "rencana.action.revise"))
        self._save.setVisible(state.draft)
        self.more.setHidden(state.locked)
        self.step_action.setVisible(not state.locked)
        self.step_action.setEnabled(not state.locked)
        self._save.setEnabled(state.dirty)
        self.bar.note.setText(state.saved)
        self._discard.setVisible(state.discardable)
        for action in self._ends.values():
            action.setVisible(not state.discardable)
        if other:
            self._only(None)

    def step(self) -> None:
        """What the plan waits for: that one begins, that both agree on the draft, or that an agreed one changes."""
        if not self._there:
            self._begin()
        elif not self._draft:
            self._why.set_value("")
            self._only(self.revising)
            self.revising.ask()
        elif self._presenter.ready():
            self._day.set_value(self._services.context().today)
            self._only(self.agreeing)
            self.agreeing.ask()

    def _asking(self, status: StatusRencana) -> Callable[[], None]:
        return lambda: self._ask_end(status)

    def _ask_end(self, status: StatusRencana) -> None:
        self._ending = status
        self._because.set_value("")
        self._only(self.ending)
        self.ending.ask(self._say(f"rencana.end.{status.value}"))

    def _agree(self) -> bool:
        day = self._day.editor
        assert isinstance(day, DateField)
        chosen = day.date()
        if chosen is None:
            self._day.set_error(unread(day.text(), self._services.texts) or self._say("rencana.lacks.day"))
            return False
        self._presenter.agree(chosen, self._answering(self.agreeing))
        return False

    def _revise(self) -> bool:
        self._presenter.revise(str(self._why.value), self._answering(self.revising))
        return False

    def _end(self) -> bool:
        self._presenter.end(self._ending, str(self._because.value), self._answering(self.ending))
        return False

    def _answering(self, panel: ConfirmPanel) -> Callable[[str], None]:
        """The panel stays until the file has taken it."""

        def answered(why_not: str) -> None:
            panel.field.set_error(why_not)
            if not why_not:
                panel.close_panel()

        return answered

    @property
    def _questions(self) -> tuple[ConfirmPanel, ...]:
        return self.agreeing, self.revising, self.ending

    def _only(self, question: ConfirmPanel | None) -> None:
        """One question at a time."""
        for panel in self._questions:
            if panel is not question:
                panel.close_panel()
