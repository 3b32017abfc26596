"""A question in the page instead of a dialog: one field, what it is for, and two buttons."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from asn_desktop.ui.widgets.buttons import button, primary_button
from asn_desktop.ui.widgets.field import Field
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words


class ConfirmPanel(QFrame):
    """Hidden until `ask`. Enter in the field confirms, Escape gives up. `closed` says it has gone again."""

    closed = Signal()

    def __init__(
        self, title: str, field: Field, go: str, cancel: str, confirmed: Callable[[], bool],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """`confirmed` returns True where all was well and the panel may close."""
        super().__init__(parent)
        self.setProperty("role", "note")
        self.field = field
        self._confirmed = confirmed
        self._go = QAction(go, self)
        self._go.triggered.connect(self._confirm)
        self.note = words(title, "strong")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self.note)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(field, 1)
        row.addWidget(primary_button(self._go), 0, Qt.AlignmentFlag.AlignVCenter)
        self._row = row
        row.addWidget(button(cancel, self.close_panel), 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addLayout(row)
        field.editor.installEventFilter(self)  # before the field's own, for which Enter goes to the next field
        self.hide()

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

    def close_panel(self) -> None:
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the field confirms."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._confirm()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def _confirm(self) -> None:
        if self.isHidden():
            return
        if self._confirmed():
            self.close_panel()
        else:
            self.field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
