"""An office asks to be admitted: who it is, the eight words to compare over the phone, and what it may do."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QFileDialog, QGridLayout, QWidget

from asn_desktop.ui.presenters.centre.offices import Asking, Kantor
from asn_desktop.ui.presenters.centre_services import CentreServices
from asn_desktop.ui.widgets.action_bar import ActionBar
from asn_desktop.ui.widgets.buttons import button
from asn_desktop.ui.widgets.card import Card, ScrollPage
from asn_desktop.ui.widgets.date_field import DateField
from asn_desktop.ui.widgets.field import Field
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words


class EnrolmentPage(QWidget):
    def __init__(self, services: CentreServices, presenter: Kantor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._presenter = presenter
        self._asking: Asking | None = None
        say = services.texts.say
        self.issue_action = QAction(say("pusat.kantor.issue"), self)
        self.issue_action.triggered.connect(self._issue)
        bar = ActionBar(self.issue_action, "shield-check")
        bar.add(button(say("pusat.kantor.give_up"), presenter.give_up, "arrow-left"))
        self._missing = bar.note
        page = ScrollPage(width=760)
        page.body.addWidget(self._who_card())
        page.body.addWidget(self._words_card())
        page.body.addWidget(self._rights_card())
        page.body.addStretch(1)
        layout = flush_column(self, spacing=0)
        layout.addWidget(bar)
        layout.addWidget(page, 1)

    def show_asking(self, asking: Asking, until_wrong: str, *, busy: bool) -> None:
        fresh = self._asking is None or self._asking.path != asking.path
        self._asking = asking
        say, asked = self._services.texts.say, asking.asked
        self._who.heading.setText(asked.name)
        self._instansi.setText(asked.instansi)
        self._computer.setText(say("pusat.kantor.computer", komputer=asked.computer))
        self._renewed.setVisible(asking.renewed)
        for label, word in zip(self._eight, asking.words, strict=True):
            label.setText(word)
        self._compared.setChecked(asking.compared)
        self._transfer.setChecked(asking.transfer)
        self._replaces.setText(say("pusat.kantor.replaces", komputer=asking.taken))
        self._replaces.setVisible(bool(asking.taken))
        self._replaces.setChecked(asking.replaces)
        if fresh:
            self._until.set_value(asking.until)
            self._compared.setFocus()
        self._until.set_error(until_wrong)
        undecided = asking.compared and not asking.ready
        about = (
            say("pusat.kantor.replaces_first", komputer=asking.taken) if undecided else say("pusat.kantor.enrol_about")
        )
        self._missing.setText(about)
        self.issue_action.setEnabled(asking.ready and not until_wrong and not busy)

    def _who_card(self) -> Card:
        self._who = Card(" ")
        self._instansi = words("")
        self._computer = words("", "muted")
        self._renewed = words(self._services.texts.say("pusat.kantor.renewed"), "muted")
        for label in (self._instansi, self._computer, self._renewed):
            self._who.body.addWidget(label)
        return self._who

    def _words_card(self) -> Card:
        say = self._services.texts.say
        card = Card(say("pusat.kantor.words"))
        card.body.addWidget(words(say("pusat.kantor.words_help"), "muted"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * GRID)
        grid.setVerticalSpacing(GRID)
        self._eight = [words("", "title", wrap=False) for _ in range(8)]
        for number, label in enumerate(self._eight):
            grid.addWidget(words(f"{number + 1}.", "muted", wrap=False), number // 4, 2 * (number % 4))
            grid.addWidget(label, number // 4, 2 * (number % 4) + 1)
        for column in range(4):
            grid.setColumnStretch(2 * column + 1, 1)
        card.body.addLayout(grid)
        self._compared = QCheckBox(say("pusat.kantor.compared"))
        self._compared.toggled.connect(self._presenter.compare)
        card.body.addWidget(self._compared)
        return card

    def _rights_card(self) -> Card:
        say = self._services.texts.say
        card = Card(say("pusat.kantor.rights"))
        card.body.setSpacing(2 * GRID)
        sending = QCheckBox(say("pusat.kantor.right.send"))
        sending.setChecked(True)
        sending.setEnabled(False)
        self._transfer = QCheckBox(say("pusat.kantor.right.transfer"))
        self._transfer.toggled.connect(self._presenter.may_transfer)
        editor = DateField(self._services.texts)
        self._until = Field(
            say("pusat.kantor.until"), editor, say("pusat.kantor.until_help"),
            lambda: self._presenter.hold_until(editor.date()),
        )  # fmt: skip
        self._replaces = QCheckBox("")
        self._replaces.toggled.connect(self._presenter.replaces)
        for part in (sending, self._transfer, self._until, self._replaces):
            card.body.addWidget(part)
        return card

    def _issue(self) -> None:
        if self._asking is None:
            return
        say, asked = self._services.texts.say, self._asking.asked
        proposed = self._asking.path.with_name(f"{say('pusat.kantor.answer_file', nama=asked.name)}.json")
        chosen, _ = QFileDialog.getSaveFileName(
            self, say("pusat.kantor.answer"), str(proposed), f"{say('pusat.kantor.answer')} (*.json)"
        )
        if chosen:
            self._presenter.issue(Path(chosen))
