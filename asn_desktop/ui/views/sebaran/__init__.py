"""The screen Sebaran: how the predikat of the units are spread, how the raters rate beside one another, and what people
think of the units' services.
"""

from __future__ import annotations

from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.sebaran.screen import SebaranScreen
from asn_desktop.ui.widgets.screen import Screen


def make(services: Services) -> Screen:
    """The screen, as the navigation asks for it.

    `tahun`, `masa`, and `unit` of a place choose what is shown; `penilai` (his key or his name) or `keadilan` lead to
    the raters, `survei` to the surveys.
    """
    return SebaranScreen(services)
