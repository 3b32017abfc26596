"""What a list says where it has nothing to show: that there is nothing yet, or that the question was too narrow."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from asn_desktop.ui.models.table import Column
from asn_desktop.ui.presenters.listing import Listing
from asn_desktop.ui.widgets.empty_state import EmptyState
from asn_desktop.ui.widgets.filter_bar import Filter
from asn_desktop.ui.widgets.list_page import ListPage


@pytest.mark.parametrize(
    ("choices", "said"),
    [({"tahun": "2026"}, "Belum ada pegawai"), ({"tahun": "2026", "unit": "x"}, "Tidak ada yang cocok")],
)
def test_a_year_that_must_be_chosen_does_not_narrow_the_question(
    world: Any, window_world: QApplication, choices: dict[str, str], said: str
) -> None:
    listing: Listing[str] = Listing(world.services, "uji", count=lambda _reader, _asked: 0, rows=lambda *_asked: ())
    page = ListPage(
        world.services,
        listing,
        (Column("doctor.column.what", str),),
        noun="skp.people",
        hint="Cari",
        filters=(Filter("tahun", "Tahun", (("2026", "2026"),), required=True), Filter("unit", "Unit")),
        empty=EmptyState("users", "Belum ada pegawai", ""),
    )
    page.show()
    listing.ask(choices=choices)
    window_world.processEvents()
    seen = " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())
    assert said in seen
    page.close()
    page.deleteLater()
