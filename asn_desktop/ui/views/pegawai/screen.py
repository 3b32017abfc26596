"""The screen of people: its pages, and which of them is in view."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedLayout, QWidget

from asn_desktop.core.kernel.record import Changes
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.pegawai.list import PegawaiList
from asn_desktop.ui.views.pegawai.page import Page
from asn_desktop.ui.widgets.screen import Screen
from asn_desktop.ui.widgets.still import Still

LIST, PERSON, NEW, IMPORT, UNITS, OFFICIALS, DOCTOR = "", "orang", "baru", "impor", "unit", "pejabat", "periksa"


def _person(services: Services) -> Page:
    from asn_desktop.ui.views.pegawai.person import PersonPage

    return PersonPage(services)


def _new(services: Services) -> Page:
    from asn_desktop.ui.views.pegawai.new import NewPage

    return NewPage(services)


def _import(services: Services) -> Page:
    from asn_desktop.ui.views.pegawai.intake import IntakePage

    return IntakePage(services)


def _units(services: Services) -> Page:
    from asn_desktop.ui.views.pegawai.units import UnitsPage

    return UnitsPage(services)


def _officials(services: Services) -> Page:
    from asn_desktop.ui.views.pegawai.officials import OfficialsPage

    return OfficialsPage(services)


def _doctor(services: Services) -> Page:
    from asn_desktop.ui.views.pegawai.doctor import DoctorPage

    return DoctorPage(services)


_PAGES: dict[str, Callable[[Services], Page]] = {
    LIST: PegawaiList,
    PERSON: _person,
    NEW: _new,
    IMPORT: _import,
    UNITS: _units,
    OFFICIALS: _officials,
    DOCTOR: _doctor,
}

_HELP = {PERSON: "orang", NEW: "orang", IMPORT: "impor", UNITS: "unit", OFFICIALS: "unit", DOCTOR: "periksa"}


class PegawaiScreen(Screen):
    """`show_target(None, page)` opens a page (`baru`, `impor`, `unit`, `pejabat`, `periksa`), with a target a person.

    `unit/` with a target opens that unit; `unit=<id>` and other filters open the list so narrowed. For a person,
    `detail` is a tab, a kind of history or a field. Pages are made when first needed.
    """

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._pages: dict[str, Page] = {}
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._behind: dict[str, str] = {}
        self._current = self._wanted = LIST
        self._still = Still(self)
        self.primary_action = QAction(self)
        self.primary_action.triggered.connect(self._do_primary)
        self.save_action = QAction(self)
        self.save_action.triggered.connect(self._do_save)
        self._show(LIST, None, "")

    @property
    def title(self) -> str:
        return self.page.title

    @property
    def help_key(self) -> str:
        return _HELP.get(self._current, "")

    @property
    def page(self) -> Page:
        """The page in view."""
        return self._pages[self._current]

    def show_target(self, target: UUID | None, detail: str) -> None:
        if target is None:
            page = detail.partition("/")[0]
            self._show(page, None, "") if page in _PAGES else self._show(LIST, None, detail)
        elif detail == UNITS + "/":
            self._show(UNITS, target, "")
        else:
            self._show(PERSON, target, detail)

    def changed(self, changes: Changes) -> None:
        for page in self._pages.values():
            page.changed(changes)

    def visited(self) -> None:
        self.page.visited()

    def home(self) -> None:
        self._show(LIST, None, "")

    def search_field(self) -> QWidget | None:
        return self.page.search_field()

    def _show(self, name: str, target: UUID | None, detail: str) -> None:
        if name not in self._pages:
            page = _PAGES[name](self.services)
            page.back.connect(self._back)
            page.drawn.connect(partial(self._drawn, name))
            page.named.connect(self.title_changed)
            self._pages[name] = page
            self._stack.addWidget(page)
        if name != self._current:
            self._mark_way(name, DOCTOR if self._current == DOCTOR and target is not None else LIST)
        page, waits = self._pages[name], name == PERSON and target is not None
        self._wanted = name
        if waits:
            self._still.hold()
        else:
            self._into_view(name)
        page.show_page(target, detail)

    def _into_view(self, name: str) -> None:
        """A page whose content has been read: nobody sees an empty one, or somebody else on it."""
        self._current = name
        page = self._pages[name]
        self._stack.setCurrentWidget(page)
        cursor = page.focusWidget()
        if cursor is not None:
            cursor.setFocus()
        self._still.let_go()
        self.title_changed.emit()

    def _drawn(self, name: str) -> None:
        if self._wanted == name and self._current != name:
            self._into_view(name)
        self._still.let_go()

    def _mark_way(self, name: str, behind: str) -> None:
        """Whoever came from the findings goes back to them."""
        self._behind[name] = behind
        line = self._pages[name].back_line
        if line is not None:
            line.way.setText(self.say("pegawai.back_to_findings" if behind == DOCTOR else "pegawai.back"))

    def _back(self) -> None:
        self._show(self._behind.get(self._current, LIST), None, "")

    def _do_primary(self) -> None:
        if self.page.primary is not None:
            self.page.primary.trigger()

    def _do_save(self) -> None:
        if self.page.saving is not None:
            self.page.saving.trigger()
