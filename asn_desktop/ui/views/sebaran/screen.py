"""The sides of the screen under one choice of the year: units, raters, and surveys of satisfaction."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QStackedWidget, QWidget

from asn_desktop.core.kernel.record import Changes
from asn_desktop.ui.presenters.kinerja_list import Option
from asn_desktop.ui.presenters.listing import choices_of, detail_of
from asn_desktop.ui.presenters.sebaran.keadilan import KeadilanState
from asn_desktop.ui.presenters.sebaran.screen import SebaranState
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.survei.state import SurveyState
from asn_desktop.ui.views.sebaran.raters import RatersPage
from asn_desktop.ui.views.sebaran.surveys import SurveysPage
from asn_desktop.ui.views.sebaran.units import UnitsPage
from asn_desktop.ui.widgets.buttons import icon_button
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.growing_text import StillCombo
from asn_desktop.ui.widgets.screen import Screen
from asn_desktop.ui.widgets.tab_row import tab_head, tab_row

UNITS, RATERS, SURVEYS = range(3)
FAIRNESS = "keadilan"
"""Leads to the raters in `show_target`, alone or as `keadilan=ya&tahun=2025`; so does `penilai=<key or name>`."""
SURVEY = "survei"
"""Leads to the surveys, alone or as `survei=ya&tahun=2025`."""


class SebaranScreen(Screen):
    """The year, the term, and the pages."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.units = UnitsPage(services, self._units_shown)
        self.raters = RatersPage(services, self._raters_shown)
        self.surveys = SurveysPage(services, self._surveys_shown)
        self._sides = (self.units, self.raters, self.surveys)
        titles = map(self.say, ("sebaran.tab.units", "sebaran.tab.raters", "survei.tab"))
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
        for side in self._sides:
            self._pages.addWidget(side)
        self.save_action = QAction(self.say("evaluasi.distribution.save"), self)
        self.save_action.triggered.connect(self._save)
        self._lay_out()

    @property
    def detail(self) -> str:
        tahun = str(self._side.presenter.tahun)
        if self._side is self.raters:
            return detail_of({"tahun": tahun, "penilai": self.raters.presenter.chosen})
        if self._side is self.surveys:
            return detail_of({"tahun": tahun, SURVEY: "ya"})
        return detail_of({"tahun": tahun, "masa": str(self.units.presenter.term)})

    def show_target(self, target: UUID | None, detail: str) -> None:
        choices = choices_of(detail)
        tahun, unit = choices.get("tahun", ""), str(target) if target else choices.get("unit", "")
        asked = UNITS
        if detail == FAIRNESS or {FAIRNESS, "penilai"} & choices.keys():
            asked = RATERS
        elif detail == SURVEY or SURVEY in choices:
            asked = SURVEYS
        blocker = QSignalBlocker(self.tabs)
        if detail or target:
            self.tabs.setCurrentIndex(asked)
        blocker.unblock()
        self._show_page()
        if asked == RATERS:
            self.raters.presenter.show(tahun, choices.get("penilai", ""))
        elif asked == SURVEYS:
            self.surveys.presenter.show(tahun)
        elif detail or target:
            self.units.presenter.show(tahun, choices.get("masa", ""), unit)

    def visited(self) -> None:
        self._side.presenter.visited()

    def changed(self, changes: Changes) -> None:
        for side in self._sides:
            side.presenter.changed(changes, visible=self.isVisible() and side is self._side)

    def search_field(self) -> QWidget | None:
        return self._side.chooser.search

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for side in self._sides:
            side.fit(self.width())

    def export_to(self, path: Path) -> None:
        """Every unit's spread as a spreadsheet, or every survey."""
        (self.surveys if self._side is self.surveys else self.units).presenter.export_to(path)

    @property
    def _side(self) -> UnitsPage | RatersPage | SurveysPage:
        """What is in view."""
        return self._sides[self.tabs.currentIndex()]

    def _units_shown(self, state: SebaranState) -> None:
        self._show_year(self.units, state.years, state.tahun, empty=state.empty)
        _fill(self.term, state.terms, state.masa)

    def _raters_shown(self, state: KeadilanState) -> None:
        self._show_year(self.raters, state.years, state.tahun)

    def _surveys_shown(self, state: SurveyState) -> None:
        self._show_year(self.surveys, state.years, state.tahun, empty=state.none)

    def _show_year(self, side: QWidget, years: tuple[Option, ...], tahun: str, *, empty: bool = False) -> None:
        """A side that is not in view says so once it is; where it is `empty`, no file is made of it."""
        if side is self._side:
            _fill(self.year, years, tahun)
            self.export.setEnabled(not empty)

    def _turn(self, _index: int) -> None:
        """The year that was chosen goes with the reader."""
        self._show_page()
        self._side.presenter.show(str(self.year.currentData() or ""))

    def _show_page(self) -> None:
        self._pages.setCurrentIndex(self.tabs.currentIndex())
        self.term.setVisible(self._side is self.units)
        self.export.setVisible(self._side is not self.raters)
        said = self.say("survei.export" if self._side is self.surveys else "sebaran.export")
        self.export.setToolTip(said)
        self.export.setAccessibleName(said)
        self.primary_action = self.surveys.add_action if self._side is self.surveys else None

    def _save(self) -> None:
        """What is being typed on the side in view."""
        if self._side is self.surveys:
            self.surveys.form.save()
        else:
            self.units.side.form.save()

    def _ask(self) -> None:
        tahun = str(self.year.currentData())
        if self._side is self.units:
            self.units.presenter.show(tahun, str(self.term.currentData()))
        else:
            self._side.presenter.show(tahun)

    def _export(self) -> None:
        name = f"{self.say('survei.file' if self._side is self.surveys else 'sebaran.file')}.xlsx"
        kinds = f"{self.say('widget.list.excel')} (*.xlsx)"
        chosen, _ = QFileDialog.getSaveFileName(self, self.say("widget.list.export"), name, kinds)
        if chosen:
            self.export_to(Path(chosen).with_suffix(".xlsx"))

    def _lay_out(self) -> None:
        head = tab_head(self.tabs, self.year, self.term, self.export)
        layout = flush_column(self, spacing=0)
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
