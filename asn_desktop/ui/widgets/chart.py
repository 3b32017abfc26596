"""Bars with their numbers written on them. The chart library is loaded in the background for the first chart."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from asn_desktop.core.usecases.ports import Cancel, Progress
from asn_desktop.ui.presenters.chips import Tone
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.icons import pixmap
from asn_desktop.ui.widgets.tokens import GRID, Look, look_of
from asn_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from pyqtgraph import PlotWidget


class Series(Struct, frozen=True):
    """One colour of the bars, with the name that stands in the key above them."""

    name: str
    tone: Tone
    values: tuple[int, ...]


class BarChart(QWidget):
    """Horizontal stacked bars, one per label, top down. Each part shows its number; screen readers get the table."""

    MOST = 12
    """Bars shown at most; more than that nobody reads."""

    def __init__(self, services: Services, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._texts = services.texts
        self._loading = False
        self._title = title
        self._labels: tuple[str, ...] = ()
        self._series: tuple[Series, ...] = ()
        self._plot: PlotWidget | None = None
        self._key = QHBoxLayout()
        self._key.setSpacing(GRID - 2)
        self._layout = flush_column(self, spacing=GRID)
        self._layout.addLayout(self._key)
        self._waiting = words(self._texts.say("widget.chart.loading"), "muted")
        self._layout.addWidget(self._waiting)

    def show_bars(self, labels: tuple[str, ...], series: tuple[Series, ...]) -> None:
        self._labels = labels[: self.MOST]
        self._series = tuple(Series(s.name, s.tone, s.values[: self.MOST]) for s in series)
        self.setAccessibleName(self._texts.say("widget.chart.table", title=self._title))
        self.setAccessibleDescription(self.table())
        self.setMinimumHeight(len(self._labels) * (self.fontMetrics().height() + GRID + 4) + 4 * GRID)
        if self.isVisible():
            self._load()

    def table(self) -> str:
        """The chart in words, for those who cannot see it."""
        lines = [
            f"{label}: " + ", ".join(f"{series.name} {series.values[number]}" for series in self._series)
            for number, label in enumerate(self._labels)
        ]
        return "; ".join(lines)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._load()

    def _load(self) -> None:
        """Numbers and charts take half a second to import: not in the window's thread."""
        if self._loading or not self._labels:
            return
        if self._plot is not None:
            self._draw()
            return
        self._loading = True

        def work(_progress: Progress, _cancel: Cancel) -> None:
            import_module("pyqtgraph")

        def done(_none: None) -> None:
            self._loading = False
            self._draw()

        self._services.runner.submit(work, done, lane="free")

    def _draw(self) -> None:
        import pyqtgraph

        look = look_of(self.palette())
        if self._plot is None:
            self._plot = _new_plot(pyqtgraph)
            self._waiting.hide()
            self._layout.addWidget(self._plot, 1)
        plot = self._plot
        plot.clear()
        plot.setBackground(look.surface)
        self._show_key(look)
        rows = list(range(len(self._labels)))
        left = [0.0] * len(rows)
        whole = max((sum(s.values[row] for s in self._series) for row in rows), default=0) or 1
        for series in self._series:
            ink, ground = _colours(look, series.tone)
            bars = pyqtgraph.BarGraphItem(
                x0=left, y=rows, height=0.62, width=list(series.values),
                brush=QColor(ground), pen=QColor(look.surface),
            )  # fmt: skip
            plot.addItem(bars)
            for row in rows:
                value = series.values[row]
                if value > 0 and value / whole > 0.035:
                    number = pyqtgraph.TextItem(self._texts.show(value), color=ink, anchor=(0.5, 0.5))
                    number.setFont(self.font())
                    number.setPos(left[row] + value / 2, row)
                    plot.addItem(number)
                left[row] += value
        axis = plot.getAxis("left")
        axis.setTicks([[(row, self._short(label)) for row, label in enumerate(self._labels)]])
        axis.setStyle(tickLength=0)
        axis.setTextPen(QColor(look.text))
        axis.setPen(QColor(look.surface))
        axis.setTickFont(self.font())
        metrics = self.fontMetrics()
        axis.setWidth(max((metrics.horizontalAdvance(self._short(label)) for label in self._labels), default=0) + GRID)
        plot.setXRange(0, whole, padding=0.01)
        plot.setYRange(-0.6, len(rows) - 0.4, padding=0)

    def _short(self, label: str) -> str:
        return self.fontMetrics().elidedText(label, Qt.TextElideMode.ElideMiddle, max(140, self.width() // 3))

    def _show_key(self, look: Look) -> None:
        while (item := self._key.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for number, series in enumerate(self._series):
            swatch = QLabel()
            swatch.setPixmap(pixmap("square-fill", _colours(look, series.tone)[1], 14))
            if number:
                self._key.addSpacing(2 * GRID)
            self._key.addWidget(swatch)
            self._key.addWidget(words(series.name, "muted", wrap=False))
        self._key.addStretch(1)


def _colours(look: Look, tone: Tone) -> tuple[str, str]:
    """Ink and fill; the quiet tones are filled with their strong colour, because bars need to be seen."""
    if tone == "neutral":
        return look.on(look.line), look.line
    ink, ground = look.tone(tone)
    return (look.on(ink), ink) if tone in ("ok", "warn", "bad", "info") else (ink, ground)


def _new_plot(pyqtgraph: Any) -> PlotWidget:
    plot = pyqtgraph.PlotWidget()
    plot.setMouseEnabled(x=False, y=False)
    plot.setMenuEnabled(False)
    plot.hideButtons()
    plot.invertY(True)
    plot.hideAxis("bottom")
    plot.setFrameShape(plot.Shape.NoFrame)
    plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    plot.viewport().setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return plot
