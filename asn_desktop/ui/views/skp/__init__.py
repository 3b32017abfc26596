"""The screen SKP: the plans of a year, one plan to be written, and the planning of a unit."""

from __future__ import annotations

from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.skp.screen import SkpScreen
from asn_desktop.ui.widgets.screen import Screen


def make(services: Services) -> Screen:
    """The screen, as the navigation asks for it. A target is a plan, or an employee for his newest plan."""
    return SkpScreen(services)
