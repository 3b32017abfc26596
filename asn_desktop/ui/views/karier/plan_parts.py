"""Parts of the page of a career plan: the gaps, what came of it each year, and who could follow."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.dates import unread
from asn_desktop.ui.presenters.karier.plan import PlanPresenter
from asn_desktop.ui.presenters.karier.plan_state import GapLine, PlanState, ProgressLine, ProgressTyped
from asn_desktop.ui.views.karier.plan_steps import side_by_side
from asn_desktop.ui.widgets.buttons import button, quiet_button
from asn_desktop.ui.widgets.card import Card
from asn_desktop.ui.widgets.chip import ChipLabel
from asn_desktop.ui.widgets.date_field import DateField
from asn_desktop.ui.widgets.field import Field, choice_field, go_to_wrong
from asn_desktop.ui.widgets.flush import flush_column, flush_line
from asn_desktop.ui.widgets.growing_text import GrowingText
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words


def emptied(layout: QVBoxLayout | QGridLayout) -> None:
    """Take everything out of a layout whose lines are made anew."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()


class GapCard(Card):
    """What lies in between; each gap can become a step."""

    def __init__(self, texts: Texts, add: Callable[[int], None], parent: QWidget | None = None) -> None:
        """`add` begins a step that closes the gap of this number."""
        super().__init__(texts.say("rencana.gaps.title"), parent)
        self._say = texts.say
        self._add = add
        self._shown: object = None
        self.fit = ChipLabel()
        self.corner.addWidget(self.fit)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(GRID)
        self._grid.setColumnStretch(1, 1)
        self._none = words(texts.say("rencana.gaps.none"), "muted")
        self.body.addWidget(self._none)
        self.body.addLayout(self._grid)

    def show_gaps(self, gaps: tuple[GapLine, ...], *, draft: bool) -> None:
        self._none.setHidden(bool(gaps))
        if (gaps, draft) == self._shown:
            return
        self._shown = gaps, draft
        emptied(self._grid)
        top = Qt.AlignmentFlag.AlignTop
        for row, gap in enumerate(gaps):
            self._grid.addWidget(ChipLabel(gap.chip), row, 0, top)
            self._grid.addWidget(_said(gap), row, 1)
            if gap.taken:
                self._grid.addWidget(words(self._say("rencana.gaps.taken"), "muted", wrap=False), row, 2, top)
            elif draft:
                add = quiet_button(self._say("rencana.gaps.add"), self._adding(gap.number), "plus")
                add.setAccessibleName(f"{self._say('rencana.gaps.add')}: {gap.text}")
                self._grid.addWidget(add, row, 2, top)

    def _adding(self, number: int) -> Callable[[], None]:
        return lambda: self._add(number)


def _said(gap: GapLine) -> QWidget:
    box = QWidget()
    column = flush_column(box, spacing=0)
    column.addWidget(words(gap.text))
    if gap.basis:
        column.addWidget(words(gap.basis, "muted"))
    return box


class ProgressCard(Card):
    """What came of the plan each year, and the form for noting it."""

    def __init__(self, texts: Texts, presenter: PlanPresenter, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("rencana.progress.title"), parent)
        say = texts.say
        self._say = say
        self._texts = texts
        self._presenter = presenter
        self._lines: tuple[ProgressLine, ...] | None = None
        self._years: tuple[str, ...] = ()
        self._today: date | None = None
        self._initial: ProgressTyped | None = None
        """What the fields say while nothing is typed."""
        self._column = QVBoxLayout()
        self._column.setSpacing(GRID)
        self.body.addLayout(self._column)
        self.form = QWidget()
        self.year = choice_field(say("rencana.progress.tahun"), ())
        self.day = Field(say("rencana.progress.tanggal"), DateField(texts))
        self.what = Field(say("rencana.progress.uraian"), GrowingText(say("rencana.progress.uraian"), lines=2))
        self.next = Field(say("rencana.progress.lanjut"), GrowingText(say("rencana.progress.lanjut"), lines=2))
        self.year.editor.activated.connect(lambda _n: self._turn_year())  # type: ignore[attr-defined]
        self.day.editor.changed.connect(self._tell)  # type: ignore[attr-defined]
        for field in (self.what, self.next):
            field.editor.typed.connect(lambda _text: self._tell())  # type: ignore[attr-defined]
        inside = flush_column(self.form)
        line = side_by_side(self.year, self.day)
        line.addStretch(2)
        inside.addLayout(line)
        inside.addLayout(side_by_side(self.what, self.next))
        self.keep = button(say("rencana.progress.keep"), self.note, "check")
        inside.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.form)

    def show_progress(
        self, lines: tuple[ProgressLine, ...], years: tuple[str, ...], noting: ProgressTyped | None, today: date
    ) -> None:
        """What was noted, and the form; `noting` goes into it where another plan is shown than before."""
        first, self._today = self._lines is None, today
        self.form.setVisible(bool(years))
        if years != self._years:
            self._years = years
            combo = self.year.editor
            combo.clear()  # type: ignore[attr-defined]
            for year in years:
                combo.addItem(year, year)  # type: ignore[attr-defined]
        if lines != self._lines:
            self._lines = lines
            emptied(self._column)
            for each in lines:
                said = self._say("rencana.progress.line", tahun=str(each.tahun), tanggal=each.tanggal)
                self._column.addWidget(words(said, "label"))
                self._column.addWidget(words(each.uraian))
                if each.tindak_lanjut:
                    next_ = self._say("rencana.progress.next", isi=each.tindak_lanjut)
                    self._column.addWidget(words(next_, "muted"))
            self._show_year()
        if first and noting is not None and noting.tahun in years:
            self._take_up(noting)

    def forget(self) -> None:
        """What was typed belongs to the plan that was on show."""
        self._lines = self._initial = None
        if isinstance(self.day.editor, DateField):
            self.day.editor.clear()  # also what is no day

    def note(self) -> None:
        """Keep it; what lacks is said at its field."""
        editor = self.day.editor
        day = self.day.value
        typed = editor.text() if isinstance(editor, DateField) else ""
        self.day.set_error(
            "" if isinstance(day, date) else unread(typed, self._texts) or self._say("rencana.lacks.day")
        )
        what = str(self.what.value).strip()
        self.what.set_error("" if what else self._say("rencana.lacks.uraian"))
        if go_to_wrong(self.day, self.what) or not isinstance(day, date) or not isinstance(editor, DateField):
            return

        def done(why_not: str) -> None:
            self.day.set_error(why_not)
            go_to_wrong(self.day)

        self._presenter.note(int(str(self.year.value)), day, what, str(self.next.value), done)

    def _tell(self) -> None:
        """What is typed is kept; what is noted already, or is there by itself, is not."""
        if self._initial is not None:
            typed = self._typed
            self._presenter.noting(typed if typed != self._initial else None)

    @property
    def _typed(self) -> ProgressTyped:
        day = self.day.editor
        assert isinstance(day, DateField)
        return ProgressTyped(str(self.year.value), day.text(), str(self.what.value), str(self.next.value))

    def _turn_year(self) -> None:
        """What is typed already is meant for the year that is chosen now."""
        before = self._initial
        if before is None or replace(self._typed, tahun=before.tahun) == before:
            self._show_year()
        else:
            self._tell()

    def _take_up(self, noting: ProgressTyped) -> None:
        """Typed before another plan was shown, or before the power went."""
        self.year.set_value(noting.tahun)
        self._show_year()
        day = self.day.editor
        assert isinstance(day, DateField)
        day.setText(noting.tanggal)
        for field, text in ((self.what, noting.uraian), (self.next, noting.tindak_lanjut)):
            field.editor.show_text(text)  # type: ignore[attr-defined]

    def _show_year(self) -> None:
        """What was noted for the chosen year already, to be corrected; otherwise it is talked over today."""
        self._initial = None  # what is shown now was not typed
        found = next((each for each in self._lines or () if str(each.tahun) == self.year.value), None)
        self.day.set_value(found.tanggal if found else self._today)
        self.day.set_error("")
        for field, text in (
            (self.what, found.uraian if found else ""),
            (self.next, found.tindak_lanjut if found else ""),
        ):
            if isinstance(field.editor, GrowingText):
                field.editor.show_text(text)
            field.set_error("")
        self._initial = self._typed


class SuccessorCard(Card):
    """For the head of a unit: who could follow, and how soon."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("rencana.successors.title"), parent)
        self._shown: object = None
        self._column = QVBoxLayout()
        self._column.setSpacing(GRID)
        self.body.addLayout(self._column)

    def show_successors(self, state: PlanState) -> None:
        self.setVisible(bool(state.successors))
        if state.successors == self._shown:
            return
        self._shown = state.successors
        emptied(self._column)
        for each in state.successors:
            self._column.addWidget(words(each.post, "label"))
            self._column.addWidget(words(each.said))
            for name, chip in each.people:
                box = QWidget()
                row = flush_line(box)
                row.addWidget(words(name, wrap=False))
                row.addWidget(ChipLabel(chip))
                row.addStretch(1)
                self._column.addWidget(box)
