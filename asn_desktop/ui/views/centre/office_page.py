"""One office: what is to be said when it is called, what it sent, and its certificates."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from asn_desktop.core.exchange.trust import successor
from asn_desktop.core.usecases.centre.lists_on_paper import reasons
from asn_desktop.core.usecases.centre.paper import span_text
from asn_desktop.core.usecases.centre.ports import IssuedCertificate
from asn_desktop.core.usecases.centre.rows import EnvelopeRow
from asn_desktop.ui.models.table import Column, TableModel, chip_column, fill
from asn_desktop.ui.presenters.centre.intake import outcome_chip_of
from asn_desktop.ui.presenters.centre.offices import Kantor, OfficePage
from asn_desktop.ui.presenters.centre.receipt import ReceiptPrinting
from asn_desktop.ui.presenters.centre_services import CentreServices, local_day
from asn_desktop.ui.presenters.chips import Chip
from asn_desktop.ui.widgets.action_bar import ActionBar
from asn_desktop.ui.widgets.buttons import button, quiet_button
from asn_desktop.ui.widgets.card import Card, ScrollPage
from asn_desktop.ui.widgets.chip import ChipLabel
from asn_desktop.ui.widgets.confirm_panel import ConfirmPanel
from asn_desktop.ui.widgets.empty_state import EmptyState
from asn_desktop.ui.widgets.field import text_field
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.receipt_panel import ReceiptPanel
from asn_desktop.ui.widgets.row_table import RowTable
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words


class OfficePageView(QWidget):
    """`renew` asks for the office's request file."""

    def __init__(
        self, services: CentreServices, presenter: Kantor, renew: Callable[[], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._presenter = presenter
        self._page: OfficePage | None = None
        self._serial: UUID | None = None
        say = services.texts.say
        self.bar = ActionBar()
        self.bar.add(button(say("pusat.kantor.back"), presenter.close, "arrow-left"))
        self._papers = button(say("pusat.kantor.certificates"), self._to_certificates, "shield-check")
        self.bar.add(self._papers)
        self.bar.add(button(say("pusat.kantor.renew"), renew, "rotate-cw"))
        self._reason = text_field(say("pusat.kantor.revoke_reason"), say("pusat.kantor.revoke_hint"))
        self.revoking = ConfirmPanel(
            say("pusat.kantor.revoke_ask"), self._reason, say("pusat.kantor.revoke"), say("pusat.kantor.revoke_not"),
            self._revoke,
        )  # fmt: skip
        self.model = TableModel(_columns(services), services.texts, self)
        self.table = RowTable(self.model)
        self.table.setAccessibleName(say("pusat.kantor.sent"))
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._chosen(now.row()))
        self._certificates = QVBoxLayout()
        self._certificates.setSpacing(GRID)
        card = Card(say("pusat.kantor.certificates"))
        card.body.addLayout(self._certificates)
        side = ScrollPage()
        side.body.addWidget(card)
        side.body.addStretch(1)
        self.receipt = ReceiptPanel(services.texts, ReceiptPrinting(services).save)
        self._side = QStackedWidget()
        self._side.addWidget(side)
        self._side.addWidget(self.receipt)
        nothing = EmptyState("clock", say("pusat.kantor.nothing_sent"), say("pusat.kantor.nothing_sent_help"))
        self._left = QStackedWidget()
        self._left.addWidget(self.table)
        self._left.addWidget(nothing)
        middle = QSplitter(Qt.Orientation.Horizontal)
        middle.setChildrenCollapsible(False)
        middle.addWidget(self._left)
        middle.addWidget(self._side)
        middle.setSizes([560, 440])
        layout = flush_column(self, spacing=0)
        layout.addWidget(self.bar)
        layout.addWidget(self.revoking)
        layout.addWidget(middle, 1)

    def show_page(self, page: OfficePage) -> None:
        before, self._page = self._page, page
        texts = self._services.texts
        if before is None or before.row.office != page.row.office:
            self.revoking.close_panel()
        told = "; ".join(reasons(page.call, texts))
        facts = {"pegawai": page.row.employees, "entri": page.row.entries}
        told_or_well = told or texts.say("pusat.kantor.well")
        self.bar.note.setText(f"{texts.say('pusat.kantor.facts', **facts)}  ·  {told_or_well}")
        if before is None or before.envelopes != page.envelopes:
            fill(self.model, page.envelopes)
        self._left.setCurrentIndex(0 if page.envelopes else 1)
        if before is None or before.certificates != page.certificates or before.row != page.row:
            self._show_certificates(page.certificates)
        if page.receipt is not None:
            self.receipt.show_receipt(page.receipt)
        self._side.setCurrentIndex(0 if page.receipt is None else 1)
        self._papers.setVisible(page.receipt is not None)

    def _show_certificates(self, issued: tuple[IssuedCertificate, ...]) -> None:
        while (item := self._certificates.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for one in issued:
            self._certificates.addWidget(self._certificate(one))

    def _certificate(self, issued: IssuedCertificate) -> QWidget:
        texts, certificate = self._services.texts, issued.certificate
        part = QWidget()
        column = flush_column(part, spacing=2)
        top = QHBoxLayout()
        top.addWidget(words(texts.say("pusat.kantor.computer", komputer=issued.computer), "strong"), 1)
        column.addLayout(top)
        span = texts.say("pusat.kantor.valid", start=certificate.valid_from, until=certificate.valid_until)
        column.addWidget(words(span))
        rights = ", ".join(texts.say(f"pusat.kantor.right.{one.value}") for one in certificate.rights)
        column.addWidget(words(rights, "muted"))
        if issued.revoked is not None:
            day = local_day(issued.revoked).date()
            other = successor(issued.reason)
            reason = texts.say("exchange.replaced", komputer=other) if other else issued.reason
            column.addWidget(words(texts.say("pusat.kantor.revoked_on", day=day, reason=reason), "muted"))
            top.addWidget(ChipLabel(Chip(texts.say("pusat.kantor.over"), "circle-x", "neutral")))
        elif certificate.valid_until < self._services.context().today:
            top.addWidget(ChipLabel(Chip(texts.say("pusat.kantor.over"), "clock", "neutral")))
        else:
            top.addWidget(ChipLabel(Chip(texts.say("pusat.kantor.holds"), "shield-check", "ok")))
            take = quiet_button(texts.say("pusat.kantor.revoke"), lambda: self._ask(certificate.serial), "shield-alert")
            column.addWidget(take, 0, Qt.AlignmentFlag.AlignLeft)
        return part

    def _to_certificates(self) -> None:
        self.table.clearSelection()
        self.table.setCurrentIndex(self.model.index(-1, 0))
        self._presenter.show_certificates()

    def _ask(self, serial: UUID) -> None:
        self._serial = serial
        self._reason.set_value("")
        self._reason.set_error("")
        self.revoking.ask()

    def _revoke(self) -> bool:
        fine = self._serial is not None and self._presenter.revoke(str(self._reason.value), self._serial)
        self._reason.set_error("" if fine else self._services.texts.say("pusat.kantor.revoke_empty"))
        return fine

    def _chosen(self, number: int) -> None:
        row = self.model.row(number) if number >= 0 else None
        if row is not None:
            self._presenter.show_receipt(row)


def _columns(services: CentreServices) -> tuple[Column, ...]:
    texts = services.texts

    def entries(row: EnvelopeRow) -> str:
        return span_text(row.epoch, row.first, row.last, texts)

    return (
        Column("pusat.column.nomor", lambda row: str(row.number), right=True, width=6),
        Column("pusat.column.diterima", lambda row: texts.show(local_day(row.received).date()), width=17, firm=True),
        chip_column("pusat.column.keadaan", lambda row: outcome_chip_of(row, services), width=16),
        Column("pusat.column.entri", entries, width=18, spare=True),
        Column("pusat.column.kode", lambda row: row.code, width=16, firm=True, spare=True),
    )
