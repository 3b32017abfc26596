"""The head of everything about one person: who this is, at one glance."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

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
        top = QHBoxLayout()
        top.setSpacing(GRID)
        top.addWidget(self._name, 1)
        top.addLayout(self._chips)
        top.addLayout(self.corner)
        column = QVBoxLayout()
        column.setSpacing(GRID // 2)
        column.addLayout(top)
        column.addLayout(self._grid)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(column, 1)

    def show_person(self, head: PersonHead) -> None:
        """Show who this is; nothing is made anew where it reads as before, because screens show it at every key."""
        if head == self._shown:
            return
        self._shown = head
        self._mark.set_name(head.name)
        self._name.setText(head.name)
        _clear(self._chips)
        for chip in head.chips:
            self._chips.addWidget(ChipLabel(chip))
        _clear(self._grid)
        for number, (label, value) in enumerate(head.facts):
            row, column = divmod(number, self.COLUMNS)
            cell = QHBoxLayout()
            cell.setSpacing(GRID // 2)
            cell.addWidget(words(label, "muted", wrap=False), 0, Qt.AlignmentFlag.AlignTop)
            shown = words(value, "body")
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            shown.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            cell.addWidget(shown, 1, Qt.AlignmentFlag.AlignTop)
            self._grid.addLayout(cell, row, column)
        for column in range(self.COLUMNS):
            self._grid.setColumnStretch(column, 1)


def _clear(layout: QHBoxLayout | QGridLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif item.layout() is not None:
            _clear(item.layout())  # type: ignore[arg-type]
