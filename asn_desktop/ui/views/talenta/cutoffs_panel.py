"""Where the office draws its lines, and how many people another line would move."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.core.usecases.talenta import Cutoffs
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.talenta.boxes import BoxesPresenter
from asn_desktop.ui.presenters.talenta.cutoffs import CutoffsPresenter, Trial
from asn_desktop.ui.widgets.buttons import button, primary_button, quiet_button
from asn_desktop.ui.widgets.field import text_field
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words

WIDTH = 130


class CutoffsPanel(QFrame):
    """Hidden until it is asked for. Typing only tries; Enter keeps the lines, Escape leaves them as they are."""

    def __init__(self, services: Services, boxes: BoxesPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "note")
        self._texts = services.texts
        self._presenter = CutoffsPresenter(services, self, boxes)
        say = self._texts.say
        self._now = Cutoffs()
        self.menengah = text_field(say("talenta.cutoffs.menengah"), typed=self._try)
        self.tinggi = text_field(say("talenta.cutoffs.tinggi"), typed=self._try)
        self._go = QAction(say("talenta.cutoffs.save"), self)
        self._go.triggered.connect(self._save)
        self.menengah.entered = self.tinggi.entered = self._save
        self.trials = QGridLayout()
        self.trials.setHorizontalSpacing(2 * GRID)
        self.trials.setVerticalSpacing(2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        layout.setSpacing(GRID)
        layout.addWidget(words(say("talenta.cutoffs.title"), "strong"))
        layout.addWidget(words(say("talenta.cutoffs.help"), "muted"))
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        for field in (self.menengah, self.tinggi):
            field.setMinimumWidth(WIDTH)
            row.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(primary_button(self._go), 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(button(say("talenta.close"), self.hide), 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        layout.addLayout(row)
        layout.addLayout(self.trials)
        self.hide()

    def ask(self, now: Cutoffs) -> None:
        """Show the lines as they are, with the cursor in the first field."""
        self._now = now
        self._fill(now)
        self.show()
        self.menengah.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._try()

    def show_now(self, now: Cutoffs) -> None:
        """The lines in force have changed."""
        if now != self._now:
            self._now = now
            if not self.isHidden():
                self._try()

    def show_trials(self, trials: tuple[Trial, ...], wrong: str) -> None:
        self.tinggi.set_error(wrong)
        while (item := self.trials.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        say, show = self._texts.say, self._texts.show
        for row, trial in enumerate(trials):
            at = trial.cutoffs
            name = say("talenta.cutoffs.pair", menengah=show(at.menengah), tinggi=show(at.tinggi))
            if at == self._now:
                self.trials.addWidget(words(say("talenta.cutoffs.now", batas=name), "strong", wrap=False), row, 0)
            else:
                choose = quiet_button(name, self._taking(at))
                choose.setToolTip(say("talenta.cutoffs.take"))
                self.trials.addWidget(choose, row, 0, Qt.AlignmentFlag.AlignLeft)
            told = say("talenta.cutoffs.moved", n=trial.moved, kelompok=trial.pool)
            names = "; ".join(trial.names) + (" …" if trial.moved > len(trial.names) else "")
            self.trials.addWidget(words(f"{told} {names}".strip()), row, 1)
        self.trials.setColumnStretch(1, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _fill(self, pair: Cutoffs) -> None:
        self.menengah.set_value(self._texts.show(pair.menengah))
        self.tinggi.set_value(self._texts.show(pair.tinggi))

    def _taking(self, pair: Cutoffs) -> Callable[[], None]:
        def take() -> None:
            self._fill(pair)
            self._try()
            self.tinggi.editor.setFocus(Qt.FocusReason.OtherFocusReason)

        return take

    def _try(self) -> None:
        self._presenter.weigh(str(self.menengah.value), str(self.tinggi.value))

    def _save(self) -> None:
        if self._presenter.keep(str(self.menengah.value), str(self.tinggi.value)):
            self.hide()
