"""The calendar month by month: tiles below the same filters as the lists have."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.karier.rows import MonthTile
from asn_desktop.ui.views.karier.tiles import TilesView
from asn_desktop.ui.widgets.card import ScrollPage
from asn_desktop.ui.widgets.filter_bar import Filter, FilterBar
from asn_desktop.ui.widgets.flush import flush_column


class MonthsPage(QWidget):
    """Every month is on show, so that there is no filter of the time."""

    searched = Signal(str)
    narrowed = Signal()

    def __init__(self, texts: Texts, hint: str, filters: Sequence[Filter], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = texts.say
        self.bar = FilterBar(texts, hint, tuple(filters), None, "")
        self.bar.export.hide()
        self.bar.text_changed.connect(lambda text: self.searched.emit(text.strip()))
        self.bar.choices_changed.connect(lambda _choices: self.narrowed.emit())
        self.tiles = TilesView(texts)
        scroll = ScrollPage()
        scroll.body.addWidget(self.tiles)
        scroll.body.addStretch(1)
        column = flush_column(self, spacing=0)
        column.addWidget(self.bar)
        column.addWidget(scroll, 1)

    def show_tiles(self, tiles: tuple[MonthTile, ...]) -> None:
        self.tiles.show_tiles(tiles)
        self.bar.count.setText(self._say("karier.daftar.due", n=sum(tile.total for tile in tiles)))
