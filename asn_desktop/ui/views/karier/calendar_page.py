"""The calendar of the office in three views: by urgency, by month, by person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFileDialog,
    QMenu,
    QPushButton,
    QStackedLayout,
    QStackedWidget,
    QWidget,
)

from asn_desktop.core.usecases.karier import DueRow
from asn_desktop.ui.models.table import Column
from asn_desktop.ui.presenters.karier.calendar import CalendarPresenter
from asn_desktop.ui.presenters.karier.calendar_state import CalendarState, Face
from asn_desktop.ui.presenters.karier.forms import office_forms
from asn_desktop.ui.presenters.karier.rows import MonthTile
from asn_desktop.ui.presenters.kinerja_list import Refused
from asn_desktop.ui.presenters.listing import Listing
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.karier.columns import due_columns, person_columns
from asn_desktop.ui.views.karier.days_panel import DaysPanel
from asn_desktop.ui.views.karier.due_strip import DueStrip
from asn_desktop.ui.views.karier.months_page import MonthsPage
from asn_desktop.ui.views.karier.urgency_counts import UrgencyCounts
from asn_desktop.ui.widgets.as_of import AsOf
from asn_desktop.ui.widgets.buttons import icon_button
from asn_desktop.ui.widgets.empty_state import EmptyState
from asn_desktop.ui.widgets.filter_bar import Filter, FilterBar
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.list_page import ListPage
from asn_desktop.ui.widgets.offer_bar import OfferBar
from asn_desktop.ui.widgets.refused_panel import RefusedPanel
from asn_desktop.ui.widgets.tab_row import tab_head, tab_row

LIST, MONTHS, PEOPLE = range(3)
FACES: tuple[Face, ...] = ("list", "months", "people")


class CalendarPage(QWidget):
    """View of `CalendarPresenter`. The three views share one question: who filters one filters all.

    The list opens at once; the months and the people are made when they are first wanted.
    """

    plans_wanted = Signal()
    """The list of all career plans."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self.say = services.texts.say
        self._state: CalendarState | None = None
        self._options: tuple[object, ...] = ()
        self.months: MonthsPage | None = None
        self.people: ListPage | None = None
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
        layout = flush_column(self, spacing=0)
        for part in (self.head, self.notice, self.days_panel, self.refused, self.counts):
            layout.addWidget(part)
        layout.addWidget(pages, 1)

    @property
    def search(self) -> QWidget:
        return self._bar.search

    @property
    def _bar(self) -> FilterBar:
        return self._view(self.tabs.currentIndex()).bar

    @property
    def _made(self) -> tuple[ListPage | MonthsPage, ...]:
        return tuple(each for each in (self.list, self.months, self.people) if each is not None)

    def _view(self, index: int) -> ListPage | MonthsPage:
        if index == MONTHS:
            return self.months or self._make_months()
        if index == PEOPLE:
            return self.people or self._make_people()
        return self.list

    def render(self, state: CalendarState) -> None:  # type: ignore[override]
        self._state = state
        self.as_of.show_day(state.asked)
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
        for widget in (self.events, *(each.bar.export for each in self._made)):
            widget.setEnabled(not nothing and not state.empty)

    def show_tiles(self, tiles: tuple[MonthTile, ...]) -> None:
        if self.months is not None:
            self.months.show_tiles(tiles)

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
        self.tabs = tab_row(self.say("karier_ui.views"), (self.say(f"karier_ui.view.{face}") for face in FACES))
        self.tabs.currentChanged.connect(self._turn)
        self.as_of = AsOf(self._services)
        self.as_of.asked.connect(self.presenter.as_of)
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
        self.head = tab_head(self.tabs, self.as_of, self.propose, self.plans, self.sending, self.events, self.forms)

    def _make_pages(self) -> None:
        self.list = self._listed(self.presenter.listing, due_columns(self._services.texts), "karier.daftar.due")
        self.list.opened.connect(self.presenter.open)
        self.list.selection_changed.connect(lambda n: self._can_propose(n > 0))
        self.strip = DueStrip(self.say("karier_ui.told.why"), self._open_current)
        self.list.table.selectionModel().currentRowChanged.connect(lambda *_: self._tell())
        self.list.model.modelReset.connect(self._tell)
        listed = QWidget()
        beside = flush_column(listed, spacing=0)
        beside.addWidget(self.list, 1)
        beside.addWidget(self.strip)
        self._listed_page = listed
        self._pages = QStackedWidget()
        self._pages.addWidget(listed)
        self.old = OfferBar(((self.say("karier_ui.again"), self.presenter.read),))
        self._views = QWidget()
        whole = flush_column(self._views, spacing=0)
        whole.addWidget(self.old)
        whole.addWidget(self._pages, 1)

    def _listed(self, listing: Listing, columns: Sequence[Column], noun: str) -> ListPage:
        empty = EmptyState("calendar-days", self.say("karier_ui.empty.what"), self.say("karier_ui.empty.help"))
        return ListPage(
            self._services, listing, columns, noun=noun, hint=self.say("karier_ui.hint"),
            filters=self._filters(self._state), empty=empty, other_day=self._other_day,
        )  # fmt: skip

    def _other_day(self) -> date | None:
        """Of what is on show, which may be what was kept while another day is worked out."""
        return self._state.day if self._state is not None and self._state.day != self._state.today else None

    def _make_people(self) -> ListPage:
        columns = person_columns(self._services.texts)
        self.people = made = self._listed(self.presenter.people, columns, "karier.daftar.people")
        made.opened.connect(self.presenter.open_person)
        made.bar.export.setEnabled(self.list.bar.export.isEnabled())
        self._pages.addWidget(made)
        return made

    def _make_months(self) -> MonthsPage:
        filters = self._filters(self._state)[1:]
        self.months = made = MonthsPage(self._services.texts, self.say("karier_ui.hint"), filters)
        made.searched.connect(lambda text: self._tiles_asked(text=text))
        made.narrowed.connect(self._tiles_asked)
        made.tiles.opened.connect(self._open_month)
        self._pages.addWidget(made)
        return made

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
        view = self._view(index)
        self.presenter.turn(FACES[index])
        self._pages.setCurrentWidget(self._listed_page if index == LIST else view)
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
        for bar in (each.bar for each in self._made):
            bar.show_choices(asked.choices)
            blocker = QSignalBlocker(bar.search)
            bar.search.setText(asked.text)
            blocker.unblock()

    def _tiles_asked(self, text: str | None = None) -> None:
        asked = self.presenter.question
        kept = {key: value for key, value in asked.choices.items() if key == "masa"}
        self.presenter.show_choices(kept | self._bar.choices, asked.text if text is None else text)

    def _open_month(self, tile: MonthTile) -> None:
        self.show_filters(self.presenter.show_month(tile.month))
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

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
        for view in self._made:
            for one in others if view is self.months else (time, *others):
                view.bar.set_options(one)
        self._show_asked()
