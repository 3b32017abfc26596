"""The office's own days for sending papers, asked above the calendar."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.karier import Sending
from asn_desktop.ui.widgets.buttons import button, primary_button
from asn_desktop.ui.widgets.field import text_field
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words

WIDTH = 150


class DaysPanel(QFrame):
    """Hidden until it is asked for. Enter keeps the days, Escape leaves them as they are."""

    def __init__(self, texts: Texts, keep: Callable[[str, str], dict[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "note")
        say = texts.say
        self._keep = keep
        self.courier = text_field(say("karier_ui.days.courier"))
        self.process = text_field(say("karier_ui.days.process"))
        self._go = QAction(say("karier_ui.days.save"), self)
        self._go.triggered.connect(self._save)
        self.courier.entered = self.process.entered = self._save
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        layout.setSpacing(GRID)
        layout.addWidget(words(say("karier_ui.days.title"), "strong"))
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        for field in (self.courier, self.process):
            field.setMinimumWidth(WIDTH)
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(primary_button(self._go), 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(button(say("karier_ui.days.cancel"), self.hide), 0, Qt.AlignmentFlag.AlignBottom)
        layout.addLayout(row)
        layout.addWidget(words(say("karier_ui.days.help"), "muted"))
        self.hide()

    def ask(self, days: Sending) -> None:
        """Show the days as they are, with the cursor in the first field."""
        for field, value in ((self.courier, days.kurir_hari), (self.process, days.proses_hari)):
            field.set_value(str(value))
            field.set_error("")
        self.show()
        self.courier.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _save(self) -> None:
        wrong = self._keep(str(self.courier.value), str(self.process.value))
        self.courier.set_error(wrong.get("kurir", ""))
        self.process.set_error(wrong.get("proses", ""))
        if not wrong:
            self.hide()
