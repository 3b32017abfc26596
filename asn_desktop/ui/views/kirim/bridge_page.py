"""The fourth face: e-Kinerja line by line, what it says in return, and the sheets for SIASN."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from asn_desktop.core.kernel.record import Changes
from asn_desktop.ui.presenters.kirim.bridge import BridgePresenter, BridgeState
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.kirim.choices import offer
from asn_desktop.ui.views.kirim.compare_page import ComparePage
from asn_desktop.ui.views.kirim.copy_lines import CopyLines
from asn_desktop.ui.views.kirim.face import Face
from asn_desktop.ui.views.kirim.people import PeopleList
from asn_desktop.ui.views.kirim.siasn_page import SiasnPage
from asn_desktop.ui.widgets.empty_state import EmptyState
from asn_desktop.ui.widgets.field import choice_field, text_field
from asn_desktop.ui.widgets.flush import flush_column, flush_line
from asn_desktop.ui.widgets.tab_row import tab_row
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words

PAUSE = 120
"""Milliseconds after a letter before the list is searched."""


class BridgePage(Face):
    """Renders `BridgeState`; the comparison is made when it is first visited."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.presenter = BridgePresenter(services, self)
        self._state = self.presenter.state
        self.primary_action = QAction(self)
        self.primary_action.triggered.connect(self._proceed)
        self.compare: ComparePage | None = None
        self.siasn: SiasnPage | None = None
        faces = ("copy_face", "compare_face", "siasn_face")
        self._tabs = tab_row(self.say("kirim.bridge.faces"), (self.say(f"kirim.bridge.{face}") for face in faces))
        self._tabs.currentChanged.connect(self._turn)
        head = QFrame()
        head.setProperty("role", "bar")
        line = QHBoxLayout(head)
        line.setContentsMargins(GRID, GRID // 2, 2 * GRID, GRID // 2)
        line.addWidget(self._tabs, 1)
        self._stack = QStackedWidget()
        self._copy = self._copying()
        self._stack.addWidget(self._copy)
        layout = flush_column(self, spacing=0)
        layout.addWidget(head)
        layout.addWidget(self._stack, 1)
        self._search_later = QTimer(self, singleShot=True, interval=PAUSE)
        self._search_later.timeout.connect(lambda: self.presenter.look_for(str(self.search.value)))
        self.presenter.load()

    def visited(self) -> None:
        """Only what is in view is read anew."""
        for page in (self.compare, self.siasn):
            if page is not None and self._stack.currentWidget() is page:
                page.presenter.load()

    def changed(self, changes: Changes) -> None:
        self.presenter.changed(changes)
        for page in (self.compare, self.siasn):
            if page is not None:
                page.presenter.changed(changes)

    def search_field(self) -> QWidget | None:
        return self.search.editor if self._tabs.currentIndex() == 0 else None

    def render(self, state: BridgeState) -> None:  # type: ignore[override]
        before, self._state = self._state, state
        if (state.years, state.tahun) != (before.years, before.tahun) or not before.read:
            offer(self.year.editor, [(str(year), year) for year in state.years or (state.tahun,)], state.tahun)
        self.people.show_people(state.shown, state.chosen)
        none = state.read and not state.shown
        self._whole.setHidden(none)
        self._whole.setText(self.say("kirim.bridge.whole_of", n=state.whole, semua=len(state.plans)))
        self.people.setVisible(not none)
        self._nobody.setVisible(none)
        self._nobody.set_words(self.say("kirim.bridge.no_match" if state.plans else "kirim.bridge.no_plans"))
        self.lines.show_lines(state)
        self._right.setCurrentIndex(1 if state.chosen is None else 0)

    def _copying(self) -> QWidget:
        self.year = choice_field(self.say("kirim.bridge.year"), (), typed=self._year_chosen)
        self.search = text_field(self.say("kirim.bridge.search"), typed=lambda: self._search_later.start())
        self.people = PeopleList(self.services.texts, self.presenter.choose)
        self._nobody = EmptyState("users", self.say("kirim.bridge.no_plans"))
        self._nobody.hide()
        side = QFrame()
        side.setProperty("role", "bar")
        column = QVBoxLayout(side)
        column.setContentsMargins(0, GRID, 0, 0)
        asked = QHBoxLayout()
        asked.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        self.year.setMaximumWidth(90)
        asked.addWidget(self.year)
        asked.addWidget(self.search, 1)
        column.addLayout(asked)
        self._whole = words("", "muted")
        self._whole.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        column.addWidget(self._whole)
        column.addWidget(self.people, 1)
        column.addWidget(self._nobody, 1)
        self.lines = CopyLines(self.services.texts, self.presenter)
        self._right = QStackedWidget()
        self._right.addWidget(self.lines)
        self._right.addWidget(EmptyState("copy", self.say("kirim.bridge.choose"), self.say("kirim.bridge.choose_help")))
        page = QWidget()
        row = flush_line(page, spacing=0)
        row.addWidget(side, 4)
        row.addWidget(self._right, 7)
        return page

    def _turn(self, index: int) -> None:
        """Show one of the three pages; the second and third are made when they are first visited."""
        if index == 1 and self.compare is None:
            self.compare = ComparePage(self.services)
            self._stack.addWidget(self.compare)
        elif index == 2 and self.siasn is None:
            self.siasn = SiasnPage(self.services)
            self._stack.addWidget(self.siasn)
        else:
            self.visited()
        page = (self._copy, self.compare, self.siasn)[index]
        if page is not None:
            self._stack.setCurrentWidget(page)

    def _proceed(self) -> None:
        """Ctrl+Enter: only the sheets for SIASN have something to do for the whole page."""
        if self.siasn is not None and self._stack.currentWidget() is self.siasn:
            self.siasn.primary_action.trigger()

    def _year_chosen(self) -> None:
        editor = self.year.editor
        if isinstance(editor, QComboBox):
            self.presenter.choose_year(int(editor.currentData()))
