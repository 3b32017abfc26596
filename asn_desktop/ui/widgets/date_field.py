"""A date as people type it, shown as people read it."""

from __future__ import annotations

import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.dates import read_date


class DateField(QLineEdit):
    """Accepts `1/2/2024`, `1 Februari 2024` and the like; shows `1 Februari 2024`. Empty is allowed.

    `changed` is emitted when the user has changed what is typed. `valid` is False while the text is no date.
    """

    changed = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.setPlaceholderText(texts.say("widget.date.hint"))
        self.textEdited.connect(lambda _text: self.changed.emit())
        self.editingFinished.connect(self._tidy)

    def date(self) -> datetime.date | None:
        return read_date(self.text())

    def set_date(self, day: datetime.date | None) -> None:
        self.setText("" if day is None else self._texts.show(day))

    @property
    def valid(self) -> bool:
        return not self.text().strip() or self.date() is not None

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._tidy()

    def _tidy(self) -> None:
        day = self.date()
        if day is not None:
            self.setText(self._texts.show(day))
