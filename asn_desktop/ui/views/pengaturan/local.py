"""The form for a requirement of a local regulation, with those that are there already."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.rulepack.local import Sasaran, Syarat
from asn_desktop.ui.presenters.chips import Chip
from asn_desktop.ui.presenters.pengaturan.local import LocalRules, LocalState
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.widgets.buttons import button, primary_button
from asn_desktop.ui.widgets.card import Card
from asn_desktop.ui.widgets.chip import ChipLabel
from asn_desktop.ui.widgets.date_field import DateField
from asn_desktop.ui.widgets.field import Field, choice_field, go_to_wrong, text_field
from asn_desktop.ui.widgets.flush import flush_line
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words


class LocalRuleCard(Card):
    """Renders `LocalState`."""

    def __init__(self, services: Services, presenter: LocalRules) -> None:
        texts = services.texts
        say = texts.say
        super().__init__(say("packs.local.title"))
        self._texts = texts
        self._presenter = presenter
        self.body.setSpacing(GRID + GRID // 2)
        self.body.addWidget(words(say("packs.local.help"), "muted"))
        self._lines = QVBoxLayout()
        self.body.addLayout(self._lines)
        self._shown: LocalState | None = None

        def typing(name: str) -> partial[None]:
            return partial(self._typed, name)

        self.fields: dict[str, Field] = {
            "sasaran": choice_field(
                say("packs.local.field.sasaran"), tuple((each.value, texts.show(each)) for each in Sasaran),
                typed=typing("sasaran"),
            ),
            "syarat": choice_field(say("packs.local.field.syarat"), (), typed=typing("syarat")),
            "nilai": text_field("", " ", typing("nilai")),
            "predikat": choice_field(
                say("packs.local.field.predikat"), tuple((each.value, texts.show(each)) for each in Predikat),
                typed=typing("predikat"),
            ),
            "mulai": Field(say("packs.local.field.mulai"), DateField(texts), "", typing("mulai")),
            **{
                name: text_field(say(f"packs.local.field.{name}"), say(f"packs.local.hint.{name}"), typing(name))
                for name in ("peraturan", "pasal")
            },
        }  # fmt: skip
        for names in (("sasaran", "syarat"), ("predikat", "nilai", "mulai"), ("peraturan", "pasal")):
            row = QHBoxLayout()
            row.setSpacing(2 * GRID)
            for name in names:
                row.addWidget(self.fields[name], 1, Qt.AlignmentFlag.AlignTop)
            self.body.addLayout(row)
        self._read = QCheckBox(say("packs.local.field.dibaca"))
        self._read.toggled.connect(lambda on: presenter.type(dibaca=on))
        self.body.addWidget(self._read)
        self.go = QAction(say("packs.local.go"), self)
        self.go.triggered.connect(presenter.go)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(primary_button(self.go, "flask-conical"))
        row.addWidget(button(say("packs.close"), presenter.close))
        row.addStretch(1)
        self.body.addLayout(row)
        self.fields["pasal"].entered = presenter.go
        self.hide()

    def show_state(self, state: LocalState) -> None:
        fresh = state.open and (self._shown is None or not self._shown.open)
        self.setVisible(state.open)
        if self._shown is None or self._shown.lines != state.lines:
            self._show_lines(state)
        self._shown = state
        asked = self.fields["syarat"].editor
        assert isinstance(asked, QComboBox)
        if [asked.itemData(n) for n in range(asked.count())] != [value for value, _ in state.requirements]:
            asked.clear()
            for value, wording in state.requirements:
                asked.addItem(wording, value)
        for name, field in self.fields.items():
            if not field.editor.hasFocus() or fresh:
                field.set_value(getattr(state.typed, name))
            field.set_error(state.errors.get(name, ""))
        self._read.setChecked(state.typed.dibaca)
        self.fields["predikat"].setVisible(state.typed.syarat == Syarat.PREDIKAT.value)
        self.fields["nilai"].set_label(self._texts.say(f"packs.local.value.{state.typed.syarat}"))
        self.fields["nilai"].set_help(self._texts.say(f"packs.local.hint.{state.typed.syarat}"))
        if fresh:
            self.fields["sasaran"].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def point(self) -> None:
        go_to_wrong(*self.fields.values())

    def _typed(self, name: str) -> None:
        self._presenter.type(**{name: self.fields[name].value})

    def _show_lines(self, state: LocalState) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for line in state.lines:
            made = QWidget()
            row = flush_line(made, spacing=GRID)
            said = QVBoxLayout()
            said.setSpacing(0)
            said.addWidget(words(line.said, "strong"))
            said.addWidget(words(line.cited, "muted"))
            row.addLayout(said, 1)
            if not line.verified:
                row.addWidget(ChipLabel(Chip(self._texts.say("packs.local.unread"), "shield-alert", "warn")))
            drop = button(self._texts.say("packs.local.remove"), partial(self._presenter.without, line.rule), "trash-2")
            drop.setAccessibleName(f"{drop.text()}: {line.said}")
            row.addWidget(drop)
            self._lines.addWidget(made)
            made.show()
