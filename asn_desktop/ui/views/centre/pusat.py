"""Pusat: the centre itself, its keys and their recovery file, and how this window looks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLineEdit, QWidget

from asn_desktop.ui.presenters.centre.keys import KeysState, Kunci
from asn_desktop.ui.presenters.centre_services import CentreServices
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.widgets.buttons import button
from asn_desktop.ui.widgets.card import Card, ScrollPage
from asn_desktop.ui.widgets.field import Field, choice_field, go_to_wrong, text_field
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.screen import Screen
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words


def make(services: Services) -> Screen:
    return PusatScreen(cast("CentreServices", services))


class PusatScreen(Screen):
    def __init__(self, services: CentreServices) -> None:
        super().__init__(services)
        self._services = services
        self.presenter = Kunci(services, self)
        page = ScrollPage(width=720)
        for card in (self._centre_card(), self._keys_card(), self._look_card()):
            page.body.addWidget(card)
        page.body.addStretch(1)
        layout = flush_column(self)
        layout.addWidget(page)
        self.presenter.load()

    def render(self, state: KeysState) -> None:  # type: ignore[override]
        self._words.setText("   ".join(state.words))
        self._lost.setVisible(state.lost)
        self._kept.setText(state.kept)
        self._passphrase.set_error(state.error)
        self._again.set_error(state.differs)

    def _centre_card(self) -> Card:
        card = Card(self._services.centre.card.name)
        place = words(self._services.centre.place)
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        card.body.addWidget(words(self.say("pusat.pusat.place"), "label"))
        card.body.addWidget(place)
        card.body.addWidget(words(self.say("pusat.pusat.words"), "label"))
        self._words = words("", "strong")
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        card.body.addWidget(self._words)
        card.body.addWidget(words(self.say("pusat.pusat.words_help"), "muted"))
        leave = button(self.say("pusat.pusat.leave"), lambda: self._services.computer.leave(), "folder-open")
        card.body.addWidget(leave, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _keys_card(self) -> Card:
        card = Card(self.say("pusat.pusat.keys"))
        card.body.addWidget(words(self.say("pusat.pusat.keys_help"), "muted"))
        self._lost = words(self.say("pusat.pusat.lost"), "error")
        self._lost.hide()
        card.body.addWidget(self._lost)
        self._kept = words("")
        card.body.addWidget(self._kept)
        self._passphrase = Field(self.say("pusat.pusat.passphrase"), _hidden(), self.say("pusat.pusat.passphrase_help"))
        self._again = Field(self.say("pusat.pusat.again"), _hidden(), self.say("pusat.pusat.again_help"))
        card.body.addWidget(self._passphrase)
        card.body.addWidget(self._again)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(button(self.say("pusat.pusat.save_keys"), self._save, "save"))
        row.addWidget(button(self.say("pusat.pusat.restore_keys"), self._restore, "rotate-ccw"))
        row.addStretch(1)
        card.body.addLayout(row)
        return card

    def _look_card(self) -> Card:
        card = Card(self.say("pengaturan.look"))
        card.body.setSpacing(2 * GRID)
        now = self._services.computer.preferences
        choices: tuple[tuple[str, tuple[str, ...], str], ...] = (
            ("language", ("id", "en"), now.language),
            ("theme", ("system", "light", "dark", "contrast"), now.theme),
            ("text_size", ("small", "normal", "large", "largest"), now.text_size),
        )
        for name, values, chosen in choices:
            options = tuple((value, self.say(f"pengaturan.{name}.{value}")) for value in values)
            field = choice_field(self.say(f"pengaturan.{name}.label"), options)
            field.set_value(chosen)
            if isinstance(field.editor, QComboBox):
                field.editor.activated.connect(self._preferring(name, field.editor))
            card.body.addWidget(field)
        actor = text_field(self.say("start.field.petugas"), self.say("pusat.start.hint.petugas"))
        actor.set_value(now.actor)

        def named() -> None:
            name = str(actor.value or "").strip()
            actor.set_error("" if name else self.say("pusat.start.empty.petugas"))
            if name and name != self._services.computer.preferences.actor:
                self._prefer(actor=name)

        cast("QLineEdit", actor.editor).editingFinished.connect(named)
        card.body.addWidget(actor)
        return card

    def _preferring(self, name: str, combo: QComboBox) -> Callable[[int], None]:
        return lambda _index: self._prefer(**{name: combo.currentData()})

    def _prefer(self, **changes: object) -> None:
        computer = self._services.computer
        computer.prefer(replace(computer.preferences, **changes))

    def _save(self) -> None:
        if not self.presenter.sound(self._typed, str(self._again.value or "")):
            go_to_wrong(self._passphrase, self._again)
            return
        name = f"{self.say('pusat.pusat.keys_file', nama=self._services.centre.card.name)}.age"
        chosen, _ = QFileDialog.getSaveFileName(self, self.say("pusat.pusat.save_keys"), name, "age (*.age)")
        if chosen:
            self.presenter.save(Path(chosen), self._typed)
            self._forget()

    def _restore(self) -> None:
        if not self.presenter.given(self._typed):
            return
        chosen, _ = QFileDialog.getOpenFileName(self, self.say("pusat.pusat.restore_keys"), "", "age (*.age);;(*)")
        if chosen:
            self.presenter.restore(Path(chosen), self._typed)
            self._forget()

    def _forget(self) -> None:
        """What opens the file stands nowhere longer than it is needed."""
        for field in (self._passphrase, self._again):
            field.set_value("")

    @property
    def _typed(self) -> str:
        return str(self._passphrase.value or "")

    def search_field(self) -> QWidget | None:
        return None


def _hidden() -> QLineEdit:
    """What is typed is not seen by whoever stands behind."""
    editor = QLineEdit()
    editor.setEchoMode(QLineEdit.EchoMode.Password)
    return editor
