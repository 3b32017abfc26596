"""The two halves of the screen: out to paper, and back from it. The archive is made when it is first visited."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QStackedWidget, QWidget

from asn_desktop.core.kernel.record import Changes
from asn_desktop.ui.presenters.listing import choices_of
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.cetak.arsip import ArsipPage
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.tab_row import tab_head, tab_row

ARCHIVE = "arsip"
"""Leads to the archive in `show_target`; `arsip&kembali=belum` with filters."""


class Modes(QWidget):
    """A tab for each half. `turned` is called when another one is on show."""

    def __init__(self, services: Services, printing: QWidget, turned: Callable[[], None]) -> None:
        super().__init__()
        self._services = services
        self._turned = turned
        self._page: ArsipPage | None = None
        say = services.texts.say
        self._tabs = tab_row(say("arsip.tabs"), (say("arsip.tab.print"), say("arsip.tab.archive")))
        self._tabs.currentChanged.connect(self._turn)
        self._stack = QStackedWidget()
        self._stack.addWidget(printing)
        layout = flush_column(self, spacing=0)
        layout.addWidget(tab_head(self._tabs))
        layout.addWidget(self._stack, 1)

    @property
    def archive(self) -> ArsipPage | None:
        """The archive while it is on show."""
        return self._page if self._tabs.currentIndex() == 1 else None

    @property
    def detail(self) -> str:
        """Where the screen is, for showing it again in a new window."""
        return ARCHIVE if self.archive is not None else ""

    def show_target(self, target: UUID | None, detail: str) -> bool:
        """Turn to the half that is meant; True where that was all."""
        place, _, filters = detail.partition("&")
        if target is not None or place != ARCHIVE:
            self._show(0)
            return False
        self._show(1)
        if filters and self._page is not None:
            self._page.show_choices(choices_of(filters))
        return True

    def changed(self, changes: Changes) -> None:
        if self._page is not None:
            self._page.changed(changes)

    def _show(self, index: int) -> None:
        blocker = QSignalBlocker(self._tabs)
        self._tabs.setCurrentIndex(index)
        blocker.unblock()
        self._turn(index)

    def _turn(self, index: int) -> None:
        if index == 1 and self._page is None:
            self._page = ArsipPage(self._services)
            self._stack.addWidget(self._page)
        self._stack.setCurrentIndex(index)
        self._turned()
