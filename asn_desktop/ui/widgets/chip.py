"""Chips: a state as icon and word, as a label and inside a table."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from asn_desktop.ui.presenters.chips import Chip
from asn_desktop.ui.widgets.icons import pixmap
from asn_desktop.ui.widgets.tokens import look_of

ICON = 14
TILE = 20
"""Side of the coloured square that carries the mark of a predikat; the word stands beside it in plain ink."""
PAD = 8


def chip_size(chip: Chip, metrics: QFontMetrics) -> QSize:
    return QSize(metrics.horizontalAdvance(chip.text) + ICON + PAD * 2 + 6, metrics.height() + 6)


def paint_chip(painter: QPainter, rect: QRect, chip: Chip, palette: QPalette) -> None:
    """Draw a chip at the left of `rect`, vertically centred, cut with an ellipsis where it does not fit."""
    look = look_of(palette)
    ink, ground = look.tone(chip.tone)
    step = chip.tone in look.predikat
    metrics = painter.fontMetrics()
    size = chip_size(chip, metrics)
    width = min(size.width(), rect.width())
    box = QRect(rect.left(), rect.top() + (rect.height() - size.height()) // 2, width, size.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if step:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        tile = QRectF(box.left(), box.top() + (box.height() - TILE) / 2, TILE, TILE)
        painter.drawRoundedRect(tile, 4, 4)
    else:
        painter.setPen(QColor(look.line) if chip.tone == "neutral" else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
    mark = box.left() + ((TILE - ICON) // 2 if step else PAD)
    painter.drawPixmap(mark, box.top() + (box.height() - ICON) // 2, pixmap(chip.icon, ink, ICON))
    painter.setPen(QColor(look.text if step else ink))
    words = box.adjusted(PAD + ICON + 6, 0, -PAD // 2, 0)
    text = metrics.elidedText(chip.text, Qt.TextElideMode.ElideRight, words.width())
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
    painter.restore()


class ChipLabel(QWidget):
    """A chip outside a table. Hidden while it has nothing to say."""

    def __init__(self, chip: Chip | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._chip: Chip | None = None
        self.set_chip(chip)

    def set_chip(self, chip: Chip | None) -> None:
        self._chip = chip
        hidden = self.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide) and self.isHidden()
        if chip is None or hidden:  # a new label is shown by its layout; by itself it would become a window
            self.setVisible(chip is not None)
        self.setAccessibleName("" if chip is None else chip.text)
        self.setToolTip("" if chip is None else chip.text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(0, 0) if self._chip is None else chip_size(self._chip, self.fontMetrics())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._chip is not None:
            painter = QPainter(self)
            painter.setFont(self.font())
            paint_chip(painter, self.rect(), self._chip, self.palette())
            painter.end()
