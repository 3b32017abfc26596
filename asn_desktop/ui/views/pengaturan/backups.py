"""The card of the copies on the settings' tab about the file."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from asn_desktop.core.usecases.safekeeping import Copy, Proof
from asn_desktop.ui.models.table import Column, TableModel, chip_column
from asn_desktop.ui.presenters.chips import Chip
from asn_desktop.ui.presenters.listing import PAGE
from asn_desktop.ui.presenters.pengaturan.backups import Backups, BackupsState, Keeper
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.widgets.buttons import button, primary_button, quiet_button
from asn_desktop.ui.widgets.card import Card
from asn_desktop.ui.widgets.chip import ChipLabel
from asn_desktop.ui.widgets.row_table import RowTable
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words

ROWS = 6
"""Copies seen at once; the others are scrolled to."""


class BackupsCard(Card):
    """Renders `BackupsState`. `save_as` writes a copy under a name of the user's choice."""

    def __init__(self, services: Services, keeper: Keeper, save_as: Callable[[], None]) -> None:
        self._texts = services.texts
        say = services.texts.say
        super().__init__(say("pengaturan.backup"))
        self._state = BackupsState()
        self.presenter = Backups(services, keeper, self)
        self.body.addWidget(words(say("safekeeping.help"), "muted"))
        self._folder = words("", "muted")
        self._folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.addWidget(self._folder)
        self._own = quiet_button(say("safekeeping.own_folder"), lambda: self.presenter.choose_folder(""))
        choose = quiet_button(say("safekeeping.choose_folder"), self._choose, "folder-open")
        self.body.addLayout(_row(choose, self._own))
        self._none = words(say("safekeeping.none"), "strong")
        self.body.addWidget(self._none)
        self._model = TableModel(self._columns(), services.texts, self)
        self._model.wanted.connect(lambda start: self._model.page(start, self._state.copies[start : start + PAGE]))
        self.table = RowTable(self._model)
        self.table.setSelectionMode(RowTable.SelectionMode.SingleSelection)
        self.table.setAccessibleName(say("pengaturan.backup"))
        self.table.opened.connect(self._ask)
        self.body.addWidget(self.table)
        self.body.addWidget(self._question())
        self._restore = button(say("safekeeping.restore"), self._ask_current, "rotate-ccw")
        self._prove = button(say("safekeeping.prove"), lambda: self.presenter.prove(), "shield-check")
        now = button(say("pengaturan.backup_now"), lambda: self.presenter.make(), "database-backup")
        self.body.addLayout(_row(now, self._restore))
        self.body.addLayout(_row(self._prove, button(say("safekeeping.save_as"), save_as, "save")))
        self._proof = ChipLabel()
        self.body.addWidget(self._proof)
        self._proof_said = words("", "muted")
        self.body.addWidget(self._proof_said)

    def render(self, state: BackupsState) -> None:  # type: ignore[override]
        before, self._state = self._state, state
        say = self._texts.say
        self._folder.setText(say("safekeeping.folder", folder=state.folder))
        self._own.setVisible(not state.own_folder)
        if state.copies != before.copies or state.proof != before.proof:
            self._model.reset(len(state.copies), state.copies[:PAGE])
            if state.copies:
                self.table.selectRow(0)
            rows = min(len(state.copies), ROWS) * self.table.verticalHeader().defaultSectionSize()
            self.table.setFixedHeight(rows + self.table.horizontalHeader().sizeHint().height() + 4)
        self.table.setVisible(bool(state.copies))
        self._none.setVisible(not state.copies)
        self._restore.setEnabled(bool(state.copies))
        self._prove.setEnabled(bool(state.copies) and not state.proving)
        self._show_question(state)
        self._show_proof(state.proof)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("safekeeping.made_at", lambda copy: self._texts.show(copy.made_at), width=26, firm=True),
            Column("safekeeping.reason", lambda copy: self._texts.show(copy.reason), width=24),
            Column("safekeeping.size", lambda copy: _size(self._texts.show, copy.size), right=True, width=10),
            chip_column("safekeeping.verified", self._verified, width=24),
        )

    def _verified(self, copy: Copy) -> Chip:
        proof = self._state.proof
        if proof is not None and proof.name == copy.path.name:
            if proof.findings:
                return Chip(self._texts.say("safekeeping.tried_bad"), "shield-alert", "bad")
            return Chip(self._texts.say("safekeeping.tried"), "shield-check", "ok")
        return Chip(self._texts.say("safekeeping.when_made"), "check", "neutral")

    def _question(self) -> QFrame:
        """What would be lost, before it is."""
        say = self._texts.say
        self.question = QFrame()
        self.question.setProperty("role", "note")
        self._asked = words("", "strong")
        self._costs = words("")
        go = QAction(say("safekeeping.restore_now"), self)
        go.triggered.connect(lambda: self.presenter.restore())
        inside = QVBoxLayout(self.question)
        inside.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        inside.setSpacing(GRID)
        inside.addWidget(self._asked)
        inside.addWidget(self._costs)
        self.go = primary_button(go, "rotate-ccw", self.question)
        self.no = button(say("safekeeping.keep_present"), lambda: self.presenter.give_up())
        inside.addLayout(_row(self.go, self.no))
        self.question.hide()
        return self.question

    def _show_question(self, state: BackupsState) -> None:
        losses = state.losses
        fresh = self.question.isHidden()
        self.question.setVisible(losses is not None)
        if losses is None or state.asked is None:
            return
        say = self._texts.say
        self._asked.setText(say("safekeeping.question", at=state.asked.made_at))
        lines = []
        if not losses.readable:
            lines.append(say("safekeeping.unreadable"))
        elif losses.lost and losses.last is not None:
            done = ", ".join(
                say("safekeeping.times", what=say(f"action.{action}"), times=times) for action, times in losses.actions
            )
            lines += [say("safekeeping.lost", n=losses.lost, last=losses.last), done]
        else:
            lines.append(say("safekeeping.nothing_lost"))
        if losses.returning:
            lines.append(say("safekeeping.returning", n=losses.returning))
        self._costs.setText("\n".join([*lines, say("safekeeping.safety")]))
        if fresh:
            self.no.setFocus()  # Enter, pressed once too often, must not go back in time
            QTimer.singleShot(0, self, self._bring_question_into_sight)

    def _bring_question_into_sight(self) -> None:
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            around.ensureWidgetVisible(self.question)

    def _show_proof(self, proof: Proof | None) -> None:
        say = self._texts.say
        if proof is None:
            self._proof.set_chip(Chip(say("safekeeping.never_proven"), "shield-alert", "warn"))
            self._proof_said.setText(say("safekeeping.never_proven_help"))
            return
        key, icon = ("proven_bad", "shield-alert") if proof.findings else ("proven", "shield-check")
        self._proof.set_chip(Chip(say(f"safekeeping.{key}", at=proof.at), icon, "bad" if proof.findings else "ok"))
        held = proof.contents
        said = say("safekeeping.held", pegawai=held.pegawai, skp=held.skp, evaluasi=held.evaluasi)
        if proof.findings:
            said = f"{said} {say('safekeeping.proven_bad_help')}"
        self._proof_said.setText(said)

    def _ask(self, number: int) -> None:
        copy = self._model.row(number)
        if isinstance(copy, Copy):
            self.presenter.ask(copy)

    def _ask_current(self) -> None:
        self._ask(max(0, self.table.currentIndex().row()))

    def _choose(self) -> None:
        start = self._state.folder if Path(self._state.folder).is_dir() else ""
        chosen = QFileDialog.getExistingDirectory(self, self._texts.say("safekeeping.choose_folder"), start)
        if chosen:
            self.presenter.choose_folder(chosen)


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GRID)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row


def _size(show: Callable[[object], str], size: int) -> str:
    """12,3 MB"""
    return f"{show(Decimal(size // 100_000) / 10)} MB"
