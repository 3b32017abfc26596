"""The page of the data doctor."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.rules.register import Severity
from asn_desktop.ui.models.table import Column, TableModel, chip_column
from asn_desktop.ui.presenters.chips import Chip, Tone
from asn_desktop.ui.presenters.pegawai.doctor import ORDER, DoctorPresenter, DoctorState, FindingLine
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.pegawai.page import BackLine, Page
from asn_desktop.ui.widgets.action_bar import ActionBar
from asn_desktop.ui.widgets.buttons import button
from asn_desktop.ui.widgets.empty_state import EmptyState
from asn_desktop.ui.widgets.flush import flush_column, flush_line
from asn_desktop.ui.widgets.row_table import RowTable
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words

GROUPS = 240
_MARKS: dict[Severity, tuple[str, Tone]] = {
    Severity.WRONG: ("octagon-alert", "bad"),
    Severity.DOUBTFUL: ("triangle-alert", "warn"),
    Severity.MISSING: ("circle-dashed", "info"),
}


class DoctorPage(Page):
    """Groups at the left, findings in the middle, the one in hand told in full below."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._presenter = DoctorPresenter(services, self)
        self._state = self._presenter.state
        self._jump = self.primary = QAction(self.say("doctor.open"), self)
        self._jump.triggered.connect(self._open_current)
        line = BackLine(self, self.say("doctor.title"))
        self._count = words("", "muted", wrap=False)
        line.line.insertWidget(2, self._count)
        self._boxes: dict[Severity, QCheckBox] = {}
        for severity in ORDER:
            box = QCheckBox()
            box.setChecked(True)
            box.toggled.connect(lambda on, which=severity: self._presenter.toggle(which, on))
            self._boxes[severity] = box
            line.line.addWidget(box)
        self.groups = QListWidget()
        self.groups.setFixedWidth(GROUPS)
        self.groups.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.groups.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.groups.setAccessibleName(self.say("doctor.groups"))
        self.groups.currentRowChanged.connect(self._group)
        self._model = TableModel(
            (
                chip_column("doctor.column.severity", self._chip, width=23),
                Column("doctor.column.what", lambda line: line.what, width=50),
                Column("doctor.column.now", lambda line: line.now, width=46),
            ),
            services.texts,
            self,
        )
        self._model.wanted.connect(lambda row: self._model.page(row, self._presenter.lines(row)))
        self.table = RowTable(self._model)
        self.table.setAccessibleName(self.say("doctor.title"))
        self.table.opened.connect(self._open)
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._tell(now.row()))
        self._detail = _Detail()
        middle = QWidget()
        column = flush_column(middle, spacing=0)
        column.addWidget(self.table, 1)
        column.addWidget(self._detail)
        full = QWidget()
        row = flush_line(full, spacing=1)
        row.addWidget(self.groups)
        row.addWidget(middle, 1)
        self._sound = EmptyState("shield-check", self.say("doctor.sound"), self.say("doctor.sound_help"))
        self._busy = EmptyState("stethoscope", self.say("doctor.examining"))
        self._full = full
        self._stack = QStackedWidget()
        for page in (full, self._sound, self._busy):
            self._stack.addWidget(page)
        self.bar = ActionBar(self._jump, "arrow-right")
        self.bar.note.setText(self.say("doctor.note"))
        self._export = button(self.say("doctor.export"), self._ask_export, "file-spreadsheet")
        self.bar.add(button(self.say("doctor.again"), self._presenter.examine, "rotate-ccw"))
        self.bar.add(self._export)
        layout = flush_column(self, spacing=0)
        layout.addWidget(line)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.bar)

    @property
    def title(self) -> str:
        return self.say("doctor.title")

    def show_page(self, _target: UUID | None, _detail: str) -> None:
        self._presenter.open()
        self.table.setFocus()

    def changed(self, changes: Changes) -> None:
        self._presenter.changed(changes)
        if self.isVisible():
            self._presenter.open()

    def render(self, state: DoctorState) -> None:  # type: ignore[override]
        before, self._state = self._state, state
        if state.busy:
            self._stack.setCurrentWidget(self._busy)
        else:
            self._stack.setCurrentWidget(self._full if state.total else self._sound)
        self._count.setText(self.say("doctor.count", n=state.total) if state.done else "")
        for severity, box in self._boxes.items():
            n = state.counts.get(severity, 0)
            box.setText(self.say(f"doctor.severity_count.{severity.value}", n=n))
        if state.groups != before.groups or state.who != before.who:
            self._show_groups(state)
        if state.shown != before.shown or before.busy:
            self._model.reset(len(state.shown), self._presenter.lines(0))
            self._detail.clear()
            if state.shown:
                self.table.selectRow(0)
        self._jump.setEnabled(bool(state.shown))
        self._export.setEnabled(bool(state.shown))

    def export_to(self, path: Path) -> None:
        """Write the findings in view to `path`."""
        self._presenter.export(path)

    def _show_groups(self, state: DoctorState) -> None:
        blocker = QSignalBlocker(self.groups)
        self.groups.clear()
        for group in state.groups:
            item = QListWidgetItem(f"{group.title} ({group.n})")
            item.setToolTip(item.text())
            self.groups.addItem(item)
        self.groups.setCurrentRow([group.who for group in state.groups].index(state.who))
        blocker.unblock()

    def _group(self, row: int) -> None:
        if 0 <= row < len(self._state.groups):
            self._presenter.choose_group(self._state.groups[row].who)

    def _chip(self, line: FindingLine) -> Chip:
        icon, tone = _MARKS[line.severity]
        return Chip(self.say(f"doctor.severity.{line.severity.value}"), icon, tone)

    def _tell(self, number: int) -> None:
        line = self._model.row(number) if number >= 0 else None
        if line is not None:
            self._detail.tell(line, self.say("doctor.who", siapa=line.who))

    def _open(self, number: int) -> None:
        line = self._model.row(number)
        if line is not None:
            self._presenter.open_finding(line)

    def _open_current(self) -> None:
        if self.table.currentIndex().isValid():
            self._open(self.table.currentIndex().row())

    def _ask_export(self) -> None:
        name = f"{self.say('doctor.title')}.xlsx"
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.say("doctor.export"), name, self.say("widget.list.excel") + " (*.xlsx)"
        )
        if chosen:
            self.export_to(Path(chosen).with_suffix(".xlsx"))


class _Detail(QFrame):
    """What, why, and what to do now."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "bar")
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID // 2)
        self._labels = [words("", "strong"), words(), words(), words("", "muted")]
        for label in self._labels:
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        column.addStretch(1)
        self.setMinimumHeight(124)

    def clear(self) -> None:
        for label in self._labels:
            label.setText("")

    def tell(self, line: FindingLine, who: str) -> None:
        last = " ".join(part for part in (who, line.citation) if part)
        for label, text in zip(self._labels, (line.what, line.why, line.now, last), strict=True):
            label.setText(text)
