"""The screen Talenta: nine boxes, succession of posts, and the paths between posts."""

from __future__ import annotations

from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.talenta.screen import TalentaScreen
from asn_desktop.ui.widgets.screen import Screen


def make(services: Services) -> Screen:
    """The screen, as the navigation asks for it. A target is a person, or with the detail `jabatan` a post."""
    return TalentaScreen(services)
