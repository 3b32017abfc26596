"""The rating sheet of one person: plan, realisation and rating side by side, or in tabs where there is no room."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTemporaryDir, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QHBoxLayout, QProgressBar, QWidget

from asn_desktop.core.domain.kinerja import Rating
from asn_desktop.core.usecases.evaluasi import Handover
from asn_desktop.ui.presenters.document_state import DocumentState
from asn_desktop.ui.presenters.evaluasi.document import EvaluasiPresenter
from asn_desktop.ui.presenters.evaluasi.state import EvaluasiState, RunState
from asn_desktop.ui.presenters.evidence import EvidenceLine
from asn_desktop.ui.presenters.listing import Asked
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.evaluasi.from_months import SIDE
from asn_desktop.ui.views.evaluasi.handover_form import HandoverForm
from asn_desktop.ui.views.evaluasi.plan_pane import PlanPane
from asn_desktop.ui.views.evaluasi.rating_pane import RatingPane
from asn_desktop.ui.views.evaluasi.realisation_pane import RealisationPane
from asn_desktop.ui.widgets.buttons import button, icon_button
from asn_desktop.ui.widgets.confirm_panel import ConfirmPanel
from asn_desktop.ui.widgets.date_field import DateField
from asn_desktop.ui.widgets.document_sheet import DocumentSheet
from asn_desktop.ui.widgets.field import Field, text_field
from asn_desktop.ui.widgets.keys import shortcut
from asn_desktop.ui.widgets.tab_row import tab_row
from asn_desktop.ui.widgets.thumbnails import Thumbnails
from asn_desktop.ui.widgets.tokens import GRID
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
        self._pictures = Thumbnails(self.presenter.evidence.thumbnail, SIDE)
        self._opened = QTemporaryDir()
        self._make_turns()
        self._make_run()
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
        self._show_run(state.run)
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
        """With another person the cursor stays where it was useful before, or goes to the first rating, as in a run."""
        if other:
            cursor = QApplication.focusWidget()
            running = self._state is not None and self._state.run is not None
            if running or cursor is None or self.rating.isAncestorOf(cursor) or not self._middle_has(cursor):
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
            if self._state.run is None or self._date.value is None:  # in a run the date stays as it was given
                self._date.set_value(self.services.context().today)
            self._finalise.ask()
        else:  # said, because a button that is dead without a word helps nobody
            self.services.shell.note("evaluasi.said.lacks", what=gap.text)
            self._go(gap.field)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that nothing else wanted: 1, 2, 3 rate, F makes final, U takes the rating of the unit, I fills what is
        empty from the months, Enter goes on, Escape leads from a text back to the ratings.
        """
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        state, number = self._state, event.key() - Qt.Key.Key_1
        pressed = isinstance(QApplication.focusWidget(), QAbstractButton)
        if state is None or not plain:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_F:
            self.step_action.trigger()
        elif event.key() == Qt.Key.Key_U and not state.final:
            self.presenter.adopt_head_rating()
        elif event.key() == Qt.Key.Key_I and state.can_fill:
            self.presenter.fill()
        elif event.key() == Qt.Key.Key_Escape and not state.final:
            keys = self.rating.perilaku if state.rating_hasil else self.rating.hasil
            keys.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and state.run is not None and not pressed:
            self.presenter.go_on()
        elif 0 <= number < len(Rating) and not state.final:
            keys = self.rating.hasil if state.rating_hasil is None else self.rating.perilaku
            keys.setFocus(Qt.FocusReason.ShortcutFocusReason)
            keys.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def open_evidence(self, line: EvidenceLine) -> None:
        """With the program the computer has for it."""
        if not line.sha256 and line.tautan.startswith(("http://", "https://")):
            QDesktopServices.openUrl(QUrl(line.tautan))
        else:
            self.presenter.open_evidence(line, Path(self._opened.path()))

    def open_file(self, path: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def show_months(self) -> None:
        self.presenter.show_months()

    def picture_of(self, sha256: str, on_done: Callable[[QPixmap], None]) -> None:
        self._pictures.show(sha256, on_done)

    def ask_handover(self) -> None:
        """The days of a final result."""
        state = self._state.handover if self._state is not None else None
        if state is not None:
            days = Handover(state.diserahkan, state.diterima, state.dikembalikan, state.catatan)
            if state.diserahkan is None:
                days = Handover(self.services.context().today, catatan=state.catatan)
            self.handover.ask(self.say("evaluasi.handover.ask_title"), days)

    def object(self) -> None:
        self.presenter.object()

    def _make_run(self) -> None:
        """The line over the panes while one goes from person to person."""
        self.run_bar = QFrame()
        self.run_bar.setProperty("role", "note")
        self._run_said = words("", "strong", wrap=False)
        self._run_keys = words(self.say("evaluasi.run.keys"), "muted")
        self._run_progress = QProgressBar()
        self._run_progress.setTextVisible(False)
        self._run_progress.setFixedSize(120, 6)
        self.end_run = button(self.say("evaluasi.run.stop"), self.presenter.end_run)
        line = QHBoxLayout(self.run_bar)
        line.setContentsMargins(2 * GRID, GRID // 2, 2 * GRID, GRID // 2)
        line.setSpacing(GRID + GRID // 2)
        line.addWidget(self._run_said)
        line.addWidget(self._run_progress)
        line.addWidget(self._run_keys, 1)
        line.addWidget(self.end_run)
        self.run_bar.hide()
        self.insert(2, self.run_bar)

    def _show_run(self, run: RunState | None) -> None:
        self.run_bar.setHidden(run is None)
        if run is not None:
            self._run_said.setText(self.say("evaluasi.run.position", nomor=run.number, jumlah=run.total))
            self._run_progress.setRange(0, run.total)
            self._run_progress.setValue(run.number - 1)
            self._run_progress.setAccessibleName(self._run_said.text())

    def _make_turns(self) -> None:
        self._position = words("", "muted", wrap=False)
        self._before = icon_button(self.say("evaluasi.action.previous"), "chevron-up", lambda: self.presenter.walk(-1))
        self._after = icon_button(self.say("evaluasi.action.next"), "chevron-down", lambda: self.presenter.walk(1))
        parts: tuple[QWidget, ...] = (self._position, self._before, self._after)
        for place, part in enumerate(parts):
            self.head.corner.insertWidget(place, part)

    def _make_panes(self) -> None:
        texts = self.services.texts
        self._tabs = tab_row(self.say("evaluasi.title"))
        self._tabs.currentChanged.connect(lambda _tab: self.fit())
        self.insert(3, self._tabs)
        self.plan = PlanPane(texts)
        self.realisation = RealisationPane(texts, self.presenter, self)
        self.rating = RatingPane(texts, self.presenter, self._go, self)
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
        self.handover = HandoverForm(self.services.texts, self.presenter.wrong_day, self.presenter.hand_over)
        for panel in (self._finalise, self._revise, self.handover):
            panel.closed.connect(self.rating.hasil.setFocus)
            self.ask_with(panel)

    def _make_menu(self) -> None:
        self.menu.addAction(self.say("evaluasi.action.plan"), self.presenter.show_plan)
        self.menu.addAction(self.say("evaluasi.action.set_rater"), self.presenter.show_person)
        self.menu.addAction(self.say("evaluasi.action.months"), self.presenter.show_months)
        self.menu.addAction(self.say("evaluasi.action.print_why"), self.presenter.print_why)
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
