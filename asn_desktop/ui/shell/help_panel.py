"""F1: what this screen is for and how to use it, beside the screen, not above it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.widgets.buttons import icon_button
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words


class HelpPanel(QFrame):
    """The text of `help.<screen>` (Markdown), with the keys that work everywhere below it."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "side")
        self._texts = texts
        self._title = words("", "heading")
        self._body = QTextBrowser()
        self._body.document().setIndentWidth(2 * GRID)
        self._body.document().setDocumentMargin(0)
        self._body.setFrameShape(QFrame.Shape.NoFrame)
        self._body.setAccessibleName(texts.say("shell.help.name"))
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(icon_button(texts.say("shell.help.close"), "x", self.hide))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        layout.addLayout(top)
        layout.addWidget(self._body, 1)
        self.setFixedWidth(38 * GRID)
        self.hide()

    def show_screen(self, key: str, name: str) -> None:
        self._title.setText(self._texts.say("shell.help.title", name=name))
        self._body.setMarkdown(f"{self._texts.say(f'help.{key}')}\n\n{self._texts.say('help.keys')}")
