"""The screen Pelaksanaan: everybody's months in a term, whom to ask, and the months of one person."""

from __future__ import annotations

from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.pelaksanaan.screen import PelaksanaanScreen
from asn_desktop.ui.widgets.screen import Screen


def make(services: Services) -> Screen:
    """The screen, as the navigation asks for it. A target is a plan, or an employee for his newest plan."""
    return PelaksanaanScreen(services)
