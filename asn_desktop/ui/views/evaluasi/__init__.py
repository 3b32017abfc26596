"""The screen Evaluasi: the appraisals of a year, and the rating sheet of one person."""

from __future__ import annotations

from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.evaluasi.list_view import EvaluasiListView
from asn_desktop.ui.views.evaluasi.sheet import RatingSheet
from asn_desktop.ui.widgets.list_and_sheet import ListAndSheet
from asn_desktop.ui.widgets.screen import Screen


def make(services: Services) -> Screen:
    """The screen, as the navigation asks for it. A target is an appraisal, its plan, or an employee.

    The sheet walks from person to person through the list's present answer.
    """
    listed = EvaluasiListView(services)
    sheet = RatingSheet(services, lambda: listed.presenter.listing.asked)
    listed.presenter.runs.begun = sheet.presenter.start_run
    sheet.presenter.ended = listed.presenter.runs.ended
    return ListAndSheet(services, listed, sheet, "evaluasi.empty.open_help")
