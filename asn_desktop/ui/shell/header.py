"""The header line: where am I, search, office and user, practice badge, help."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.widgets.buttons import icon_button
from asn_desktop.ui.widgets.icons import icon
from asn_desktop.ui.widgets.tokens import GRID, look_of
from asn_desktop.ui.widgets.words import words


class Elided(QLabel):
    """A line that gives way when there is little room, with the whole text on hover."""

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(0)

    def show_text(self, text: str) -> None:
        self._whole = text
        self.setToolTip(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width()))


class Header(QFrame):
    search_wanted = Signal()
    help_wanted = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._texts = texts
        self._where = Elided("title")
        self._office = Elided("muted")
        self._office.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._badge = words(texts.say("shell.practice"), wrap=False)
        self._badge.setProperty("role", "badge")
        self._badge.setToolTip(texts.say("shell.practice_help"))
        self._badge.hide()
        self._search = QPushButton(texts.say("shell.search.button"))
        self._search.setProperty("role", "search")
        self._search.setIcon(icon("search", look_of(self.palette()).muted, 16))
        self._search.setAccessibleName(texts.say("shell.search.name"))
        self._search.setToolTip(texts.say("shell.search.name"))
        self._search.setMinimumWidth(26 * GRID)
        self._search.clicked.connect(lambda _checked=False: self.search_wanted.emit())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self._where, 5)
        layout.addWidget(self._search)
        layout.addWidget(self._office, 3)
        layout.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(icon_button(texts.say("shell.help.name"), "circle-question-mark", self.help_wanted.emit))

    def show_place(self, screen: str, title: str) -> None:
        self._where.show_text(f"{screen} › {title}" if title else screen)

    def show_office(self, office: str, actor: str, practice: bool) -> None:
        self._office.show_text(" · ".join(part for part in (office, actor) if part))
        self._badge.setVisible(practice)
