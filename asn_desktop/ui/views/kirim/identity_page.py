"""The last face: who this computer is to the centre, its certificate, and its keys in safety."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from asn_desktop.ui.presenters.kirim.identity import CertificateLine, IdentityPresenter, IdentityState
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.kirim.enrol_steps import EightWords, EnrolSteps
from asn_desktop.ui.views.kirim.face import Face, left
from asn_desktop.ui.views.kirim.places import documents
from asn_desktop.ui.widgets.buttons import button, primary_button
from asn_desktop.ui.widgets.card import Card, ScrollPage
from asn_desktop.ui.widgets.chip import ChipLabel
from asn_desktop.ui.widgets.field import text_field
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words

READABLE = 760
RECOVERY = ".kunci"
"""How recovery files are named."""


class IdentityPage(Face):
    """Renders `IdentityState`."""

    def __init__(self, services: Services, presenter: IdentityPresenter) -> None:
        super().__init__(services)
        self.presenter = presenter
        self._shown: tuple[CertificateLine, ...] | None = None
        self._cleared: IdentityState | None = None
        self._office, self._computer, self._none = words(""), words("", "muted"), words("", "strong")
        self.steps = EnrolSteps(services.texts, presenter)
        page = ScrollPage(width=READABLE)
        for card in (self._identity_card(), self.steps, self._recovery_card(), self._rotate_card()):
            page.body.addWidget(card)
        page.body.addStretch(1)
        layout = flush_column(self)
        layout.addWidget(page)

    def visited(self) -> None:
        self.presenter.load()

    def show_identity(self, state: IdentityState) -> None:
        say = self.say
        self.steps.show_identity(state)
        self._office.setText(say("kirim.identity.office", nama=state.office))
        self._computer.setText(say("kirim.identity.computer", nama=state.computer))
        self._none.setVisible(not state.certificates)
        self._none.setText(say("kirim.identity.elsewhere" if state.elsewhere else "kirim.identity.none"))
        self._problem.setText(state.problem)
        self._problem.setVisible(bool(state.problem))
        if not state.problem and self._cleared != state:
            self._cleared = state
            for field in (self.passphrase, self.again):
                field.set_value("")
        if state.certificates != self._shown:
            self._shown = state.certificates
            self._show_certificates(state.certificates)

    def _identity_card(self) -> Card:
        card = Card(self.say("kirim.identity.title"))
        self._certificates = QVBoxLayout()
        self._certificates.setSpacing(GRID)
        for part in (self._office, self._computer, self._none):
            card.body.addWidget(part)
        card.body.addLayout(self._certificates)
        return card

    def _show_certificates(self, certificates: tuple[CertificateLine, ...]) -> None:
        while (item := self._certificates.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for number, line in enumerate(certificates):
            if number == 1:
                self._certificates.addWidget(words(self.say("kirim.identity.earlier"), "label"))
            made = self._certificate(line)
            self._certificates.addWidget(made)
            made.show()

    def _certificate(self, line: CertificateLine) -> QFrame:
        made = QFrame()
        column = flush_column(made, spacing=GRID // 2)
        top = QHBoxLayout()
        top.setSpacing(GRID)
        top.addWidget(words(line.centre, "strong", wrap=False))
        if not line.older:
            top.addWidget(ChipLabel(line.state))
        top.addStretch(1)
        column.addLayout(top)
        column.addWidget(words(line.valid, "muted"))
        if not line.older:
            column.addWidget(words(self.say("kirim.identity.centre_words", pusat=line.centre), "label"))
            column.addWidget(words(self.say("kirim.identity.centre_words_help"), "muted"))
            said = EightWords()
            column.addWidget(said)
            said.show_words(line.words)
        return made

    def _recovery_card(self) -> Card:
        say = self.say
        card = Card(say("kirim.recovery.title"))
        card.body.addWidget(words(say("kirim.recovery.help"), "muted"))
        self.passphrase = text_field(say("kirim.recovery.passphrase"), say("kirim.recovery.passphrase_help"))
        self.again = text_field(say("kirim.recovery.again"))
        for field in (self.passphrase, self.again):
            if isinstance(field.editor, QLineEdit):
                field.editor.setEchoMode(QLineEdit.EchoMode.Password)
            field.setMinimumWidth(420)
            card.body.addLayout(left(field))
        self._problem = words("", "error")
        self._problem.hide()
        card.body.addWidget(self._problem)
        self.save = button(say("kirim.recovery.save"), self._save_recovery, "save")
        self.restore = button(say("kirim.recovery.restore"), self._restore_recovery, "rotate-ccw")
        card.body.addLayout(left(self.save, self.restore))
        return card

    def _save_recovery(self) -> None:
        say = self.say
        first, second = str(self.passphrase.value), str(self.again.value)
        if first != second:
            self.presenter.save_recovery(Path(), first, second)
            return
        proposed = str(Path(documents()) / f"{say('kirim.recovery.name')}{RECOVERY}")
        kinds = f"{say('kirim.recovery.file')} (*{RECOVERY})"
        chosen, _ = QFileDialog.getSaveFileName(self, say("kirim.recovery.save"), proposed, kinds)
        if chosen:
            self.presenter.save_recovery(Path(chosen), first, second)

    def _restore_recovery(self) -> None:
        say = self.say
        kinds = f"{say('kirim.recovery.file')} (*{RECOVERY})"
        chosen, _ = QFileDialog.getOpenFileName(self, say("kirim.recovery.restore"), documents(), kinds)
        if chosen:
            self.presenter.restore_recovery(Path(chosen), str(self.passphrase.value))

    def _rotate_card(self) -> Card:
        say = self.say
        card = Card(say("kirim.rotate.title"))
        card.body.addWidget(words(say("kirim.rotate.help"), "muted"))
        self.rotate = button(say("kirim.rotate.go"), self._ask, "key-round")
        card.body.addLayout(left(self.rotate))
        self.question = QFrame()
        self.question.setProperty("role", "note")
        go = QAction(say("kirim.rotate.yes"), self)
        go.triggered.connect(self._rotate)
        self.no = button(say("kirim.rotate.no"), self._leave)
        inside = QVBoxLayout(self.question)
        inside.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        inside.addWidget(words(say("kirim.rotate.sure"), "strong"))
        self.yes = primary_button(go, "key-round", self.question)
        inside.addLayout(left(self.yes, self.no))
        self.question.hide()
        card.body.addWidget(self.question)
        return card

    def _ask(self) -> None:
        self.question.show()
        self.no.setFocus(Qt.FocusReason.OtherFocusReason)  # Enter, pressed once too often, must not make new keys

    def _rotate(self) -> None:
        self._leave()
        self.presenter.rotate()

    def _leave(self) -> None:
        self.question.hide()
        self.rotate.setFocus(Qt.FocusReason.OtherFocusReason)
