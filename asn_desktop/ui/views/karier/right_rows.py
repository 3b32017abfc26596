"""The rights of a person, one under the other; the chosen one is explained beside them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.karier.state import Part, RightLine
from asn_desktop.ui.widgets.chip import ChipLabel
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.tokens import GRID, look_of
from asn_desktop.ui.widgets.words import words


class RightRow(QAbstractButton):
    """One right: name and state in the first line, the day in the second, then what decides."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.line: RightLine | None = None
        self._name = words("", "strong")
        self._when = words("", "muted", wrap=False)
        self._why = words("", "muted")
        self._chip = ChipLabel()
        self._doubt = words(texts.say("karier_ui.doubtful"), "muted", wrap=False)
        for label in (self._name, self._when, self._why, self._chip, self._doubt):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        top = QHBoxLayout()
        top.setSpacing(GRID)
        top.addWidget(self._name, 1)
        top.addWidget(self._when)
        below = QHBoxLayout()
        below.setSpacing(GRID)
        below.addWidget(self._chip)
        below.addWidget(self._doubt)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID + 4, GRID, GRID + 4, GRID)
        column.setSpacing(4)
        column.addLayout(top)
        column.addLayout(below)
        column.addWidget(self._why)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_line(self, line: RightLine, *, chosen: bool) -> None:
        self.setChecked(chosen)
        if line != self.line:
            self.line = line
            self._name.setText(line.name)
            self._when.setText(line.when)
            self._why.setText(line.sentence)
            self._chip.set_chip(line.chip)
            self._doubt.setVisible(line.doubtful)
            when = f", {line.when}" if line.when else ""
            doubt = f". {self._doubt.text()}" if line.doubtful else ""
            self.setAccessibleName(f"{line.name}{when}: {line.chip.text}{doubt}")
            self.setAccessibleDescription(line.sentence)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()  # to `RightRows`, which chooses as it goes
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = look_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        lit = self.isChecked() or self.hasFocus() or self.underMouse()
        painter.setPen(QPen(QColor(look.accent if lit else look.line), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(look.accent_soft if self.isChecked() else look.surface))
        painter.drawRoundedRect(box, 6, 6)
        painter.end()


class RightRows(QWidget):
    """Every right; `chosen` carries the one that is chosen. Up and Down go from one to the next."""

    chosen = Signal(object)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.rows: list[RightRow] = []
        self._column = flush_column(self, spacing=GRID // 2)
        self._column.addStretch(1)

    def show_rights(self, rights: tuple[RightLine, ...], chosen: Part | None) -> None:
        while len(self.rows) < len(rights):
            made = RightRow(self._texts, self)
            made.clicked.connect(lambda _checked=False, row=made: self._choose(row))
            self.rows.append(made)
            self._column.insertWidget(len(self.rows) - 1, made)
        for number, row in enumerate(self.rows):
            row.setVisible(number < len(rights))
            if number < len(rights):
                row.show_line(rights[number], chosen=rights[number].part is chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shown = [row for row in self.rows if not row.isHidden()]
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        focused = next((n for n, row in enumerate(shown) if row.hasFocus()), None)
        if step is None or focused is None:
            super().keyPressEvent(event)
            return
        row = shown[max(0, min(len(shown) - 1, focused + step))]
        row.setFocus(Qt.FocusReason.TabFocusReason)
        self._choose(row)

    def _choose(self, row: RightRow) -> None:
        if row.line is not None:
            row.setChecked(True)
            self.chosen.emit(row.line.part)
