"""What the months recorded, as it stands beside the fields: text with a line at its left, and small pictures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QToolButton, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.evidence import EvidenceLine
from asn_desktop.ui.widgets.buttons import quiet_button
from asn_desktop.ui.widgets.flush import flush_line
from asn_desktop.ui.widgets.icons import icon
from asn_desktop.ui.widgets.tokens import GRID, look_of
from asn_desktop.ui.widgets.words import words

MOST = 4
"""Pieces of evidence beside a result; the others are seen in Pelaksanaan."""
PICTURE = QSize(60, 40)
WIDE = 440
"""From this width on, two pieces stand side by side."""
SIDE = 160
"""Pixels of a picture: twice its size on the screen, so that it is sharp everywhere."""


class EvidenceActions(Protocol):
    """What a piece of evidence asks for."""

    def open_evidence(self, line: EvidenceLine) -> None: ...
    def show_months(self) -> None: ...
    def picture_of(self, sha256: str, on_done: Callable[[QPixmap], None]) -> None: ...


class Quote(QWidget):
    """Words of the months, told apart from what is typed by a line at the left; hidden while there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QFrame()
        line.setFrameShape(QFrame.Shape.VLine)
        self.text = words("", "muted")
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = flush_line(self, spacing=GRID)
        row.addWidget(line)
        row.addWidget(self.text, 1)
        self.hide()

    def say(self, text: str) -> None:
        if text != self.text.text():
            self.text.setText(text)
        self.setHidden(not text)


class EvidenceKey(QToolButton):
    """One piece of evidence: its picture, and its name in up to two lines beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self.setAutoRaise(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(PICTURE)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(max(PICTURE.height(), 2 * self.fontMetrics().lineSpacing()) + GRID)

    def show_name(self, name: str) -> None:
        self._name = name
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """What does not fit into two lines is cut at its end; the beginning of a name says most."""
        metrics, room = self.fontMetrics(), self.width() - PICTURE.width() - 3 * GRID
        first, rest = self._name, ""
        if metrics.horizontalAdvance(first) > room:
            taken: list[str] = []
            words_of = self._name.split()
            while words_of and metrics.horizontalAdvance(" ".join((*taken, words_of[0]))) <= room:
                taken.append(words_of.pop(0))
            first, rest = " ".join(taken), " ".join(words_of)
        lines = [metrics.elidedText(line, Qt.TextElideMode.ElideRight, room) for line in (first, rest) if line]
        self.setText("\n".join(lines))


class EvidenceRow(QWidget):
    """The first pieces of evidence of a result; Enter, Space or a click opens one."""

    def __init__(self, texts: Texts, actions: EvidenceActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._actions = actions
        self._lines: tuple[EvidenceLine, ...] = ()
        self.keys: list[EvidenceKey] = []
        self._across = 1
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GRID // 2)
        self._rest = quiet_button("", actions.show_months)
        self._grid.addWidget(self._rest, MOST, 0, 1, 2, Qt.AlignmentFlag.AlignRight)
        self.hide()

    def show_evidence(self, lines: Sequence[EvidenceLine]) -> None:
        if tuple(lines) == self._lines:
            return
        self._lines = tuple(lines)
        shown = self._lines[:MOST]
        while len(self.keys) < len(shown):
            self._add()
        for key in self.keys[len(shown) :]:
            key.hide()
        for key, line in zip(self.keys, shown, strict=False):
            self._show(key, line)
        more = len(self._lines) - len(shown)
        self._rest.setText(self._texts.say("evaluasi.months.more", n=more) if more else "")
        self._rest.setHidden(not more)
        self.setHidden(not self._lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        across = 2 if self.width() >= WIDE else 1
        if across != self._across:
            self._across = across
            for number, key in enumerate(self.keys):
                self._place(number, key)

    def _place(self, number: int, key: EvidenceKey) -> None:
        self._grid.addWidget(key, number // self._across, number % self._across, 1, 3 - self._across)

    def _add(self) -> None:
        key, number = EvidenceKey(), len(self.keys)
        key.clicked.connect(lambda: self._actions.open_evidence(self._lines[number]))
        self.keys.append(key)
        self._place(number, key)

    def _show(self, key: EvidenceKey, line: EvidenceLine) -> None:
        look, say = look_of(self.palette()), self._texts.say
        key.show_name(line.nama)
        key.setAccessibleName(say("evaluasi.months.open", nama=line.nama))
        told = [say("evaluasi.months.lost") if line.lost else "", line.nama, line.bulan, line.size, line.catatan]
        key.setToolTip("\n".join(part for part in told if part))
        mark = "triangle-alert" if line.lost else "file-text" if line.sha256 else "link"
        key.setIcon(icon(mark, look.bad if line.lost else look.muted, 32))
        key.show()
        if line.sha256 and not line.lost:
            wanted = line

            def came(picture: QPixmap) -> None:
                if not picture.isNull() and wanted in self._lines[:MOST]:
                    self.keys[self._lines.index(wanted)].setIcon(picture)

            self._actions.picture_of(line.sha256, came)
