"""The days on which results were handed over, received and returned: asked for in the page, for one person or many."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.evaluasi import Handover
from asn_desktop.ui.widgets.buttons import button, primary_button
from asn_desktop.ui.widgets.date_field import DateField
from asn_desktop.ui.widgets.field import Field
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words

DAYS = ("diserahkan", "diterima", "dikembalikan")
Wrong = Callable[[Handover], tuple[str, str] | None]
"""The day that cannot be and why, in words; None where all is well."""


class HandoverForm(QFrame):
    """Hidden until `ask`. Enter records, Escape gives up. `closed` says it has gone again."""

    closed = Signal()

    def __init__(
        self, texts: Texts, wrong: Wrong, recorded: Callable[[Handover], None], parent: QWidget | None = None
    ) -> None:
        """`wrong` is asked before anything is recorded: what cannot be stays in the form to be mended."""
        super().__init__(parent)
        self._wrong = wrong
        self.setProperty("role", "note")
        self._texts = texts
        self._recorded = recorded
        self._note = ""
        say = texts.say
        self.title = words("", "strong")
        self.fields = {
            name: Field(say(f"evaluasi.handover.{name}"), DateField(texts), say(f"evaluasi.handover.{name}_help"))
            for name in DAYS
        }
        self._go = QAction(say("evaluasi.handover.record"), self)
        self._go.triggered.connect(self._record)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for field in self.fields.values():
            field.editor.installEventFilter(self)  # before the field's own, for which Enter goes to the next field
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(primary_button(self._go), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(button(say("evaluasi.finalise.cancel"), self.close_form), 0, Qt.AlignmentFlag.AlignVCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self.title)
        layout.addLayout(row)
        self.hide()

    def ask(self, title: str, days: Handover) -> None:
        """Show the form with the cursor in the first day that is not known yet."""
        self.title.setText(title)
        self._note = days.catatan
        for name, field in self.fields.items():
            field.set_value(getattr(days, name))
            field.set_error("")
        self.show()
        first = next((name for name in DAYS if getattr(days, name) is None), DAYS[0])
        self.fields[first].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_form(self) -> None:
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in a field records."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._record()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
        else:
            super().keyPressEvent(event)

    def _record(self) -> None:
        if self.isHidden():
            return
        given: dict[str, date | None] = {}
        for field in self.fields.values():
            field.set_error("")
        for name, field in self.fields.items():
            editor = field.editor
            if isinstance(editor, DateField) and not editor.valid:
                field.set_error(self._texts.say("skp.agree.invalid"))
                return
            given[name] = field.value if isinstance(field.value, date) else None
        if not any(given.values()):
            self.fields[DAYS[0]].set_error(self._texts.say("evaluasi.handover.none_given"))
            return
        days = Handover(**given, catatan=self._note)
        wrong = self._wrong(days)
        if wrong is not None:
            name, why = wrong
            self.fields[name].set_error(why)
            self.fields[name].editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._recorded(days)
        self.close_form()
