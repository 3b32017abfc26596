"""Keys that hold in every screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def bind(
    window: QWidget,
    *,
    search: Callable[[], object],
    show_help: Callable[[], object],
    save: Callable[[], object],
    primary: Callable[[], object],
    find: Callable[[], object],
) -> None:
    """Bind what the keys do anywhere in the window.

    Both Enter keys are named by their codes: in writing "Ctrl+Enter" and "Ctrl+Return" are one and the same key, and
    a key bound twice does nothing.
    """
    control = Qt.KeyboardModifier.ControlModifier
    for keys, does in (
        (QKeySequence("Ctrl+K"), search),
        (QKeySequence(QKeySequence.StandardKey.HelpContents), show_help),
        (QKeySequence("Ctrl+S"), save),
        *((QKeySequence(QKeyCombination(control, key)), primary) for key in ENTER),
        (QKeySequence("Ctrl+F"), find),
    ):
        QShortcut(keys, window).activated.connect(does)


def pressed_button(event: QKeyEvent) -> bool:
    """Press the button that has the cursor, where nothing else wanted Enter; without this only Space does."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    button = QApplication.focusWidget()
    if event.key() not in ENTER or held or not isinstance(button, QAbstractButton):
        return False
    button.click()
    return True
