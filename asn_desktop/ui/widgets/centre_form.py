"""The form on the start page that opens or makes a centre."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.centre.start import FIELDS, CentreStart, CentreStartState
from asn_desktop.ui.presenters.centre_places import SUFFIX
from asn_desktop.ui.widgets.buttons import button, primary_button
from asn_desktop.ui.widgets.card import Card
from asn_desktop.ui.widgets.field import Field, go_to_wrong, text_field
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words


class CentreForm(Card):
    """Renders `CentreStartState`. `back` leaves it."""

    def __init__(self, texts: Texts, back: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(" ", parent)
        say = texts.say
        self._texts = texts
        self._presenter: CentreStart | None = None
        self._state: CentreStartState | None = None
        self.primary_action = QAction(say("pusat.start.create"), self)
        self.primary_action.triggered.connect(self._go)
        self.body.setSpacing(2 * GRID)
        self._about = words("", "muted")
        self.body.addWidget(self._about)
        self._fields: dict[str, Field] = {}
        for name in FIELDS:
            self._fields[name] = text_field(
                say(f"pusat.start.field.{name}"), say(f"pusat.start.hint.{name}"), self._typing(name)
            )
            self.body.addWidget(self._fields[name])
            if name == "tempat":
                browse = button(say("pusat.start.browse"), self._browse, "folder-open")
                self.body.addWidget(browse, 0, Qt.AlignmentFlag.AlignLeft)
        self._fields["petugas"].entered = self.primary_action.trigger
        self._practice = QCheckBox(say("pusat.start.practice"))
        self._practice.toggled.connect(self._practise)
        self.body.addWidget(self._practice)
        foot = QHBoxLayout()
        foot.addWidget(button(say("start.back"), back, "arrow-left"))
        foot.addStretch(1)
        foot.addWidget(primary_button(self.primary_action))
        self.body.addLayout(foot)

    def attach(self, presenter: CentreStart) -> None:
        self._presenter = presenter

    def render(self, state: CentreStartState) -> None:  # type: ignore[override]
        say, before, self._state = self._texts.say, self._state, state
        self.heading.setText(say("pusat.start.new_name" if state.new else "pusat.start.open_name"))
        self._about.setText(say("pusat.start.new_help" if state.new else "pusat.start.open_help"))
        self.primary_action.setText(say("pusat.start.create" if state.new else "pusat.start.open"))
        self.primary_action.setEnabled(not state.busy)
        self._practice.setVisible(state.new)
        for name, field in self._fields.items():
            field.setVisible(name in state.fields)
            field.set_value(state.values.get(name, ""))
            field.set_error(state.errors.get(name, ""))
        shown = [self._fields[name] for name in state.fields]
        if not go_to_wrong(*shown) and (before is None or before.new != state.new):
            shown[0].setFocus()

    def _typing(self, name: str) -> Callable[[], None]:
        def typed() -> None:
            self._fields[name].set_error("")
            if self._presenter is not None:
                self._presenter.typed(name, str(self._fields[name].value or ""))

        return typed

    def _practise(self, practice: bool) -> None:
        if self._presenter is not None:
            self._presenter.practise(practice)

    def _go(self) -> None:
        if self._presenter is not None:
            self._presenter.go()

    def _browse(self) -> None:
        if self._presenter is None or self._state is None:
            return
        say, field = self._texts.say, self._fields["tempat"]
        kinds = f"{say('pusat.start.filetype')} (*{SUFFIX})"
        now = str(field.value or "")
        before = "" if "://" in now else now
        if self._state.new:
            chosen, _ = QFileDialog.getSaveFileName(self, say("pusat.start.browse"), before, kinds)
        else:
            chosen, _ = QFileDialog.getOpenFileName(self, say("pusat.start.browse"), before, kinds)
        if chosen:
            path = str(Path(chosen).with_suffix(SUFFIX))
            field.set_value(path)
            self._presenter.typed("tempat", path)
