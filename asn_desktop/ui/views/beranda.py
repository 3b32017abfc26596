"""The first screen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from asn_desktop.core.kernel.record import Changes
from asn_desktop.ui.presenters.beranda.due import Line
from asn_desktop.ui.presenters.beranda.screen import SHOWN, Beranda, BerandaState, Group, Health
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.widgets.big_choice import BigChoice
from asn_desktop.ui.widgets.buttons import quiet_button
from asn_desktop.ui.widgets.card import Card, ScrollPage
from asn_desktop.ui.widgets.chart import BarChart, Series
from asn_desktop.ui.widgets.icons import pixmap
from asn_desktop.ui.widgets.screen import Screen
from asn_desktop.ui.widgets.tokens import GRID, look_of
from asn_desktop.ui.widgets.words import words

WIDE = 120
"""Width in letters from which today and the year stand side by side."""


def make(services: Services) -> Screen:
    return BerandaScreen(services)


class LineButton(QPushButton):
    """One sentence that leads somewhere, with its mark and a note below."""

    def __init__(self, line: Line, clicked: Callable[[Line], None]) -> None:
        super().__init__()
        self.setProperty("role", "row")
        self.setAccessibleName(line.sentence)
        self.setAccessibleDescription(line.note)
        look = look_of(self.palette())
        mark, arrow = QLabel(), QLabel()
        mark.setPixmap(pixmap(line.icon, look.tone(line.tone)[0], 18))
        arrow.setPixmap(pixmap("chevron-right", look.muted, 16))
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(words(line.sentence))
        if line.note:
            column.addWidget(words(line.note, "muted"))
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        row.setSpacing(GRID)
        row.addWidget(mark)
        row.addLayout(column, 1)
        row.addWidget(arrow)
        self.clicked.connect(lambda _checked=False: clicked(line))

    def sizeHint(self) -> QSize:
        return self.layout().sizeHint()  # type: ignore[union-attr]

    def minimumSizeHint(self) -> QSize:
        return QSize(GRID * 20, self.layout().minimumSize().height())  # type: ignore[union-attr]

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.layout().heightForWidth(width)  # type: ignore[union-attr]


class BerandaScreen(Screen):
    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._stack = QStackedLayout(self)
        self._overview = self._overview_page()
        self._welcome = self._welcome_page()
        self._state = BerandaState()
        self.presenter = Beranda(services, self)

    def visited(self) -> None:
        """Read once it is seen: who only passes through on the way to a list need not wait for the counting."""
        QTimer.singleShot(0, self, self._seen)

    def _seen(self) -> None:
        if self.isVisible():
            self.presenter.visited()

    def changed(self, changes: Changes) -> None:
        self.presenter.changed(changes, visible=self.isVisible())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.visited()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = (
            QBoxLayout.Direction.LeftToRight
            if self.width() >= WIDE * self.fontMetrics().averageCharWidth()
            else QBoxLayout.Direction.TopToBottom
        )
        self._top.setDirection(side)

    def render(self, state: BerandaState) -> None:  # type: ignore[override]
        before, self._state = self._state, state
        if state.empty:
            self._welcome_title.setText(self.say("beranda.empty.title", office=state.office))
            self._stack.setCurrentWidget(self._welcome)
            return
        self._stack.setCurrentWidget(self._overview)
        self._office.setText(state.office)
        self._about.setText(" · ".join(part for part in (state.date, state.people) if part))
        if state.tahun:
            self._year.heading.setText(self.say("beranda.year", year=str(state.tahun)))
        self._summary.setText(state.summary)
        if state.todos != before.todos and state.todos is not None:
            self._fill(self._today, [self._line(line) for line in state.todos], "beranda.nothing_todo")
        if state.due != before.due and state.due is not None:
            self._fill(self._calendar, [self._line(line) for line in state.due], "beranda.calendar.nothing")
        if state.bars != before.bars and state.bars is not None:
            bars = state.bars
            self._chart.show_bars(
                bars.labels,
                (
                    Series(self.say("beranda.done"), "ok", bars.done),
                    Series(self.say("beranda.planned"), "info", bars.planned),
                    Series(self.say("beranda.open"), "neutral", bars.open),
                ),
            )
        if state.health != before.health:
            self._show_health(state.health)

    def _overview_page(self) -> QWidget:
        page = ScrollPage()
        self._office = words("", "title")
        self._about = words("", "muted")
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(self._office)
        head.addWidget(self._about)
        page.body.addLayout(head)
        self._today = Card(self.say("beranda.today"))
        self._today.body.setSpacing(2)
        self._today.body.addWidget(words(self.say("beranda.reading"), "muted"))
        self._calendar = Card(self.say("beranda.calendar.title"))
        self._calendar.body.setSpacing(2)
        self._calendar.body.addWidget(words(self.say("beranda.reading"), "muted"))
        self._year = Card(self.say("beranda.year", year=""))
        self._summary = words("", "muted")
        self._chart = BarChart(self.services, self.say("beranda.year", year=""))
        self._year.body.addWidget(self._summary)
        self._year.body.addWidget(self._chart, 1)
        self._health = Card(self.say("beranda.health"))
        self._health.body.setSpacing(2)
        self._examine = quiet_button(self.say("beranda.examine"), lambda: self.presenter.examine())
        self._health.corner.addWidget(self._examine)
        self._show_health(None)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(2 * GRID)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(2 * GRID)
        left.addWidget(self._today)
        left.addWidget(self._calendar)
        left.addWidget(self._health)
        left.addStretch(1)
        right.addWidget(self._year)
        right.addStretch(1)
        self._top.addLayout(left, 1)
        self._top.addLayout(right, 1)
        page.body.addLayout(self._top)
        page.body.addStretch(1)
        self._stack.addWidget(page)
        return page

    def _welcome_page(self) -> QWidget:
        page = ScrollPage(width=960)
        self._welcome_title = words("", "number")
        page.body.addWidget(self._welcome_title)
        page.body.addWidget(words(self.say("beranda.empty.help"), "muted"))
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        for step, icon_name in (("impor", "file-spreadsheet"), ("periksa", "network"), ("rencana", "clipboard-list")):
            choice = BigChoice(
                self.say(f"beranda.empty.{step}"),
                self.say(f"beranda.empty.{step}_help"),
                icon_name,
                partial(self._first, step),
            )
            row.addWidget(choice, 1)
        page.body.addLayout(row)
        page.body.addStretch(1)
        self._stack.addWidget(page)
        return page

    def _first(self, step: str) -> None:
        self.presenter.first_step(step)

    def _fill(self, card: Card, parts: list[QWidget], nothing: str) -> None:
        while (old := card.body.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.deleteLater()
        for part in parts or [words(self.say(nothing), "muted")]:
            card.body.addWidget(part)

    def _show_health(self, health: Health | None) -> None:
        self._examine.setVisible(health is not None and health.offer)
        if health is None:
            self._fill(self._health, [words(self.say("beranda.examining"), "muted")], "")
            return
        note = [words(health.note, "muted")] if health.note else []
        parts = [part for group in health.groups for part in self._group(group)]
        if health.known and not parts:
            parts = [words(self.say("beranda.nothing_found"), "muted")]
        self._fill(self._health, [*note, *parts], "")

    def _line(self, line: Line) -> LineButton:
        return LineButton(line, self.presenter.open_line)

    def _group(self, group: Group) -> list[QWidget]:
        who = self.services.texts.say(f"role.{group.who}")
        heading = words(self.say("beranda.group", n=group.total, who=who), "label")
        heading.setContentsMargins(GRID, GRID, 0, 0)
        parts: list[QWidget] = [heading, *(self._line(line) for line in group.lines)]
        if group.total > SHOWN:
            name = "beranda.fewer" if group.opened else "beranda.more"
            toggle = quiet_button(self.say(name, n=group.total), partial(self.presenter.toggle_group, group.who))
            parts.append(toggle)
        return parts
