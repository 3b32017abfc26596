"""The action plan of one result: the steps of each month on show, row by row."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.pelaksanaan.document import MonthsPresenter
from asn_desktop.ui.presenters.pelaksanaan.lines import StepLine
from asn_desktop.ui.presenters.pelaksanaan.state import StepGroup
from asn_desktop.ui.widgets.buttons import icon_button, quiet_button
from asn_desktop.ui.widgets.flush import flush_column, flush_line
from asn_desktop.ui.widgets.growing_text import GrowingText
from asn_desktop.ui.widgets.keys import shortcut
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words


def plain(field: GrowingText) -> GrowingText:
    """A field that takes no files: they belong to the card it stands in."""
    field.setAcceptDrops(False)
    field.viewport().setAcceptDrops(False)
    return field


class StepRow(QWidget):
    """One step. Made once, it shows whatever step stands in its place."""

    def __init__(self, texts: Texts, presenter: MonthsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = texts.say
        self.key = 0
        self._hints = (say("pelaksanaan.step.kegiatan_hint"), say("pelaksanaan.step.target_hint"))
        self.kegiatan = plain(GrowingText(say("pelaksanaan.step.kegiatan")))
        self.target = plain(GrowingText(say("pelaksanaan.step.target")))
        self.kegiatan.typed.connect(lambda text: presenter.step_typed(self.key, kegiatan=text))
        self.target.typed.connect(lambda text: presenter.step_typed(self.key, target=text))
        self._buttons = QWidget()
        corner = flush_line(self._buttons, spacing=0)
        corner.addWidget(
            icon_button(say("pelaksanaan.step.spread"), "calendar-days", lambda: presenter.spread_step(self.key))
        )
        corner.addWidget(icon_button(say("pelaksanaan.step.remove"), "x", lambda: presenter.remove_step(self.key)))
        line = flush_line(self, spacing=GRID)
        line.addWidget(self.kegiatan, 3)
        line.addWidget(self.target, 1)
        line.addWidget(self._buttons)

    def show_line(self, line: StepLine, editable: bool) -> None:
        self.key = line.key
        for field, text, hint in zip(
            (self.kegiatan, self.target), (line.kegiatan, line.target), self._hints, strict=True
        ):
            field.setPlaceholderText(hint if editable else "")
            field.show_text(text)
            field.setReadOnly(not editable)
        self._buttons.setVisible(editable)
        self.show()


class StepGroupView(QWidget):
    """The steps of one month of one result."""

    def __init__(self, texts: Texts, presenter: MonthsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = texts.say
        self._texts = texts
        self._presenter = presenter
        self._hasil: UUID | None = None
        self._bulan = 0
        self.rows: list[StepRow] = []
        self._name = words("", "muted", wrap=False)
        self._none = words(say("pelaksanaan.step.none"), "muted")
        self.add = quiet_button(say("pelaksanaan.step.add"), self._add, "plus")
        self.add.setToolTip("Alt+Enter")
        self.repeat = quiet_button(say("pelaksanaan.step.repeat"), self._repeat, "copy")
        below = QHBoxLayout()
        below.setSpacing(GRID)
        below.addWidget(self._name)
        below.addWidget(self._none)
        below.addStretch(1)
        below.addWidget(self.repeat)
        below.addWidget(self.add)
        self._column = QVBoxLayout()
        self._column.setSpacing(GRID // 2)
        layout = flush_column(self, spacing=GRID // 2)
        layout.addLayout(below)
        layout.addLayout(self._column)
        for keys in ("Alt+Return", "Alt+Enter"):
            shortcut(self, keys, self._add)

    def prepare(self, rows: int) -> None:
        """Make the widgets of so many steps, to be shown later."""
        while len(self.rows) < rows:
            self._add_row().hide()

    def show_group(self, hasil_id: UUID, group: StepGroup) -> None:
        self._hasil, self._bulan = hasil_id, group.bulan
        self._name.setText(group.name)
        self._none.setVisible(not group.lines)
        self.add.setVisible(group.editable)
        self.repeat.setVisible(group.editable and group.earlier and not group.lines)
        while len(self.rows) < len(group.lines):
            self._add_row()
        for row in self.rows[len(group.lines) :]:
            row.key = 0
            row.hide()
        for row, line in zip(self.rows, group.lines, strict=False):
            row.show_line(line, group.editable)
        self.show()

    def _add_row(self) -> StepRow:
        row = StepRow(self._texts, self._presenter, self)
        self.rows.append(row)
        self._column.addWidget(row)
        return row

    def _add(self) -> None:
        if self._hasil is not None and not self.add.isHidden():
            self._presenter.add_step(self._hasil, self._bulan)

    def _repeat(self) -> None:
        if self._hasil is not None:
            self._presenter.repeat_steps(self._hasil, self._bulan)
