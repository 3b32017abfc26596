"""The screen Usulan: the desk of proposals, and the sheet of one of them, as of today or another day."""

from __future__ import annotations

from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.usulan.screen import UsulanScreen
from asn_desktop.ui.widgets.screen import Screen


def make(services: Services) -> Screen:
    """The screen, as the navigation asks for it. A target is a proposal; without one the detail is filters."""
    return UsulanScreen(services)
