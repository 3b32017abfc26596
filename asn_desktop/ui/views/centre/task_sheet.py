"""One task of the desk: what is asked, both sides field by field, and the answers that can be given."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QWidget

from asn_desktop.core.usecases.centre.rows import Decision, Sort
from asn_desktop.ui.presenters.centre.desk import Meja, Sides, Task, may_reject, task_about, task_chip, task_title
from asn_desktop.ui.presenters.centre_services import CentreServices
from asn_desktop.ui.widgets.buttons import button
from asn_desktop.ui.widgets.card import Card, ScrollPage
from asn_desktop.ui.widgets.chip import ChipLabel
from asn_desktop.ui.widgets.confirm_panel import ConfirmPanel
from asn_desktop.ui.widgets.field import text_field
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import Role, words

OF_VALUES = (Decision.OFFICE, Decision.CENTRE)
OF_PERSONS = (Decision.MERGE_HERE, Decision.MERGE_THERE, Decision.DIFFERENT)


class TaskSheet(QWidget):
    """Keeping the office's value and telling persons apart need no reason; what an office reads does."""

    def __init__(self, services: CentreServices, presenter: Meja, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._presenter = presenter
        self._task: Task | None = None
        say = services.texts.say
        self._card = Card(" ")
        self._chip = ChipLabel()
        self._card.corner.addWidget(self._chip)
        self._about = words("")
        self._card.body.addWidget(self._about)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(GRID)
        self._card.body.addLayout(self._grid)
        self._todo = words("", "muted")
        self._card.body.addWidget(self._todo)
        self._reason = text_field(say("pusat.meja.reason"), say("pusat.meja.reason_help"))
        self._asked: Callable[[str], bool] = presenter.reject
        self.asking = ConfirmPanel(
            say("pusat.meja.reason_ask"), self._reason, say("pusat.meja.go"), say("pusat.meja.not"), self._confirmed
        )
        page = ScrollPage()
        page.body.addWidget(self._card)
        page.body.addStretch(1)
        self._buttons = {
            one: button(say(f"pusat.meja.do.{one.value}"), self._deciding(one)) for one in (*OF_VALUES, *OF_PERSONS)
        }
        self._reject = button(say("pusat.meja.do.reject"), self._rejecting, "undo-2")
        foot = QFrame()
        foot.setProperty("role", "bar")
        row = QHBoxLayout(foot)
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        row.setSpacing(GRID)
        for made in (*self._buttons.values(), self._reject):
            row.addWidget(made)
        row.addStretch(1)
        self._foot = foot
        layout = flush_column(self, spacing=0)
        layout.addWidget(self.asking)
        layout.addWidget(page, 1)
        layout.addWidget(foot)

    def show_task(self, task: Task | None, sides: Sides | None, *, busy: bool) -> None:
        if task is None or self._task is None or task.id != self._task.id:
            self.asking.close_panel()
        self._task = task
        self._card.setVisible(task is not None)
        self._foot.setVisible(task is not None)
        if task is None:
            return
        say = self._services.texts.say
        self._card.heading.setText(task_title(task, self._services))
        self._about.setText(task_about(task, self._services))
        self._chip.set_chip(task_chip(task, self._services))
        self._show_sides(sides)
        sort = None if task.conflict is None else task.conflict.sort
        shown = {Sort.VALUE: OF_VALUES, Sort.PERSON: OF_PERSONS}.get(sort, ()) if sort is not None else ()
        for decision, made in self._buttons.items():
            made.setVisible(decision in shown)
            made.setEnabled(not busy)
        if task.conflict is not None and sort is Sort.PERSON:
            here, there = task.conflict.kantor, task.conflict.other_kantor
            self._buttons[Decision.MERGE_HERE].setText(say("pusat.meja.do.merge", kantor=here))
            self._buttons[Decision.MERGE_THERE].setText(say("pusat.meja.do.merge", kantor=there))
        self._reject.setVisible(may_reject(task))
        self._reject.setEnabled(not busy)
        self._foot.setVisible(bool(shown) or may_reject(task))
        self._todo.setText(self._hint(task))

    def _hint(self, task: Task) -> str:
        say = self._services.texts.say
        if task.conflict is not None:
            return say(f"pusat.meja.hint.{task.conflict.sort.value}")
        if may_reject(task):
            return say("pusat.meja.hint.reject")
        held = task.answer is not None and task.answer.outcome.value == "held"
        return say("pusat.meja.hint.held" if held else "pusat.meja.hint.office")

    def _show_sides(self, sides: Sides | None) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if sides is None:
            return
        for column, name in enumerate((sides.left, sides.right), start=1):
            self._grid.addWidget(words(name, "label"), 0, column)
        for number, line in enumerate(sides.lines, start=1):
            role: Role = "strong" if line.differs else "body"
            sides_of = (words(side or "–", role) for side in (line.left, line.right))
            for column, label in enumerate((words(line.name, "muted"), *sides_of)):
                self._grid.addWidget(label, number, column, Qt.AlignmentFlag.AlignTop)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3)
        self._grid.setColumnStretch(2, 3)

    def _deciding(self, decision: Decision) -> Callable[[], None]:
        def asked() -> None:
            if decision is Decision.CENTRE:
                self._ask(lambda reason: self._presenter.decide(decision, reason))
            else:
                self._presenter.decide(decision, "")

        return asked

    def _rejecting(self) -> None:
        self._ask(self._presenter.reject)

    def _ask(self, then: Callable[[str], bool]) -> None:
        self._asked = then
        self._reason.set_value("")
        self._reason.set_error("")
        self.asking.ask()

    def _confirmed(self) -> bool:
        fine = self._asked(str(self._reason.value))
        self._reason.set_error("" if fine else self._services.texts.say("pusat.meja.reason_empty"))
        return fine
