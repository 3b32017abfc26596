"""The left navigation: icon and word, only icons in a narrow window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.shell.screens import ScreenSpec
from asn_desktop.ui.widgets.icons import icon
from asn_desktop.ui.widgets.tokens import GRID, look_of
from asn_desktop.ui.widgets.words import words

LAST_DIGIT = 10
"""Alt with a digit opens the first ten screens; the tenth is at Alt+0. The others are found with Ctrl+K."""
NARROW = 1100
"""Window width below which the words go."""


class Navigation(QFrame):
    """`chosen` carries the key of a screen. The last screen (settings) stands at the bottom."""

    chosen = Signal(str)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "nav")
        self._texts = texts
        self._narrow = False
        self._group = QButtonGroup(self)
        self._buttons: dict[str, tuple[QPushButton, str]] = {}
        self._column = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, GRID)
        layout.setSpacing(2)
        self._brand: QLabel = words("ASN Desktop", "heading", wrap=False)
        self._brand.setContentsMargins(2 * GRID, GRID + 4, 2 * GRID, GRID + 4)
        layout.addWidget(self._brand)
        self._gap = QWidget()
        self._gap.setFixedHeight(GRID)
        layout.addWidget(self._gap)

    def fill(self, specs: Sequence[ScreenSpec]) -> None:
        """The screens of what has been opened."""
        look = look_of(self.palette())
        for number, spec in enumerate(specs, start=1):
            name = self._texts.say(f"shell.nav.{spec.key}")
            button = QPushButton(name)
            button.setProperty("role", "nav")
            button.setIcon(icon(spec.icon, look.text, 20, on=look.accent, gap=6))
            button.setIconSize(QSize(26, 20))
            button.setCheckable(True)
            button.setAccessibleName(name)
            button.setToolTip(name)
            if number <= LAST_DIGIT:
                digit = f"Alt+{number % LAST_DIGIT}"
                keys = QShortcut(QKeySequence(digit), self)
                keys.activated.connect(button.click)
                button.setToolTip(f"{name} ({digit})")
            button.clicked.connect(lambda _checked, key=spec.key: self.chosen.emit(key))
            self._group.addButton(button)
            self._buttons[spec.key] = (button, name)
            if number == len(specs):
                self._column.addStretch(1)
            self._column.addWidget(button)
        self.set_narrow(self._narrow)

    def show_current(self, key: str) -> None:
        button, _name = self._buttons[key]
        button.setChecked(True)

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self._brand.setVisible(not narrow)
        self._gap.setVisible(narrow)
        for button, name in self._buttons.values():
            button.setText("" if narrow else name)
        self.setFixedWidth(6 * GRID if narrow else max(21 * GRID, self._widest() + 8 * GRID))

    def _widest(self) -> int:
        return max((self.fontMetrics().horizontalAdvance(name) for _button, name in self._buttons.values()), default=0)
