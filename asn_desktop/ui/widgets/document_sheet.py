"""The sheet of one document: whose it is above, what is on offer, the content, open questions, and the buttons."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from asn_desktop.core.kernel.record import Changes
from asn_desktop.ui.presenters.chips import Chip
from asn_desktop.ui.presenters.document_state import DocumentHead, DocumentState
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.signature import SignaturePresenter
from asn_desktop.ui.widgets.action_bar import ActionBar
from asn_desktop.ui.widgets.buttons import button, icon_button
from asn_desktop.ui.widgets.changes_panel import ChangesPanel
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.keys import shortcut
from asn_desktop.ui.widgets.laid_out import lay_out
from asn_desktop.ui.widgets.offer_bar import OfferBar
from asn_desktop.ui.widgets.person_card import PersonCard, PersonHead
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words


class SheetPresenter(Protocol):
    """What the sheet asks of the presenter of its document."""

    def open(self, target: UUID, *, resume: bool = False) -> None: ...
    def changed(self, changes: Changes) -> None: ...
    def save(self) -> None: ...
    def recover(self) -> None: ...
    def forget(self) -> None: ...
    def print(self) -> None: ...


class DocumentSheet(QWidget):
    """Base of the sheets. A subclass sets `presenter`, fills `middle`, adds questions and menu entries, and shows its
    content in `show_content`; `settle` puts the cursor where it belongs once the sheet is in view.
    """

    shown = Signal(str)
    """The document of this person is drawn."""
    gone = Signal()
    presenter: SheetPresenter

    def __init__(self, services: Services, screen: str, step_icon: str, parent: QWidget | None = None) -> None:
        """`screen` is where the way back leads; its key `<screen>.back` names it."""
        super().__init__(parent)
        self.services = services
        self.say = services.texts.say
        self._identity: UUID | None = None
        self._locked = False
        self._head: DocumentHead | None = None
        self._signature: Chip | None = None
        self._signatures = SignaturePresenter(services, self)
        self._questions: list[QWidget] = []
        self.head = PersonCard()
        back = icon_button(self.say(f"{screen}.back"), "arrow-left", lambda: services.shell.go(screen))
        back.setShortcut("Alt+Left")
        self.changes = ChangesPanel(services, screen)
        self.changes.closed.connect(lambda: self.settle(other=True))
        self.head.corner.addWidget(icon_button(self.say("document.changes.open"), "history", self.changes.turn))
        self.head.corner.addWidget(back)
        shortcut(self, "Ctrl+H", self.changes.turn)
        self.recovery = OfferBar(
            (
                (self.say("document.recovery.take"), lambda: self.presenter.recover()),
                (self.say("document.recovery.leave"), lambda: self.presenter.forget()),
            )
        )
        self.save_action = QAction(self.say("document.save"), self)
        self.save_action.triggered.connect(lambda: self.presenter.save())
        self.step_action = QAction(self)
        self.step_action.triggered.connect(self.step)
        self.bar = ActionBar(self.step_action, step_icon)
        self.more = QPushButton(self.say("document.more"))
        self.menu = QMenu(self.more)
        self.more.setMenu(self.menu)
        self._print = button(self.say(f"{screen}.action.print"), lambda: self.presenter.print(), "printer")
        self._save = button(self.say("document.save"), lambda: self.presenter.save(), "save")
        for widget in (self.more, self._print, self._save):
            self.bar.add(widget)
        self.away = words("", "strong")
        self.away.setContentsMargins(2 * GRID, GRID // 2, 2 * GRID, GRID // 2)
        self.away.hide()
        self.reading_bar = ActionBar()
        self.reading_bar.add(button(self.say(f"{screen}.action.print"), lambda: self.presenter.print(), "printer"))
        self.reading_bar.hide()
        self.middle = QHBoxLayout()
        self.middle.setSpacing(0)
        self._column = flush_column(self, spacing=0)
        self._column.addWidget(self.head)
        self._column.addWidget(self.recovery)
        self._column.addWidget(self.away)
        self._column.addLayout(self.middle, 1)
        self._column.addWidget(self.changes)
        self._column.addWidget(self.bar)
        self._column.addWidget(self.reading_bar)

    def render(self, state: DocumentState) -> None:  # type: ignore[override]
        """Show the state; fields that read as before are left alone, so the cursor stays."""
        other = self._identity != state.identity
        if other:
            self._identity = state.identity
            for question in self._questions:
                question.hide()
            self.turn_over()
        if other or state.locked != self._locked:
            self._locked, self._signature = state.locked, None
            self._signatures.ask(state.identity)
        if other or not state.dirty:
            self.changes.follow(state.identity)
        self._show_head(state.head)
        self.recovery.offer(self.say("document.recovery.what") if state.recovery else "")
        self.bar.note.setText(state.saved)
        self._save.setHidden(state.locked)
        self._save.setEnabled(state.dirty)
        self.step_action.setEnabled(True)
        self.show_content(state)
        self._show_away(state.away)
        lay_out()
        self.shown.emit(state.head.name)
        if other and state.recovery:
            self.recovery.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.settle(other=other)

    def missing(self) -> None:
        """The document has gone: back to the list."""
        self.gone.emit()

    def show_signature(self, chip: Chip | None) -> None:
        """Whether its paper has come back with signatures, and still says what is stored."""
        if chip != self._signature:
            self._signature = chip
            if self._head is not None:
                self._show_head(self._head)

    def ask_with(self, panel: QWidget) -> None:
        """A question that is asked above the buttons."""
        self._questions.append(panel)
        self._column.insertWidget(self._column.indexOf(self.bar), panel)

    def insert(self, place: int, widget: QWidget) -> None:
        """A line of its own, counted from the head (0) down."""
        self._column.insertWidget(place, widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Lay out what changed while the sheet was hidden: Qt drops a request for that, and asks no second time."""
        super().showEvent(event)
        for widget in reversed(self.findChildren(QWidget)):
            inside = widget.layout()
            if inside is not None:
                inside.activate()
        self._column.invalidate()
        self._column.activate()
        if self._identity is not None:  # paper may have come back while another screen was in view
            self._signatures.ask(self._identity)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.presenter.save()

    # What a subclass says

    def step(self) -> None:
        """The step the document is waiting for."""
        raise NotImplementedError

    def show_content(self, state: DocumentState) -> None:
        raise NotImplementedError

    def turn_over(self) -> None:
        """Another document is about to be shown: everything from the top."""

    def settle(self, *, other: bool) -> None:
        """The sheet is in view, with `other` for the first time with this document."""

    def fit(self) -> None:
        """The sheet has got another width."""

    def prepare(self) -> Iterator[Callable[[], object]]:
        """Steps that make the widgets of a usual document before one is opened."""
        return iter(())

    def _show_away(self, office: str) -> None:
        """What belongs to another office now is read and printed, and no more."""
        self.away.setText(self.say("document.away", kantor=office) if office else "")
        self.away.setVisible(bool(office))
        self.reading_bar.setVisible(bool(office))
        self.bar.setHidden(bool(office))
        if office:
            self.step_action.setEnabled(False)

    def _show_head(self, head: DocumentHead) -> None:
        self._head = head
        facts = [
            (self.say("document.head.nip"), head.nip),
            *head.facts,
            (self.say("document.head.period"), head.period),
        ]
        for line in head.parties:
            found = line.direct and line.known
            name = self.say("document.head.found", nama=line.name, cara=line.found) if found else line.name
            facts.append((line.role, name))
        chips = (head.chip,) if self._signature is None else (head.chip, self._signature)
        self.head.show_person(PersonHead(head.name, tuple(facts), chips))
