"""What the program shows when it is itself at fault: what happened in plain words, and the details to copy."""

from __future__ import annotations

import logging
import platform
import traceback

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from asn_desktop import __version__
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words

log = logging.getLogger(__name__)


class BugDialog(QDialog):
    def __init__(self, texts: Texts, error: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts.say("shell.bug.title"))
        trace = "".join(traceback.format_exception(error))
        self._details = f"ASN Desktop {__version__}, {platform.platform()}\n\n{trace}"
        shown = QPlainTextEdit(self._details)
        shown.setReadOnly(True)
        shown.setAccessibleName(texts.say("shell.bug.details"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(texts.say("shell.bug.copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda _checked=False: QGuiApplication.clipboard().setText(self._details))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addWidget(words(texts.say("shell.bug.what"), "heading"))
        layout.addWidget(words(texts.say("shell.bug.now")))
        layout.addWidget(shown, 1)
        layout.addWidget(buttons)
        self.resize(640, 420)


def show_bug(texts: Texts, error: BaseException, parent: QWidget | None) -> BugDialog:
    """Log the error and open the dialog without stopping what else goes on."""
    log.error("a defect of the program", exc_info=error)
    dialog = BugDialog(texts, error, parent)
    dialog.open()
    return dialog
