"""Keys of a part of the window."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.shell.translator import CatalogueTranslator
from asn_desktop.ui.widgets.keys import shortcut


def test_both_enter_keys_work_where_qt_speaks_the_readers_language(
    window_world: QApplication, texts: Texts, qtbot: Any
) -> None:
    """In Indonesian the key Return is called Enter: two keys with one name were one ambiguous key, and did nothing."""
    translator = CatalogueTranslator(texts)
    window_world.installTranslator(translator)
    try:
        pressed: list[str] = []
        part = QPushButton()
        qtbot.addWidget(part)
        for keys in ("Alt+Return", "Alt+Enter"):
            shortcut(part, keys, partial(pressed.append, keys))
        part.show()
        part.activateWindow()
        assert QTest.qWaitForWindowActive(part)
        part.setFocus()
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            QTest.keyClick(part, key, Qt.KeyboardModifier.AltModifier)
        assert pressed == ["Alt+Return", "Alt+Enter"]
    finally:
        window_world.removeTranslator(translator)
