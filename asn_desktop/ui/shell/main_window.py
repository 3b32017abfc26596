"""The window: navigation, header, messages, the screen on show, help, status line. Screens reach it as `Shell`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.ports import Context
from asn_desktop.ui.presenters.drafts import split_place
from asn_desktop.ui.presenters.messages import Action, Messages
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.shell.header import Header
from asn_desktop.ui.shell.keys import bind, pressed_button
from asn_desktop.ui.shell.message_bar import MessageBar
from asn_desktop.ui.shell.navigation import NARROW, Navigation
from asn_desktop.ui.shell.screens import ScreenSpec
from asn_desktop.ui.shell.status_line import StatusLine
from asn_desktop.ui.shell.tasks import TaskRunner
from asn_desktop.ui.shell.undo import Undo
from asn_desktop.ui.widgets.flush import flush_line
from asn_desktop.ui.widgets.screen import Screen

if TYPE_CHECKING:
    from asn_desktop.ui.presenters.search import Hit, Search
    from asn_desktop.ui.shell.bug_dialog import BugDialog
    from asn_desktop.ui.shell.help_panel import HelpPanel
    from asn_desktop.ui.shell.search_popup import SearchPopup


PRINTED = frozenset({"cetakan"})
"""Changes that only note what is on paper: paper is not taken back with a button."""


class MainWindow(QWidget):
    """Without an office it shows what `show_start` is given; `show_office` brings navigation and screens."""

    painted = Signal()
    """The first picture is on the screen: whatever is slow may begin now."""
    closing = Signal()

    def __init__(self, texts: Texts, runner: TaskRunner) -> None:
        super().__init__()
        self.may_close: Callable[[], bool] = lambda: True
        """Asked before the window closes; who says no closes it later."""
        self._texts = texts
        self._runner = runner
        self._specs: dict[str, ScreenSpec] = {}
        self._screens: dict[str, Screen] = {}
        self._services: Services | None = None
        self._key = ""
        self._was_painted = False
        self._fresh = False
        self._bug: BugDialog | None = None
        self._help: HelpPanel | None = None
        self._popup: SearchPopup | None = None
        self._search: Search | None = None
        self.nav = Navigation(texts)
        self.header = Header(texts)
        self.bar = MessageBar(texts)
        self.messages = Messages(texts, self.bar)
        self._undo = Undo(texts, runner, self.messages, self, lambda: self._context())
        self.stack = QStackedWidget()
        self.status = StatusLine(texts, runner)
        self.setWindowTitle("ASN Desktop")
        self.setMinimumSize(800, 480)
        self.resize(1280, 720)
        self._arrange()
        self._connect()
        self._frame(visible=False)

    def _arrange(self) -> None:
        self._middle = QHBoxLayout()
        self._middle.setSpacing(0)
        self._middle.addWidget(self.stack, 1)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.header)
        right.addWidget(self.bar)
        right.addLayout(self._middle, 1)
        right.addWidget(self.status)
        whole = flush_line(self, spacing=0)
        whole.addWidget(self.nav)
        whole.addLayout(right, 1)

    def _connect(self) -> None:
        self.nav.chosen.connect(self._choose)
        self.header.search_wanted.connect(self._open_search)
        self.header.help_wanted.connect(self._toggle_help)
        self.bar.read.connect(self.messages.read)
        self.bar.acted.connect(self._act)
        self._runner.failed.connect(self.failed)
        bind(
            self,
            search=self._open_search,
            show_help=self._toggle_help,
            save=lambda: self._trigger("save_action"),
            primary=lambda: self._trigger("primary_action"),
            find=self._focus_search,
        )

    # What the application does with the window

    def show_start(self, page: QWidget) -> None:
        """No office is open: show the start page instead of screens."""
        self._frame(visible=False)
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)

    def show_office(
        self, services: Services, specs: Sequence[ScreenSpec], kantor: Kantor, actor: str, file_name: str
    ) -> None:
        """An office is open, or a centre: its screens can be visited from now on."""
        self._services = services
        self._specs = {spec.key: spec for spec in specs}
        self.nav.fill(specs)
        self.name_office(kantor, actor)
        self.status.show_file(file_name)
        self._frame(visible=True)

    def name_office(self, kantor: Kantor, actor: str) -> None:
        self.header.show_office(kantor.nama, actor, kantor.latihan)
        practice = f" · {self._texts.say('shell.practice')}" if kantor.latihan else ""
        self.setWindowTitle(f"{kantor.nama}{practice} · ASN Desktop")

    def offer_drafts(self, drafts: Mapping[str, Any]) -> None:
        """Say what was being typed when the program ended last time, and lead there."""
        if drafts:
            place = next(iter(drafts))
            action = Action(self._texts.say("shell.drafts.show"), "go", place)
            self.messages.tell(self._texts.say("shell.drafts.found", n=len(drafts)), action, done=False)

    @property
    def place(self) -> str:
        """The key of the screen on show, "" without an office."""
        return self._key

    @property
    def places(self) -> tuple[str, ...]:
        """The keys of the screens there are, in the order of the navigation."""
        return tuple(self._specs)

    def visit(self, key: str) -> Screen:
        """The screen, made on the first visit."""
        if key not in self._screens:
            if self._services is None:
                raise LookupError("no office is open")
            made = self._specs[key].make(self._services)
            made.title_changed.connect(self._show_place)
            self.stack.addWidget(made)
            self._screens[key] = made
        return self._screens[key]

    # What screens ask of the window

    def report(self, error: UserError) -> None:
        self.messages.report(error)

    def tell(self, key: str, **facts: object) -> None:
        sentence = self._texts.say(key, **facts)
        if self._fresh and self._services is not None:
            self._fresh = False
            self._undo.tell(sentence)
        else:
            self.messages.tell(sentence)

    def note(self, key: str, **facts: object) -> None:
        self.messages.remark(self._texts.say(key, **facts))

    def tell_plain(self, key: str) -> None:
        """Say it without an offer to take anything back."""
        self._fresh = False
        self.tell(key)

    def offer(self, changes: Changes) -> None:
        if not changes:
            return
        if changes.kinds != PRINTED:
            self._fresh = True
        self.status.show_saved(datetime.now())  # noqa: DTZ005 - the wall clock of the reader
        self.refresh(changes)

    def refresh(self, changes: Changes) -> None:
        """Let screens read anew what nobody has saved: a new day has begun."""
        for screen in self._screens.values():
            screen.changed(changes)

    def go(self, screen: str, target: UUID | None = None, detail: str = "") -> None:
        before = self._key
        try:
            page = self.visit(screen)
        except Exception:
            if before:
                self.nav.show_current(before)  # the mark went with the click, and what is on show is the same as before
            raise
        self._key = screen
        self.nav.show_current(screen)
        self.stack.setCurrentWidget(page)
        if target is not None or detail:
            page.show_target(target, detail)
        elif before != screen:
            page.visited()
        else:
            page.home()
        self._show_place()

    def failed(self, error: Exception) -> None:
        """An error nobody took: a `UserError` is said, anything else is a defect and can be copied."""
        if isinstance(error, UserError):
            self.report(error)
        else:
            from asn_desktop.ui.shell.bug_dialog import show_bug

            self._bug = show_bug(self._texts, error, self)

    # What the user does with the frame

    def _open_search(self) -> None:
        if self._services is not None:
            self.search_popup(self._services).open()

    def search_popup(self, services: Services) -> SearchPopup:
        """Ctrl+K, made when it is first wanted."""
        if self._popup is None:
            from asn_desktop.ui.presenters.search import Place, Search
            from asn_desktop.ui.shell.search_popup import SearchPopup

            self._popup = SearchPopup(self._texts, self)
            places = tuple(Place(s.key, s.icon, self._name(s.key)) for s in self._specs.values())
            self._search = Search(services, places, self._popup)
            self._popup.asked.connect(self._search.ask)
            self._popup.picked.connect(self._follow)
        return self._popup

    def _toggle_help(self) -> None:
        panel = self.help_panel()
        if not panel.isVisible():
            self._show_help(panel)
        panel.setVisible(not panel.isVisible())

    def help_panel(self) -> HelpPanel:
        """F1, made when it is first wanted."""
        if self._help is None:
            from asn_desktop.ui.shell.help_panel import HelpPanel

            self._help = HelpPanel(self._texts)
            self._middle.addWidget(self._help)
        return self._help

    def _focus_search(self) -> None:
        if self._key and (field := self._screens[self._key].search_field()) is not None:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _choose(self, key: str) -> None:
        if key == self._key:
            self._screens[key].home()
        else:
            self.go(key)

    def _trigger(self, which: str) -> None:
        page = self.stack.currentWidget()
        action: QAction | None = getattr(page, which, None)
        if action is not None and action.isEnabled():
            action.trigger()

    def _follow(self, hit: Hit) -> None:
        self.go(hit.screen, hit.target, hit.place)

    def _act(self, action: Action) -> None:
        self.messages.read()
        if action.does == "go":
            screen, identity, field = split_place(action.place)
            self.go(screen, UUID(identity) if identity else None, field)
        else:
            self._undo.take_back(UUID(action.place))

    # Frame

    @property
    def _context(self) -> Callable[[], Context]:
        if self._services is None:
            raise LookupError("no office is open")
        return self._services.context

    def _name(self, key: str) -> str:
        return self._texts.say(f"shell.nav.{key}")

    def _show_place(self) -> None:
        if self._key:
            self.header.show_place(self._name(self._key), self._screens[self._key].title)
            if self._help is not None and self._help.isVisible():
                self._show_help(self._help)

    def _show_help(self, panel: HelpPanel) -> None:
        key = self._key or "start"
        part = self._screens[key].help_key if self._key else ""
        panel.show_screen(part or key, self._texts.say(f"shell.help.part.{part}") if part else self._name(key))

    def _frame(self, *, visible: bool) -> None:
        for part in (self.nav, self.header, self.status):
            part.setVisible(visible)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_button(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.nav.set_narrow(self.width() < NARROW)
        if self._popup is not None and self._popup.isVisible():
            self._popup.place()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_close():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)

    def keep_geometry(self) -> str:
        """Size and place of the window as text, for the next start."""
        return bytes(self.saveGeometry().toBase64().data()).decode()

    def restore_from(self, geometry: str) -> None:
        if geometry:
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode()))
