"""A step of an objection: its heading with its mark, what was recorded, and below it the form where it is its turn."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.chips import Tone
from asn_desktop.ui.presenters.keberatan.state import Card as CardState
from asn_desktop.ui.presenters.keberatan.state import Mark
from asn_desktop.ui.widgets.card import Card
from asn_desktop.ui.widgets.chip import ChipLabel
from asn_desktop.ui.widgets.icons import pixmap
from asn_desktop.ui.widgets.tokens import GRID, look_of
from asn_desktop.ui.widgets.words import words

LABELS = 24
"""Width of the labels, in letters."""
_MARKS: dict[Mark, tuple[str, Tone]] = {
    "done": ("circle-check", "ok"),
    "now": ("arrow-right", "info"),
    "later": ("circle-dashed", "neutral"),
}


class StepCard(Card):
    """Put its form into `body`; `show_card` leaves that alone."""

    def __init__(self, texts: Texts, key: str, parent: QWidget | None = None) -> None:
        super().__init__(texts.say(f"keberatan.step.{key}"), parent)
        self._texts = texts
        self._shown: CardState | None = None
        self._inside: QWidget | None = None
        self._mark = QLabel()
        self.chip = ChipLabel()
        self.corner.addWidget(self.chip)
        self.corner.addWidget(self._mark)
        self.note = words("", "muted")
        self.note.hide()
        self.body.addWidget(self.note)

    def show_card(self, card: CardState) -> None:
        if card == self._shown:
            return
        self._shown = card
        icon, tone = _MARKS[card.mark]
        said = self._texts.say(f"keberatan.step.{card.mark}")
        self._mark.setPixmap(pixmap(icon, look_of(self.palette()).tone(tone)[0], 18))
        self._mark.setToolTip(said)
        self._mark.setAccessibleName(said)
        self.chip.set_chip(card.chip)
        self.note.setText(card.note)
        self.note.setVisible(bool(card.note))
        if self._inside is not None:
            self.body.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
            self._inside = None
        if card.facts:
            self._inside = self._facts(card.facts)
            self.body.insertWidget(1, self._inside)

    def _facts(self, facts: tuple[tuple[str, str], ...]) -> QWidget:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID // 2)
        grid.setColumnMinimumWidth(0, LABELS * self.fontMetrics().averageCharWidth())
        grid.setColumnStretch(1, 1)
        for row, (label, value) in enumerate(facts):
            grid.addWidget(words(label, "label", wrap=False), row, 0, Qt.AlignmentFlag.AlignTop)
            said = words(value)
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(said, row, 1)
        return inside


def side_by_side(*parts: QWidget) -> QHBoxLayout:
    """Short fields in one line, from the top."""
    row = QHBoxLayout()
    row.setSpacing(2 * GRID)
    for part in parts:
        row.addWidget(part, 1, Qt.AlignmentFlag.AlignTop)
    return row
