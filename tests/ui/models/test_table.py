"""The table model obeys Qt, fetches lazily and leaves sorting to the query."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt

from asn_desktop.ui.models.table import KEPT_PAGES, Column, TableModel, chip_column
from asn_desktop.ui.presenters.chips import Chip
from asn_desktop.ui.presenters.listing import PAGE

COLUMNS = (
    Column("shell.nav.pegawai", lambda row: f"Pegawai {row}", "nama"),
    chip_column("shell.nav.skp", lambda row: Chip("Draf", "pencil")),
    Column("shell.nav.evaluasi", str, "angka", right=True),
)


@pytest.fixture
def model(window_world: Any, texts: Any) -> TableModel:
    return TableModel(COLUMNS, texts)


def rows(offset: int) -> range:
    return range(offset, offset + PAGE)


def test_qt_accepts_the_model(model: TableModel, qtmodeltester: Any) -> None:
    model.reset(250, rows(0))
    qtmodeltester.check(model)


def test_rows_counted_later_are_more_or_fewer(model: TableModel, qtmodeltester: Any) -> None:
    model.reset(PAGE, rows(0))
    qtmodeltester.check(model)
    model.counted(250)
    assert model.rowCount() == 250
    assert not model.complete
    model.counted(90)
    assert model.rowCount() == 90


def test_titles_texts_chips_and_alignment(model: TableModel) -> None:
    model.reset(1, [7])
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Pegawai"
    assert model.index(0, 0).data() == "Pegawai 7"
    assert model.index(0, 1).data() == "Draf"
    assert model.chip(model.index(0, 1)) == Chip("Draf", "pencil")
    assert model.index(0, 2).data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight


def test_a_page_is_wanted_once_however_often_it_is_looked_at(model: TableModel, qtbot: Any) -> None:
    wanted: list[int] = []
    model.wanted.connect(wanted.append)
    model.reset(500, rows(0))
    for number in range(120, 160):
        assert model.index(number, 0).data() is None
    qtbot.waitUntil(lambda: wanted == [100], timeout=2000)
    model.page(100, rows(100))
    assert model.index(150, 0).data() == "Pegawai 150"


def test_memory_stays_flat_however_far_the_reader_scrolls(model: TableModel) -> None:
    dropped: list[int] = []
    model.dropped.connect(dropped.append)
    model.reset(50_000, rows(0))
    for start in range(PAGE, PAGE * (KEPT_PAGES + 3), PAGE):
        model.page(start, rows(start))
    assert dropped[0] == 0
    assert not model.complete


def test_sorting_is_passed_on_and_columns_without_a_key_do_not_sort(model: TableModel) -> None:
    asked: list[tuple[str, bool]] = []
    model.sorted_by.connect(lambda key, descending: asked.append((key, descending)))
    model.sort(2, Qt.SortOrder.DescendingOrder)
    model.sort(1, Qt.SortOrder.AscendingOrder)
    assert asked == [("angka", True)]
