"""The screen Keberatan: the desk of objections, and the sheet of one of them."""

from __future__ import annotations

from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.keberatan.list_view import KeberatanList
from asn_desktop.ui.views.keberatan.sheet import KeberatanSheet
from asn_desktop.ui.widgets.list_and_sheet import ListAndSheet
from asn_desktop.ui.widgets.screen import Screen


def make(services: Services) -> Screen:
    """The screen, as the navigation asks for it. A target is an objection, or a final result to object to."""
    return ListAndSheet(services, KeberatanList(services), KeberatanSheet(services), "keberatan.empty.gone")
