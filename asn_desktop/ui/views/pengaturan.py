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
from asn_desktop.ui.presenters.listing import PAGE
from asn_desktop.ui.presenters.pengaturan import (
    FIELDS,
    Computer,
    PackRow,
    Pengaturan,
    PengaturanState,
)
from asn_desktop.ui.presenters.pengaturan_bin import BinLine
from asn_desktop.ui.presenters.pengaturan_calendar import FIELD
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.pengaturan_backups import BackupsCard
from asn_desktop.ui.views.pengaturan_calendar import CalendarPage
from asn_desktop.ui.views.pengaturan_limit import LimitCard
from asn_desktop.ui.views.pengaturan_packs import PacksPanel
from asn_desktop.ui.widgets.buttons import button, primary_button
from asn_desktop.ui.widgets.card import Card, ScrollPage
from asn_desktop.ui.widgets.chip import ChipLabel
from asn_desktop.ui.widgets.empty_state import EmptyState
from asn_desktop.ui.widgets.field import Field, choice_field, text_field
from asn_desktop.ui.widgets.row_table import RowTable
from asn_desktop.ui.widgets.screen import Screen
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words

TABS = ("kantor", "kalender", "tampilan", "berkas", "aturan", "keranjang", "tentang")

READABLE = 720
"""Fields wider than this are hard to read."""


def make(services: Services, computer: Computer) -> Screen:
    return PengaturanScreen(services, computer)


class PengaturanScreen(Screen):
    def __init__(self, services: Services, computer: Computer) -> None:
        super().__init__(services)
        self._state = PengaturanState()
        self._computer = computer
        self.packs: PacksPanel | None = None
        self.presenter = Pengaturan(services, computer, self, datetime.now)
        self.save_action = QAction(self.say("pengaturan.save"), self)
        self.save_action.triggered.connect(lambda: self.presenter.save_office())
        self.save_action.setEnabled(False)
        self.primary_action = self.save_action
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.tabBar().setAccessibleName(self.say("pengaturan.tabs"))
        self.calendar = CalendarPage(services, READABLE)
        pages = (self._office(), self.calendar, self._look(), self._file(), self._rules(), self._bin(), self._about())
        for key, page in zip(TABS, pages, strict=True):
            self._tabs.addTab(page, self.say(f"pengaturan.tab.{key}"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
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
        elif detail in self._fields:
            self._tabs.setCurrentIndex(0)
            self._fields[detail].setFocus()
        elif detail == FIELD:
            self._tabs.setCurrentWidget(self.calendar)
            self.calendar.lines.setFocus()

    def changed(self, changes: Changes) -> None:
        self.presenter.changed(changes)
        self.calendar.presenter.changed(changes)

    def render(self, state: PengaturanState) -> None:  # type: ignore[override]
        before, self._state = self._state, state
        for name, field in self._fields.items():
            field.set_value(state.values.get(name, ""))
            field.set_error(state.errors.get(name, ""))
        if self.save_action is not None:
            self.save_action.setEnabled(state.dirty)
        self._undo.setEnabled(state.dirty)
        self._emblem.setText(state.emblem or self.say("pengaturan.emblem.none"))
        self._without_emblem.setEnabled(bool(state.emblem))
        if state.packs != before.packs:
            self._packs.reset(len(state.packs), state.packs)
        self._warnings.setText("\n".join(state.warnings))
        self._warnings.setVisible(bool(state.warnings))
        if state.bin != before.bin:
            self._bin_model.reset(len(state.bin), state.bin[:PAGE])
        self._bin_table.setVisible(bool(state.bin))
        self._bin_empty.setVisible(not state.bin)
        self._restore.setEnabled(bool(state.bin))
        self._show_check(state)

    # Tabs

    def _office(self) -> QWidget:
        page = ScrollPage(width=READABLE)
        card = Card(self.say("pengaturan.office"))
        card.body.setSpacing(2 * GRID)
        card.body.addWidget(words(self.say("pengaturan.office_help"), "muted"))
        self._fields: dict[str, Field] = {}
        for name in FIELDS:
            typed = self._typing(name)
            self._fields[name] = text_field(self.say(f"start.field.{name}"), self.say(f"start.hint.{name}"), typed)
            card.body.addWidget(self._fields[name])
        row = QHBoxLayout()
        self._undo = button(self.say("pengaturan.give_up"), lambda: self.presenter.give_up_typing(), "undo-2")
        row.addWidget(self._undo)
        row.addStretch(1)
        if self.save_action is not None:
            row.addWidget(primary_button(self.save_action, "save"))
        card.body.addLayout(row)
        page.body.addWidget(card)
        page.body.addWidget(self._emblem_card())
        page.body.addStretch(1)
        return page

    def _emblem_card(self) -> Card:
        card = Card(self.say("pengaturan.emblem.title"))
        card.body.addWidget(words(self.say("pengaturan.emblem.help"), "muted"))
        self._emblem = words("")
        card.body.addWidget(self._emblem)
        row = QHBoxLayout()
        row.addWidget(button(self.say("pengaturan.emblem.choose"), self._choose_emblem, "folder-open"))
        self._without_emblem = button(self.say("pengaturan.emblem.remove"), lambda: self.presenter.set_emblem(""))
        row.addWidget(self._without_emblem)
        row.addStretch(1)
        card.body.addLayout(row)
        return card

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

    def _bin(self) -> QWidget:
        page, layout = _page()
        texts = self.services.texts
        columns = (
            Column("pengaturan.bin.label", lambda row: row.label, width=34),
            Column("pengaturan.bin.kind", lambda row: texts.say(f"kind.{row.kind}"), width=22),
            Column("pengaturan.bin.removed_at", lambda row: texts.show(row.removed_at), width=24),
            Column("pengaturan.bin.actor", lambda row: row.actor, width=18),
        )
        self._bin_model = TableModel(columns, texts, self)
        self._bin_model.wanted.connect(lambda start: self._bin_model.page(start, self._state.bin[start : start + PAGE]))
        self._bin_table = RowTable(self._bin_model)
        self._bin_table.setAccessibleName(self.say("pengaturan.tab.keranjang"))
        self._bin_table.opened.connect(self._restore_row)
        self._bin_empty = EmptyState("trash-2", self.say("pengaturan.bin.empty"), self.say("pengaturan.bin.empty_help"))
        self._restore = button(self.say("pengaturan.bin.restore"), self._restore_current, "rotate-ccw")
        head = QHBoxLayout()
        head.addWidget(words(self.say("pengaturan.bin.help"), "muted"), 1)
        head.addWidget(self._restore)
        head.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        layout.addLayout(head)
        layout.addWidget(self._bin_table, 1)
        layout.addWidget(self._bin_empty, 1)
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

    def _typing(self, name: str) -> Callable[[], None]:
        return lambda: self.presenter.typed(name, str(self._fields[name].value or ""))

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

    def _choose_emblem(self) -> None:
        kinds = f"{self.say('pengaturan.emblem.kinds')} (*.png *.jpg *.jpeg)"
        chosen, _ = QFileDialog.getOpenFileName(self, self.say("pengaturan.emblem.choose"), "", kinds)
        if chosen:
            self.presenter.set_emblem(chosen)

    def _backup(self) -> None:
        proposed = str(self.presenter.proposed_backup())
        chosen, _ = QFileDialog.getSaveFileName(self, self.say("safekeeping.save_as"), proposed, "ASN Desktop (*.asn)")
        if chosen:
            self.presenter.backup(Path(chosen))

    def _restore_row(self, number: int) -> None:
        row = self._bin_model.row(number)
        if isinstance(row, BinLine):
            self.presenter.restore(row)

    def _restore_current(self) -> None:
        self._restore_row(max(0, self._bin_table.currentIndex().row()))


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    return page, layout


def _padded(label: QLabel) -> QLabel:
    label.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
    return label


def _left(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(widget)
    row.addStretch(1)
    return row
