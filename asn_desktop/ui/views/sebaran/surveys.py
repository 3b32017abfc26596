"""The surveys of public satisfaction of a year at the left, the chosen one with its index at the right."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.models.table import Column, chip_column
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.survei.screen import SurveyPresenter
from asn_desktop.ui.presenters.survei.state import SurveyDetail, SurveyLine, SurveyState
from asn_desktop.ui.views.sebaran.chooser import Chooser
from asn_desktop.ui.views.sebaran.survey_form import SurveyFormView
from asn_desktop.ui.widgets.buttons import button, icon_button, primary_button
from asn_desktop.ui.widgets.card import Card, ScrollPage
from asn_desktop.ui.widgets.changes_panel import ChangesPanel
from asn_desktop.ui.widgets.chip import ChipLabel
from asn_desktop.ui.widgets.empty_state import EmptyState
from asn_desktop.ui.widgets.flush import flush_column, flush_line
from asn_desktop.ui.widgets.keys import shortcut
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.why_panel import WhyPanel
from asn_desktop.ui.widgets.words import words

WIDTH, NARROW = 500, 390
WIDE = 1060


def columns() -> tuple[Column, ...]:
    return (
        Column("survei.column.layanan", lambda line: line.layanan, width=16),
        Column("survei.column.unit", lambda line: line.unit, width=14),
        Column("survei.column.masa", lambda line: line.masa, width=10, spare=True),
        Column("survei.column.ikm", lambda line: line.ikm, right=True, width=6, firm=True),
        chip_column("survei.column.mutu", lambda line: line.short, width=5),
    )


class SurveysPage(QWidget):
    """View of `SurveyPresenter`. Delete removes the chosen survey, Ctrl+H shows its history."""

    def __init__(self, services: Services, drawn: Callable[[SurveyState], None]) -> None:
        """`drawn` is told of each state that was shown."""
        super().__init__()
        self._texts = services.texts
        self._drawn = drawn
        self._lines: tuple[SurveyLine, ...] = ()
        self.presenter = SurveyPresenter(services, self)
        say = services.texts.say
        self.add_action = QAction(say("survei.add"), self)
        self.add_action.triggered.connect(self.presenter.add)
        self.chooser = Chooser(services.texts, columns(), "survei.list", "survei.search")
        self.chooser.search.textChanged.connect(self.presenter.search)
        self.chooser.chosen.connect(lambda number: self.presenter.choose(self._lines[number].id))
        self.chooser.table.opened.connect(lambda _row: self.presenter.edit())
        shortcut(self.chooser.table, "Delete", self.presenter.remove)
        self.side = SurveySide(services, self.presenter)
        self.form = SurveyFormView(services.texts, self.presenter)
        self._nothing = EmptyState("search", say("survei.empty.nothing"), say("survei.empty.nothing_help"))
        self._empty = EmptyState("message-square-text", "", say("survei.empty.help"), self.add_action)
        self._lay_out()

    def render(self, state: SurveyState) -> None:  # type: ignore[override]
        self._show(state)
        self._drawn(state)

    def fit(self, width: int) -> None:
        """The screen has got this width."""
        self._left.setFixedWidth(WIDTH if width >= WIDE else NARROW)

    def _show(self, state: SurveyState) -> None:
        typing = state.form is not None
        self._stack.setCurrentWidget(self._empty if state.none and not typing else self._whole)
        self._empty.set_words(
            self._texts.say("survei.empty.what", tahun=state.tahun), self._texts.say("survei.empty.help")
        )
        self._left.setHidden(state.none or typing)  # three fields beside one another need the room
        self.add_action.setEnabled(not typing)
        self._lines = state.lines
        chosen = next((n for n, line in enumerate(state.lines) if line.id == state.chosen), -1)
        self.chooser.show_lines(state.lines, chosen)
        was_typing = not self.form.isHidden()
        self.form.show_state(state)
        if was_typing and not typing:
            self.chooser.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.side.setHidden(typing or state.detail is None)
        self._nothing.setHidden(typing or state.detail is not None)
        if state.detail is not None:
            self.side.show_detail(state.detail)

    def _lay_out(self) -> None:
        self._left = QWidget()
        left = flush_column(self._left, spacing=GRID)
        left.addWidget(self.chooser, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(GRID, 0, 0, GRID)
        foot.setSpacing(GRID)
        foot.addWidget(primary_button(self.add_action, "plus"))
        foot.addStretch(1)
        left.addLayout(foot)
        self._whole = QWidget()
        across = flush_line(self._whole, spacing=0)
        across.addWidget(self._left)
        for part in (self.side, self.form, self._nothing):
            across.addWidget(part, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._whole)
        self._stack.addWidget(self._empty)


class SurveySide(QWidget):
    """One survey: its index, why it is so, and whether enough people answered."""

    def __init__(self, services: Services, presenter: SurveyPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        texts: Texts = services.texts
        say = texts.say
        self._texts = texts
        self._shown: UUID | None = None
        self.unit = words("", "muted")
        self.name = words("", "title")
        self.about = words("", "muted")
        self.ikm = words("", "number", wrap=False)
        self.mutu = ChipLabel()
        self.together = words("")
        self.why = WhyPanel(texts)
        self.sampel = WhyPanel(texts)
        self.edit = button(say("survei.edit"), presenter.edit, "pencil")
        self.changes = ChangesPanel(services, "sebaran")
        self.changes.closed.connect(lambda: self.edit.setFocus(Qt.FocusReason.OtherFocusReason))
        remove = icon_button(say("survei.remove"), "trash-2", presenter.remove)
        head = Card()
        top = QHBoxLayout()
        top.setSpacing(GRID)
        top.addWidget(self.unit, 1)
        history = icon_button(say("document.changes.open"), "history", self.changes.turn)
        for widget in (history, remove, self.edit):
            top.addWidget(widget)
        head.body.addLayout(top)
        for part in (self.name, self.about):
            head.body.addWidget(part)
        line = QHBoxLayout()
        line.setSpacing(GRID)
        line.addWidget(self.ikm)
        line.addWidget(self.mutu)
        line.addStretch(1)
        head.body.addLayout(line)
        head.body.addWidget(self.together)
        why = Card(say("survei.why"))
        why.body.addWidget(self.why)
        for key in ("survei.ninth", "survei.order"):
            why.body.addWidget(words(say(key), "muted"))
        sampel = Card(say("survei.sampel"))
        sampel.body.addWidget(self.sampel)
        self.page = ScrollPage()
        self.page.body.setSpacing(GRID + GRID // 2)
        for card in (head, sampel, why):
            self.page.body.addWidget(card)
        self.page.body.addStretch(1)
        column = flush_column(self, spacing=0)
        column.addWidget(self.page, 1)
        column.addWidget(self.changes)
        shortcut(self, "Ctrl+H", self.changes.turn)

    def show_detail(self, detail: SurveyDetail) -> None:
        if detail.id != self._shown:
            self._shown = detail.id
            self.page.verticalScrollBar().setValue(0)
        self.unit.setText(detail.unit)
        self.name.setText(detail.layanan)
        self.about.setText(detail.about)
        self.ikm.setText(self._texts.say("survei.ikm", ikm=detail.ikm))
        self.mutu.set_chip(detail.mutu)
        self.together.setText(detail.together)
        self.together.setHidden(not detail.together)
        self.why.show_why(detail.why)
        self.sampel.show_why(detail.sampel)
        self.changes.follow(detail.id)
