"""The tab of the office in the settings: what stands in the letterhead, and its emblem."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.pengaturan.screen import FIELDS, Pengaturan, PengaturanState
from asn_desktop.ui.widgets.buttons import button, primary_button
from asn_desktop.ui.widgets.card import Card, ScrollPage
from asn_desktop.ui.widgets.field import Field, text_field
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words


class OfficePage(ScrollPage):
    """Shows the office's part of `PengaturanState`; `save` is the action of the screen."""

    def __init__(
        self, texts: Texts, presenter: Pengaturan, save: QAction, width: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(width=width, parent=parent)
        self._say = texts.say
        self._presenter = presenter
        self._save = save
        self.fields: dict[str, Field] = {}
        self.body.addWidget(self._names())
        self.body.addWidget(self._letterhead())
        self.body.addStretch(1)

    def show_state(self, state: PengaturanState) -> None:
        for name, field in self.fields.items():
            field.set_value(state.values.get(name, ""))
            field.set_error(state.errors.get(name, ""))
        self._save.setEnabled(state.dirty)
        self._undo.setEnabled(state.dirty)
        self._emblem.setText(state.emblem or self._say("pengaturan.emblem.none"))
        self._without_emblem.setEnabled(bool(state.emblem))

    def _names(self) -> Card:
        card = Card(self._say("pengaturan.office"))
        card.body.setSpacing(2 * GRID)
        card.body.addWidget(words(self._say("pengaturan.office_help"), "muted"))
        for name in FIELDS:
            typed = self._typing(name)
            self.fields[name] = text_field(self._say(f"start.field.{name}"), self._say(f"start.hint.{name}"), typed)
            card.body.addWidget(self.fields[name])
        row = QHBoxLayout()
        self._undo = button(self._say("pengaturan.give_up"), lambda: self._presenter.give_up_typing(), "undo-2")
        row.addWidget(self._undo)
        row.addStretch(1)
        row.addWidget(primary_button(self._save, "save"))
        card.body.addLayout(row)
        return card

    def _letterhead(self) -> Card:
        card = Card(self._say("pengaturan.emblem.title"))
        card.body.addWidget(words(self._say("pengaturan.emblem.help"), "muted"))
        self._emblem = words("")
        card.body.addWidget(self._emblem)
        row = QHBoxLayout()
        row.addWidget(button(self._say("pengaturan.emblem.choose"), self._choose_emblem, "folder-open"))
        self._without_emblem = button(self._say("pengaturan.emblem.remove"), lambda: self._presenter.set_emblem(""))
        row.addWidget(self._without_emblem)
        row.addStretch(1)
        card.body.addLayout(row)
        return card

    def _typing(self, name: str) -> Callable[[], None]:
        return lambda: self._presenter.typed(name, str(self.fields[name].value or ""))

    def _choose_emblem(self) -> None:
        kinds = f"{self._say('pengaturan.emblem.kinds')} (*.png *.jpg *.jpeg)"
        chosen, _ = QFileDialog.getOpenFileName(self, self._say("pengaturan.emblem.choose"), "", kinds)
        if chosen:
            self._presenter.set_emblem(chosen)
