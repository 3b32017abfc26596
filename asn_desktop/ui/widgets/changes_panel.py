"""The history of the document in view, below it: opened with Ctrl+H, closed with Escape."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.ui.presenters.change_lines import ChangeLine
from asn_desktop.ui.presenters.document_journal import DocumentJournal
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.widgets.buttons import icon_button
from asn_desktop.ui.widgets.changes_table import ChangesTable
from asn_desktop.ui.widgets.keys import shortcut
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words

HEIGHT = 240
"""What it takes of the sheet: some changes, while the document stays in view."""


class ChangesPanel(QFrame):
    """Hidden until it is turned on; then it follows the document that is shown. `closed` says it has gone again."""

    closed = Signal()

    def __init__(self, services: Services, screen: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        say = services.texts.say
        self._journal = DocumentJournal(services, self, screen)
        self._identity: UUID | None = None
        self.table = ChangesTable(services.texts)
        self.setFixedHeight(HEIGHT)
        top = QHBoxLayout()
        top.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        top.addWidget(words(say("document.changes.title"), "heading"), 1)
        top.addWidget(icon_button(say("document.changes.close"), "x", self.turn_off))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(GRID // 2)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        shortcut(self, "Escape", self.turn_off)
        self.hide()

    def turn(self) -> None:
        """Open it with the cursor in it, or close it."""
        if self.isHidden():
            self.show()
            self.read()
            self.table.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.turn_off()

    def turn_off(self) -> None:
        self.hide()
        self.closed.emit()

    def follow(self, identity: UUID) -> None:
        """This document is in view, as it is stored now."""
        self._identity = identity
        if not self.isHidden():
            self.read()

    def read(self) -> None:
        if self._identity is not None:
            self._journal.ask(self._identity)

    def show_changes(self, lines: tuple[ChangeLine, ...]) -> None:
        self.table.show_changes(lines)
