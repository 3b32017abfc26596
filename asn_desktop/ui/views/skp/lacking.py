"""Beside the plan: what it still lacks, each line leading to where it is written."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.skp.document import SkpPresenter
from asn_desktop.ui.presenters.skp.state import SkpState
from asn_desktop.ui.widgets.card import ScrollPage
from asn_desktop.ui.widgets.gap_list import Gap, GapList
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words


class LackingSide(ScrollPage):
    """The side column of the plan."""

    WIDTH, NARROW = 272, 208

    def __init__(self, texts: Texts, presenter: SkpPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = self._say = texts.say
        self._presenter = presenter
        self._title = words(say("skp.section.gaps"), "heading")
        self._gaps = GapList(
            say("skp.gap.blocking"), say("skp.gap.advice"), say("skp.section.complete"), say("skp.section.gaps")
        )
        self._help = words("", "muted")
        inside = QFrame()
        inside.setProperty("role", "side")
        column = QVBoxLayout(inside)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        for widget in (self._title, self._gaps, self._help):
            column.addWidget(widget)
        column.addStretch(1)
        self.setWidget(inside)

    def show_gaps(self, state: SkpState) -> None:
        self._gaps.show_gaps(
            [
                Gap(gap.text, gap.blocking, None if gap.key is None else partial(self._presenter.jump, gap.key))
                for gap in state.gaps
            ]
        )
        self._title.setHidden(not state.gaps)
        if state.locked:
            self._help.setText("" if state.away else self._say("skp.section.locked"))
        else:
            self._help.setText("" if state.gaps else self._say("skp.section.complete_help"))
