"""The rating sheet of one person: plan, realisation and rating side by side, or in tabs where there is no room."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTabBar, QWidget

from asn_desktop.ui.presenters.document_state import DocumentState
from asn_desktop.ui.presenters.evaluasi import EvaluasiPresenter
from asn_desktop.ui.presenters.evaluasi_state import EvaluasiState
from asn_desktop.ui.presenters.listing import Asked
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.evaluasi.plan_pane import PlanPane
from asn_desktop.ui.views.evaluasi.rating_pane import RatingPane
from asn_desktop.ui.views.evaluasi.realisation_pane import RealisationPane
from asn_desktop.ui.widgets.buttons import icon_button
from asn_desktop.ui.widgets.confirm_panel import ConfirmPanel
from asn_desktop.ui.widgets.date_field import DateField
from asn_desktop.ui.widgets.document_sheet import DocumentSheet
from asn_desktop.ui.widgets.field import Field, text_field
from asn_desktop.ui.widgets.keys import shortcut
from asn_desktop.ui.widgets.words import words

THREE, TWO = 1080, 780
"""Widths from which three and two panes stand side by side."""
PLAN_WIDTH, RATING_WIDTH = 280, 396
NO_LIMIT = 16_777_215
"""Qt's greatest width."""


class RatingSheet(DocumentSheet):
    """View of `EvaluasiPresenter`."""

    def __init__(self, services: Services, asked: Callable[[], Asked], parent: QWidget | None = None) -> None:
        super().__init__(services, "evaluasi", "badge-check", parent)
        self._state: EvaluasiState | None = None
        self.presenter: EvaluasiPresenter = EvaluasiPresenter(
            services, self, lambda: datetime.now().astimezone(), asked
        )
        self._make_turns()
        self._make_panes()
        self._make_questions()
        self._make_menu()
        shortcut(self, "Ctrl+Down", lambda: self.presenter.walk(1))
        shortcut(self, "Ctrl+Up", lambda: self.presenter.walk(-1))
        for number in range(3):
            shortcut(self, f"Ctrl+{number + 1}", partial(self._to_pane, number))

    def show_content(self, state: DocumentState) -> None:
        assert isinstance(state, EvaluasiState)
        self._state = state
        self._show_turns(state)
        self.plan.show_state(state)
        self.realisation.show_state(state)
        self.rating.show_state(state)
        self._discard.setVisible(not state.final)
        self.step_action.setText(self.say("evaluasi.action.revise" if state.final else "evaluasi.action.finalise"))
        self.step_action.setEnabled(not state.replaced)

    def turn_over(self) -> None:
        for pane in self._panes:
            pane.verticalScrollBar().setValue(0)

    def settle(self, *, other: bool) -> None:
        """With another person the cursor stays where it was useful before, or goes to the first rating."""
        if other:
            cursor = QApplication.focusWidget()
            if cursor is None or self.rating.isAncestorOf(cursor) or not self._middle_has(cursor):
                self.rating.hasil.setFocus(Qt.FocusReason.OtherFocusReason)

    def fit(self) -> None:
        """Three panes, two with a tab for the plan, or one at a time."""
        beside = 3 if self.width() >= THREE else 2 if self.width() >= TWO else 1
        names = ("plan", "realisation", "result")[: {3: 0, 2: 2, 1: 3}[beside]]
        self._set_tabs(tuple(self.say(f"evaluasi.section.{name}") for name in names))
        chosen = self._tabs.currentIndex()
        shown = {3: {0, 1, 2}, 2: {chosen, 2}, 1: {chosen}}[beside]
        for number, pane in enumerate(self._panes):
            pane.setHidden(number not in shown)
        self.plan.setMinimumWidth(PLAN_WIDTH if beside == 3 else 0)
        self.plan.setMaximumWidth(PLAN_WIDTH if beside == 3 else NO_LIMIT)
        self.rating.setMinimumWidth(RATING_WIDTH if beside > 1 else 0)
        self.rating.setMaximumWidth(RATING_WIDTH if beside > 1 else NO_LIMIT)

    def prepare(self) -> Iterator[Callable[[], object]]:
        yield from self.plan.prepare()
        yield from self.realisation.prepare()

    def step(self) -> None:
        if self._state is None:
            return
        gap = next((gap for gap in self._state.gaps if gap.blocking), None)
        if self._state.final:
            self._reason.set_value("")
            self._revise.ask()
        elif gap is None:
            self._date.set_value(self.services.context().today)
            self._finalise.ask()
        else:  # said, because a button that is dead without a word helps nobody
            self.services.shell.note("evaluasi.said.lacks", what=gap.text)
            self._go(gap.field)

    def _make_turns(self) -> None:
        self._position = words("", "muted", wrap=False)
        self._before = icon_button(self.say("evaluasi.action.previous"), "chevron-up", lambda: self.presenter.walk(-1))
        self._after = icon_button(self.say("evaluasi.action.next"), "chevron-down", lambda: self.presenter.walk(1))
        parts: tuple[QWidget, ...] = (self._position, self._before, self._after)
        for place, part in enumerate(parts):
            self.head.corner.insertWidget(place, part)

    def _make_panes(self) -> None:
        texts = self.services.texts
        self._tabs = QTabBar()
        self._tabs.setExpanding(False)
        self._tabs.setDrawBase(False)
        self._tabs.setAccessibleName(self.say("evaluasi.title"))
        self._tabs.currentChanged.connect(lambda _tab: self.fit())
        self.insert(2, self._tabs)
        self.plan = PlanPane(texts)
        self.realisation = RealisationPane(texts, self.presenter)
        self.rating = RatingPane(texts, self.presenter, self._go)
        self._panes = (self.plan, self.realisation, self.rating)
        for pane in self._panes:
            self.middle.addWidget(pane, 1 if pane is self.realisation else 0)

    def _make_questions(self) -> None:
        say = self.say
        self._date = Field(say("evaluasi.finalise.date"), DateField(self.services.texts), say("evaluasi.finalise.help"))
        cancel = say("evaluasi.finalise.cancel")
        self._finalise = ConfirmPanel(
            say("evaluasi.finalise.title"), self._date, say("evaluasi.finalise.go"), cancel, self._finalised
        )
        self._reason = text_field(say("evaluasi.revise.reason"), say("evaluasi.revise.help"))
        self._revise = ConfirmPanel(
            say("evaluasi.revise.title"), self._reason, say("evaluasi.revise.go"), cancel, self._revised
        )
        for panel in (self._finalise, self._revise):
            panel.closed.connect(self.rating.hasil.setFocus)
            self.ask_with(panel)

    def _make_menu(self) -> None:
        self.menu.addAction(self.say("evaluasi.action.plan"), self.presenter.show_plan)
        self.menu.addAction(self.say("evaluasi.action.set_rater"), self.presenter.show_person)
        self._discard = self.menu.addAction(self.say("evaluasi.action.discard"), self.presenter.discard)

    def _set_tabs(self, names: tuple[str, ...]) -> None:
        if self._tabs.count() != len(names):
            kept = self._tabs.currentIndex()
            self._tabs.blockSignals(True)
            while self._tabs.count():
                self._tabs.removeTab(0)
            for name in names:
                self._tabs.addTab(name)
            if names:
                self._tabs.setCurrentIndex(kept if 0 <= kept < len(names) else 1)
            self._tabs.blockSignals(False)
        self._tabs.setHidden(not names)

    def _to_pane(self, number: int) -> None:
        """Bring a pane into view, with the cursor in its first field."""
        if number < self._tabs.count():
            self._tabs.setCurrentIndex(number)
        if number == 2:
            self.rating.hasil.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif number == 1 and self.realisation.cards and self.realisation.cards[0].measures:
            self.realisation.cards[0].measures[0].field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _middle_has(self, widget: QWidget) -> bool:
        return any(pane.isAncestorOf(widget) for pane in self._panes)

    def _show_turns(self, state: EvaluasiState) -> None:
        self._position.setText(state.position)
        for key, turn, name in (("previous", self._before, state.before), ("next", self._after, state.after)):
            turn.setEnabled(bool(name))
            said = self.say(f"evaluasi.action.{key}")
            turn.setToolTip(f"{self.say(f'evaluasi.action.{key}_person', nama=name)}\n{said}" if name else said)

    def _finalised(self) -> bool:
        day = self._date.value
        if not isinstance(day, date):
            self._date.set_error(self.say("skp.agree.invalid"))
            return False
        self.presenter.finalise(day)
        return True

    def _revised(self) -> bool:
        reason = str(self._reason.value).strip()
        if not reason:
            self._reason.set_error(self.say("error.reason_missing.now"))
            return False
        self.presenter.revise(reason)
        return True

    def _go(self, field: str) -> None:
        """To where something still lacks."""
        match field:
            case "rating_hasil":
                self.rating.hasil.setFocus(Qt.FocusReason.OtherFocusReason)
            case "rating_perilaku":
                self.rating.perilaku.setFocus(Qt.FocusReason.OtherFocusReason)
            case "skp":
                self.presenter.show_plan()
            case "penilai":
                self.presenter.show_person()
            case "capaian":
                self.services.shell.go("evaluasi", None, f"tahun={self._state.tahun}" if self._state else "")
            case _:
                self._to_pane(1)
                self.realisation.go_to(field)
