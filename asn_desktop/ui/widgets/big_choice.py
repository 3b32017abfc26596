"""A large button for one of few ways to go on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from asn_desktop.ui.widgets.icons import pixmap
from asn_desktop.ui.widgets.tokens import GRID, look_of
from asn_desktop.ui.widgets.words import words


class BigChoice(QPushButton):
    """A large button with a name and a sentence."""

    def __init__(self, name: str, help_text: str, icon_name: str, clicked: Callable[[], None]) -> None:
        super().__init__()
        self.setProperty("role", "step")
        self.setAccessibleName(name)
        self.setAccessibleDescription(help_text)
        look = look_of(self.palette())
        picture = words("", wrap=False)
        picture.setPixmap(pixmap(icon_name, look.accent, 32))
        title, sentence = words(name, "heading"), words(help_text, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        for part in (picture, title, sentence):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(part)
        column.addStretch(1)
        self.clicked.connect(lambda _checked=False: clicked())

    def sizeHint(self) -> QSize:
        return self.layout().sizeHint()  # type: ignore[union-attr]

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Polish, QEvent.Type.LayoutRequest):
            # A long sentence makes it taller, it is never cut. The style sheet's least height for buttons comes with
            # the polish and would undo what was set before it.
            self.setMinimumHeight(self.heightForWidth(self.width()))
            self.layout().setGeometry(self.rect())  # type: ignore[union-attr]
        return done

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.layout().heightForWidth(width)  # type: ignore[union-attr]
