"""Widths of columns: nothing is cut while there is room."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.ui.models.table import Column, TableModel
from asn_desktop.ui.presenters.listing import Listing
from asn_desktop.ui.widgets.column_widths import Wish, shared
from asn_desktop.ui.widgets.row_table import RowTable

wishes = st.lists(
    st.builds(lambda whole, least, firm: Wish(whole, min(whole, least), firm), st.integers(20, 600),
              st.integers(10, 200), st.booleans()),
    max_size=9,
)  # fmt: skip


@given(wishes, st.integers(0, 3000))
def test_no_column_is_cut_while_there_is_room_and_firm_ones_never(columns: list[Wish], room: int) -> None:
    sizes = shared(columns, room)
    for wish, size in zip(columns, sizes, strict=True):
        assert size >= (wish.whole if wish.firm else wish.least)
    if columns and sum(wish.whole for wish in columns) <= room:
        assert sum(sizes) == room
        assert all(size >= wish.whole for wish, size in zip(columns, sizes, strict=True))


def test_the_widest_gives_way_first() -> None:
    assert shared([Wish(100, 60), Wish(300, 60), Wish(150, 150, firm=True)], 400) == [100, 150, 150]


def test_a_long_name_is_shown_whole_and_a_dragged_column_keeps_its_width(
    world: Any, window_world: Any, qtbot: Any
) -> None:
    columns = [Column("pegawai.list.nama", str, firm=True), Column("pegawai.list.jabatan", lambda row: str(row) * 3)]
    table = RowTable(TableModel(columns, world.services.texts))
    qtbot.addWidget(table)
    table.resize(500, 200)
    long = "Dr. Ferdinandus Bernard Yikwa Wenda Kossay, S.Sos., M.Si"
    table.model().reset(1, [long])
    assert table.columnWidth(0) >= table.sizeHintForColumn(0)
    listing = Listing(world.services, "orang", lambda *_: 0, lambda *_: ())
    table.dragged.connect(listing.keep_width)
    table.horizontalHeader().resizeSection(1, 333)
    table.resize(700, 200)
    assert table.columnWidth(1) == 333
    again = Listing(world.services, "orang", lambda *_: 0, lambda *_: ())
    again._recalled(world.store.setting("list.orang"))
    assert again.widths == {"pegawai.list.jabatan": 333}


@pytest.mark.parametrize("room", [200, 900])
def test_without_columns_there_is_nothing_to_share(room: int) -> None:
    assert shared([], room) == []
