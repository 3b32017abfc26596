"""The list and the sheet, led to by a term too."""

from __future__ import annotations

from uuid import UUID

from asn_desktop.core.kernel.record import Changes
from asn_desktop.ui.presenters.listing import choices_of
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.pelaksanaan.list_view import PelaksanaanListView
from asn_desktop.ui.views.pelaksanaan.sheet import MonthsSheet
from asn_desktop.ui.widgets.list_and_sheet import ListAndSheet


class PelaksanaanScreen(ListAndSheet):
    """`show_target(id, "masa=triwulan-2")` opens a plan in that term; without an id the list shows that term."""

    list: PelaksanaanListView
    sheet: MonthsSheet

    def __init__(self, services: Services) -> None:
        listed = PelaksanaanListView(services)
        sheet = MonthsSheet(services, listed.presenter.rows, lambda: listed.presenter.listing.asked)
        super().__init__(services, listed, sheet, "skp.empty.open_help")

    def show_target(self, target: UUID | None, detail: str) -> None:
        if target is not None:
            self.sheet.presenter.want(choices_of(detail).get("masa", ""))
        super().show_target(target, detail)

    def changed(self, changes: Changes) -> None:
        super().changed(changes)
        self.list.changed(changes)
