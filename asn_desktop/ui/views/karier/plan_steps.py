"""The steps of a career plan: what is done, who acts, until when, and how far it is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QLabel, QWidget

from asn_desktop.core.domain.rencana_karier import JenisLangkah, StatusLangkah
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.chips import Chip, Tone
from asn_desktop.ui.presenters.karier.plan import PlanPresenter
from asn_desktop.ui.presenters.karier.plan_state import StepRow
from asn_desktop.ui.widgets.buttons import icon_button
from asn_desktop.ui.widgets.chip import ChipLabel
from asn_desktop.ui.widgets.date_field import DateField
from asn_desktop.ui.widgets.field import Field
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.growing_text import GrowingText, StillCombo
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words

STATES: dict[StatusLangkah, tuple[str, Tone]] = {
    StatusLangkah.BELUM: ("circle-dashed", "neutral"),
    StatusLangkah.BERJALAN: ("clock", "info"),
    StatusLangkah.SELESAI: ("circle-check", "ok"),
    StatusLangkah.BATAL: ("circle-minus", "neutral"),
}


DAY = 150
"""Width of the longest day, `22 September 2026`."""


class StepLine(QFrame):
    """One step. In a draft everything is typed; in an agreed plan only how far it is can be said."""

    removed = Signal()
    """It is about to be taken away."""

    def __init__(self, texts: Texts, presenter: PlanPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "tile")
        self._texts = texts
        self._presenter = presenter
        say = texts.say
        self.row: StepRow | None = None
        self._number = QLabel()
        self._number.setMinimumWidth(3 * GRID)
        self.kind = _combo(say("rencana.step.jenis"), tuple((e.value, texts.show(e)) for e in JenisLangkah))
        self.state = _combo(say("rencana.step.keadaan"), tuple((e.value, texts.show(e)) for e in StatusLangkah))
        self.what = GrowingText(say("rencana.step.kegiatan"), say("rencana.step.kegiatan_hint"))
        self.actor = GrowingText(say("rencana.step.pelaku"))
        self.who = Field(say("rencana.step.pelaku"), self.actor)
        self.day = DateField(texts)
        self.kegiatan = Field(say("rencana.step.kegiatan"), self.what)
        self.batas = Field(say("rencana.step.batas"), self.day)
        self.jenis = Field(say("rencana.step.jenis"), self.kind)
        self.keadaan = Field(say("rencana.step.keadaan"), self.state)
        self.gap = words("", "muted")
        self.late = ChipLabel(Chip(say("rencana.step.late"), "octagon-alert", "bad"))
        self.remove = icon_button(say("rencana.step.remove"), "trash-2", self._remove)
        self.kind.activated.connect(lambda _n: self._type(jenis=JenisLangkah(self.kind.currentData())))
        self.state.activated.connect(self._set_state)
        self.what.typed.connect(lambda text: self._type(kegiatan=text))
        self.actor.typed.connect(lambda text: self._type(pelaku=text))
        self.day.changed.connect(lambda: self._type(batas=self.day.date()))
        self.day.editingFinished.connect(self._left_day)
        grid = QGridLayout(self)
        grid.setContentsMargins(GRID, GRID, GRID, GRID)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID // 2)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self._number, 0, 0, top)
        for column, field in enumerate((self.kegiatan, self.jenis, self.who, self.batas, self.keadaan), start=1):
            grid.addWidget(field, 0, column, top)
        for column, share in enumerate((0, 6, 2, 4, 2, 2)):
            grid.setColumnStretch(column, share)
        for editor, least in ((self.kind, 116), (self.day, DAY), (self.state, 116)):
            editor.setMinimumWidth(least)
        grid.addWidget(self.remove, 0, 6, top)
        below = QHBoxLayout()
        below.setSpacing(GRID)
        below.addWidget(self.late)
        below.addWidget(self.gap, 1)
        below.addStretch()
        self._wrong_day = words("", "error")
        self._wrong_day.hide()
        grid.addWidget(self._wrong_day, 1, 3, 1, 3)  # the field itself is too narrow for a sentence
        grid.addLayout(below, 2, 1, 1, 5)
        self._grid = grid

    def show_row(self, number: int, row: StepRow, *, draft: bool, locked: bool) -> None:
        other = self.row is None or self.row.key != row.key
        self.row = row
        self._number.setText(f"{number}.")
        self.what.show_text(row.kegiatan)
        self.actor.show_text(row.pelaku)
        if other or row.batas is not None or self.day.valid:
            self.batas.set_value(row.batas)
        for combo, value in ((self.kind, row.jenis.value), (self.state, row.status.value)):
            blocker = QSignalBlocker(combo)
            combo.setCurrentIndex(combo.findData(value))
            blocker.unblock()
        said = self._texts.say("rencana.step.closes", kesenjangan=row.kesenjangan) if row.kesenjangan else ""
        self.gap.setText(said)
        self.gap.setVisible(bool(said))
        self.late.setVisible(row.late)
        for field, name in ((self.kegiatan, "kegiatan"), (self.who, "pelaku")):
            field.set_error(row.errors.get(name, ""))
        wrong, unread = row.errors.get("batas", ""), not self.day.valid
        self.batas.set_error(wrong, elsewhere=unread)
        self._wrong_day.setText(wrong)
        self._wrong_day.setVisible(bool(wrong) and unread)
        for text in (self.what, self.actor):
            text.setReadOnly(not draft)
        for editor in (self.day, self.kind):
            editor.setEnabled(draft)
        if not self.day.hasFocus():
            self.day.setCursorPosition(0)  # what is read is read from its beginning
        self.remove.setVisible(draft)
        self.keadaan.setHidden(draft)
        self.state.setEnabled(not locked)
        self._grid.setColumnStretch(5, 0 if draft else 2)

    def first_wrong(self) -> QWidget | None:
        """The first editor with something wrong in it."""
        return next((f.editor for f in (self.kegiatan, self.who, self.batas) if f.wrong), None)

    def _type(self, **changes: object) -> None:
        if self.row is not None:
            self._presenter.type_step(self.row.key, **changes)

    def _set_state(self, _index: int) -> None:
        if self.row is not None:
            self._presenter.set_state(self.row, StatusLangkah(self.state.currentData()))

    def _left_day(self) -> None:
        if self.row is not None and not self.day.valid:
            self._presenter.unread_step(self.row.key, self.day.text())

    def _remove(self) -> None:
        if self.row is not None:
            self.removed.emit()
            self._presenter.remove_step(self.row.key)


class StepList(QWidget):
    """All steps, one under the other."""

    removed = Signal(int)
    """The step at this place is gone."""

    def __init__(self, texts: Texts, presenter: PlanPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._presenter = presenter
        self.lines: list[StepLine] = []
        self._none = words(texts.say("rencana.steps.none"), "muted")
        self._column = flush_column(self, spacing=GRID // 2)
        self._column.addWidget(self._none)

    def show_steps(self, rows: tuple[StepRow, ...], *, draft: bool, locked: bool) -> None:
        while len(self.lines) < len(rows):
            line = StepLine(self._texts, self._presenter, self)
            line.removed.connect(self._telling(len(self.lines)))
            self.lines.append(line)
            self._column.addWidget(line)
        for line in self.lines[len(rows) :]:
            line.row = None
            line.hide()
        for number, (line, row) in enumerate(zip(self.lines, rows, strict=False), start=1):
            line.show_row(number, row, draft=draft, locked=locked)
            line.show()
        self._none.setHidden(bool(rows))

    def _telling(self, place: int) -> Callable[[], None]:
        """Said once the others have moved up."""
        return lambda: QTimer.singleShot(0, self, lambda: self.removed.emit(place))

    @property
    def shown(self) -> list[StepLine]:
        return [line for line in self.lines if line.row is not None]


def _combo(name: str, options: tuple[tuple[str, str], ...]) -> StillCombo:
    made = StillCombo(name)
    for value, wording in options:
        made.addItem(wording, value)
    made.setSizeAdjustPolicy(StillCombo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(8)
    return made


def side_by_side(*parts: QWidget) -> QBoxLayout:
    """Short fields in one line, from the top."""
    row = QHBoxLayout()
    row.setSpacing(2 * GRID)
    for part in parts:
        row.addWidget(part, 1, Qt.AlignmentFlag.AlignTop)
    return row
