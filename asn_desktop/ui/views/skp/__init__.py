"""The screen SKP: the plans of a year, and one plan to be written."""

from __future__ import annotations

from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.widgets.screen import Screen


def make(services: Services) -> Screen:
    """The screen, as the navigation asks for it. A target is a plan, or an employee for his newest plan."""
    from asn_desktop.ui.views.skp.list_view import SkpListView
    from asn_desktop.ui.views.skp.sheet import PlanSheet
    from asn_desktop.ui.widgets.list_and_sheet import ListAndSheet

    return ListAndSheet(services, SkpListView(services), PlanSheet(services), "skp.empty.open_help")
