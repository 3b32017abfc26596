"""Terbitan: what every office is told, and rule packs and reference data on their way there, looked at first."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.centre.publishing import Published
from asn_desktop.ui.presenters.centre.library import Compared, Publication, Terbitan, TerbitanState
from asn_desktop.ui.presenters.centre_services import CentreServices
from asn_desktop.ui.presenters.chips import Chip
from asn_desktop.ui.presenters.pack_trial import TriedPack, cases_beside
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.widgets.action_bar import ActionBar
from asn_desktop.ui.widgets.buttons import button, primary_button, quiet_button
from asn_desktop.ui.widgets.card import Card, ScrollPage
from asn_desktop.ui.widgets.chip import ChipLabel
from asn_desktop.ui.widgets.date_field import DateField
from asn_desktop.ui.widgets.empty_state import EmptyState
from asn_desktop.ui.widgets.field import Field
from asn_desktop.ui.widgets.flush import flush_column, flush_line
from asn_desktop.ui.widgets.screen import Screen
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import Role, words

MOST = 40
"""Lines of a preview shown; the rest is told as a number."""
LINES = 12
"""Lines shown of what was published together."""


def make(services: Services) -> Screen:
    return TerbitanScreen(cast("CentreServices", services))


class TerbitanScreen(Screen):
    """One preview at a time, above the list of what is published."""

    def __init__(self, services: CentreServices) -> None:
        super().__init__(services)
        self._texts = services.texts
        self._state = TerbitanState()
        self.presenter = Terbitan(services, self)
        self.add_pack = QAction(self.say("pusat.terbitan.pack"), self)
        self.add_pack.triggered.connect(self._choose_pack)
        self.go = QAction(self.say("pusat.terbitan.go"), self)
        self.go.triggered.connect(self._publish)
        self.primary_action = self.go
        bar = ActionBar()
        self._other = button(self.say("pusat.terbitan.pack"), self._choose_pack, "file-plus")
        bar.add(self._other)
        self.add_reference = button(self.say("pusat.terbitan.reference"), self.presenter.choose_reference, "network")
        bar.add(self.add_reference)
        self._bar = bar
        page = ScrollPage(width=900)
        self._preview = self._preview_card()
        self._list = QWidget()
        listed = flush_column(self._list, spacing=GRID)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GRID)
        listed.addWidget(words(self.say("pusat.terbitan.title"), "heading"))
        listed.addWidget(words(self.say("pusat.terbitan.help"), "muted"))
        listed.addLayout(self._lines)
        page.body.addWidget(self._preview)
        page.body.addWidget(self._list)
        page.body.addStretch(1)
        empty = EmptyState("upload", self.say("pusat.terbitan.empty"), self.say("pusat.terbitan.help"), self.add_pack)
        self._pages = QStackedWidget()
        self._pages.addWidget(page)
        self._pages.addWidget(empty)
        layout = flush_column(self, spacing=0)
        layout.addWidget(bar)
        layout.addWidget(self._pages, 1)
        self.render(self._state)
        self.presenter.load()

    def changed(self, _changes: Changes) -> None:
        self.presenter.load()

    def visited(self) -> None:
        self.presenter.load()

    def search_field(self) -> QWidget | None:
        return None

    def render(self, state: TerbitanState) -> None:  # type: ignore[override]
        before, self._state = self._state, state
        looking = state.tried is not None or state.choosing
        empty = state.loaded and not state.published and not looking
        self._pages.setCurrentIndex(1 if empty else 0)
        self._other.setVisible(not empty)  # the empty page offers the same
        self.add_reference.setEnabled(bool(state.offices))
        self._preview.setVisible(looking)
        self._list.setVisible(bool(state.published))
        if state.published != before.published:
            self._show_published(state.published)
        if state.offices != before.offices:
            self._show_offices(state)
        if (state.tried, state.compared, state.choosing) != (before.tried, before.compared, before.choosing):
            self._show_preview(state, before)
        self._day.set_error(state.day_problem)
        self._office.set_error(state.problem)
        usable = (state.tried is not None and not state.tried.failed) or (
            state.compared is not None and state.compared.different
        )
        self.go.setEnabled(usable and not state.busy)
        self._go_button.setVisible(usable)

    def _preview_card(self) -> Card:
        card = Card(" ")
        self._form = QWidget()
        form = flush_column(self._form, spacing=GRID)
        form.addWidget(words(self.say("pusat.terbitan.reference_help"), "muted"))
        self._office = Field(self.say("pusat.terbitan.office"), QComboBox())
        form.addWidget(self._office)
        self.kinds: dict[str, QCheckBox] = {}
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        for kind, name in self.presenter.kinds:
            self.kinds[kind] = QCheckBox(name)
            row.addWidget(self.kinds[kind])
        row.addStretch(1)
        form.addLayout(row)
        compare = QHBoxLayout()
        self.compare = button(self.say("pusat.terbitan.compare"), self._compare, "eye")
        compare.addWidget(self.compare)
        compare.addStretch(1)
        form.addLayout(compare)
        card.body.addWidget(self._form)
        self._said = QVBoxLayout()
        self._said.setSpacing(GRID // 2)
        card.body.addLayout(self._said)
        self._day = Field(self.say("packs.from_day"), DateField(self._texts), self.say("pusat.terbitan.day_help"))
        self._day.setMaximumWidth(420)
        self._day.entered = self.go.trigger
        card.body.addWidget(self._day)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        self._go_button = primary_button(self.go, "upload")
        row.addWidget(self._go_button)
        row.addWidget(button(self.say("pusat.meja.not"), self.presenter.put_away))
        row.addStretch(1)
        card.body.addLayout(row)
        card.hide()
        return card

    def _show_preview(self, state: TerbitanState, before: TerbitanState) -> None:
        _empty(self._said)
        self._form.setVisible(state.choosing)
        self._day.setVisible(state.tried is not None and not state.tried.failed)
        if state.tried is not None:
            self._show_tried(state.tried, fresh=before.tried is None)
        elif state.choosing:
            self._preview.heading.setText(self.say("pusat.terbitan.reference_title"))
            if not before.choosing:
                self._office.setFocus()
            if state.compared is not None:
                self._show_compared(state.compared)
        self._preview.heading.show()

    def _show_tried(self, tried: TriedPack, *, fresh: bool) -> None:
        say = self.say
        self._preview.heading.setText(say("packs.tried", aturan=tried.title, versi=tried.version))
        if tried.failed:
            self._tell(say("packs.failed", n=len(tried.failed), baik=tried.passed), "error")
            self._several(tried.failed)
        else:
            self._tell(say("packs.passed", n=tried.passed), "strong")
        if tried.unverified:
            self._tell(say("packs.unverified", butir=", ".join(tried.unverified)), "muted")
        self._tell(say("packs.changes") if tried.changed else say("packs.no_changes"), "label")
        self._several(tried.changed)
        if fresh:
            self._day.set_value(tried.active_from)

    def _show_compared(self, compared: Compared) -> None:
        if not compared.different:
            self._tell(self.say("pusat.terbitan.same", kantor=compared.kantor), "strong")
        for key, lines in (("new", compared.new), ("changed", compared.changed)):
            if lines:
                self._tell(self.say(f"pusat.terbitan.{key}", n=len(lines)), "label")
                self._several(lines)

    def _show_published(self, publications: tuple[Publication, ...]) -> None:
        _empty(self._lines)
        for publication in publications:
            card = Card()
            top = QHBoxLayout()
            top.addWidget(words(publication.about, "muted"), 1)
            if publication.withdrawable:
                take_back = partial(self.presenter.withdraw, publication)
                top.addWidget(quiet_button(self.say("pusat.terbitan.withdraw"), take_back, "undo-2"))
            card.body.addLayout(top)
            for one in publication.items[:LINES]:
                card.body.addWidget(self._line(one))
            if len(publication.items) > LINES:
                card.body.addWidget(words(self.say("packs.more", n=len(publication.items) - LINES), "muted"))
            if publication.carried:
                card.body.addWidget(words(self.say("pusat.terbitan.travelled"), "muted"))
            self._lines.addWidget(card)
            card.show()
        n = sum(len(publication.items) for publication in publications)
        self._bar.note.setText(self.say("pusat.terbitan.count", n=n) if n else "")

    def _line(self, one: Published) -> QWidget:
        line = QWidget()
        row = flush_line(line)
        row.addWidget(words(one.name, "strong"), 1)
        since = self.say("pusat.terbitan.since", hari=one.active_from) if one.active_from else ""
        kinds = dict(self.presenter.kinds)
        row.addWidget(ChipLabel(Chip(since or kinds.get(one.kind, one.kind), "clock" if since else "link", "info")))
        return line

    def _show_offices(self, state: TerbitanState) -> None:
        combo = cast("QComboBox", self._office.editor)
        blocker = QSignalBlocker(combo)
        combo.clear()
        combo.addItem(self.say("pusat.pegawai.choose_office"), None)
        for row in state.offices:
            combo.addItem(row.name, row.office)
        blocker.unblock()

    def _several(self, lines: tuple[str, ...]) -> None:
        for line in lines[:MOST]:
            self._tell(line, "body")
        if len(lines) > MOST:
            self._tell(self.say("packs.more", n=len(lines) - MOST), "muted")

    def _tell(self, said: str, role: Role) -> None:
        label = words(said, role)
        self._said.addWidget(label)
        label.show()

    def _compare(self) -> None:
        chosen = tuple(kind for kind, box in self.kinds.items() if box.isChecked())
        self.presenter.compare(cast("QComboBox", self._office.editor).currentData(), chosen)

    def _publish(self) -> None:
        editor = self._day.editor
        self.presenter.publish(editor.text() if isinstance(editor, DateField) else "")

    def _choose_pack(self) -> None:
        """The pack, and its cases where they do not lie beside it."""
        kinds = f"{self.say('packs.kinds')} (*.toml)"
        chosen, _ = QFileDialog.getOpenFileName(self, self.say("packs.choose_pack"), "", kinds)
        if not chosen:
            return
        pack = Path(chosen)
        cases = cases_beside(pack)
        if cases is None:
            asked, _ = QFileDialog.getOpenFileName(self, self.say("packs.choose_cases"), str(pack.parent), kinds)
            cases = Path(asked) if asked else None
        if cases is not None:
            self.presenter.try_file(pack, cases)


def _empty(column: QVBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
