"""The units of the office with their achievement at the left, the chosen one at the right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QStackedLayout, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.models.table import Column, chip_column
from asn_desktop.ui.presenters.sebaran.screen import SebaranPresenter, SebaranState
from asn_desktop.ui.presenters.sebaran.state import UnitLine
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.sebaran.chooser import Chooser
from asn_desktop.ui.views.sebaran.unit_side import UnitSide
from asn_desktop.ui.widgets.empty_state import EmptyState
from asn_desktop.ui.widgets.flush import flush_line

WIDTH, NARROW = 440, 392
"""Width of the units in a wide and in a narrow window."""
WIDE = 1060
STEP = "   "
"""How far a unit is set in under its parent."""


def columns(texts: Texts) -> tuple[Column, ...]:
    return (
        Column("sebaran.column.unit", lambda line: f"{STEP * line.depth}{line.name}", width=20),
        Column("sebaran.column.people_short", lambda line: texts.show(line.people), right=True, width=5, firm=True),
        chip_column("sebaran.column.capaian_short", lambda line: line.capaian, width=8),
    )


class UnitsPage(QWidget):
    """View of `SebaranPresenter`."""

    def __init__(self, services: Services, drawn: Callable[[SebaranState], None]) -> None:
        """`drawn` is told of each state that was shown."""
        super().__init__()
        self._drawn = drawn
        self.presenter = SebaranPresenter(services, self)
        texts: Texts = services.texts
        self._lines: tuple[UnitLine, ...] = ()
        self.chooser = Chooser(texts, columns(texts), "sebaran.units", "sebaran.search")
        self.chooser.search.textChanged.connect(self.presenter.search)
        self.chooser.chosen.connect(lambda number: self.presenter.choose(self._lines[number].id))
        self.side = UnitSide(texts, self.presenter)
        whole = QWidget()
        across = flush_line(whole, spacing=0)
        across.addWidget(self.chooser)
        across.addWidget(self.side, 1)
        self._empty = EmptyState("network", texts.say("sebaran.empty.what"), texts.say("sebaran.empty.help"))
        self._whole = whole
        self._stack = QStackedLayout(self)
        self._stack.addWidget(whole)
        self._stack.addWidget(self._empty)

    def render(self, state: SebaranState) -> None:  # type: ignore[override]
        self._show(state)
        self._drawn(state)

    def _show(self, state: SebaranState) -> None:
        self._stack.setCurrentWidget(self._empty if state.empty else self._whole)
        self._lines = state.lines
        chosen = next((n for n, line in enumerate(self._lines) if line.id == state.chosen), -1)
        self.chooser.show_lines(self._lines, chosen)
        self.side.setHidden(state.spread is None)
        if state.spread is not None:
            self.side.show_state(state.spread, state.title)

    def fit(self, width: int) -> None:
        """The screen has got this width."""
        self.chooser.setFixedWidth(WIDTH if width >= WIDE else NARROW)
