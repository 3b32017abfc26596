"""The screen Pengaturan: the office, how this computer shows it, copies, holidays, the rules, and the bin."""

from __future__ import annotations

from asn_desktop.ui.presenters.pengaturan.screen import Computer
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.pengaturan.screen import PengaturanScreen
from asn_desktop.ui.widgets.screen import Screen


def make(services: Services, computer: Computer) -> Screen:
    """The screen, as the navigation asks for it. `computer` keeps what is set for this computer alone."""
    return PengaturanScreen(services, computer)
