"""The first face: what will travel, onto which stick, and when that may be pulled."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QFileDialog, QGridLayout, QVBoxLayout, QWidget

from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.exchange.pending import Since
from asn_desktop.ui.presenters.kirim.identity import CertificateLine, IdentityPresenter, IdentityState
from asn_desktop.ui.presenters.kirim.sending import SendPresenter
from asn_desktop.ui.presenters.kirim.state import KindLine, SendState
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.kirim.enrol_steps import EnrolSteps
from asn_desktop.ui.views.kirim.face import Face, left
from asn_desktop.ui.views.kirim.outcome import Notice, Writing
from asn_desktop.ui.views.kirim.places import documents
from asn_desktop.ui.views.kirim.stick_list import StickList
from asn_desktop.ui.widgets.action_bar import ActionBar
from asn_desktop.ui.widgets.buttons import button, quiet_button
from asn_desktop.ui.widgets.card import Card, ScrollPage
from asn_desktop.ui.widgets.field import choice_field
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words

BESIDE = 760
"""Width from which the stick stands beside what travels, not below it."""
MOST_KINDS = 10
MOST_WAYS = 4


class SendPage(Face):
    """Renders `SendState`. `turn` shows another face of the screen."""

    def __init__(
        self, services: Services, identity: IdentityPresenter, turn: Callable[[str], None], parent: QWidget
    ) -> None:
        super().__init__(services, parent)
        self._turn = turn
        self.presenter = SendPresenter(services, self)
        self._state = SendState()
        self._kinds_shown: tuple[KindLine, ...] | None = None
        self._certificates: tuple[CertificateLine, ...] | None = None
        self.primary_action = self._go = QAction(self.say("kirim.go"), self)
        self._go.triggered.connect(self._proceed)
        self._go.setEnabled(False)
        self.steps = EnrolSteps(services.texts, identity)
        self.refused = Notice("problem", "shield-alert", "bad")
        self.refused.add(button(self.say("kirim.refused.go"), lambda: turn("komputer"), "key-round"))
        self.moved = Notice("note", "copy")
        self.moved.say(self.say("kirim.moved.title"), self.say("kirim.moved.help"))
        self.ending = Notice("note", "clock")
        self.ending.add(button(self.say("kirim.refused.go"), lambda: turn("komputer"), "key-round"))
        self.safe = Notice("done", "shield-check", "ok")
        self.safe.add(button(self.say("kirim.safe.close"), self.presenter.put_away))
        self.failed = Notice("problem", "circle-alert", "bad")
        self.failed.add(button(self.say("kirim.safe.close"), self.presenter.put_away))
        self.writing = Writing(services.texts, self.presenter)
        self._page = ScrollPage(self)
        self._reading = words(self.say("kirim.reading"), "muted")
        self._page.body.addWidget(self._reading)
        for part in (self.moved, self.steps, self.refused, self.ending, self.failed, self.safe, self.writing):
            part.hide()
            self._page.body.addWidget(part)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(2 * GRID)
        self._both.addWidget(self._what_card(), 1)
        side = QVBoxLayout()
        side.setSpacing(2 * GRID)
        side.addWidget(self._stick_card())
        side.addWidget(self._way_card())
        side.addStretch(1)
        self._both.addLayout(side, 1)
        self._page.body.addLayout(self._both)
        self._page.body.addStretch(1)
        self.bar = ActionBar(self._go, "send")
        layout = flush_column(self, spacing=0)
        layout.addWidget(self._page, 1)
        layout.addWidget(self.bar)
        self.render(self._state)
        self.presenter.load()

    def visited(self) -> None:
        self.presenter.look_for_sticks()

    def arrived(self) -> None:
        self.presenter.answered()

    def changed(self, changes: Changes) -> None:
        self.presenter.changed(changes)

    def show_identity(self, state: IdentityState) -> None:
        self.steps.show_identity(state)
        before, self._certificates = self._certificates, state.certificates
        if before not in (None, state.certificates):
            self.presenter.load()  # a certificate came, perhaps a longer one: now it is known what may be sent

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= BESIDE
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._both.direction() != way:
            self._both.setDirection(way)

    def render(self, state: SendState) -> None:  # type: ignore[override]
        self._state = state
        self._go.setEnabled(state.ready or (state.read and not state.known))
        self._reading.setHidden(state.read)
        known = state.known or not state.read
        self.steps.setVisible(not known)
        for card in (self._what, self._stick, self._way):
            card.setVisible(state.read and known)
        self.bar.setVisible(known)
        refusal = state.refusal if state.known else None
        self.refused.show_said(refusal.what, f"{refusal.why} {refusal.now}") if refusal else self.refused.hide()
        self.moved.setVisible(state.restarted)
        ending = state.ending
        self.ending.show_said(ending.what, f"{ending.why} {ending.now}") if ending else self.ending.hide()
        failed = state.failed
        self.failed.show_said(failed.what, f"{failed.why} {failed.now}") if failed else self.failed.hide()
        self.writing.show_writing(on=state.sending)
        self._show_left(state)
        self._show_what(state)
        self._show_sticks(state)
        key = "to_which" if state.count and state.chosen is None and not state.sending else "to"
        self.bar.note.setText(self.say(f"kirim.{key}", pusat=state.to) if state.to else "")

    def _proceed(self) -> None:
        """Write; or where nobody knows this computer yet, take the next step towards that."""
        if self._state.known:
            self.presenter.send()
        elif self._state.read:
            self.steps.proceed()

    # What travels

    def _what_card(self) -> Card:
        say = self.say
        self._what = card = Card(say("kirim.what"))
        self._count = words("", "title")
        self._lasting = words("", "muted")
        self._evidence = words("")
        self._absent = words("", "error")
        self._absent_go = quiet_button(say("kirim.absent_go"), self.presenter.missing, "arrow-right")
        self._found = words("")
        self._found_go = quiet_button(say("kirim.findings_go"), self.presenter.doctor, "arrow-right")
        self._kinds = QGridLayout()
        self._kinds.setHorizontalSpacing(2 * GRID)
        self._kinds.setVerticalSpacing(GRID // 2)
        self._kinds.setColumnStretch(1, 1)
        for part in (self._count, self._lasting):
            card.body.addWidget(part)
        card.body.addLayout(self._kinds)
        card.body.addWidget(self._evidence)
        card.body.addWidget(self._absent)
        card.body.addLayout(left(self._absent_go))
        card.body.addWidget(self._found)
        card.body.addLayout(left(self._found_go))
        options = tuple((each.value, say(f"kirim.since.choice.{each.value}")) for each in Since)
        self.since = choice_field(say("kirim.since.label"), options, typed=self._since_chosen)
        self.since.set_help(say(f"kirim.since.help.{Since.RECEIPT.value}"))
        card.body.addWidget(self.since)
        card.body.addStretch(1)
        return card

    def _since_chosen(self) -> None:
        editor = self.since.editor
        if isinstance(editor, QComboBox):
            self.presenter.since(Since(editor.currentData()))

    def _show_what(self, state: SendState) -> None:
        say = self.say
        self._count.setText(say("kirim.changes", n=state.count) if state.count else say("kirim.nothing"))
        nothing = "nothing_unsent_help" if state.since is Since.ENVELOPE else "nothing_help"
        self._lasting.setText(state.lasting if state.count else say(f"kirim.{nothing}"))
        self._show_kinds(state.kinds)
        self._evidence.setText(
            say("kirim.evidence", n=state.files, besar=state.size) if state.files else say("kirim.no_evidence")
        )
        self._evidence.setVisible(state.count > 0)
        self._absent.setText(say("kirim.absent", n=state.absent))
        for part in (self._absent, self._absent_go):
            part.setVisible(state.absent > 0)
        found = state.findings
        busy = "findings_stopped" if state.unexamined else "findings_busy"
        sound = "findings_open" if state.open_ends else "findings_none"
        key = busy if found is None else "findings" if found else sound
        self._found.setText(say(f"kirim.{key}", n=found or state.open_ends))
        self._found_go.setVisible(found is not None and bool(found or state.open_ends))
        self.since.set_value(state.since.value)
        self.since.set_help(say(f"kirim.since.help.{state.since.value}"))
        self.since.editor.setEnabled(not state.sending)

    def _show_kinds(self, kinds: tuple[KindLine, ...]) -> None:
        if kinds == self._kinds_shown:
            return
        self._kinds_shown = kinds
        while (item := self._kinds.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        shown = kinds if len(kinds) <= MOST_KINDS else kinds[: MOST_KINDS - 1]
        texts = self.services.texts
        lines = [(each.name, each.n) for each in shown]
        if len(shown) < len(kinds):
            rest = kinds[len(shown) :]
            lines.append((self.say("kirim.kinds_more", n=len(rest)), sum(each.n for each in rest)))
        for row, (name, n) in enumerate(lines):
            for column, label in enumerate((words(texts.show(n), wrap=False), words(name, "muted"))):
                side = Qt.AlignmentFlag.AlignRight if column == 0 else Qt.AlignmentFlag(0)
                self._kinds.addWidget(label, row, column, side)
                label.show()  # at once: by itself it would come after the page has been laid out

    # The stick

    def _stick_card(self) -> Card:
        say = self.say
        self._stick = card = Card(say("kirim.stick.title"))
        card.corner.addWidget(quiet_button(say("kirim.stick.again"), self.presenter.look_for_sticks, "rotate-cw"))
        self.sticks = StickList(self.services.texts, self.presenter.choose)
        self._no_stick = words(say("kirim.stick.none"), "strong")
        self._no_stick_help = words(say("kirim.stick.none_help"), "muted")
        for part in (self._no_stick, self._no_stick_help, self.sticks):
            card.body.addWidget(part)
        self._other = button(say("kirim.stick.other"), self._choose_folder, "folder-open")
        card.body.addLayout(left(self._other))
        card.body.addWidget(words(say("kirim.stick.sealed"), "muted"))
        return card

    def _show_sticks(self, state: SendState) -> None:
        self.sticks.show_sticks(state.sticks, state.chosen)
        self.sticks.setVisible(bool(state.sticks))
        self.sticks.setEnabled(not state.sending)
        self._other.setEnabled(not state.sending)
        for part in (self._no_stick, self._no_stick_help):
            part.setVisible(not state.sticks)
        self._show_way(state)

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.say("kirim.stick.other"), documents())
        if chosen:
            self.presenter.choose(Path(chosen))

    def _way_card(self) -> QWidget:
        self._way = card = Card(self.say("kirim.way.title"))
        self._ways = words("")
        card.body.addWidget(self._ways)
        return card

    def _show_way(self, state: SendState) -> None:
        lines = list(state.on_way[:MOST_WAYS])
        if len(state.on_way) > MOST_WAYS:
            lines.append(self.say("kirim.way.more", n=len(state.on_way) - MOST_WAYS))
        self._ways.setText("\n".join(lines) if lines else self.say("kirim.way.none"))

    def _show_left(self, state: SendState) -> None:
        done = state.left
        if done is None:
            self.safe.hide()
            return
        say = self.say
        said = say("kirim.safe.said", nomor=done.numbers, n=done.n, besar=done.size, stik=done.name, files=done.files)
        if done.absent:
            said = f"{said} {say('kirim.safe.absent', n=done.absent)}"
        self.safe.show_said(say("kirim.safe.title"), f"{said}\n{say('kirim.safe.next')}")
