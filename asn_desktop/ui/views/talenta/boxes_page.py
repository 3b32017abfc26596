"""Sembilan kotak: the boxes at the left, who stands in the chosen one at the right, with what is recommended."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from asn_desktop.core.domain.indeks import Potensial
from asn_desktop.core.kernel.record import Changes
from asn_desktop.ui.presenters.asked_day import AskedDay
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.talenta.boxes import BoxesPresenter, BoxesState
from asn_desktop.ui.presenters.talenta.placed import PlacedRow
from asn_desktop.ui.presenters.talenta.rows import NONE
from asn_desktop.ui.views.talenta.columns import placed_columns
from asn_desktop.ui.views.talenta.nine_boxes import NineBoxes
from asn_desktop.ui.widgets.buttons import quiet_button
from asn_desktop.ui.widgets.card import Card, ScrollPage
from asn_desktop.ui.widgets.empty_state import EmptyState
from asn_desktop.ui.widgets.filter_bar import Filter
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.list_page import ListPage
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from asn_desktop.ui.views.talenta.cutoffs_panel import CutoffsPanel
    from asn_desktop.ui.views.talenta.intake_panel import IntakePanel
    from asn_desktop.ui.views.talenta.person_page import TalentPage

BOXES = 0.4
"""Share of the width for the boxes."""
NARROWEST = 330
LIST = 680
"""Width that the list gets first, so that source and movement stand in it."""


class BoxesPage(QWidget):
    """View of `BoxesPresenter`, and where one person of it is opened."""

    titled = Signal(str)
    """Whose page is on show; "" for the boxes."""

    def __init__(self, services: Services, on: AskedDay, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        texts = services.texts
        self.say = texts.say
        self._units: object = None
        self.presenter: BoxesPresenter = BoxesPresenter(services, self, on)
        self._pages = QStackedLayout(self)
        self._main = QWidget(self)
        self.boxes = NineBoxes(texts)
        self.boxes.picked.connect(lambda box: self.presenter.choose_box(str(box)))
        self.outside = quiet_button("", lambda: self.presenter.choose_box(NONE), "circle-dashed")
        self.lacking = words("", "muted")
        self.lines = quiet_button("", self.ask_cutoffs)
        self.caution = words(self.say("talenta.caution"), "muted")
        self._cutoffs: CutoffsPanel | None = None
        self._intake: IntakePanel | None = None
        empty = EmptyState("users", self.say("talenta.empty"), self.say("talenta.empty_help"))
        self.list = ListPage(
            services,
            self.presenter.listing,
            placed_columns(texts),
            noun="talenta.people",
            hint=self.say("talenta.hint"),
            filters=self._filters(()),
            empty=empty,
            other_day=lambda: on.other,
            parent=self._main,
        )
        self.list.bar.choices_changed.connect(lambda _choices: self.presenter.refresh())
        self.list.model.modelReset.connect(self.presenter.refresh)
        self.list.opened.connect(self._open)
        self.person: TalentPage | None = None
        self._lay_out()

    def render(self, state: BoxesState) -> None:  # type: ignore[override]
        self.boxes.show_state(state)
        self.outside.setText(self.say("talenta.outside", n=state.outside))
        self.outside.setVisible(state.day is not None and state.registered)
        self.lacking.setText(
            " ".join(
                self.say("talenta.lacking_n", n=each.n, what=self.say(f"input.{each.input}"),
                         who=self.say(f"role.{each.who}"))
                for each in state.lacking
            )
        )  # fmt: skip
        self.lacking.setVisible(bool(state.lacking))
        at = state.cutoffs
        self.lines.setText(self.say("talenta.cutoffs.in_force", menengah=at.menengah, tinggi=at.tinggi))
        if self._cutoffs is not None:
            self._cutoffs.show_now(at)
        if state.units != self._units:
            self._units = state.units
            for one in self._filters(state.units):
                self.list.bar.set_options(one)
            self.list.bar.show_choices(self.presenter.listing.asked.choices)
        self._show_box(state)
        if state.day is None:
            told = "unread" if state.failed else "reading"
            self._first.set_words(self.say(f"talenta.{told}"), self.say(f"talenta.{told}_help"))
            self._again.setVisible(state.failed)
            self._pages.setCurrentWidget(self._first)
        elif not self._with_person():
            self._pages.setCurrentWidget(self._main)
        if self.person is not None:
            self.person.presenter.boxes_read()

    @property
    def cutoffs(self) -> CutoffsPanel:
        """Made when it is first wanted."""
        if self._cutoffs is None:
            from asn_desktop.ui.views.talenta.cutoffs_panel import CutoffsPanel

            self._cutoffs = CutoffsPanel(self._services, self.presenter)
            self._whole.insertWidget(0, self._cutoffs)
        return self._cutoffs

    @property
    def intake(self) -> IntakePanel:
        """Made when it is first wanted."""
        if self._intake is None:
            from asn_desktop.ui.views.talenta.intake_panel import IntakePanel

            self._intake = IntakePanel(self._services)
            self._whole.insertWidget(self._whole.count() - 1, self._intake)
        return self._intake

    def ask_cutoffs(self) -> None:
        self.back()
        if self.presenter.grid is not None:
            self.cutoffs.ask(self.presenter.grid.cutoffs)

    def read_file(self, path: Path) -> None:
        """Look at a file with assessments."""
        self.back()
        self.intake.open(path)

    def open_person(self, person: UUID) -> None:
        self._pages.setCurrentWidget(self._person())
        self._person().presenter.open(person)
        self._person().add_potential.setFocus(Qt.FocusReason.OtherFocusReason)

    def back(self) -> None:
        """From a person to the boxes."""
        if self._with_person():
            self._pages.setCurrentWidget(self._main if self.presenter.grid is not None else self._first)
            self.titled.emit("")
            self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def changed(self, changes: Changes, *, visible: bool) -> None:
        self.presenter.changed(changes, visible=visible)
        if self.person is not None:
            self.person.presenter.changed(changes)

    def save(self) -> None:
        """Keep the form that is open."""
        if self.person is not None and self.person.form.isVisible():
            self.person.form.save()

    @property
    def person_name(self) -> str:
        return self.person.name if self.person is not None and self._with_person() else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._left.setFixedWidth(max(NARROWEST, min(int(self.width() * BOXES), self.width() - LIST)))

    # Inside

    def _lay_out(self) -> None:
        self._left = ScrollPage(self._main)
        inside = QWidget(self._left)
        column = QVBoxLayout(inside)
        column.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        column.setSpacing(GRID // 2)
        column.addWidget(self.boxes, 1)
        for part in (self.outside, self.lines):
            line = QHBoxLayout()
            line.addWidget(part)
            line.addStretch(1)
            column.addLayout(line)
            if part is self.outside:
                column.addWidget(self.lacking)
        self._left.setWidget(inside)
        self.box_card = Card(parent=self._main)
        self.advice = words("")
        self.box_card.body.addWidget(self.advice)
        self.box_card.body.addWidget(self.caution)
        right = flush_column(spacing=0)
        right.addWidget(self.box_card)
        right.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._left)
        row.addLayout(right, 1)
        self._whole = whole = QVBoxLayout(self._main)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(row, 1)
        self._again = QAction(self.say("talenta.read_again"), self)
        self._again.triggered.connect(self.presenter.read)
        self._again.setVisible(False)
        reading = self.say("talenta.reading"), self.say("talenta.reading_help")
        self._first = EmptyState("layout-grid", *reading, self._again)
        self._pages.addWidget(self._main)
        self._pages.addWidget(self._first)

    def _filters(self, units: tuple[tuple[str, str], ...]) -> tuple[Filter, ...]:
        show = self._services.texts.show
        boxes = tuple((str(n), self.say("talenta.box.name", n=n)) for n in range(9, 0, -1))
        return (
            Filter("unit", self.say("talenta.column.unit"), units),
            Filter("kotak", self.say("talenta.column.kotak"), (*boxes, (NONE, self.say("talenta.none")))),
            Filter(
                "potensi", self.say("talenta.column.potensi"), tuple((each.value, show(each)) for each in Potensial)
            ),
            Filter(
                "gerak",
                self.say("talenta.filter.gerak"),
                (("1", self.say("talenta.trend.up")), ("-1", self.say("talenta.trend.down"))),
            ),
        )

    def _show_box(self, state: BoxesState) -> None:
        box = state.box
        self.box_card.setVisible(bool(box))
        self.list.bar.show_choices(self.presenter.listing.asked.choices)
        if box == NONE:
            self.box_card.heading.setText(self.say("talenta.none"))
            self.advice.setText(self.say("talenta.none_help"))
        elif box:
            self.box_card.heading.setText(self.say(f"talenta.box.{box}.label"))
            self.advice.setText(self.say("talenta.advice", anjuran=self.say(f"talenta.box.{box}.advice")))
        self.box_card.heading.setVisible(bool(box))
        self.caution.setVisible(bool(box) and box != NONE)

    def _open(self, row: PlacedRow) -> None:
        self.open_person(row.id)

    def _person(self) -> TalentPage:
        """Made when the first person is opened."""
        if self.person is None:
            from asn_desktop.ui.views.talenta.person_page import TalentPage

            self.person = TalentPage(self._services, self.presenter)
            self.person.left.connect(self.back)
            self.person.shown.connect(self._named)
            self._pages.addWidget(self.person)
        return self.person

    def _named(self, name: str) -> None:
        if self._with_person():
            self.titled.emit(name)

    def _with_person(self) -> bool:
        return self.person is not None and self._pages.currentWidget() is self.person
