"""Provisional results of the post that heads a unit: written, ordered, and linked to the real ones when they exist."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.core.domain.skp import HasilKerja
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.hasil_sementara import ProvisionalItem
from asn_desktop.ui.presenters.chips import Chip
from asn_desktop.ui.presenters.document_state import shortened
from asn_desktop.ui.presenters.skp.unit import UnitPlanPresenter, UnitPlanState
from asn_desktop.ui.widgets.buttons import button, icon_button
from asn_desktop.ui.widgets.card import Card, ScrollPage
from asn_desktop.ui.widgets.chip import ChipLabel
from asn_desktop.ui.widgets.flush import flush_line
from asn_desktop.ui.widgets.growing_text import GrowingText, StillCombo
from asn_desktop.ui.widgets.keys import shortcut
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words

SHORT = 70
"""Letters of a result in a choice."""


class _Item(Card):
    """One provisional result; made once, shows whatever stands in its place."""

    def __init__(self, texts: Texts, presenter: UnitPlanPresenter) -> None:
        super().__init__("")
        self.identity: UUID | None = None
        self._texts = texts
        self._presenter = presenter
        say = texts.say
        self.number = words("", "strong", wrap=False)
        self.field = GrowingText(say("skp.unit.result"))
        self.field.installEventFilter(self)
        self._used = words("", "muted", wrap=False)
        self._chip = ChipLabel()
        self._became = StillCombo(say("skp.unit.became"))
        self._became.setMinimumContentsLength(20)
        self._became.setSizeAdjustPolicy(StillCombo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._became.activated.connect(lambda _index: self._linked())
        self._likely = button("", self._link_likely, "link")
        self._likely_id: UUID | None = None
        buttons = QHBoxLayout()
        buttons.setSpacing(0)
        for name, picture, does in (
            ("up", "chevron-up", lambda: self._with(lambda one: presenter.move(one, -1))),
            ("down", "chevron-down", lambda: self._with(lambda one: presenter.move(one, 1))),
            ("remove", "x", lambda: self._with(presenter.remove)),
        ):
            buttons.addWidget(icon_button(say(f"skp.unit.{name}"), picture, does))
        top = QHBoxLayout()
        top.setSpacing(GRID)
        top.addWidget(self.number, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.field, 1)
        top.addLayout(buttons)
        below = QHBoxLayout()
        below.setSpacing(GRID)
        below.addWidget(self._chip)
        below.addWidget(self._used)
        below.addWidget(self._likely)
        below.addStretch(1)
        below.addWidget(self._became)
        self.body.addLayout(top)
        self.body.addLayout(below)
        shortcut(self, "Alt+Up", lambda: self._with(lambda one: presenter.move(one, -1)))
        shortcut(self, "Alt+Down", lambda: self._with(lambda one: presenter.move(one, 1)))
        shortcut(self, "Ctrl+Delete", lambda: self._with(presenter.remove))

    def show_item(self, number: int, item: ProvisionalItem, results: tuple[HasilKerja, ...]) -> None:
        say = self._texts.say
        other = self.identity != item.record.id
        self.identity = item.record.id
        self.number.setText(f"{number}.")
        if other or not self.field.hasFocus():
            self.field.show_text(item.record.rencana)
        self._used.setText(say("skp.unit.used", n=item.used) if item.used else say("skp.unit.unused"))
        linked = item.became is not None
        key = "skp.link.linked" if linked else "skp.link.provisional"
        self._chip.set_chip(Chip(say(key), "link" if linked else "clock", "ok" if linked else "info"))
        blocker = QSignalBlocker(self._became)
        self._became.clear()
        self._became.addItem(say("skp.unit.not_linked"), None)
        for hasil in results:
            self._became.addItem(shortened(hasil.rencana, SHORT), str(hasil.id))
        chosen = self._became.findData(str(item.became.id)) if item.became is not None else 0
        self._became.setCurrentIndex(max(chosen, 0))
        blocker.unblock()
        self._became.setHidden(not results)
        self.setHidden(False)

    def show_likely(self, hasil: HasilKerja | None) -> None:
        """The head's result that reads alike; a person decides."""
        self._likely_id = None if hasil is None else hasil.id
        if hasil is not None:
            self._likely.setText(self._texts.say("skp.unit.likely", teks=shortened(hasil.rencana, 44)))
            self._likely.setToolTip(hasil.rencana)
        self._likely.setHidden(hasil is None)

    def put_away(self) -> None:
        self.identity = None
        self.hide()

    def settle(self) -> None:
        """Keep what was typed."""
        if self.identity is not None and self.field.toPlainText().strip():
            self._presenter.edit(self.identity, self.field.toPlainText())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.settle()
        return super().eventFilter(watched, event)

    def _with(self, does: Callable[[UUID], None]) -> None:
        if self.identity is not None:
            does(self.identity)

    def _linked(self) -> None:
        if self.identity is not None:
            value = self._became.currentData()
            self._presenter.link(self.identity, UUID(value) if value else None)

    def _link_likely(self) -> None:
        if self.identity is not None and self._likely_id is not None:
            self._presenter.link(self.identity, self._likely_id)


class _New(GrowingText):
    """Ctrl+Enter gives what is typed. The window has these keys for its own, so the field asks for them first."""

    entered = Signal()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _gives(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _gives(event):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


def _gives(event: QKeyEvent) -> bool:
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ProvisionalPane(ScrollPage):
    """The list, a field for the next one, and last year's results to begin with."""

    def __init__(self, texts: Texts, presenter: UnitPlanPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=1000)
        say = texts.say
        self._texts = texts
        self._presenter = presenter
        self.items: list[_Item] = []
        self._none = words(say("skp.unit.none"), "muted")
        self._column = QVBoxLayout()
        self._column.setSpacing(GRID)
        self.new = _New(say("skp.unit.new"), say("skp.unit.new_hint"), 2)
        self.seed = button(say("skp.unit.seed"), presenter.seed, "history")
        add = button(say("skp.unit.add"), self.add, "plus")
        self.new.entered.connect(self.add)
        self.body.addWidget(words(say("skp.unit.help"), "muted"))
        self.body.addWidget(self._none)
        self.body.addLayout(self._column)
        frame = QFrame()
        row = flush_line(frame, spacing=GRID)
        row.addWidget(self.new, 1)
        row.addWidget(add, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.seed, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(frame)
        self.body.addStretch(1)

    def show_state(self, state: UnitPlanState) -> None:
        found = state.provisional
        items = found.items if found else ()
        results = found.head.results if found else ()
        likely = {pair.sementara.id: pair.hasil for pair in state.pairs}
        while len(self.items) < len(items):
            self.items.append(_Item(self._texts, self._presenter))
            self._column.addWidget(self.items[-1])
        for gone in self.items[len(items) :]:
            gone.put_away()
        for number, (shown, item) in enumerate(zip(self.items, items, strict=False), start=1):
            shown.show_item(number, item, results)
            shown.show_likely(likely.get(item.record.id))
        self._none.setHidden(bool(items))
        self.setEnabled(state.unit_id is not None)

    def add(self) -> None:
        """Add what is typed, one result a line."""
        text = self.new.toPlainText()
        if text.strip():
            self.new.setPlainText("")
            self._presenter.add(text)
            self.new.setFocus(Qt.FocusReason.OtherFocusReason)
