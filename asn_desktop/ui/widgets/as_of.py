"""Which day a screen answers for: a field to ask for another one, and the way back to today."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.ui.presenters.asked_day import read_day
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.widgets.buttons import button
from asn_desktop.ui.widgets.date_field import DateField
from asn_desktop.ui.widgets.flush import flush_line
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words


class AsOf(QWidget):
    """Enter asks for the day typed, and so does leaving the field; nothing typed is today. What is no day is said and
    stays to be mended; Escape, and leaving the field, bring back the day on show.
    """

    asked = Signal(object)
    """The screen is to answer for this `date`."""

    def __init__(self, services: Services, help_text: str = "", parent: QWidget | None = None) -> None:
        """`help_text` says what the day decides on this screen."""
        super().__init__(parent)
        self._services = services
        say = services.texts.say
        self._shown = services.context().today
        self.field = DateField(services.texts)
        self.field.setFixedWidth(165)  # 28 September 2027
        self.field.setAccessibleName(say("widget.as_of.field"))
        self.field.setToolTip(help_text or say("widget.as_of.help"))
        self.field.returnPressed.connect(self._typed)
        self.field.editingFinished.connect(self._left)
        self.today = button(say("widget.as_of.today"), lambda: self.asked.emit(services.context().today))
        line = flush_line(self, spacing=GRID)
        for part in (words(say("widget.as_of.field"), "muted", wrap=False), self.field, self.today):
            line.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_day(self._shown)

    def show_day(self, day: date) -> None:
        """The screen answers for this day. What is being typed stays."""
        self._shown = day
        self.today.setHidden(day == self._services.context().today)
        if not self.field.hasFocus():
            self.field.set_date(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.field.date() != self._shown:
            self.field.set_date(self._shown)
        else:
            super().keyPressEvent(event)

    def _typed(self) -> None:
        try:
            day = read_day(self.field.text(), self._services.context().today)
        except UserError as error:
            self._services.shell.report(error)
            return
        self._shown = day  # so that losing the cursor asks no second time
        self.field.set_date(day)
        self.field.clearFocus()
        self.asked.emit(day)

    def _left(self) -> None:
        """After Enter there is nothing left to ask for."""
        if self.field.hasFocus() or self.field.date() == self._shown:
            return
        try:
            day = read_day(self.field.text(), self._services.context().today)
        except UserError:
            day = self._shown
        self.field.set_date(day)
        if day != self._shown:
            self.asked.emit(day)
