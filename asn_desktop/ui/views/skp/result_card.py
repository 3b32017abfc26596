"""One planned result in the editor: what is promised, what it serves, and its measures row by row."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from asn_desktop.core.domain.skp import Aspek, Perspektif
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.skp.document import SkpPresenter
from asn_desktop.ui.presenters.skp.lines import IndicatorLine, ResultLine
from asn_desktop.ui.presenters.skp.links import FREE, LinkLine
from asn_desktop.ui.presenters.skp.shape import USUAL, Shape, Sorted
from asn_desktop.ui.views.skp.served import ServedLine
from asn_desktop.ui.widgets.buttons import icon_button, quiet_button
from asn_desktop.ui.widgets.card import Card
from asn_desktop.ui.widgets.flush import flush_line
from asn_desktop.ui.widgets.growing_text import GrowingText, StillCombo
from asn_desktop.ui.widgets.idle import polish
from asn_desktop.ui.widgets.keys import shortcut
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words

NARROW = 620
"""Below this width the two texts of a result stand one under the other."""


class MeasureRow:
    """The widgets of one measure; the card lays them out in columns that align over all rows.

    A row is made once and then shows whatever measure stands in its place: making widgets is what takes time.
    """

    def __init__(self, texts: Texts, presenter: SkpPresenter, card: ResultCard) -> None:
        self.key = 0
        self._card = card
        self._presenter = presenter
        self.aspek = StillCombo(texts.say("skp.indicator.aspek"), card)
        self.aspek.setSizeAdjustPolicy(StillCombo.SizeAdjustPolicy.AdjustToContents)
        self._sorted_by: Sorted = ""
        self._texts = texts
        self.indikator = GrowingText(texts.say("skp.indicator.indikator"), parent=card)
        self.target = GrowingText(texts.say("skp.indicator.target"), parent=card)
        self.buttons = QWidget(card)
        row = flush_line(self.buttons, spacing=0)
        for name, picture, does in (
            ("up", "chevron-up", lambda: presenter.move(self.key, -1)),
            ("down", "chevron-down", lambda: presenter.move(self.key, 1)),
            ("remove", "x", lambda: presenter.remove(self.key)),
        ):
            row.addWidget(icon_button(texts.say(f"skp.indicator.{name}"), picture, does))
        self.aspek.activated.connect(lambda _index: self._chosen())
        self.indikator.typed.connect(lambda text: self._typed(indikator=text))
        self.target.typed.connect(lambda text: self._typed(target=text))

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        return self.aspek, self.indikator, self.target, self.buttons

    @property
    def first_empty(self) -> QWidget:
        """Where something is to be filled in: the measure, its target, or its aspect or perspective."""
        unsorted = bool(self._sorted_by) and self.aspek.currentIndex() < 0
        empty = (
            (self.indikator, not self.indikator.toPlainText().strip()),
            (self.target, not self.target.toPlainText().strip()),
            (self.aspek, unsorted),
        )
        return next((field for field, lacks in empty if lacks and not field.isHidden()), self.indikator)

    def has_cursor(self) -> bool:
        return any(field.hasFocus() for field in (self.aspek, self.indikator, self.target))

    def show_line(self, line: IndicatorLine, shape: Shape, editable: bool) -> None:
        self.key = line.key
        self._sort_by(shape.sorted_by)
        self.indikator.set_lines(1 if shape.target else 2)
        chosen = line.perspektif if shape.sorted_by == "perspektif" else line.aspek
        self.aspek.setCurrentIndex(self.aspek.findData(chosen))
        self.aspek.setEnabled(editable)
        for what, field, text in (("indikator", self.indikator, line.indikator), ("target", self.target, line.target)):
            field.setPlaceholderText(self._hint(shape, line, what) if editable else "")
            field.show_text(text)
            field.setReadOnly(not editable)
        for widget, shown in ((self.aspek, bool(shape.sorted_by)), (self.indikator, True), (self.target, shape.target)):
            widget.setHidden(not shown)
        self.buttons.setHidden(not editable)

    def put_away(self) -> None:
        self.key = 0
        for widget in self.widgets:
            widget.hide()

    def _hint(self, shape: Shape, line: IndicatorLine, what: str) -> str:
        if not shape.target:
            return self._texts.say("skp.example.narasi")
        return self._texts.say(f"skp.example.{line.aspek.value}_{what}") if line.aspek else ""

    def _sort_by(self, sorted_by: Sorted) -> None:
        """Offer aspects or perspectives, whichever this form has."""
        if sorted_by == self._sorted_by or not sorted_by:
            return
        self._sorted_by = sorted_by
        self.aspek.clear()
        self.aspek.setAccessibleName(self._texts.say(f"skp.indicator.{sorted_by}"))
        for each in Aspek if sorted_by == "aspek" else Perspektif:
            self.aspek.addItem(self._texts.show(each), each)

    def _chosen(self) -> None:
        value = self.aspek.currentData()
        if self._sorted_by == "perspektif":
            self._presenter.indicator_typed(self._card.key, self.key, perspektif=Perspektif(value))
        else:
            self._presenter.indicator_typed(self._card.key, self.key, aspek=Aspek(value))

    def _typed(self, indikator: str | None = None, target: str | None = None) -> None:
        self._presenter.indicator_typed(self._card.key, self.key, indikator=indikator, target=target)


class ResultCard(Card):
    """The card of one result; like its rows it is made once and shows whatever stands in its place."""

    def __init__(self, texts: Texts, presenter: SkpPresenter, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent)
        self.key = 0
        self._texts = texts
        self._presenter = presenter
        self._rows: list[MeasureRow] = []
        self._shape = USUAL
        self.rencana = GrowingText(texts.say("skp.result.rencana"), texts.say("skp.result.rencana_hint"), 2)
        self.served = ServedLine(texts, presenter)
        self.diintervensi = self.served.field
        self.rencana.typed.connect(lambda text: presenter.result_typed(self.key, rencana=text))
        self._movers = QWidget()
        corner = flush_line(self._movers, spacing=0)
        self._buttons = (
            icon_button("", "chevron-up", lambda: presenter.move(self.key, -1)),
            icon_button("", "chevron-down", lambda: presenter.move(self.key, 1)),
            icon_button("", "trash-2", lambda: presenter.remove(self.key)),
        )
        for button in self._buttons:
            corner.addWidget(button)
        self.corner.addWidget(self._movers)
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.setSpacing(2 * GRID)
        column = QVBoxLayout()
        column.setSpacing(GRID // 2)
        title = words(texts.say("skp.result.rencana"), "label")
        title.setBuddy(self.rencana)
        column.addWidget(title)
        column.addWidget(self.rencana)
        column.addStretch(1)
        self._pair.addLayout(column, 3)
        self._pair.addWidget(self.served, 2)
        self.body.addLayout(self._pair)
        QWidget.setTabOrder(self.rencana, self.diintervensi)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(GRID)
        self._grid.setVerticalSpacing(GRID // 2)
        self._grid.setColumnStretch(1, 3)
        self._grid.setColumnStretch(2, 2)
        self._titles = tuple(words("", "label") for _ in range(3))
        for place, heading in enumerate(self._titles):
            self._grid.addWidget(heading, 0, place)
        self.body.addSpacing(GRID // 2)
        self.body.addLayout(self._grid)
        self._add = quiet_button(texts.say("skp.indicator.add"), lambda: presenter.add_indicator(self.key), "plus")
        self._add.setToolTip("Alt+Enter")
        self.body.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        shortcut(self, "Alt+Return", lambda: presenter.add_indicator(self.key))
        shortcut(self, "Alt+P", self.served.offer)
        shortcut(self, "Alt+Up", lambda: presenter.move(self._under_cursor(), -1))
        shortcut(self, "Alt+Down", lambda: presenter.move(self._under_cursor(), 1))
        shortcut(self, "Ctrl+Delete", lambda: presenter.remove(self._under_cursor()))

    def show_line(
        self, line: ResultLine, number: int, editable: bool, shape: Shape = USUAL, link: LinkLine = FREE
    ) -> None:
        """Show this result here, as its form asks for it."""
        self.key = line.key
        say = self._texts.say
        self.heading.setText(say("skp.result.number", nomor=number))
        for button, what in zip(self._buttons, ("up", "down", "remove"), strict=True):
            name = say(f"skp.result.{what}", nomor=number)
            button.setToolTip(name)
            button.setAccessibleName(name)
        self._movers.setHidden(not editable)
        self._add.setHidden(not editable)
        self._set_shape(shape)
        self.rencana.show_text(line.rencana)
        self.rencana.setReadOnly(not editable)
        self.served.show_line(line, shape, link, editable)
        while len(self._rows) < len(line.indikator):
            self._add_row()
        for row in self._rows[len(line.indikator) :]:
            row.put_away()
        for row, indicator in zip(self._rows, line.indikator, strict=False):
            row.show_line(indicator, shape, editable)
        self.setHidden(False)

    def prepare(self, rows: int) -> None:
        """Make the widgets of so many measures, to be shown later."""
        while len(self._rows) < rows:
            self._add_row()
            self._rows[-1].put_away()
        polish(self)

    def put_away(self) -> None:
        """Nothing stands here any more."""
        self.key = 0
        self.hide()

    def focus(self, key: int, *, lacks: bool = False) -> QWidget | None:
        """Put the cursor into the result, or into one of its measures; None where the key is not here.

        `lacks`: where something of the measure is to be filled in.
        """
        row = next((each for each in self._rows if each.key == key), None)
        field: QWidget | None = self.rencana if key == self.key else None
        if row is not None:
            field = row.first_empty if lacks else row.indikator
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        return field

    def set_narrow(self, narrow: bool) -> None:
        self._pair.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def _set_shape(self, shape: Shape) -> None:
        """Headings of the columns, and how much room each has."""
        if shape == self._shape and self._titles[1].text():
            return
        self._shape = shape
        say = self._texts.say
        shown = (shape.sorted_by, shape.measure, "target" if shape.target else "")
        for heading, key in zip(self._titles, shown, strict=True):
            heading.setText(say(f"skp.indicator.{key}") if key else "")
            heading.setHidden(not key)
        self._grid.setColumnStretch(2, 2 if shape.target else 0)

    def _add_row(self) -> None:
        row = MeasureRow(self._texts, self._presenter, self)
        before: QWidget = self._rows[-1].target if self._rows else self.diintervensi
        self._rows.append(row)
        for column, widget in enumerate(row.widgets):
            self._grid.addWidget(widget, len(self._rows), column, Qt.AlignmentFlag.AlignTop)
        for field in (row.aspek, row.indikator, row.target):
            QWidget.setTabOrder(before, field)
            before = field
        QWidget.setTabOrder(before, self._add)

    def _under_cursor(self) -> int:
        """Key of the measure the cursor is in, else of the result."""
        return next((row.key for row in self._rows if row.has_cursor()), self.key)
