"""The head of everything about one person: who this is, at one glance."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from asn_desktop.ui.presenters.chips import Chip
from asn_desktop.ui.widgets.chip import ChipLabel
from asn_desktop.ui.widgets.tokens import GRID, look_of
from asn_desktop.ui.widgets.words import words


class PersonHead(Struct, frozen=True):
    """`facts` are `(label, value)` pairs: NIP, pangkat, jabatan, unit, penilai. An unknown value is said in words."""

    name: str
    facts: tuple[tuple[str, str], ...]
    chips: tuple[Chip, ...] = ()


class Initials(QWidget):
    """A round mark with the first letters of a name. Decoration: the name stands beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letters = ""
        self.setFixedSize(6 * GRID, 6 * GRID)

    def set_name(self, name: str) -> None:
        plain = [word for word in name.split(",")[0].split() if not word.endswith(".")]
        self._letters = "".join(word[0] for word in (plain[:1] + plain[-1:] if len(plain) > 1 else plain)).upper()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = look_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.accent_soft))
        painter.drawEllipse(self.rect())
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        font.setPointSizeF(font.pointSizeF() * 1.2)
        painter.setFont(font)
        painter.setPen(QColor(look.accent))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._letters)
        painter.end()


class PersonCard(QFrame):
    """Name with titles, chips, and facts in aligned columns."""

    COLUMNS = 3

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._shown: PersonHead | None = None
        self._labels: list[ChipLabel] = []
        self._facts: list[tuple[QLabel, QLabel]] = []
        self._mark = Initials()
        self._name = words("", "title")
        self._name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._chips = QHBoxLayout()
        self._chips.setSpacing(GRID)
        self.corner = QHBoxLayout()
        self.corner.setSpacing(GRID)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(3 * GRID)
        self._grid.setVerticalSpacing(GRID // 2)
        for column in range(self.COLUMNS):
            self._grid.setColumnStretch(column, 1)
        top = QHBoxLayout()
        top.setSpacing(GRID)
        top.addWidget(self._name, 1)
        top.addLayout(self._chips)
        top.addLayout(self.corner)
        text = QVBoxLayout()
        text.setSpacing(GRID // 2)
        text.addLayout(top)
        text.addLayout(self._grid)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(text, 1)

    def show_person(self, head: PersonHead) -> None:
        """Show who this is; nothing is made anew where it can be used again, because screens show it at every key."""
        if head == self._shown:
            return
        self._shown = head
        self._mark.set_name(head.name)
        self._name.setText(head.name)
        while len(self._labels) < len(head.chips):
            self._labels.append(ChipLabel())
            self._chips.addWidget(self._labels[-1])
        for number, chip in enumerate(self._labels):
            chip.set_chip(head.chips[number] if number < len(head.chips) else None)
        while len(self._facts) < len(head.facts):
            self._add_fact()
        for number, (label, value) in enumerate(self._facts):
            shown = number < len(head.facts)
            label.setHidden(not shown)
            value.setHidden(not shown)
            if shown:
                label.setText(head.facts[number][0])
                value.setText(head.facts[number][1])

    def _add_fact(self) -> None:
        row, column = divmod(len(self._facts), self.COLUMNS)
        cell = QHBoxLayout()
        cell.setSpacing(GRID // 2)
        label, value = words("", "muted", wrap=False), words("", "body")
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        value.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        cell.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        cell.addWidget(value, 1, Qt.AlignmentFlag.AlignTop)
        self._facts.append((label, value))
        self._grid.addLayout(cell, row, column)
