"""The settings, on seven tabs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLabel, QTabWidget, QVBoxLayout, QWidget

from asn_desktop.core.kernel.record import Changes
from asn_desktop.ui.models.table import Column, TableModel, chip_column
from asn_desktop.ui.presenters.chips import Chip
from asn_desktop.ui.presenters.pengaturan.holidays import FIELD
from asn_desktop.ui.presenters.pengaturan.screen import (
    Computer,
    PackRow,
    Pengaturan,
    PengaturanState,
)
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.pengaturan.backups import BackupsCard
from asn_desktop.ui.views.pengaturan.bin import BinPage
from asn_desktop.ui.views.pengaturan.holidays import CalendarPage
from asn_desktop.ui.views.pengaturan.limit import LimitCard
from asn_desktop.ui.views.pengaturan.office import OfficePage
from asn_desktop.ui.views.pengaturan.packs import PacksPanel
from asn_desktop.ui.widgets.buttons import button
from asn_desktop.ui.widgets.card import Card, ScrollPage
from asn_desktop.ui.widgets.chip import ChipLabel
from asn_desktop.ui.widgets.field import choice_field, text_field
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.row_table import RowTable
from asn_desktop.ui.widgets.screen import Screen
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words

TABS = ("kantor", "kalender", "tampilan", "berkas", "aturan", "keranjang", "tentang")

READABLE = 720
"""Fields wider than this are hard to read."""


class PengaturanScreen(Screen):
    def __init__(self, services: Services, computer: Computer) -> None:
        super().__init__(services)
        self._state = PengaturanState()
        self._computer = computer
        self.packs: PacksPanel | None = None
        self.presenter = Pengaturan(services, computer, self, datetime.now)
        save = QAction(self.say("pengaturan.save"), self)
        save.triggered.connect(lambda: self.presenter.save_office())
        save.setEnabled(False)
        self.save_action = self.primary_action = save
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.tabBar().setAccessibleName(self.say("pengaturan.tabs"))
        self.office = OfficePage(services.texts, self.presenter, save, READABLE)
        self.calendar = CalendarPage(services, READABLE)
        self.bin = BinPage(services.texts, self.presenter)
        pages = (self.office, self.calendar, self._look(), self._file(), self._rules(), self.bin, self._about())
        for key, page in zip(TABS, pages, strict=True):
            self._tabs.addTab(page, self.say(f"pengaturan.tab.{key}"))
        layout = flush_column(self)
        layout.addWidget(self._tabs)
        self.presenter.load()
        self.backups.presenter.load()
        self.limit.presenter.load()
        self.calendar.presenter.load()

    def visited(self) -> None:
        """Copies may have been made meanwhile, or their USB stick put in."""
        self.backups.presenter.load()
        if self.packs is not None:
            self.packs.presenter.load()

    @property
    def detail(self) -> str:
        return TABS[self._tabs.currentIndex()]

    def show_target(self, _target: UUID | None, detail: str) -> None:
        if detail in TABS:
            self._tabs.setCurrentIndex(TABS.index(detail))
            self.visited()
        elif detail in self.office.fields:
            self._tabs.setCurrentWidget(self.office)
            self.office.fields[detail].setFocus()
        elif detail == FIELD:
            self._tabs.setCurrentWidget(self.calendar)
            self.calendar.lines.setFocus()

    def changed(self, changes: Changes) -> None:
        self.presenter.changed(changes)
        self.calendar.presenter.changed(changes)

    def render(self, state: PengaturanState) -> None:  # type: ignore[override]
        before, self._state = self._state, state
        self.office.show_state(state)
        if state.packs != before.packs:
            self._packs.reset(len(state.packs), state.packs)
        self._warnings.setText("\n".join(state.warnings))
        self._warnings.setVisible(bool(state.warnings))
        self.bin.show_lines(state.bin)
        self._show_check(state)

    # Tabs

    def _look(self) -> QWidget:
        page = ScrollPage(width=READABLE)
        card = Card(self.say("pengaturan.look"))
        card.body.setSpacing(2 * GRID)
        card.body.addWidget(words(self.say("pengaturan.look_help"), "muted"))
        preferences = self.presenter.preferences
        choices: tuple[tuple[str, tuple[str, ...], str], ...] = (
            ("language", ("id", "en"), preferences.language),
            ("theme", ("system", "light", "dark", "contrast"), preferences.theme),
            ("text_size", ("small", "normal", "large", "largest"), preferences.text_size),
        )
        for name, values, now in choices:
            options = tuple((value, self.say(f"pengaturan.{name}.{value}")) for value in values)
            field = choice_field(self.say(f"pengaturan.{name}.label"), options)
            field.set_value(now)
            combo = field.editor
            if isinstance(combo, QComboBox):
                combo.activated.connect(self._choosing(name, combo))
            card.body.addWidget(field)
        actor = text_field(self.say("start.field.petugas"), self.say("start.hint.petugas"))
        actor.set_value(self.presenter.actor)
        actor.editor.editingFinished.connect(  # type: ignore[attr-defined]
            lambda: actor.set_error(self.presenter.name_actor(str(actor.value)))
        )
        card.body.addWidget(actor)
        page.body.addWidget(card)
        page.body.addStretch(1)
        return page

    def _file(self) -> QWidget:
        page = ScrollPage(width=READABLE)
        say = self.say
        where = Card(say("pengaturan.file"))
        place = words(str(self.presenter.file))
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        where.body.addWidget(place)
        where.body.addWidget(words(say("pengaturan.file_help"), "muted"))
        where.body.addLayout(_left(button(say("pengaturan.leave"), lambda: self.presenter.leave(), "folder-open")))
        self.backups = BackupsCard(self.services, self._computer, self._backup)
        check = Card(say("pengaturan.check"))
        check.body.addWidget(words(say("pengaturan.check_help"), "muted"))
        self._checked = ChipLabel()
        check.body.addWidget(self._checked)
        self._check_findings = words("", "error")
        check.body.addWidget(self._check_findings)
        check.body.addLayout(_left(button(say("pengaturan.check_now"), lambda: self.presenter.check(), "shield-check")))
        self.limit = LimitCard(self.services)
        for card in (where, self.backups, self.limit, check):
            page.body.addWidget(card)
        page.body.addStretch(1)
        return page

    def _rules(self) -> QWidget:
        page, layout = _page()
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 2 * GRID, 0)
        head.setSpacing(GRID)
        head.addWidget(_padded(words(self.say("pengaturan.rules_help"), "muted")), 1)
        layout.addLayout(head)
        self._warnings = words("", "error")
        self._warnings.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        self._warnings.hide()
        layout.addWidget(self._warnings)
        columns = (
            Column("pengaturan.rule.title", lambda row: row.title, width=40),
            Column("pengaturan.rule.version", lambda row: row.version, width=12),
            chip_column("pengaturan.rule.verified", self._verified, width=40),
            Column("pengaturan.rule.hash", lambda row: row.sha256, width=14),
        )
        self._packs = TableModel(columns, self.services.texts, self)
        table = RowTable(self._packs)
        table.setAccessibleName(self.say("pengaturan.tab.aturan"))
        layout.addWidget(table, 1)
        if self.services.exchange is not None:
            self.packs = PacksPanel(self.services)
            head.addWidget(self.packs.begin_local)
            head.addWidget(self.packs.add)
            layout.addWidget(self.packs, 2)
            self.packs.wants_room.connect(lambda wanted: table.setVisible(not wanted))
            self.packs.presenter.load()
        return page

    def _about(self) -> QWidget:
        page = ScrollPage(width=READABLE)
        card = Card("ASN Desktop")
        for key in ("version", "what", "law", "licence", "parts"):
            card.body.addWidget(words(self.say(f"pengaturan.about.{key}", version=self._state.version)))
        card.body.addWidget(words(self.say("pengaturan.about.log"), "muted"))
        card.body.addLayout(_left(button(self.say("pengaturan.about.open_log"), self._open_log, "folder-open")))
        page.body.addWidget(card)
        page.body.addStretch(1)
        return page

    # What the tabs do

    def _open_log(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.presenter.log_folder)))

    def _choosing(self, name: str, combo: QComboBox) -> Callable[[int], None]:
        return lambda _index: self.presenter.prefer(**{name: combo.currentData()})

    def _verified(self, row: PackRow) -> Chip:
        whole = row.verified == row.entries
        key = "pengaturan.rule.all_verified" if whole else "pengaturan.rule.some_verified"
        said = self.say(key, verified=row.verified, entries=row.entries)
        return Chip(said, "shield-check" if whole else "shield-alert", "ok" if whole else "warn")

    def _show_check(self, state: PengaturanState) -> None:
        if state.checked is None:
            self._checked.set_chip(None)
        elif state.checked:
            said = self.say("pengaturan.checked_bad", n=len(state.checked), time=state.checked_at)
            self._checked.set_chip(Chip(said, "shield-alert", "bad"))
        else:
            self._checked.set_chip(
                Chip(self.say("pengaturan.checked_good", time=state.checked_at), "shield-check", "ok")
            )
        self._check_findings.setText("\n".join(state.checked or ()))
        self._check_findings.setVisible(bool(state.checked))

    def _backup(self) -> None:
        proposed = str(self.presenter.proposed_backup())
        chosen, _ = QFileDialog.getSaveFileName(self, self.say("safekeeping.save_as"), proposed, "ASN Desktop (*.asn)")
        if chosen:
            self.presenter.backup(Path(chosen))


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    layout = flush_column(page, spacing=0)
    return page, layout


def _padded(label: QLabel) -> QLabel:
    label.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
    return label


def _left(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(widget)
    row.addStretch(1)
    return row
