"""The desk of objections, and the question whose result is objected to."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from asn_desktop.core.kernel.texts import Texts, grouped_nip
from asn_desktop.core.usecases.keberatan import DeskRow
from asn_desktop.ui.models.table import Column, chip_column
from asn_desktop.ui.presenters.chips import Chip, left_chip, predikat_chip
from asn_desktop.ui.presenters.entry_fields import Option
from asn_desktop.ui.presenters.keberatan.list import KeberatanListPresenter, objection_chip, result_name
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.widgets.empty_state import EmptyState
from asn_desktop.ui.widgets.filter_bar import Filter
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.list_and_sheet import DocumentList
from asn_desktop.ui.widgets.list_page import ListPage
from asn_desktop.ui.widgets.who_panel import WhoPanel


def columns(texts: Texts) -> tuple[Column, ...]:
    def left(row: DeskRow) -> Chip:
        return left_chip(texts, row.sisa, closed=not row.who)

    return (
        Column("keberatan.column.nama", lambda row: row.nama, "nama", width=24),
        Column(
            "keberatan.column.nip",
            lambda row: grouped_nip(row.nip),
            "nip",
            cell=lambda row: row.nip,
            width=22,
            firm=True,
            spare=True,
        ),
        Column("keberatan.column.unit", lambda row: row.unit, "unit", width=20, spare=True),
        Column("keberatan.column.hasil", lambda row: result_name(texts, row.evaluasi), "tahun", width=12),
        Column(
            "keberatan.column.predikat",
            lambda row: predikat_chip(texts, row.evaluasi.predikat).text,
            "predikat",
            chip=lambda row: predikat_chip(texts, row.evaluasi.predikat),
            width=17,
            spare=True,
        ),
        chip_column("keberatan.column.keadaan", lambda row: objection_chip(texts, row.keberatan), "keadaan", width=18),
        Column(
            "keberatan.column.giliran",
            lambda row: texts.say(f"keberatan.turn.{row.who or 'none'}"),
            "giliran",
            width=18,
        ),
        Column(
            "keberatan.column.batas",
            lambda row: texts.show(row.batas),
            "batas",
            cell=lambda row: row.batas,
            width=16,
            firm=True,
        ),
        chip_column("keberatan.column.sisa", left, "batas", width=13),
    )


class KeberatanList(DocumentList):
    """View of `KeberatanListPresenter`."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        texts, say = services.texts, services.texts.say
        self._say = say
        self.presenter: KeberatanListPresenter = KeberatanListPresenter(services, self)
        self.main_action = QAction(say("keberatan.new"), self)
        self.main_action.triggered.connect(self._ask)
        state, ctx = self.presenter.state, services.context()
        period = ctx.law.at(ctx.today).get("keberatan.pengajuan").value
        self.page = ListPage(
            services,
            self.presenter.listing,
            columns(texts),
            noun="keberatan.people",
            hint=say("keberatan.hint"),
            filters=(
                Filter("keadaan", say("keberatan.filter.state"), state.states),
                Filter("giliran", say("keberatan.filter.turn"), state.turns),
                Filter("tahun", say("keberatan.year"), state.years),
            ),
            primary=self.main_action,
            primary_icon="scale",
            empty=EmptyState("scale", say("keberatan.empty.what"), say("keberatan.empty.help", hari=period)),
        )
        self.page.opened.connect(self.presenter.open)
        self.question = WhoPanel(services.texts, "keberatan", self.presenter.look_for, self.presenter.file_for)
        layout = flush_column(self, spacing=0)
        layout.addWidget(self.question)
        layout.addWidget(self.page, 1)

    def results(self, found: tuple[Option, ...]) -> None:
        """Final results of whom is being looked for."""
        self.question.person.set_options(found)

    def _ask(self) -> None:
        self.question.begin()
