"""What a file with assessments would bring, each refused row with its reason, and the button that takes it in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QWidget

from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.talenta.intake import IntakePresenter, IntakeState
from asn_desktop.ui.widgets.buttons import button, primary_button
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.refused_panel import RefusedPanel
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words

KINDS = "*.xlsx *.xls *.ods *.csv"


class IntakePanel(QWidget):
    """Hidden while no file is open."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.say = services.texts.say
        self.presenter = presenter = IntakePresenter(services)
        self.told = words("", "strong")
        self._go = QAction(self.say("talenta.intake.go"), self)
        self._go.triggered.connect(presenter.take_in)
        self.refused = RefusedPanel(self.say("talenta.intake.refused"), self.say("talenta.close"), presenter.close)
        top = QFrame()
        top.setProperty("role", "note")
        row = QHBoxLayout(top)
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        row.setSpacing(GRID)
        row.addWidget(self.told, 1)
        row.addWidget(primary_button(self._go))
        row.addWidget(button(self.say("talenta.close"), presenter.close))
        layout = flush_column(self, spacing=0)
        layout.addWidget(top)
        layout.addWidget(self.refused)
        self.hide()
        presenter.attach(self)

    def render(self, state: IntakeState) -> None:  # type: ignore[override]
        self.setVisible(bool(state.name))
        if not state.name:
            return
        told = self.say("talenta.intake.found", name=state.name, n=state.new)
        if state.known:
            told = f"{told} {self.say('talenta.intake.known', n=state.known)}"
        self.told.setText(told)
        self._go.setEnabled(state.new > 0)
        self._go.setText(self.say("talenta.intake.go_n", n=state.new))
        self.refused.show_refused(state.refused)

    def open(self, path: Path) -> None:
        self.presenter.open(path)

    def choose_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.say("talenta.intake.choose"), "", f"{self.say('talenta.intake.kinds')} ({KINDS})"
        )
        if chosen:
            self.open(Path(chosen))

    def choose_template(self) -> None:
        name = f"{self.say('talenta.file.sheet')}.xlsx"
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.say("talenta.intake.template"), name, self.say("widget.list.excel") + " (*.xlsx)"
        )
        if chosen:
            self.presenter.save_template(Path(chosen).with_suffix(".xlsx"))
