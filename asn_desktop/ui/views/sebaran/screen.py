"""The two sides of the screen under one choice of the year: units, and raters."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from asn_desktop.core.kernel.record import Changes
from asn_desktop.ui.presenters.keadilan import KeadilanState
from asn_desktop.ui.presenters.kinerja_list import Option
from asn_desktop.ui.presenters.listing import choices_of, detail_of
from asn_desktop.ui.presenters.sebaran import SebaranState
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.sebaran.raters import RatersPage
from asn_desktop.ui.views.sebaran.units import UnitsPage
from asn_desktop.ui.widgets.buttons import icon_button
from asn_desktop.ui.widgets.growing_text import StillCombo
from asn_desktop.ui.widgets.screen import Screen
from asn_desktop.ui.widgets.tab_row import tab_row
from asn_desktop.ui.widgets.tokens import GRID

UNITS, RATERS = 0, 1
FAIRNESS = "keadilan"
"""Leads to the raters in `show_target`, alone or as `keadilan=ya&tahun=2025`; so does `penilai=<key or name>`."""


class SebaranScreen(Screen):
    """The year, the term, and the two pages."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.units = UnitsPage(services, self._units_shown)
        self.raters = RatersPage(services, self._raters_shown)
        titles = (self.say("sebaran.tab.units"), self.say("sebaran.tab.raters"))
        self.tabs = tab_row(self.say("sebaran.tabs"), titles)
        self.tabs.currentChanged.connect(self._turn)
        self.year = StillCombo(self.say("sebaran.year"))
        self.term = StillCombo(self.say("sebaran.term"))
        for combo in (self.year, self.term):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.year.activated.connect(lambda _index: self._ask())
        self.term.activated.connect(lambda _index: self._ask())
        self.export = icon_button(self.say("sebaran.export"), "file-spreadsheet", self._export)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.units)
        self._pages.addWidget(self.raters)
        self.save_action = QAction(self.say("evaluasi.distribution.save"), self)
        self.save_action.triggered.connect(self.units.side.form.save)
        self._lay_out()

    @property
    def detail(self) -> str:
        if self.tabs.currentIndex() == RATERS:
            return detail_of({"tahun": str(self.raters.presenter.tahun), "penilai": self.raters.presenter.chosen})
        return detail_of({"tahun": str(self.units.presenter.tahun), "masa": str(self.units.presenter.term)})

    def show_target(self, target: UUID | None, detail: str) -> None:
        choices = choices_of(detail)
        unit = str(target) if target else choices.get("unit", "")
        fair = detail == FAIRNESS or bool({FAIRNESS, "penilai"} & choices.keys())
        blocker = QSignalBlocker(self.tabs)
        if detail or target:
            self.tabs.setCurrentIndex(RATERS if fair else UNITS)
        blocker.unblock()
        self._show_page()
        if fair:
            self.raters.presenter.show(choices.get("tahun", ""), choices.get("penilai", ""))
        elif detail or target:
            self.units.presenter.show(choices.get("tahun", ""), choices.get("masa", ""), unit)

    def visited(self) -> None:
        self._seen()

    def changed(self, changes: Changes) -> None:
        shown = self.isVisible()
        self.units.presenter.changed(changes, visible=shown and self.tabs.currentIndex() == UNITS)
        self.raters.presenter.changed(changes, visible=shown and self.tabs.currentIndex() == RATERS)

    def search_field(self) -> QWidget | None:
        return (self.units if self.tabs.currentIndex() == UNITS else self.raters).chooser.search

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.units.fit(self.width())
        self.raters.fit(self.width())

    def export_to(self, path: Path) -> None:
        """Every unit's spread as a spreadsheet."""
        self.units.presenter.export_to(path)

    def _units_shown(self, state: SebaranState) -> None:
        if self.tabs.currentIndex() == UNITS:
            _fill(self.year, state.years, state.tahun)
        _fill(self.term, state.terms, state.masa)
        self.export.setEnabled(not state.empty)

    def _raters_shown(self, state: KeadilanState) -> None:
        if self.tabs.currentIndex() == RATERS:
            _fill(self.year, state.years, state.tahun)

    def _turn(self, _index: int) -> None:
        """The year that was chosen goes with the reader."""
        self._show_page()
        if self.tabs.currentIndex() == RATERS:
            self.raters.presenter.show(str(self.units.presenter.tahun))
        else:
            self.units.presenter.show(str(self.raters.presenter.tahun))

    def _show_page(self) -> None:
        raters = self.tabs.currentIndex() == RATERS
        self._pages.setCurrentIndex(self.tabs.currentIndex())
        self.term.setHidden(raters)
        self.export.setHidden(raters)

    def _seen(self) -> None:
        if self.tabs.currentIndex() == RATERS:
            self.raters.presenter.visited()
        else:
            self.units.presenter.visited()

    def _ask(self) -> None:
        if self.tabs.currentIndex() == RATERS:
            self.raters.presenter.show(str(self.year.currentData()))
        else:
            self.units.presenter.show(str(self.year.currentData()), str(self.term.currentData()))

    def _export(self) -> None:
        name = f"{self.say('sebaran.file')}.xlsx"
        kinds = f"{self.say('widget.list.excel')} (*.xlsx)"
        chosen, _ = QFileDialog.getSaveFileName(self, self.say("widget.list.export"), name, kinds)
        if chosen:
            self.export_to(Path(chosen).with_suffix(".xlsx"))

    def _lay_out(self) -> None:
        head = QFrame()
        head.setProperty("role", "bar")
        line = QHBoxLayout(head)
        line.setContentsMargins(GRID, 0, 2 * GRID, 0)
        line.setSpacing(GRID)
        line.addWidget(self.tabs, 1)
        for widget in (self.year, self.term, self.export):
            line.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(self._pages, 1)


def _fill(combo: QComboBox, options: tuple[Option, ...], chosen: str) -> None:
    blocker = QSignalBlocker(combo)
    if [combo.itemData(n) for n in range(combo.count())] != [value for value, _ in options]:
        combo.clear()
        for value, wording in options:
            combo.addItem(wording, value)
    combo.setCurrentIndex(combo.findData(chosen))
    blocker.unblock()
