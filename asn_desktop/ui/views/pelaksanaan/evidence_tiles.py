"""The evidence of one result as small pictures, each with what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.evidence import EvidenceLine
from asn_desktop.ui.views.pelaksanaan.flow import Flow
from asn_desktop.ui.widgets.buttons import icon_button
from asn_desktop.ui.widgets.icons import icon
from asn_desktop.ui.widgets.keys import shortcut
from asn_desktop.ui.widgets.tokens import GRID, look_of
from asn_desktop.ui.widgets.words import words

TILE = 132
PICTURE = QSize(116, 76)
"""Logical pixels; the picture is drawn at twice the size, so that it is sharp on every screen."""
SIDE = 232
_PICTURES = frozenset({"jpg", "png", "tif", "webp", "gif", "bmp", "heic"})
_TABLES = frozenset({"xls", "xlsx", "xlsm", "ods"})


class EvidenceActions(Protocol):
    """What a tile asks for."""

    def open_evidence(self, line: EvidenceLine) -> None: ...
    def save_evidence(self, line: EvidenceLine) -> None: ...
    def describe_evidence(self, line: EvidenceLine) -> None: ...
    def remove_evidence(self, line: EvidenceLine) -> None: ...
    def picture_of(self, sha256: str, on_done: Callable[[QPixmap], None]) -> None: ...


class EvidenceTile(QFrame):
    """Enter or a click opens it, Delete removes it, the three dots tell the rest."""

    def __init__(self, texts: Texts, actions: EvidenceActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "tile")
        self._texts = texts
        self._actions = actions
        self.line: EvidenceLine | None = None
        self.picture = QToolButton()
        self.picture.setAutoRaise(True)
        self.picture.setIconSize(PICTURE)
        self.picture.setFixedSize(PICTURE + QSize(GRID, GRID))
        self.picture.clicked.connect(lambda: self._do(actions.open_evidence))
        self.name = words("", "body", wrap=False)
        self.note = words("", "muted", wrap=False)
        self.more = icon_button(texts.say("document.more"), "ellipsis-vertical", self._menu)
        below = QHBoxLayout()
        below.setSpacing(0)
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(self.name)
        text.addWidget(self.note)
        below.addLayout(text, 1)
        below.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.setSpacing(2)
        layout.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addLayout(below)
        self.setFixedWidth(TILE)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda _place: self._menu())
        shortcut(self, "Delete", lambda: self._do(actions.remove_evidence))
        self.editable = True

    def show_line(self, line: EvidenceLine, *, editable: bool, several: bool) -> None:
        """`several`: more than one month is on show, so the month is told."""
        same = self.line is not None and (self.line.sha256, self.line.lost) == (line.sha256, line.lost)
        self.line, self.editable = line, editable
        say = self._texts.say
        metrics = self.name.fontMetrics()
        self.name.setText(metrics.elidedText(line.nama, Qt.TextElideMode.ElideMiddle, TILE - 44))
        detail = line.bulan if several else line.size or say("pelaksanaan.evidence.place")
        self.note.setText(metrics.elidedText(say("pelaksanaan.evidence.lost") if line.lost else detail,
                                             Qt.TextElideMode.ElideRight, TILE - 44))  # fmt: skip
        self.note.setProperty("role", "error" if line.lost else "muted")
        self.note.style().unpolish(self.note)
        self.note.style().polish(self.note)
        told = [line.nama, line.catatan, line.tautan, line.size]
        if line.lost:
            told.insert(0, say("pelaksanaan.evidence.lost_help"))
        self.setToolTip("\n".join(part for part in told if part))
        self.picture.setAccessibleName(say("pelaksanaan.evidence.open", nama=line.nama))
        if not same:
            self._show_kind(line)
        self.show()

    def _show_kind(self, line: EvidenceLine) -> None:
        look = look_of(self.palette())
        if line.lost:
            self.picture.setIcon(icon("triangle-alert", look.bad, 40))
            return
        kind = "file-text" if line.sha256 else "link" if line.tautan.startswith("http") else "folder-open"
        if line.media in _TABLES:
            kind = "file-spreadsheet"
        self.picture.setIcon(icon(kind, look.muted, 40))
        if line.sha256 and (line.media in _PICTURES or line.media == "pdf"):
            wanted = line.sha256

            def came(picture: QPixmap) -> None:
                if self.line is not None and self.line.sha256 == wanted and not picture.isNull():
                    self.picture.setIcon(picture)

            self._actions.picture_of(wanted, came)

    def _menu(self) -> None:
        say, line = self._texts.say, self.line
        if line is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if line.sha256 and not line.lost:
            menu.addAction(say("pelaksanaan.evidence.menu_open"), lambda: self._do(self._actions.open_evidence))
            menu.addAction(say("pelaksanaan.evidence.menu_save"), lambda: self._do(self._actions.save_evidence))
        menu.addAction(say("pelaksanaan.evidence.menu_describe"), lambda: self._do(self._actions.describe_evidence))
        if self.editable:
            menu.addAction(say("pelaksanaan.evidence.menu_remove"), lambda: self._do(self._actions.remove_evidence))
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _do(self, action: Callable[[EvidenceLine], None]) -> None:
        if self.line is not None and (self.editable or action != self._actions.remove_evidence):
            action(self.line)


class EvidenceTiles(QWidget):
    """Tiles in as many lines as there is room for."""

    def __init__(self, texts: Texts, actions: EvidenceActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._actions = actions
        self.tiles: list[EvidenceTile] = []
        self._flow = Flow(self)
        self.hide()

    def show_evidence(self, lines: Sequence[EvidenceLine], *, editable: bool, several: bool) -> None:
        while len(self.tiles) < len(lines):
            self.tiles.append(EvidenceTile(self._texts, self._actions, self))
            self._flow.addWidget(self.tiles[-1])
        for tile in self.tiles[len(lines) :]:
            tile.line = None
            tile.hide()
        for tile, line in zip(self.tiles, lines, strict=False):
            tile.show_line(line, editable=editable, several=several)
        self.setVisible(bool(lines))
        self.updateGeometry()
