"""The screen Cetak: official forms, seen, saved and printed."""

from __future__ import annotations

from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.cetak.screen import CetakScreen
from asn_desktop.ui.widgets.screen import Screen


def make(services: Services) -> Screen:
    """The screen, as the navigation asks for it."""
    return CetakScreen(services)
