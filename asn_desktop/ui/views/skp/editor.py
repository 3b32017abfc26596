"""One plan to be written: results, expectations, what still lacks, and the steps to agreement."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from asn_desktop.core.domain.skp import JenisHasilKerja, StatusSkp
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.skp import SkpPresenter, SkpState
from asn_desktop.ui.views.skp.expectations import ExpectationsCard
from asn_desktop.ui.views.skp.result_card import NARROW, ResultCard, shortcut
from asn_desktop.ui.widgets.action_bar import ActionBar
from asn_desktop.ui.widgets.buttons import button, icon_button, quiet_button
from asn_desktop.ui.widgets.card import ScrollPage
from asn_desktop.ui.widgets.confirm_panel import ConfirmPanel
from asn_desktop.ui.widgets.date_field import DateField
from asn_desktop.ui.widgets.field import Field
from asn_desktop.ui.widgets.gap_list import Gap, GapList
from asn_desktop.ui.widgets.growing_text import hold_still
from asn_desktop.ui.widgets.offer_bar import OfferBar
from asn_desktop.ui.widgets.person_card import PersonCard, PersonHead
from asn_desktop.ui.widgets.pick_field import PickField
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words

SIDE = 272
"""Width of the panel with what still lacks."""
USUAL_RESULTS, USUAL_MEASURES = 3, 3
"""Results of a plan, and measures of a result, whose widgets are made ahead."""
WIDE = 940
"""From this width on, the panel stands beside the plan instead of above it."""


class SkpEditor(QWidget):
    """View of `SkpPresenter`."""

    titled = Signal(str)
    gone = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._say = services.texts.say
        self._cards: dict[JenisHasilKerja, list[ResultCard]] = {jenis: [] for jenis in JenisHasilKerja}
        self._state: SkpState | None = None
        self.presenter = SkpPresenter(services, self, lambda: datetime.now().astimezone())
        self._make_actions()
        self._make_parts()
        self._lay_out()
        shortcut(self, "Ctrl+Z", self.presenter.undo)
        shortcut(self, "Ctrl+Shift+Return", lambda: self.presenter.add_result(JenisHasilKerja.UTAMA))

    def render(self, state: SkpState) -> None:  # type: ignore[override]
        """Show the state; fields that read as before are left alone, so the cursor stays."""
        other = self._state is None or self._state.skp_id != state.skp_id
        if other:
            self._confirm.hide()
            self._ask_rater.hide()
            self._page.verticalScrollBar().setValue(0)
            hold_still(self._page)
        self._state = state
        self.titled.emit(state.name)
        self._show_head(state)
        self._recovery.offer(self._say("skp.recovery.what") if state.recovery else "")
        self._undo.offer(state.undo)
        self._show_results(state)
        self._expectations.show_values(state.values, state.editable)
        self._gaps.show_gaps(
            [
                Gap(gap.text, gap.blocking, None if gap.key is None else partial(self.presenter.jump, gap.key))
                for gap in state.gaps
            ]
        )
        self._side_title.setText(self._say("skp.section.gaps") if state.gaps else "")
        self._side_title.setVisible(bool(state.gaps))
        self._side_help.setText(self._side_words(state))
        self._bar.note.setText(state.saved)
        self._show_actions(state)
        if state.focus is not None:
            self._focus(state.focus)
        elif other and state.recovery:
            self._recovery.setFocus(Qt.FocusReason.OtherFocusReason)
        elif other and state.editable and state.results:
            self._focus(state.results[0].key)

    def missing(self) -> None:
        """The plan has gone: back to the list."""
        self.gone.emit()

    def agree(self) -> None:
        """Ask for the date of agreement."""
        self._date.set_value(self._services.context().today)
        self._confirm.ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.presenter.save()

    def _make_actions(self) -> None:
        self.save_action = QAction(self._say("skp.action.save"), self)
        self.save_action.triggered.connect(self.presenter.save)
        self.step_action = QAction(self._say("skp.action.agree"), self)
        self.step_action.triggered.connect(self._step)

    def _make_parts(self) -> None:
        say = self._say
        self._head = PersonCard()
        back = icon_button(say("skp.back"), "arrow-left", lambda: self._services.shell.go("skp"))
        back.setShortcut("Alt+Left")
        self._head.corner.addWidget(back)
        self._recovery = OfferBar(
            ((say("skp.recovery.take"), self.presenter.recover), (say("skp.recovery.leave"), self.presenter.forget))
        )
        self._undo = OfferBar(((say("skp.undo.button"), self.presenter.undo),))
        self._date = Field(say("skp.agree.date"), DateField(self._services.texts), say("skp.agree.help"))
        self._confirm = ConfirmPanel(
            say("skp.action.agree"), self._date, say("skp.action.agree"), say("evaluasi.finalise.cancel"), self._agreed
        )
        self._rater = PickField(searched=True)
        self._rater.wanted.connect(lambda text: self.presenter.look_for_raters(text, self._rater.set_options))
        self._ask_rater = ConfirmPanel(
            say("skp.rater.title"),
            Field(say("skp.rater.field"), self._rater, say("skp.rater.help")),
            say("skp.rater.go"),
            say("evaluasi.finalise.cancel"),
            self._rater_chosen,
        )
        self._page = ScrollPage()
        self._sections = {jenis: QVBoxLayout() for jenis in JenisHasilKerja}
        self._adders = {
            JenisHasilKerja.UTAMA: quiet_button(
                say("skp.result.add_utama"), lambda: self.presenter.add_result(JenisHasilKerja.UTAMA), "plus"
            ),
            JenisHasilKerja.TAMBAHAN: quiet_button(
                say("skp.result.add_tambahan"), lambda: self.presenter.add_result(JenisHasilKerja.TAMBAHAN), "plus"
            ),
        }
        self._adders[JenisHasilKerja.UTAMA].setToolTip("Ctrl+Shift+Enter")
        self._none = words(say("skp.result.none_tambahan"), "muted")
        self._expectations = ExpectationsCard(self._services.texts, self.presenter)
        self._gaps = GapList(
            say("skp.gap.blocking"), say("skp.gap.advice"), say("skp.section.complete"), say("skp.section.gaps")
        )
        self._side_title = words(say("skp.section.gaps"), "heading")
        self._side_help = words("", "muted")
        self._bar = ActionBar(self.step_action, "check")
        self._more = QPushButton(say("skp.action.more"))
        menu = QMenu(self._more)
        self._menu_appraise = menu.addAction(say("skp.action.appraise"), self.presenter.appraise)
        self._menu_rater = menu.addAction(say("skp.action.set_rater"), self._set_rater)
        self._menu_reopen = menu.addAction(say("skp.action.reopen"), self.presenter.reopen)
        self._menu_delete = menu.addAction(say("skp.action.delete"), self.presenter.delete)
        self._more.setMenu(menu)
        self._print = button(say("skp.action.print"), self.presenter.print, "printer")
        self._save = button(say("skp.action.save"), self.presenter.save, "save")
        self._submit = button(say("skp.action.submit"), self._hand_in)
        for widget in (self._more, self._print, self._save, self._submit):
            self._bar.add(widget)

    def _lay_out(self) -> None:
        body = self._page.body
        for jenis, title in ((JenisHasilKerja.UTAMA, "utama"), (JenisHasilKerja.TAMBAHAN, "tambahan")):
            body.addWidget(words(self._say(f"skp.section.{title}"), "title"))
            self._sections[jenis].setSpacing(2 * GRID)
            body.addLayout(self._sections[jenis])
            if jenis is JenisHasilKerja.TAMBAHAN:
                body.addWidget(self._none)
            body.addWidget(self._adders[jenis], 0, Qt.AlignmentFlag.AlignLeft)
        body.addWidget(self._expectations)
        body.addStretch(1)
        self._side = QFrame()
        self._side.setProperty("role", "side")
        side = QVBoxLayout(self._side)
        side.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        side.setSpacing(GRID)
        side.addWidget(self._side_title)
        side.addWidget(self._gaps)
        side.addWidget(self._side_help)
        side.addStretch(1)
        self._side_page = ScrollPage()
        self._side_page.setWidget(self._side)
        self._middle = QHBoxLayout()
        self._middle.setSpacing(0)
        self._middle.addWidget(self._page, 1)
        self._middle.addWidget(self._side_page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(self._recovery)
        layout.addLayout(self._middle, 1)
        layout.addWidget(self._undo)
        layout.addWidget(self._confirm)
        layout.addWidget(self._ask_rater)
        layout.addWidget(self._bar)

    def _fit(self) -> None:
        wide = self.width() >= WIDE
        self._side_page.setFixedWidth(SIDE if wide else 208)
        room = self.width() - self._side_page.width()
        for card in self._all_cards():
            card.set_narrow(room < NARROW)

    def _show_head(self, state: SkpState) -> None:
        say = self._say
        facts = [(say("skp.head.nip"), state.nip), *state.facts, (say("skp.head.period"), state.period)]
        for line in state.parties:
            found = say("skp.head.found", nama=line.name, cara=line.found) if line.direct and line.known else line.name
            facts.append((line.role, found))
        self._head.show_person(PersonHead(state.name, tuple(facts), (state.chip,)))

    def _show_results(self, state: SkpState) -> None:
        for jenis, cards in self._cards.items():
            lines = [line for line in state.results if line.jenis is jenis]
            while len(cards) < len(lines):
                self._add_card(jenis)
            for card in cards[len(lines) :]:
                card.put_away()
            for number, (card, line) in enumerate(zip(cards, lines, strict=False), start=1):
                card.show_line(line, number, state.editable)
            if jenis is JenisHasilKerja.TAMBAHAN:
                self._none.setHidden(bool(lines))
        for adder in self._adders.values():
            adder.setVisible(state.editable)
        self._fit()

    def prepare(self) -> Iterator[Callable[[], object]]:
        """Steps that make the widgets of a usual plan before one is opened."""
        mine = self._cards[JenisHasilKerja.UTAMA]
        for place in range(USUAL_RESULTS):
            if len(mine) == place:
                yield partial(self._add_card, JenisHasilKerja.UTAMA)
            for row in range(1, USUAL_MEASURES + 1):
                yield partial(mine[place].prepare, row)

    def _add_card(self, jenis: JenisHasilKerja) -> None:
        card = ResultCard(self._services.texts, self.presenter)
        card.put_away()
        self._cards[jenis].append(card)
        self._sections[jenis].addWidget(card)

    def _side_words(self, state: SkpState) -> str:
        if not state.editable:
            return self._say("skp.section.locked")
        return self._say("skp.section.complete_help") if not state.gaps else ""

    def _show_actions(self, state: SkpState) -> None:
        draft, submitted = state.status is StatusSkp.DRAF, state.status is StatusSkp.DIAJUKAN
        self.step_action.setText(self._say("skp.action.agree" if state.editable else "skp.action.appraise"))
        self._submit.setVisible(draft)
        self._save.setVisible(state.editable)
        self._save.setEnabled(state.dirty)
        self._menu_reopen.setVisible(submitted or not state.editable)
        self._menu_rater.setVisible(state.editable)
        self._menu_delete.setVisible(state.editable)
        if not state.editable and state.agreed_on:
            self._bar.note.setText(self._say("skp.agree.on", tanggal=state.agreed_on))

    def _step(self) -> None:
        if self._state is None or not self._state.editable:
            self.presenter.appraise()
        elif not self._lacks(self._state):
            self.agree()

    def _hand_in(self) -> None:
        if self._state is not None and not self._lacks(self._state):
            self.presenter.submit()

    def _lacks(self, state: SkpState) -> bool:
        """Say what stands in the way, and go there; a button that is dead without a word helps nobody."""
        gap = next((gap for gap in state.gaps if gap.blocking), None)
        if gap is None:
            return False
        self._services.shell.tell("skp.said.lacks", what=gap.text)
        if gap.key is not None:
            self.presenter.jump(gap.key)
        return True

    def _agreed(self) -> bool:
        day = self._date.value
        if not isinstance(day, date):
            self._date.set_error(self._say("skp.agree.invalid"))
            return False
        self.presenter.agree(day)
        return True

    def _set_rater(self) -> None:
        self._rater.set_value("")
        self._rater.clear()
        self._ask_rater.ask()

    def _rater_chosen(self) -> bool:
        if self._rater.text().strip() and not self._rater.value:
            self._ask_rater.field.set_error(self._say("skp.rater.unknown"))
            return False
        self.presenter.set_rater(self._rater.value)
        return True

    def _focus(self, key: int) -> None:
        for card in self._all_cards():
            field = card.focus(key)
            if field is not None:
                self._page.ensureWidgetVisible(card if card.height() < self._page.height() else field, 0, GRID)
                return

    def _all_cards(self) -> list[ResultCard]:
        return [card for cards in self._cards.values() for card in cards]
