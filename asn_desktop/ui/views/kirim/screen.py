"""The five faces of the screen, each imported and made when it is first visited."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QStackedWidget, QWidget

from asn_desktop.core.kernel.record import Changes
from asn_desktop.ui.presenters.kirim.identity import IdentityPresenter, IdentityState
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.kirim.face import Face
from asn_desktop.ui.views.kirim.send_page import SendPage
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.idle import while_idle
from asn_desktop.ui.widgets.screen import Screen
from asn_desktop.ui.widgets.tab_row import tab_head, tab_row

FACES = ("kirim", "riwayat", "perbaikan", "jembatan", "komputer")


class KirimScreen(Screen):
    """`show_target(None, face)` opens a face."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.identity = IdentityPresenter(services, self)
        self._faces: dict[str, Face] = {}
        self._missed = Changes()
        self._make: dict[str, Callable[[], Face]] = {
            "kirim": lambda: SendPage(services, self.identity, self._show, self._stack),
            "riwayat": self._history,
            "perbaikan": self._fixes,
            "jembatan": self._bridges,
            "komputer": self._computer,
        }
        self._tabs = tab_row(self.say("kirim.tabs"), (self.say(f"kirim.tab.{key}") for key in FACES), scrolls=True)
        self._tabs.currentChanged.connect(lambda index: self._turn(FACES[index]))
        self._stack = QStackedWidget(self)  # parents first: what gets another one is dressed anew
        layout = flush_column(self, spacing=0)
        layout.addWidget(tab_head(self._tabs))
        layout.addWidget(self._stack, 1)
        self._turn("kirim")
        self.identity.load()
        while_idle(self, (lambda: self._face("perbaikan"),))  # its tab tells how many wait

    @property
    def face(self) -> Face:
        """The face in view."""
        return self._faces[self.detail]

    @property
    def detail(self) -> str:
        return FACES[self._tabs.currentIndex()]

    @property
    def help_key(self) -> str:
        return {"jembatan": "jembatan", "komputer": "komputer"}.get(self.detail, "")

    def show_target(self, _target: UUID | None, detail: str) -> None:
        self._catch_up()
        if detail in FACES:
            self._show(detail)

    def visited(self) -> None:
        self._catch_up()
        self.face.visited()

    def home(self) -> None:
        self._show("kirim")

    def changed(self, changes: Changes) -> None:
        """While somebody works elsewhere every save would have all that travels counted anew: that waits."""
        if not self.isVisible():
            self._missed |= changes
            return
        for face in self._faces.values():
            face.changed(changes)

    def _history(self) -> Face:
        from asn_desktop.ui.views.kirim.history_page import HistoryPage

        return HistoryPage(self.services, self._arrived)

    def _fixes(self) -> Face:
        from asn_desktop.ui.views.kirim.fix_page import FixPage

        return FixPage(self.services, self._count_fixes)

    def _bridges(self) -> Face:
        from asn_desktop.ui.views.kirim.bridge_page import BridgePage

        return BridgePage(self.services)

    def _computer(self) -> Face:
        from asn_desktop.ui.views.kirim.identity_page import IdentityPage

        return IdentityPage(self.services, self.identity)

    def _catch_up(self) -> None:
        missed, self._missed = self._missed, Changes()
        for face in self._faces.values():
            if missed:
                face.changed(missed)

    def search_field(self) -> QWidget | None:
        return self.face.search_field()

    def render_identity(self, state: IdentityState) -> None:
        for face in self._faces.values():
            face.show_identity(state)

    def _count_fixes(self, n: int) -> None:
        said = self.say("kirim.tab.perbaikan_n", n=n) if n else self.say("kirim.tab.perbaikan")
        self._tabs.setTabText(FACES.index("perbaikan"), said)

    def _show(self, key: str) -> None:
        blocker = QSignalBlocker(self._tabs)
        self._tabs.setCurrentIndex(FACES.index(key))
        blocker.unblock()
        self._turn(key)

    def _turn(self, key: str) -> None:
        made = key in self._faces
        face = self._face(key)
        if made:
            face.visited()
        self._stack.setCurrentWidget(face)
        self.primary_action = face.primary_action

    def _face(self, key: str) -> Face:
        """A face, made when it is first asked for."""
        face = self._faces.get(key)
        if face is None:
            face = self._faces[key] = self._make[key]()
            self._stack.addWidget(face)
            if self.identity.state.read:
                face.show_identity(self.identity.state)
        return face

    def _arrived(self) -> None:
        """Something came from the centre: what would travel, what is proposed and who may send may be different now."""
        self.identity.load()
        for key in ("kirim", "perbaikan"):
            self._face(key).arrived()
