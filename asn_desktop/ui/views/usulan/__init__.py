"""The screen Usulan: the desk of proposals, and the sheet of one of them."""

from __future__ import annotations

from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.usulan.list_view import UsulanList
from asn_desktop.ui.views.usulan.sheet import UsulanSheet
from asn_desktop.ui.widgets.list_and_sheet import ListAndSheet
from asn_desktop.ui.widgets.screen import Screen


def make(services: Services) -> Screen:
    """The screen, as the navigation asks for it. A target is a proposal; without one the detail is filters."""
    return ListAndSheet(services, UsulanList(services), UsulanSheet(services), "usulan.empty.gone")
