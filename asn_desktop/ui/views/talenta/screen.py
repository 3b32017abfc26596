"""The screen: nine boxes, succession, and paths, one at a time."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QWidget

from asn_desktop.core.forms.filled import FormKind
from asn_desktop.core.kernel.record import Changes
from asn_desktop.ui.presenters.asked_day import AskedDay
from asn_desktop.ui.presenters.listing import detail_of
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.talenta.boxes_page import BoxesPage
from asn_desktop.ui.widgets.as_of import AsOf
from asn_desktop.ui.widgets.buttons import icon_button
from asn_desktop.ui.widgets.flush import flush_column, flush_line
from asn_desktop.ui.widgets.screen import Screen
from asn_desktop.ui.widgets.tab_row import tab_head, tab_row
from asn_desktop.ui.widgets.tokens import GRID

if TYPE_CHECKING:
    from asn_desktop.ui.views.talenta.paths_page import PathsPage
    from asn_desktop.ui.views.talenta.succession_page import SuccessionPage

BOXES, SUCCESSION, PATHS = range(3)
PAGES = ("kotak", "suksesi", "pola")
FORMS = {BOXES: FormKind.LAPORAN_TALENTA, SUCCESSION: FormKind.DAFTAR_SUKSESI}
POST = "jabatan"
"""Detail with which the target is a post."""


class TalentaScreen(Screen):
    """`show_target(person, "")` opens a person, `show_target(post, "jabatan")` the succession of a post. Without a
    target the detail names a page (`suksesi`, `pola`), or filters the boxes (`kotak=9&unit=<id>`).
    """

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._title = ""
        self._on = AskedDay(services)
        self.pages = QStackedWidget(self)  # parents first: what gets another one is dressed anew
        self.boxes = BoxesPage(services, self._on, self.pages)
        self.boxes.titled.connect(self._titled)
        self.succession: SuccessionPage | None = None
        self.paths: PathsPage | None = None
        self.tabs = tab_row(self.say("talenta.pages"), (self.say(f"talenta.page.{name}") for name in PAGES))
        self.tabs.currentChanged.connect(self._turned)
        self.pages.addWidget(self.boxes)
        self.save_action = QAction(self.say("talenta.form.save"), self)
        self.save_action.triggered.connect(self._save)
        self._make_head()
        layout = flush_column(self, spacing=0)
        layout.addWidget(self.head)
        layout.addWidget(self.pages, 1)

    @property
    def title(self) -> str:
        return self._title

    @property
    def help_key(self) -> str:
        return ("", "talenta_suksesi", "talenta_pola")[self.tabs.currentIndex()]

    def show_target(self, target: UUID | None, detail: str) -> None:
        if target is not None and detail == POST:
            self._show(SUCCESSION)
            self._succession().open_post(target)
        elif target is not None:
            self._show(BOXES)
            self.boxes.presenter.visited()
            self.boxes.open_person(target)
        elif detail in PAGES:
            self._show(PAGES.index(detail))
            self.visited()
        else:
            self._show(BOXES)
            self.boxes.back()
            self.boxes.presenter.narrow(detail)

    def visited(self) -> None:
        self._settle()
        self._to_search()

    def _to_search(self) -> None:
        field = self.search_field()
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _settle(self) -> None:
        page = self.pages.currentWidget()
        if page is self.boxes:
            self.boxes.presenter.visited()
        elif self.succession is not None and page is self.succession:
            self.succession.settle()
        elif self.paths is not None:
            self.paths.settle()

    def home(self) -> None:
        self.boxes.back()
        if self.succession is not None:
            self.succession.back()
        self._show(BOXES)
        self.visited()

    def changed(self, changes: Changes) -> None:
        page = self.pages.currentWidget() if self.isVisible() else None
        self.boxes.changed(changes, visible=page is self.boxes)
        if self.succession is not None:
            self.succession.changed(changes, visible=page is self.succession)
        if self.paths is not None:
            self.paths.presenter.changed(changes, visible=page is self.paths)

    def search_field(self) -> QWidget | None:
        page = self.pages.currentWidget()
        if self.succession is not None and page is self.succession:
            return self.succession.search
        if self.paths is not None and page is self.paths:
            return self.paths.list.bar.search
        return None if self.boxes.person_name else self.boxes.list.bar.search

    # Inside

    def _make_head(self) -> None:
        self.as_of = AsOf(self.services, self.say("talenta.as_of_help"))
        self.as_of.asked.connect(self._answer_for)
        self._of_boxes = QWidget(self)
        row = flush_line(self._of_boxes, spacing=GRID)
        for widget in (
            icon_button(self.say("talenta.cutoffs.title"), "scale", self.boxes.ask_cutoffs),
            icon_button(self.say("talenta.intake.template"), "file-down", lambda: self.boxes.intake.choose_template()),
            icon_button(self.say("talenta.intake.choose"), "import", lambda: self.boxes.intake.choose_file()),
        ):
            row.addWidget(widget)
        self.printer = icon_button(self.say("talenta.print"), "printer", self._print)
        self.head = tab_head(self.tabs, self.as_of, self._of_boxes, self.printer, parent=self)

    def _turned(self, index: int) -> None:
        self._show(index)
        self._settle()
        if not self.tabs.hasFocus():  # whoever walks along the tabs with the keys stays there
            self._to_search()

    def _show(self, index: int) -> None:
        blocker = QSignalBlocker(self.tabs)
        self.tabs.setCurrentIndex(index)
        blocker.unblock()
        page: QWidget = self.boxes if index == BOXES else self._succession() if index == SUCCESSION else self._paths()
        self.pages.setCurrentWidget(page)
        self._of_boxes.setVisible(index == BOXES)
        self.printer.setVisible(index in FORMS)
        name = self.boxes.person_name if index == BOXES else ""
        if index == SUCCESSION and self.succession is not None:
            name = self.succession.post_name
        self._titled(name)

    def _succession(self) -> SuccessionPage:
        """Made when it is first wanted."""
        if self.succession is None:
            from asn_desktop.ui.views.talenta.succession_page import SuccessionPage

            self.succession = SuccessionPage(self.services, self._on)
            self.succession.titled.connect(self._titled)
            self.pages.addWidget(self.succession)
        return self.succession

    def _paths(self) -> PathsPage:
        """Made when it is first wanted."""
        if self.paths is None:
            from asn_desktop.ui.views.talenta.paths_page import PathsPage

            self.paths = PathsPage(self.services, self._on)
            self.pages.addWidget(self.paths)
        return self.paths

    def _answer_for(self, day: date) -> None:
        """Pages that are out of sight are read anew when they are turned to."""
        changed = self._on.ask(day)
        self.as_of.show_day(day)
        if changed:
            self._settle()

    def _print(self) -> None:
        """The paper of the page on show, on the print screen."""
        form = FORMS[self.tabs.currentIndex()]
        day = self._on.day
        wanted = {"formulir": form.value, "tahun": str(day.year), "hari": day.isoformat()}
        self.services.shell.go("cetak", None, detail_of(wanted))

    def _save(self) -> None:
        """Ctrl+S keeps the form that is open."""
        page = self.pages.currentWidget()
        if page is self.boxes:
            self.boxes.save()
        elif self.succession is not None and page is self.succession:
            self.succession.save()

    def _titled(self, name: str) -> None:
        if self._title != name:
            self._title = name
            self.title_changed.emit()
