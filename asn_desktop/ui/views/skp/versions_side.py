"""Beside the plan: its versions, why each came about, and what differs from the one before."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.skp.beside import VersionLine
from asn_desktop.ui.widgets.buttons import icon_button
from asn_desktop.ui.widgets.card import ScrollPage
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words


class VersionsSide(ScrollPage):
    """The newest first."""

    def __init__(self, texts: Texts, closed: Callable[[], None], printed: Callable[[int], None]) -> None:
        super().__init__()
        self._texts = texts
        self._printed = printed
        self._closed = closed
        self._shown: tuple[VersionLine, ...] | None = None

    def show_versions(self, lines: tuple[VersionLine, ...]) -> None:
        if lines == self._shown:
            return
        self._shown = lines
        say = self._texts.say
        inside = QFrame()
        inside.setProperty("role", "side")
        column = QVBoxLayout(inside)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID // 2)
        top = QHBoxLayout()
        top.addWidget(words(say("skp.version.title"), "heading"), 1)
        top.addWidget(icon_button(say("skp.library.close"), "x", self._closed), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        for line in lines:
            column.addSpacing(GRID)
            row = QHBoxLayout()
            row.addWidget(words(line.title, "label"), 1)
            told = say("skp.version.print", nomor=line.nomor)
            row.addWidget(icon_button(told, "printer", partial(self._printed, line.nomor)))
            column.addLayout(row)
            if line.reason:
                column.addWidget(words(say("skp.version.reason", alasan=line.reason), "body"))
            for change in line.changes:
                column.addWidget(words(f"•  {change}", "muted"))
            if line.reason and not line.changes:
                column.addWidget(words(say("skp.version.same"), "muted"))
        column.addStretch(1)
        self.setWidget(inside)
