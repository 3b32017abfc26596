"""The screen Evaluasi: the appraisals of a year, their distribution, and one appraisal to be given."""

from __future__ import annotations

from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.widgets.screen import Screen


def make(services: Services) -> Screen:
    """The screen, as the navigation asks for it."""
    from asn_desktop.ui.views.evaluasi.screen import EvaluasiScreen

    return EvaluasiScreen(services)
