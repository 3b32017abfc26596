"""A plan is ended and the next one begun: from which day, why, and who appraises then; asked above the buttons.

An agreed plan changes only for a reason: the cause says it, and where the cause is another one, it is asked for.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from asn_desktop.core.domain.skp import SebabSkp
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.skp.document import SkpPresenter
from asn_desktop.ui.widgets.buttons import button, primary_button
from asn_desktop.ui.widgets.date_field import DateField
from asn_desktop.ui.widgets.field import Field, choice_field, go_to_wrong, text_field
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
        self.reason = text_field(say("skp.reopen.reason"), say("skp.reopen.help"))
        self._caused = ""
        choice = self.sebab.editor
        assert isinstance(choice, QComboBox)
        choice.currentIndexChanged.connect(self._name_cause)
        self._rater = PickField(searched=True)
        self._rater.wanted.connect(lambda text: presenter.look_for_raters(text, self._rater.set_options))
        self.rater = Field(say("skp.split.rater"), self._rater, say("skp.split.rater_help"))
        self.keep = QCheckBox(say("skp.split.results"))
        self.keep.setChecked(True)
        go = QAction(say("skp.split.go"), self)
        go.triggered.connect(self._confirm)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        for place, field in enumerate((self.day, self.sebab, self.rater, self.reason)):
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

    def ask(self, day: date | None, sebab: SebabSkp = SebabSkp.GANTI_PENILAI, *, agreed: bool) -> None:
        """Show the panel, filled with what is known; of a plan that is `agreed` on it asks for the reason."""
        self.title.setText(self._say("skp.split.title"))
        self.day.set_value(day)
        self.day.set_error("")
        self.sebab.set_value(sebab.value)
        self.reason.set_value("")
        self.reason.set_error("")
        self.reason.setHidden(not agreed)
        self._caused = ""
        self._name_cause()
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

    def _name_cause(self) -> None:
        """The cause as the reason, as long as nobody has written another one; "other" says nothing."""
        if str(self.reason.value) == self._caused:
            sebab = SebabSkp(str(self.sebab.value))
            self._caused = "" if sebab is SebabSkp.LAINNYA else self._say("skp.split.reason", sebab=sebab)
            self.reason.set_value(self._caused)
            line = self.reason.editor
            assert isinstance(line, QLineEdit)
            line.setCursorPosition(0)  # from its first word on, where it does not fit

    def _confirm(self) -> None:
        day, reason = self.day.value, str(self.reason.value).strip()
        nameless = bool(self._rater.text().strip()) and not self._rater.value
        lacks = not self.reason.isHidden() and not reason
        self.day.set_error("" if isinstance(day, date) else self._say("skp.agree.invalid"))
        self.rater.set_error(self._say("skp.rater.unknown") if nameless else "")
        self.reason.set_error(self._say("error.plan_reason_missing.now") if lacks else "")
        if go_to_wrong(self.day, self.rater, self.reason) or not isinstance(day, date):
            return
        sebab = SebabSkp(str(self.sebab.value))
        self._presenter.split(
            day,
            sebab,
            self._rater.value,
            results=self.keep.isChecked(),
            alasan=reason,
            done=self.hide,
            refused=self._refused,
        )

    def _refused(self, why: str) -> None:
        """What was asked for stays as it was typed, with the sentence at the day."""
        self.day.set_error(why)
        go_to_wrong(self.day)
