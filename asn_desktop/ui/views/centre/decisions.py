"""What was decided at the desk, each taken back with a button while it can be; and envelopes that were refused."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.centre.rows import AlertRow, DeskRow
from asn_desktop.ui.presenters.centre.desk import DECISIONS, Meja, decision_text, reversible
from asn_desktop.ui.presenters.centre_services import CentreServices, local_day
from asn_desktop.ui.widgets.buttons import quiet_button
from asn_desktop.ui.widgets.card import Card, ScrollPage
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
    def __init__(self, services: CentreServices, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=900)
        self._services = services
        self._none = words(services.texts.say("pusat.meja.no_alerts"), "muted")
        self._list = QVBoxLayout()
        self.body.addWidget(self._none)
        self.body.addLayout(self._list)
        self.body.addStretch(1)

    def show_rows(self, rows: tuple[AlertRow, ...]) -> None:
        texts = self._services.texts
        _clear(self._list)
        self._none.setVisible(not rows)
        for row in rows:
            what, why, now = texts.error(UserError(row.reason, **row.facts))
            card = Card(what)
            for sentence in (why, now):
                card.body.addWidget(words(sentence))
            day = local_day(row.at).replace(tzinfo=None)
            card.body.addWidget(words(texts.say("pusat.meja.alert", kantor=row.kantor, at=day, n=row.times), "muted"))
            self._list.addWidget(card)


def _clear(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
