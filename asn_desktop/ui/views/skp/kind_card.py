"""On which of the four forms the plan is written: family and approach, and in plain words what that means."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from asn_desktop.core.domain.skp import Keluarga, Pendekatan
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.skp.document import SkpPresenter
from asn_desktop.ui.presenters.skp.state import KindState
from asn_desktop.ui.widgets.buttons import quiet_button
from asn_desktop.ui.widgets.card import Card
from asn_desktop.ui.widgets.growing_text import StillCombo
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words


class KindCard(Card):
    """One line that says the form; the two choices open below it. What is stored and not printed is always said."""

    def __init__(self, texts: Texts, presenter: SkpPresenter, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._texts = texts
        self._presenter = presenter
        self._shown: KindState | None = None
        say = texts.say
        self._line = words("", "strong")
        self.change = quiet_button(say("skp.kind.change"), self._open, "pencil")
        self.keluarga = self._combo(say("skp.kind.keluarga"), Keluarga)
        self.pendekatan = self._combo(say("skp.kind.pendekatan"), Pendekatan)
        self._about = {Keluarga: words("", "muted"), Pendekatan: words("", "muted")}
        self._notes = words("", "muted")
        top = QHBoxLayout()
        top.addWidget(self._line, 1)
        top.addWidget(self.change, 0, Qt.AlignmentFlag.AlignTop)
        self._choices = QWidget()
        grid = QGridLayout(self._choices)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID // 2)
        for place, (kind, combo) in enumerate(((Keluarga, self.keluarga), (Pendekatan, self.pendekatan))):
            label = words(combo.accessibleName(), "label")
            label.setBuddy(combo)
            grid.addWidget(label, 0, place)
            grid.addWidget(combo, 1, place)
            grid.addWidget(self._about[kind], 2, place)
            grid.setColumnStretch(place, 3 - place)
        self._choices.hide()
        self.body.addLayout(top)
        self.body.addWidget(self._choices)
        self.body.addWidget(self._notes)

    def show_kind(self, state: KindState) -> None:
        if state == self._shown:
            return
        self._shown = state
        for combo, value in ((self.keluarga, state.keluarga), (self.pendekatan, state.pendekatan)):
            blocker = QSignalBlocker(combo)
            combo.setCurrentIndex(combo.findData(value))
            blocker.unblock()
        say, show = self._texts.say, self._texts.show
        self._line.setText(
            say("skp.kind.line", keluarga=show(state.keluarga), pendekatan=show(state.pendekatan).lower())
        )
        self._about[Keluarga].setText(say(f"skp.kind.about_{state.keluarga.value}_{state.pendekatan.value}"))
        self._about[Pendekatan].setText(say(f"skp.kind.about_{state.pendekatan.value}"))
        self._notes.setText("\n".join(state.notes))
        self._notes.setHidden(not state.notes)
        self.change.setHidden(not state.changeable)
        if not state.changeable:
            self._choices.hide()

    def fold(self) -> None:
        """Only the line, as another plan is shown."""
        self._choices.hide()

    def _open(self) -> None:
        self._choices.setHidden(not self._choices.isHidden())
        if not self._choices.isHidden():
            self.keluarga.setFocus(Qt.FocusReason.OtherFocusReason)

    def _combo(self, name: str, kind: type[StrEnum]) -> StillCombo:
        combo = StillCombo(name)
        for each in kind:
            combo.addItem(self._texts.show(each), each)
        combo.setMinimumContentsLength(12)
        combo.setSizeAdjustPolicy(StillCombo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.activated.connect(lambda _index: self._chosen())
        return combo

    def _chosen(self) -> None:
        keluarga, pendekatan = Keluarga(self.keluarga.currentData()), Pendekatan(self.pendekatan.currentData())
        if self._shown is None or (keluarga, pendekatan) != (self._shown.keluarga, self._shown.pendekatan):
            self._presenter.choose_kind(keluarga, pendekatan)
