"""How much of the calendar is late, open or due soon; a click shows only that."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.karier import Urgensi
from asn_desktop.ui.presenters.karier.calendar_state import Counts
from asn_desktop.ui.presenters.karier.rows import urgency_icon
from asn_desktop.ui.widgets.buttons import quiet_button
from asn_desktop.ui.widgets.icons import icon
from asn_desktop.ui.widgets.tokens import GRID, look_of


class UrgencyCounts(QFrame):
    """Hidden where nothing is urgent."""

    chosen = Signal(object)
    """The urgency that was clicked."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = texts.say
        self.setProperty("role", "bar")
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, 0, 2 * GRID, 0)
        row.setSpacing(GRID)
        self._buttons: dict[Urgensi, QPushButton] = {}
        look = look_of(self.palette())
        for urgensi in (Urgensi.TERLAMBAT, Urgensi.TERBUKA, Urgensi.SEGERA):
            made = quiet_button("", self._choosing(urgensi))
            name, tone = urgency_icon(urgensi)
            made.setIcon(icon(name, look.tone(tone)[0], 16, gap=4))
            self._buttons[urgensi] = made
            row.addWidget(made)
        row.addStretch(1)
        self.hide()

    def show_counts(self, counts: Counts) -> None:
        found = {Urgensi.TERLAMBAT: counts.late, Urgensi.TERBUKA: counts.open, Urgensi.SEGERA: counts.soon}
        for urgensi, n in found.items():
            self._buttons[urgensi].setText(self._say(f"karier_ui.count.{urgensi.value}", n=n))
            self._buttons[urgensi].setHidden(n == 0)
        self.setHidden(not any(found.values()))

    def _choosing(self, urgensi: Urgensi) -> Callable[[], None]:
        return lambda: self.chosen.emit(urgensi)
