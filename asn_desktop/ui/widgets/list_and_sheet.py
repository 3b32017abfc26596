"""A screen that is a list of documents and the sheet of one of them, one at a time."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedLayout, QWidget

from asn_desktop.core.kernel.record import Changes
from asn_desktop.ui.presenters.listing import Listing
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.widgets.document_sheet import DocumentSheet
from asn_desktop.ui.widgets.idle import while_idle
from asn_desktop.ui.widgets.list_page import ListPage
from asn_desktop.ui.widgets.screen import Screen
from asn_desktop.ui.widgets.still import Still

TYPING = "isi"
"""Where the typing of a document is kept; to be led there means to take it up."""


class ListPresenter(Protocol):
    @property
    def listing(self) -> Listing: ...
    def changed(self, changes: Changes) -> None: ...
    def show(self, detail: str) -> None:
        """The question another screen asks for."""


class DocumentList(QWidget):
    """Base of the lists. A subclass sets its page of rows, its presenter, and what is done with the chosen rows."""

    page: ListPage
    presenter: ListPresenter
    main_action: QAction

    def show_filters(self, detail: str) -> None:
        """The filters another screen asks for, in the list and above it."""
        self.presenter.show(detail)
        self.page.bar.show_choices(self.presenter.listing.asked.choices)


class ListAndSheet(Screen):
    """`show_target(id, "")` opens a document by its id or its employee's; with `isi` what was being typed in it is
    taken up. Without a target the list is shown, `detail` being its filters.

    The sheet comes into view when what it shows has been read: it is never seen empty, nor with somebody else in it.
    """

    def __init__(self, services: Services, listed: DocumentList, sheet: DocumentSheet, gone: str) -> None:
        """`gone` is the key of what is said where a document is not there (any more)."""
        super().__init__(services)
        self.list = listed
        self.sheet = sheet
        self._gone_key = gone
        self._title = ""
        self._wanted = False
        self._still = Still(self)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(listed)
        self._stack.addWidget(sheet)
        sheet.shown.connect(self._shown)
        sheet.gone.connect(self._gone)
        self.primary_action = listed.main_action
        while_idle(self, sheet.prepare())

    @property
    def title(self) -> str:
        return self._title

    def show_target(self, target: UUID | None, detail: str) -> None:
        if target is None:
            self._to_list()
            self.list.show_filters(detail)
            return
        self._wanted = True
        self._still.hold()
        self.sheet.presenter.open(target, resume=detail == TYPING)

    def visited(self) -> None:
        """The list takes the cursor into its search, as wherever people are looked for."""
        if self._stack.currentWidget() is self.list:
            self.list.page.bar.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def home(self) -> None:
        """Back from a sheet the cursor is at the row one came from."""
        if self._stack.currentWidget() is self.list:
            self.visited()
        else:
            self._to_list()
            self.list.page.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def changed(self, changes: Changes) -> None:
        self.list.presenter.changed(changes)
        self.sheet.presenter.changed(changes)

    def search_field(self) -> QWidget | None:
        return self.list.page.bar.search if self._stack.currentWidget() is self.list else None

    def _shown(self, name: str) -> None:
        if self._wanted:
            self._wanted = False
            self._stack.setCurrentWidget(self.sheet)
            self.primary_action = self.sheet.step_action
            self.save_action = self.sheet.save_action
        self._still.let_go()
        if self._stack.currentWidget() is self.sheet:
            self._titled(name)

    def _to_list(self) -> None:
        self._wanted = False
        self._still.let_go()
        self._stack.setCurrentWidget(self.list)
        self.primary_action = self.list.main_action
        self.save_action = None
        self._titled("")

    def _titled(self, name: str) -> None:
        if self._title != name:
            self._title = name
            self.title_changed.emit()

    def _gone(self) -> None:
        self._to_list()
        self.services.shell.note(self._gone_key)
