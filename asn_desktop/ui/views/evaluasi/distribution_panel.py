"""How the predikat of a unit are distributed, against the guidance for its achievement."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.chips import PREDIKAT_ICONS
from asn_desktop.ui.presenters.distribution import Bar, DistributionState
from asn_desktop.ui.presenters.evaluasi.list import EvaluasiListPresenter
from asn_desktop.ui.widgets.buttons import button
from asn_desktop.ui.widgets.capaian_form import CapaianForm
from asn_desktop.ui.widgets.card import ScrollPage
from asn_desktop.ui.widgets.icons import pixmap
from asn_desktop.ui.widgets.tokens import GRID, look_of
from asn_desktop.ui.widgets.why_panel import WhyPanel
from asn_desktop.ui.widgets.words import words

WIDTH = 320


class BarChart(QWidget):
    """One bar for each predikat, with its name and number beside it: readable without colour, and in print."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._bars: tuple[Bar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, bars: tuple[Bar, ...]) -> None:
        self._bars = bars
        said = "; ".join(f"{bar.name}: {self._share(bar)}" for bar in bars)
        self.setAccessibleName(self._texts.say("evaluasi.distribution.title"))
        self.setAccessibleDescription(said)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, len(self._bars) * self._high())

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = look_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self.fontMetrics().lineSpacing()
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for number, bar in enumerate(self._bars):
            top = number * self._high()
            painter.drawPixmap(0, top + (line - 14) // 2, pixmap(PREDIKAT_ICONS[bar.predikat], look.muted, 14))
            painter.setPen(QColor(look.text))
            share = self._share(bar)
            room = self.width() - 20 - painter.fontMetrics().horizontalAdvance(share) - GRID
            name = painter.fontMetrics().elidedText(bar.name, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(20, top, room, line), left, name)
            painter.drawText(QRectF(0, top, self.width(), line), right, share)
            whole = QRectF(0.5, top + line + 2.5, self.width() - 1, 9)
            painter.setPen(QColor(look.line))
            painter.setBrush(QColor(look.window))
            painter.drawRoundedRect(whole, 3, 3)
            if bar.n:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(look.predikat[bar.predikat.value]))
                painter.drawRoundedRect(QRectF(whole.left(), whole.top(), whole.width() * bar.share, 9), 3, 3)
        painter.end()

    def _share(self, bar: Bar) -> str:
        if not bar.percent:
            return str(bar.n)
        return self._texts.say("evaluasi.distribution.share", n=bar.n, persen=bar.percent)

    def _high(self) -> int:
        return self.fontMetrics().lineSpacing() + 11 + GRID


class DistributionPanel(ScrollPage):
    """The panel beside the list."""

    def __init__(self, texts: Texts, presenter: EvaluasiListPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = texts.say
        self._texts = texts
        self._presenter = presenter
        self._state: DistributionState | None = None
        self.setFixedWidth(WIDTH)
        self._unit = words(say("evaluasi.distribution.title"), "heading")
        self._due = words("", "muted")
        self._rated = words("", "muted")
        self._chart = BarChart(texts)
        self._capaian = words("", "strong")
        self._inherited = words("", "muted")
        self._set_by = words("", "muted")
        self._set = button(say("evaluasi.distribution.set"), self._edit)
        self.form = CapaianForm(texts, presenter.set_capaian)
        self.form.closed.connect(lambda: self._set.setFocus(Qt.FocusReason.OtherFocusReason))
        self._why = WhyPanel(texts)
        self._guidance = words(say("evaluasi.distribution.guidance"), "muted")
        self.body.setSpacing(GRID)
        parts: tuple[QWidget, ...] = (
            self._unit, self._due, self._rated, self._chart, self._capaian, self._set_by, self._inherited, self._set,
            self.form, self._why, self._guidance,
        )  # fmt: skip
        for part in parts:
            self.body.addWidget(part)
        self.body.addStretch(1)

    def show_state(self, state: DistributionState | None, due: str) -> None:
        """`due` names the year or term and its last day."""
        before, self._state = self._state, state
        self._due.setText(due)
        for part in (self._chart, self._capaian, self._set, self._why, self._guidance):
            part.setHidden(state is None)
        if state is None:
            self._rated.setText(self._texts.say("evaluasi.distribution.none"))
            self._inherited.hide()
            self._set_by.hide()
            self.form.hide()
            return
        if before is None or before.unit_id != state.unit_id:
            self.form.hide()
        say = self._texts.say
        self._unit.setText(state.unit)
        self._rated.setText(state.rated)
        self._chart.show_bars(state.bars)
        shown = self._texts.show(state.capaian) if state.capaian else say("evaluasi.distribution.capaian_none")
        self._capaian.setText(f"{say('evaluasi.distribution.capaian')}: {shown}")
        self._set_by.setText(state.set_in_words)
        self._set_by.setHidden(not state.set_in_words)
        self._inherited.setText(say("evaluasi.distribution.inherited", unit=state.inherited) if state.inherited else "")
        self._inherited.setHidden(not state.inherited)
        if before is None or before.why != state.why:
            self._why.show_why(state.why)

    def _edit(self) -> None:
        state = self._state
        if state is not None:
            self.form.ask(state.capaian, state.set_by, state.basis)
