"""Pola karier: the map of paths, the same in words, and what makes the chosen one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from asn_desktop.core.usecases.karier.paths import ArahKarier
from asn_desktop.ui.presenters.asked_day import AskedDay
from asn_desktop.ui.presenters.entry_fields import Option
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.talenta.paths import IN, OUT, PathsPresenter, PathsState
from asn_desktop.ui.views.talenta.columns import path_columns
from asn_desktop.ui.views.talenta.path_map import PathMap
from asn_desktop.ui.widgets.buttons import button
from asn_desktop.ui.widgets.card import Card, ScrollPage
from asn_desktop.ui.widgets.empty_state import EmptyState
from asn_desktop.ui.widgets.filter_bar import Filter
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.list_page import ListPage
from asn_desktop.ui.widgets.pick_field import PickField
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.why_panel import WhyPanel
from asn_desktop.ui.widgets.words import words

OWN = 4
"""Posts of the office that are named; the others are in the field above."""
FIT = 3
"""The column that tells of a person."""


class PathsPage(QWidget):
    """View of `PathsPresenter`."""

    def __init__(self, services: Services, on: AskedDay, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts = services.texts
        self.say = texts.say
        self._posts: tuple[Option, ...] = ()
        self.presenter: PathsPresenter = PathsPresenter(services, self, on)
        self.post = PickField()
        self.post.setPlaceholderText(self.say("talenta.paths.post"))
        self.post.setAccessibleName(self.say("talenta.paths.post"))
        self.post.picked.connect(self.presenter.choose_post)
        self.person = PickField(searched=True)
        self.person.setPlaceholderText(self.say("talenta.paths.person"))
        self.person.setAccessibleName(self.say("talenta.paths.person"))
        self.person.wanted.connect(self.presenter.look_up)
        self.person.picked.connect(self.presenter.choose_person)
        self.who = button(self.say("talenta.paths.who"), self.presenter.show_succession, "users")
        self.map = PathMap(texts)
        self.map.picked.connect(self.presenter.choose_kind)
        self.told = words("", "strong")
        self.own = words("", "muted")
        self.why = WhyPanel(texts)
        self._empty = EmptyState("route", self.say("talenta.paths.wait"), self.say("talenta.paths.wait_help"))
        directions = tuple((each.value, texts.show(each)) for each in ArahKarier)
        ways = ((OUT, self.say("talenta.paths.out")), (IN, self.say("talenta.paths.in")))
        self.list = ListPage(
            services,
            self.presenter.listing,
            path_columns(texts),
            noun="talenta.path",
            hint=self.say("talenta.paths.hint"),
            filters=(
                Filter("jalan", self.say("talenta.paths.way"), ways),
                Filter("arah", self.say("talenta.column.arah"), directions),
            ),
            filters_apart=True,  # beside the graph the list is narrow
            empty=self._empty,
            other_day=lambda: on.other,
        )
        self.list.bar.count.hide()  # until the paths were read
        self.list.table.selectionModel().currentRowChanged.connect(
            lambda now, _before: self.presenter.choose_row(self.list.model.row(now.row()))
        )
        self._lay_out()

    def render(self, state: PathsState) -> None:  # type: ignore[override]
        if state.posts != self._posts:
            self._posts = state.posts
            self.post.set_options(state.posts)
        self.post.set_value(state.post)
        self.who.setEnabled(bool(state.post))
        self.map.show_state(state)
        self.told.setText(self._told(state))
        self.list.table.leave_out(() if state.person else (FIT,))
        known = state.pattern is not None
        self.list.bar.count.setVisible(known)
        nothing = "empty" if known else "wait" if state.working else "again"
        self._empty.set_words(self.say(f"talenta.paths.{nothing}"), self.say(f"talenta.paths.{nothing}_help"))
        own = ", ".join(f"{option.label} ({option.detail})" for option in state.own[:OWN])
        if len(state.own) > OWN:
            own = f"{own}, {self.say('talenta.more', n=len(state.own) - OWN)}"
        self.own.setText(self.say("talenta.paths.own", jabatan=own) if own else "")
        self.own.setVisible(bool(own))
        self.why.show_why(state.why)
        self._below.setVisible(state.why is not None)

    def show_people(self, options: tuple[Option, ...]) -> None:
        self.person.set_options(options)

    def settle(self) -> None:
        """The page has come into view."""
        self.presenter.visited()

    def _told(self, state: PathsState) -> str:
        if state.pattern is None:
            return self.say("talenta.paths.reading" if state.working else "talenta.paths.unread")
        if state.without_kind:
            return self.say("talenta.paths.no_kind", nama=state.person)
        if state.person and state.kind:
            return self.say("talenta.paths.person_can", nama=state.person, jabatan=state.kind_name, n=state.lead_out)
        if state.kind:
            return self.say(
                "talenta.paths.kind_can", jabatan=state.kind_name, keluar=state.lead_out, masuk=state.lead_in
            )
        return self.say("talenta.paths.choose" if state.posts else "talenta.paths.no_posts")

    def _lay_out(self) -> None:
        head = QFrame()
        head.setProperty("role", "bar")
        row = QHBoxLayout(head)
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        row.setSpacing(GRID)
        row.addWidget(self.post, 1)
        row.addWidget(self.who)
        row.addWidget(self.person, 1)
        left = ScrollPage()
        left.body.setSpacing(GRID)
        for part in (self.told, self.map, self.own, words(self.say("talenta.paths.legend"), "muted")):
            left.body.addWidget(part)
        left.body.addStretch(1)
        reasons = Card(self.say("talenta.why"))
        reasons.body.addWidget(self.why)
        self._below = ScrollPage()
        self._below.body.addWidget(reasons)
        self._below.body.addStretch(1)
        right = flush_column(spacing=0)
        right.addWidget(self.list, 3)
        right.addWidget(self._below, 2)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(left, 5)
        body.addLayout(right, 5)
        layout = flush_column(self, spacing=0)
        layout.addWidget(head)
        layout.addLayout(body, 1)
        self._below.hide()
        left.setFocusPolicy(Qt.FocusPolicy.NoFocus)
