"""A line inside a page that offers something: to take typing back, to undo, to look at who was left out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from asn_desktop.ui.widgets.buttons import button
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words


class OfferBar(QFrame):
    """Hidden while it has nothing to offer."""

    def __init__(self, offers: tuple[tuple[str, Callable[[], None]], ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "note")
        self._sentence = words("")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID // 2, 2 * GRID, GRID // 2)
        layout.setSpacing(GRID)
        layout.addWidget(self._sentence, 1)
        buttons = [button(label, taken) for label, taken in offers]
        for each in buttons:
            layout.addWidget(each)
        self.setFocusProxy(buttons[0])
        self.hide()

    def offer(self, sentence: str) -> None:
        """Show the offer; "" hides it."""
        self._sentence.setText(sentence)
        self.setVisible(bool(sentence))
