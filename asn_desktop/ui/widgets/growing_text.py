"""A field for text of any length that grows with what is written, so that nothing is ever hidden."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QSizePolicy, QWidget


class GrowingText(QPlainTextEdit):
    """`typed` carries the text on every change by the user, never on `show_text`.

    Enter goes to the next field; with `lines` above 1 it makes a line, as in a letter, and Tab goes on.
    """

    typed = Signal(str)

    def __init__(self, name: str, hint: str = "", lines: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(1)
        self.textChanged.connect(lambda: self.typed.emit(self.toPlainText()))
        self._grown = QTimer(self, singleShot=True, interval=0)
        self._grown.timeout.connect(self.updateGeometry)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grown.start())

    def show_text(self, text: str) -> None:
        """Show a text without reporting it; what is there already is left, so the cursor stays."""
        if text != self.toPlainText():
            blocker = QSignalBlocker(self)
            self.setPlainText(text)
            blocker.unblock()
            self._grown.start()

    def sizeHint(self) -> QSize:
        shown = max(self._lines, int(self.document().size().height()))
        frame = self.height() - self.viewport().height() if self.isVisible() else 12
        text = shown * self.fontMetrics().lineSpacing() + 5
        return QSize(120, text + max(10, frame))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._grown.start()  # not at once: the layout that resizes us would overlook it

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z undoes typing here; with nothing to undo it is left to the page, which undoes removals."""
        keys = event if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) else None
        if keys and keys.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable():
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if enter and (event.modifiers() & Qt.KeyboardModifier.ControlModifier):
            event.ignore()
        elif enter and plain and self._lines == 1:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._grown.start()


def hold_still(page: QWidget) -> None:
    """Draw nothing of a page until its fields have found their heights, so that nobody sees them jump."""
    page.setUpdatesEnabled(False)
    QTimer.singleShot(0, page, lambda: QTimer.singleShot(0, page, lambda: page.setUpdatesEnabled(True)))


class StillCombo(QComboBox):
    """A choice inside a page that scrolls: the wheel moves the page, never the choice."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.focusNextChild()
        else:
            super().keyPressEvent(event)
