"""The year in one line: twelve months, and above them the terms that are longer than a month."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QSizePolicy, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.pelaksanaan.document import MonthsPresenter
from asn_desktop.ui.presenters.pelaksanaan.state import BEGUN, JUDGED, NOTHING, OUTSIDE, WHOLE, MonthsState, Tab
from asn_desktop.ui.widgets.icons import icon
from asn_desktop.ui.widgets.tokens import GRID, look_of

MARKS = {
    NOTHING: ("circle-dashed", "muted"),
    BEGUN: ("pencil", "accent"),
    WHOLE: ("circle-check", "ok"),
    JUDGED: ("badge-check", "ok"),
    OUTSIDE: ("minus", "muted"),
}


class MonthRow(QFrame):
    """Arrows go from month to month; the mark says what there is in it, and so does its tooltip."""

    def __init__(self, texts: Texts, presenter: MonthsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self.setAccessibleName(texts.say("pelaksanaan.tab.name"))
        self._presenter = presenter
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(2 * GRID, GRID // 2, 2 * GRID, GRID // 2)
        self._grid.setSpacing(GRID // 2)
        for column in range(12):
            self._grid.setColumnStretch(column, 1)
        self.months = [self._button(1, number, 1) for number in range(12)]
        self.terms: list[QPushButton] = []
        self._shown: tuple[tuple[Tab, ...], tuple[Tab, ...]] | None = None
        for number, made in enumerate(self.months, start=1):
            made.clicked.connect(lambda _checked=False, number=number: presenter.choose_month(number))

    def show_state(self, state: MonthsState) -> None:
        """What there is in every month; buttons that say so already are left alone."""
        if self._shown == (state.months, state.terms):
            return
        self._shown = (state.months, state.terms)
        self._make_terms(state.terms)
        for made, tab in zip((*self.terms, *self.months), (*state.terms, *state.months), strict=True):
            self._show(made, tab)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Left and right go on, whatever button has the cursor."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
            if step is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                self._presenter.turn(step)
                self.focus_chosen()
                return True
        return super().eventFilter(watched, event)

    def focus_chosen(self) -> None:
        """The cursor on what is on show."""
        chosen = next((made for made in (*self.months, *self.terms) if made.isChecked()), self.months[0])
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_terms(self, tabs: Sequence[Tab]) -> None:
        if len(self.terms) == len(tabs):
            return
        for made in self.terms:
            self._grid.removeWidget(made)
            made.hide()
            made.deleteLater()
        self.terms, column = [], 0
        for tab in tabs:
            made = self._button(0, column, tab.span)
            made.clicked.connect(lambda _checked=False, value=tab.value: self._presenter.choose_term(value))
            self.terms.append(made)
            column += tab.span

    def _button(self, row: int, column: int, span: int) -> QPushButton:
        made = QPushButton()
        made.setProperty("role", "month")
        made.setCheckable(True)
        made.setIconSize(QSize(18, 14))
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.setMinimumWidth(0)
        made.installEventFilter(self)
        self._grid.addWidget(made, row, column, 1, span)
        return made

    def _show(self, made: QPushButton, tab: Tab) -> None:
        look = look_of(self.palette())
        picture, tone = MARKS[tab.state]
        made.setText(tab.short)
        made.setIcon(icon(picture, getattr(look, tone), 14, on=look.on_accent, gap=4))
        made.setChecked(tab.chosen)
        made.setEnabled(tab.active)
        made.setToolTip(tab.told)
        made.setAccessibleName(tab.told)
