"""The desk of proposals, and the question whose right is to be proposed."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from asn_desktop.core.kernel.texts import Texts, grouped_nip
from asn_desktop.core.usecases.usulan import ProposalRow
from asn_desktop.ui.models.table import Column, chip_column
from asn_desktop.ui.presenters.asked_day import AskedDay
from asn_desktop.ui.presenters.chips import Chip
from asn_desktop.ui.presenters.entry_fields import Option
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.usulan.list import UsulanListPresenter, asked_for, day_note, row_chip, status_chip
from asn_desktop.ui.widgets.as_of import AsOf
from asn_desktop.ui.widgets.buttons import button
from asn_desktop.ui.widgets.empty_state import EmptyState
from asn_desktop.ui.widgets.filter_bar import Filter
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.list_and_sheet import DocumentList
from asn_desktop.ui.widgets.list_page import ListPage
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.who_panel import WhoPanel
from asn_desktop.ui.widgets.words import words


def columns(texts: Texts, on: AskedDay) -> tuple[Column, ...]:
    """One line for each proposal. Where there is little room, numbers and days are left to Excel."""

    def left(row: ProposalRow) -> Chip:
        return row_chip(texts, row, on.day)

    return (
        chip_column("usulan.column.status", lambda row: status_chip(texts, row.status), "status", width=16),
        Column("usulan.column.nama", lambda row: row.nama, "nama", width=26, firm=True),
        Column("usulan.column.hak", lambda row: asked_for(texts, row.hak, row.diusulkan), "hak", width=20, firm=True),
        Column(
            "usulan.column.tmt", lambda row: texts.show(row.tmt), "tmt", width=16, firm=True, cell=lambda row: row.tmt
        ),
        Column(
            "usulan.column.berkas",
            lambda row: texts.say("usulan.column.of", ada=row.ready, semua=row.papers),
            "berkas",
            right=True,
            width=9,
        ),
        chip_column("usulan.column.sisa", left, "batas", width=18),
        Column(
            "usulan.column.batas",
            lambda row: texts.show(row.kirim_sebelum or "–"),
            "batas",
            width=16,
            firm=True,
            spare=True,
            cell=lambda row: row.kirim_sebelum,
        ),
        Column(
            "usulan.column.kirim",
            lambda row: texts.show(row.tanggal_kirim or "–"),
            "kirim",
            width=17,
            firm=True,
            spare=True,
            cell=lambda row: row.tanggal_kirim,
        ),
        Column("usulan.column.surat", lambda row: row.nomor_surat, width=16, spare=True),
        Column(
            "usulan.column.keputusan",
            lambda row: texts.show(row.tanggal_keputusan or "–"),
            "keputusan",
            width=17,
            firm=True,
            spare=True,
            cell=lambda row: row.tanggal_keputusan,
        ),
        Column("usulan.column.sk", lambda row: row.nomor_keputusan, width=16, spare=True),
        Column(
            "usulan.column.nip",
            lambda row: grouped_nip(row.nip),
            "nip",
            width=22,
            firm=True,
            spare=True,
            cell=lambda row: row.nip,
        ),
    )


class UsulanList(DocumentList):
    """View of `UsulanListPresenter`."""

    def __init__(self, services: Services, on: AskedDay, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = services.texts.say
        self._texts = services.texts
        self._on = on
        self.presenter: UsulanListPresenter = UsulanListPresenter(services, self, on)
        self.main_action = QAction(say("usulan.new"), self)
        self.main_action.triggered.connect(self._ask)
        state = self.presenter.state
        self.page = ListPage(
            services,
            self.presenter.listing,
            columns(services.texts, on),
            noun="usulan.daftar",
            hint=say("usulan.hint"),
            filters=(
                Filter("keadaan", say("usulan.filter.state"), state.states),
                Filter("hak", say("usulan.filter.right"), state.rights),
            ),
            primary=self.main_action,
            primary_icon="plus",
            other_day=lambda: on.other,
            empty=EmptyState("stamp", say("usulan.empty.what"), say("usulan.empty.help")),
        )
        self.page.opened.connect(self.presenter.open)
        self.question = WhoPanel(services.texts, "usulan", self.presenter.look_for, self.presenter.begin_for)
        self.question.offer_before(
            button(say("usulan.find.calendar"), self.presenter.from_calendar, "calendar-days"),
        )
        layout = flush_column(self, spacing=0)
        layout.addWidget(self.question)
        layout.addWidget(self._head(services))
        layout.addWidget(self.page, 1)

    def people(self, found: tuple[Option, ...]) -> None:
        """Who is being looked for."""
        self.question.person.set_options(found)

    def show_day(self) -> None:
        """The day that the list answers for."""
        self.as_of.show_day(self._on.day)
        self._note.setText(day_note(self._texts, self._on))

    def _head(self, services: Services) -> QWidget:
        """The day that is asked for, and beside it what is not of that day."""
        self.as_of = AsOf(services, self._texts.say("usulan.as_of.help"))
        self._note = words("")
        head = QFrame()
        head.setProperty("role", "bar")
        line = QHBoxLayout(head)
        line.setContentsMargins(2 * GRID, GRID // 2, 2 * GRID, GRID // 2)
        line.setSpacing(2 * GRID)
        line.addWidget(self._note, 1)
        line.addWidget(self.as_of)
        return head

    def _ask(self) -> None:
        self.question.begin()
