"""The list of plans of a year."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from asn_desktop.core.kernel.texts import Texts, grouped_nip
from asn_desktop.core.usecases.rows import KinerjaRow
from asn_desktop.ui.models.table import Column, chip_column
from asn_desktop.ui.presenters.chips import evaluasi_chip, skp_chip
from asn_desktop.ui.presenters.kinerja_list import whereabouts, years
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.skp.beside import short_period
from asn_desktop.ui.presenters.skp.list import SkpListPresenter, SkpListState
from asn_desktop.ui.widgets.buttons import button
from asn_desktop.ui.widgets.empty_state import EmptyState
from asn_desktop.ui.widgets.filter_bar import Filter
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.list_and_sheet import DocumentList
from asn_desktop.ui.widgets.list_page import ListPage
from asn_desktop.ui.widgets.refused_panel import RefusedPanel


def columns(texts: Texts) -> tuple[Column, ...]:
    """What a row shows; how far the appraisal is stands on its own screen, and here where there is room for it."""
    return (
        Column("skp.column.nama", lambda row: row.nama, "nama", width=27),
        Column(
            "skp.column.nip", lambda row: grouped_nip(row.nip), "nip", cell=lambda row: row.nip, width=22, firm=True
        ),
        Column("skp.column.jabatan", lambda row: row.jabatan, "jabatan", width=24),
        Column("skp.column.unit", lambda row: whereabouts(texts, row), "unit", width=22),
        Column("skp.column.penilai", lambda row: row.penilai, "penilai", width=20),
        chip_column("skp.column.skp", lambda row: skp_chip(texts, row.skp_status), "skp_status", width=14),
        Column(
            "skp.column.evaluasi",
            lambda row: evaluasi_chip(texts, row.evaluasi_status).text,
            "evaluasi_status",
            chip=lambda row: evaluasi_chip(texts, row.evaluasi_status),
            width=16,
            firm=True,
            spare=True,
        ),
        Column("skp.column.periode", lambda row: period_of(row), "mulai", width=14, firm=True),
    )


def period_of(row: KinerjaRow) -> str:
    """First and last day of a plan, short; the year stands above the list."""
    if row.mulai is None or row.sampai is None:
        return ""
    return short_period(row.mulai, row.sampai)


class SkpListView(DocumentList):
    """Filters, rows, and plans for the chosen people."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        texts = services.texts
        self._services = services
        self.presenter: SkpListPresenter = SkpListPresenter(services, self)
        self.main_action = QAction(texts.say("skp.create"), self)
        self.main_action.setToolTip(texts.say("skp.create_help"))
        self.main_action.triggered.connect(self._create)
        people = QAction(texts.say("skp.empty.import"), self)
        people.triggered.connect(lambda: services.shell.go("pegawai"))
        self.page = ListPage(
            services,
            self.presenter.listing,
            columns(texts),
            noun="skp.people",
            hint=texts.say("skp.hint"),
            filters=(
                Filter("tahun", texts.say("skp.year"), years(services.context()), required=True),
                Filter("unit", texts.say("skp.filter.unit")),
                Filter("skp", texts.say("skp.filter.state")),
            ),
            primary=self.main_action,
            primary_icon="file-plus",
            empty=EmptyState("clipboard-list", texts.say("skp.empty.what"), texts.say("skp.empty.help"), people),
        )
        self.page.opened.connect(self.presenter.open)
        self.page.bar.add(button(texts.say("skp.unit.open"), self.presenter.plan_unit, "table-2"))
        self._refused = RefusedPanel(
            texts.say("skp.refused.title"), texts.say("skp.refused.close"), self.presenter.read_refused
        )
        layout = flush_column(self, spacing=0)
        layout.addWidget(self._refused)
        layout.addWidget(self.page, 1)
        self.presenter.start()

    def render(self, state: SkpListState) -> None:  # type: ignore[override]
        bar, texts = self.page.bar, self._services.texts
        bar.set_options(Filter("tahun", texts.say("skp.year"), state.years, required=True))
        bar.set_options(Filter("unit", texts.say("skp.filter.unit"), state.units))
        bar.set_options(Filter("skp", texts.say("skp.filter.state"), state.states))
        self._refused.show_refused(state.refused)

    def _create(self) -> None:
        if self.page.selected:
            self.page.with_selected(self.presenter.create)
        else:
            self._services.shell.note("skp.said.none_chosen")
