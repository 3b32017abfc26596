"""One planned result in the editor: what is promised, what it serves, and its measures row by row."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.core.domain.skp import Aspek
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.skp import SkpPresenter
from asn_desktop.ui.presenters.skp_lines import IndicatorLine, ResultLine
from asn_desktop.ui.widgets.buttons import icon_button, quiet_button
from asn_desktop.ui.widgets.card import Card
from asn_desktop.ui.widgets.growing_text import GrowingText, StillCombo
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
        for aspek in Aspek:
            self.aspek.addItem(texts.show(aspek), aspek)
        self._texts = texts
        self.indikator = GrowingText(texts.say("skp.indicator.indikator"), parent=card)
        self.target = GrowingText(texts.say("skp.indicator.target"), parent=card)
        self.buttons = QWidget(card)
        row = QHBoxLayout(self.buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for name, picture, does in (
            ("up", "chevron-up", lambda: presenter.move(self.key, -1)),
            ("down", "chevron-down", lambda: presenter.move(self.key, 1)),
            ("remove", "x", lambda: presenter.remove(self.key)),
        ):
            row.addWidget(icon_button(texts.say(f"skp.indicator.{name}"), picture, does))
        self.aspek.activated.connect(lambda _index: self._typed(aspek=Aspek(self.aspek.currentData())))
        self.indikator.typed.connect(lambda text: self._typed(indikator=text))
        self.target.typed.connect(lambda text: self._typed(target=text))

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        return self.aspek, self.indikator, self.target, self.buttons

    def has_cursor(self) -> bool:
        return any(field.hasFocus() for field in (self.aspek, self.indikator, self.target))

    def show_line(self, line: IndicatorLine, editable: bool) -> None:
        self.key = line.key
        self.aspek.setCurrentIndex(self.aspek.findData(line.aspek))
        self.aspek.setEnabled(editable)
        for what, field, text in (("indikator", self.indikator, line.indikator), ("target", self.target, line.target)):
            hint = self._texts.say(f"skp.example.{line.aspek.value}_{what}") if editable and line.aspek else ""
            field.setPlaceholderText(hint)
            field.show_text(text)
            field.setReadOnly(not editable)
        for widget in self.widgets[:3]:
            widget.setHidden(False)
        self.buttons.setHidden(not editable)

    def put_away(self) -> None:
        self.key = 0
        for widget in self.widgets:
            widget.hide()

    def _typed(self, aspek: Aspek | None = None, indikator: str | None = None, target: str | None = None) -> None:
        self._presenter.indicator_typed(self._card.key, self.key, aspek=aspek, indikator=indikator, target=target)


class ResultCard(Card):
    """The card of one result; like its rows it is made once and shows whatever stands in its place."""

    def __init__(self, texts: Texts, presenter: SkpPresenter, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent)
        self.key = 0
        self._texts = texts
        self._presenter = presenter
        self._rows: list[MeasureRow] = []
        self.rencana = GrowingText(texts.say("skp.result.rencana"), texts.say("skp.result.rencana_hint"), 2)
        self.diintervensi = GrowingText(
            texts.say("skp.result.diintervensi"), texts.say("skp.result.diintervensi_hint"), 2
        )
        self.rencana.typed.connect(lambda text: presenter.result_typed(self.key, rencana=text))
        self.diintervensi.typed.connect(lambda text: presenter.result_typed(self.key, diintervensi=text))
        self._movers = QWidget()
        corner = QHBoxLayout(self._movers)
        corner.setContentsMargins(0, 0, 0, 0)
        corner.setSpacing(0)
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
        for label, field, share in (("rencana", self.rencana, 3), ("diintervensi", self.diintervensi, 2)):
            column = QVBoxLayout()
            column.setSpacing(GRID // 2)
            title = words(texts.say(f"skp.result.{label}"), "label")
            title.setBuddy(field)
            column.addWidget(title)
            column.addWidget(field)
            column.addStretch(1)
            self._pair.addLayout(column, share)
        self.body.addLayout(self._pair)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(GRID)
        self._grid.setVerticalSpacing(GRID // 2)
        self._grid.setColumnStretch(1, 3)
        self._grid.setColumnStretch(2, 2)
        for place, title_key in enumerate(("aspek", "indikator", "target")):
            self._grid.addWidget(words(texts.say(f"skp.indicator.{title_key}"), "label"), 0, place)
        self.body.addSpacing(GRID // 2)
        self.body.addLayout(self._grid)
        self._add = quiet_button(texts.say("skp.indicator.add"), lambda: presenter.add_indicator(self.key), "plus")
        self._add.setToolTip("Alt+Enter")
        self.body.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        shortcut(self, "Alt+Return", lambda: presenter.add_indicator(self.key))
        shortcut(self, "Alt+Up", lambda: presenter.move(self._under_cursor(), -1))
        shortcut(self, "Alt+Down", lambda: presenter.move(self._under_cursor(), 1))
        shortcut(self, "Ctrl+Delete", lambda: presenter.remove(self._under_cursor()))

    def show_line(self, line: ResultLine, number: int, editable: bool) -> None:
        """Show this result here."""
        self.key = line.key
        say = self._texts.say
        self.heading.setText(say("skp.result.number", nomor=number))
        for button, what in zip(self._buttons, ("up", "down", "remove"), strict=True):
            name = say(f"skp.result.{what}", nomor=number)
            button.setToolTip(name)
            button.setAccessibleName(name)
        self._movers.setHidden(not editable)
        self._add.setHidden(not editable)
        for field, text in ((self.rencana, line.rencana), (self.diintervensi, line.diintervensi)):
            field.show_text(text)
            field.setReadOnly(not editable)
        while len(self._rows) < len(line.indikator):
            self._add_row()
        for row in self._rows[len(line.indikator) :]:
            row.put_away()
        for row, indicator in zip(self._rows, line.indikator, strict=False):
            row.show_line(indicator, editable)
        self.setHidden(False)

    def prepare(self, rows: int) -> None:
        """Make the widgets of so many measures, to be shown later."""
        while len(self._rows) < rows:
            self._add_row()
            self._rows[-1].put_away()

    def put_away(self) -> None:
        """Nothing stands here any more."""
        self.key = 0
        self.hide()

    def focus(self, key: int) -> QWidget | None:
        """Put the cursor into the result, or into one of its measures; None where the key is not here."""
        field = self.rencana if key == self.key else next((r.indikator for r in self._rows if r.key == key), None)
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        return field

    def set_narrow(self, narrow: bool) -> None:
        self._pair.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

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
