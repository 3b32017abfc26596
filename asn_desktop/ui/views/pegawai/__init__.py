"""People: the list, one person, a new one, taking in spreadsheets, units and posts, and the data doctor."""

from __future__ import annotations

from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.pegawai.screen import PegawaiScreen
from asn_desktop.ui.widgets.screen import Screen


def make(services: Services) -> Screen:
    """The screen as the window opens it."""
    return PegawaiScreen(services)
