"""The predikat matrix, three by three, with the cell lit that the two ratings meet in."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from asn_desktop.core.domain.kinerja import Predikat, Rating
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.widgets.tokens import GRID, Look, look_of

GAP = 4
"""Between two cells, in pixels."""

Matrix = Mapping[tuple[Rating, Rating], Predikat]
"""`(rating of results, rating of behaviour)` to predikat, as the rule pack says."""


class PredikatMatrix(QWidget):
    """Columns: behaviour, low to high; rows: results, high at the top, as in the regulation's figure."""

    def __init__(self, texts: Texts, matrix: Matrix, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._matrix = matrix
        self._ratings: tuple[Rating | None, Rating | None] = (None, None)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(texts.say("widget.matrix.name"))
        self.set_ratings(None, None)

    def set_matrix(self, matrix: Matrix) -> None:
        self._matrix = matrix
        self.set_ratings(*self._ratings)

    def set_ratings(self, hasil: Rating | None, perilaku: Rating | None) -> None:
        self._ratings = (hasil, perilaku)
        if hasil is None or perilaku is None:
            said = self._texts.say("widget.matrix.open")
        else:
            predikat = self._matrix.get((hasil, perilaku))
            said = self._texts.say("widget.matrix.lit", hasil=hasil, perilaku=perilaku, predikat=predikat or "-")
        self.setAccessibleDescription(said)
        self.update()

    def sizeHint(self) -> QSize:
        line = QFontMetrics(self._small()).height()
        return QSize(320, 3 * (2 * line + GRID + GAP) + 2 * line + GRID // 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = look_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._small())
        line = painter.fontMetrics().height()
        levels = max(painter.fontMetrics().horizontalAdvance(self._level(rating)) for rating in Rating)
        side = line + levels + GRID
        wide = (self.width() - side) // 3
        high = (self.height() - 2 * line - GRID // 2) // 3
        for row, hasil in enumerate(Rating):
            for column, perilaku in enumerate(reversed(Rating)):
                box = QRect(side + column * wide, row * high, wide - GAP, high - GAP)
                self._cell(painter, look, box, hasil, perilaku)
        painter.setPen(QColor(look.muted))
        center = Qt.AlignmentFlag.AlignCenter
        beside = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for row, hasil in enumerate(Rating):
            painter.drawText(QRect(line, row * high, levels, high - GAP), beside, self._level(hasil))
        for column, perilaku in enumerate(reversed(Rating)):
            painter.drawText(QRect(side + column * wide, 3 * high, wide - GAP, line), center, self._level(perilaku))
        title = QRect(side, 3 * high + line, 3 * wide, line)
        painter.drawText(title, center, self._texts.say("widget.matrix.perilaku"))
        self._sideways(painter, QRect(0, 0, line, 3 * high), self._texts.say("widget.matrix.hasil"))
        painter.end()

    def _small(self) -> QFont:
        small = QFont(self.font())
        small.setPointSizeF(small.pointSizeF() * 0.88)
        return small

    def _level(self, rating: Rating) -> str:
        return self._texts.say(f"widget.matrix.{rating.value}")

    def _cell(self, painter: QPainter, look: Look, box: QRect, hasil: Rating, perilaku: Rating) -> None:
        predikat = self._matrix.get((hasil, perilaku))
        if predikat is None:
            return
        lit = self._ratings == (hasil, perilaku)
        column_or_row = hasil is self._ratings[0] or perilaku is self._ratings[1]
        colour = look.predikat[predikat.value]
        ground = colour if lit else look.window
        ink = look.on(colour) if lit else look.text if column_or_row else look.muted
        painter.setPen(QPen(QColor(colour), 3 if lit else 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(box).adjusted(1.5, 1.5, -1.5, -1.5), 5, 5)
        painter.setPen(QColor(ink))
        font = self._small()
        font.setWeight(QFont.Weight.DemiBold if lit else QFont.Weight.Normal)
        name = self._texts.show(predikat).partition(" (")[0].replace("/", "/ ")  # the term alone: cells are small
        inner = box.adjusted(2, 0, -2, 0)
        longest = max(QFontMetrics(font).horizontalAdvance(word) for word in name.split())
        if longest > inner.width():
            font.setPointSizeF(font.pointSizeF() * inner.width() / longest)  # a term that is cut is no term
        painter.setFont(font)
        painter.drawText(inner, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, name)

    def _sideways(self, painter: QPainter, where: QRect, text: str) -> None:
        painter.save()
        painter.translate(where.left(), where.bottom())
        painter.rotate(-90)
        painter.drawText(QRect(0, 0, where.height(), where.width()), Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()
