"""A person is exempted from plan and appraisal, or an exemption ends: asked for in the page, not in a dialog."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.core.domain.skp import PengecualianSkp, SebabPengecualian
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.keadaan import StateRow
from asn_desktop.ui.presenters.pelaksanaan.exempt import Exemptions
from asn_desktop.ui.widgets.buttons import button, primary_button
from asn_desktop.ui.widgets.date_field import DateField
from asn_desktop.ui.widgets.field import Field, choice_field, go_to_wrong, text_field
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words


class ExemptPanel(QFrame):
    """Hidden until `ask`. With an exemption on record it asks for its last day, or takes the record back."""

    def __init__(self, texts: Texts, exemptions: Exemptions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "note")
        self._texts = texts
        self._exemptions = exemptions
        self._row: StateRow | None = None
        self._record: PengecualianSkp | None = None
        say = texts.say
        self.note = words("", "strong")
        self.help = words("", "muted")
        self.sebab = choice_field(
            say("pelaksanaan.exempt.sebab"), tuple((each.value, texts.show(each)) for each in SebabPengecualian)
        )
        self.mulai = Field(say("pelaksanaan.exempt.mulai"), DateField(texts))
        self.terakhir = Field(say("pelaksanaan.exempt.terakhir"), DateField(texts), say("pelaksanaan.exempt.open"))
        self.dasar = text_field(say("pelaksanaan.exempt.dasar"), say("pelaksanaan.exempt.dasar_help"))
        self.dasar.entered = self.confirm
        self._go = QAction(self)
        self._go.triggered.connect(self.confirm)
        self._withdraw = button(say("pelaksanaan.exempt.withdraw"), self._take_back, "undo-2")
        fields = QHBoxLayout()
        fields.setSpacing(2 * GRID)
        for field, share in ((self.sebab, 3), (self.mulai, 2), (self.terakhir, 2), (self.dasar, 4)):
            fields.addWidget(field, share, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self.help, 1)
        buttons.addWidget(self._withdraw)
        buttons.addWidget(button(say("evaluasi.finalise.cancel"), self.hide))
        buttons.addWidget(primary_button(self._go))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self.note)
        layout.addLayout(fields)
        layout.addLayout(buttons)
        self.hide()

    def ask(self, row: StateRow, record: PengecualianSkp | None, first: date) -> None:
        """For a person; `record` is the exemption that touches the term, `first` the term's first day."""
        self._row, self._record = row, record
        say = self._texts.say
        ends = record is not None
        key = "end" if ends else "begin"
        self.note.setText(say(f"pelaksanaan.exempt.{key}", nama=row.row.nama))
        self._go.setText(say(f"pelaksanaan.exempt.{key}_go"))
        self.help.setText(
            say("pelaksanaan.exempt.known", sebab=record.sebab, mulai=record.mulai, dasar=record.dasar or "–")
            if record
            else say("pelaksanaan.exempt.help")
        )
        for field in (self.sebab, self.mulai, self.dasar):
            field.setVisible(not ends)
        self._withdraw.setVisible(ends)
        for field in (self.mulai, self.terakhir):
            field.set_error("")
        self.mulai.set_value(first)
        self.terakhir.set_value(None)
        self.dasar.set_value("")
        self.show()
        (self.terakhir if ends else self.sebab).editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def confirm(self) -> None:
        """Record what was typed where it can be read; otherwise say under the field what is wrong."""
        first, last = self.mulai.value, self.terakhir.value
        says_last = isinstance(last, date)
        if self._row is None:
            return
        if self._wrong(says_last):
            go_to_wrong(self.mulai, self.terakhir)
            return
        if self._record is not None:
            if isinstance(last, date):
                self._exemptions.end(self._row, self._record, last)
        elif isinstance(first, date):
            cause = SebabPengecualian(str(self.sebab.value))
            end = last if isinstance(last, date) else None
            self._exemptions.record(self._row, cause, first, end, str(self.dasar.value))
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _wrong(self, says_last: bool) -> bool:
        say, ends = self._texts.say, self._record is not None
        first, last = self.mulai.value, self.terakhir.value
        begins = self._record.mulai if self._record else first
        checks: list[tuple[Field, Callable[[], bool]]] = [
            (self.mulai, lambda: not ends and not isinstance(first, date)),
            (self.terakhir, lambda: (not says_last and ends) or not _valid(self.terakhir)),
        ]
        found = False
        for field, is_wrong in checks:
            wrong = is_wrong()
            field.set_error(say("skp.agree.invalid") if wrong else "")
            found = found or wrong
        if not found and isinstance(last, date) and isinstance(begins, date) and last < begins:
            self.terakhir.set_error(say("pelaksanaan.exempt.reversed"))
            found = True
        return found

    def _take_back(self) -> None:
        if self._row is not None and self._record is not None:
            self._exemptions.withdraw(self._row, self._record)
        self.hide()


def _valid(field: Field) -> bool:
    editor = field.editor
    return isinstance(editor, DateField) and editor.valid
