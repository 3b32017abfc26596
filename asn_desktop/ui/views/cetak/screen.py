"""The print screen: people at the left, their pages at the right; in tabs where there is no room."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QSignalBlocker, QTimer
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from asn_desktop.core.domain.evaluasi import StatusEvaluasi
from asn_desktop.core.domain.skp import StatusSkp
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.ports import Preview
from asn_desktop.ui.presenters.cetak.screen import CetakPresenter
from asn_desktop.ui.presenters.cetak.state import CetakState, Sizes
from asn_desktop.ui.presenters.kinerja_list import state_options, years
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.cetak.choices import Choices
from asn_desktop.ui.views.cetak.columns import columns
from asn_desktop.ui.views.cetak.modes import Modes
from asn_desktop.ui.views.cetak.pictures import picture_of
from asn_desktop.ui.views.cetak.saving import Saving
from asn_desktop.ui.widgets.action_bar import ActionBar
from asn_desktop.ui.widgets.buttons import button
from asn_desktop.ui.widgets.empty_state import EmptyState
from asn_desktop.ui.widgets.filter_bar import Filter
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.list_page import ListPage
from asn_desktop.ui.widgets.page_preview import PagePreview
from asn_desktop.ui.widgets.refused_panel import RefusedPanel
from asn_desktop.ui.widgets.screen import Screen
from asn_desktop.ui.widgets.tab_row import tab_row
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words

WIDE = 860
"""From this width on, list and preview stand side by side."""
LIST_WIDTH = 594
LIST_SHARE = 0.61
"""Of a narrower window: name, number, state and period fit into it before the pages get more."""
PAUSE = 120
"""Milliseconds after a change of the selection before pages are made, so that moving through the list stays quick."""


class CetakScreen(Screen):
    """`show_target(employee or plan, "evaluasi/2025")` shows that form of one person."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self.presenter = CetakPresenter(services, self)
        self._run: object = None
        self._later = QTimer(self, singleShot=True, interval=PAUSE)
        self._later.timeout.connect(self._selected)
        self._make_actions()
        self._make_parts()
        self._lay_out()
        self.destroyed.connect(self.presenter.close)
        self.presenter.start()

    def render(self, state: CetakState) -> None:  # type: ignore[override]
        self._choices.render(state)
        self.page.table.viewport().update()
        with QSignalBlocker(self._by_signer):
            self._by_signer.setChecked(state.by_signer)
        bar = self.page.bar
        bar.set_options(Filter("tahun", self.say("skp.year"), state.years, required=True))
        bar.set_options(Filter("unit", self.say("cetak.filter.unit"), state.units))
        bar.show_choices(state.choices)
        self._who.setText(state.who)
        self._drafts.setText(state.drafts)
        self._drafts.setHidden(not state.drafts)
        self._shown.setText(state.shown)
        self._shown.setHidden(not state.shown)
        self._notes.setHidden(not (state.drafts or state.shown))
        self._empty.set_words(
            *((self.say("cetak.busy"), "") if state.busy else (self.say("cetak.empty"), self.say("cetak.empty_help")))
        )
        if state.planless:
            self._planless.set_words(state.planless, self.say("cetak.planless.help"))
            self._right.setCurrentWidget(self._planless)
        elif self._right.currentWidget() is self._planless:
            self._right.setCurrentWidget(self._empty)
        self.print_action.setEnabled(state.ready)
        self._save.setEnabled(state.ready)
        self._save_one.setEnabled(state.ready)
        self._refused.show_refused(state.refused)

    def show_document(self, sizes: Sizes) -> None:
        self.preview.show_document(sizes)
        self._right.setCurrentWidget(self.preview if sizes else self._empty)

    def add_pages(self, sizes: Sizes) -> None:
        self.preview.add_pages(sizes)

    def show_page(self, number: int, png: bytes) -> None:
        self.preview.show_page(number, picture_of(png))

    @property
    def detail(self) -> str:
        return self._modes.detail

    @property
    def help_key(self) -> str:
        return "" if self._modes.archive is None else "arsip"

    def show_target(self, target: UUID | None, detail: str) -> None:
        if self._modes.show_target(target, detail):
            return
        if target is None:
            self.presenter.show_filters(detail)
        else:
            self.presenter.show_person(target, detail)
            self._tabs.setCurrentIndex(1)
        self.page.bar.show_choices(self.presenter.listing.asked.choices)

    def changed(self, changes: Changes) -> None:
        self.presenter.changed(changes)
        self._modes.changed(changes)

    def search_field(self) -> QWidget | None:
        return self.page.bar.search if self._modes.archive is None else self._modes.archive.list.bar.search

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _make_actions(self) -> None:
        self.print_action = QAction(self.say("cetak.print"), self)
        self.print_action.triggered.connect(self._print)
        self.primary_action = self.print_action
        self.save_action = self._save_one = QAction(self.say("cetak.save"), self)
        self._save_one.triggered.connect(lambda: self._saving.ask(self.presenter.pile))

    def _make_parts(self) -> None:
        texts, services = self.services.texts, self.services
        self.preview = PagePreview(texts)
        self._choices = Choices(texts, self.presenter)
        self._by_signer = QCheckBox(self.say("cetak.by_signer"))
        self._by_signer.toggled.connect(self.presenter.choose_by_signer)
        people = QAction(self.say("skp.empty.import"), self)
        people.triggered.connect(lambda: services.shell.go("pegawai"))
        self.page = ListPage(
            services,
            self.presenter.listing,
            columns(texts, lambda: self.presenter.form),
            noun="cetak.people",
            hint=self.say("cetak.hint"),
            filters=(
                Filter("tahun", self.say("skp.year"), years(services.context()), required=True),
                Filter("unit", self.say("cetak.filter.unit")),
                Filter("skp", self.say("skp.column.skp"), state_options(texts, StatusSkp)),
                Filter("evaluasi", self.say("skp.column.evaluasi"), state_options(texts, StatusEvaluasi)),
            ),
            empty=EmptyState("printer", self.say("skp.empty.what"), self.say("cetak.empty_people"), people),
        )
        self.page.selection_changed.connect(lambda _n: self._later.start())
        self.page.opened.connect(lambda _row: self.preview.setFocus())
        self._everybody = button(self.say("cetak.everybody"), self.page.table.selectAll, "list-checks")
        self._refused = RefusedPanel(
            self.say("cetak.left_out"), self.say("evaluasi.refused.close"), self.presenter.output.read_refused
        )
        self.preview.wanted.connect(self.presenter.shown.draw)
        self._empty = EmptyState("printer", self.say("cetak.empty"), self.say("cetak.empty_help"))
        plans = QAction(self.say("cetak.planless.go"), self)
        plans.triggered.connect(self.presenter.open_plans)
        self._planless = EmptyState("clipboard-list", self.say("cetak.empty"), "", plans)
        self._who = words("", "strong")
        self._drafts = words("", "body")
        self._shown = words("", "muted")
        self._bar = ActionBar(self.print_action, "printer")
        self._bar.note.setText(self.say("cetak.scale"))
        self._saving = Saving(self, self.presenter)
        self._save = self._saving.button
        self._bar.add(self._save)

    def _lay_out(self) -> None:
        self._left = QWidget()
        left = flush_column(self._left, spacing=0)
        left.addWidget(self._choices)
        left.addWidget(self.page, 1)
        chosen = QVBoxLayout()
        chosen.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        chosen.setSpacing(GRID // 2)
        who = QHBoxLayout()  # side by side: in a low window every line is taken from the list
        who.setSpacing(GRID)
        who.addWidget(self._everybody)
        who.addWidget(self._who, 1)
        chosen.addLayout(who)
        chosen.addWidget(self._by_signer)
        left.addLayout(chosen)
        self._notes = QWidget()
        notes = QVBoxLayout(self._notes)
        notes.setContentsMargins(2 * GRID, GRID // 2, 2 * GRID, GRID // 2)
        notes.setSpacing(GRID // 2)
        notes.addWidget(self._drafts)
        notes.addWidget(self._shown)
        self._right = QStackedWidget()
        self._right.addWidget(self._empty)
        self._right.addWidget(self.preview)
        self._right.addWidget(self._planless)
        self._tabs = tab_row(self.title, (self.say("cetak.list"), self.say("cetak.preview")))
        self._tabs.currentChanged.connect(lambda _tab: self._fit())
        self._side = QWidget()
        beside = self._beside = QVBoxLayout(self._side)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self._notes)  # over the pages, which can be scrolled: the list keeps its height
        beside.addWidget(self._right, 1)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self._left)
        across.addWidget(self._side, 1)
        self._printing = QWidget()
        self._modes = Modes(self.services, self._printing, self._mode_changed)
        whole = flush_column(self)
        whole.addWidget(self._modes)
        layout = self._over = QVBoxLayout(self._printing)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._tabs)
        layout.addLayout(across, 1)
        layout.addWidget(self._bar)

    def _mode_changed(self) -> None:
        archive = self._modes.archive
        self.primary_action = self.print_action if archive is None else archive.attach_action

    def _fit(self) -> None:
        wide = self.width() >= WIDE
        place = self._beside if wide else self._over
        if place.indexOf(self._refused) < 0:
            place.insertWidget(0, self._refused)
        self._tabs.setHidden(wide)
        self._left.setHidden(not wide and self._tabs.currentIndex() == 1)
        self._side.setHidden(not wide and self._tabs.currentIndex() == 0)
        self._left.setMaximumWidth(LIST_WIDTH if wide else 16_777_215)
        self._left.setMinimumWidth(min(LIST_WIDTH, round(self.width() * LIST_SHARE)) if wide else 0)

    def _selected(self) -> None:
        if self.page.selected:
            whole = self.page.selected == self.page.model.rowCount() > 1
            self.page.with_selected(lambda rows: self.presenter.show(rows, whole=whole))

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog

        from asn_desktop.ui.views.cetak.print_run import anew, fits, has_paper, prepared

        printer = prepared(self.presenter.paper, self.presenter.shown.landscape)
        dialog = QPrintDialog(printer, self)
        dialog.setWindowTitle(self.say("cetak.print"))
        if not dialog.exec():
            return
        if printer.outputFileName() or not has_paper(printer):  # a file takes any paper; the dialog knows no F4
            printer = anew(printer, self.presenter.paper, self.presenter.shown.landscape)
        if not fits(printer, self.presenter.paper):
            self.services.shell.note("cetak.said.other_paper")
        self.print_on(printer)

    def print_on(self, printer: object) -> None:
        """Print all that is chosen on a printer that is set up."""
        from PySide6.QtPrintSupport import QPrinter

        from asn_desktop.ui.views.cetak.print_run import PrintRun

        assert isinstance(printer, QPrinter)

        def ready(pages: Preview) -> None:
            run = PrintRun(self.services, printer, pages, self.presenter.output.printed)
            self._run = run
            if not run.start():
                self.services.shell.note("cetak.said.no_printer")

        self.presenter.pages(ready)
