"""A question of one field, asked in the page: the field, what it is for, and two buttons."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from asn_desktop.ui.widgets.ask_panel import AskPanel
from asn_desktop.ui.widgets.buttons import button, primary_button
from asn_desktop.ui.widgets.field import Field
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words


class ConfirmPanel(AskPanel):
    """Hidden until `ask`."""

    def __init__(
        self, title: str, field: Field, go: str, cancel: str, confirmed: Callable[[], bool],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """`confirmed` returns True where all was well and the panel may close."""
        super().__init__((field,), self._answer, parent)
        self.field = field
        self._confirmed = confirmed
        self._go = QAction(go, self)
        self._go.triggered.connect(self._answer)
        self.note = words(title, "strong")
        self._layout.addWidget(self.note)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(field, 1)
        row.addWidget(primary_button(self._go), 0, Qt.AlignmentFlag.AlignVCenter)
        self._row = row
        row.addWidget(button(cancel, self.close_panel), 0, Qt.AlignmentFlag.AlignVCenter)
        self._layout.addLayout(row)

    def offer_before(self, widget: QWidget) -> None:
        """What may be looked at before confirming, at the left of the button that does."""
        self._row.insertWidget(1, widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def ask(self, title: str = "") -> None:
        """Show the panel with the cursor in its field."""
        if title:
            self.note.setText(title)
        self.field.set_error("")
        self.show()
        self.field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(self.field.editor, QLineEdit):
            self.field.editor.selectAll()

    def _answer(self) -> None:
        if self.isHidden():
            return
        if self._confirmed():
            self.close_panel()
        else:
            self.field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
