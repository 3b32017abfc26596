"""A list of texts of any length, each shown whole."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from asn_desktop.ui.widgets.tokens import GRID

Index = QModelIndex | QPersistentModelIndex


class _Whole(QStyledItemDelegate):
    """Gives a text the height it needs beside a scroll bar: Qt measures it as if there were none, and when one comes
    the last line is cut off.
    """

    def __init__(self, view: LongList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        metrics, style = self._view.fontMetrics(), self._view.style()
        margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, self._view) + 1
        width = self._view.text_width() - 2 * margin
        room = QRect(0, 0, width, 1 << 20)
        needed = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), str(index.data()))
        return QSize(width, max(super().sizeHint(option, index).height(), needed.height() + GRID))


class LongList(QListWidget):
    """Scrolls by pixels and never sideways."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_Whole(self))

    def text_width(self) -> int:
        """The width that is left for texts beside a scroll bar."""
        bar = self.verticalScrollBar()
        return self.viewport().width() - (0 if bar.isVisible() else bar.sizeHint().width())
