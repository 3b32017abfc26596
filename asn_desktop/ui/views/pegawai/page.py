"""A page inside the screen of people, and the line above it that leads back to the list."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from asn_desktop.core.kernel.record import Changes
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.widgets.buttons import quiet_button
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words


class Page(QWidget):
    """Base of the pages. Escape leads back to where one came from; nothing typed is lost by it, drafts are kept."""

    back = Signal()
    drawn = Signal()
    """What the page was asked for has been read and is on it."""
    named = Signal()
    """What the header should say of this page has changed."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.services = services
        self.primary: QAction | None = None
        """What Ctrl+Enter does."""
        self.saving: QAction | None = None
        """What Ctrl+S does."""
        self.back_line: BackLine | None = None
        self.setProperty("role", "page")

    @property
    def title(self) -> str:
        return ""

    def show_page(self, target: UUID | None, detail: str) -> None:
        """The page comes into view, for a record or a part of it."""

    def visited(self) -> None:
        """The page is in view again after another screen."""

    def changed(self, changes: Changes) -> None:
        """Something was saved somewhere."""

    def search_field(self) -> QWidget | None:
        return None

    def say(self, key: str, **facts: object) -> str:
        return self.services.texts.say(key, **facts)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back.emit()
        else:
            super().keyPressEvent(event)


class BackLine(QFrame):
    """The way back, the name of the page, and room for what belongs to the whole page."""

    def __init__(self, page: Page, title: str) -> None:
        super().__init__()
        self.setProperty("role", "bar")
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(GRID, GRID // 2, 2 * GRID, GRID // 2)
        self.line.setSpacing(GRID)
        self.way = quiet_button(page.say("pegawai.back"), page.back.emit, "arrow-left")
        self.line.addWidget(self.way)
        page.back_line = self
        self.title = words(title, "heading", wrap=False)
        self.line.addWidget(self.title)
        self.line.addStretch(1)
