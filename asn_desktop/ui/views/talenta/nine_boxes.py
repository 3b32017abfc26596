"""The nine boxes with the names of who stands in them. Arrow keys go from box to box, Enter or a click chooses one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from asn_desktop.core.domain.indeks import Potensial
from asn_desktop.core.domain.kinerja import Rating
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.talenta.boxes import BoxesState
from asn_desktop.ui.widgets.tokens import GRID, Look, look_of

GAP = 6
LINES = 4
"""Names a box has room for at its least height."""
ROOMY = 110
"""A cell that is narrower keeps its width for the names."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTER = Qt.AlignmentFlag.AlignCenter


class NineBoxes(QWidget):
    """`picked` carries the number of the box."""

    picked = Signal(int)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._state: BoxesState | None = None
        self._at = (0, 2)
        self._hovered: tuple[int, int] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(texts.say("talenta.boxes"))

    def show_state(self, state: BoxesState) -> None:
        self._state = state
        if state.box.isdecimal() and (place := self._place(int(state.box))) is not None:
            self._at = place
        self._tell()
        self.update()

    @property
    def current(self) -> int | None:
        """The box that the keys are at."""
        return self._box(*self._at)

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().lineSpacing()
        return QSize(420, 3 * ((LINES + 1) * line + 2 * GRID + GAP) + 2 * line)

    def minimumSizeHint(self) -> QSize:
        return QSize(300, 3 * (3 * self.fontMetrics().lineSpacing() + 2 * GRID + GAP))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, column = self._at
        step = {
            Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0), Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1),
        }.get(Qt.Key(event.key()))  # fmt: skip
        if step is not None:
            self._at = min(2, max(0, row + step[0])), min(2, max(0, column + step[1]))
            self._tell()
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._pick(self._at)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._cell_at(event.position())
        if found is not None and event.button() is Qt.MouseButton.LeftButton:
            self._at = found
            self._pick(found)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self._cell_at(event.position())
        if found != self._hovered:
            self._hovered = found
            self.setToolTip(self._said(*found) if found is not None else "")
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hovered = None
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._state is None or not self._state.cells:
            return
        look = look_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row in range(3):
            for column in range(3):
                self._cell(painter, look, row, column)
        self._axes(painter, look)
        painter.end()

    # Inside

    def _axes(self, painter: QPainter, look: Look) -> None:
        painter.setPen(QColor(look.muted))
        painter.setFont(self._small())
        line = painter.fontMetrics().lineSpacing()
        side, wide, high = self._measures()
        say, low = self._texts.say, 3 * high
        levels = [self._texts.show(potensial) for potensial in Potensial]
        whole = [f"{say('talenta.axis.potensial')} {level.casefold()}" for level in levels]
        fits = all(painter.fontMetrics().horizontalAdvance(text) <= wide - GAP for text in whole)
        for number, text in enumerate(whole if fits else levels):
            painter.drawText(QRectF(side + number * wide, low, wide - GAP, line), _CENTER, text)
        for number, rating in enumerate(Rating):
            painter.save()
            painter.translate(0, (number + 1) * high - GAP)
            painter.rotate(-90)
            text = self._texts.say(f"talenta.axis.{rating.value}")
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(high - GAP))
            painter.drawText(QRectF(0, 0, high - GAP, line), _CENTER, shown)
            painter.restore()

    def _cell(self, painter: QPainter, look: Look, row: int, column: int) -> None:
        state, box = self._state, self._box(row, column)
        if state is None or box is None:
            return
        chosen, at = state.box == str(box), (row, column) == self._at and self.hasFocus()
        lit = chosen or at or self._hovered == (row, column)
        area = self._area(row, column)
        painter.setPen(QPen(QColor(look.accent if lit else look.line), 2.5 if chosen or at else 1))
        painter.setBrush(QColor(look.accent_soft if box in state.pool else look.surface))
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 6, 6)
        aside = GRID if area.width() > ROOMY else GRID / 2
        inside = area.adjusted(aside, GRID / 2, -aside, -GRID / 2)
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        line = painter.fontMetrics().lineSpacing()
        head = QRectF(inside.left(), inside.top(), inside.width(), line)
        n = state.counts.get(box, 0)
        painter.setPen(QColor(look.text if n else look.muted))
        painter.drawText(head, _LEFT, str(box))
        if n:
            said, metrics = self._texts.say("talenta.count", n=n), painter.fontMetrics()
            apart = metrics.horizontalAdvance(f"{box}  {said}") <= head.width()
            painter.drawText(head, _RIGHT, said if apart else str(n))
        painter.setFont(self._small())
        metrics = painter.fontMetrics()
        step = metrics.lineSpacing()
        room = max(0, int((inside.height() - line) // step))
        names = state.names.get(box, ())
        shown = names[:room] if n <= room else names[: max(0, room - 1)]
        lines = [part for name in shown for part in _broken(name, metrics, int(inside.width()))]
        whole = n <= len(shown) and len(lines) <= room  # few names: those that are too long get a second line
        painter.setPen(QColor(look.text))
        for number, name in enumerate(lines if whole else shown):
            where = QRectF(inside.left(), inside.top() + line + number * step, inside.width(), step)
            painter.drawText(where, _LEFT, metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(where.width())))
        if n > len(shown) and room:
            where = QRectF(inside.left(), inside.top() + line + len(shown) * step, inside.width(), step)
            painter.setPen(QColor(look.muted))
            painter.drawText(where, _LEFT, self._texts.say("talenta.more", n=n - len(shown)))

    def _measures(self) -> tuple[float, float, float]:
        """Width of the axis at the left, width and height of a cell with its gap."""
        line = QFontMetrics(self._small()).lineSpacing()
        return line + 4.0, (self.width() - line - 4) / 3, (self.height() - line - 2) / 3

    def _area(self, row: int, column: int) -> QRectF:
        side, wide, high = self._measures()
        return QRectF(side + column * wide, row * high, wide - GAP, high - GAP)

    def _cell_at(self, where: QPointF) -> tuple[int, int] | None:
        cells = ((row, column) for row in range(3) for column in range(3))
        return next((cell for cell in cells if self._area(*cell).contains(where)), None)

    def _box(self, row: int, column: int) -> int | None:
        return self._state.cells[row][column] if self._state is not None and self._state.cells else None

    def _place(self, box: int) -> tuple[int, int] | None:
        cells = ((row, column) for row in range(3) for column in range(3))
        return next((cell for cell in cells if self._box(*cell) == box), None)

    def _pick(self, cell: tuple[int, int]) -> None:
        box = self._box(*cell)
        if box is not None:
            self.picked.emit(box)

    def _said(self, row: int, column: int) -> str:
        state, box = self._state, self._box(row, column)
        if state is None or box is None:
            return ""
        n, names = state.counts.get(box, 0), state.names.get(box, ())
        who = ", ".join(names) + (f" {self._texts.say('talenta.more', n=n - len(names))}" if n > len(names) else "")
        label = self._texts.say(f"talenta.box.{box}.label")
        return self._texts.say("talenta.box.said", kotak=box, label=label, n=n) + (f"\n{who}" if who else "")

    def _tell(self) -> None:
        self.setAccessibleDescription(self._said(*self._at))

    def _small(self) -> QFont:
        small = QFont(self.font())
        small.setPointSizeF(small.pointSizeF() * 0.9)
        return small


def _broken(name: str, metrics: QFontMetrics, width: int) -> tuple[str, ...]:
    """A name in one line, or in two where it is longer than the width: broken before a word, the second indented."""
    if metrics.horizontalAdvance(name) <= width:
        return (name,)
    words = name.split()
    for cut in range(len(words) - 1, 0, -1):
        first = " ".join(words[:cut])
        if metrics.horizontalAdvance(first) <= width:
            return first, f"  {' '.join(words[cut:])}"
    return (name,)
