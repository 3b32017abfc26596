"""A field for text of any length that grows with what is written, so that nothing is ever hidden."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextLayout, QTextOption, QWheelEvent
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QSizePolicy, QWidget

FRAME_WIDTH, FRAME_HEIGHT = 20, 15
"""What border, padding and the document's margin take of a field, as the style sheet sets them."""


class GrowingText(QPlainTextEdit):
    """`typed` carries the text on every change by the user, never on `show_text`.

    Enter goes to the next field; with `lines` above 1 it makes a line, as in a letter, and Tab goes on. The field
    says how high it is at a width, so a page is laid out in one go and is right when it is first seen.
    """

    typed = Signal(str)

    def __init__(self, name: str, hint: str = "", lines: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self._counted: dict[int, int] = {}
        self._shown = ""
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.document().setDocumentMargin(1)
        self.textChanged.connect(self._changed)

    def show_text(self, text: str) -> None:
        """Show a text without reporting it; what is there already is left, so the cursor stays."""
        if text != self._shown:
            blocker = QSignalBlocker(self)
            self.setPlainText(text)
            blocker.unblock()
            self._grow(text)

    def set_lines(self, lines: int) -> None:
        """How many lines it shows at least; above 1, Enter makes a line."""
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()

    def setReadOnly(self, locked: bool) -> None:
        """What is locked looks so: the style sheet looks at it only when it is asked to."""
        if locked != self.isReadOnly():
            super().setReadOnly(locked)
            self.style().unpolish(self)
            self.style().polish(self)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._height(self._count(width - FRAME_WIDTH))

    def sizeHint(self) -> QSize:
        return QSize(120, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._height(self._lines))

    def _height(self, lines: int) -> int:
        return max(lines, self._lines) * self.fontMetrics().lineSpacing() + FRAME_HEIGHT

    def _count(self, width: int) -> int:
        """How many lines the text takes."""
        known = self._counted.get(width)
        if known is None:
            known = self._counted[width] = sum(self._wrapped(line, width) for line in self._shown.split("\n"))
        return known

    def _wrapped(self, text: str, width: int) -> int:
        if width <= 0 or self.fontMetrics().horizontalAdvance(text) <= width - 2:
            return 1
        layout = QTextLayout(text, self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        lines = 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            lines += 1
        layout.endLayout()
        return lines

    def _changed(self) -> None:
        text = self.toPlainText()
        self._grow(text)
        self.typed.emit(text)

    def _grow(self, text: str) -> None:
        before = self._count(self.width() - FRAME_WIDTH)
        self._shown = text
        self._counted.clear()
        if self._count(self.width() - FRAME_WIDTH) != before or not self.isVisible():
            self.updateGeometry()

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
            self._counted.clear()
            self.updateGeometry()


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
