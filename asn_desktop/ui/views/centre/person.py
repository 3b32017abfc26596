"""One employee of any office, to read; a transfer, a proposal and erasing are forms above what is read."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.core.kernel.texts import grouped_nip
from asn_desktop.ui.presenters.centre.people import PegawaiPusat, PegawaiPusatState, PersonShown, RecordCard
from asn_desktop.ui.presenters.centre_services import CentreServices
from asn_desktop.ui.widgets.action_bar import ActionBar
from asn_desktop.ui.widgets.buttons import button, icon_button, primary_button
from asn_desktop.ui.widgets.card import Card, ScrollPage
from asn_desktop.ui.widgets.date_field import DateField
from asn_desktop.ui.widgets.field import Field, choice_field, go_to_wrong, text_field
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words


class PersonPage(QWidget):
    def __init__(self, services: CentreServices, presenter: PegawaiPusat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._presenter = presenter
        self._state = PegawaiPusatState()
        say = services.texts.say
        bar = ActionBar()
        bar.add(button(say("pusat.pegawai.back"), presenter.close, "arrow-left"))
        self._move = button(say("pusat.pegawai.transfer"), lambda: presenter.ask("transfer"), "truck")
        self._fix = button(say("pusat.pegawai.propose"), lambda: presenter.ask("propose"), "pencil")
        bar.add(self._move)
        bar.add(self._fix)
        bar.add(icon_button(say("pusat.pegawai.erase"), "trash-2", lambda: presenter.ask("erase")))
        self._bar = bar
        page = ScrollPage(width=900)
        self._transfer = self._transfer_card()
        self._propose = self._propose_card()
        self._erase = self._erase_card()
        for form in (self._transfer, self._propose, self._erase):
            page.body.addWidget(form)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(2 * GRID)
        page.body.addLayout(self._cards)
        page.body.addStretch(1)
        layout = flush_column(self, spacing=0)
        layout.addWidget(bar)
        layout.addWidget(page, 1)

    def show_state(self, state: PegawaiPusatState) -> None:
        before, self._state = self._state, state
        person = state.person
        if person is None:
            return
        if person != before.person:
            self._show_person(person)
        if state.offices != before.offices or before.person is None or person.row.office != before.person.row.office:
            self._show_offices(state, person)
        self._transfer.setVisible(state.asking == "transfer")
        self._propose.setVisible(state.asking == "propose")
        self._erase.setVisible(state.asking == "erase")
        for name, field in (
            ("kantor", self._office), ("tanggal", self._day), ("isi", self._value), ("alasan", self._reason),
            ("dasar", self._basis),
        ):  # fmt: skip
            field.set_error(state.errors.get(name, ""))
        for action in (self._move_action, self._propose_action):
            action.setEnabled(not state.busy)
        self._erase_action.setEnabled(self._sure.isChecked() and not state.busy)
        if state.asking != before.asking:
            self._begin(state.asking)
        elif state.errors:
            go_to_wrong(self._office, self._day, self._value, self._reason, self._basis)

    def _begin(self, asking: str) -> None:
        if asking == "transfer":
            self._day.set_value(None)
            self._office.setFocus()
        elif asking == "propose":
            self._reason.set_value("")
            self._value.set_value(self._presenter.now(str(self._field.value)))
            self._field.setFocus()
        elif asking == "erase":
            self._basis.set_value("")
            self._sure.setChecked(False)
            self._basis.setFocus()

    def _transfer_card(self) -> Card:
        say = self._services.texts.say
        card = Card(say("pusat.pegawai.transfer"))
        card.body.addWidget(words(say("pusat.pegawai.transfer_help"), "muted"))
        self._office = Field(say("pusat.pegawai.to_office"), QComboBox())
        self._day = Field(say("pusat.pegawai.day"), DateField(self._services.texts))
        self._move_action = QAction(say("pusat.pegawai.transfer_go"), self)
        self._move_action.triggered.connect(self._transferred)
        self._day.entered = self._move_action.trigger
        return self._form(card, (self._office, self._day), self._move_action)

    def _propose_card(self) -> Card:
        say = self._services.texts.say
        card = Card(say("pusat.pegawai.propose"))
        card.body.addWidget(words(say("pusat.pegawai.propose_help"), "muted"))
        self._field = choice_field(say("pusat.pegawai.field"), tuple(self._presenter.choices()), "", self._other_field)
        self._value = text_field(say("pusat.pegawai.value"))
        self._reason = text_field(say("pusat.meja.reason"), say("pusat.meja.reason_help"))
        self._propose_action = QAction(say("pusat.pegawai.propose_go"), self)
        self._propose_action.triggered.connect(
            lambda: self._presenter.propose(
                str(self._field.value), str(self._value.value or ""), str(self._reason.value or "")
            )
        )
        self._reason.entered = self._propose_action.trigger
        return self._form(card, (self._field, self._value, self._reason), self._propose_action)

    def _erase_card(self) -> Card:
        say = self._services.texts.say
        card = Card(say("pusat.pegawai.erase"))
        card.body.addWidget(words(say("pusat.pegawai.erase_help"), "muted"))
        self._basis = text_field(say("pusat.pegawai.basis"), say("pusat.meja.reason_help"))
        self._sure = QCheckBox(say("pusat.pegawai.erase_sure"))
        self._erase_action = QAction(say("pusat.pegawai.erase_go"), self)
        self._erase_action.setEnabled(False)
        self._erase_action.triggered.connect(lambda: self._presenter.erase(str(self._basis.value or "")))
        self._sure.toggled.connect(lambda sure: self._erase_action.setEnabled(sure and not self._state.busy))
        return self._form(card, (self._basis, self._sure), self._erase_action)

    def _form(self, card: Card, fields: tuple[QWidget, ...], action: QAction) -> Card:
        for field in fields:
            card.body.addWidget(field)
        row = QHBoxLayout()
        row.addWidget(button(self._services.texts.say("pusat.meja.not"), lambda: self._presenter.ask("")))
        row.addStretch(1)
        row.addWidget(primary_button(action))
        card.body.addLayout(row)
        card.hide()
        return card

    def _other_field(self) -> None:
        self._value.set_value(self._presenter.now(str(self._field.value)))

    def _transferred(self) -> None:
        editor = self._day.editor
        day = editor.date() if isinstance(editor, DateField) else None
        chosen = self._office.value
        self._presenter.transfer(chosen, day)  # type: ignore[arg-type]

    def _show_offices(self, state: PegawaiPusatState, person: PersonShown) -> None:
        combo = self._office.editor
        if isinstance(combo, QComboBox):
            blocker = QSignalBlocker(combo)
            combo.clear()
            combo.addItem(self._services.texts.say("pusat.pegawai.choose_office"), None)
            for row in state.offices:
                if row.office != person.row.office:
                    combo.addItem(row.name, row.office)
            blocker.unblock()

    def _show_person(self, person: PersonShown) -> None:
        row = person.row
        self._bar.note.setText("  ·  ".join(part for part in (grouped_nip(row.nip), row.kantor, row.jabatan) if part))
        while (item := self._cards.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for card in person.cards:
            self._cards.addWidget(_card(card))


def _card(shown: RecordCard) -> Card:
    card = Card(shown.title)
    for number, record in enumerate(shown.records):
        if number:
            card.body.addSpacing(GRID)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(2)
        grid.setColumnMinimumWidth(0, 180)
        grid.setColumnStretch(1, 1)
        for line, (name, value) in enumerate(record):
            grid.addWidget(words(name, "muted"), line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words(value), line, 1, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(grid)
    return card
