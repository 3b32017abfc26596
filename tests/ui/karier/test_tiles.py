"""The tiles of the months: what they say has room in the narrowest of them."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from asn_desktop import bootstrap
from asn_desktop.core.kernel.texts import Language
from asn_desktop.ui.shell.fonts import load_fonts, screen_font
from asn_desktop.ui.views.karier.tiles import MARK, TILE, Tile
from asn_desktop.ui.widgets.tokens import GRID


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("remark", ["late", "unmet"])
def test_a_remark_is_whole_in_the_narrowest_tile(qtbot: QtBot, language: Language, remark: str) -> None:
    texts = bootstrap.texts(language)
    load_fonts(bootstrap.resources() / "fonts")
    tile = Tile(texts)
    tile.setFont(screen_font("normal"))
    qtbot.addWidget(tile)
    said = texts.say(f"karier_ui.tile.{remark}", n=999)
    assert tile.fontMetrics().horizontalAdvance(said) <= TILE - 2 * (GRID + 4) - MARK
