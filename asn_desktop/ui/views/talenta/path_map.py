"""Kinds of posts as a map: the higher the level, the higher up; arrows are the paths, drawn for the kind chosen.

Arrow keys go from kind to kind, Enter or a click chooses one. The list beside tells the same in words.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from asn_desktop.core.domain.jabatan import Jenjang
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.karier.paths import ArahKarier, Kind, Path
from asn_desktop.ui.presenters.talenta.path_rows import kind_words, short_words
from asn_desktop.ui.presenters.talenta.paths import PathsState
from asn_desktop.ui.widgets.icons import pixmap
from asn_desktop.ui.widgets.tokens import GRID, Look, look_of

HEIGHT = 46
GAP = 30
"""Between two rows of kinds."""
BESIDE = 10
"""Left and right of a kind, so that an arrow to its neighbour has a line."""
COLUMNS = 4
_SKILLED = (Jenjang.PEMULA, Jenjang.TERAMPIL, Jenjang.MAHIR, Jenjang.PENYELIA)
_CENTER = Qt.AlignmentFlag.AlignCenter


class PathMap(QWidget):
    """`picked` carries the name of the kind."""

    picked = Signal(str)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._state: PathsState | None = None
        self._places: dict[str, tuple[float, float]] = {}
        self._order: tuple[str, ...] = ()
        self._rows = 1
        self._at = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(texts.say("talenta.paths.map"))

    def show_state(self, state: PathsState) -> None:
        before = self._state.pattern if self._state is not None else None
        self._state = state
        if state.pattern is not None and state.pattern is not before:
            self._place(state.pattern.kinds)
        if state.kind in self._places:
            self._at = state.kind
        self._tell()
        self.updateGeometry()
        self.update()

    @property
    def current(self) -> str:
        """The kind that the keys are at."""
        return self._at

    def sizeHint(self) -> QSize:
        return QSize(COLUMNS * 120, self._rows * (HEIGHT + GAP) + GRID)

    def minimumSizeHint(self) -> QSize:
        return QSize(COLUMNS * 92, self.sizeHint().height())

    def area(self, name: str) -> QRectF:
        """Where a kind is drawn."""
        column, row = self._places[name]
        wide = self.width() / COLUMNS
        return QRectF(column * wide + BESIDE, row * (HEIGHT + GAP) + GRID, wide - 2 * BESIDE, HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1), Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0),
        }  # fmt: skip
        step = steps.get(Qt.Key(event.key()))
        if step is not None and self._at in self._places:
            self._at = self._next(*step)
            self._tell()
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._at:
            self.picked.emit(self._at)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._kind_at(event.position())
        if found and event.button() is Qt.MouseButton.LeftButton:
            self._at = found
            self.picked.emit(found)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self._kind_at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor)
        self.setToolTip(self._said(found) if found else "")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        state = self._state
        if state is None or state.pattern is None:
            return
        look = look_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paths = state.pattern.paths
        touched = [path for path in paths if state.kind in (path.dari, path.ke)] if state.kind else []
        for path in paths:
            if path not in touched and (path.arah is not ArahKarier.HORIZONTAL):
                self._arrow(painter, look.border, path, 1.4)
        for path in touched:
            colour = look.accent if path.dari == state.kind else look.muted
            self._arrow(painter, colour, path, 2.0)
        near = {name for path in touched for name in (path.dari, path.ke)}
        for kind in state.pattern.kinds:
            if kind.name in self._places:
                self._kind(painter, look, kind, lit=kind.name in near or not state.kind)
        painter.end()

    # Inside

    def _kind(self, painter: QPainter, look: Look, kind: Kind, *, lit: bool) -> None:
        state, area = self._state, self.area(kind.name)
        if state is None:
            return
        chosen = kind.name == state.kind
        at = kind.name == self._at and self.hasFocus()
        painter.setPen(QPen(QColor(look.accent if chosen or at else look.border), 2.5 if chosen or at else 1))
        painter.setBrush(QColor(look.accent_soft if chosen else look.surface))
        painter.drawRoundedRect(area, 6, 6)
        painter.setPen(QColor(look.text if lit else look.muted))
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if chosen else QFont.Weight.Normal)
        painter.setFont(font)
        inside = area.adjusted(6, 3, -6, -3)
        metrics = painter.fontMetrics()
        chip = state.chances.get(kind.name)
        name = short_words(kind.name, self._texts)
        upper = QRectF(inside.left(), inside.top(), inside.width(), inside.height() / 2)
        if metrics.horizontalAdvance(name) > upper.width():  # a name that is cut is no name
            small = QFont(font)
            small.setPointSizeF(font.pointSizeF() * 0.94 * upper.width() / metrics.horizontalAdvance(name))
            painter.setFont(small)
        painter.drawText(upper, _CENTER, name)
        if chip is not None:
            painter.drawPixmap(
                int(inside.left()), int(inside.bottom() - 17), pixmap(chip.icon, look.tone(chip.tone)[0], 16)
            )
        font.setWeight(QFont.Weight.Normal)
        font.setPointSizeF(font.pointSizeF() * 0.88)
        painter.setFont(font)
        painter.setPen(QColor(look.muted))
        lower = QRectF(inside.left(), inside.center().y(), inside.width(), inside.height() / 2)
        painter.drawText(lower, _CENTER, self._texts.say("talenta.count", n=kind.people))

    def _arrow(self, painter: QPainter, colour: str, path: Path, width: float) -> None:
        if path.dari not in self._places or path.ke not in self._places:
            return
        start, end = self.area(path.dari), self.area(path.ke)
        pen = QPen(QColor(colour), width)
        if path.arah is ArahKarier.DIAGONAL:
            pen.setStyle(Qt.PenStyle.DashLine)
        elif path.arah is ArahKarier.HORIZONTAL:
            pen.setStyle(Qt.PenStyle.DotLine)
        line = _edge(start, end.center()), _edge(end, start.center())
        painter.setPen(pen)
        painter.drawLine(*line)
        angle = math.atan2(line[1].y() - line[0].y(), line[1].x() - line[0].x())
        tip = line[1]
        wings = [
            QPointF(tip.x() - 8 * math.cos(angle + turn), tip.y() - 8 * math.sin(angle + turn)) for turn in (0.4, -0.4)
        ]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawPolygon(QPolygonF([tip, *wings]))

    def _place(self, kinds: tuple[Kind, ...]) -> None:
        """Managerial posts at the left, jenjang keahlian beside, jenjang keterampilan at the right; levels upwards."""
        levels = {kind.name: kind.level for kind in kinds if kind.level is not None}
        top = max(levels.values(), default=0)
        skilled = {each.value: number for number, each in enumerate(_SKILLED) if each.value in levels}
        self._rows = top + (2 if skilled else 1)
        self._places = {}
        for name, level in levels.items():
            if name in skilled:
                number = skilled[name]
                self._places[name] = 2.0 + number % 2, top + 1.0 - number // 2
            else:
                column = 1.0 if name in set(Jenjang) else 0.0
                self._places[name] = column, top - level + (0.5 if level == 0 and skilled else 0.0)
        self._order = tuple(sorted(self._places, key=lambda name: (self._places[name][1], self._places[name][0])))
        if self._at not in self._places:
            self._at = self._order[-1] if self._order else ""

    def _next(self, right: int, down: int) -> str:
        """The nearest kind in a direction; where there is none, the same."""
        x, y = self._places[self._at]
        best, nearest = self._at, math.inf
        for name, (column, row) in self._places.items():
            along = (column - x) * right + (row - y) * down
            across = abs((column - x) * down) + abs((row - y) * right)
            if along > 0.2 and along + 2 * across < nearest:
                best, nearest = name, along + 2 * across
        return best

    def _kind_at(self, where: QPointF) -> str:
        return next((name for name in self._places if self.area(name).contains(where)), "")

    def _said(self, name: str) -> str:
        state = self._state
        kind = state.pattern.kind(name) if state is not None and state.pattern is not None else None
        if kind is None or state is None or state.pattern is None:
            return ""
        words = kind_words(name, self._texts)
        said = self._texts.say(
            "talenta.paths.said", jabatan=words, n=kind.people, masuk=len(state.pattern.into(name)),
            keluar=len(state.pattern.out_of(name)),
        )  # fmt: skip
        chip = state.chances.get(name)
        return f"{said} {chip.text}." if chip is not None else said

    def _tell(self) -> None:
        self.setAccessibleDescription(self._said(self._at) if self._at else "")


def _edge(area: QRectF, towards: QPointF) -> QPointF:
    """Where a line from the middle of a box to another point leaves the box."""
    middle = area.center()
    dx, dy = towards.x() - middle.x(), towards.y() - middle.y()
    if not dx and not dy:
        return middle
    scale = min(
        (area.width() / 2) / abs(dx) if dx else math.inf,
        (area.height() / 2) / abs(dy) if dy else math.inf,
    )
    return QPointF(middle.x() + dx * scale, middle.y() + dy * scale)
