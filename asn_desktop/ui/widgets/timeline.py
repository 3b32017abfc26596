"""A dated history as a vertical line with years, newest first."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from asn_desktop.ui.presenters.chips import Chip
from asn_desktop.ui.widgets.chip import ChipLabel
from asn_desktop.ui.widgets.flush import flush_column, flush_line
from asn_desktop.ui.widgets.tokens import GRID, look_of
from asn_desktop.ui.widgets.words import words


class TimelineItem(Struct, frozen=True):
    """One entry. `current`: still in force. `key` comes back when the entry is opened."""

    day: date | None
    title: str
    detail: str = ""
    period: str = ""
    chip: Chip | None = None
    current: bool = False
    key: object = None


class _Dot(QWidget):
    def __init__(self, current: bool, last: bool) -> None:
        super().__init__()
        self._current, self._last = current, last
        self.setFixedWidth(2 * GRID)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = look_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, top = self.width() / 2, GRID + 4.0
        painter.setPen(QPen(QColor(look.line), 2))
        painter.drawLine(QPointF(middle, top), QPointF(middle, top if self._last else self.height()))
        painter.drawLine(QPointF(middle, 0), QPointF(middle, top))
        painter.setPen(QPen(QColor(look.accent if self._current else look.border), 2))
        painter.setBrush(QColor(look.accent if self._current else look.surface))
        painter.drawEllipse(QPointF(middle, top), 5, 5)
        painter.end()


class _Entry(QWidget):
    opened = Signal(object)

    def __init__(self, item: TimelineItem, year: str, last: bool) -> None:
        super().__init__()
        self._key = item.key
        if item.key is not None:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setProperty("role", "entry")
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(" ".join(part for part in (item.period, item.title, item.detail) if part))
        row = flush_line(self, spacing=GRID)
        mark = words(year, "strong", wrap=False)
        mark.setFixedWidth(mark.fontMetrics().horizontalAdvance("00000"))
        mark.setContentsMargins(0, 4, 0, 0)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(_Dot(item.current, last))
        body = QVBoxLayout()
        body.setContentsMargins(0, 4, 0, GRID)
        body.setSpacing(2)
        top = QHBoxLayout()
        top.addWidget(words(item.title, "strong" if item.current else "body"), 1)
        if item.chip is not None:
            top.addWidget(ChipLabel(item.chip))
        body.addLayout(top)
        for line in (item.period, item.detail):
            if line:
                body.addWidget(words(line, "muted"))
        row.addLayout(body, 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._key is not None and self.rect().contains(event.position().toPoint()):
            self.opened.emit(self._key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._key is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self._key)
        else:
            super().keyPressEvent(event)


class Timeline(QWidget):
    """Shows entries in the order given; `opened` carries the key of the one clicked."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = flush_column(self, spacing=0)

    def show_items(self, items: tuple[TimelineItem, ...]) -> None:
        while (old := self._column.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.deleteLater()
        before = ""
        for number, item in enumerate(items):
            year = "" if item.day is None else str(item.day.year)
            entry = _Entry(item, "" if year == before else year, last=number == len(items) - 1)
            entry.opened.connect(self.opened)
            before = year
            self._column.addWidget(entry)
        self._column.addStretch(1)
