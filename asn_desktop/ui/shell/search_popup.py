"""Ctrl+K: one field over the window that finds screens, people and units."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from shiboken6 import isValid

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.search import Hit
from asn_desktop.ui.widgets.icons import icon
from asn_desktop.ui.widgets.tokens import GRID, look_of
from asn_desktop.ui.widgets.words import words


class SearchPopup(QFrame):
    """Lies over the window, not beside it as another one: nothing to lose behind other windows."""

    asked = Signal(str)
    picked = Signal(object)

    def __init__(self, texts: Texts, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._before: QWidget | None = None
        self.setProperty("role", "popup")
        self._texts = texts
        self.field = QLineEdit()
        self.field.setPlaceholderText(texts.say("shell.search.hint"))
        self.field.setAccessibleName(texts.say("shell.search.name"))
        self.field.textChanged.connect(self.asked)
        self.field.installEventFilter(self)
        self.found = QListWidget()
        self.found.setAccessibleName(texts.say("shell.search.found"))
        self.found.setIconSize(QSize(18, 18))
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.found.itemClicked.connect(self._pick)
        self.found.itemActivated.connect(self._pick)
        self._note = words("", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID, GRID, GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self.field)
        layout.addWidget(self.found, 1)
        layout.addWidget(self._note)
        QApplication.instance().focusChanged.connect(self._elsewhere)  # type: ignore[union-attr]
        self.hide()

    def open(self) -> None:
        """Show it in the middle of the window's top, ready for typing."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self.place()
        self.show()
        self.raise_()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.asked.emit(self.field.text())

    def place(self) -> None:
        room = self._over.rect()
        width = min(640, room.width() - 8 * GRID)
        height = min(440, room.height() - 12 * GRID)
        self.setGeometry((room.width() - width) // 2, 6 * GRID, width, height)

    def render(self, hits: tuple[Hit, ...], searching: bool) -> None:  # type: ignore[override]
        colour = look_of(self.palette()).text
        self.found.clear()
        for hit in hits:
            item = QListWidgetItem(icon(hit.icon, colour, 18), f"{hit.title}  ·  {hit.detail}")
            item.setData(Qt.ItemDataRole.UserRole, hit)
            self.found.addItem(item)
        if hits:
            self.found.setCurrentRow(0)
        nothing = not hits and not searching
        self._note.setText(self._texts.say("shell.search.nothing" if nothing else "shell.search.keys"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.found.count():
                step = 1 if key == Qt.Key.Key_Down else -1
                self.found.setCurrentRow((self.found.currentRow() + step) % self.found.count())
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self.found.currentItem() is not None:
                    self._pick(self.found.currentItem())
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            before = self._before
            self.hide()
            if before is not None and isValid(before) and before.isVisible():
                before.setFocus(Qt.FocusReason.PopupFocusReason)
        else:
            super().keyPressEvent(event)

    def _elsewhere(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Whoever goes on working elsewhere in the window does not want it any more."""
        if self.isVisible() and now is not None and not self.isAncestorOf(now):
            self.hide()

    def _pick(self, item: QListWidgetItem) -> None:
        self.hide()
        self.picked.emit(item.data(Qt.ItemDataRole.UserRole))
