"""Public satisfaction in the window of a centre: by office, by unit, in Excel and on paper."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from posting import Office
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from asn_desktop.core.domain.survei import SurveiKepuasan
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.usecases.centre.receiving import receive
from asn_desktop.storage.db import new_id
from asn_desktop.ui.views.centre.rekap import RekapScreen

SERVED = (("Puskesmas", "Rawat jalan", 90, "3.5"), ("Sekretariat", "Kartu keluarga", 30, "2.5"))


@pytest.fixture
def taken(pusat: Any, kantor: Callable[..., Office], tmp_path: Path) -> Office:
    """Two offices taken in; one of them sent surveys."""
    walesi, kurulu = (kantor(name, pusat.centre) for name in ("Distrik Walesi", "Distrik Kurulu"))
    kurulu.people("Markus Wenda", first=901)
    units = [Unit(id=new_id(), nama=name) for name, *_ in SERVED]
    with walesi.store.write("save_survei", "Operator") as work:
        for unit, (_, layanan, people, mean) in zip(units, SERVED, strict=True):
            work.put(unit)
            means = (Decimal(mean),) * 9
            work.put(
                SurveiKepuasan(
                    id=work.new_id(), unit_id=unit.id, tahun=2025, layanan=layanan, responden=people, nrr=means
                )
            )
        work.commit()
    for office in (walesi, kurulu):
        office.send(tmp_path / "stik")
    receive(pusat.store, pusat.centre.desk(), [tmp_path / "stik"], "Ina")
    return walesi


@pytest.fixture
def screen(pusat: Any, taken: Office, window_world: Any, qtbot: Any) -> RekapScreen:
    made = RekapScreen(pusat.services)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    bar = made.tabs
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(1).center())
    made.presenter.choose(year=2025)
    return made


def shown(screen: RekapScreen) -> list[list[str]]:
    model = screen.surveys
    hidden = {n for n in range(model.columnCount()) if screen.survey_table.isColumnHidden(n)}
    return [
        [str(model.index(row, n).data()) for n in range(model.columnCount()) if n not in hidden]
        for row in range(model.rowCount())
    ]


def test_offices_then_units_of_one(screen: RekapScreen) -> None:
    assert screen.survey_table.isVisible()
    assert shown(screen) == [
        ["Distrik Kurulu", "0", "0", "–", "Belum ada survei"],
        ["Distrik Walesi", "2", "120", "81,25", "B (Baik)"],
    ]
    assert screen._bar.note.text() == "2 survei, 120 responden, IKM 81,25, mutu B (Baik)"
    screen.survey_table.selectRow(1)
    QTest.keyClick(screen.survey_table, Qt.Key.Key_Return)
    assert shown(screen) == [
        ["Puskesmas", "1", "90", "87,50", "B (Baik)"],
        ["Sekretariat", "1", "30", "62,50", "D (Tidak Baik)"],
    ]
    screen.presenter.choose(year=2024, office=screen._state.office)
    assert not screen.survey_table.isVisible()
    assert not screen._export.isEnabled()
    bar = screen.tabs
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(0).center())
    assert not screen._state.satisfaction


def test_what_is_shown_is_saved_and_printed(
    screen: RekapScreen, pusat: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "ikm.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    screen._export.trigger()
    (sheet,) = pusat.sheets.written[path]
    assert [row[1:] for row in sheet.rows[1:]] == [
        ["Distrik Kurulu", "", 0, 0, None, None],
        ["Distrik Walesi", "", 2, 120, 81.25, "B (Baik)"],
    ]
    paper = tmp_path / "ikm.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(paper), ""))
    QTest.mouseClick(screen._print, Qt.MouseButton.LeftButton)
    read = subprocess.run(["pdftotext", "-layout", str(paper), "-"], check=True, capture_output=True, text=True).stdout
    lines = [" ".join(line.split()) for line in read.splitlines()]
    assert "INDEKS KEPUASAN MASYARAKAT TAHUN 2025" in lines
    assert "Distrik Walesi 2 120 81,25 B (Baik)" in lines
    assert "Distrik Kurulu - - - -" in lines
    assert any(line.startswith("Jumlah 2 120 81,25 B (Baik)") for line in lines)
