"""A career on one line of years: lanes of stretches and marks, the past solid, the possible future outlined.

Drawn without a chart library, so it is there at once. Arrow keys and the mouse go from mark to mark; the sentence of
the one under them stands below, and all of them are told to those who cannot see the line.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.karier.state import Lane, Line, Point, Span
from asn_desktop.ui.widgets.icons import pixmap
from asn_desktop.ui.widgets.tokens import GRID, Look, look_of

RADIUS = 6.0
CAPTION = 2
"""Lines of the sentence below the lanes."""
_CENTER = Qt.AlignmentFlag.AlignCenter
_CAPTION = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class _Mark(Struct, frozen=True):
    """Something that can be pointed at: where it is drawn, and what is said of it."""

    area: QRectF
    said: str
    key: str
    day: date


class CareerLine(QWidget):
    """`picked` carries the key of the mark chosen by click or Enter."""

    picked = Signal(str)

    def __init__(self, texts: Texts, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._line: Line | None = None
        self._marks: list[_Mark] = []
        self._current = -1
        self._hovered = -1
        self._left = 0.0
        """Where the years begin: right of the longest title."""
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_line(self, line: Line) -> None:
        if line == self._line:
            return
        self._line = line
        self._current = self._hovered = -1
        self._place()
        self.setAccessibleDescription(self.table())
        self.updateGeometry()
        self.update()

    def table(self) -> str:
        """The line in words."""
        if self._line is None:
            return ""
        lanes = []
        for lane in self._line.lanes:
            said = [*(each.said for each in lane.spans), *(each.said for each in lane.points)]
            lanes.append(f"{lane.title}: {'; '.join(said) or self._texts.say('karier_ui.line.nothing')}")
        return ". ".join(lanes)

    @property
    def caption(self) -> str:
        """The sentence below the lanes."""
        number = self._hovered if self._hovered >= 0 else self._current
        if number >= 0:
            return self._marks[number].said
        return self._texts.say("karier_ui.line.hint")

    def sizeHint(self) -> QSize:
        lanes = len(self._line.lanes) if self._line else 5
        return QSize(640, int(self._head() + lanes * self._high() + CAPTION * self.fontMetrics().lineSpacing() + GRID))

    def minimumSizeHint(self) -> QSize:
        return QSize(320, self.sizeHint().height())

    # Where things are

    def _high(self) -> float:
        return self.fontMetrics().lineSpacing() + 10.0

    def _head(self) -> float:
        return self.fontMetrics().lineSpacing() + 6.0

    def _x(self, day: date) -> float:
        line = self._line
        if line is None:
            return 0.0
        left, right = self._left, self.width() - GRID
        share = (day - line.start).days / max(1, (line.end - line.start).days)
        return left + (right - left) * min(1.0, max(0.0, share))

    def _span_area(self, span: Span, top: float) -> QRectF | None:
        line = self._line
        if line is None or span.start > line.end or (span.end is not None and span.end <= line.start):
            return None
        left, right = self._x(span.start), self._x(span.end or line.end)
        return QRectF(left, top + 3, max(2.0, right - left - 1), self._high() - 6)

    def _place(self) -> None:
        self._marks = []
        if self._line is None:
            return
        titles = (self.fontMetrics().horizontalAdvance(lane.title) for lane in self._line.lanes)
        self._left = max(titles, default=0) + 2.0 * GRID
        for number, lane in enumerate(self._line.lanes):
            top = self._head() + number * self._high()
            found = []
            for span in lane.spans:
                area = self._span_area(span, top)
                if area is not None:
                    found.append(_Mark(area, span.said, "", span.start))
            for point in lane.points:
                if self._line.start <= point.day <= self._line.end:
                    middle = QPointF(self._x(point.day), top + self._high() / 2)
                    area = QRectF(middle.x() - RADIUS, middle.y() - RADIUS, 2 * RADIUS, 2 * RADIUS)
                    found.append(_Mark(area, point.said, point.key, point.day))
            self._marks.extend(sorted(found, key=lambda mark: mark.day))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    # Pointing

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self._at(event.position())
        if number >= 0:
            self._go(number)
            self._pick(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}.get(
            Qt.Key(event.key())
        )
        if step is not None and self._marks:
            self._go(max(0, min(len(self._marks) - 1, self._current + step)))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._current >= 0:
            self._pick(self._current)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def _at(self, where: QPointF) -> int:
        near = [n for n, mark in enumerate(self._marks) if mark.area.adjusted(-2, -2, 2, 2).contains(where)]
        return near[-1] if near else -1

    def _hover(self, number: int) -> None:
        if number != self._hovered:
            self._hovered = number
            has = number >= 0 and self._marks[number].key
            self.setCursor(Qt.CursorShape.PointingHandCursor if has else Qt.CursorShape.ArrowCursor)
            self.update()

    def _go(self, number: int) -> None:
        self._current = number
        self.setToolTip(self._marks[number].said)
        self.update()

    def _pick(self, number: int) -> None:
        if self._marks[number].key:
            self.picked.emit(self._marks[number].key)

    # Drawing

    def paintEvent(self, _event: QPaintEvent) -> None:
        line = self._line
        if line is None:
            return
        look = look_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lanes = self._head() + len(line.lanes) * self._high()
        self._years(painter, look, line, lanes)
        for number, lane in enumerate(line.lanes):
            self._lane(painter, look, lane, self._head() + number * self._high())
        self._today(painter, look, line, lanes)
        number = self._current if self.hasFocus() else -1
        if number >= 0:
            painter.setPen(QPen(QColor(look.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self._marks[number].area.adjusted(-3, -3, 3, 3), 4, 4)
        shown = self._hovered >= 0 or number >= 0
        painter.setPen(QColor(look.text if shown else look.muted))
        high = CAPTION * self.fontMetrics().lineSpacing()
        room = QRectF(self._left, lanes + 4, self.width() - self._left - GRID, high)
        painter.drawText(room, _CAPTION, self.caption)
        painter.end()

    def _years(self, painter: QPainter, look: Look, line: Line, bottom: float) -> None:
        years = line.end.year - line.start.year + 1
        wide = self.fontMetrics().horizontalAdvance("2026") + GRID
        room = (self.width() - GRID - self._left) / max(1, years)
        covered = self._day_area(line).adjusted(0, 0, GRID / 2, 0)
        every = next((n for n in (1, 2, 5, 10) if n * room >= wide), 10)
        for year in range(line.start.year, line.end.year + 1):
            x = self._x(date(year, 1, 1))
            painter.setPen(QPen(QColor(look.line), 1))
            painter.drawLine(QPointF(x, self._head()), QPointF(x, bottom))
            text = QRectF(x + 3, 0, wide, self._head())
            if year % every == 0 and not text.intersects(covered) and text.right() <= self.width():
                painter.setPen(QColor(look.muted))
                painter.drawText(text, _LEFT, str(year))

    def _lane(self, painter: QPainter, look: Look, lane: Lane, top: float) -> None:
        painter.setPen(QColor(look.muted))
        painter.drawText(QRectF(GRID, top, self._left - GRID, self._high()), _LEFT, lane.title)
        painter.setPen(QPen(QColor(look.line), 1))
        base = top + self._high()
        painter.drawLine(QPointF(self._left, base), QPointF(self.width() - GRID, base))
        for span in lane.spans:
            self._span(painter, look, span, top)
        for point in lane.points:
            if self._line is not None and self._line.start <= point.day <= self._line.end:
                self._point(painter, look, point, top + self._high() / 2)

    def _span(self, painter: QPainter, look: Look, span: Span, top: float) -> None:
        area = self._span_area(span, top)
        if area is None:
            return
        ink, ground = look.tone(span.tone)
        step = span.tone in look.predikat
        if span.possible:
            painter.setBrush(QColor(ground) if step else Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(look.text if step else ink), 1.4, Qt.PenStyle.DashLine))
        else:
            painter.setBrush(QColor(ground))
            painter.setPen(QPen(QColor(look.line if step else look.border), 1))
        painter.drawRoundedRect(area, 3, 3)
        if span.icon and area.width() >= 16:
            mark = pixmap(span.icon, ink, 14)
            painter.drawPixmap(QPointF(area.center().x() - 7, area.center().y() - 7), mark)
        elif span.text:
            painter.setPen(QColor(look.text))
            text = self._cut(span.text, area.width() - 6)
            if len(text) > 1:
                painter.drawText(area.adjusted(4, 0, -2, 0), _LEFT, text)

    def _point(self, painter: QPainter, look: Look, point: Point, y: float) -> None:
        ink, _ground = look.tone(point.tone)
        middle = QPointF(self._x(point.day), y)
        painter.setPen(QPen(QColor(ink), 2))
        painter.setBrush(QColor(look.surface if point.shape == "ring" else ink))
        if point.shape == "flag":
            top = QPointF(middle.x(), middle.y() - RADIUS - 1)
            painter.drawLine(top, QPointF(middle.x(), middle.y() + RADIUS + 1))
            corners = (top, QPointF(top.x() + 9, top.y() + 4), QPointF(top.x(), top.y() + 8))
            painter.drawPolygon(QPolygonF(corners))
        else:
            painter.drawEllipse(middle, RADIUS - 1.5, RADIUS - 1.5)

    def _today(self, painter: QPainter, look: Look, line: Line, bottom: float) -> None:
        x = self._x(line.day)
        painter.setPen(QPen(QColor(look.accent), 2))
        painter.drawLine(QPointF(x, self._head() - 2), QPointF(x, bottom))
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(QColor(look.accent))
        painter.drawText(self._day_area(line), _CENTER, self._texts.show(line.day))
        painter.setFont(self.font())

    def _day_area(self, line: Line) -> QRectF:
        """Where the day stands above its line."""
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        wide = QFontMetrics(bold).horizontalAdvance(self._texts.show(line.day)) + 4.0
        left = min(max(self._left, self._x(line.day) - wide / 2), self.width() - wide)
        return QRectF(left, 0, wide, self._head() - 3)

    def _cut(self, text: str, room: float) -> str:
        return self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room))
