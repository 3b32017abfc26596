"""The year of a person with several plans: what covers which days, each plan leading to its sheet."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.skp.beside import Stretch
from asn_desktop.ui.widgets.icons import icon
from asn_desktop.ui.widgets.tokens import GRID, look_of
from asn_desktop.ui.widgets.words import words

LEAST = 84
"""Pixels in which the first and last day of a part can be read."""


class YearStrip(QFrame):
    """Hidden while one plan covers the whole year."""

    def __init__(self, texts: Texts, go: Callable[[UUID], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._texts = texts
        self._go = go
        self._shown: tuple[tuple[Stretch, ...], str] = ((), "")
        self._parts = QHBoxLayout()
        self._parts.setSpacing(2)
        self._overlap = words("", "error")
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID // 2, 2 * GRID, GRID // 2)
        column.setSpacing(GRID // 2)
        line = QHBoxLayout()
        line.setSpacing(2 * GRID)
        line.addWidget(words(texts.say("skp.year_strip.title"), "label", wrap=False))
        line.addLayout(self._parts, 1)
        column.addLayout(line)
        column.addWidget(self._overlap)
        self._overlap.hide()
        self.hide()

    def show_year(self, stretches: tuple[Stretch, ...], overlap: str) -> None:
        if (stretches, overlap) == self._shown:
            return
        self._shown = (stretches, overlap)
        while (item := self._parts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for stretch in stretches:
            self._parts.addWidget(self._part(stretch), max(stretch.days, 1))
        self._overlap.setText(overlap)
        self._overlap.setHidden(not overlap)
        self.setHidden(not stretches)

    def _part(self, stretch: Stretch) -> QPushButton:
        look = look_of(self.palette())
        part = QPushButton(stretch.text)
        part.setToolTip(stretch.said)
        part.setAccessibleName(stretch.said)
        part.setMinimumWidth(LEAST)
        part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        part.setProperty("role", "key")
        if stretch.skp_id is None:
            part.setEnabled(False)
            mark = "circle-check" if stretch.tone == "ok" else "triangle-alert"
            part.setIcon(icon(mark, getattr(look, stretch.tone), 14))
            return part
        part.setCheckable(True)
        part.setChecked(stretch.here)
        target = stretch.skp_id
        part.clicked.connect(lambda _checked=False: self._chosen(part, target, here=stretch.here))
        return part

    def _chosen(self, part: QPushButton, target: UUID, *, here: bool) -> None:
        part.setChecked(here)
        if not here:
            self._go(target)
