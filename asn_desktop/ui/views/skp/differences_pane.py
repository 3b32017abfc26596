"""Results of a unit's people whose superior's result is worded anew: taken over or left, many at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidgetItem, QVBoxLayout, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.intervention import LinkDifference
from asn_desktop.ui.presenters.skp.unit import UnitPlanPresenter, UnitPlanState
from asn_desktop.ui.views.skp.long_list import LongList
from asn_desktop.ui.widgets.buttons import button
from asn_desktop.ui.widgets.refused_panel import RefusedPanel
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words


class DifferencesPane(QWidget):
    """Space marks a line, Ctrl+A all of them."""

    def __init__(self, texts: Texts, presenter: UnitPlanPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = texts.say
        self._texts = texts
        self._presenter = presenter
        self._shown: tuple[LinkDifference, ...] | None = None
        self._refused = RefusedPanel(say("skp.unit.refused"), say("skp.refused.close"), presenter.read_refused)
        self._note = words("", "muted")
        self.lines = LongList(say("skp.unit.tab_differences"))
        self.lines.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.lines.itemDoubleClicked.connect(self._open)
        self._take = button(say("skp.link.take"), lambda: self._with(presenter.take), "check")
        self._leave = button(say("skp.link.leave"), lambda: self._with(presenter.leave))
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self._note, 1)
        row.addWidget(self._leave)
        row.addWidget(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(self._refused)
        column.addWidget(self.lines, 1)
        column.addLayout(row)

    def show_state(self, state: UnitPlanState) -> None:
        self._refused.show_refused(state.refused)
        if state.differing == self._shown:
            return
        self._shown = state.differing
        say = self._texts.say
        self.lines.clear()
        for each in state.differing:
            key = "skp.unit.difference" if each.new is not None else "skp.unit.difference_gone"
            text = say(key, nama=each.nama, rencana=each.rencana, lama=each.old, baru=each.new or "")
            if each.agreed:
                text = f"{text}\n{say('skp.unit.agreed')}"
            item = QListWidgetItem(text, self.lines)
            item.setData(Qt.ItemDataRole.UserRole, str(each.hasil_id))
        self._note.setText(say("skp.unit.differences_help" if state.differing else "skp.unit.no_differences"))
        for each_button in (self._take, self._leave):
            each_button.setEnabled(bool(state.differing))

    def _with(self, does: Callable[[Sequence[UUID]], None]) -> None:
        chosen = self.lines.selectedItems()
        if not chosen:
            self.lines.selectAll()
            chosen = self.lines.selectedItems()
        if chosen:
            does([UUID(item.data(Qt.ItemDataRole.UserRole)) for item in chosen])

    def _open(self, item: QListWidgetItem) -> None:
        for each in self._shown or ():
            if str(each.hasil_id) == item.data(Qt.ItemDataRole.UserRole):
                self._presenter.open_plan(each.skp_id)
