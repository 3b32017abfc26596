"""A tab of one dated history: the line of entries at the left, the entry being typed at the right."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.chips import Chip
from asn_desktop.ui.presenters.pegawai.entry import Entry
from asn_desktop.ui.presenters.pegawai.person import PersonPresenter
from asn_desktop.ui.presenters.pegawai.timeline import TimelineItem
from asn_desktop.ui.views.pegawai.form import FormView
from asn_desktop.ui.widgets import timeline
from asn_desktop.ui.widgets.buttons import button, primary_button, quiet_button
from asn_desktop.ui.widgets.card import ScrollPage
from asn_desktop.ui.widgets.empty_state import EmptyState
from asn_desktop.ui.widgets.flush import flush_line
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words

SIDE = 400


class HistoryTab(QWidget):
    """One history. `extra` is a widget above the line (who appraises now)."""

    def __init__(self, texts: Texts, tab: str, presenter: PersonPresenter, save: QAction) -> None:
        super().__init__()
        self._texts = texts
        self._presenter = presenter
        self._adding = add = QAction(texts.say("pegawai.history.add"), self)
        add.triggered.connect(presenter.entries.add)
        self.line = timeline.Timeline()
        self.line.opened.connect(lambda key: presenter.entries.edit(key))
        self.facts = words("", "body")
        self.facts.hide()
        page = ScrollPage(width=760)
        top = QHBoxLayout()
        top.addWidget(self.facts, 1)
        self._add = button(add.text(), presenter.entries.add, "plus")
        top.addWidget(self._add, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        page.body.addLayout(top)
        page.body.addWidget(self.line)
        page.body.addStretch(1)
        empty = EmptyState(
            "history",
            texts.say(f"pegawai.history.empty.{tab}"),
            texts.say(f"pegawai.history.empty_help.{tab}"),
            add,
        )
        self._page, self._empty = page, empty
        self._stack = QStackedWidget()
        self._stack.addWidget(page)
        self._stack.addWidget(empty)
        self.editor = EntryEditor(texts, presenter, save)
        row = flush_line(self, spacing=0)
        row.addWidget(self._stack, 1)
        row.addWidget(self.editor)
        self._shown: tuple[TimelineItem, ...] | None = None

    def show_history(self, items: tuple[TimelineItem, ...], entry: Entry | None, facts: str = "") -> None:
        self.facts.setText(facts)
        self.facts.setVisible(bool(facts))
        if items != self._shown:
            self._shown = items
            self.line.show_items(
                tuple(
                    timeline.TimelineItem(
                        item.day,
                        item.title,
                        item.detail,
                        item.when,
                        Chip(item.chip, "clock", "info") if item.chip else None,
                        item.mark == "now",
                        item.id,
                    )
                    for item in items
                )
            )
        self._stack.setCurrentWidget(self._page if items or entry or facts else self._empty)
        self._add.setEnabled(entry is None)
        self.editor.show_entry(entry)

    def set_read_only(self, read_only: bool) -> None:
        """Nothing can be added to what belongs to another office."""
        self._add.setHidden(read_only)
        self._adding.setEnabled(not read_only)


class EntryEditor(QFrame):
    """The entry that is being added or changed."""

    def __init__(self, texts: Texts, presenter: PersonPresenter, save: QAction) -> None:
        super().__init__()
        self.setProperty("role", "side")
        self.setFixedWidth(SIDE)
        self._texts = texts
        self._entry_id: UUID | None = None
        self.heading: QLabel = words("", "heading", wrap=False)
        self.form = FormView(texts, presenter.entries.typed, presenter.find_people)
        self._remove = quiet_button(
            texts.say("pegawai.history.remove"), lambda: self._removed(presenter.entries.remove), "trash-2"
        )
        self._official = quiet_button(
            texts.say("pegawai.penilai.new_official"), presenter.entries.new_official, "user-plus"
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self._remove)
        buttons.addStretch(1)
        buttons.addWidget(button(texts.say("pegawai.history.cancel"), presenter.entries.close))
        buttons.addWidget(primary_button(save))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(2 * GRID, 0, 2 * GRID, GRID)
        column.addWidget(self.form)
        column.addWidget(self._official, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        for surface in (scroll.viewport(), inside):
            surface.setAutoFillBackground(False)
        scroll.setStyleSheet("QScrollArea { background: transparent; }")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2 * GRID, 0, GRID)
        layout.setSpacing(GRID)
        for part, margin in ((self.heading, True), (scroll, False)):
            if margin:
                part.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
            layout.addWidget(part, 0 if margin else 1)
        buttons.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        layout.addLayout(buttons)
        self.hide()

    def show_entry(self, entry: Entry | None) -> None:
        opened = entry is not None and self.isHidden()
        self.setVisible(entry is not None)
        if entry is None:
            return
        self._entry_id = entry.id
        outside = entry.behind is not None
        key = "pegawai.history.edit" if entry.id else "pegawai.history.new"
        self.heading.setText(self._texts.say("pegawai.official.title" if outside else key))
        self._remove.setVisible(entry.id is not None and not outside)
        self._official.setVisible(entry.tab == "penilai" and not outside)
        self.form.show_form(entry.form)
        if opened and self.form.fields:
            self.form.focus(next(iter(self.form.fields)))

    def _removed(self, remove: Callable[[UUID], None]) -> None:
        if self._entry_id is not None:
            remove(self._entry_id)
