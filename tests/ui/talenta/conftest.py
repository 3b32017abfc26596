"""The small office of the careers, with people in boxes and a vacant post."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication

from asn_desktop.core.domain.jabatan import Jabatan, JenisJabatan
from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.domain.riwayat import RiwayatUnit
from asn_desktop.core.domain.talenta import PenilaianPotensi
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.usecases import talenta
from asn_desktop.storage.db import new_id
from asn_desktop.ui.views.talenta.screen import TalentaScreen
from tests.core.karier.conftest import Register
from tests.ui.karier.conftest import Desk, desk, make_desk, register

__all__ = ["desk", "make_desk", "register"]


class Staff:
    """Elda in box 9, Agus in box 5, Melki with nothing assessed; one post nobody holds."""

    def __init__(self, office: Register) -> None:
        self.unit = Unit(id=new_id(), nama="Seksi Pemerintahan")
        self.post = Jabatan(
            id=new_id(), nama="Kasi Pemerintahan", jenis=JenisJabatan.PENGAWAS, unit_id=self.unit.id, eselon="IV.b",
            kepala=True,
        )  # fmt: skip
        office.put(self.unit, self.post)
        self.elda = office.person("III/b", nama="Elda Tabuni")
        self.agus = office.person("III/b", nama="Agus Wenda")
        self.melki = office.person("II/a", nama="Melki Kogoya")
        for person, predikat in ((self.elda, Predikat.SANGAT_BAIK), (self.agus, Predikat.BAIK)):
            for year in (2024, 2025):
                office.appraised(person, year, predikat)
        office.add(RiwayatUnit, self.agus, unit_id=self.unit.id, tmt=date(2020, 1, 1))
        assess(office, self.elda, "85")
        assess(office, self.agus, "65")


def assess(office: Register, person: UUID, value: str, day: date = date(2025, 6, 1)) -> None:
    made = PenilaianPotensi(id=new_id(), pegawai_id=person, tanggal=day, sumber="BKN", nilai=Decimal(value))
    talenta.save_potential(office.ctx, made)


@pytest.fixture
def staff(register: Register) -> Staff:
    return Staff(register)


@pytest.fixture
def make(window_world: Any, qtbot: Any) -> Callable[[Desk], TalentaScreen]:
    def made(at: Desk) -> TalentaScreen:
        screen = TalentaScreen(at.services)
        qtbot.addWidget(screen)
        screen.resize(968, 520)
        screen.show()
        screen.visited()
        QApplication.processEvents()
        at.shell.offer = screen.changed  # type: ignore[method-assign]
        at.shell.go = lambda _screen, target=None, detail="": screen.show_target(target, detail)  # type: ignore[method-assign]
        return screen

    return made
