"""What the leader expects under each of the seven values, beside the behaviours they stand for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from asn_desktop.core.domain.kinerja import NilaiBerakhlak
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.skp.document import SkpPresenter
from asn_desktop.ui.presenters.skp.state import ValueLine
from asn_desktop.ui.widgets.card import Card
from asn_desktop.ui.widgets.growing_text import GrowingText
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words


class ExpectationsCard(Card):
    """Two columns: the value with its behaviours, and the leader's text."""

    def __init__(self, texts: Texts, presenter: SkpPresenter, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("skp.section.perilaku"), parent)
        self._texts = texts
        self._presenter = presenter
        self._fields: dict[NilaiBerakhlak, GrowingText] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(2 * GRID)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)

    def show_values(self, values: Sequence[ValueLine], editable: bool) -> None:
        if not self._fields:
            for row, line in enumerate(values):
                self._add(row, line)
        for line in values:
            field = self._fields[line.nilai]
            field.show_text(line.text)
            field.setReadOnly(not editable)

    def _add(self, row: int, line: ValueLine) -> None:
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(words(line.name, "label"))
        for behaviour in line.behaviours:
            column.addWidget(words(f"•  {behaviour}", "muted"))
        column.addStretch(1)
        self._grid.addLayout(column, row, 0)
        field = GrowingText(line.name, self._texts.say("skp.expectation.hint"), 3)
        field.typed.connect(lambda text, nilai=line.nilai: self._presenter.expectation_typed(nilai, text))
        self._fields[line.nilai] = field
        right = QVBoxLayout()
        right.addWidget(field)
        right.addStretch(1)
        self._grid.addLayout(right, row, 1)
