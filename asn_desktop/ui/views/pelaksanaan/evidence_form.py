"""Evidence that is no file, or another name for what there is: asked for in the page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.evidence import EvidenceLine
from asn_desktop.ui.widgets.buttons import button
from asn_desktop.ui.widgets.field import go_to_wrong, text_field
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words


class EvidenceForm(QFrame):
    """Hidden until `ask`. Enter goes on to the next field, and in the last one saves."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "note")
        say = self._say = texts.say
        self._done: Callable[[str, str, str], None] | None = None
        self._file = False
        self._title = words("", "strong")
        self.nama = text_field(say("pelaksanaan.evidence.nama"))
        self.tautan = text_field(say("pelaksanaan.evidence.tautan"), say("pelaksanaan.evidence.tautan_help"))
        self.catatan = text_field(say("pelaksanaan.evidence.catatan"))
        self.catatan.entered = self.confirm
        line = QHBoxLayout()
        line.setSpacing(2 * GRID)
        for field, share in ((self.nama, 3), (self.tautan, 4), (self.catatan, 3)):
            line.addWidget(field, share, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addStretch(1)
        buttons.addWidget(button(say("evaluasi.finalise.cancel"), self.hide))
        buttons.addWidget(button(say("pelaksanaan.evidence.keep"), self.confirm, "check"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self._title)
        layout.addLayout(line)
        layout.addLayout(buttons)
        self.hide()

    def ask(self, line: EvidenceLine | None, done: Callable[[str, str, str], None]) -> None:
        """About new evidence, or about a piece that is there; `done` gets name, place and note."""
        self._done, self._file = done, line is not None and bool(line.sha256)
        key = "pelaksanaan.evidence.describe" if line else "pelaksanaan.evidence.link_title"
        self._title.setText(self._say(key, nama=line.nama) if line else self._say(key))
        self.nama.set_value(line.nama if line else "")
        self.tautan.set_value(line.tautan if line else "")
        self.catatan.set_value(line.catatan if line else "")
        for field in (self.nama, self.tautan):
            field.set_error("")
        self.show()
        self.nama.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def confirm(self) -> None:
        nama, tautan, catatan = (str(field.value) for field in (self.nama, self.tautan, self.catatan))
        self.nama.set_error("" if nama.strip() else self._say("pelaksanaan.evidence.nama_missing"))
        needs = not self._file and not tautan.strip()
        self.tautan.set_error(self._say("pelaksanaan.evidence.tautan_missing") if needs else "")
        if not go_to_wrong(self.nama, self.tautan) and self._done is not None:
            self._done(nama, tautan, catatan)
            self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
