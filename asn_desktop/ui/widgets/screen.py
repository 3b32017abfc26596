"""What the window knows of a screen, whatever it shows."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from asn_desktop.core.kernel.record import Changes
from asn_desktop.ui.presenters.services import Services


class Screen(QWidget):
    """Base of all screens. It is made on the first visit and lives as long as the window.

    `primary_action` is the one thing the user most likely wants; Ctrl+Enter triggers it. `save_action` is
    triggered by Ctrl+S. Both are None where there is nothing of the kind.
    """

    title_changed = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.services = services
        self.primary_action: QAction | None = None
        self.save_action: QAction | None = None

    @property
    def title(self) -> str:
        """What stands after the screen's name in the header (a person's name); emit `title_changed` with it."""
        return ""

    @property
    def help_key(self) -> str:
        """Which text of the help F1 shows now; "" where the screen has one text for everything."""
        return ""

    @property
    def detail(self) -> str:
        """What `show_target` takes to show the same page of the screen again in a new window; "" for the first."""
        return ""

    def show_target(self, target: UUID | None, detail: str) -> None:
        """Open a record in this screen, and there the field or tab `detail`."""

    def changed(self, changes: Changes) -> None:
        """Something was saved somewhere: refresh what is concerned, ignore the rest."""

    def visited(self) -> None:
        """The screen has come into view again."""

    def home(self) -> None:
        """The screen was chosen again while in view: back to what it begins with."""

    def search_field(self) -> QWidget | None:
        """What Ctrl+F focuses, if the screen can be searched."""
        return None

    def say(self, key: str, **facts: object) -> str:
        """A sentence of the catalogue."""
        return self.services.texts.say(key, **facts)
