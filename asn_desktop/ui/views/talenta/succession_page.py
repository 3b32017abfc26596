"""Suksesi: the posts that are or fall vacant, and for one post everybody who could take it over."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from asn_desktop.core.domain.jabatan import JenisJabatan
from asn_desktop.core.kernel.record import Changes
from asn_desktop.ui.presenters.asked_day import AskedDay
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.talenta.posts import EVERY, VACANT, PostsPresenter
from asn_desktop.ui.views.talenta.columns import post_columns
from asn_desktop.ui.views.talenta.post_page import PostPage
from asn_desktop.ui.widgets.empty_state import EmptyState
from asn_desktop.ui.widgets.filter_bar import Filter
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.list_page import ListPage
from asn_desktop.ui.widgets.offer_bar import OfferBar


class SuccessionPage(QWidget):
    """View of `PostsPresenter`, and where one post of it is opened."""

    titled = Signal(str)
    """Which post is on show; "" for the list."""

    def __init__(self, services: Services, on: AskedDay, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._on = on
        self._services = services
        self.say = services.texts.say
        self._units: object = None
        self.presenter = PostsPresenter(services, on)
        self._empty = EmptyState("briefcase", self.say("talenta.posts_reading"), self.say("talenta.posts_reading_help"))
        self.again = OfferBar(((self.say("talenta.read_again"), self.presenter.read),))
        self.list = ListPage(
            services,
            self.presenter.listing,
            post_columns(services.texts),
            noun="talenta.posts",
            hint=self.say("talenta.posts_hint"),
            filters=self._filters(()),
            filters_apart=True,  # the first of them is long
            empty=self._empty,
            other_day=lambda: on.other,
        )
        self.list.bar.count.hide()  # until the posts were read
        self.list.opened.connect(lambda row: self.open_post(row.id))
        self.list.model.modelReset.connect(self._show_units)
        self.post: PostPage | None = None
        self._pages = QStackedLayout(self)
        whole = QWidget()
        column = flush_column(whole, spacing=0)
        column.addWidget(self.again)
        column.addWidget(self.list, 1)
        self._posts = whole
        self._pages.addWidget(whole)

    def settle(self) -> None:
        """The page has come into view."""
        if self.post is not None and self._with_post():
            self.post.presenter.visited()
        self.presenter.visited()

    def open_post(self, post: UUID) -> None:
        """The succession of a post."""
        self._pages.setCurrentWidget(self._post())
        self._post().presenter.open(post)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def back(self) -> None:
        """From a post to the list."""
        if self._with_post():
            self._pages.setCurrentWidget(self._posts)
            self.titled.emit("")
            self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def changed(self, changes: Changes, *, visible: bool) -> None:
        self.presenter.changed(changes, visible=visible)
        if self.post is not None:
            self.post.presenter.changed(changes, visible=visible and self._with_post())

    def save(self) -> None:
        """Keep the form that is open."""
        if self.post is not None and self._with_post():
            self.post.save()

    @property
    def search(self) -> QWidget:
        return self.post.list.bar.search if self.post is not None and self._with_post() else self.list.bar.search

    @property
    def post_name(self) -> str:
        return self.post.name if self.post is not None and self._with_post() else ""

    def _filters(self, units: tuple[tuple[str, str], ...]) -> tuple[Filter, ...]:
        show = self._services.texts.show
        return (
            Filter(
                "lowong",
                self.say("talenta.column.lowong"),
                ((VACANT, self.say("talenta.vacant")), (EVERY, self.say("talenta.every_post"))),
                required=True,
            ),
            Filter("unit", self.say("talenta.column.unit"), units),
            Filter("jenis", self.say("talenta.column.jenis"), tuple((each.value, show(each)) for each in JenisJabatan)),
        )

    def _show_units(self) -> None:
        found = "posts_empty" if self.presenter.rows.all else "posts_none"
        unread = "posts_unread" if self.presenter.failed else "posts_reading"
        nothing = found if self.presenter.known else unread
        self._empty.set_words(self.say(f"talenta.{nothing}"), self.say(f"talenta.{nothing}_help"))
        self.list.bar.count.setVisible(self.presenter.known)
        self.again.offer(self.say("talenta.posts_stale") if self.presenter.failed else "")
        if self.presenter.units != self._units:
            self._units = self.presenter.units
            self.list.bar.set_options(self._filters(self.presenter.units)[1])
            self.list.bar.show_choices(self.presenter.listing.asked.choices)

    def _post(self) -> PostPage:
        """Made when the first post is opened."""
        if self.post is None:
            self.post = PostPage(self._services, self._on)
            self.post.left.connect(self.back)
            self.post.shown.connect(self._named)
            self._pages.addWidget(self.post)
        return self.post

    def _named(self, name: str) -> None:
        if self._with_post():
            self.titled.emit(name)

    def _with_post(self) -> bool:
        return self.post is not None and self._pages.currentWidget() is self.post
