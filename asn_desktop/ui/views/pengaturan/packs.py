"""Rule packs from outside, below the rules in force: what waits, what came of trying one, and whom it would move."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from asn_desktop.core.usecases.local_rules import FILE as LOCAL
from asn_desktop.ui.presenters.chips import Chip
from asn_desktop.ui.presenters.pack_trial import TriedPack, cases_beside
from asn_desktop.ui.presenters.pengaturan.local import LocalRules, LocalState
from asn_desktop.ui.presenters.pengaturan.packs import PacksPresenter, PacksState
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.pengaturan.local import LocalRuleCard
from asn_desktop.ui.widgets.buttons import button, primary_button, quiet_button
from asn_desktop.ui.widgets.card import Card, ScrollPage
from asn_desktop.ui.widgets.chip import ChipLabel
from asn_desktop.ui.widgets.date_field import DateField
from asn_desktop.ui.widgets.field import Field
from asn_desktop.ui.widgets.flush import flush_line
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import Role, words

MOST = 40
"""Lines of a list shown; the rest is told as a number."""


class PacksPanel(ScrollPage):
    """Renders `PacksState`. Hidden while nothing from outside waits, is in force, or was tried."""

    wants_room = Signal(bool)
    """A form or the result of a trial is on show: what stands above can give way."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._texts = services.texts
        self._state: PacksState | None = None
        self.presenter = PacksPresenter(services, self)
        say = self._texts.say
        self.add = button(say("packs.add"), self._choose, "file-plus")
        self.local = LocalRules(services, self, self.presenter.try_local)
        self.begin_local = button(say("packs.local.begin"), self.local.begin, "plus")
        self.form = LocalRuleCard(services, self.local)
        self.use = QAction(say("packs.use"), self)
        self.use.triggered.connect(self._use)
        self.day = Field(say("packs.from_day"), DateField(self._texts), say("packs.from_help"))
        self.day.setMaximumWidth(420)
        self._outside = Card(say("packs.title"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GRID)
        self._outside.body.addWidget(words(say("packs.help"), "muted"))
        self._outside.body.addLayout(self._lines)
        self._tried = Card()
        self._said = QVBoxLayout()
        self._said.setSpacing(GRID // 2)
        self._tried.body.addLayout(self._said)
        day = QHBoxLayout()  # which knows that the field stays narrow, and its help takes more lines
        day.addWidget(self.day, 1)
        day.addStretch(1)
        self._tried.body.addLayout(day)
        self._preview = button(say("packs.preview"), self.presenter.preview, "users")
        self._use_button = primary_button(self.use, "check")
        self._save = button(say("packs.save_as"), self._choose_folder, "save")
        self._close = button(say("packs.close"), self.presenter.put_away)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for each in (self._use_button, self._preview, self._save, self._close):
            row.addWidget(each)
        row.addStretch(1)
        self._tried.body.addLayout(row)
        self._moved = QVBoxLayout()
        self._moved.setSpacing(GRID // 2)
        self._tried.body.addLayout(self._moved)
        self.body.addWidget(self.form)
        self.body.addWidget(self._tried)
        self.body.addWidget(self._outside)
        self.body.addStretch(1)
        self.hide()

    def render(self, state: PacksState) -> None:  # type: ignore[override]
        before, self._state = self._state, state
        self._show_or_hide()
        self._outside.setVisible(bool(state.waiting or state.in_force))
        self._tried.setVisible(state.tried is not None)
        if before is None or (before.waiting, before.in_force) != (state.waiting, state.in_force):
            self._show_outside(state)
        if state.tried is not None and (before is None or before.tried != state.tried):
            self._show_tried(state.tried, fresh=before is None or before.tried is None)

    def render_local(self, state: LocalState) -> None:
        self.form.show_state(state)
        self._show_or_hide()

    def point(self) -> None:
        self.form.point()

    def _show_or_hide(self) -> None:
        state = self._state
        something = state is not None and bool(state.waiting or state.in_force or state.tried)
        self.setVisible(something or self.local.state.open)
        self.wants_room.emit(self.local.state.open or (state is not None and state.tried is not None))

    def _show_outside(self, state: PacksState) -> None:
        say = self._texts.say
        _empty(self._lines)
        for pack in state.waiting:
            look = quiet_button(say("packs.look"), partial(self.presenter.try_waiting, pack.file), "eye")
            drop = button(say("packs.drop"), partial(self.presenter.drop, pack.file), "x")
            _put(self._lines, _line(pack.title, Chip(pack.said, "clock", "info"), look, drop))
        for name, title in state.in_force:
            key = "packs.local.withdraw" if name == LOCAL else "packs.withdraw"
            back = button(say(key), partial(self.presenter.withdraw, name, title), "undo-2")
            _put(self._lines, _line(title, Chip(say("packs.in_force"), "circle-check", "ok"), back))

    def _show_tried(self, tried: TriedPack, *, fresh: bool) -> None:
        say = self._texts.say
        self._tried.heading.setText(say("packs.tried", aturan=tried.title, versi=tried.version))
        self._tried.heading.show()
        _empty(self._said)
        if tried.failed:
            self._tell(say("packs.failed", n=len(tried.failed), baik=tried.passed), "error")
            self._list(self._said, tried.failed)
        else:
            self._tell(say("packs.passed", n=tried.passed), "strong")
        if tried.unverified:
            _put(
                self._said,
                ChipLabel(Chip(say("packs.unverified_chip", n=len(tried.unverified)), "shield-alert", "warn")),
            )
            self._tell(say("packs.unverified", butir=", ".join(tried.unverified)), "muted")
        self._tell(say("packs.changes") if tried.changed else say("packs.no_changes"), "label")
        self._list(self._said, tried.changed)
        usable = not tried.failed and not tried.kept
        self._use_button.setVisible(usable)
        self.day.setVisible(usable and not tried.dated)
        if fresh:
            self.day.set_value(tried.active_from)
        self.day.set_error(tried.day_problem)
        _empty(self._moved)
        if tried.moved is None:
            return
        n = len(tried.moved)
        _put(self._moved, words(say("packs.moves", n=n) if n else say("packs.moves_none"), "label"))
        for moved in tried.moved[:MOST]:
            said = say("packs.moves_line", nama=moved.nama, hak=moved.hak, dahulu=moved.before, kini=moved.now)
            self._moved.addWidget(
                quiet_button(said, partial(self.presenter.open, moved)), 0, Qt.AlignmentFlag.AlignLeft
            )
        if n > MOST:
            _put(self._moved, words(say("packs.more", n=n - MOST), "muted"))

    def _tell(self, said: str, role: Role) -> None:
        _put(self._said, words(said, role))

    def _list(self, column: QVBoxLayout, lines: tuple[str, ...]) -> None:
        for line in lines[:MOST]:
            label = words(line)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            _put(column, label)
        if len(lines) > MOST:
            _put(column, words(self._texts.say("packs.more", n=len(lines) - MOST), "muted"))

    def _use(self) -> None:
        editor = self.day.editor
        self.presenter.keep(editor.text() if isinstance(editor, DateField) else "")

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self._texts.say("packs.save_as"))
        if chosen:
            self.presenter.save_as(Path(chosen))

    def _choose(self) -> None:
        """The pack, and its cases where they do not lie beside it."""
        say = self._texts.say
        kinds = f"{say('packs.kinds')} (*.toml)"
        chosen, _ = QFileDialog.getOpenFileName(self, say("packs.choose_pack"), "", kinds)
        if not chosen:
            return
        pack = Path(chosen)
        cases = cases_beside(pack)
        if cases is None:
            asked, _ = QFileDialog.getOpenFileName(self, say("packs.choose_cases"), str(pack.parent), kinds)
            if not asked:
                return
            cases = Path(asked)
        self.presenter.try_file(pack, cases)


def _line(title: str, chip: Chip, *buttons: QPushButton) -> QWidget:
    made = QWidget()
    row = flush_line(made, spacing=GRID)
    name: QLabel = words(title, "strong")
    row.addWidget(name, 1)
    row.addWidget(ChipLabel(chip))
    for each in buttons:
        each.setAccessibleName(f"{each.text()}: {title}")
        row.addWidget(each)
    return made


def _put(column: QVBoxLayout, widget: QWidget) -> None:
    """Show it at once: by itself it would come after the page around it has been laid out."""
    column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft if isinstance(widget, QPushButton) else Qt.AlignmentFlag(0))
    widget.show()


def _empty(column: QVBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
