"""The months as tiles: what begins in each, by right. Enter or a click shows it in the list."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from asn_desktop.core.domain.karier import Hak
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.karier.calendar_state import month_name
from asn_desktop.ui.presenters.karier.rows import MonthTile
from asn_desktop.ui.widgets.icons import pixmap
from asn_desktop.ui.widgets.tokens import GRID, look_of

TILE = 208
"""Least width of a tile in pixels."""
MARK = 20
"""What the mark of a remark takes, with the space behind it."""
LINES = 4
"""Rights shown in a tile; what is more is counted together."""


class Tile(QAbstractButton):
    """One month. Drawn by itself: two dozen tiles of labels would take as long as the whole page."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.tile: MonthTile | None = None
        self._lines: tuple[tuple[str, str], ...] = ()
        self._remark = ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_tile(self, tile: MonthTile) -> None:
        self.tile = tile
        texts = self._texts
        name = month_name(texts, tile.month) if tile.month else texts.say("karier_ui.time.open")
        self.setText(name)
        shown, rest = tile.counts[:LINES], tile.counts[LINES:]
        lines = [(short(texts, hak), texts.show(n)) for hak, n in shown]
        if rest:
            lines.append((texts.say("karier_ui.tile.more"), texts.show(sum(n for _, n in rest))))
        self._lines = tuple(lines)
        said = "; ".join(f"{texts.show(hak)} {n}" for hak, n in tile.counts) or texts.say("karier_ui.tile.none")
        remark = texts.say("karier_ui.tile.late", n=tile.late) if tile.late else ""
        self._remark = remark or (texts.say("karier_ui.tile.unmet", n=tile.unmet) if tile.unmet else "")
        self.setAccessibleName(f"{name}: {said}{'. ' + self._remark if self._remark else ''}")
        self.setToolTip(f"{said}\n{self._remark}".strip())
        self.setEnabled(tile.total > 0)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(TILE, (LINES + 2) * self._line() + 2 * GRID + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(TILE // 2, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.tile is None:
            return
        look = look_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self.hasFocus() or self.underMouse()
        painter.setPen(
            QPen(QColor(look.accent if lit and self.isEnabled() else look.line), 2 if self.hasFocus() else 1)
        )
        painter.setBrush(QColor(look.surface if self.tile.total else look.window))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        inside = QRectF(self.rect()).adjusted(GRID + 4, GRID, -GRID - 4, -GRID)
        line = self._line()
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        middle = Qt.AlignmentFlag.AlignVCenter
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(QColor(look.text if self.tile.total else look.muted))
        head = QRectF(inside.left(), inside.top(), inside.width(), line)
        painter.drawText(head, left | middle, self.text())
        if self.tile.total:
            painter.drawText(head, right | middle, self._texts.show(self.tile.total))
        painter.setFont(self.font())
        metrics = painter.fontMetrics()
        for number, (name, n) in enumerate(self._lines, start=1):
            row = QRectF(inside.left(), inside.top() + number * line, inside.width(), line)
            wide = metrics.horizontalAdvance(n) + GRID
            painter.setPen(QColor(look.text))
            painter.drawText(row, right | middle, n)
            cut = metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(row.width() - wide))
            painter.setPen(QColor(look.muted))
            painter.drawText(row, left | middle, cut)
        if not self._lines:
            row = QRectF(inside.left(), inside.top() + line, inside.width(), line)
            painter.drawText(row, left | middle, self._texts.say("karier_ui.tile.none"))
        if self._remark:
            row = QRectF(inside.left(), inside.bottom() - line, inside.width(), line)
            mark, colour = ("octagon-alert", look.bad) if self.tile.late else ("circle-x", look.muted)
            painter.drawPixmap(int(row.left()), int(row.center().y() - 7), pixmap(mark, colour, 14))
            painter.setPen(QColor(colour))
            beside = row.adjusted(MARK, 0, 0, 0)
            cut = metrics.elidedText(self._remark, Qt.TextElideMode.ElideRight, int(beside.width()))
            painter.drawText(beside, left | middle, cut)
        painter.end()

    def _line(self) -> int:
        return self.fontMetrics().lineSpacing() + 4


class TilesView(QWidget):
    """Every tile; `opened` carries the one chosen. Arrow keys go from one to the other."""

    opened = Signal(object)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.tiles: list[Tile] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GRID)

    def show_tiles(self, tiles: tuple[MonthTile, ...]) -> None:
        while len(self.tiles) < len(tiles):
            made = Tile(self._texts, self)
            made.clicked.connect(lambda _checked=False, tile=made: self.opened.emit(tile.tile))
            self.tiles.append(made)
            self._columns = 0
        for number, widget in enumerate(self.tiles):
            widget.setVisible(number < len(tiles))
            if number < len(tiles):
                widget.show_tile(tiles[number])
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        columns = max(1, (self.width() + GRID) // (TILE + GRID))
        if columns == self._columns:
            return
        for column in range(max(columns, self._columns)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._columns = columns
        for number, widget in enumerate(self.tiles):
            self._grid.addWidget(widget, number // columns, number % columns)


def short(texts: Texts, hak: Hak) -> str:
    """A right in few words."""
    return texts.say(f"karier_ui.short.{hak.value}")
