"""Beside a result: the rating of who heads a unit, how the result went to its owner, and what a new version changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.evaluasi.after import ChangeLine, HandoverState
from asn_desktop.ui.presenters.evaluasi.state import HeadRating
from asn_desktop.ui.presenters.why import Why
from asn_desktop.ui.widgets.buttons import button, quiet_button
from asn_desktop.ui.widgets.card import Card
from asn_desktop.ui.widgets.chip import ChipLabel
from asn_desktop.ui.widgets.flush import flush_column, flush_line
from asn_desktop.ui.widgets.icons import pixmap
from asn_desktop.ui.widgets.tokens import GRID, look_of
from asn_desktop.ui.widgets.why_panel import WhyPanel
from asn_desktop.ui.widgets.words import words


class Folded(QWidget):
    """ "Mengapa?" behind a word: opened when it is asked for."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._why: Why | None = None
        self.key = quiet_button(texts.say("evaluasi.section.why"), self._turn, "circle-question-mark")
        self.panel = WhyPanel(texts)
        self.panel.hide()
        column = flush_column(self, spacing=GRID // 2)
        row = QHBoxLayout()
        row.addWidget(self.key)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.panel)

    def show_why(self, why: Why | None) -> None:
        self._why = why
        self.setHidden(why is None)
        if not self.panel.isHidden():
            self.panel.show_why(why)

    def _turn(self) -> None:
        opened = self.panel.isHidden()
        if opened:
            self.panel.show_why(self._why)
        self.panel.setVisible(opened)


class HeadCard(Card):
    """For who heads a unit: what follows from its capaian, one key to take it, and a warning where it differs."""

    def __init__(self, texts: Texts, adopt: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(texts.say("evaluasi.head.title"), parent)
        self._texts = texts
        self._said = words("")
        self._mark = QLabel()
        self._warning = words(texts.say("evaluasi.head.differs"))
        self._warn_line = QWidget()
        line = flush_line(self._warn_line, spacing=GRID)
        line.addWidget(self._mark)
        line.addWidget(self._warning, 1)
        self.adopt = button(texts.say("evaluasi.head.adopt"), adopt, "check")
        self.adopt.setToolTip(texts.say("evaluasi.head.adopt_help"))
        self._why = Folded(texts)
        for widget in (self._said, self._warn_line, self.adopt, self._why):
            self.body.addWidget(widget)

    def show_head(self, head: HeadRating | None, locked: bool, given: object) -> None:
        self.setHidden(head is None)
        if head is None:
            return
        say = self._texts.say
        self._said.setText(
            say("evaluasi.head.follows", rating=head.rating) if head.rating else say("evaluasi.head.unknown")
        )
        self._warn_line.setHidden(not head.differs)
        if head.differs:
            self._mark.setPixmap(pixmap("triangle-alert", look_of(self.palette()).warn, 16))
        self.adopt.setHidden(locked or head.rating is None or given is head.rating)
        self._why.show_why(head.why)


class HandoverActions(Protocol):
    """What the card of a final result asks for."""

    def ask_handover(self) -> None: ...
    def object(self) -> None: ...


class HandoverCard(Card):
    """Handed over, received, returned; and the clock of an objection."""

    def __init__(self, texts: Texts, actions: HandoverActions, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("evaluasi.handover.title"), parent)
        self._texts = texts
        self._clock = ChipLabel()
        self.corner.addWidget(self._clock)
        self._days = words("")
        self._said = words("", "strong")
        self._why = Folded(texts)
        self.record = button(texts.say("evaluasi.handover.ask"), actions.ask_handover, "calendar")
        self.object: QPushButton = button("", actions.object, "scale")
        keys = QHBoxLayout()
        keys.setSpacing(GRID)
        keys.addWidget(self.record)
        keys.addWidget(self.object)
        keys.addStretch(1)
        self.body.addWidget(self._days)
        self.body.addWidget(self._said)
        self.body.addLayout(keys)
        self.body.addWidget(self._why)

    def show_handover(self, state: HandoverState | None, *, read_only: bool = False) -> None:
        self.setHidden(state is None)
        for key in (self.record, self.object):
            key.setHidden(read_only)
        if state is None:
            return
        say = self._texts.say
        days = (("diserahkan", state.diserahkan), ("diterima", state.diterima), ("dikembalikan", state.dikembalikan))
        self._days.setText(
            "\n".join(
                say("evaluasi.handover.day", apa=say(f"evaluasi.handover.{name}"), tanggal=day or "-")
                for name, day in days
            )
        )
        self._clock.set_chip(state.clock)
        self._said.setText(state.said)
        self._why.show_why(state.why)
        known = state.keberatan_id is not None
        self.object.setText(say("evaluasi.handover.open_objection" if known else "evaluasi.handover.object"))


class ChangesCard(Card):
    """What this version says otherwise than the one before."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("evaluasi.change.title"), parent)
        self._texts = texts
        self._lines = words("")
        self.body.addWidget(self._lines)

    def show_changes(self, changes: tuple[ChangeLine, ...], revised: bool) -> None:
        self.setHidden(not revised)
        say = self._texts.say
        told = [say("evaluasi.change.line", apa=line.what, dari=line.before, menjadi=line.after) for line in changes]
        self._lines.setText("\n".join(told) or say("evaluasi.change.none"))
