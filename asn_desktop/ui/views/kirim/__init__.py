"""The screen Kirim: to the centre on a stick, what comes back, and the bridges to the national systems."""

from __future__ import annotations

from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.kirim.screen import KirimScreen
from asn_desktop.ui.widgets.screen import Screen


def make(services: Services) -> Screen:
    """The screen, as the navigation asks for it. The detail is one of its faces (`riwayat`, `perbaikan`, ...)."""
    return KirimScreen(services)
