"""Everybody in a term: a list, the chase list, and the months of the units, above them the same question."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QStackedLayout, QWidget

from asn_desktop.core.domain.kinerja import JenisEvaluasi
from asn_desktop.core.domain.skp import PengecualianSkp
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases import keadaan
from asn_desktop.core.usecases.keadaan import StateRow
from asn_desktop.ui.presenters.kinerja_list import years
from asn_desktop.ui.presenters.pelaksanaan.chase import ChaseGroup
from asn_desktop.ui.presenters.pelaksanaan.exempt import Exemptions
from asn_desktop.ui.presenters.pelaksanaan.list import CONCERNS, PelaksanaanListPresenter, PelaksanaanListState
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.pelaksanaan.chase_view import ChaseView
from asn_desktop.ui.views.pelaksanaan.exempt_panel import ExemptPanel
from asn_desktop.ui.views.pelaksanaan.list_columns import WhySide, columns
from asn_desktop.ui.views.pelaksanaan.units_view import UnitsView
from asn_desktop.ui.widgets.buttons import icon_button
from asn_desktop.ui.widgets.confirm_panel import ConfirmPanel
from asn_desktop.ui.widgets.empty_state import EmptyState
from asn_desktop.ui.widgets.field import choice_field
from asn_desktop.ui.widgets.filter_bar import SEARCH, Filter
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.list_and_sheet import DocumentList
from asn_desktop.ui.widgets.list_page import ListPage
from asn_desktop.ui.widgets.tab_row import tab_row

PEOPLE, CHASE, UNITS = range(3)
FILTERS = ("tahun", "masa", "unit", "keadaan", "giliran", SEARCH)
FILTERS_OF_UNITS = ("tahun", "unit")


class PelaksanaanListView(DocumentList):
    """View of `PelaksanaanListPresenter`."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        texts, say = services.texts, services.texts.say
        self._services = services
        self.presenter: PelaksanaanListPresenter = PelaksanaanListPresenter(services, self)
        self.exemptions = Exemptions(services)
        self.main_action = QAction(say("pelaksanaan.chase.make"), self)
        self.main_action.setToolTip(say("pelaksanaan.chase.make_help"))
        self.main_action.triggered.connect(self._chase)
        people = QAction(say("skp.empty.import"), self)
        people.triggered.connect(lambda: services.shell.go("pegawai"))
        self.page = ListPage(
            services,
            self.presenter.listing,
            columns(texts),
            noun="pelaksanaan.people",
            hint=say("skp.hint"),
            filters=self._filters(years(services.context())),
            primary=self.main_action,
            primary_icon="message-square-text",
            empty=EmptyState("list-checks", say("skp.empty.what"), say("pelaksanaan.empty.help"), people),
        )
        self.page.opened.connect(self.presenter.open)
        self.page.bar.choices_changed.connect(lambda _choices: self._asked())
        self.page.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_why())
        self.page.model.modelReset.connect(self._show_why)
        self.why = WhySide(texts)
        self.chase = ChaseView(services, self.presenter, lambda: self._chase_of(()))
        self.units = UnitsView(services, self.presenter)
        self._make_cadence()
        self.exempt_panel = ExemptPanel(texts, self.exemptions)
        self._lay_out()
        self.presenter.start()

    def render(self, state: PelaksanaanListState) -> None:  # type: ignore[override]
        for one in self._filters(state.years, state.terms, state.units, state.states, state.turns):
            self.page.bar.set_options(one)
        self.page.bar.show_choices(self.presenter.listing.asked.choices)

    def changed(self, changes: Changes) -> None:
        """Something was saved somewhere: the view on show counts anew."""
        if changes.kinds & CONCERNS and self.tabs.currentIndex() != PEOPLE:
            self._read_view()

    def show_view(self, number: int) -> None:
        """People, whom to ask, or units."""
        if self.tabs.currentIndex() != number:
            self.tabs.setCurrentIndex(number)
        else:
            self._read_view()

    def show_filters(self, detail: str) -> None:
        self.tabs.setCurrentIndex(PEOPLE)
        super().show_filters(detail)

    @property
    def current(self) -> StateRow | None:
        """The row with the cursor."""
        index = self.page.table.currentIndex()
        return self.page.model.row(index.row()) if index.isValid() else None

    def ask_exempt(self) -> None:
        """About the row with the cursor: it is exempted, or its exemption ends."""
        row = self.current
        if row is None:
            self._services.shell.note("pelaksanaan.said.none_chosen")
            return
        ctx, term = self._services.context(), self.presenter.term
        whole = keadaan.whole_term(self.presenter.tahun, term.jenis, term.nomor, ctx.law.at(ctx.today)).utuh

        def found(record: PengecualianSkp | None) -> None:
            self.exempt_panel.ask(row, record, whole.start)

        self.exemptions.of(row, whole, found)

    def ask_cadence(self) -> None:
        """How often the office appraises within the year."""
        self._cadence.set_value(self.presenter.cadence.value)
        self._ask_cadence.ask()

    def show_why(self) -> None:
        """Open or close the reasons beside the list."""
        self.why.setVisible(self.why.isHidden())
        self._show_why()

    # How it is made

    def _filters(self, years: Any, terms: Any = (), units: Any = (), states: Any = (), turns: Any = ()) -> tuple[
        Filter, ...
    ]:  # fmt: skip
        say = self._services.texts.say
        return (
            Filter("tahun", say("skp.year"), years, required=True),
            Filter("masa", say("pelaksanaan.filter.masa"), terms, required=True),
            Filter("unit", say("skp.filter.unit"), units),
            Filter("keadaan", say("skp.filter.state"), states),
            Filter("giliran", say("pelaksanaan.filter.giliran"), turns),
        )

    def _make_cadence(self) -> None:
        say = self._services.texts.say
        options = tuple(
            (each.value, say(f"pelaksanaan.cadence.{each.value}"))
            for each in (JenisEvaluasi.BULAN, JenisEvaluasi.TRIWULAN, JenisEvaluasi.AKHIR)
        )
        self._cadence = choice_field(say("pelaksanaan.cadence.field"), options, say("pelaksanaan.cadence.help"))
        self._ask_cadence = ConfirmPanel(
            say("pelaksanaan.cadence.title"),
            self._cadence,
            say("pelaksanaan.cadence.go"),
            say("evaluasi.finalise.cancel"),
            self._cadence_chosen,
        )

    def _lay_out(self) -> None:
        say = self._services.texts.say
        titles = tuple(say(f"pelaksanaan.view.{name}") for name in ("people", "chase", "units"))
        self.tabs = tab_row(say("pelaksanaan.title"), titles)
        self.tabs.currentChanged.connect(lambda _tab: self._read_view())
        more = QPushButton(say("document.more"))
        self.menu = QMenu(more)
        for key, does in (
            ("why", self.show_why),
            ("plan", self._open_plan),
            ("exempt", self.ask_exempt),
            ("cadence", self.ask_cadence),
        ):
            self.menu.addAction(say(f"pelaksanaan.menu.{key}"), does)
        more.setMenu(self.menu)
        bar = self.page.bar
        bar.add(icon_button(say("pelaksanaan.menu.why"), "circle-question-mark", self.show_why))
        bar.add(more)
        self.page.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.page.table.customContextMenuRequested.connect(
            lambda place: self.menu.popup(self.page.table.viewport().mapToGlobal(place))
        )
        views = QWidget()
        self._stack = QStackedLayout(views)
        for view in (self.page, self.chase, self.units):
            self._stack.addWidget(view)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(views, 1)
        across.addWidget(self.why)
        layout = flush_column(self, spacing=0)
        layout.addWidget(self.tabs)
        layout.addWidget(bar)
        layout.addLayout(across, 1)
        layout.addWidget(self.exempt_panel)
        layout.addWidget(self._ask_cadence)

    # What is done

    def _asked(self) -> None:
        self.presenter.asked()
        if self.tabs.currentIndex() != PEOPLE:
            self._read_view()

    def _read_view(self) -> None:
        view = self.tabs.currentIndex()
        self._stack.setCurrentIndex(view)
        self._frame(view)
        if view == CHASE:
            self._chase_of(())
        elif view == UNITS:
            self.units.read()

    def _frame(self, view: int) -> None:
        """Around a view only what says something about it."""
        bar = self.page.bar
        bar.export.setVisible(view == PEOPLE)
        bar.count.setVisible(view == PEOPLE)
        bar.use(FILTERS_OF_UNITS if view == UNITS else FILTERS)
        if view != PEOPLE:
            self.why.hide()

    def _chase(self) -> None:
        """Whom to ask about the chosen rows; one row with the cursor is no choice."""
        if self.tabs.currentIndex() == PEOPLE and self.page.selected > 1:
            self.page.with_selected(self._chase_of)
        else:
            self.show_view(CHASE)

    def _chase_of(self, rows: tuple[StateRow, ...]) -> None:
        def found(groups: tuple[ChaseGroup, ...]) -> None:
            self.chase.show_groups(groups, some=bool(rows))

        if self.tabs.currentIndex() != CHASE:
            self.tabs.blockSignals(True)
            self.tabs.setCurrentIndex(CHASE)
            self.tabs.blockSignals(False)
            self._stack.setCurrentIndex(CHASE)
            self._frame(CHASE)
        self.presenter.whom_to_ask(rows, found)

    def _show_why(self) -> None:
        if self.why.isHidden():
            return
        row = self.current
        if row is None:
            self.why.show_row(self._services.texts.say("pelaksanaan.said.none_chosen"), None)
        else:
            self.why.show_row(row.row.nama, self.presenter.why(row))

    def _open_plan(self) -> None:
        row = self.current
        if row is not None:
            self.presenter.open_plan(row)
        else:
            self._services.shell.note("pelaksanaan.said.none_chosen")

    def _cadence_chosen(self) -> bool:
        self.presenter.set_cadence(JenisEvaluasi(str(self._cadence.value)))
        return True
