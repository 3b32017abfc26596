"""The days on which results were handed over, received and returned: asked for in the page, for one person or many."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.evaluasi import Handover
from asn_desktop.ui.widgets.ask_panel import AskPanel
from asn_desktop.ui.widgets.buttons import button, primary_button
from asn_desktop.ui.widgets.date_field import DateField
from asn_desktop.ui.widgets.field import Field
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words

DAYS = ("diserahkan", "diterima", "dikembalikan")
Wrong = Callable[[Handover], tuple[str, str] | None]
"""The day that cannot be and why, in words; None where all is well."""


class HandoverForm(AskPanel):
    """Hidden until `ask`; Enter records."""

    def __init__(
        self, texts: Texts, wrong: Wrong, recorded: Callable[[Handover], None], parent: QWidget | None = None
    ) -> None:
        """`wrong` is asked before anything is recorded: what cannot be stays in the form to be mended."""
        say = texts.say
        fields = {
            name: Field(say(f"evaluasi.handover.{name}"), DateField(texts), say(f"evaluasi.handover.{name}_help"))
            for name in DAYS
        }
        super().__init__(fields.values(), self._record, parent)
        self.fields = fields
        self._wrong = wrong
        self._texts = texts
        self._recorded = recorded
        self._note = ""
        self.title = words("", "strong")
        self._go = QAction(say("evaluasi.handover.record"), self)
        self._go.triggered.connect(self._record)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for field in self.fields.values():
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(primary_button(self._go), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(button(say("evaluasi.finalise.cancel"), self.close_panel), 0, Qt.AlignmentFlag.AlignVCenter)
        self._layout.addWidget(self.title)
        self._layout.addLayout(row)

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
        self.close_panel()
