"""What was decided at the desk, each taken back with a button while it can be; and envelopes that were refused."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from asn_desktop.core.usecases.centre.rows import AlertRow, DeskRow
from asn_desktop.ui.presenters.centre.desk import DECISIONS, Meja, alert_text, decision_text, reversible
from asn_desktop.ui.presenters.centre_services import CentreServices, local_day
from asn_desktop.ui.widgets.buttons import button, quiet_button
from asn_desktop.ui.widgets.card import Card, ScrollPage
from asn_desktop.ui.widgets.confirm_panel import ConfirmPanel
from asn_desktop.ui.widgets.field import text_field
from asn_desktop.ui.widgets.words import words


class DecisionsPage(ScrollPage):
    def __init__(self, services: CentreServices, presenter: Meja, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=900)
        self._services = services
        self._presenter = presenter
        self._none = words(services.texts.say("pusat.meja.none_decided"), "muted")
        self._list = QVBoxLayout()
        self.body.addWidget(self._none)
        self.body.addLayout(self._list)
        self.body.addStretch(1)

    def show_rows(self, rows: tuple[DeskRow, ...]) -> None:
        _clear(self._list)
        self._none.setVisible(not rows)
        for row in rows:
            self._list.addWidget(self._line(row))
        if len(rows) >= DECISIONS:
            self._list.addWidget(words(self._services.texts.say("pusat.meja.newest", n=len(rows)), "muted"))

    def _line(self, row: DeskRow) -> Card:
        texts = self._services.texts
        card = Card()
        card.body.addWidget(words(decision_text(row, self._services)))
        by = texts.say("pusat.meja.by", at=local_day(row.at).replace(tzinfo=None), actor=row.actor)
        card.body.addWidget(words(f"{by}  {texts.say('pusat.meja.taken_back')}" if row.undone else by, "muted"))
        if reversible(row):
            undo = quiet_button(texts.say("shell.undo"), lambda: self._presenter.undo(row), "undo-2")
            card.body.addWidget(undo, 0, Qt.AlignmentFlag.AlignLeft)
        return card


class AlertsPage(ScrollPage):
    """Each is ticked off with a note by whoever dealt with it; that is a decision, taken back like any other."""

    def __init__(self, services: CentreServices, presenter: Meja, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=900)
        say = services.texts.say
        self._services = services
        self._presenter = presenter
        self._asked: AlertRow | None = None
        self.note = text_field(say("pusat.meja.note"), say("pusat.meja.note_help"))
        self.asking = ConfirmPanel("", self.note, say("pusat.meja.go"), say("pusat.meja.not"), self._confirmed)
        self.body.addWidget(self.asking)
        self._none = words(services.texts.say("pusat.meja.no_alerts"), "muted")
        self._list = QVBoxLayout()
        self.body.addWidget(self._none)
        self.body.addLayout(self._list)
        self.body.addStretch(1)

    def show_rows(self, rows: tuple[AlertRow, ...]) -> None:
        texts = self._services.texts
        if self._asked not in rows:
            self.asking.close_panel()
        _clear(self._list)
        self._none.setVisible(not rows)
        for row in rows:
            what, why, now = alert_text(row.reason, row.facts, texts)
            card = Card(what)
            for sentence in (why, now):
                card.body.addWidget(words(sentence))
            day = local_day(row.at).replace(tzinfo=None)
            card.body.addWidget(words(texts.say("pusat.meja.alert", kantor=row.kantor, at=day, n=row.times), "muted"))
            settle = button(texts.say("pusat.meja.settle"), partial(self._ask, row), "check")
            card.body.addWidget(settle, 0, Qt.AlignmentFlag.AlignLeft)
            self._list.addWidget(card)
        if rows:
            self._list.addWidget(words(texts.say("pusat.meja.alerts_help"), "muted"))

    def _ask(self, row: AlertRow) -> None:
        self._asked = row
        self.note.set_value("")
        self.asking.ask(self._services.texts.say("pusat.meja.settle_ask", kantor=row.kantor))
        self.verticalScrollBar().setValue(0)

    def _confirmed(self) -> bool:
        fine = self._asked is not None and self._presenter.settle(self._asked, str(self.note.value))
        self.note.set_error("" if fine else self._services.texts.say("pusat.meja.note_empty"))
        return fine


def _clear(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
