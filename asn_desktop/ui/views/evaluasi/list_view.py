"""The list of appraisals of a year or term, with the distribution of the chosen unit beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtGui import QAction, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from asn_desktop.core.kernel.texts import Texts, grouped_nip
from asn_desktop.core.usecases.evaluasi import Handover
from asn_desktop.core.usecases.keadaan import StateRow
from asn_desktop.ui.models.table import Column, chip_column
from asn_desktop.ui.presenters.chips import predikat_chip
from asn_desktop.ui.presenters.evaluasi.list import EvaluasiListPresenter, EvaluasiListState
from asn_desktop.ui.presenters.keadaan_chips import keadaan_chip, turn_of
from asn_desktop.ui.presenters.kinerja_list import Option, whereabouts, years
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.evaluasi.distribution_panel import DistributionPanel
from asn_desktop.ui.views.evaluasi.handover_form import HandoverForm
from asn_desktop.ui.views.evaluasi.run_panel import RunPanel
from asn_desktop.ui.widgets.buttons import button, icon_button
from asn_desktop.ui.widgets.confirm_panel import ConfirmPanel
from asn_desktop.ui.widgets.date_field import DateField
from asn_desktop.ui.widgets.empty_state import EmptyState
from asn_desktop.ui.widgets.field import Field
from asn_desktop.ui.widgets.filter_bar import Filter
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.keys import shortcut
from asn_desktop.ui.widgets.list_and_sheet import DocumentList
from asn_desktop.ui.widgets.list_page import ListPage
from asn_desktop.ui.widgets.refused_panel import RefusedPanel

Options = tuple[Option, ...]

WORDED = 960
"""From this width of the list on, the key of the run has words beside its mark."""
WIDE = 1400
"""From this width on, the distribution is open beside the list unless the user closes it."""


def columns(texts: Texts) -> tuple[Column, ...]:
    """Who, how far, whose turn it is and until when, and the result."""
    return (
        Column("evaluasi.column.nama", lambda each: each.row.nama, "nama", width=22),
        Column(
            "evaluasi.column.nip",
            lambda each: grouped_nip(each.row.nip),
            "nip",
            cell=lambda each: each.row.nip,
            width=22,
            firm=True,
        ),
        Column("evaluasi.column.unit", lambda each: whereabouts(texts, each.row), "unit", width=18, spare=True),
        Column("evaluasi.column.penilai", lambda each: each.row.penilai, "penilai", width=18, spare=True),
        chip_column("evaluasi.column.keadaan", lambda each: keadaan_chip(texts, each), "keadaan", width=17),
        Column("evaluasi.column.giliran", lambda each: turn_of(texts, each), "giliran", width=15),
        Column(
            "evaluasi.column.batas",
            lambda each: f"{each.batas:%d/%m/%Y}" if each.batas else "",  # that it has passed is in the state's colour
            "batas",
            cell=lambda each: each.batas,
            width=10,
            firm=True,
        ),
        chip_column(
            "evaluasi.column.predikat", lambda each: predikat_chip(texts, each.row.predikat), "predikat", width=17
        ),
    )


class EvaluasiListView(DocumentList):
    """Filters, rows, the distribution, and many finalised at once."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        texts, say = services.texts, services.texts.say
        self._services = services
        self.presenter: EvaluasiListPresenter = EvaluasiListPresenter(services, self)
        self.main_action = QAction(say("evaluasi.finalise_selected"), self)
        self.main_action.setToolTip(say("evaluasi.finalise_help"))
        self.main_action.triggered.connect(self._ask)
        people = QAction(say("evaluasi.empty.import"), self)
        people.triggered.connect(lambda: services.shell.go("pegawai"))
        self.page = ListPage(
            services,
            self.presenter.listing,
            columns(texts),
            noun="evaluasi.people",
            hint=say("evaluasi.hint"),
            filters=self._filters(years(services.context())),
            primary=self.main_action,
            primary_icon="badge-check",
            empty=EmptyState("clipboard-check", say("evaluasi.empty.what"), say("evaluasi.empty.help"), people),
        )
        self.page.opened.connect(self.presenter.open)
        self.page.bar.choices_changed.connect(lambda _choices: self.presenter.asked())
        self._refused = RefusedPanel("", say("evaluasi.refused.close"), self.presenter.read_refused)
        self._date = Field(say("evaluasi.finalise.date"), DateField(texts), say("evaluasi.finalise.help"))
        self._chosen: tuple[StateRow, ...] | None = ()
        self._confirm = ConfirmPanel(
            say("evaluasi.finalise.title"),
            self._date,
            say("evaluasi.finalise.go"),
            say("evaluasi.finalise.cancel"),
            self._finalise,
        )
        self.fairness = button(say("evaluasi.finalise.fairness"), self._see_fairness, "scale")
        self.fairness.setToolTip(say("evaluasi.finalise.fairness_help"))
        self._confirm.offer_before(self.fairness)
        self.handover = HandoverForm(texts, self.presenter.many.wrong_day, self._hand_over)
        for question in (self._confirm, self.handover):
            question.closed.connect(self.page.table.setFocus)
        self.run_panel = RunPanel(texts, self.presenter.runs)
        self.run_panel.finalise.triggered.connect(self._ask_for_ready)
        self.panel = DistributionPanel(texts, self.presenter)
        self.panel.hide()
        self._toggle = icon_button(say("evaluasi.distribution.show"), "chart-column", self._toggled)
        self._toggle.setCheckable(True)
        self._open: bool | None = None
        self._make_tasks()
        self._lay_out()
        self.presenter.start()

    def render(self, state: EvaluasiListState) -> None:  # type: ignore[override]
        bar = self.page.bar
        for one in self._filters(state.years, state.terms, state.units, state.states, state.predikat, state.raters):
            bar.set_options(one)
        bar.show_choices(self.presenter.listing.asked.choices)
        due = self._services.texts.say("evaluasi.term.due", masa=state.masa, tanggal=state.due)
        self.panel.show_state(state.distribution, due)
        self._refused.set_title(state.refused_title)
        self._refused.show_refused(state.refused)
        self.run_panel.show_end(state.end)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.presenter.seen(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.presenter.seen(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_panel()

    def _filters(
        self,
        years: Options,
        terms: Options = (),
        units: Options = (),
        states: Options = (),
        predikat: Options = (),
        raters: Options = (),
    ) -> tuple[Filter, ...]:
        say = self._services.texts.say
        return (
            Filter("tahun", say("skp.year"), years, required=True),
            Filter("masa", say("evaluasi.filter.term"), terms, required=True),
            Filter("unit", say("evaluasi.filter.unit"), units),
            Filter("evaluasi", say("evaluasi.filter.state"), states),
            Filter("predikat", say("evaluasi.filter.predikat"), predikat),
            Filter("penilai", say("evaluasi.filter.penilai"), raters),
        )

    def _make_tasks(self) -> None:
        """What is done for the chosen rows, or for all of them, beside making them final."""
        say = self._services.texts.say
        self.run_button = button("", self.run, "list-checks")  # its words come where there is room
        self.run_button.setToolTip(say("evaluasi.run.help"))
        self.run_button.setAccessibleName(say("evaluasi.run.start"))
        shortcut(self, "Ctrl+R", self.run)
        self.menu = QMenu(self)
        more = icon_button(say("document.more"), "ellipsis-vertical", lambda: None)
        more.setMenu(self.menu)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        for key, does in (
            ("begin", self._begin),
            ("handover", self._ask_handover),
            ("chase", self.presenter.whom_to_ask),
        ):
            self.menu.addAction(say(f"evaluasi.menu.{key}"), does)
        self.page.bar.add(self.run_button)
        self.page.bar.add(more)

    def run(self) -> None:
        """Rate one after the other: the chosen rows where there are several, otherwise everybody of the list."""
        if self.page.selected > 1:
            self.page.with_selected(self.presenter.runs.start)
        else:
            self.presenter.runs.start(())

    def _lay_out(self) -> None:
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.page, 1)
        across.addWidget(self.panel)
        self.page.bar.add(self._toggle)
        layout = flush_column(self, spacing=0)
        layout.addWidget(self.run_panel)
        layout.addWidget(self._refused)
        layout.addLayout(across, 1)
        layout.addWidget(self._confirm)
        layout.addWidget(self.handover)

    def _toggled(self) -> None:
        self._open = self.panel.isHidden()
        self._show_panel()

    def _show_panel(self) -> None:
        shown = self.width() >= WIDE if self._open is None else self._open
        self.panel.setHidden(not shown)
        self._toggle.setChecked(shown)
        room = self.width() - (self.panel.width() if shown else 0)
        self.run_button.setText(self._services.texts.say("evaluasi.run.start") if room >= WORDED else "")
        name = self._services.texts.say(f"evaluasi.distribution.{'hide' if shown else 'show'}")
        self._toggle.setToolTip(name)
        self._toggle.setAccessibleName(name)

    def _ask(self) -> None:
        self._with_chosen(self._ask_for)

    def _ask_for(self, rows: tuple[StateRow, ...]) -> None:
        self._chosen = rows
        self._date.set_value(self._services.context().today)
        self._confirm.ask(self._services.texts.say("evaluasi.finalise.many", n=len(rows)))

    def _ask_for_ready(self) -> None:
        """Those who lacked nothing at the end of a run."""
        self._chosen = None
        self._date.set_value(self._services.context().today)
        self._confirm.ask(self.run_panel.finalise.text())

    def _finalise(self) -> bool:
        day = self._date.value
        if not isinstance(day, date):
            self._date.set_error(self._services.texts.say("skp.agree.invalid"))
            return False
        if self._chosen is None:
            self.presenter.runs.finalise_ready(day)
        else:
            self.presenter.many.finalise(self._chosen, day)
        return True

    def _see_fairness(self) -> None:
        """The raters side by side, before anything is final; the question waits."""
        self.presenter.see_fairness(self._chosen or ())

    def _begin(self) -> None:
        self._with_chosen(self.presenter.many.begin)

    def _ask_handover(self) -> None:
        def ask(rows: tuple[StateRow, ...]) -> None:
            self._chosen = rows
            today = self._services.context().today
            self.handover.ask(self._services.texts.say("evaluasi.handover.many", n=len(rows)), Handover(today))

        self._with_chosen(ask)

    def _hand_over(self, days: Handover) -> None:
        self.presenter.many.hand_over(self._chosen or (), days)

    def _with_chosen(self, does: Callable[[tuple[StateRow, ...]], None]) -> None:
        if self.page.selected:
            self.page.with_selected(does)
        else:
            self._services.shell.note("evaluasi.said.none_chosen")
