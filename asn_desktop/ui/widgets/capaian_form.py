"""The achievement of a unit, who set it and on what basis: three fields that open in place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from asn_desktop.core.domain.kinerja import Capaian
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.widgets.buttons import button
from asn_desktop.ui.widgets.field import choice_field, text_field
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.tokens import GRID

Set = Callable[[Capaian, str, str], None]
"""Takes the achievement, who set it, and the basis."""


class CapaianForm(QWidget):
    """Hidden until `ask`. Enter in the last field saves, Escape gives up; `closed` says it has gone again."""

    closed = Signal()

    def __init__(self, texts: Texts, save: Set, parent: QWidget | None = None, *, across: bool = False) -> None:
        """`across`: the fields stand side by side, where there is the width for it."""
        super().__init__(parent)
        say = texts.say
        self._save = save
        options = tuple((each.value, texts.show(each)) for each in Capaian)
        self.capaian = choice_field(say("evaluasi.distribution.capaian"), options)
        self.set_by = text_field(say("evaluasi.distribution.set_by"), say("evaluasi.distribution.set_by_hint"))
        self.basis = text_field(say("evaluasi.distribution.basis"), say("evaluasi.distribution.basis_hint"))
        self.basis.entered = self.save
        fields = QBoxLayout(QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.TopToBottom)
        fields.setSpacing(2 * GRID if across else GRID)
        for field in (self.capaian, self.set_by, self.basis):
            fields.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(button(say("evaluasi.distribution.save"), self.save, "check"))
        buttons.addWidget(button(say("evaluasi.distribution.cancel"), self.give_up))
        buttons.addStretch(1)
        column = flush_column(self, spacing=GRID)
        column.addLayout(fields)
        column.addLayout(buttons)
        self.hide()

    def ask(self, capaian: Capaian | None, set_by: str, basis: str) -> None:
        """Show it with what is recorded, and the cursor in it."""
        self.capaian.set_value((capaian or Capaian.BAIK).value)
        self.set_by.set_value(set_by)
        self.basis.set_value(basis)
        self.show()
        self.capaian.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Give what is chosen, where the form is open."""
        if not self.isHidden():
            self.give_up()
            self._save(Capaian(str(self.capaian.value)), str(self.set_by.value), str(self.basis.value))

    def give_up(self) -> None:
        """Close it; the cursor goes where `closed` puts it, not out of the page."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()
        else:
            super().keyPressEvent(event)
