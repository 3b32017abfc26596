"""The settings' tab about the calendar: how often the office appraises, and its public holidays."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout

from asn_desktop.core.domain.kantor import HariLibur
from asn_desktop.core.domain.kinerja import JenisEvaluasi
from asn_desktop.ui.models.table import Column, TableModel
from asn_desktop.ui.presenters.listing import PAGE
from asn_desktop.ui.presenters.pengaturan.calendar_lines import WEEKDAYS
from asn_desktop.ui.presenters.pengaturan.holidays import CADENCES, Calendar, CalendarState
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.widgets.buttons import button
from asn_desktop.ui.widgets.card import Card, ScrollPage
from asn_desktop.ui.widgets.field import Field
from asn_desktop.ui.widgets.growing_text import GrowingText, StillCombo
from asn_desktop.ui.widgets.row_table import RowTable
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words

ROWS = 8
"""So many days are seen before the list scrolls."""


class CalendarPage(ScrollPage):
    def __init__(self, services: Services, width: int) -> None:
        super().__init__(width=width)
        self._texts = services.texts
        self._state = CalendarState()
        self.presenter = Calendar(services, self)
        self.body.addWidget(self._cadence_card())
        self.body.addWidget(self._holidays_card())
        self.body.addStretch(1)

    def render(self, state: CalendarState) -> None:  # type: ignore[override]
        before, self._state = self._state, state
        say = self._texts.say
        self.cadence.set_value(state.periodik)
        if state.years != before.years:
            self.year.clear()
            for year in state.years:
                self.year.addItem(str(year), year)
        self.year.setCurrentIndex(self.year.findData(state.tahun))
        if (state.days, state.tahun) != (before.days, before.tahun):
            self._model.reset(len(state.days), state.days[:PAGE])
            rows = min(len(state.days), ROWS) * self.table.verticalHeader().defaultSectionSize()
            self.table.setFixedHeight(rows + self.table.horizontalHeader().sizeHint().height() + 4)
        self.table.setVisible(bool(state.days))
        self._remove.setVisible(bool(state.days))
        self._chosen()
        self._none.setText(say("kalender.libur.none", tahun=str(state.tahun)))
        self._none.setVisible(not state.days)
        self.lines.show_text(state.typed)
        self.lines.setPlaceholderText(say("kalender.libur.example", tahun=str(state.tahun)))
        lines = state.lines
        self._field.set_error("\n".join(lines.problems))
        ready = (say("kalender.libur.ready", n=len(lines.days)),) if lines.days else ()
        self._ready.setText("\n".join((*ready, *lines.notes)))
        self._ready.setVisible(bool(ready))
        self.add.setEnabled(bool(lines.days) and not lines.problems)

    def _cadence_card(self) -> Card:
        say = self._texts.say
        card = Card(say("pelaksanaan.cadence.title"))
        combo = StillCombo(say("pelaksanaan.cadence.field"))
        for each in CADENCES:
            combo.addItem(say(f"pelaksanaan.cadence.{each.value}"), each)
        combo.activated.connect(lambda _index: self.presenter.set_cadence(JenisEvaluasi(combo.currentData())))
        self.cadence = Field(say("pelaksanaan.cadence.field"), combo, say("pelaksanaan.cadence.help"))
        card.body.addWidget(self.cadence)
        return card

    def _holidays_card(self) -> Card:
        say = self._texts.say
        card = Card(say("kalender.libur.title"))
        card.body.addWidget(words(say("kalender.libur.help"), "muted"))
        self.year = StillCombo(say("kalender.libur.year"))
        self.year.activated.connect(lambda _index: self.presenter.show_year(int(self.year.currentData())))
        self._remove = button(say("kalender.libur.remove"), self._remove_chosen, "trash-2")
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(words(say("kalender.libur.year"), "label", wrap=False))
        head.addWidget(self.year)
        head.addStretch(1)
        head.addWidget(self._remove)
        card.body.addLayout(head)
        columns = (
            Column("kalender.libur.day", lambda day: self._texts.show(day.tanggal), width=20, firm=True),
            Column("kalender.libur.weekday", self._weekday, width=10, firm=True),
            Column("kalender.libur.name", lambda day: day.nama, width=40),
        )
        self._model = TableModel(columns, self._texts, self)
        self._model.wanted.connect(lambda start: self._model.page(start, self._state.days[start : start + PAGE]))
        self.table = RowTable(self._model)
        self.table.setAccessibleName(say("kalender.libur.title"))
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._chosen())
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._remove_chosen)
        self._none = words("", "muted")
        card.body.addWidget(self.table)
        card.body.addWidget(self._none)
        self.lines = GrowingText(say("kalender.libur.lines"), lines=2)
        self.lines.typed.connect(lambda text: self.presenter.typed(text))
        self._field = Field(say("kalender.libur.lines"), self.lines, say("kalender.libur.lines_help"))
        self._ready = words("", "muted")
        self.add = button(say("kalender.libur.add"), lambda: self.presenter.record(), "plus")
        card.body.addWidget(self._field)
        foot = QHBoxLayout()
        foot.addWidget(self._ready, 1)
        foot.addStretch(0)
        foot.addWidget(self.add, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        card.body.addLayout(foot)
        return card

    def _weekday(self, day: HariLibur) -> str:
        return self._texts.say(f"kalender.weekday.{WEEKDAYS[day.tanggal.weekday()]}")

    def _selected(self) -> list[HariLibur]:
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self._state.days[row] for row in rows if row < len(self._state.days)]

    def _chosen(self) -> None:
        self._remove.setEnabled(bool(self._selected()))

    def _remove_chosen(self) -> None:
        self.presenter.remove(self._selected())
