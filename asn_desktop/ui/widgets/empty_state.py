"""What stands where there is nothing yet: an icon, a sentence, and the one thing to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from asn_desktop.ui.widgets.buttons import primary_button
from asn_desktop.ui.widgets.icons import pixmap
from asn_desktop.ui.widgets.tokens import GRID, look_of
from asn_desktop.ui.widgets.words import words


class EmptyState(QWidget):
    """Centred in the space it is given."""

    def __init__(
        self, icon_name: str, sentence: str, help_text: str = "", action: QAction | None = None,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        picture = QLabel(self)
        picture.setPixmap(pixmap(icon_name, look_of(self.palette()).muted, 48))
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sentence = words(sentence, "heading")
        self._help = words(help_text, "muted")
        if not help_text:
            self._help.hide()
        layout = QVBoxLayout(self)
        layout.setSpacing(GRID)
        layout.addStretch(2)
        layout.addWidget(picture)
        for label in (self._sentence, self._help):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            line = QHBoxLayout()
            line.addStretch(1)
            line.addWidget(label, 4)
            line.addStretch(1)
            layout.addLayout(line)
        if action is not None:
            layout.addSpacing(GRID)
            layout.addWidget(primary_button(action), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def set_words(self, sentence: str, help_text: str = "") -> None:
        self._sentence.setText(sentence)
        self._help.setText(help_text)
        self._help.setVisible(bool(help_text))
