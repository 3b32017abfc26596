"""The list of appraisals of a year, with the distribution of the chosen unit beside it."""

from __future__ import annotations

from datetime import date

from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.core.kernel.texts import Texts, grouped_nip
from asn_desktop.core.usecases.rows import KinerjaRow
from asn_desktop.ui.models.table import Column, chip_column
from asn_desktop.ui.presenters.chips import evaluasi_chip, predikat_chip
from asn_desktop.ui.presenters.evaluasi_list import EvaluasiListPresenter, EvaluasiListState
from asn_desktop.ui.presenters.kinerja_list import years
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.evaluasi.distribution_panel import DistributionPanel
from asn_desktop.ui.widgets.buttons import icon_button
from asn_desktop.ui.widgets.confirm_panel import ConfirmPanel
from asn_desktop.ui.widgets.date_field import DateField
from asn_desktop.ui.widgets.empty_state import EmptyState
from asn_desktop.ui.widgets.field import Field
from asn_desktop.ui.widgets.filter_bar import Filter
from asn_desktop.ui.widgets.list_and_sheet import DocumentList
from asn_desktop.ui.widgets.list_page import ListPage
from asn_desktop.ui.widgets.refused_panel import RefusedPanel

WIDE = 1100
"""From this width on, the distribution is open beside the list unless the user closes it."""


def columns(texts: Texts) -> tuple[Column, ...]:
    return (
        Column("evaluasi.column.nama", lambda row: row.nama, "nama", width=27),
        Column(
            "evaluasi.column.nip",
            lambda row: grouped_nip(row.nip),
            "nip",
            cell=lambda row: row.nip,
            width=22,
            firm=True,
        ),
        Column("evaluasi.column.unit", lambda row: row.unit, "unit", width=22, spare=True),
        Column("evaluasi.column.penilai", lambda row: row.penilai, "penilai", width=20),
        chip_column(
            "evaluasi.column.evaluasi",
            lambda row: evaluasi_chip(texts, row.evaluasi_status),
            "evaluasi_status",
            width=16,
        ),
        chip_column("evaluasi.column.predikat", lambda row: predikat_chip(texts, row.predikat), "predikat", width=17),
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
            filters=(
                Filter("tahun", say("skp.year"), years(services.context()), required=True),
                Filter("unit", say("evaluasi.filter.unit")),
                Filter("evaluasi", say("evaluasi.filter.state")),
                Filter("predikat", say("evaluasi.filter.predikat")),
                Filter("penilai", say("evaluasi.filter.penilai")),
            ),
            primary=self.main_action,
            primary_icon="badge-check",
            empty=EmptyState("clipboard-check", say("evaluasi.empty.what"), say("evaluasi.empty.help"), people),
        )
        self.page.opened.connect(self.presenter.open)
        self.page.bar.choices_changed.connect(lambda _choices: self.presenter.asked())
        self._refused = RefusedPanel(
            say("evaluasi.refused.title"), say("evaluasi.refused.close"), self.presenter.read_refused
        )
        self._date = Field(say("evaluasi.finalise.date"), DateField(texts), say("evaluasi.finalise.help"))
        self._chosen: tuple[KinerjaRow, ...] = ()
        self._confirm = ConfirmPanel(
            say("evaluasi.finalise.title"),
            self._date,
            say("evaluasi.finalise.go"),
            say("evaluasi.finalise.cancel"),
            self._finalise,
        )
        self.panel = DistributionPanel(texts, self.presenter)
        self.panel.hide()
        self._toggle = icon_button(say("evaluasi.distribution.show"), "chart-column", self._toggled)
        self._toggle.setCheckable(True)
        self._open: bool | None = None
        self._lay_out()
        self.presenter.start()

    def render(self, state: EvaluasiListState) -> None:  # type: ignore[override]
        bar, say = self.page.bar, self._services.texts.say
        for one in (
            Filter("tahun", say("skp.year"), state.years, required=True),
            Filter("unit", say("evaluasi.filter.unit"), state.units),
            Filter("evaluasi", say("evaluasi.filter.state"), state.states),
            Filter("predikat", say("evaluasi.filter.predikat"), state.predikat),
            Filter("penilai", say("evaluasi.filter.penilai"), state.raters),
        ):
            bar.set_options(one)
        self.panel.show_state(state.distribution)
        self._refused.show_refused(state.refused)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_panel()

    def _lay_out(self) -> None:
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.page, 1)
        across.addWidget(self.panel)
        self.page.bar.add(self._toggle)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._refused)
        layout.addLayout(across, 1)
        layout.addWidget(self._confirm)

    def _toggled(self) -> None:
        self._open = self.panel.isHidden()
        self._show_panel()

    def _show_panel(self) -> None:
        shown = self.width() >= WIDE if self._open is None else self._open
        self.panel.setHidden(not shown)
        self._toggle.setChecked(shown)
        name = self._services.texts.say(f"evaluasi.distribution.{'hide' if shown else 'show'}")
        self._toggle.setToolTip(name)
        self._toggle.setAccessibleName(name)

    def _ask(self) -> None:
        if self.page.selected:
            self.page.with_selected(self._ask_for)
        else:
            self._services.shell.note("evaluasi.said.none_chosen")

    def _ask_for(self, rows: tuple[KinerjaRow, ...]) -> None:
        self._chosen = rows
        self._date.set_value(self._services.context().today)
        self._confirm.ask(self._services.texts.say("evaluasi.finalise.many", n=len(rows)))

    def _finalise(self) -> bool:
        day = self._date.value
        if not isinstance(day, date):
            self._date.set_error(self._services.texts.say("skp.agree.invalid"))
            return False
        self.presenter.finalise(self._chosen, day)
        return True
