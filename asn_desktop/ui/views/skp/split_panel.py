"""A plan is ended and the next one begun: from which day, why, and who appraises then; asked above the buttons."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.core.domain.skp import SebabSkp
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.skp import SkpPresenter
from asn_desktop.ui.widgets.buttons import button, primary_button
from asn_desktop.ui.widgets.date_field import DateField
from asn_desktop.ui.widgets.field import Field, choice_field
from asn_desktop.ui.widgets.pick_field import PickField
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words


class SplitPanel(QFrame):
    """Hidden until `ask`."""

    def __init__(self, texts: Texts, presenter: SkpPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "note")
        self._say = say = texts.say
        self._presenter = presenter
        self.day = Field(say("skp.split.day"), DateField(texts), say("skp.split.day_help"))
        causes = tuple((each.value, texts.show(each)) for each in SebabSkp)
        self.sebab = choice_field(say("skp.split.sebab"), causes)
        self._rater = PickField(searched=True)
        self._rater.wanted.connect(lambda text: presenter.look_for_raters(text, self._rater.set_options))
        self.rater = Field(say("skp.split.rater"), self._rater, say("skp.split.rater_help"))
        self.keep = QCheckBox(say("skp.split.results"))
        self.keep.setChecked(True)
        go = QAction(say("skp.split.go"), self)
        go.triggered.connect(self._confirm)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        for place, field in enumerate((self.day, self.sebab, self.rater)):
            grid.addWidget(field, 0, place, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(place, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.keep, 1)
        buttons.addWidget(button(say("evaluasi.finalise.cancel"), self.hide))
        buttons.addWidget(primary_button(go))
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        self.title = words("", "strong")
        column.addWidget(self.title)
        column.addLayout(grid)
        column.addLayout(buttons)
        self.hide()

    def ask(self, day: date | None, sebab: SebabSkp = SebabSkp.GANTI_PENILAI) -> None:
        """Show the panel, filled with what is known."""
        self.title.setText(self._say("skp.split.title"))
        self.day.set_value(day)
        self.day.set_error("")
        self.sebab.set_value(sebab.value)
        self._rater.set_value("")
        self._rater.clear()
        self.rater.set_error("")
        self.show()
        self.day.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _confirm(self) -> None:
        day = self.day.value
        if not isinstance(day, date):
            self.day.set_error(self._say("skp.agree.invalid"))
            self.day.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self._rater.text().strip() and not self._rater.value:
            self.rater.set_error(self._say("skp.rater.unknown"))
            return
        self.hide()
        self._presenter.split(
            day, SebabSkp(str(self.sebab.value)), self._rater.value, results=self.keep.isChecked(),
            alasan=self._say("skp.split.reason", sebab=SebabSkp(str(self.sebab.value))),
        )  # fmt: skip
