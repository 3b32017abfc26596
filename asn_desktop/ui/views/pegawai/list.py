"""The list of employees."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QWidget

from asn_desktop.core.domain.pegawai import Kedudukan
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.kernel.texts import grouped_nip
from asn_desktop.core.usecases.rows import PegawaiRow
from asn_desktop.ui.models.table import Column, chip_column
from asn_desktop.ui.presenters.chips import Chip
from asn_desktop.ui.presenters.pegawai.list import ListState, PegawaiListPresenter
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.pegawai.appraiser_panel import AppraiserPanel
from asn_desktop.ui.views.pegawai.page import Page
from asn_desktop.ui.widgets.action_bar import ActionBar
from asn_desktop.ui.widgets.buttons import button, icon_button
from asn_desktop.ui.widgets.empty_state import EmptyState
from asn_desktop.ui.widgets.filter_bar import Filter
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.list_page import ListPage


def _state(services: Services, row: PegawaiRow) -> Chip:
    if row.pindah:
        return Chip(services.texts.say("document.moved_to", kantor=row.pindah), "arrow-right", "info")
    text = services.texts.show(row.kedudukan)
    if row.kedudukan is Kedudukan.AKTIF:
        return Chip(text, "circle-check", "ok")
    return Chip(text, "circle-minus" if row.kedudukan.in_service else "circle-x", "neutral")


def columns(services: Services) -> tuple[Column, ...]:
    """What the list shows, and Excel export writes; a NIP is written without spaces there."""
    texts = services.texts
    return (
        Column("pegawai.list.nama", lambda row: row.nama, "nama", width=26, firm=True),
        Column(
            "pegawai.list.nip", lambda row: grouped_nip(row.nip), "nip", cell=lambda row: row.nip, width=25, firm=True
        ),
        Column("pegawai.list.jenis", lambda row: texts.show(row.jenis_pegawai), "jenis_pegawai", width=7),
        Column("pegawai.list.golongan", lambda row: row.golongan, "golongan", width=7),
        Column("pegawai.list.jabatan", lambda row: row.jabatan, "jabatan", width=27),
        Column("pegawai.list.unit", lambda row: row.unit, "unit", width=25),
        chip_column("pegawai.list.kedudukan", lambda row: _state(services, row), "kedudukan", width=13),
    )


class PegawaiList(Page):
    """Search, filters, table, and the ways to everything about people."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._presenter = PegawaiListPresenter(services, self)
        self._new = QAction(self.say("pegawai.list.new"), self)
        self._new.triggered.connect(lambda: self._presenter.go("baru"))
        self.primary = self._new
        take_in = QAction(self.say("pegawai.list.import"), self)
        take_in.triggered.connect(lambda: self._presenter.go("impor"))
        self.page = ListPage(
            services,
            self._presenter.listing,
            columns(services),
            noun="pegawai.list.count",
            hint=self.say("pegawai.list.search"),
            filters=tuple(Filter(key, self.say(f"pegawai.filter.{key}")) for key in _FILTERS),
            empty=EmptyState("users", self.say("pegawai.list.empty"), self.say("pegawai.list.empty_help"), take_in),
        )
        whole = self.say("pegawai.list.export_whole")
        self.page.bar.add(icon_button(whole, "table-2", lambda: self._ask_file(whole, self._presenter.export_whole)))
        self.page.opened.connect(lambda row: self._presenter.open_person(row.id))
        self.page.selection_changed.connect(self._selected)
        self._bar = ActionBar(self._new, "user-plus")
        self._some = button(self.say("pegawai.list.export_selected"), self._ask_export, "file-spreadsheet")
        self._rater = button(self.say("appraiser.ask"), self._ask_appraiser, "user-check")
        for only_for_some in (self._some, self._rater):
            only_for_some.hide()
            self._bar.add(only_for_some)
        for key, page, icon in (
            ("import", "impor", "import"),
            ("units", "unit", "network"),
            ("doctor", "periksa", "stethoscope"),
        ):
            self._bar.add(button(self.say(f"pegawai.list.{key}"), partial(self._presenter.go, page), icon))
        layout = flush_column(self, spacing=0)
        self.appraiser = AppraiserPanel(services)
        self.appraiser.toggled.connect(self._asking)
        layout.addWidget(self.appraiser.refused)
        layout.addWidget(self.page, 1)
        layout.addWidget(self._bar)
        layout.addWidget(self.appraiser)
        self._presenter.start()

    def render(self, state: ListState) -> None:  # type: ignore[override]
        for key, options in (
            ("unit", state.units),
            ("jenis", state.jenis),
            ("kedudukan", state.kedudukan),
            ("golongan", state.golongan),
        ):
            self.page.bar.set_options(Filter(key, self.say(f"pegawai.filter.{key}"), options))
        self.page.bar.show_choices(self._presenter.listing.asked.choices)

    def show_page(self, _target: UUID | None, detail: str) -> None:
        self._presenter.narrow(detail)
        self.page.bar.show_choices(self._presenter.listing.asked.choices)
        self.page.bar.search.setFocus()

    def visited(self) -> None:
        self.page.bar.search.setFocus()

    def changed(self, changes: Changes) -> None:
        self._presenter.changed(changes)

    def search_field(self) -> QWidget | None:
        return self.page.bar.search

    def _selected(self, n: int) -> None:
        self._bar.note.setText(self.say("pegawai.list.selected", n=n) if n > 1 else "")
        self._some.setVisible(n > 1)
        self._rater.setVisible(n > 1)

    def _ask_appraiser(self) -> None:
        self.page.with_selected(self.appraiser.presenter.ask)

    def _asking(self, asked: bool) -> None:
        """The question takes the place of the buttons, and Ctrl+Enter answers it."""
        self._bar.setHidden(asked)
        self.primary = self.appraiser.go if asked else self._new
        if not asked:
            self.page.table.setFocus()

    def _ask_export(self) -> None:
        self._ask_file(self.say("pegawai.list.export_selected"), self.export_selected)

    def _ask_file(self, title: str, write: Callable[[Path], None]) -> None:
        name = f"{self.say('pegawai.list.count_file')}.xlsx"
        chosen, _ = QFileDialog.getSaveFileName(self, title, name, self.say("widget.list.excel") + " (*.xlsx)")
        if chosen:
            write(Path(chosen).with_suffix(".xlsx"))

    def export_selected(self, path: Path) -> None:
        """Write the selected people to `path`."""
        shown = columns(self.services)
        titles = [self.say(column.title_key) for column in shown]
        self.page.with_selected(
            lambda rows: self._presenter.export(
                path, titles, [[(column.cell or column.text)(row) for column in shown] for row in rows]
            )
        )


_FILTERS = ("unit", "jenis", "kedudukan", "golongan")
