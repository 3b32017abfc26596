"""A small window over the program's own while nobody may work in it: what is done, how far, and how not to wait."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.shell.tasks import RunningJob
from asn_desktop.ui.widgets.buttons import button, primary_button
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words

WIDTH = 56 * GRID


class Waiting(QDialog):
    """`skip` ends the waiting without what is waited for; without it there is no way out but the end of the work."""

    def __init__(self, texts: Texts, what: str, skip: Callable[[], None] | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._texts = texts
        self._skip = skip
        self._again: Callable[[], None] | None = None
        self.setWindowTitle(texts.say(f"safekeeping.{what}.title"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(WIDTH)
        self.said = words(texts.say(f"safekeeping.{what}.help"))
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(texts.say("shell.status.progress"))
        self._try_again = QAction(texts.say("safekeeping.again"), self)
        self._try_again.triggered.connect(self._repeat)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(self.said)
        layout.addWidget(self.bar)
        row = QHBoxLayout()
        row.addStretch(1)
        self._try_again.setVisible(False)
        row.addWidget(primary_button(self._try_again, "rotate-ccw", self))
        if skip is not None:
            without = button(texts.say(f"safekeeping.{what}.skip"), skip)
            without.setAutoDefault(False)  # only on purpose: not by an Enter that was meant for the page below
            without.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(without)
        layout.addLayout(row)

    def show_progress(self, _job: RunningJob, done: int, total: int, _what: str) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def show_problem(self, error: UserError, again: Callable[[], None]) -> None:
        """Say why it has not worked; the user tries again or goes on without."""
        self.bar.hide()
        self.said.setText("\n".join(self._texts.error(error)))
        self._again = again
        self._try_again.setVisible(True)

    def _repeat(self) -> None:
        if self._again is not None:
            self._again()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape must not leave a window in which nobody knows what is going on."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if event.spontaneous():
            event.ignore()
            if self._skip is not None:
                self._skip()
        else:
            super().closeEvent(event)
