"""The calendar of the office in three views: by urgency, by month, by person."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedLayout,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.karier import DueRow
from asn_desktop.ui.presenters.karier_calendar import CalendarPresenter
from asn_desktop.ui.presenters.karier_calendar_state import CalendarState, Face
from asn_desktop.ui.presenters.karier_day import read_day
from asn_desktop.ui.presenters.karier_forms import office_forms
from asn_desktop.ui.presenters.karier_rows import MonthTile
from asn_desktop.ui.presenters.kinerja_list import Refused
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.karier.columns import due_columns, person_columns
from asn_desktop.ui.views.karier.days_panel import DaysPanel
from asn_desktop.ui.views.karier.due_strip import DueStrip
from asn_desktop.ui.views.karier.tiles import TilesView
from asn_desktop.ui.views.karier.urgency_counts import UrgencyCounts
from asn_desktop.ui.widgets.buttons import button, icon_button
from asn_desktop.ui.widgets.card import ScrollPage
from asn_desktop.ui.widgets.date_field import DateField
from asn_desktop.ui.widgets.empty_state import EmptyState
from asn_desktop.ui.widgets.filter_bar import Filter, FilterBar
from asn_desktop.ui.widgets.list_page import ListPage
from asn_desktop.ui.widgets.offer_bar import OfferBar
from asn_desktop.ui.widgets.refused_panel import RefusedPanel
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words

LIST, MONTHS, PEOPLE = range(3)
FACES: tuple[Face, ...] = ("list", "months", "people")


class CalendarPage(QWidget):
    """View of `CalendarPresenter`. The three views share one question: who filters one filters all."""

    plans_wanted = Signal()
    """The list of all career plans."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self.say = services.texts.say
        self._state: CalendarState | None = None
        self._options: tuple[object, ...] = ()
        self.presenter: CalendarPresenter = CalendarPresenter(services, self)
        self._make_head()
        self.counts = UrgencyCounts(services.texts)
        self.counts.chosen.connect(lambda urgensi: self.show_filters(f"keadaan={urgensi.value}"))
        self._make_pages()
        self.notice = OfferBar(((self.say("karier_ui.stop"), self.presenter.stop),))
        self.days_panel = DaysPanel(services.texts, self.presenter.set_days)
        self.refused = RefusedPanel(
            self.say("usulan.refused.title"), self.say("usulan.refused.close"), lambda: self.show_refused(())
        )
        self._again = QAction(self.say("karier_ui.again"), self)
        self._again.triggered.connect(self.presenter.read)
        self._stopped = EmptyState(
            "calendar-days", self.say("karier_ui.stopped.what"), self.say("karier_ui.stopped.help"), self._again
        )
        self._first = EmptyState(
            "calendar-days", self.say("karier_ui.first_time.what"), self.say("karier_ui.first_time.help")
        )
        pages = QWidget()
        self._stack = QStackedLayout(pages)
        for page in (self._views, self._stopped, self._first):
            self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self.head, self.notice, self.days_panel, self.refused, self.counts):
            layout.addWidget(part)
        layout.addWidget(pages, 1)

    @property
    def search(self) -> QWidget:
        return self._bar.search

    @property
    def _bar(self) -> FilterBar:
        return (self.list.bar, self.bar, self.people.bar)[self.tabs.currentIndex()]

    def render(self, state: CalendarState) -> None:  # type: ignore[override]
        self._state = state
        if not self.day.hasFocus():
            self.day.set_date(state.asked)
        self.today.setVisible(state.another_day)
        self._show_options(state)
        self.counts.show_counts(state.counts)
        working = ""
        if state.working and state.day is not None and state.day != state.asked:
            working = self.say("karier_ui.working_on_kept", tanggal=state.asked, kept=state.day)
        elif state.working and state.day is None:
            working = self.say("karier_ui.working", tanggal=state.asked)
        self.notice.offer(working)
        nothing = state.day is None
        self._stack.setCurrentWidget(
            self._first if nothing and not state.stopped else self._stopped if nothing else self._views
        )
        if state.stopped and not nothing:
            self.old.offer(self.say("karier_ui.stopped.kept", tanggal=state.day, asked=state.asked))
        else:
            self.old.offer("")
        for widget in (self.events, self.list.bar.export, self.people.bar.export):
            widget.setEnabled(not nothing and not state.empty)

    def show_tiles(self, tiles: tuple[MonthTile, ...]) -> None:
        self.tiles.show_tiles(tiles)
        self.bar.count.setText(self.say("karier.daftar.due", n=sum(tile.total for tile in tiles)))

    def show_refused(self, refused: tuple[Refused, ...]) -> None:
        self.refused.show_refused(refused)

    def show_filters(self, detail: str) -> None:
        """The question another screen asks, in the list."""
        self.tabs.setCurrentIndex(LIST)
        self.presenter.narrow(detail)
        self._show_asked()

    def settle(self) -> None:
        """The page has come into view."""
        self.presenter.visited()
        self._bar.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def save_events_to(self, path: Path) -> None:
        """Write what is shown for calendars of other programs."""
        self.presenter.save_events(path)

    # Parts

    def _make_head(self) -> None:
        texts = self._services.texts
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setAccessibleName(self.say("karier_ui.views"))
        for face in FACES:
            self.tabs.addTab(self.say(f"karier_ui.view.{face}"))
        self.tabs.currentChanged.connect(self._turn)
        self.day = DateField(texts)
        self.day.setFixedWidth(170)
        self.day.setAccessibleName(self.say("karier_ui.as_of"))
        self.day.setToolTip(self.say("karier_ui.as_of_help"))
        self.day.returnPressed.connect(self._as_of)
        self.today = button(self.say("karier_ui.today"), lambda: self.presenter.as_of(None))
        self.today.hide()
        self.propose = icon_button(self.say("usulan.start.many"), "stamp", self._propose)
        self.propose.setEnabled(False)
        self.plans = icon_button(self.say("rencana.office"), "target", self.plans_wanted.emit)
        self.sending = icon_button(self.say("karier_ui.days.title"), "truck", self._ask_days)
        self.events = icon_button(self.say("karier_ui.events"), "calendar-plus", self._save_events)
        self.forms = QPushButton(self.say("karier_ui.print"))
        menu = QMenu(self.forms)
        for name, wording in office_forms(texts):
            menu.addAction(wording, self._printing(name))
        self.forms.setMenu(menu)
        self.head = QFrame()
        self.head.setProperty("role", "bar")
        line = QHBoxLayout(self.head)
        line.setContentsMargins(GRID, 0, 2 * GRID, 0)
        line.setSpacing(GRID)
        line.addWidget(self.tabs, 1)
        line.addWidget(words(self.say("karier_ui.as_of"), "muted", wrap=False))
        for widget in (self.day, self.today, self.propose, self.plans, self.sending, self.events, self.forms):
            line.addWidget(widget)

    def _make_pages(self) -> None:
        texts, services = self._services.texts, self._services
        empty = ("calendar-days", self.say("karier_ui.empty.what"), self.say("karier_ui.empty.help"))
        hint = self.say("karier_ui.hint")
        self.list = ListPage(
            services, self.presenter.listing, due_columns(texts), noun="karier.daftar.due", hint=hint,
            filters=self._filters(None), empty=EmptyState(*empty),
        )  # fmt: skip
        self.people = ListPage(
            services, self.presenter.people, person_columns(texts), noun="karier.daftar.people", hint=hint,
            filters=self._filters(None), empty=EmptyState(*empty),
        )  # fmt: skip
        self.list.opened.connect(self.presenter.open)
        self.people.opened.connect(self.presenter.open_person)
        self.list.selection_changed.connect(lambda n: self._can_propose(n > 0))
        self.bar = FilterBar(texts, hint, self._filters(None)[1:], None, "")
        self.bar.export.hide()
        self.bar.text_changed.connect(lambda text: self._tiles_asked(text=text.strip()))
        self.bar.choices_changed.connect(lambda _choices: self._tiles_asked())
        self.tiles = TilesView(texts)
        self.tiles.opened.connect(self._open_month)
        scroll = ScrollPage()
        scroll.body.addWidget(self.tiles)
        scroll.body.addStretch(1)
        months = QWidget()
        column = QVBoxLayout(months)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(scroll, 1)
        self.strip = DueStrip(self.say("karier_ui.told.why"), self._open_current)
        self.list.table.selectionModel().currentRowChanged.connect(lambda *_: self._tell())
        self.list.model.modelReset.connect(self._tell)
        listed = QWidget()
        beside = QVBoxLayout(listed)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.list, 1)
        beside.addWidget(self.strip)
        self._pages = QStackedWidget()
        for page in (listed, months, self.people):
            self._pages.addWidget(page)
        self.old = OfferBar(((self.say("karier_ui.again"), self.presenter.read),))
        self._views = QWidget()
        whole = QVBoxLayout(self._views)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.old)
        whole.addWidget(self._pages, 1)

    def _filters(self, state: CalendarState | None) -> tuple[Filter, ...]:
        return (
            Filter("masa", self.say("karier_ui.filter.time"), state.times if state else ()),
            Filter("hak", self.say("karier_ui.filter.right"), state.rights if state else ()),
            Filter("unit", self.say("karier_ui.filter.unit"), state.units if state else ()),
            Filter("keadaan", self.say("karier_ui.filter.state"), state.states if state else ()),
        )

    # What the reader does

    def _turn(self, index: int) -> None:
        """The question goes with the reader from one view to the next."""
        self.presenter.turn(FACES[index])
        self._pages.setCurrentIndex(index)
        self._can_propose(index == LIST and self.list.selected > 0)
        self._show_asked()

    def _tell(self) -> None:
        """The line at the cursor in full."""
        row = self._current
        self.strip.tell(self.presenter.told(row) if row is not None else None)

    def _open_current(self) -> None:
        if (row := self._current) is not None:
            self.presenter.open(row)

    @property
    def _current(self) -> DueRow | None:
        index = self.list.table.currentIndex()
        row = self.list.model.row(index.row()) if index.isValid() else None
        return row if isinstance(row, DueRow) else None

    def _propose(self) -> None:
        self.list.with_selected(self.presenter.propose)

    def _can_propose(self, can: bool) -> None:
        """Of today's calendar only: who looks at another day looks, and does not act."""
        another = self._state is not None and self._state.another_day
        self.propose.setEnabled(can and not another)

    def _show_asked(self) -> None:
        """The same filters and the same search above all three views."""
        asked = self.presenter.question
        for bar in (self.list.bar, self.bar, self.people.bar):
            bar.show_choices(asked.choices)
            blocker = QSignalBlocker(bar.search)
            bar.search.setText(asked.text)
            blocker.unblock()

    def _tiles_asked(self, text: str | None = None) -> None:
        asked = self.presenter.question
        kept = {key: value for key, value in asked.choices.items() if key == "masa"}
        self.presenter.show_choices(kept | self.bar.choices, asked.text if text is None else text)

    def _open_month(self, tile: MonthTile) -> None:
        self.show_filters(self.presenter.show_month(tile.month))
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _as_of(self) -> None:
        try:
            day = read_day(self.day.text(), self._services.context().today)
        except UserError as error:
            self._services.shell.report(error)
            return
        self.day.clearFocus()
        self.presenter.as_of(day)

    def _ask_days(self) -> None:
        if self._state is not None:
            self.days_panel.ask(self._state.days)

    def _printing(self, name: str) -> Callable[[], None]:
        return lambda: self.presenter.print(name)

    def _save_events(self) -> None:
        name = f"{self.say('karier.lembar')}.ics"
        kinds = f"{self.say('karier_ui.ics')} (*.ics)"
        chosen, _ = QFileDialog.getSaveFileName(self, self.say("karier_ui.events"), name, kinds)
        if chosen:
            self.save_events_to(Path(chosen).with_suffix(".ics"))

    # What is shown

    def _show_options(self, state: CalendarState) -> None:
        options = (state.times, state.units)
        if options == self._options:
            return
        self._options = options
        time, *others = self._filters(state)
        for bar in (self.list.bar, self.people.bar):
            bar.set_options(time)
        for bar in (self.list.bar, self.bar, self.people.bar):
            for one in others:
                bar.set_options(one)
        self._show_asked()
