"""Messages above the content: they block nothing and stay until they are read."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.messages import Action, Kind, MessageState
from asn_desktop.ui.widgets.buttons import icon_button
from asn_desktop.ui.widgets.icons import pixmap
from asn_desktop.ui.widgets.tokens import GRID, look_of
from asn_desktop.ui.widgets.words import words

ICONS: dict[Kind, tuple[str, str]] = {
    "problem": ("triangle-alert", "bad"),
    "note": ("info", "accent"),
    "done": ("circle-check", "ok"),
}


class MessageBar(QFrame):
    """Renders `MessageState`; `read` says that the user has seen the message, `acted` that its button was pressed."""

    read = Signal()
    acted = Signal(object)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._action: Action | None = None
        self._mark = QLabel()
        self._what = words("", "strong")
        self._more = words("", "body")
        self._waiting = words("", "muted", wrap=False)
        self._button = QPushButton()
        self._button.clicked.connect(lambda _checked=False: self.acted.emit(self._action))
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self._what)
        column.addWidget(self._more)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addLayout(column, 1)
        layout.addWidget(self._waiting)
        layout.addWidget(self._button)
        layout.addWidget(icon_button(texts.say("shell.message.close"), "x", self.read.emit))
        self.hide()

    def render(self, state: MessageState) -> None:  # type: ignore[override]
        message = state.shown
        if message is None:
            self.hide()
            return
        mark, tone = ICONS[message.kind]
        self._mark.setPixmap(pixmap(mark, getattr(look_of(self.palette()), tone), 20))
        self._what.setText(message.what)
        self._more.setText(" ".join(part for part in (message.why, message.now) if part))
        self._more.setVisible(bool(self._more.text()))
        self._waiting.setText(self._texts.say("shell.message.waiting", n=state.waiting) if state.waiting else "")
        self._action = message.action
        self._button.setVisible(message.action is not None)
        if message.action is not None:
            self._button.setText(message.action.label)
            self._button.setAccessibleName(message.action.label)
        self.setProperty("role", message.kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self.setAccessibleName(message.what)
        self.show()
