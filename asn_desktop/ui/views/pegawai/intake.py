"""The import inside the window: choose, match columns, check, done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QWidget

from asn_desktop.ui.presenters.intake.screen import IntakePresenter
from asn_desktop.ui.presenters.intake.state import STEPS, IntakeState, Step
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.pegawai.intake_check import CheckStep
from asn_desktop.ui.views.pegawai.intake_match import MatchStep
from asn_desktop.ui.views.pegawai.intake_steps import ChooseStep, DoneStep
from asn_desktop.ui.views.pegawai.page import BackLine, Page
from asn_desktop.ui.widgets.action_bar import ActionBar
from asn_desktop.ui.widgets.buttons import button
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words

KINDS = "*.xlsx *.xls *.ods *.csv"


class IntakePage(Page):
    """Shows an `IntakeState`. Files can also be dropped anywhere on the page."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self.setAcceptDrops(True)
        self._presenter = IntakePresenter(services, self)
        self._state = self._presenter.state
        self._next = self.primary = QAction(self)
        self._next.triggered.connect(self._forward)
        line = BackLine(self, self.say("intake_ui.title"))
        self._marks = _Steps(self)
        line.line.insertWidget(line.line.count() - 1, self._marks)
        self.choose = ChooseStep(self)
        self.choose.template_wanted.connect(lambda: self._save(self._presenter.save_template, "template"))
        self.match = MatchStep(self, self._presenter)
        self.check = CheckStep(self, self._presenter)
        self.check.refused_wanted.connect(lambda: self._save(self._presenter.save_refused, "refused"))
        self.check.problems_wanted.connect(lambda: self._save(self._presenter.save_problems, "problems"))
        self.done = DoneStep(self, self._presenter)
        self.done.refused_wanted.connect(lambda: self._save(self._presenter.save_refused, "refused"))
        self._stack = QStackedWidget()
        for step in (self.choose, self.match, self.check, self.done):
            self._stack.addWidget(step)
        self.bar = ActionBar(self._next)
        forward = next(found for found in self.bar.findChildren(QPushButton))
        self.bar.setFocusProxy(forward)
        self._cancel = button(self.say("intake_ui.cancel"), self._presenter.cancel, "x")
        self._back = button(self.say("intake_ui.back"), self._presenter.back, "arrow-left")
        self.bar.add(self._cancel)
        self.bar.add(self._back)
        layout = flush_column(self, spacing=0)
        layout.addWidget(line)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.bar)
        self.render(self._state)

    @property
    def title(self) -> str:
        return self.say("intake_ui.title")

    def show_page(self, _target: UUID | None, _detail: str) -> None:
        if self._state.step == "done":
            self._presenter.start()
        self.bar.setFocus()

    def page(self, offset: int, lines: Sequence[Any]) -> None:
        self.check.page(offset, lines)

    def render(self, state: IntakeState) -> None:  # type: ignore[override]
        moved = state.step != self._state.step
        self._state = state
        self._marks.show_step(state.step)
        step = (self.choose, self.match, self.check, self.done)[STEPS.index(state.step)]
        step.show_state(state)
        self._stack.setCurrentWidget(step)
        self._next.setText(self.say(f"intake_ui.forward.{state.step}"))
        ready = {
            "choose": True,
            "match": bool({"nip", "nama_nip", "pns_id"} & set(state.mapping.values())),
            "check": state.can_save,
            "done": True,
        }[state.step]
        self._next.setEnabled(ready and not state.busy)
        self._back.setVisible(state.step in ("match", "check"))
        self._back.setEnabled(not state.busy)
        self._cancel.setVisible(bool(state.busy))
        self.bar.note.setText(state.busy or self._note(state))
        if moved:
            self.bar.setFocus()

    def _note(self, state: IntakeState) -> str:
        if state.step == "check":
            n = state.counts.baru + state.counts.berubah
            return self.say(f"intake_ui.note.check{state.suffix}", n=n) if n else self.say("intake_ui.note.nothing")
        return self.say(f"intake_ui.note.{state.step}")

    def _forward(self) -> None:
        match self._state.step:
            case "choose":
                self.ask_for_files()
            case "match":
                self._presenter.check()
            case "check":
                self._presenter.save()
            case "done":
                self.back.emit()

    def ask_for_files(self) -> None:
        """The system's window for choosing files."""
        kinds = f"{self.say('intake_ui.choose.kinds')} ({KINDS})"
        chosen, _ = QFileDialog.getOpenFileNames(self, self.say("intake_ui.forward.choose"), "", kinds)
        self.take([Path(name) for name in chosen])

    def take(self, paths: Sequence[Path]) -> None:
        """Look at these files."""
        self._presenter.choose(paths)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and self._state.step == "choose":
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.take([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def _save(self, save: Callable[[Path], None], what: str) -> None:
        name = f"{self.say(f'intake_ui.file.{what}')}.xlsx"
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.say(f"intake_ui.save.{what}"), name, self.say("widget.list.excel") + " (*.xlsx)"
        )
        if chosen:
            save(Path(chosen).with_suffix(".xlsx"))


class _Steps(QWidget):
    """Which step of the four this is."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, 0, 0, 0)
        row.setSpacing(2 * GRID)
        self._labels: dict[Step, QLabel] = {}
        for number, step in enumerate(STEPS, start=1):
            label = words(f"{number}. {page.say(f'intake_ui.step.{step}')}", "muted", wrap=False)
            self._labels[step] = label
            row.addWidget(label)

    def show_step(self, now: Step) -> None:
        for step, label in self._labels.items():
            label.setProperty("role", "strong" if step == now else "muted")
            label.style().unpolish(label)
            label.style().polish(label)
