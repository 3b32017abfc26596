"""A small office with plans agreed on, a printer, a scanner, and the print screen in a real window."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

from asn_desktop import bootstrap
from asn_desktop.core.domain.jabatan import Jabatan, JenisJabatan
from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.forms.filled import FormKind
from asn_desktop.core.usecases.arsip.register import register_printed
from asn_desktop.core.usecases.form_facts.model import Selection
from asn_desktop.core.usecases.ports import Context, PaperSize, no_safeguard
from asn_desktop.core.usecases.printing import print_forms
from asn_desktop.storage.db import create_store, new_id
from asn_desktop.storage.sheets import SpreadsheetFiles
from asn_desktop.ui.presenters.services import Services
from tests.ui.conftest import ImmediateRunner, RecordingShell

sys.path.insert(0, str(Path(__file__).parents[2] / "core" / "usecases"))
sys.path.insert(0, str(Path(__file__).parents[2] / "storage" / "scan"))
from kinerja_office import Office

TODAY = date(2025, 12, 15)
PEOPLE = ("Camat", "Sekcam", "Staf")


class Shell(RecordingShell):
    """Tells the open screen what was saved, as the window does."""

    screen: Any = None

    def offer(self, changes: Any) -> None:
        super().offer(changes)
        if self.screen is not None and changes:
            self.screen.changed(changes)


class Desk(Struct, frozen=True):
    """Everything the tests need in one hand."""

    office: Office
    services: Services
    shell: Shell
    folder: Path

    def print(self, *names: str) -> Path:
        """The plans of these people on paper; returns the PDF."""
        plans = tuple(self.office[f"SKP {name}"] for name in names)
        made = bootstrap.printing()
        target = self.folder / f"{'-'.join(names)}.pdf"
        printed = print_forms(
            self.office.ctx, made.paper, made.maker, FormKind.SKP, Selection(2025, skp_ids=plans), PaperSize.A4, target
        )
        register_printed(self.office.ctx, printed.forms)
        return target

    def stored(self, kind: type) -> tuple[Any, ...]:
        return self.office.read(kind)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "kantor.asn"
    kantor = Kantor(id=new_id(), nama="Distrik Welesi", instansi="Pemerintah Kabupaten Jayawijaya", tempat="Wamena")
    store = create_store(path, kantor, today=TODAY)
    ctx = Context(store, bootstrap.law_book(), "Petugas", TODAY, no_safeguard, bootstrap.vault(path))
    office = Office(ctx)
    unit = Unit(id=new_id(), nama="Distrik Welesi", kode="01", mandiri=True)
    office.put(unit, "distrik")
    office.put(Jabatan(id=new_id(), nama="Kepala Distrik", jenis=JenisJabatan.PENGAWAS, unit_id=unit.id, kepala=True),
               "Kepala Distrik")  # fmt: skip
    for name in PEOPLE:
        office.person(name, "distrik", "Kepala Distrik" if name == "Camat" else "")
        office.ids[f"SKP {name}"] = office.plan(name)
    folder = tmp_path / "kertas"
    folder.mkdir()
    shell = Shell()
    services = Services(
        bootstrap.texts("id"), lambda: ctx, ImmediateRunner(), shell, SpreadsheetFiles(), bootstrap.printing,
        bootstrap.scanner,
    )  # fmt: skip
    yield Desk(office, services, shell, folder)
    store.close()


@pytest.fixture
def screen(desk: Desk, window_world: Any) -> Iterator[Callable[..., Any]]:
    """The print screen with the archive on show."""
    from PySide6.QtWidgets import QMainWindow

    from asn_desktop.ui.views.cetak import make

    hosts: list[QMainWindow] = []

    def show(width: int = 1166, height: int = 640) -> Any:
        made = make(desk.services)
        host = QMainWindow()
        host.setCentralWidget(made)
        host.resize(width, height)
        host.show()
        hosts.append(host)
        desk.shell.screen = made
        made.show_target(None, "arsip")
        return made

    yield show
    desk.shell.screen = None
    for host in hosts:
        host.close()
        host.deleteLater()
