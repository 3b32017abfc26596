"""The list of all career plans of the office."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from asn_desktop.core.kernel.texts import Texts, grouped_nip
from asn_desktop.core.usecases.rencana_karier import PlanRow
from asn_desktop.ui.models.table import Column, chip_column
from asn_desktop.ui.presenters.chips import Chip
from asn_desktop.ui.presenters.karier.plan_shown import status_chip
from asn_desktop.ui.presenters.karier.plans import PlansPresenter
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.widgets.buttons import icon_button
from asn_desktop.ui.widgets.empty_state import EmptyState
from asn_desktop.ui.widgets.filter_bar import Filter
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.list_page import ListPage
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words


def columns(texts: Texts) -> tuple[Column, ...]:
    def late(row: PlanRow) -> Chip:
        if row.late:
            return Chip(texts.show(row.late), "octagon-alert", "bad")
        return Chip("", "minus")

    return (
        chip_column("rencana.column.status", lambda row: status_chip(texts, row.status), "status", width=15),
        Column("rencana.column.nama", lambda row: row.nama, "nama", width=26, firm=True),
        Column("rencana.column.tujuan", lambda row: row.tujuan, "tujuan", width=30),
        Column(
            "rencana.column.next", lambda row: texts.show(row.next or "–"), "next", width=16, firm=True,
            cell=lambda row: row.next,
        ),
        Column(
            "rencana.column.late", lambda row: texts.show(row.late), "late", width=11, chip=late,
            cell=lambda row: row.late,
        ),
        Column(
            "rencana.column.langkah",
            lambda row: texts.say("rencana.column.of", selesai=row.done, semua=row.steps), "langkah", right=True,
            width=14,
        ),
        Column(
            "rencana.column.target", lambda row: texts.show(row.target or "–"), "target", width=16, spare=True,
            cell=lambda row: row.target,
        ),
        Column(
            "rencana.column.sepakat", lambda row: texts.show(row.sepakat or "–"), "sepakat", width=16, spare=True,
            cell=lambda row: row.sepakat,
        ),
        Column(
            "rencana.column.nip", lambda row: grouped_nip(row.nip), "nip", width=22, firm=True, spare=True,
            cell=lambda row: row.nip,
        ),
    )  # fmt: skip


class PlansPage(QWidget):
    """View of `PlansPresenter`."""

    left = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = services.texts.say
        self.presenter = PlansPresenter(services)
        head = QFrame()
        head.setProperty("role", "bar")
        line = QHBoxLayout(head)
        line.setContentsMargins(2 * GRID, GRID, 2 * GRID, 0)
        line.addWidget(words(say("rencana.office"), "heading"), 1)
        back = icon_button(say("rencana.back"), "arrow-left", self.left.emit)
        back.setShortcut("Alt+Left")
        line.addWidget(back)
        self.page = ListPage(
            services,
            self.presenter.listing,
            columns(services.texts),
            noun="rencana.daftar",
            hint=say("rencana.hint"),
            filters=(Filter("keadaan", say("rencana.filter.state"), self.presenter.states),),
            empty=EmptyState("target", say("rencana.empty.what"), say("rencana.empty.help")),
        )
        self.page.opened.connect(self.presenter.open)
        layout = flush_column(self, spacing=0)
        layout.addWidget(head)
        layout.addWidget(self.page, 1)
