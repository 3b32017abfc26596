"""The screen SKP: the plans of a year, and one plan to be written."""

from __future__ import annotations

from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.widgets.screen import Screen


def make(services: Services) -> Screen:
    """The screen, as the navigation asks for it."""
    from asn_desktop.ui.views.skp.screen import SkpScreen

    return SkpScreen(services)
