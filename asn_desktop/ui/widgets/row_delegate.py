"""Draws the cells of lists itself: while one types a search every letter paints a hundred and fifty of them, and a
style sheet takes ten times as long for each. What the style sheet says of tables in general holds here too.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from asn_desktop.ui.models.table import Column, TableModel
from asn_desktop.ui.presenters.chips import Chip
from asn_desktop.ui.widgets.chip import paint_chip
from asn_desktop.ui.widgets.tokens import look_of

MARGIN = 11
"""Pixels left and right of a text, as in the headings."""

KEPT_CHIPS = 200

_SELECTED = QStyle.StateFlag.State_Selected.value
_FOCUSED = QStyle.StateFlag.State_HasFocus.value
_LEFT = (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine).value
_RIGHT = (Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine).value


class RowDelegate(QStyledItemDelegate):
    """Text or chip on a line; a selected row has the soft accent, the cell with the cursor a thicker line."""

    def __init__(self, model: TableModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._columns: Sequence[Column] = model.columns
        self._palette = -1
        self._chips: dict[tuple[Chip, int, int, float, int], QPixmap] = {}

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        self._see(option.palette)
        rect, state = option.rect, option.state.value
        if state & _SELECTED:
            painter.fillRect(rect, self._soft)
        if state & _FOCUSED:
            painter.fillRect(rect.left(), rect.bottom() - 1, rect.width(), 2, self._accent)
        else:
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._line)
        column = self._columns[index.column()]
        if column.chip is not None:
            chip = self._model.chip(index)
            if chip is not None:
                painter.drawPixmap(rect.left() + 4, rect.top(), self._drawn(chip, rect, painter, option.palette))
            return
        text = self._model.data(index)
        if text:
            place = rect.adjusted(MARGIN, 0, -MARGIN, -1)
            painter.setPen(self._text)
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, _RIGHT if column.right else _LEFT, shown)

    def _drawn(self, chip: Chip, rect: QRect, painter: QPainter, palette: QPalette) -> QPixmap:
        """The chip as a picture; the same few states stand in all rows."""
        ratio, size = painter.device().devicePixelRatio(), QSize(rect.width() - 8, rect.height())
        key = (chip, size.width(), size.height(), ratio, painter.fontMetrics().height())
        found = self._chips.get(key)
        if found is None:
            found = QPixmap(size * ratio)
            found.setDevicePixelRatio(ratio)
            found.fill(Qt.GlobalColor.transparent)
            inner = QPainter(found)
            inner.setFont(painter.font())
            paint_chip(inner, QRect(0, 0, size.width(), size.height()), chip, palette)
            inner.end()
            if len(self._chips) >= KEPT_CHIPS:
                self._chips.clear()
            self._chips[key] = found
        return found

    def _see(self, palette: QPalette) -> None:
        """The colours of the look, when it is another than the last time."""
        if palette.cacheKey() == self._palette:
            return
        self._palette = palette.cacheKey()
        look = look_of(palette)
        self._soft, self._line, self._accent, self._text = map(
            QColor, (look.accent_soft, look.line, look.accent, look.text)
        )
        self._chips.clear()
