"""Kantor: all offices, one of them with what it sent and its certificates, and the enrolment of another."""

from __future__ import annotations

from pathlib import Path
from typing import cast
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.centre.rows import OfficeRow
from asn_desktop.ui.models.table import Column, chip_column
from asn_desktop.ui.presenters.centre.offices import Kantor, KantorState, certificate_chip, gap_chip, silence_chip
from asn_desktop.ui.presenters.centre_services import CentreServices
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.centre.enrolment import EnrolmentPage
from asn_desktop.ui.views.centre.office_page import OfficePageView
from asn_desktop.ui.widgets.buttons import button
from asn_desktop.ui.widgets.empty_state import EmptyState
from asn_desktop.ui.widgets.filter_bar import Filter
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.list_page import ListPage
from asn_desktop.ui.widgets.screen import Screen


def make(services: Services) -> Screen:
    return KantorScreen(cast("CentreServices", services))


class KantorScreen(Screen):
    def __init__(self, services: CentreServices) -> None:
        super().__init__(services)
        self._state = KantorState()
        self.presenter = Kantor(services, self)
        self._enrol = QAction(self.say("pusat.kantor.enrol"), self)
        self._enrol.triggered.connect(self._browse)
        self.primary_action = self._enrol
        states = Filter("keadaan", self.say("pusat.column.keadaan"), (("call", self.say("pusat.kantor.to_call")),))
        self.list = ListPage(
            services,
            self.presenter.listing,
            _columns(services),
            noun="pusat.kantor.count",
            hint=self.say("pusat.kantor.hint"),
            filters=(states,),
            primary=self._enrol,
            primary_icon="plus",
            empty=EmptyState(
                "building-2", self.say("pusat.kantor.empty"), self.say("pusat.kantor.empty_help"), self._enrol
            ),
        )
        self.list.bar.add(button(self.say("pusat.kantor.calls"), self._calls, "printer"))
        self.list.opened.connect(lambda row: self.presenter.open(row.office))
        self.enrolment = EnrolmentPage(services, self.presenter)
        self.page = OfficePageView(services, self.presenter, self._browse)
        self._pages = QStackedWidget()
        for page in (self.list, self.enrolment, self.page):
            self._pages.addWidget(page)
        layout = flush_column(self)
        layout.addWidget(self._pages)

    @property
    def title(self) -> str:
        if self._state.asking is not None:
            return self.say("pusat.kantor.enrol")
        return "" if self._state.page is None else self._state.page.row.name

    def show_target(self, target: UUID | None, detail: str) -> None:
        if target is not None:
            self.presenter.open(target)
        elif detail:
            self.presenter.close()
            self.presenter.listing.ask(choices={"keadaan": detail})
            self.list.bar.show_choices({"keadaan": detail})

    def changed(self, _changes: Changes) -> None:
        self.presenter.changed()

    def visited(self) -> None:
        """Another operator may have taken something in meanwhile."""
        self.presenter.changed()
        if self._pages.currentWidget() is self.list:
            self.list.bar.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def home(self) -> None:
        self.presenter.give_up()
        self.presenter.close()
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def search_field(self) -> QWidget | None:
        return self.list.bar.search if self._pages.currentWidget() is self.list else None

    def render(self, state: KantorState) -> None:  # type: ignore[override]
        before, self._state = self._state, state
        if state.asking is not None:
            self.enrolment.show_asking(state.asking, state.until_wrong, busy=state.busy)
            self._turn_to(self.enrolment, self.enrolment.issue_action)
        elif state.page is not None:
            self.page.show_page(state.page)
            self._turn_to(self.page, None)
        else:
            self._turn_to(self.list, self._enrol)
        if (state.asking, state.page) != (before.asking, before.page):
            self.title_changed.emit()

    def _turn_to(self, page: QWidget, action: QAction | None) -> None:
        self.primary_action = action
        self._pages.setCurrentWidget(page)

    def _browse(self) -> None:
        kinds = f"{self.say('pusat.kantor.request')} (*)"
        chosen, _ = QFileDialog.getOpenFileName(self, self.say("pusat.kantor.enrol"), "", kinds)
        if chosen:
            self.presenter.ask(Path(chosen))

    def _calls(self) -> None:
        name = f"{self.say('pusat.kantor.calls_file')}.pdf"
        chosen, _ = QFileDialog.getSaveFileName(self, self.say("pusat.kantor.calls"), name, "PDF (*.pdf)")
        if chosen:
            self.presenter.print_calls(Path(chosen).with_suffix(".pdf"))


def _columns(services: CentreServices) -> tuple[Column, ...]:
    texts = services.texts

    def number(n: int) -> str:
        return texts.show(n) if n else ""

    def row_of(row: OfficeRow) -> OfficeRow:
        return row

    return (
        Column("pusat.column.kantor", lambda row: row_of(row).name, "name", width=26),
        chip_column("pusat.column.terakhir", lambda row: silence_chip(row, services), "last", width=16),
        chip_column("pusat.column.kurang", lambda row: gap_chip(row, services), "waiting", width=16),
        Column(
            "pusat.column.perbaiki", lambda row: number(row.open_office), "open", right=True,
            cell=lambda row: row.open_office, width=10,
        ),
        chip_column("pusat.column.sertifikat", lambda row: certificate_chip(row, services), "until", width=18),
        Column(
            "pusat.column.pegawai", lambda row: number(row.employees), "people", right=True,
            cell=lambda row: row.employees, width=9,
        ),
        Column("pusat.column.instansi", lambda row: row.instansi, width=22, spare=True),
    )  # fmt: skip
