"""Drawn without a chart library, so they are there at once: a unit's spread, and a rater's shares."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from asn_desktop.core.domain.kinerja import Rating
from asn_desktop.ui.presenters.chips import PREDIKAT_ICONS
from asn_desktop.ui.presenters.sebaran.keadilan import Bar
from asn_desktop.ui.presenters.sebaran.state import Column
from asn_desktop.ui.widgets.icons import pixmap
from asn_desktop.ui.widgets.tokens import GRID, Look, look_of

PLOT = 168
"""Height in pixels between the lines of words above and below."""
RATING_TONES = {Rating.DI_ATAS: "sangat_baik", Rating.SESUAI: "baik", Rating.DI_BAWAH: "kurang"}
_CENTER = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class SpreadChart(QWidget):
    """A column for each predikat with number and share, its limit as a broken line, and the curve of the pattern."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns: tuple[Column, ...] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_columns(self, columns: tuple[Column, ...]) -> None:
        self._columns = columns
        said = (", ".join(part for part in (each.said or str(each.n), each.limit) if part) for each in columns)
        names = (each.name for each in columns)
        self.setAccessibleDescription("; ".join(f"{name}: {text}" for name, text in zip(names, said, strict=True)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, PLOT + 4 * self.fontMetrics().lineSpacing() + 4 * GRID)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._columns:
            return
        look = look_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self.fontMetrics().lineSpacing()
        base = 2.0 * line + PLOT
        top = self._top()
        wide = self.width() / len(self._columns)

        def high(share: float) -> float:
            return base - PLOT * share / top

        for number, column in enumerate(self._columns):
            self._column(painter, look, column, QRectF(number * wide, 0, wide, base), high(column.share))
        painter.setPen(QPen(QColor(look.border), 1))
        painter.drawLine(QPointF(0, base + 0.5), QPointF(self.width(), base + 0.5))
        curve = [
            QPointF((number + 0.5) * wide, high(column.curve))
            for number, column in enumerate(self._columns)
            if column.curve is not None
        ]
        if curve:
            self._curve(painter, look, curve)
        for number, column in enumerate(self._columns):
            limit = column.most if column.most is not None else column.least
            if limit is not None:
                self._limit(painter, look, column, number * wide, wide, high(limit), high(column.share))
            self._number(painter, look, column, number * wide, wide, high(column.share))
            self._name(painter, look, column, QRectF(number * wide, base + 2, wide, 2 * line + 3 * GRID))
        painter.end()

    def _top(self) -> float:
        """The share at the upper edge: whatever is drawn fits below it."""
        drawn = [share for each in self._columns for share in (each.share, each.most, each.least, each.curve) if share]
        return max([0.5, *drawn]) * 1.04

    def _column(self, painter: QPainter, look: Look, column: Column, room: QRectF, top: float) -> None:
        bar = QRectF(room.left() + room.width() * 0.28, top, room.width() * 0.44, room.bottom() - top)
        if column.n:
            painter.setPen(QPen(QColor(look.border), 1))
            painter.setBrush(QColor(look.predikat[column.predikat.value]))
            painter.drawRect(bar)

    def _number(self, painter: QPainter, look: Look, column: Column, left: float, wide: float, bar: float) -> None:
        """Number and share over the column, readable where the curve runs behind it."""
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if column.n else QFont.Weight.Normal)
        painter.setFont(font)
        line, said = painter.fontMetrics().lineSpacing(), column.said or "–"
        room = QRectF(left, bar - line - 1, wide, line)
        ground = QColor(look.surface)
        ground.setAlpha(200)
        around = painter.boundingRect(room, _CENTER, said)
        painter.fillRect(around.intersected(room), ground)
        painter.setPen(QColor(look.text if column.n else look.muted))
        painter.drawText(room, _CENTER, said)
        painter.setFont(self.font())

    def _limit(
        self, painter: QPainter, look: Look, column: Column, left: float, wide: float, at: float, bar: float
    ) -> None:
        line = self.fontMetrics().lineSpacing()
        ink = QColor(look.warn if column.broken else look.muted)
        painter.setPen(QPen(ink, 2 if column.broken else 1.5, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(left + wide * 0.08, at), QPointF(left + wide * 0.92, at))
        above = bar - 2 * line - 2 if at > bar - line else at - line - 1  # never over the column or its number
        painter.drawText(QRectF(left, above, wide, line), _CENTER, column.limit)

    def _curve(self, painter: QPainter, look: Look, points: list[QPointF]) -> None:
        path = QPainterPath(points[0])
        for one, other in pairwise(points):
            middle = (one.x() + other.x()) / 2
            path.cubicTo(QPointF(middle, one.y()), QPointF(middle, other.y()), other)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(look.surface), 5))
        painter.drawPath(path)
        painter.setPen(QPen(QColor(look.text), 1.5))
        painter.drawPath(path)
        painter.setBrush(QColor(look.surface))
        for point in points:
            painter.drawEllipse(point, 3, 3)

    def _name(self, painter: QPainter, look: Look, column: Column, room: QRectF) -> None:
        mark = pixmap(PREDIKAT_ICONS[column.predikat], look.muted, 14)
        painter.drawPixmap(QPointF(room.center().x() - 7, room.top() + 4), mark)
        painter.setPen(QColor(look.text))
        below = room.adjusted(2, 20, -2, 0)
        name = column.name.partition(" (")[0].replace("/", "/ ")
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, name)


class ShareBars(QWidget):
    """Three thin bars under one another: this year, the past, the others; each with its three shares in words."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, bars: tuple[Bar, ...]) -> None:
        self._bars = bars
        said = (f"{bar.name}: {', '.join(str(part.n) for part in bar.parts) or bar.note}" for bar in bars)
        self.setAccessibleDescription("; ".join(said))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, len(self._bars) * (self._row() + GRID // 2))

    def minimumSizeHint(self) -> QSize:
        return QSize(320, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = look_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = painter.fontMetrics()
        names = max((metrics.horizontalAdvance(bar.name) for bar in self._bars), default=0) + 2 * GRID
        notes = max((metrics.horizontalAdvance(bar.note) for bar in self._bars if bar.parts), default=0) + GRID
        for number, bar in enumerate(self._bars):
            top = number * (self._row() + GRID // 2)
            painter.setPen(QColor(look.text))
            painter.drawText(QRectF(0, top, names, self._row()), _LEFT, bar.name)
            room = QRectF(names, top + 2, self.width() - names - notes, self._row() - 4)
            painter.setPen(QColor(look.muted))
            if bar.parts:
                painter.drawText(QRectF(room.right(), top, notes, self._row()), _RIGHT, bar.note)
                self._parts(painter, look, bar, room)
            else:
                painter.drawText(QRectF(names, top, self.width() - names, self._row()), _LEFT, bar.note)
        painter.end()

    def _parts(self, painter: QPainter, look: Look, bar: Bar, room: QRectF) -> None:
        left = room.left()
        for part in bar.parts:
            box = QRectF(left, room.top(), room.width() * part.share, room.height())
            left = box.right()
            if not part.n:
                continue
            colour = look.predikat[RATING_TONES[part.rating]]
            painter.setPen(QPen(QColor(look.surface), 1))
            painter.setBrush(QColor(colour))
            painter.drawRect(box)
            said = f"{round(part.share * 100)} %"
            if painter.fontMetrics().horizontalAdvance(said) + 4 < box.width():
                painter.setPen(QColor(look.on(colour)))
                painter.drawText(box, _CENTER, said)

    def _row(self) -> int:
        return self.fontMetrics().lineSpacing() + GRID
