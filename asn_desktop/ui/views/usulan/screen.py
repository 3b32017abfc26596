"""The desk of proposals and the sheet of one of them; both answer for the same day."""

from __future__ import annotations

from datetime import date

from asn_desktop.ui.presenters.asked_day import AskedDay
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.usulan.list_view import UsulanList
from asn_desktop.ui.views.usulan.sheet import UsulanSheet
from asn_desktop.ui.widgets.list_and_sheet import ListAndSheet


class UsulanScreen(ListAndSheet):
    """The day asked for on the one stays on the other."""

    def __init__(self, services: Services) -> None:
        self._on = AskedDay(services)
        self._proposals = UsulanList(services, self._on)
        self._proposal = UsulanSheet(services, self._on)
        super().__init__(services, self._proposals, self._proposal, "usulan.empty.gone")
        for as_of in (self._proposals.as_of, self._proposal.as_of):
            as_of.asked.connect(self._answer_for)

    def _answer_for(self, day: date) -> None:
        changed = self._on.ask(day)
        self._proposals.show_day()
        self._proposal.as_of.show_day(self._on.day)
        if changed:
            self._proposals.presenter.asked()
            self._proposal.presenter.asked()
