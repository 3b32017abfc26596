"""Pages as they will be printed, one below the other, with zoom. It is given pictures and knows nothing of PDF."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.widgets.buttons import icon_button
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.tokens import GRID, look_of
from asn_desktop.ui.widgets.words import words

ZOOMS = (0.25, 0.33, 0.5, 0.67, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)

GAP = 2 * GRID


class _Pages(QWidget):
    """The strip of paper inside the scroll area."""

    def __init__(self) -> None:
        super().__init__()
        self.sizes: tuple[tuple[float, float], ...] = ()
        self.pictures: dict[int, QImage] = {}
        self.zoom = 1.0

    def rect_of(self, number: int) -> QRect:
        """Where page `number` (from 0) lies, in pixels of this widget."""
        top = GAP
        for index, (width, height) in enumerate(self.sizes):
            wide, high = int(width * self.zoom), int(height * self.zoom)
            if index == number:
                return QRect((self.width() - wide) // 2, top, wide, high)
            top += high + GAP
        return QRect()

    def fit(self) -> None:
        wide = max((width for width, _ in self.sizes), default=0)
        high = sum(height * self.zoom + GAP for _, height in self.sizes)
        self.setMinimumSize(QSize(int(wide * self.zoom) + 2 * GAP, int(high) + GAP))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = look_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), QColor(look.line))
        for number in range(len(self.sizes)):
            where = self.rect_of(number)
            if not where.intersects(event.rect()):
                continue
            painter.fillRect(where, Qt.GlobalColor.white)
            if number in self.pictures:
                painter.drawImage(where, self.pictures[number])
            painter.setPen(QPen(QColor(look.border), 1))
            painter.drawRect(where)
        painter.end()


class PagePreview(QWidget):
    """`wanted(page, pixels)` asks for a picture `pixels` wide; answer with `show_page`. Page sizes are in points."""

    wanted = Signal(int, int)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._fitting = True
        self._asked: dict[int, int] = {}
        self._pages = _Pages()
        self._area = QScrollArea()
        self._area.setWidget(self._pages)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setAccessibleName(texts.say("widget.preview.name"))
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area.verticalScrollBar().valueChanged.connect(lambda _value: self._look())
        self._settled = QTimer(self, singleShot=True, interval=0)
        self._settled.timeout.connect(self._rescale)
        self._later = QTimer(self, singleShot=True, interval=30)
        self._later.timeout.connect(self._ask)
        self._where = words("", "muted", wrap=False)
        self._percent = words("", "muted", wrap=False)
        top = self._top = QHBoxLayout()
        top.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        self._buttons = [
            icon_button(texts.say("widget.preview.previous"), "chevron-up", lambda: self._turn(-1)),
            icon_button(texts.say("widget.preview.next"), "chevron-down", lambda: self._turn(1)),
            icon_button(texts.say("widget.preview.zoom_out"), "zoom-out", lambda: self._zoom(-1)),
            icon_button(texts.say("widget.preview.zoom_in"), "zoom-in", lambda: self._zoom(1)),
            icon_button(texts.say("widget.preview.fit"), "maximize", self.fit_width),
        ]
        for button in self._buttons[:2]:
            top.addWidget(button)
        top.addWidget(self._where)
        top.addStretch(1)
        top.addWidget(self._percent)
        for button in self._buttons[2:]:
            top.addWidget(button)
        layout = flush_column(self, spacing=0)
        layout.addLayout(top)
        layout.addWidget(self._area, 1)
        self.show_document(())

    def show_document(self, sizes: tuple[tuple[float, float], ...]) -> None:
        """A new document with these page sizes (width, height in points); no pictures yet."""
        self._pages.sizes = sizes
        self._pages.pictures = {}
        self._asked = {}
        self._area.verticalScrollBar().setValue(0)
        for button in self._buttons:
            button.setEnabled(bool(sizes))
        self._rescale()
        self._settled.start()  # once more when the scroll bar has come or gone

    def add_pages(self, sizes: tuple[tuple[float, float], ...]) -> None:
        """Further pages of the same document; what is on show stays where it is."""
        self._pages.sizes += sizes
        self._rescale()
        self._settled.start()

    def offer_turn(self, turned: Callable[[int], object]) -> None:
        """A button that turns the page in view, for pages that came from a scanner as they lay."""
        turn = icon_button(self._texts.say("widget.preview.turn"), "rotate-cw", lambda: turned(self.page))
        turn.setEnabled(bool(self._pages.sizes))
        self._top.insertWidget(self._top.count() - 3, turn)
        self._buttons.append(turn)

    def resize_page(self, number: int, size: tuple[float, float]) -> None:
        """A page has another size now, and its old picture is gone."""
        sizes = self._pages.sizes
        self._pages.sizes = (*sizes[:number], size, *sizes[number + 1 :])
        self._pages.pictures.pop(number, None)
        self._asked.pop(number, None)
        self._rescale()
        self._settled.start()

    def show_page(self, number: int, picture: QImage) -> None:
        """The picture of page `number` (from 0)."""
        if number < len(self._pages.sizes):
            self._pages.pictures[number] = picture
            self._pages.update(self._pages.rect_of(number))

    @property
    def page(self) -> int:
        """The page (from 0) that fills the upper part of the view."""
        line = self._area.verticalScrollBar().value() + self._area.viewport().height() // 3
        for number in range(len(self._pages.sizes)):
            if line <= self._pages.rect_of(number).bottom() + GAP:
                return number
        return max(0, len(self._pages.sizes) - 1)

    def fit_width(self) -> None:
        self._fitting = True
        self._rescale()

    def _rescale(self) -> None:
        if self._fitting and self._pages.sizes:
            widest = max(width for width, _ in self._pages.sizes)
            self._pages.zoom = min(3.0, max(0.25, (self._area.viewport().width() - 2 * GAP) / widest))
        self._pages.fit()
        self._look()

    def _zoom(self, step: int) -> None:
        self._fitting = False
        now = self._pages.zoom
        further = [z for z in ZOOMS if z > now * 1.01] if step > 0 else [z for z in reversed(ZOOMS) if z < now * 0.99]
        self._pages.zoom = further[0] if further else now
        self._rescale()

    def _turn(self, step: int) -> None:
        number = min(max(self.page + step, 0), len(self._pages.sizes) - 1)
        self._area.verticalScrollBar().setValue(self._pages.rect_of(number).top() - GAP)

    def _look(self) -> None:
        total = len(self._pages.sizes)
        text = self._texts.say("widget.preview.page", n=self.page + 1, total=total) if total else ""
        self._where.setText(text)
        self._percent.setText(f"{self._pages.zoom:.0%}" if total else "")
        self._later.start()

    def _ask(self) -> None:
        """Ask for the pages in view and the next one, once for each width."""
        bar = self._area.verticalScrollBar()
        seen = QRect(0, bar.value(), self._pages.width(), int(self._area.viewport().height() * 1.5))
        for number in range(len(self._pages.sizes)):
            where = self._pages.rect_of(number)
            pixels = int(where.width() * self.devicePixelRatioF())
            if where.intersects(seen) and self._asked.get(number) != pixels:
                self._asked[number] = pixels
                self.wanted.emit(number, pixels)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settled.start()  # the area inside is resized after this

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Plus: lambda: self._zoom(1),
            Qt.Key.Key_Equal: lambda: self._zoom(1),  # plus without shift
            Qt.Key.Key_Minus: lambda: self._zoom(-1),
            Qt.Key.Key_0: self.fit_width,
        }
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in keys:
            keys[event.key()]()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            bar = self._area.verticalScrollBar()
            bar.setValue(0 if event.key() == Qt.Key.Key_Home else bar.maximum())
        else:
            super().keyPressEvent(event)
