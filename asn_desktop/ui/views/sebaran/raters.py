"""Fairness: the raters at the left, the chosen one at the right beside his own past and beside the others."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedLayout,
    QWidget,
)

from asn_desktop.core.domain.kinerja import Rating
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.models.table import Column, chip_column
from asn_desktop.ui.presenters.sebaran.keadilan import (
    MARKS,
    KeadilanPresenter,
    KeadilanState,
    RaterDetail,
    RaterLine,
    RemarkLine,
    ScaleBars,
)
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.sebaran.chart import RATING_TONES, ShareBars
from asn_desktop.ui.views.sebaran.chooser import Chooser
from asn_desktop.ui.widgets.buttons import quiet_button
from asn_desktop.ui.widgets.card import Card, ScrollPage
from asn_desktop.ui.widgets.empty_state import EmptyState
from asn_desktop.ui.widgets.flush import flush_column, flush_line
from asn_desktop.ui.widgets.icons import pixmap
from asn_desktop.ui.widgets.tokens import GRID, look_of
from asn_desktop.ui.widgets.why_panel import WhyPanel
from asn_desktop.ui.widgets.words import words

WIDTH, NARROW = 500, 390
WIDE = 1060
NAME = 260
"""Room that a name takes under a remark, so that as many stand side by side as fit."""


def columns() -> tuple[Column, ...]:
    return (
        Column("sebaran.fair.column.nama", lambda line: line.nama, width=22),
        Column("sebaran.fair.column.people", lambda line: str(line.people), right=True, width=5, firm=True),
        chip_column("sebaran.fair.column.ratings", lambda line: line.ratings, width=15),
        Column(
            "sebaran.fair.column.words",
            lambda line: line.words.text,
            chip=lambda line: line.words,
            width=12,
            spare=True,
        ),
    )


class RatersPage(QWidget):
    """View of `KeadilanPresenter`."""

    def __init__(self, services: Services, drawn: Callable[[KeadilanState], None]) -> None:
        """`drawn` is told of each state that was shown."""
        super().__init__()
        self._drawn = drawn
        self.presenter = KeadilanPresenter(services, self)
        texts, say = services.texts, services.texts.say
        self._lines: tuple[RaterLine, ...] = ()
        self.chooser = Chooser(texts, columns(), "sebaran.fair.raters", "sebaran.fair.search")
        self.chooser.search.textChanged.connect(self.presenter.search)
        self.chooser.chosen.connect(lambda number: self.presenter.choose(self._lines[number].key))
        self.side = RaterSide(texts, self.presenter)
        self._left = QWidget()
        left = flush_column(self._left, spacing=GRID)
        left.addWidget(self.chooser, 1)
        privacy = words(say("sebaran.fair.privacy"), "muted")
        privacy.setContentsMargins(GRID, 0, GRID, GRID)
        left.addWidget(privacy)
        self._whole = QWidget()
        across = flush_line(self._whole, spacing=0)
        across.addWidget(self._left)
        across.addWidget(self.side, 1)
        self._empty = EmptyState("users", say("sebaran.fair.empty.what"), say("sebaran.fair.empty.help"))
        self._counting = EmptyState("clock", say("sebaran.fair.counting"), say("sebaran.fair.privacy"))
        self._stack = QStackedLayout(self)
        for page in (self._whole, self._empty, self._counting):
            self._stack.addWidget(page)

    def render(self, state: KeadilanState) -> None:  # type: ignore[override]
        self._show(state)
        self._drawn(state)

    def _show(self, state: KeadilanState) -> None:
        if state.lines is None:
            self._stack.setCurrentWidget(self._counting)
            return
        nobody = not state.lines and state.detail is None
        self._stack.setCurrentWidget(self._empty if nobody else self._whole)
        self._lines = state.lines
        chosen = next((n for n, line in enumerate(self._lines) if line.key == state.chosen), -1)
        self.chooser.show_lines(self._lines, chosen)
        self.side.setHidden(state.detail is None)
        if state.detail is not None:
            self.side.show_detail(state.detail)

    def fit(self, width: int) -> None:
        """The screen has got this width."""
        self._left.setFixedWidth(WIDTH if width >= WIDE else NARROW)


class RaterSide(ScrollPage):
    """One rater."""

    def __init__(self, texts: Texts, presenter: KeadilanPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = texts.say
        self._texts = texts
        self._presenter = presenter
        self._shown: RaterDetail | None = None
        self._in_a_row = 2
        self._remarks: QWidget | None = None
        self.name = words("", "title")
        self.summary = words("", "muted")
        self.bars = (ShareBars(say("input.hasil_kerja")), ShareBars(say("input.perilaku_kerja")))
        self._titles = (words("", "label"), words("", "label"))
        self.why = WhyPanel(texts, marks=MARKS, meaning="sebaran.fair.mark")
        self.feedback = words("", "strong")
        head = Card()
        head.body.addWidget(self.name)
        top = QHBoxLayout()
        top.addWidget(self.summary, 1)
        top.addWidget(quiet_button(say("sebaran.fair.open_all"), presenter.show_people, "arrow-right"))
        head.body.addLayout(top)
        shares = Card(say("sebaran.fair.shares"))
        shares.body.addLayout(self._key())
        for title, bars in zip(self._titles, self.bars, strict=True):
            shares.body.addWidget(title)
            shares.body.addWidget(bars)
        why = Card(say("evaluasi.section.why"))
        why.body.addWidget(self.why)
        self._said = Card(say("sebaran.fair.feedback"))
        self._said.body.addWidget(self.feedback)
        self.body.setSpacing(GRID + GRID // 2)
        for card in (head, shares, why, self._said):
            self.body.addWidget(card)
        self.body.addStretch(1)

    def show_detail(self, detail: RaterDetail) -> None:
        if detail == self._shown:
            return
        if self._shown is None or self._shown.key != detail.key:
            self.verticalScrollBar().setValue(0)
        self._shown = detail
        self.name.setText(detail.nama)
        self.summary.setText(detail.summary)
        for title, bars, scale in zip(self._titles, self.bars, detail.scales, strict=True):
            self._show_scale(title, bars, scale)
        self.why.show_why(detail.why)
        self.feedback.setText(detail.feedback)
        self._show_remarks(detail.remarks)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fitting = max(1, (self.width() - 8 * GRID) // NAME)
        if fitting != self._in_a_row:
            self._in_a_row = fitting
            self._show_remarks(self._shown.remarks if self._shown else ())

    def _show_scale(self, title: QLabel, bars: ShareBars, scale: ScaleBars) -> None:
        title.setText(scale.title[:1].upper() + scale.title[1:])
        bars.show_bars(scale.bars)

    def _key(self) -> QHBoxLayout:
        """What the colours mean, in words."""
        look = look_of(self.palette())
        row = QHBoxLayout()
        row.setSpacing(GRID - 2)
        for rating in Rating:
            swatch = QLabel()
            swatch.setPixmap(pixmap("square-fill", look.predikat[RATING_TONES[rating]], 14))
            row.addWidget(swatch)
            row.addWidget(words(self._texts.show(rating), "muted", wrap=False))
            row.addSpacing(GRID)
        row.addStretch(1)
        return row

    def _show_remarks(self, remarks: tuple[RemarkLine, ...]) -> None:
        if self._remarks is not None:
            self._said.body.removeWidget(self._remarks)
            self._remarks.hide()
            self._remarks.deleteLater()
        self._remarks = QWidget()
        column = flush_column(self._remarks, spacing=GRID)
        for remark in remarks:
            column.addWidget(self._remark(remark))
        self._said.body.addWidget(self._remarks)

    def _remark(self, remark: RemarkLine) -> QWidget:
        box = QWidget()
        column = flush_column(box, spacing=2)
        column.addWidget(words(remark.sentence))
        if remark.quote:
            column.addWidget(words(f"“{remark.quote}”", "muted"))
        for start in range(0, len(remark.people), self._in_a_row):
            row = QHBoxLayout()
            row.setSpacing(GRID)
            for evaluasi_id, nama in remark.people[start : start + self._in_a_row]:
                link = quiet_button(nama, partial(self._presenter.open, evaluasi_id))
                link.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
                row.addWidget(link)
            row.addStretch(1)
            column.addLayout(row)
        if remark.more:
            column.addWidget(words(remark.more, "muted"))
        return box
