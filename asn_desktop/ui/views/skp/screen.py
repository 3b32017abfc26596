"""The screen SKP: the plans of a year, one plan to be written, and the planning of a unit."""

from __future__ import annotations

from uuid import UUID

from asn_desktop.core.kernel.record import Changes
from asn_desktop.ui.presenters.listing import choices_of
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.skp.split import proposed
from asn_desktop.ui.views.skp.list_view import SkpListView
from asn_desktop.ui.views.skp.sheet import PlanSheet
from asn_desktop.ui.views.skp.unit_view import UnitPlanView
from asn_desktop.ui.widgets.list_and_sheet import ListAndSheet

UNIT_PLAN = "rencana_unit"
"""In the detail: the unit whose planning is shown, "-" for the one shown last; with `tab` and `tahun`."""


class SkpScreen(ListAndSheet):
    """Beside what a list with a sheet does: `rencana_unit=<id>` opens the planning of a unit, and a plan with
    `pisah=<day>` comes with the question whether to split it there.
    """

    def __init__(self, services: Services) -> None:
        self._plan_sheet = PlanSheet(services)
        super().__init__(services, SkpListView(services), self._plan_sheet, "skp.empty.open_help")
        self.unit: UnitPlanView | None = None

    def show_target(self, target: UUID | None, detail: str) -> None:
        asked = choices_of(detail) if "=" in detail else {}
        if target is None and UNIT_PLAN in asked:
            self._show_unit(asked)
            return
        super().show_target(target, detail)
        self._plan_sheet.offer_split(proposed(detail))

    def changed(self, changes: Changes) -> None:
        super().changed(changes)
        if self.unit is not None:
            self.unit.presenter.changed(changes)

    def _show_unit(self, asked: dict[str, str]) -> None:
        if self.unit is None:
            self.unit = UnitPlanView(self.services)
            self._stack.addWidget(self.unit)
        self._to_list()
        unit, tahun = asked[UNIT_PLAN], asked.get("tahun", "")
        year = int(tahun) if tahun.isdecimal() else 0
        self.unit.open(None if unit == "-" else UUID(unit), year, asked.get("tab", ""))
        self._stack.setCurrentWidget(self.unit)
        self.primary_action = None
        self._titled(self.say("skp.unit.title"))
