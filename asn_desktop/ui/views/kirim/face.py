"""What the screen knows of its faces, whatever they show."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QWidget

from asn_desktop.core.kernel.record import Changes
from asn_desktop.ui.presenters.kirim.identity import IdentityState
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.widgets.tokens import GRID


class Face(QWidget):
    """Base of the faces. `primary_action` is what Ctrl+Enter does there."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.services = services
        self.primary_action: QAction | None = None

    def visited(self) -> None:
        """It has come into view again."""

    def changed(self, changes: Changes) -> None:
        """Something was saved somewhere."""

    def arrived(self) -> None:
        """Something came from the centre."""

    def show_identity(self, state: IdentityState) -> None:
        """Who this computer is to the centre has become known, or has changed."""

    def search_field(self) -> QWidget | None:
        """What Ctrl+F focuses."""
        return None

    def say(self, key: str, **facts: object) -> str:
        return self.services.texts.say(key, **facts)


def left(*widgets: QWidget) -> QHBoxLayout:
    """Buttons side by side at the left."""
    row = QHBoxLayout()
    row.setSpacing(GRID)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
