"""A rating as three large keys; 1, 2 and 3 press them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from asn_desktop.core.domain.kinerja import Rating
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words


class RatingKeys(QWidget):
    """`chosen` carries the Rating the user pressed. Pressing the chosen one again leaves it; None means not given.

    With `goes_on` Enter is no press but `entered`: whoever rates many goes on with it.
    """

    chosen = Signal(object)
    entered = Signal()
    goes_on = False

    def __init__(self, texts: Texts, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(label)
        self._group = QButtonGroup(self)
        self._keys: dict[Rating, QPushButton] = {}
        row = QHBoxLayout()
        row.setSpacing(GRID // 2)
        for number, rating in enumerate(Rating, start=1):
            key = QPushButton(f"{number}   " + "\n".join(texts.show(rating).rsplit(" ", 1)))
            key.setProperty("role", "key")
            key.setCheckable(True)
            key.setAccessibleName(f"{label}: {texts.show(rating)}")
            key.setToolTip(texts.say("widget.rating.key", n=number, rating=rating))
            key.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            key.clicked.connect(lambda _checked, rating=rating: self.chosen.emit(rating))
            self._group.addButton(key)
            self._keys[rating] = key
            row.addWidget(key, 1)
        layout = flush_column(self, spacing=GRID // 2)
        layout.addWidget(words(label, "label"))
        layout.addLayout(row)
        self.setFocusProxy(self._keys[Rating.DI_ATAS])

    def set_rating(self, rating: Rating | None) -> None:
        self._group.setExclusive(False)
        for other, key in self._keys.items():
            key.setChecked(other is rating)
        self._group.setExclusive(True)

    def set_locked(self, locked: bool) -> None:
        """A final evaluation is read, not changed."""
        for key in self._keys.values():
            key.setEnabled(not locked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - Qt.Key.Key_1
        ratings = list(Rating)
        if 0 <= number < len(ratings) and self._keys[ratings[number]].isEnabled():
            self._keys[ratings[number]].click()
        elif (
            self.goes_on
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not (event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
        ):
            self.entered.emit()
        else:
            super().keyPressEvent(event)
