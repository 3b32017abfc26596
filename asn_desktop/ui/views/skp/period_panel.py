"""The period of a plan is put right: first and last day, and the reason of one agreed on; asked above the buttons."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.skp.document import SkpPresenter
from asn_desktop.ui.presenters.skp.state import SkpState
from asn_desktop.ui.widgets.buttons import button, primary_button
from asn_desktop.ui.widgets.date_field import DateField
from asn_desktop.ui.widgets.field import Field, go_to_wrong, text_field
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words


class PeriodPanel(QFrame):
    """Hidden until `ask`."""

    def __init__(self, texts: Texts, presenter: SkpPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "note")
        self._say = say = texts.say
        self._presenter = presenter
        self.first = Field(say("skp.adjust.first"), DateField(texts))
        self.last = Field(say("skp.adjust.last"), DateField(texts))
        self.reason = text_field(say("skp.reopen.reason"), say("skp.reopen.help"))
        go = QAction(say("skp.adjust.go"), self)
        go.triggered.connect(self._confirm)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        for field, share in ((self.first, 1), (self.last, 1), (self.reason, 2)):
            row.addWidget(field, share, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(button(say("evaluasi.finalise.cancel"), self.hide))
        buttons.addWidget(primary_button(go))
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(words(say("skp.adjust.title"), "strong"))
        column.addLayout(row)
        column.addLayout(buttons)
        self.hide()

    def ask(self, state: SkpState) -> None:
        """Show the panel with the period as it stands."""
        self.first.set_value(state.period.start)
        self.last.set_value(state.period.last)
        self.reason.set_value("")
        self.reason.setHidden(not state.locked)
        for field in (self.first, self.last, self.reason):
            field.set_error("")
        self.show()
        self.first.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _confirm(self) -> None:
        days: list[date] = []
        for field in (self.first, self.last):
            day = field.value
            field.set_error("" if isinstance(day, date) else self._say("skp.agree.invalid"))
            if isinstance(day, date):
                days.append(day)
        reason = str(self.reason.value).strip()
        lacks = not self.reason.isHidden() and not reason
        self.reason.set_error(self._say("error.plan_reason_missing.now") if lacks else "")
        if not go_to_wrong(self.first, self.last, self.reason):
            self.hide()
            self._presenter.adjust(days[0], days[1] + timedelta(days=1), reason)
