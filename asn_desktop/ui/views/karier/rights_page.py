"""The first page of a career: the line of the years, every right, and why the chosen one comes out as it does."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSpacerItem, QVBoxLayout, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.karier.person import CareerPresenter
from asn_desktop.ui.presenters.karier.state import CareerState, Part, RightDetail
from asn_desktop.ui.views.karier.right_rows import RightRow, RightRows
from asn_desktop.ui.widgets.buttons import button
from asn_desktop.ui.widgets.card import Card, ScrollPage
from asn_desktop.ui.widgets.career_line import CareerLine
from asn_desktop.ui.widgets.chip import ChipLabel
from asn_desktop.ui.widgets.empty_state import EmptyState
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.laid_out import lay_out
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.why_panel import WhyPanel
from asn_desktop.ui.widgets.words import words

BESIDE = 760
"""Width from which the reasons stand beside the rights, not below them."""


class RightsPage(ScrollPage):
    """Shows a `CareerState`."""

    def __init__(self, texts: Texts, presenter: CareerPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.say = texts.say
        self._shown: RightDetail | None = None
        self.line = CareerLine(texts, self.say("karier_ui.line.name"))
        self.line.picked.connect(presenter.pick)
        self.rows = RightRows(texts)
        self.ways = RightRows(texts)
        for rows in (self.rows, self.ways):
            rows.chosen.connect(presenter.choose)
        self._presenter = presenter
        over = Card(self.say("karier_ui.line.name"))
        over.body.addWidget(self.line)
        self._detail = Card()
        self._chip = ChipLabel()
        self._detail.corner.addWidget(self._chip)
        self.propose = button(texts.say("usulan.start.begin"), presenter.propose, "stamp")
        self._detail.corner.addWidget(self.propose)
        self.why = WhyPanel(texts)
        self._first, self._last = QVBoxLayout(), QVBoxLayout()
        for part in (self._first, self._last):
            part.setSpacing(GRID // 2)
        self._detail.body.addLayout(self._first)
        self._detail.body.addWidget(self.why)
        self._detail.body.addLayout(self._last)
        self._detail.body.addStretch(1)
        self._none = EmptyState(
            "circle-minus", self.say("karier_ui.no_rights.what"), self.say("karier_ui.no_rights.help")
        )
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(2 * GRID)
        self._list = QWidget()
        listed = flush_column(self._list, spacing=GRID)
        listed.addWidget(self.rows)
        self._others = words(self.say("karier_ui.ways"), "heading")
        listed.addWidget(self._others)
        listed.addWidget(self.ways)
        listed.addStretch(1)
        self._above = QSpacerItem(0, 0)
        self._beside = QVBoxLayout()
        self._beside.addItem(self._above)
        self._beside.addWidget(self._detail)
        self._beside.addStretch(1)
        self._both.addWidget(self._list, 5)
        self._both.addLayout(self._beside, 6)
        self.body.addWidget(over)
        self.body.addLayout(self._both)
        self.body.addWidget(self._none)
        self.body.addStretch(1)

    def show_state(self, state: CareerState) -> None:
        self.line.show_line(state.line)
        chosen = state.detail.part if state.detail else None
        self.rows.show_rights(state.rights, chosen)
        self.ways.show_rights(state.ways, chosen)
        self._others.setVisible(bool(state.ways))
        self.ways.setVisible(bool(state.ways))
        for part in (self._list, self._detail):
            part.setVisible(state.in_service)
        self._none.setHidden(state.in_service)
        self._show_detail(state.detail)
        self.propose.setVisible(bool(state.proposal))
        if state.proposal:
            self.propose.setText(self.say(f"usulan.start.{state.proposal}"))
        self._align()

    def focus_right(self, part: Part) -> None:
        """Bring a right, or another way, into view, with the cursor on it and as much of its reasons as there is
        room for.
        """
        for row in self._rows:
            if row.line is not None and row.line.part is part and not row.isHidden():
                row.setFocus(Qt.FocusReason.OtherFocusReason)
                lay_out()
                self._align()
                lay_out()
                self.ensureVisible(0, self._detail.geometry().bottom(), 0, GRID)
                self.ensureWidgetVisible(row, 0, GRID)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.viewport().width() >= BESIDE
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._both.direction() != way:
            self._both.setDirection(way)
        self._align()

    def _align(self) -> None:
        """Put the reasons beside the row they are about: the list is longer than the window."""
        top = 0
        if self._both.direction() == QBoxLayout.Direction.LeftToRight:
            self._push(0)
            chosen = next((row for row in self._rows if row.isChecked() and not row.isHidden()), None)
            if chosen is not None:
                top = min(chosen.mapTo(self._list, QPoint()).y(), self._list.height() - self._detail.height())
        self._push(max(0, top))

    def _push(self, pixels: int) -> None:
        self._above.changeSize(0, pixels)
        self._beside.invalidate()
        self.body.activate()

    @property
    def _rows(self) -> tuple[RightRow, ...]:
        return (*self.rows.rows, *self.ways.rows)

    def _show_detail(self, detail: RightDetail | None) -> None:
        if detail == self._shown:
            return
        self._shown = detail
        for part in (self._first, self._last):
            while (item := part.takeAt(0)) is not None:
                if (widget := item.widget()) is not None:
                    widget.hide()
                    widget.deleteLater()
        if detail is None:
            return
        self._detail.heading.setText(detail.title)
        self._detail.heading.show()
        self._chip.set_chip(detail.chip)
        self.why.show_why(detail.why)
        if detail.send:
            self._first.addWidget(words(detail.send, "strong"))
        self._tell(self._first, "missing", detail.lacking)
        self._tell(self._last, "papers", detail.papers)

    def _tell(self, part: QVBoxLayout, heading: str, lines: tuple[str, ...]) -> None:
        if not lines:
            return
        part.addWidget(words(self.say(f"karier_ui.detail.{heading}"), "label"))
        for line in lines:
            said = words(line)
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            part.addWidget(said)
        part.addSpacing(GRID)
