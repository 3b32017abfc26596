"""One person: the card, and the tabs below it."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QStackedWidget, QToolButton, QWidget

from asn_desktop.core.kernel.record import Changes
from asn_desktop.ui.presenters.chips import Chip
from asn_desktop.ui.presenters.entry_fields import Option
from asn_desktop.ui.presenters.pegawai.fields import HISTORIES, TABS
from asn_desktop.ui.presenters.pegawai.person import PersonPresenter
from asn_desktop.ui.presenters.pegawai.state import IDENTITAS, PersonState
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.pegawai.history import HistoryTab
from asn_desktop.ui.views.pegawai.identity import CardsForm
from asn_desktop.ui.views.pegawai.page import BackLine, Page
from asn_desktop.ui.views.pegawai.years import YearsTab
from asn_desktop.ui.widgets.action_bar import ActionBar
from asn_desktop.ui.widgets.as_of import AsOf
from asn_desktop.ui.widgets.buttons import button, icon_button
from asn_desktop.ui.widgets.changes_table import ChangesTable
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.person_card import PersonCard, PersonHead
from asn_desktop.ui.widgets.tab_row import tab_row
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words


class PersonPage(Page):
    """Shows a `PersonState`."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._presenter = PersonPresenter(services, self)
        self._state: PersonState | None = None
        texts = services.texts
        self._save = self.saving = QAction(self.say("pegawai.save.save"), self)
        self._save.setEnabled(False)
        self._save.triggered.connect(self._presenter.save)
        self.save_entry = QAction(self.say("pegawai.history.save"), self)
        self.save_entry.triggered.connect(self._presenter.save)
        self.line = BackLine(self, "")
        self.day = AsOf(services, self.say("pegawai.card.as_of_help"))
        self.day.asked.connect(self._presenter.as_of)
        self.line.line.addWidget(self.day)
        self.career = button(self.say("pegawai.card.career"), self._show_career, "route")
        self.career.setToolTip(self.say("pegawai.card.career_help"))
        self.line.line.addWidget(self.career)
        self.line.line.addWidget(self._menu())
        self.card = PersonCard()
        self.notice = _Notice(self, self._presenter)
        self.moved = words("", "strong")
        self.moved.setContentsMargins(2 * GRID, GRID // 2, 2 * GRID, GRID)
        self.moved.hide()
        self.tabs = tab_row(self.say("pegawai.title"), scrolls=True)
        self.pages = QStackedWidget()
        self.identity = CardsForm(texts, self._presenter.typed, self._presenter.find_people, 2)
        self.identity_page = QWidget()
        self.bar = ActionBar(self._save, "save")
        self.revert = button(self.say("pegawai.save.revert"), self._presenter.revert, "rotate-ccw")
        self.revert.setEnabled(False)
        self.bar.add(self.revert)
        column = flush_column(self.identity_page, spacing=0)
        column.addWidget(self.identity, 1)
        column.addWidget(self.bar)
        self.histories: dict[str, HistoryTab] = {}
        self._placeholders: dict[str, QWidget] = {}
        self.years = YearsTab(texts, self._presenter)
        self.changes = ChangesTable(texts)
        for tab in TABS:
            self.tabs.addTab(self.say(f"pegawai.tab.{tab}"))
            self.pages.addWidget(self._tab_page(tab))
        self.tabs.currentChanged.connect(lambda index: self._presenter.show_tab(TABS[index]))
        layout = flush_column(self, spacing=0)
        for part in (self.line, self.card, self.moved, self.notice, self.tabs):
            layout.addWidget(part)
        layout.addWidget(self.pages, 1)

    @property
    def title(self) -> str:
        return self._state.header.name if self._state else ""

    def show_page(self, target: UUID | None, detail: str) -> None:
        if target is not None:
            self.tabs.setFocus()
            self._presenter.open(target, detail)

    def changed(self, changes: Changes) -> None:
        self._presenter.refresh(changes)

    def gone(self) -> None:
        self.back.emit()

    def _show_career(self) -> None:
        """What the person is entitled to, and when."""
        if self._state is not None:
            self.services.shell.go("karier", self._state.pegawai_id)

    def suggest(self, field: str, options: tuple[Option, ...]) -> None:
        if self._state is not None and self._state.entry is not None:
            self.histories[self._state.entry.tab].editor.form.suggest(field, options)

    def render(self, state: PersonState) -> None:  # type: ignore[override]
        renamed = self._state is None or self._state.header.name != state.header.name
        if self._state is None or self._state.header != state.header:
            self.card.show_person(self._head(state))
        self._state = state
        self.day.show_day(state.day)
        self._save.setEnabled((state.entry is not None or bool(state.form.changed)) and not state.saving)
        self.notice.show_recovered(state.recovered)
        self.moved.setText(self.say("pegawai.moved", kantor=state.moved) if state.moved else "")
        self.moved.setVisible(bool(state.moved))
        blocker = QSignalBlocker(self.tabs)
        self.tabs.setCurrentIndex(TABS.index(state.tab))
        blocker.unblock()
        if state.tab in HISTORIES:
            self.history(state.tab)
        self.pages.setCurrentIndex(TABS.index(state.tab))
        if state.tab == IDENTITAS:
            self._show_identity(state)
        elif state.tab in HISTORIES:
            entry = state.entry if state.entry and state.entry.tab == state.tab else None
            facts = self._appraisers(state) if state.tab == "penilai" else ""
            self.history(state.tab).show_history(state.timelines[state.tab], entry, facts)
        elif state.tab == "kinerja":
            self.years.show_years(state.years)
        else:
            self.changes.show_changes(state.changes)
        self._set_read_only(bool(state.moved))
        if state.focus and state.tab == IDENTITAS:
            self.identity.focus(state.focus)
        elif state.focus and state.entry is not None:
            self.histories[state.entry.tab].editor.form.focus(state.focus)
        self.drawn.emit()
        if renamed:
            self.named.emit()

    def _set_read_only(self, read_only: bool) -> None:
        """Of somebody who moved away everything is read, and nothing can be typed, added or thrown away."""
        self.bar.setHidden(read_only)
        self._remove.setVisible(not read_only)
        self.identity.set_read_only(read_only)
        for shown in self.histories.values():
            shown.set_read_only(read_only)

    def _show_identity(self, state: PersonState) -> None:
        self.identity.show_form(state.form)
        self.bar.note.setText(state.saved)
        self.revert.setEnabled(bool(state.form.changed))

    def _head(self, state: PersonState) -> PersonHead:
        head = state.header
        unknown = self.say("pegawai.card.unknown")
        facts = [
            (head.nip_label, head.nip),
            (self.say("pegawai.card.golongan"), head.rank or unknown),
            (self.say("pegawai.card.unit"), head.unit or unknown),
            (self.say("pegawai.card.jabatan"), head.post or unknown),
        ]
        facts += [(party.role, self._party(party.name, party.how)) for party in head.parties]
        chips = (
            Chip(head.kind, "badge-check", "info"),
            Chip(
                head.status, "circle-check" if head.in_service else "circle-x", "ok" if head.in_service else "neutral"
            ),
        )
        return PersonHead(head.name, tuple(facts), chips)

    def history(self, tab: str) -> HistoryTab:
        """The page of a history, made when it is first shown."""
        if tab not in self.histories:
            made = HistoryTab(self.services.texts, tab, self._presenter, self.save_entry)
            number = TABS.index(tab)
            self.pages.insertWidget(number, made)
            self.pages.removeWidget(self._placeholders.pop(tab))
            self.histories[tab] = made
        return self.histories[tab]

    def _party(self, name: str, how: str) -> str:
        return self.say("pegawai.party.line", nama=name, cara=how)

    def _appraisers(self, state: PersonState) -> str:
        lines = [self.say("pegawai.penilai.now", tanggal=state.day)]
        for party in state.header.parties:
            post = f", {party.post}" if party.post else ""
            lines.append(f"{party.role}: {self._party(party.name + post, party.how)}")
        return "\n".join(lines)

    def _menu(self) -> QToolButton:
        made = icon_button(self.say("pegawai.card.more"), "ellipsis-vertical", lambda: None)
        menu = QMenu(made)
        self._remove = menu.addAction(self.say("pegawai.card.remove"), self._presenter.remove_person)
        made.setMenu(menu)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return made

    def _tab_page(self, tab: str) -> QWidget:
        if tab == IDENTITAS:
            return self.identity_page
        if tab in HISTORIES:
            self._placeholders[tab] = QWidget(self)
            return self._placeholders[tab]
        return self.years if tab == "kinerja" else self.changes


class _Notice(QFrame):
    """Offers what was being typed before a power cut."""

    def __init__(self, page: Page, presenter: PersonPresenter) -> None:
        super().__init__()
        self.setProperty("role", "note")
        self._page = page
        self._text = words("", "body")
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        row.addWidget(self._text, 1)
        row.addWidget(button(page.say("pegawai.draft.use"), lambda: presenter.use_draft(), "pencil"))
        row.addWidget(button(page.say("pegawai.draft.drop"), presenter.drop_draft))
        self.hide()

    def show_recovered(self, tabs: tuple[str, ...]) -> None:
        self.setVisible(bool(tabs))
        names = ", ".join(self._page.say(f"pegawai.tab.{tab}") for tab in tabs)
        self._text.setText(self._page.say("pegawai.draft.found", tabs=names))
