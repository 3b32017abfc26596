"""A labelled field: label above, help under it in grey, what is wrong under it in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol, cast

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from asn_desktop.ui.widgets.date_field import DateField
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words


class _HasText(Protocol):
    def text(self) -> str: ...


class Field(QWidget):
    """One input with its words. `typed` is called with the text on every change (drafts), never by `set_value`.

    The value is text; of a combo box it is the data of the chosen entry, of a date field a date or None.
    """

    def __init__(
        self,
        label: str,
        editor: QWidget,
        help_text: str = "",
        typed: Callable[[], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self.entered: Callable[[], object] | None = None
        """What Enter does in the last field of a form, instead of going on."""
        editor.setAccessibleName(label)
        self._label = words(label, "label", wrap=False)
        self._label.setBuddy(editor)
        self._help = words(help_text, "muted")
        if not help_text:
            self._help.hide()
        self._error = words("", "error")
        self._error.hide()
        layout = flush_column(self, spacing=GRID // 2)
        for part in (self._label, editor, self._help, self._error):
            layout.addWidget(part)
        editor.installEventFilter(self)
        self.setFocusProxy(editor)
        if typed is not None:
            self._connect(typed)

    def _connect(self, typed: Callable[[], None]) -> None:
        editor = self.editor
        if isinstance(editor, QLineEdit):
            editor.textEdited.connect(lambda _text: typed())
        elif isinstance(editor, QPlainTextEdit):
            editor.textChanged.connect(typed)
        elif isinstance(editor, QComboBox):
            editor.activated.connect(lambda _index: typed())
        elif isinstance(editor, DateField):
            editor.changed.connect(typed)

    @property
    def value(self) -> object:
        editor = self.editor
        if isinstance(editor, QComboBox):
            return editor.currentData()
        if isinstance(editor, QPlainTextEdit):
            return editor.toPlainText()
        if isinstance(editor, DateField):
            return editor.date()
        return cast("_HasText", editor).text()

    def set_value(self, value: object) -> None:
        """Show a value without reporting it as typed; what is already there is left, so the cursor stays."""
        editor = self.editor
        if self.value == value:
            return
        blocker = QSignalBlocker(editor)
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(value))
        elif isinstance(editor, QPlainTextEdit):
            editor.setPlainText(str(value or ""))
        elif isinstance(editor, DateField):
            editor.set_date(value if isinstance(value, date) else None)
        elif isinstance(editor, QLineEdit):
            editor.setText(str(value or ""))
        blocker.unblock()

    def set_error(self, sentence: str, *, elsewhere: bool = False) -> None:
        """What is wrong, in words; "" when all is well. `elsewhere`: it is said beside, where there is more room."""
        if sentence == self._error.text():
            return
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence) and not elsewhere)
        self._help.setVisible(bool(self._help.text()) and not sentence)
        self.editor.setProperty("wrong", bool(sentence))
        self.editor.setAccessibleDescription(sentence or self._help.text())
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)

    @property
    def wrong(self) -> bool:
        """Something is wrong with what is in it."""
        return bool(self._error.text())

    def set_label(self, label: str) -> None:
        """Other words for the same field."""
        self._label.setText(label)
        self.editor.setAccessibleName(label)

    def show_label(self, shown: bool) -> None:
        """Whether the words stand above it; where they head a column they would only be repeated."""
        self._label.setVisible(shown)

    def set_help(self, sentence: str) -> None:
        self._help.setText(sentence)
        self._help.setVisible(bool(sentence) and not self._error.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes to the next field; in a long text it makes a line, and Tab goes on."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            if enter and plain and not isinstance(watched, QPlainTextEdit):
                if self.entered is not None:
                    self.entered()
                else:
                    self.editor.focusNextChild()
                return True
        return super().eventFilter(watched, event)


def go_to_wrong(*fields: Field) -> bool:
    """Put the cursor into the first field with something wrong, each time anew; False where all is well."""
    first = next((field for field in fields if field.wrong), None)
    if first is not None:
        first.editor.setFocus(Qt.FocusReason.OtherFocusReason)
    return first is not None


def text_field(
    label: str, help_text: str = "", typed: Callable[[], None] | None = None, parent: QWidget | None = None
) -> Field:
    """One line of text."""
    return Field(label, QLineEdit(), help_text, typed, parent)


def long_field(
    label: str, help_text: str = "", typed: Callable[[], None] | None = None, lines: int = 3,
    parent: QWidget | None = None,
) -> Field:  # fmt: skip
    """Several lines of text; Tab leaves the field."""
    editor = QPlainTextEdit()
    editor.setTabChangesFocus(True)
    editor.setFixedHeight(editor.fontMetrics().lineSpacing() * lines + 2 * GRID)
    return Field(label, editor, help_text, typed, parent)


def choice_field(
    label: str, options: tuple[tuple[str, str], ...], help_text: str = "", typed: Callable[[], None] | None = None,
    parent: QWidget | None = None,
) -> Field:  # fmt: skip
    """A choice of `(value, wording)`."""
    editor = QComboBox()
    for value, wording in options:
        editor.addItem(wording, value)
    return Field(label, editor, help_text, typed, parent)
