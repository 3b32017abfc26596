"""Evidence beside a result while it is rated: what each piece is called is read without opening it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.storage.db import new_id
from asn_desktop.ui.presenters.evidence import EvidenceLine
from asn_desktop.ui.views.evaluasi.from_months import MOST, EvidenceRow

NAMES = ("Laporan kegiatan", "Foto rapat dengan kepala kampung", "Surat tugas", "Daftar hadir pembinaan", "Notulen")


class Actions:
    def __init__(self) -> None:
        self.opened: list[str] = []

    def open_evidence(self, line: EvidenceLine) -> None:
        self.opened.append(line.nama)

    def show_months(self) -> None: ...

    def picture_of(self, sha256: str, on_done: Callable[[QPixmap], None]) -> None: ...


@pytest.mark.parametrize("width", [250, 290, 480])
def test_names_are_read_whole_and_nothing_is_wider_than_its_place(
    window_world: QApplication, texts: Texts, qtbot: Any, width: int
) -> None:
    host, actions = QWidget(), Actions()
    row = EvidenceRow(texts, actions)
    QVBoxLayout(host).addWidget(row)
    lines = tuple(EvidenceLine(new_id(), name, "Maret", "", "", "", "lemari 2", "", lost=False) for name in NAMES)
    row.show_evidence(lines)
    host.resize(width, 400)
    qtbot.addWidget(host)
    host.show()
    QTest.qWait(50)
    assert host.width() == width
    for key, line in zip(row.keys[:MOST], lines, strict=False):
        assert key.isVisible()
        assert key.geometry().right() < width
        assert line.nama[:14] in key.text().replace("\n", " ")
        assert line.nama in key.toolTip()
    if width >= 290:
        assert "Foto rapat dengan kepala kampung" in row.keys[1].text().replace("\n", " ")
    row.keys[2].click()
    assert actions.opened == ["Surat tugas"]
    row.show_evidence(lines[:1])
    QTest.qWait(20)
    assert [key.isVisible() for key in row.keys] == [True, False, False, False]
