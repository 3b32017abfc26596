"""The rating sheet of one person: plan, realisation and rating side by side, or in tabs where there is no room."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QPushButton, QTabBar, QVBoxLayout, QWidget

from asn_desktop.ui.presenters.evaluasi import EvaluasiPresenter, EvaluasiState
from asn_desktop.ui.presenters.listing import Asked
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.evaluasi.plan_pane import PlanPane
from asn_desktop.ui.views.evaluasi.rating_pane import RatingPane
from asn_desktop.ui.views.evaluasi.realisation_pane import RealisationPane
from asn_desktop.ui.widgets.action_bar import ActionBar
from asn_desktop.ui.widgets.buttons import button, icon_button
from asn_desktop.ui.widgets.confirm_panel import ConfirmPanel
from asn_desktop.ui.widgets.date_field import DateField
from asn_desktop.ui.widgets.field import Field, text_field
from asn_desktop.ui.widgets.growing_text import hold_still
from asn_desktop.ui.widgets.offer_bar import OfferBar
from asn_desktop.ui.widgets.person_card import PersonCard, PersonHead
from asn_desktop.ui.widgets.words import words

THREE, TWO = 1080, 780
"""Widths from which three and two panes stand side by side."""
PLAN_WIDTH, RATING_WIDTH = 280, 396


class RatingSheet(QWidget):
    """View of `EvaluasiPresenter`."""

    titled = Signal(str)
    gone = Signal()

    def __init__(self, services: Services, asked: Callable[[], Asked], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._say = services.texts.say
        self._state: EvaluasiState | None = None
        self.presenter = EvaluasiPresenter(services, self, lambda: datetime.now().astimezone(), asked)
        self._make_parts()
        self._make_questions()
        self._make_bar()
        self._lay_out()
        for keys, does in (
            ("Ctrl+Down", lambda: self.presenter.walk(1)),
            ("Ctrl+Up", lambda: self.presenter.walk(-1)),
            ("Ctrl+1", lambda: self._to_pane(0)),
            ("Ctrl+2", lambda: self._to_pane(1)),
            ("Ctrl+3", lambda: self._to_pane(2)),
        ):
            made = QShortcut(QKeySequence(keys), self)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(does)

    def render(self, state: EvaluasiState) -> None:  # type: ignore[override]
        """Show the state; fields that read as before are left alone, so the cursor stays."""
        other = self._state is None or self._state.evaluasi_id != state.evaluasi_id
        if other:
            self._fresh()
        self._state = state
        self.titled.emit(state.name)
        self._show_head(state)
        self._recovery.offer(self._say("skp.recovery.what") if state.recovery else "")
        self.plan.show_state(state)
        self.realisation.show_state(state)
        self.rating.show_state(state)
        self._show_bar(state)
        if other and state.recovery:
            self._recovery.setFocus(Qt.FocusReason.OtherFocusReason)

    def missing(self) -> None:
        """The appraisal has gone: back to the list."""
        self.gone.emit()

    def finalise(self) -> None:
        """Ask for the date of the appraisal."""
        self._date.set_value(self._services.context().today)
        self._confirm.ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.presenter.save()

    def _make_parts(self) -> None:
        texts, say = self._services.texts, self._say
        self._head = PersonCard()
        self._position = words("", "muted", wrap=False)
        self._before = icon_button(say("evaluasi.action.previous"), "chevron-up", lambda: self.presenter.walk(-1))
        self._after = icon_button(say("evaluasi.action.next"), "chevron-down", lambda: self.presenter.walk(1))
        back = icon_button(say("evaluasi.back"), "arrow-left", lambda: self._services.shell.go("evaluasi"))
        back.setShortcut("Alt+Left")
        parts: tuple[QWidget, ...] = (self._position, self._before, self._after, back)
        for part in parts:
            self._head.corner.addWidget(part)
        self._recovery = OfferBar(
            ((say("skp.recovery.take"), self.presenter.recover), (say("skp.recovery.leave"), self.presenter.forget))
        )
        self._tabs = QTabBar()
        self._tabs.setExpanding(False)
        self._tabs.setDrawBase(False)
        self._tabs.setAccessibleName(say("evaluasi.title"))
        self._tabs.currentChanged.connect(lambda _tab: self._fit())
        self.plan = PlanPane(texts)
        self.realisation = RealisationPane(texts, self.presenter)
        self.rating = RatingPane(texts, self.presenter, self._go)
        self._panes = (self.plan, self.realisation, self.rating)

    def _make_questions(self) -> None:
        say = self._say
        self._date = Field(
            say("evaluasi.finalise.date"), DateField(self._services.texts), say("evaluasi.finalise.help")
        )
        self._confirm = ConfirmPanel(
            say("evaluasi.finalise.title"),
            self._date,
            say("evaluasi.finalise.go"),
            say("evaluasi.finalise.cancel"),
            self._finalised,
        )
        self._reason = text_field(say("evaluasi.revise.reason"), say("evaluasi.revise.help"))
        self._revise = ConfirmPanel(
            say("evaluasi.revise.title"),
            self._reason,
            say("evaluasi.revise.go"),
            say("evaluasi.finalise.cancel"),
            self._revised,
        )
        for panel in (self._confirm, self._revise):
            panel.closed.connect(self.rating.hasil.setFocus)

    def _make_bar(self) -> None:
        say = self._say
        self.save_action = QAction(say("skp.action.save"), self)
        self.save_action.triggered.connect(self.presenter.save)
        self.step_action = QAction(say("evaluasi.action.finalise"), self)
        self.step_action.triggered.connect(self._step)
        self._bar = ActionBar(self.step_action, "badge-check")
        self._more = QPushButton(say("skp.action.more"))
        menu = QMenu(self._more)
        menu.addAction(say("evaluasi.action.plan"), self.presenter.show_plan)
        menu.addAction(say("evaluasi.action.set_rater"), self.presenter.show_person)
        self._discard = menu.addAction(say("evaluasi.action.discard"), self.presenter.discard)
        self._more.setMenu(menu)
        self._save = button(say("skp.action.save"), self.presenter.save, "save")
        self._print = button(say("evaluasi.action.print"), self.presenter.print, "printer")
        for widget in (self._more, self._print, self._save):
            self._bar.add(widget)

    def _lay_out(self) -> None:
        self._middle = QHBoxLayout()
        self._middle.setSpacing(0)
        for pane in self._panes:
            self._middle.addWidget(pane, 1 if pane is self.realisation else 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        parts: tuple[QWidget, ...] = (self._head, self._recovery, self._tabs)
        for part in parts:
            layout.addWidget(part)
        layout.addLayout(self._middle, 1)
        questions: tuple[QWidget, ...] = (self._confirm, self._revise, self._bar)
        for part in questions:
            layout.addWidget(part)

    def _fit(self) -> None:
        """Three panes, two with a tab for the plan, or one at a time."""
        beside = 3 if self.width() >= THREE else 2 if self.width() >= TWO else 1
        names = ("plan", "realisation", "result")[: {3: 0, 2: 2, 1: 3}[beside]]
        self._set_tabs(tuple(self._say(f"evaluasi.section.{name}") for name in names))
        chosen = self._tabs.currentIndex()
        shown = {3: {0, 1, 2}, 2: {chosen, 2}, 1: {chosen}}[beside]
        for number, pane in enumerate(self._panes):
            pane.setHidden(number not in shown)
        self.plan.setMinimumWidth(PLAN_WIDTH if beside == 3 else 0)
        self.plan.setMaximumWidth(PLAN_WIDTH if beside == 3 else 16_777_215)
        self.rating.setMinimumWidth(RATING_WIDTH if beside > 1 else 0)
        self.rating.setMaximumWidth(RATING_WIDTH if beside > 1 else 16_777_215)

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

    def _fresh(self) -> None:
        """Another person: everything from the top, no open question, the cursor where it was useful before."""
        hold_still(self.realisation)
        hold_still(self.rating)
        cursor = QApplication.focusWidget()
        rating = cursor is None or self.rating.isAncestorOf(cursor) or not self._middle_has(cursor)
        self._confirm.hide()
        self._revise.hide()
        for pane in self._panes:
            pane.verticalScrollBar().setValue(0)
        if rating:
            self.rating.hasil.setFocus(Qt.FocusReason.OtherFocusReason)

    def _middle_has(self, widget: QWidget) -> bool:
        return any(pane.isAncestorOf(widget) for pane in self._panes)

    def _show_head(self, state: EvaluasiState) -> None:
        facts = [(self._say("skp.head.nip"), state.nip), *state.facts, (self._say("skp.head.period"), state.period)]
        for line in state.parties:
            shown = (
                self._say("skp.head.found", nama=line.name, cara=line.found)
                if line.direct and line.known
                else line.name
            )
            facts.append((line.role, shown))
        self._head.show_person(PersonHead(state.name, tuple(facts), (state.chip,)))
        self._position.setText(state.position)
        for key, turn, name in (("previous", self._before, state.before), ("next", self._after, state.after)):
            turn.setEnabled(bool(name))
            said = self._say(f"evaluasi.action.{key}")
            turn.setToolTip(f"{self._say(f'evaluasi.action.{key}_person', nama=name)}\n{said}" if name else said)

    def _show_bar(self, state: EvaluasiState) -> None:
        self._bar.note.setText(state.saved)
        self._save.setHidden(state.final)
        self._save.setEnabled(state.dirty)
        self._discard.setVisible(not state.final)
        self.step_action.setText(self._say("evaluasi.action.revise" if state.final else "evaluasi.action.finalise"))
        self.step_action.setEnabled(not state.replaced)

    def _step(self) -> None:
        if self._state is None:
            return
        gap = next((gap for gap in self._state.gaps if gap.blocking), None)
        if self._state.final:
            self._reason.set_value("")
            self._revise.ask()
        elif gap is None:
            self.finalise()
        else:  # said, because a button that is dead without a word helps nobody
            self._services.shell.tell("evaluasi.said.lacks", what=gap.text)
            self._go(gap.field)

    def _finalised(self) -> bool:
        day = self._date.value
        if not isinstance(day, date):
            self._date.set_error(self._say("skp.agree.invalid"))
            return False
        self.presenter.finalise(day)
        return True

    def _revised(self) -> bool:
        reason = str(self._reason.value).strip()
        if not reason:
            self._reason.set_error(self._services.texts.say("error.reason_missing.now"))
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
                self._services.shell.go("evaluasi", None, f"tahun={self._state.tahun}" if self._state else "")
            case _:
                self._to_pane(1)
                self.realisation.go_to(field)
