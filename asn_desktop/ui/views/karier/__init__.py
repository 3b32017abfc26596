"""The screen Karier: the calendar of the office, and the career of one person with what would change it."""

from __future__ import annotations

from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.karier.screen import KarierScreen
from asn_desktop.ui.widgets.screen import Screen


def make(services: Services) -> Screen:
    """The screen, as the navigation asks for it. A target is a person; the detail is a right, or the what-if page."""
    return KarierScreen(services)
