"""Pegawai semua kantor: searched as one types, one person to read, to hand over, and to propose corrections of."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.kernel.texts import grouped_nip
from asn_desktop.ui.models.table import Column
from asn_desktop.ui.presenters.centre.people import PegawaiPusat, PegawaiPusatState
from asn_desktop.ui.presenters.centre_services import CentreServices
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.centre.person import PersonPage
from asn_desktop.ui.widgets.empty_state import EmptyState
from asn_desktop.ui.widgets.filter_bar import Filter
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.list_page import ListPage
from asn_desktop.ui.widgets.screen import Screen


def make(services: Services) -> Screen:
    return PegawaiPusatScreen(cast("CentreServices", services))


class PegawaiPusatScreen(Screen):
    def __init__(self, services: CentreServices) -> None:
        super().__init__(services)
        self._state = PegawaiPusatState()
        self.presenter = PegawaiPusat(services, self)
        columns = (
            Column("pegawai.list.nama", lambda row: row.nama, width=24),
            Column("pegawai.list.nip", lambda row: grouped_nip(row.nip), width=21, firm=True),
            Column("pusat.column.kantor", lambda row: row.kantor, width=20),
            Column("pusat.column.jabatan", lambda row: row.jabatan, width=20),
            Column("pusat.column.unit", lambda row: row.unit, width=18, spare=True),
            Column("pusat.column.golongan", lambda row: row.golongan, width=7, spare=True),
        )
        self.list = ListPage(
            services,
            self.presenter.listing,
            columns,
            noun="pusat.pegawai.count",
            hint=self.say("pusat.pegawai.hint"),
            filters=(
                Filter("kantor", self.say("pusat.column.kantor")),
                Filter("dinas", self.say("pusat.pegawai.service"), (("all", self.say("pusat.pegawai.all")),)),
            ),
            empty=EmptyState("users", self.say("pusat.pegawai.empty"), self.say("pusat.pegawai.empty_help")),
        )
        self.list.opened.connect(self.presenter.open)
        self.person = PersonPage(services, self.presenter)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.list)
        self._pages.addWidget(self.person)
        layout = flush_column(self)
        layout.addWidget(self._pages)
        self.presenter.load()

    @property
    def title(self) -> str:
        return "" if self._state.person is None else self._state.person.row.nama

    @property
    def help_key(self) -> str:
        return "pegawai_pusat"

    def show_target(self, target: UUID | None, _detail: str) -> None:
        if target is not None:
            self.presenter.met(target)

    def changed(self, _changes: Changes) -> None:
        self.presenter.changed()

    def visited(self) -> None:
        """Another operator may have taken something in meanwhile."""
        self.presenter.changed()
        if self._pages.currentWidget() is self.list:
            self.list.bar.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def home(self) -> None:
        self.presenter.close()
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def search_field(self) -> QWidget | None:
        return self.list.bar.search if self._pages.currentWidget() is self.list else None

    def render(self, state: PegawaiPusatState) -> None:  # type: ignore[override]
        before, self._state = self._state, state
        if state.offices != before.offices:
            options = tuple((str(row.office), row.name) for row in state.offices)
            self.list.bar.set_options(Filter("kantor", self.say("pusat.column.kantor"), options))
        if state.person is not None:
            self.person.show_state(state)
        self._pages.setCurrentIndex(0 if state.person is None else 1)
        if state.person != before.person:
            self.title_changed.emit()
